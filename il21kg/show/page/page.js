// Moves about in the picture. The drawing is already there; this script shows, hides, places anew, moves and explains.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const svg = document.getElementById("picture");
const detail = document.getElementById("detail");
const nodes = data.nodes, edges = data.edges, start = nodes[data.start];
const open = new Set(); // boxes that stand for several, and are open now
const expanded = new Set(); // nodes whose neighbours are shown that the limit left out
let added = new Set(); // and those neighbours
for (const shape of svg.querySelectorAll("[data-node]")) nodes[shape.dataset.node].shape = shape;
for (const edge of edges) edge.shapes = [];
for (const shape of svg.querySelectorAll("[data-edge]")) edges[shape.dataset.edge].shapes.push(shape); // line, label
for (const box of nodes) for (const member of box.members) nodes[member].box = box;
edges.forEach((edge, number) => Object.assign(edge, {
  number, subject: nodes[edge.subject], object: nodes[edge.object], also: [],
  evidence: edge.said.map(sentence => data.sentences[sentence]),
}));

for (const node of nodes) node.away = [];
for (const { subject, object } of edges) {
  if (object.beyond && !subject.away.includes(object)) subject.away.push(object);
  if (subject.beyond && !object.away.includes(subject)) object.away.push(subject);
}

const sentenceOf = edge => `${edge.subject.label} ${edge.words} ${edge.object.label}`;

// ------------------------------------------------------------------ view: pan and zoom
let whole, view, bounds; // as viewBox, as viewBox, and left, top, right, bottom of what is shown

// A picture of a few boxes stays at most twice its size.
function notTooLarge([x, y, width, height]) {
  const scale = Math.min(svg.clientWidth / width, svg.clientHeight / height);
  const wide = scale > 2 ? width * scale / 2 : width, high = scale > 2 ? height * scale / 2 : height;
  return [x - (wide - width) / 2, y - (high - height) / 2, wide, high];
}

function setView(next) {
  view = next;
  svg.setAttribute("viewBox", view.join(" "));
  keep();
}

function fit() {
  const { left, top, right, bottom } = bounds;
  whole = notTooLarge([left - 28, top - 28, right - left + 56, bottom - top + 56]);
  setView([...whole]);
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
  for (const edge of edges) if (edge.shown && (edge.near === node || edge.far === node)) {
    const { near, far } = edge, beyond = Math.abs(far.x - near.x) >= (far.width + near.width) / 2;
    if (edge.lane === null && beyond) edge.side = far.x >= near.x ? 1 : -1; // labels stay on the side it faces
    if (edge.lane === null) edge.leaves = beyond ? edge.side : -edge.side;
    drawEdge(edge);
  }
}

// The path of an edge, as `wire_path` of drawing.py draws it, and its label.
function drawEdge(edge) {
  const { near, far, side } = edge;
  const x1 = near.x + edge.leaves * near.width / 2, y1 = near.y + edge.port;
  const x2 = far.x - side * far.width / 2, y2 = far.y + edge.row;
  const bend1 = x1 + edge.leaves * edge.stub, bend2 = x2 - side * edge.run;
  const reach = Math.max(26, Math.abs(bend2 - bend1) * 0.6);
  const turn1 = bend1 + edge.leaves * edge.turn, turn2 = bend2 - side * edge.turn;
  const between = edge.lane === null
    ? [[bend1 + edge.leaves * reach, y1], [bend2 - side * reach, y2]]
    : [[turn1, y1], [turn1, edge.lane], [turn2, edge.lane], [turn2, y2]];
  const points = [[x1, y1], [bend1, y1], ...between, [bend2, y2], [x2, y2]].map(point => point.join(" "));
  if (!edge.toFar) points.reverse();
  const [a, b, c, d, e, f] = points, [line, label] = edge.shapes;
  const path = edge.lane === null ? `M${a} L${b} C${c} ${d} ${e} L${f}` : `M${points.join(" L")}`;
  for (const part of line.querySelectorAll("path")) part.setAttribute("d", path);
  drawBack(edge, line, `M${x2} ${y2} L${x2 - side * (data.sizes.arrow + edge.width + data.sizes.head - 2)} ${y2}`);
  label.setAttribute("transform", `translate(${x2 - side * (data.sizes.arrow + edge.width / 2)} ${y2})`);
  label.querySelectorAll(".cross, .unequal").forEach((mark, at) => {
    const away = edge.width / 2 + 8 + (edge.toFar ? 0 : data.sizes.head) + 15 * at;
    mark.setAttribute("transform", `translate(${-side * away} 0)`);
  });
}

// The head beside the label of an edge whose own head is far from it.
function drawBack(edge, line, path) {
  let back = line.querySelector(".back");
  if (edge.toFar) return back?.remove();
  if (!back) {
    back = line.querySelector(".line").cloneNode();
    back.setAttribute("class", "back");
    line.insertBefore(back, line.querySelector(".reach"));
  }
  back.setAttribute("d", path);
}

function drawNode(node) {
  const top = -node.height / 2;
  node.shape.setAttribute("transform", `translate(${node.x} ${node.y})`);
  for (const rect of node.shape.querySelectorAll("rect")) {
    const inset = rect.matches(".inner") ? 3 : 0;
    rect.setAttribute("y", top + inset);
    rect.setAttribute("height", node.height - 2 * inset);
  }
  const more = node.away.length && node.shape.querySelector(".more");
  if (more) {
    const left = node.more - node.away.filter(other => added.has(other)).length;
    more.textContent = left > 0 ? `… and ${left} more` : "";
    more.removeAttribute("textLength");
  }
  node.shape.querySelector(".fold")?.setAttribute("d", `M${node.width / 2 - 6} ${top}v6h6`);
}

// ------------------------------------------------------------------ what is shown, and where it stands
const standsFor = node => node.box && !open.has(node.box) ? node.box : node;
const opened = node => Boolean(node.box) && open.has(node.box);
const inView = node => node.members.length ? !open.has(node) : node.beyond ? added.has(node) : !node.box || open.has(node.box);

// The edges with some boxes open: those of closed boxes as they were drawn, at open ones each of its own; where
// several between the same two boxes say the same, the first stands for all.
function edgesInView() {
  const first = new Map();
  for (const edge of edges) {
    const held = edge.subject.box || edge.object.box;
    edge.also = [];
    edge.from = standsFor(edge.subject);
    edge.to = standsFor(edge.object);
    const drawn = held && !edge.beyond ? opened(edge.from) || opened(edge.to) : inView(edge.from) && inView(edge.to);
    if (!drawn) continue;
    const merged = edge.from !== edge.subject || edge.to !== edge.object;
    const name = merged ? [edge.from.rank, edge.to.rank, edge.key, edge.label, edge.certainty].join("\n") : edge;
    if (first.has(name)) first.get(name).also.push(edge);
    else first.set(name, edge);
    edge.name = `('${edge.from.iri}', '${edge.to.iri}', '${edge.key}${merged ? ` ${edge.number}` : ""}')`;
  }
  return [...first.values()];
}

// What the expanded nodes lead to, and what those of them lead to that are expanded too.
function reached() {
  const found = new Set(), queue = [...expanded].filter(node => !node.beyond);
  for (const node of queue) for (const other of node.away) if (!found.has(other)) {
    found.add(other);
    if (expanded.has(other)) queue.push(other);
  }
  return found;
}

function arrange() {
  added = reached();
  const left = edgesInView().filter(edge => passes(edge));
  const linked = new Set(left.flatMap(edge => [edge.from, edge.to])).add(start);
  const kept = nodes.filter(node => linked.has(node)).sort((a, b) => a.rank - b.rank);
  bounds = place(kept, left, start, data.sizes);
  for (const edge of edges) {
    edge.shown = left.includes(edge);
    for (const part of edge.shapes) part.classList.toggle("hidden", !edge.shown);
    if (edge.shown) drawEdge(edge);
  }
  for (const node of nodes) {
    node.shown = linked.has(node);
    node.shape.classList.toggle("hidden", !node.shown);
    if (node.shown) drawNode(node);
  }
  fit();
  find();
}

function expand(node) {
  expanded[expanded.has(node) ? "delete" : "add"](node);
  arrange();
  choose(node.shape);
}

function toggle(box) {
  open[open.has(box) ? "delete" : "add"](box);
  arrange();
  const next = open.has(box) ? nodes[box.members[0]] : box;
  if (next.shown) choose(next.shape);
}

// ------------------------------------------------------------------ choose: the sentence behind an edge, the claims of a box
let chosen = null;

function choose(target) {
  const shape = target.closest("[data-node], [data-edge]");
  if (!shape) return;
  for (const old of svg.querySelectorAll(".chosen")) old.classList.remove("chosen");
  const edge = edges[shape.dataset.edge];
  for (const part of edge ? edge.shapes : [shape]) part.classList.add("chosen");
  chosen = edge || nodes[shape.dataset.node];
  if (edge) showEdge(edge);
  else showNode(chosen);
  keep();
}

function showEdge(edge) {
  const status = [edge.certainty, edge.negated && "denied by the source", edge.derived && "follows from other claims",
    edge.contradicted && "contradicted by another claim"];
  detail.replaceChildren(
    make("h2", {}, sentenceOf(edge)),
    make("p", { class: "hint" }, status.filter(Boolean).join(", ")),
    ...edge.notes.map(note => make("p", { class: "hint" }, note)),
    ...sentencesOf(edge),
    ...edge.also.flatMap(other => [make("h3", {}, sentenceOf(other)), ...sentencesOf(other)]),
    ...edge.contradictions.flatMap(other => [
      make("h3", {}, `Contradiction, ${other.how}: ${other.claim}`), ...other.evidence.flatMap(showSentence),
    ]),
    make("p", { class: "iri" }, edge.relation),
  );
}

function showNode(node) {
  const claims = edges.filter(edge => edge.shown && (edge.from === node || edge.to === node));
  const box = node.members.length ? node : node.box, papers = node.kind === "paper" ? "Look it up" : "In its terminology";
  const left = node.more - node.away.length;
  const known = node.iri.startsWith("http") && !node.iri.startsWith(data.own) && !node.members.length;
  detail.replaceChildren(
    make("h2", {}, node.label),
    make("p", { class: "hint" }, [node.kind, node.curie].filter(Boolean).join(", ")),
    ...(node.title && !node.members.length ? [make("p", {}, node.title)] : []),
    ...(node.names.length && !node.members.length ? [make("p", { class: "hint" }, `also: ${node.names.join("; ")}`)] : []),
    ...(node.members.length ? [] : [make("p", { class: "iri" }, node.iri)]),
    ...(known ? [make("p", {}, make("a", { href: node.iri, target: "_blank", rel: "noopener noreferrer" }, papers))] : []),
    ...(box ? [button(box === node ? `Open this box (o)` : `Close ${box.label} again (o)`, () => toggle(box))] : []),
    ...(node.away.length ? [button(`${expanded.has(node) ? "Hide" : "Show"} ${node.away.length} more neighbours (e)`, () => expand(node))] : []),
    ...(left > 0 ? [make("p", { class: "hint" }, `and ${left} more neighbours that the limit left out`)] : []),
    ...(node.inside || []).flatMap(edge => [make("h3", {}, `${edge.words} ${node.below}`), ...edge.evidence.flatMap(showSentence)]),
    make("ul", { class: "claims" }, ...claims.map(edge => make("li", {}, button(sentenceOf(edge), () => choose(edge.shapes[0]))))),
    ...(node.members.length ? [make("p", { class: "hint" }, node.names.join("; "))] : []),
  );
}

// ------------------------------------------------------------------ filters
const documentsOf = edge => new Set(edge.evidence.map(each => each.document));
// Of each group: its title, the names an edge has in it (one that is on is enough), and those of a node.
const GROUPS = [
  ["Kind", () => [], node => node === start ? [] : [node.kind]],
  ["Certainty", edge => [edge.negated ? "denied" : edge.certainty]],
  ["Relation", edge => [edge.words]],
  ["Document", edge => edge.evidence.length ? [...documentsOf(edge)] : ["no sentence"]],
];
const off = new Set(); // "Certainty/hedged"

function passes(edge) {
  const isOn = (title, names) => !names.length || names.some(name => !off.has(`${title}/${name}`));
  return GROUPS.every(([title, ofEdge, ofNode]) => isOn(title, ofEdge(edge))
    && (!ofNode || (isOn(title, ofNode(edge.from)) && isOn(title, ofNode(edge.to)))));
}

document.getElementById("filters").hidden = !edges.length;
for (const [title, ofEdge, ofNode] of GROUPS) {
  const counts = new Map();
  const items = ofNode ? nodes.filter(node => !node.members.length) : edges.filter(edge => !edge.subject.members.length && !edge.object.members.length);
  for (const item of items) for (const name of (ofNode || ofEdge)(item)) counts.set(name, (counts.get(name) || 0) + 1);
  const boxes = [...counts.keys()].sort().map(name => filterOf(title, name, counts.get(name)));
  const all = button("all", () => switchAll(boxes, true)), none = button("none", () => switchAll(boxes, false));
  const heading = make("summary", {}, title, " ", make("span", { class: "count" }, String(counts.size)));
  const list = make("details", ofNode || title === "Certainty" ? { open: "" } : {}, heading,
    make("p", { class: "buttons", role: "group", "aria-label": title }, all, none), ...boxes);
  document.getElementById("filters").append(list);
}

function filterOf(title, name, count) {
  const box = make("input", { type: "checkbox", checked: "", "data-filter": `${title}/${name}` });
  box.addEventListener("change", () => {
    off[box.checked ? "delete" : "add"](box.dataset.filter);
    arrange();
  });
  const chip = make("span", { class: title === "Kind" ? `chip ${data.outlines[name]}` : "" }, name === "cited" ? "papers" : name);
  if (title === "Kind") {
    chip.style.background = `var(--${name})`;
    chip.style.borderColor = `var(--${name}-line)`;
  }
  return make("label", {}, box, " ", chip, " ", make("span", { class: "count" }, String(count)));
}

function switchAll(labels, on) {
  for (const label of labels) {
    const box = label.querySelector("input");
    box.checked = on;
    off[on ? "delete" : "add"](box.dataset.filter);
  }
  arrange();
}

// ------------------------------------------------------------------ search, keys, theme
const search = document.getElementById("search");

let hits = [], turn = 0;

function find() {
  const wanted = search.value.trim().toLowerCase();
  const texts = node => [node.label, node.curie, node.iri, node.title, ...node.names];
  const found = wanted ? nodes.filter(node => inView(node) && texts(node).some(text => text.toLowerCase().includes(wanted))) : [];
  hits = found.filter(node => node.shown);
  turn = 0;
  for (const node of nodes) {
    node.shape.classList.toggle("found", hits.includes(node));
    node.shape.classList.toggle("dim", wanted !== "" && !hits.includes(node));
  }
  for (const edge of edges) {
    const away = wanted !== "" && !hits.includes(edge.from) && !hits.includes(edge.to);
    for (const part of edge.shapes) part.classList.toggle("dim", away);
  }
  const hidden = found.length - hits.length;
  document.getElementById("found").textContent = wanted ? `${hits.length} found${hidden ? `, ${hidden} filtered out` : ""}` : "";
  keep();
}

search.addEventListener("input", find);
search.addEventListener("keydown", event => {
  if (event.key === "Enter" && hits.length) { // each time the next
    const hit = hits[turn++ % hits.length];
    centre(hit);
    choose(hit.shape);
  }
});

for (const item of [...nodes, ...edges]) {
  const shape = item.shape || item.shapes[1]; // a node's box, an edge's label
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "button");
  shape.setAttribute("aria-label", item.words ? sentenceOf(item) : `${item.kind} ${item.label}`);
}

// The nearest box in a direction, as the arrow keys go.
function beside(node, [dx, dy]) {
  const away = other => {
    const along = (other.x - node.x) * dx + (other.y - node.y) * dy, across = (other.x - node.x) * dy + (other.y - node.y) * dx;
    return along > 1 ? along + 2 * Math.abs(across) : Infinity;
  };
  const best = nodes.filter(other => other.shown && other !== node).sort((a, b) => away(a) - away(b))[0];
  return best && away(best) < Infinity ? best : null;
}

function focusOn(node) {
  const [left, top, width, height] = view;
  if (node.x < left || node.y < top || node.x > left + width || node.y > top + height) centre(node);
  node.shape.focus({ preventScroll: true });
}

svg.addEventListener("keydown", event => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const node = nodes[event.target.dataset.node];
  if (step && node && !event.shiftKey) focusOn(beside(node, step) || node);
  else if (step) setView([view[0] + step[0] * view[2] / 12, view[1] + step[1] * view[3] / 12, view[2], view[3]]);
  else if (event.key === "Enter" || event.key === " ") choose(event.target);
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target === search, box = chosen && (chosen.members?.length ? chosen : chosen.box);
  if (event.key === "Escape") {
    search.value = "";
    find();
    fit();
    if (typing) search.blur();
  } else if (typing) return;
  else if (event.key === "/") search.focus();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "o" && box) toggle(box);
  else if (event.key === "e" && chosen?.away?.length) expand(chosen);
  else return;
  event.preventDefault();
});

// ------------------------------------------------------------------ the address keeps the view
let keeping = false; // not before it was read

function keep() {
  if (!keeping) return;
  const words = new URLSearchParams();
  for (const name of [...off].sort()) words.append("off", name);
  for (const box of open) words.append("open", box.iri);
  for (const node of expanded) words.append("more", node.iri);
  if (search.value) words.set("find", search.value);
  if (chosen) words.set("at", chosen.iri || chosen.number);
  if (themeChosen) words.set("theme", document.documentElement.dataset.theme);
  if (view.join() !== whole.join()) words.set("view", view.map(Math.round).join(","));
  try {
    history.replaceState(null, "", `#${words}`);
  } catch { // a page inside another has no address of its own to keep
    keeping = false;
  }
}

function restore() {
  const words = new URLSearchParams(location.hash.slice(1)), at = words.get("at");
  keeping = false;
  off.clear();
  open.clear();
  expanded.clear();
  for (const name of words.getAll("off")) off.add(name);
  for (const box of document.querySelectorAll("[data-filter]")) box.checked = !off.has(box.dataset.filter);
  for (const box of nodes) if (box.members.length && words.getAll("open").includes(box.iri)) open.add(box);
  for (const node of nodes) if (node.away.length && words.getAll("more").includes(node.iri)) expanded.add(node);
  search.value = words.get("find") || "";
  if (words.has("theme")) setTheme(words.get("theme"), true);
  arrange();
  const item = at && (nodes.find(node => node.shown && node.iri === at) || edges.find(edge => edge.shown && String(edge.number) === at));
  if (item) choose(item.shape || item.shapes[0]);
  const kept = (words.get("view") || "").split(",").map(Number);
  if (kept.length === 4 && kept.every(Number.isFinite)) setView(kept);
  keeping = true;
}

const theme = document.getElementById("theme");
let themeChosen = false;

function setTheme(name, byHand) {
  document.documentElement.dataset.theme = name === "dark" ? "dark" : "light";
  theme.textContent = name === "dark" ? "Light" : "Dark";
  themeChosen = byHand;
  keep();
}

theme.addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark", true));
document.getElementById("fit").addEventListener("click", fit);
document.getElementById("larger").addEventListener("click", () => zoom(1.25));
document.getElementById("smaller").addEventListener("click", () => zoom(0.8));
document.getElementById("sources").textContent = data.sources.length ? `Source: ${data.sources.join("; ")}` : "";
setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", false);
restore();
window.addEventListener("hashchange", restore);
