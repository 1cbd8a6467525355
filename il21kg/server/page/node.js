// The page of a thing: what it is, what lies around it, what is said of it.
import { count, el, get, nodeHref, nodeLink, readPicture, swatch, withFields } from "./dom.js";
import { factItem } from "./facts.js";

export async function nodePage({ argument, fields, signal, go }) {
  const node = await get("/api/node", { node: argument }, signal);
  const around = await picture(node, fields, signal, go);
  return { title: node.label, parts: [head(node), around, said(node)] };
}

function links(title, things) {
  return things.length ? el("p", {}, `${title} `, things.map((each, at) => [at ? ", " : "", nodeLink(each.curie, each.label, each.kind)])) : null;
}

function head(node) {
  const raw = ["ttl", "jsonld", "rdf"].map((format) =>
    el("a", { href: `${nodeHref(node.curie)}?format=${format}`, "data-plain": true }, format === "ttl" ? "Turtle" : format === "rdf" ? "RDF/XML" : "JSON-LD"));
  const address = /^https?:/.test(node.iri) ? el("a", { href: node.iri, rel: "noreferrer", "data-plain": true }, node.curie) : node.curie;
  return [
    el("h1", {}, swatch(node.kind), node.label),
    el("p", { class: "about" }, `${node.kind}, `, address, node.title ? `: ${node.title}` : "", node.names.length ? `. Also ${node.names.join(", ")}` : ""),
    links("Together with", node.with),
    links("A kind or part of", node.above),
    el("p", { class: "files" }, "Data ", raw,
      ["gene", "protein"].includes(node.kind) ? el("a", { href: withFields("/figures", { kind: "figure", of: node.curie }) }, "Figure for a slide") : null,
      el("a", { href: withFields("/figures", { kind: "path", of: node.curie }) }, "Path to another")),
  ];
}

async function picture(node, fields, signal, go) {
  const hops = fields.get("hops") || "1";
  const asked = { node: node.iri, hops, limit: hops === "1" ? "30" : "60" };
  const drawing = await get("/api/neighborhood", { ...asked, format: "drawing" }, signal);
  const select = el("select", { change: () => go(withFields(location.pathname, { hops: select.value })) },
    ["1", "2", "3"].map((each) => el("option", { value: each, selected: each === hops }, each)));
  const file = (theme) => withFields("/api/neighborhood", { ...asked, format: "svg", theme });
  const svg = drawn(drawing, node, go);
  const region = el("div", { class: "wide picture", tabindex: "0", role: "region", "aria-label": "What lies around it" }, svg);
  const whole = el("button", { type: "button", "aria-pressed": "false", click: () => {
    const is = region.classList.toggle("whole");
    whole.setAttribute("aria-pressed", String(is));
    if (!is) centre(region, svg.querySelector(".start"));
  } }, "Whole");
  requestAnimationFrame(() => requestAnimationFrame(() => centre(region, svg.querySelector(".start"))));
  return el("section", {},
    el("h2", {}, "Around it"),
    el("p", { class: "row" }, el("label", {}, "Hops ", select), whole,
      drawing.more ? el("span", {}, `${count(drawing.more, "node")} more are left out.`) : null,
      el("span", { class: "files" }, el("a", { href: file("light"), download: `${node.label}.svg`, "data-plain": true }, "SVG"),
        el("a", { href: file("dark"), download: `${node.label}-dark.svg`, "data-plain": true }, "SVG, dark"))),
    region);
}

/** Let a picture that is larger than its frame begin with the thing it is about. */
function centre(region, start) {
  const frame = region.getBoundingClientRect(), box = start.getBoundingClientRect();
  region.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
  region.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2;
}

/** The picture in the colours of the page; its boxes lead to their pages. */
function drawn(drawing, node, go) {
  const svg = document.importNode(readPicture(drawing.svg), true);
  for (const box of svg.querySelectorAll("[data-node]")) {
    const to = drawing.nodes[box.dataset.node];
    if (!to.curie || to.curie === node.curie) continue;
    const follow = () => go(nodeHref(to.curie));
    for (const [name, value] of Object.entries({ tabindex: "0", role: "link", "aria-label": to.label })) box.setAttribute(name, value);
    box.addEventListener("click", follow);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") follow(); });
  }
  return svg;
}

function said(node) {
  if (!node.facts.length) return el("section", {}, el("h2", {}, "What is said"), el("p", {}, "Nothing is said of it; it is known as what others are a kind or part of."));
  const list = el("div");
  const filter = el("input", { type: "search", input: () => fill() });
  function fill() {
    const words = filter.value.trim().toLowerCase();
    const shown = node.facts.filter((fact) => [fact.subject, fact.relation, fact.object, fact.certainty,
      ...fact.evidence.map((place) => place.quote)].join(" ").toLowerCase().includes(words));
    list.replaceChildren(...grouped(shown).map(([relation, facts]) => [
      el("h3", {}, relation, el("small", {}, ` ${facts.length}`)),
      el("ul", { class: "facts" }, facts.map((fact) => factItem(fact, node.curie))),
    ]).flat());
    if (!shown.length) list.append(el("p", {}, "Nothing of this has these words."));
  }
  fill();
  const cut = node.claims > node.facts.length ? `, ${count(node.facts.length, "of them")} shown` : "";
  return el("section", {}, el("h2", {}, "What is said"),
    el("p", { class: "row" }, `${count(node.claims, "claim")}${cut}`, node.facts.length > 7 ? el("label", {}, "Only with ", filter) : null), list);
}

/** Claims by relation, in the order in which they come: what is stated first. */
function grouped(facts) {
  const groups = new Map();
  for (const fact of facts) groups.set(fact.relation, [...(groups.get(fact.relation) || []), fact]);
  return [...groups];
}
