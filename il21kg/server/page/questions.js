// The questions of the catalogue, each as a form with its answer; and plain words, which stand for one of them.
import { completing, documents, things } from "./complete.js";
import { count, el, get, nodeHref, nodeLink, Problem, withFields } from "./dom.js";
import { factItem } from "./facts.js";
import { compacting, files, table } from "./table.js";

export async function questionsPage({ signal }) {
  const all = await get("/api/questions", {}, signal);
  const list = el("ul", { class: "documents" });
  const field = el("input", { type: "search", id: "only", input: () => fill() });
  function fill() {
    const words = field.value.trim().toLowerCase();
    list.replaceChildren(...all.filter((each) => `${each.name} ${each.question}`.toLowerCase().includes(words))
      .map((each) => el("li", {}, el("a", { href: `/questions/${each.name}` }, each.question), el("small", {}, ` ${each.name}`))));
  }
  fill();
  return { title: "Questions", parts: [
    el("h1", {}, "Questions"),
    el("p", { class: "row" }, el("label", { for: "only" }, "Only with "), field),
    list,
  ] };
}

/** A field for each parameter, filled from the address. */
function form(question, fields, go) {
  const inputs = question.parameters.map((parameter) => {
    const id = `of-${parameter.name}`, any = parameter.default === "UNDEF";
    const input = el("input", { id, name: parameter.name, type: "text", value: fields.get(parameter.name) || "", placeholder: any ? "any" : parameter.default, "aria-describedby": `${id}-told` });
    return { parameter, input, row: el("div", { class: "field" }, el("label", { for: id }, parameter.name),
      el("div", { class: "completing" }, input), el("small", { id: `${id}-told` }, parameter.meaning)) };
  });
  const values = () => Object.fromEntries(inputs.map(({ parameter, input }) => [parameter.name, input.value.trim()]));
  const made = el("form", { class: "asking", submit: (event) => {
    event.preventDefault();
    go(withFields(`/questions/${question.name}`, values()));
  } }, inputs.map(({ row }) => row), inputs.length ? el("button", {}, "Ask") : null);
  for (const { parameter, input } of inputs) {
    completing(input, parameter.name === "document" ? documents : things, (option) => {
      input.value = option.value;
      made.requestSubmit();
    });
  }
  return made;
}

export async function questionPage({ argument, fields, signal, go }) {
  const all = await get("/api/questions", {}, signal);
  const question = all.find((each) => each.name === argument);
  if (!question) throw new Problem({ title: `There is no question “${argument}”.` });
  const given = Object.fromEntries(question.parameters.map(({ name }) => [name, fields.get(name) || ""]));
  const parts = [el("h1", {}, question.question)];
  if (fields.get("words")) parts.push(el("p", { class: "about" }, `Understood from: “${fields.get("words")}”`));
  parts.push(form(question, fields, go));
  try {
    const told = await get("/api/ask", { question: question.name, ...given, sentences: "true" }, signal);
    parts.push(await answer(told, question.name));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    parts.push(el("p", { class: "wrong", role: "alert" }, error.message), el("p", {}, error.detail));
  }
  return { title: question.question, parts };
}

async function answer(told, name) {
  const edit = withFields("/query", { query: told.sparql });
  const shown = el("details", {}, el("summary", {}, "The SPARQL behind it"), el("pre", { tabindex: "0" }, told.sparql), el("p", {}, el("a", { href: edit }, "Edit it")));
  if (told.boolean !== undefined) return [el("p", { class: "truth" }, told.boolean ? "Yes" : "No"), shown];
  const rows = told.results.bindings.length;
  if (!rows) return [el("p", {}, "Nothing is said that answers this."), shown];
  return [el("h2", {}, count(rows, "row")), table(told, await compacting(), told.summary), files(told.sparql, ["csv", "tsv", "json"], name), behind(told.evidence), shown];
}

/** The claims that name what stands in the rows, where the question is about some thing. */
function behind(facts) {
  return facts.length ? [el("h2", {}, "Sentences"), el("ul", { class: "facts" }, facts.map((fact) => factItem(fact)))] : null;
}

/** Plain words: a thing of that name, a question of the catalogue, or what comes near to either. */
export async function askPage({ fields, signal, go }) {
  const words = fields.get("words") || "", small = words.toLowerCase();
  const found = await get("/api/search", { q: words, limit: 20 }, signal);
  const called = found.find((each) => each.label.toLowerCase() === small || each.curie.toLowerCase() === small);
  if (called || found.length === 1) return go(nodeHref((called || found[0]).curie), { quiet: true });
  const parts = [el("h1", {}, `“${words}”`)];
  if (found.length) {
    parts.push(el("p", {}, "These have a name that begins so:"), el("ul", { class: "documents" }, found.map((each) =>
      el("li", {}, nodeLink(each.curie, each.label, each.kind), el("small", {}, ` ${each.kind}, ${count(each.claims, "claim")}`)))));
    return { title: words, parts };
  }
  try {
    const told = await get("/api/ask", { words }, signal);
    return go(withFields(`/questions/${told.question}`, { ...told.parameters, words }), { quiet: true });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const near = [...error.detail.matchAll(/^ {2}([\w-]+): (.*)$/gm)];
    parts.push(el("p", { class: "wrong", role: "alert" }, error.message),
      near.length ? el("p", {}, "Near to it are:") : el("p", {}, error.detail),
      el("ul", { class: "documents" }, near.map(([, name, question]) => el("li", {}, el("a", { href: `/questions/${name}` }, question)))),
      el("p", {}, el("a", { href: "/questions" }, "All questions")));
  }
  return { title: words, parts };
}
