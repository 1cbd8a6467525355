// Rows of an answer: as a table that sorts, and as files.
import { count, el, get, nodeHref, withFields } from "./dom.js";

const MOST = 500;
let prefixes = null;

/** Give the short form of an IRI, where its beginning has a name. */
export async function compacting() {
  prefixes ||= Object.entries(await get("/api/prefixes")).sort((a, b) => b[1].length - a[1].length);
  return (iri) => {
    const [name, base] = prefixes.find(([, each]) => iri.startsWith(each)) || [];
    return name ? `${name}:${iri.slice(base.length)}` : iri;
  };
}

function cell(term, compact) {
  if (!term) return el("td", {});
  if (term.type === "uri") {
    const words = compact(term.value);
    return el("td", {}, el("a", { href: nodeHref(words), title: term.value }, words));
  }
  return el("td", { class: isNumber(term.value) ? "number" : null }, term.type === "triple" ? "a triple" : term.value);
}

const isNumber = (words) => /^[-+]?\d+(\.\d+)?$/.test(words);

function byColumn(name, turn) {
  const words = (row) => row[name]?.value ?? "";
  return (a, b) => turn * (isNumber(words(a)) && isNumber(words(b))
    ? Number(words(a)) - Number(words(b)) : words(a).localeCompare(words(b), "en", { numeric: true }));
}

/** A table of SPARQL's JSON results. */
export function table(answer, compact, caption) {
  const columns = answer.head.vars, rows = [...answer.results.bindings];
  const body = el("tbody");
  const fill = () => body.replaceChildren(...rows.slice(0, MOST).map((row) => el("tr", {}, columns.map((name) => cell(row[name], compact)))));
  const heads = columns.map((name) => {
    const head = el("th", { scope: "col", "aria-sort": "none" }, el("button", { type: "button", click: () => {
      const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach((each) => each.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
      rows.sort(byColumn(name, turn));
      fill();
    } }, name));
    return head;
  });
  fill();
  const cut = rows.length > MOST ? el("p", {}, `These are ${MOST} of ${count(rows.length, "row")}; the files have all.`) : null;
  return [cut, el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Rows" },
    el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, heads)), body))];
}

/** Links to the same answer as files. */
export function files(query, formats, name) {
  return el("p", { class: "files" }, "Download ", formats.map((format) =>
    el("a", { href: withFields("/sparql", { format, query }), download: `${name}.${format}`, "data-plain": true }, format.toUpperCase())));
}
