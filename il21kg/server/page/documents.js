// The first page, the list of documents, and a document with its claims, sentence by sentence.
import { count, documentHref, el, get, withFields } from "./dom.js";
import { claim, more, quote } from "./facts.js";

export async function homePage({ signal, go }) {
  const [health, listed] = await Promise.all([get("/health", {}, signal), get("/api/documents", { limit: 8 }, signal)]);
  const words = el("input", { id: "question", type: "text", placeholder: "Which cells does IL21 act on?" });
  return { title: "il21kg", parts: [
    el("h1", {}, "What the texts say, sentence by sentence"),
    el("p", {}, `${count(health.claims, "claim")} about ${count(health.things, "thing")} from ${count(health.documents, "document")}. Each leads to its sentence.`),
    el("form", { class: "row", submit: (event) => {
      event.preventDefault();
      if (words.value.trim()) go(withFields("/ask", { words: words.value.trim() }));
    } }, el("label", { for: "question" }, "Ask "), words, el("button", {}, "Ask")),
    examples(listed.documents),
    el("p", {}, "Or take one of the ", el("a", { href: "/questions" }, "questions"), ", draw a ", el("a", { href: "/figures" }, "figure"), ", find a thing in the field above, or write ", el("a", { href: "/query" }, "SPARQL"), "."),
    el("h2", {}, "Documents"),
    rows(listed.documents),
    listed.total > listed.documents.length ? el("p", {}, el("a", { href: "/documents" }, `All ${count(listed.total, "document")}`)) : null,
  ] };
}

/** Questions about the genes that are there. */
function examples(documents) {
  const [gene, other] = [...new Set(documents.flatMap((each) => each.genes.slice(0, 1)))];
  if (!gene) return null;
  const asked = [`Which cells does ${gene} act on?`, `Which diseases is ${gene} associated with?`,
    other ? `What do ${gene} and ${other} share?` : `Which processes is ${gene} involved in?`];
  return el("ul", { class: "documents" }, asked.map((words) => el("li", {}, el("a", { href: withFields("/ask", { words }) }, words))));
}

function rows(documents) {
  return el("ul", { class: "documents" }, documents.map((each) => el("li", {},
    el("a", { href: documentHref(each.key) }, each.title || each.key),
    el("small", {}, ` ${[each.genes.join(", "), count(each.statements, "claim")].filter(Boolean).join(" · ")}`))));
}

const PAGE = 100;

export async function documentsPage({ fields, signal, go }) {
  const words = fields.get("q") || "", offset = Number(fields.get("offset")) || 0;
  const listed = await get("/api/documents", { q: words, offset, limit: PAGE }, signal);
  const field = el("input", { type: "search", id: "only", value: words });
  const turn = (to, title) => el("a", { href: withFields("/documents", { q: words, offset: to || "" }) }, title);
  return { title: "Documents", parts: [
    el("h1", {}, "Documents"),
    el("form", { class: "row", submit: (event) => { event.preventDefault(); go(withFields("/documents", { q: field.value })); } },
      el("label", { for: "only" }, "Key, title or gene "), field, el("button", {}, "Show")),
    el("p", {}, listed.total ? `${count(listed.total, "document")}${listed.total > PAGE ? `, ${offset + 1} to ${Math.min(offset + PAGE, listed.total)}` : ""}` : "There is none."),
    rows(listed.documents),
    el("p", { class: "row" }, offset ? turn(Math.max(0, offset - PAGE), "Earlier") : null, offset + PAGE < listed.total ? turn(offset + PAGE, "Later") : null),
  ] };
}

export async function documentPage({ argument, signal }) {
  const address = documentHref(argument);
  const [held, health] = await Promise.all([get(`/api${address}`, {}, signal), get("/health", {}, signal)]);
  const sentences = new Map();
  for (const fact of held.facts) {
    const place = fact.evidence[0], at = `${place.start}-${place.end}`;
    if (!sentences.has(at)) sentences.set(at, { place, facts: [] });
    sentences.get(at).facts.push(fact);
  }
  let section = "";
  const parts = [...sentences.values()].flatMap(({ place, facts }) => {
    const headed = place.section && place.section !== section ? el("h2", {}, place.section) : null;
    section = place.section || section;
    const marks = facts.length === 1 ? place.marks : []; // marks of several claims would lie on each other
    return [headed, el("article", { class: "sentence" }, quote({ ...place, marks }),
      el("ul", { class: "facts" }, facts.map((fact) => el("li", { class: "fact" }, el("div", {}, claim(fact)), el("small", {}, more(fact))))))];
  });
  return { title: held.title || held.key, parts: [
    el("h1", {}, held.title || held.key),
    el("p", { class: "about" }, `${count(held.statements, "claim")}. `, held.genes.length ? `About ${held.genes.join(", ")}. ` : "",
      /^https?:/.test(held.url) ? [el("a", { href: held.url, rel: "noreferrer", "data-plain": true }, "Where the text is"), ". "] : null,
      "SHA-256 ", el("code", {}, held.sha256)),
    health.texts ? el("p", {}, el("a", { href: address.replace("documents", "articles"), "data-plain": true }, "The whole text with its facts")) : null,
    parts.length ? parts : el("p", {}, "It says nothing that was read."),
  ] };
}

/** What stands at an address of an article whose text cannot be shown. */
export async function noArticlePage({ argument }) {
  return { title: "Not at hand", parts: [
    el("h1", {}, "The text of this document is not at hand"),
    el("p", {}, "It was moved or changed since it was loaded, or is not shown to others. ", el("a", { href: documentHref(argument) }, "What it says, sentence by sentence")),
  ] };
}
