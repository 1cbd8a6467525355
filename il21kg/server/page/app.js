// The pages: an address is a page; going on, back and a shared link all lead through `render`.
import { completing, things } from "./complete.js";
import { el, Problem, say } from "./dom.js";
import { documentPage, documentsPage, homePage, noArticlePage } from "./documents.js";
import { figuresPage } from "./figures.js";
import { nodePage } from "./node.js";
import { askPage, questionPage, questionsPage } from "./questions.js";
import { queryPage } from "./query.js";

const main = document.getElementById("main");
const words = document.getElementById("words");

/** Beginning of a path → its page; it gives a title and what to show. The rest of the path is its argument. */
const PAGES = [
  [/^\/$/, homePage],
  [/^\/nodes\/(.+)$/, nodePage],
  [/^\/documents\/?$/, documentsPage],
  [/^\/documents\/(.+)$/, documentPage],
  [/^\/articles\/(.+)$/, noArticlePage],
  [/^\/questions\/?$/, questionsPage],
  [/^\/questions\/(.+)$/, questionPage],
  [/^\/figures$/, figuresPage],
  [/^\/ask$/, askPage],
  [/^\/(?:query|sparql)$/, queryPage],
];

let going = new AbortController();

/** Show the page of the address. */
async function render({ focus = true, scroll = 0 } = {}) {
  going.abort();
  going = new AbortController();
  const { signal } = going;
  const [page, argument] = PAGES.map(([path, each]) => [each, path.exec(location.pathname)]).find(([, found]) => found) || [];
  const slow = setTimeout(() => main.setAttribute("aria-busy", "true"), 150);
  try {
    if (!page) throw new Problem({ title: "There is no such page." });
    const context = { argument: argument[1] && decodeURIComponent(argument[1]), fields: new URLSearchParams(location.search), signal, go };
    const made = await page(context);
    if (signal.aborted) return; // another address has been gone to meanwhile, perhaps by this page
    const { title, parts } = made;
    show(title, parts);
  } catch (error) {
    if (error.name === "AbortError" || signal.aborted) return;
    show("Not found", [el("h1", {}, error.message), el("p", {}, error.detail || "")]);
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) main.removeAttribute("aria-busy");
  }
  for (const link of document.querySelectorAll("header nav a")) {
    link.toggleAttribute("aria-current", location.pathname.startsWith(new URL(link.href).pathname));
  }
  if (focus) main.focus({ preventScroll: true });
  scrollTo(0, scroll);
}

function show(title, parts) {
  document.title = title === "il21kg" ? title : `${title} – il21kg`;
  main.replaceChildren(...[parts].flat(Infinity).filter(Boolean));
  say(title);
}

/** Go to an address of ours; `quiet` puts it in place of the one where we are. */
function go(address, { quiet = false } = {}) {
  if (!quiet) history.replaceState({ scroll: scrollY }, "");
  history[quiet ? "replaceState" : "pushState"]({ scroll: 0 }, "", address);
  return render();
}

addEventListener("popstate", (event) => render({ scroll: event.state?.scroll || 0 }));
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const plain = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || plain || event.defaultPrevented || "plain" in link.dataset) return;
  const to = new URL(link.href, location.href);
  if (to.origin !== location.origin || to.hash || !PAGES.some(([path]) => path.test(to.pathname))) return;
  event.preventDefault();
  go(to.pathname + to.search);
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    words.focus();
  }
});

completing(words, things, (option) => {
  words.value = "";
  go(option.href);
});
document.getElementById("find").addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = words.value.trim();
  if (!asked) return;
  words.value = "";
  go(`/ask?${new URLSearchParams({ words: asked })}`);
});
history.scrollRestoration = "manual";
render({ focus: false });
