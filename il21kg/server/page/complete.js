// A field that completes what is typed: a list below it, walked by the arrow keys, left by Escape.
import { el, get, nodeHref, say, swatch } from "./dom.js";

let lists = 0;

/** Things of the graph whose names begin so. */
export const things = async (words, signal) =>
  (await get("/api/search", { q: words, limit: 12 }, signal)).map((each) => ({
    value: each.curie,
    label: each.label,
    note: each.curie === each.label ? "" : each.curie,
    kind: each.kind,
    href: nodeHref(each.curie),
  }));

/** Documents whose key, title or genes have these words. */
export const documents = async (words, signal) =>
  (await get("/api/documents", { q: words, limit: 12 }, signal)).documents.map((each) => ({
    value: each.key,
    label: each.title || each.key,
    note: each.genes.join(", "),
    kind: "paper",
  }));

/** Let a field complete: `find(words, signal)` gives the options, `take(option)` gets the one that is chosen. */
export function completing(input, find, take) {
  const list = el("ul", { class: "options", role: "listbox", id: `options-${++lists}`, hidden: true, "aria-label": "Suggestions" });
  const set = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" };
  for (const [name, value] of Object.entries(set)) input.setAttribute(name, value);
  input.after(list);
  let options = [], at = -1, asking = new AbortController(), timer;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function go(to) {
    at = options.length ? (to + options.length) % options.length : -1;
    [...list.children].forEach((each, place) => each.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return;
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }
  function chosen(option) {
    close();
    take(option);
  }
  function open(found) {
    options = found;
    list.replaceChildren(...found.map((each, place) =>
      el("li", { role: "option", id: `${list.id}-${place}`, "aria-selected": "false",
        mousedown: (event) => { event.preventDefault(); chosen(each); } },
        swatch(each.kind), el("span", {}, each.label), el("small", {}, each.note))));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    at = -1;
    say(found.length ? `${found.length} suggestions` : "No suggestion");
  }
  async function look() {
    asking.abort();
    asking = new AbortController();
    const words = input.value.trim();
    if (!words) return close();
    try {
      const found = await find(words, asking.signal);
      if (document.activeElement === input) open(found);
    } catch {
      close();
    }
  }
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 80); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await look();
      go(event.key === "ArrowDown" ? at + 1 : at - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      chosen(options[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}
