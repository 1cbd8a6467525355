// SPARQL: a field to write it in, its answer, and its mistakes at their place.
import { ask, count, el, get, Problem, withFields } from "./dom.js";
import { compacting, files, table } from "./table.js";

const FIRST = "SELECT ?subject ?relation ?object {\n  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .\n  ?s rdfs:label ?subject . ?p rdfs:label ?relation . ?o rdfs:label ?object\n} LIMIT 20";

export async function queryPage({ fields, signal, go }) {
  const query = fields.get("query") || "";
  const all = await get("/api/questions", {}, signal);
  const text = el("textarea", { id: "sparql", rows: "14", spellcheck: "false", autocapitalize: "off", "aria-describedby": "keys" });
  text.value = query || FIRST;
  const run = (event) => {
    event?.preventDefault();
    const address = withFields("/query", { query: text.value });
    go(address, { quiet: address === location.pathname + location.search });
  };
  text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(event); });
  const example = el("select", { id: "example", change: () => {
    const found = all.find((each) => each.name === example.value);
    if (found) text.value = found.sparql;
    text.focus();
  } }, el("option", { value: "" }, "—"), all.map((each) => el("option", { value: each.name }, each.name)));
  const parts = [
    el("h1", {}, "SPARQL"),
    el("form", { submit: run }, el("label", { for: "sparql" }, "Query"), text,
      el("p", { class: "row" }, el("button", {}, "Run"), el("span", { id: "keys" }, "Ctrl+Enter runs it too; leaving the page ends it."),
        el("label", { for: "example" }, "Take over "), example)),
  ];
  if (query) parts.push(await outcome(query, text, signal));
  return { title: "SPARQL", parts };
}

async function outcome(query, text, signal) {
  try {
    const accept = "application/sparql-results+json, text/turtle";
    const response = await ask("/sparql", { method: "POST", body: query, signal, headers: { accept, "content-type": "application/sparql-query" } });
    if (response.headers.get("content-type").startsWith("text/turtle")) {
      return [el("h2", {}, "A graph"), el("pre", { tabindex: "0", class: "wide" }, (await response.text()).slice(0, 200_000)), files(query, ["ttl", "nt", "rdf", "jsonld"], "graph")];
    }
    const told = await response.json();
    if (told.boolean !== undefined) return el("p", { class: "truth" }, told.boolean ? "Yes" : "No");
    return [el("h2", {}, count(told.results.bindings.length, "row")), table(told, await compacting(), "Answer of the query"), files(query, ["csv", "tsv", "json", "xml"], "rows")];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return mistake(error, text);
  }
}

/** Say what is wrong, and lead to where. */
function mistake(error, text) {
  const parts = [el("p", { class: "wrong", role: "alert" }, error.message)];
  if (!error.line) return [...parts, el("p", {}, error.detail)];
  const lines = text.value.split("\n");
  const at = lines.slice(0, error.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + error.column - 1;
  text.setAttribute("aria-invalid", "true");
  parts.push(el("pre", {}, `${lines[error.line - 1] ?? ""}\n${" ".repeat(Math.max(0, error.column - 1))}^`),
    el("button", { type: "button", click: () => { text.focus(); text.setSelectionRange(at, at + 1); } }, `To line ${error.line}, column ${error.column}`));
  return parts;
}
