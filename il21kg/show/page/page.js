// Moves about in the picture. The drawing is already there; this script only shows, hides, moves and explains.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const svg = document.getElementById("picture");
const detail = document.getElementById("detail");
const nodes = data.nodes, edges = data.edges;
for (const shape of svg.querySelectorAll("[data-node]")) nodes[shape.dataset.node].shape = shape;
for (const edge of edges) edge.shapes = [];
for (const shape of svg.querySelectorAll("[data-edge]")) edges[shape.dataset.edge].shapes.push(shape); // line, label
for (const edge of edges) edge.home = { x: nodes[edge.far].x, y: nodes[edge.far].y, side: edge.side };

const subjectOf = edge => nodes[edge.toFar ? edge.near : edge.far];
const objectOf = edge => nodes[edge.toFar ? edge.far : edge.near];
const sentenceOf = edge => `${subjectOf(edge).label} ${edge.words} ${objectOf(edge).label}`;

// A small builder: make("p", {class: "x"}, "text", otherElement)
function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

// ------------------------------------------------------------------ view: pan and zoom
const whole = notTooLarge(svg.getAttribute("viewBox").split(" ").map(Number));
let view = [...whole];

// A picture of a few boxes stays at most twice its size.
function notTooLarge([x, y, width, height]) {
  const scale = Math.min(svg.clientWidth / width, svg.clientHeight / height);
  const wide = scale > 2 ? width * scale / 2 : width, high = scale > 2 ? height * scale / 2 : height;
  return [x - (wide - width) / 2, y - (high - height) / 2, wide, high];
}

function setView(next) {
  view = next;
  svg.setAttribute("viewBox", view.join(" "));
}

function toPicture(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function zoom(factor, at = { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 }) {
  const width = Math.min(Math.max(view[2] / factor, 80), whole[2] * 4);
  const scale = width / view[2];
  setView([at.x - (at.x - view[0]) * scale, at.y - (at.y - view[1]) * scale, width, view[3] * scale]);
}

function centre(node) {
  setView([node.x - view[2] / 2, node.y - view[3] / 2, view[2], view[3]]);
}

svg.addEventListener("wheel", event => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY / 500), toPicture(event));
}, { passive: false });

// ------------------------------------------------------------------ drag the ground, drag boxes, pinch
const fingers = new Map(); // pointer id → place on the screen
let drag = null; // {node, last, moved}

svg.addEventListener("pointerdown", event => {
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  const shape = event.target.closest("[data-node]");
  drag = { node: shape && nodes[shape.dataset.node], last: toPicture(event), moved: 0, target: event.target };
  svg.setPointerCapture(event.pointerId);
});

svg.addEventListener("pointermove", event => {
  if (!fingers.has(event.pointerId)) return;
  const before = distance();
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (fingers.size === 2) {
    drag = null;
    if (before) zoom(distance() / before);
    return;
  }
  if (!drag) return;
  const now = toPicture(event), dx = now.x - drag.last.x, dy = now.y - drag.last.y;
  drag.moved += Math.hypot(dx, dy);
  if (drag.node) {
    drag.last = now;
    moveNode(drag.node, dx, dy);
  } else setView([view[0] - dx, view[1] - dy, view[2], view[3]]);
});

for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, event => {
  fingers.delete(event.pointerId);
  const clicked = drag && drag.moved * (svg.clientWidth / view[2]) < 4 && end === "pointerup";
  const target = drag && drag.target;
  drag = null;
  if (clicked) choose(target);
});

function distance() {
  const [a, b] = [...fingers.values()];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

function moveNode(node, dx, dy) {
  node.x += dx;
  node.y += dy;
  node.shape.setAttribute("transform", `translate(${node.x} ${node.y})`);
  for (const edge of edges) if (nodes[edge.near] === node || nodes[edge.far] === node) moveEdge(edge);
}

// The path of an edge, as `wire_path` of pictures.py draws it; a dragged box keeps its labels on the side it faces.
function moveEdge(edge) {
  const near = nodes[edge.near], far = nodes[edge.far];
  const beyond = Math.abs(far.x - near.x) >= (far.width + near.width) / 2;
  if (edge.lane === null && beyond) edge.side = far.x >= near.x ? 1 : -1;
  if (edge.lane === null) edge.leaves = beyond ? edge.side : -edge.side;
  const x1 = near.x + edge.leaves * near.width / 2, y1 = near.y + edge.port;
  const x2 = far.x - edge.side * far.width / 2, y2 = far.y + edge.row;
  const bend1 = x1 + edge.leaves * edge.stub, bend2 = x2 - edge.side * edge.run;
  const reach = Math.max(26, Math.abs(bend2 - bend1) * 0.6);
  const turn1 = bend1 + edge.leaves * edge.turn, turn2 = bend2 - edge.side * edge.turn;
  const between = edge.lane === null
    ? [[bend1 + edge.leaves * reach, y1], [bend2 - edge.side * reach, y2]]
    : [[turn1, y1], [turn1, edge.lane], [turn2, edge.lane], [turn2, y2]];
  const points = [[x1, y1], [bend1, y1], ...between, [bend2, y2], [x2, y2]].map(point => point.join(" "));
  if (!edge.toFar) points.reverse();
  const [a, b, c, d, e, f] = points;
  const path = edge.lane === null ? `M${a} L${b} C${c} ${d} ${e} L${f}` : `M${points.join(" L")}`;
  const back = `M${x2} ${y2} L${x2 - edge.side * (data.arrow + edge.width + data.head - 2)} ${y2}`;
  for (const line of edge.shapes[0].querySelectorAll("path")) line.setAttribute("d", line.matches(".back") ? back : path);
  const beside = far.width / 2 + data.arrow + edge.width / 2;
  const dx = far.x - edge.home.x - (edge.side - edge.home.side) * beside, dy = far.y - edge.home.y;
  edge.shapes[1].setAttribute("transform", `translate(${dx} ${dy})`);
}

// ------------------------------------------------------------------ choose: the sentence behind an edge, the claims of a box
function choose(target) {
  const shape = target.closest("[data-node], [data-edge]");
  if (!shape) return;
  for (const old of svg.querySelectorAll(".chosen")) old.classList.remove("chosen");
  const edge = edges[shape.dataset.edge];
  for (const part of edge ? edge.shapes : [shape]) part.classList.add("chosen");
  if (edge) showEdge(edge);
  else showNode(nodes[shape.dataset.node]);
}

function showEdge(edge) {
  const status = [edge.certainty, edge.negated && "denied by the source", edge.derived && "follows from other claims",
    edge.contradicted && "contradicted by another claim"];
  detail.replaceChildren(
    make("h2", {}, sentenceOf(edge)),
    make("p", { class: "hint" }, status.filter(Boolean).join(", ")),
    ...edge.notes.map(note => make("p", { class: "hint" }, note)),
    ...(edge.evidence.length ? edge.evidence.flatMap(showSentence) : [make("p", {}, "From the vocabulary: no sentence stands behind it.")]),
    ...edge.contradictions.flatMap(other => [
      make("h3", {}, `Contradiction, ${other.how}: ${other.claim}`), ...other.evidence.flatMap(showSentence),
    ]),
    make("p", { class: "iri" }, edge.relation),
  );
}

const ROLES = ["trigger", "subject", "object", "cue"]; // where marks overlap, the later role is shown

function showSentence(evidence) {
  const letters = [...evidence.quote], roles = letters.map(() => ""); // offsets count code points
  for (const role of ROLES) for (const mark of evidence.marks)
    if (mark.role === role) roles.fill(role, mark.start, mark.end);
  const quote = make("blockquote", {}, letters.length ? "" : "(the words are left out of this graph)");
  for (let start = 0, end; start < letters.length; start = end) {
    for (end = start; roles[end] === roles[start] && end < letters.length;) end++;
    const words = letters.slice(start, end).join("");
    quote.append(roles[start] ? make("mark", { class: roles[start], title: roles[start] }, words) : words);
  }
  const key = ROLES.filter(role => roles.includes(role)).map(role => make("mark", { class: role }, role));
  const place = [evidence.document, evidence.section, `${evidence.start}–${evidence.end}`].filter(Boolean).join(", ");
  return [
    quote,
    make("p", { class: "place" }, ...key.flatMap(mark => [mark, " "])),
    make("p", { class: "place" }, place),
    make("p", { class: "iri" }, evidence.statement),
  ];
}

function showNode(node) {
  const claims = edges.filter(edge => subjectOf(edge) === node || objectOf(edge) === node);
  detail.replaceChildren(
    make("h2", {}, node.label),
    make("p", { class: "hint" }, `${node.kind}, ${node.curie}`),
    ...(node.title ? [make("p", {}, node.title)] : []),
    ...(node.names.length ? [make("p", { class: "hint" }, `also: ${node.names.join("; ")}`)] : []),
    make("p", { class: "iri" }, node.iri),
    ...(node.more ? [make("p", { class: "hint" }, `and ${node.more} more neighbours that the limit left out`)] : []),
    make("ul", { class: "claims" }, ...claims.map(edge => {
      const button = make("button", {}, sentenceOf(edge));
      button.addEventListener("click", () => choose(edge.shapes[0]));
      return make("li", {}, button);
    })),
  );
}

// ------------------------------------------------------------------ legend and filters
for (const kind of new Set(nodes.map(node => node.kind))) {
  const chip = make("span", { class: "chip" }, kind);
  chip.style.background = `var(--${kind})`;
  chip.style.borderColor = `var(--${kind}-line)`;
  document.getElementById("legend").append(chip);
}

if (edges.some(edge => edge.contradicted)) {
  const row = make("p", { class: "hint" }, make("span", { class: "clashing" }, "≠"), ` ${data.lines.contradicted}`);
  document.getElementById("legend").append(row);
}

const GROUPS = [["Certainty", edge => edge.negated ? "denied" : edge.certainty], ["Relation", edge => edge.words]];
const off = new Set(); // "Certainty/hedged"

document.getElementById("filters").hidden = !edges.length;
for (const [title, groupOf] of GROUPS) {
  const counts = new Map();
  for (const edge of edges) counts.set(groupOf(edge), (counts.get(groupOf(edge)) || 0) + 1);
  const boxes = [...counts.keys()].sort().map(name => {
    const box = make("input", { type: "checkbox", checked: "", "data-filter": `${title}/${name}` });
    box.addEventListener("change", () => {
      off[box.checked ? "delete" : "add"](box.dataset.filter);
      applyFilters();
    });
    const text = name === "cited" ? "papers" : name;
    return make("label", {}, box, ` ${text} `, make("span", { class: "count" }, String(counts.get(name))));
  });
  document.getElementById("filters").append(make("h3", {}, title), ...boxes);
}

function applyFilters() {
  const linked = new Set([nodes[data.start]]);
  for (const edge of edges) {
    const shown = GROUPS.every(([title, groupOf]) => !off.has(`${title}/${groupOf(edge)}`));
    for (const part of edge.shapes) part.classList.toggle("hidden", !shown);
    if (shown) linked.add(subjectOf(edge)).add(objectOf(edge));
  }
  for (const node of nodes) node.shape.classList.toggle("hidden", !linked.has(node));
}

// ------------------------------------------------------------------ search, keys, theme
const search = document.getElementById("search");

function find() {
  const wanted = search.value.trim().toLowerCase();
  const texts = node => [node.label, node.curie, node.iri, node.title, ...node.names];
  const hits = wanted ? nodes.filter(node => texts(node).some(text => text.toLowerCase().includes(wanted))) : [];
  for (const node of nodes) {
    node.shape.classList.toggle("found", hits.includes(node));
    node.shape.classList.toggle("dim", wanted !== "" && !hits.includes(node));
  }
  for (const edge of edges) for (const part of edge.shapes) part.classList.toggle("dim", wanted !== "");
  document.getElementById("found").textContent = wanted ? `${hits.length} found` : "";
  return hits;
}

search.addEventListener("input", find);
search.addEventListener("keydown", event => {
  const hits = find();
  if (event.key === "Enter" && hits.length) {
    centre(hits[0]);
    choose(hits[0].shape);
  }
});

for (const item of [...nodes, ...edges]) {
  const shape = item.shape || item.shapes[1]; // a node's box, an edge's label
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "button");
  shape.setAttribute("aria-label", item.words ? sentenceOf(item) : `${item.kind} ${item.label}`);
}

svg.addEventListener("keydown", event => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (step) setView([view[0] + step[0] * view[2] / 12, view[1] + step[1] * view[3] / 12, view[2], view[3]]);
  else if (event.key === "+") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "Enter" || event.key === " ") choose(event.target);
  else return;
  event.preventDefault();
});

const theme = document.getElementById("theme");
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  theme.textContent = name === "dark" ? "Light" : "Dark";
}

theme.addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
document.getElementById("fit").addEventListener("click", () => setView([...whole]));
document.getElementById("larger").addEventListener("click", () => zoom(1.25));
document.getElementById("smaller").addEventListener("click", () => zoom(0.8));
setView([...whole]);
const scale = Math.min(svg.clientWidth / whole[2], svg.clientHeight / whole[3]);
if (scale < 0.5) { // too small to read as a whole: begin at the start
  zoom(0.75 / scale);
  centre(nodes[data.start]);
}
setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
document.getElementById("sources").textContent = data.sources.length ? `Source: ${data.sources.join("; ")}` : "";
