// Figures: a gene for a slide, genes against what they act on, how two things are linked.
import { completing, things } from "./complete.js";
import { ask, el, Problem, readPicture, withFields } from "./dom.js";

/** Kind → its title, what its first field is, and its second: words, or what can be chosen. */
const KINDS = {
  figure: ["A gene for a slide", "Gene", null],
  path: ["How two things are linked", "From", "To"],
  matrix: ["Genes side by side", "Genes, or a family", ["cells", "processes", "diseases", "partners"]],
};

function field(id, label, value, choices) {
  const input = choices
    ? el("select", { id, name: id }, choices.map((each) => el("option", { value: each, selected: each === value }, each)))
    : el("input", { id, name: id, type: "text", value });
  return { input, row: el("div", { class: "field" }, el("label", { for: id }, label), el("div", { class: "completing" }, input)) };
}

export async function figuresPage({ fields, signal, go }) {
  const kind = fields.get("kind") in KINDS ? fields.get("kind") : "figure";
  const [title, first, second] = KINDS[kind];
  const of = field("of", first, fields.get("of") || "");
  const other = second && field("with", Array.isArray(second) ? "Against" : second, fields.get("with") || "", Array.isArray(second) ? second : null);
  const made = el("form", { class: "asking", submit: (event) => {
    event.preventDefault();
    go(withFields("/figures", { kind, of: of.input.value.trim(), with: other ? other.input.value.trim() : "" }));
  } }, of.row, other?.row, el("button", {}, "Draw"));
  for (const each of [kind === "matrix" ? null : of, Array.isArray(second) ? null : other]) {
    if (each) completing(each.input, things, (option) => { each.input.value = option.value; });
  }
  const kinds = el("p", { class: "row" }, Object.entries(KINDS).map(([name, [words]]) =>
    el("a", { href: withFields("/figures", { kind: name, of: fields.get("of") || "" }), "aria-current": name === kind ? "page" : null }, words)));
  return { title, parts: [el("h1", {}, title), kinds, made, fields.get("of") ? await picture(kind, fields, title, signal) : null] };
}

async function picture(kind, fields, title, signal) {
  const asked = { kind, of: fields.get("of"), with: fields.get("with") || (kind === "matrix" ? "cells" : "") };
  const address = (theme) => withFields("/api/figure", { ...asked, theme });
  try {
    const svg = await (await ask(address(document.documentElement.dataset.theme), { signal })).text();
    const source = `data:image/svg+xml,${encodeURIComponent(svg)}`; // as an image nothing in it can run
    return [
      el("div", { class: "wide picture", tabindex: "0", role: "region", "aria-label": title }, el("img", { src: source, alt: words(svg) })),
      el("p", { class: "files" }, "Download ", ["light", "dark"].map((theme) =>
        el("a", { href: address(theme), download: `${kind}-${theme}.svg`, "data-plain": true }, `SVG, ${theme}`))),
    ];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [el("p", { class: "wrong", role: "alert" }, error.message), el("p", {}, error.detail)];
  }
}

/** The words of a picture, for those who cannot see it. */
function words(svg) {
  return [...readPicture(svg).querySelectorAll("text")].map((each) => each.textContent).join(" ");
}
