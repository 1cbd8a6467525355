// Filters the errata, marks the words of the chosen one in its sentence, and remembers what is done.
"use strict";

const { kinds, families, cards } = JSON.parse(document.getElementById("data").textContent);
const by = id => document.getElementById(id);
const main = by("cards");

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

// ------------------------------------------------------------------ what is done: kept by the browser, by content
const memory = {
  done: new Set(),
  load() { try { this.done = new Set(JSON.parse(localStorage.getItem("il21kg-errata") ?? "[]")); } catch { /* no storage */ } },
  save() { try { localStorage.setItem("il21kg-errata", JSON.stringify([...this.done])); } catch { /* no storage */ } },
};
memory.load();

const items = cards.flatMap(card => card.items.map(item => {
  const id = [card.text, card.place, item.kind, item.claim].join("|");
  return Object.assign(item, { card, id, words: [card.sentence, item.claim, ...item.notes].join(" ").toLowerCase() });
}));

// ------------------------------------------------------------------ filters
const meanings = Object.fromEntries(kinds);
const shown = new Set(kinds.map(([kind]) => kind).filter(kind => kind !== "right"));
const amiss = family => items.filter(item => item.family === family && item.kind !== "right").length;
by("family").append(make("option", { value: "" }, "all families"), ...families.map(family => make("option", { value: family }, `${family} (${amiss(family)})`)));
by("text").append(make("option", { value: "" }, "all texts"), ...[...new Set(cards.map(card => card.text))].map(text => make("option", { value: text }, text)));
for (const [kind, meaning] of kinds) {
  const number = items.filter(item => item.kind === kind).length;
  const button = make("button", { title: meaning, "aria-pressed": String(shown.has(kind)), "data-kind": kind }, `${kind} ${number}`);
  button.addEventListener("click", () => {
    if (!shown.delete(kind)) shown.add(kind);
    button.setAttribute("aria-pressed", String(shown.has(kind)));
    draw();
  });
  by("kinds").append(button);
}
for (const id of ["family", "text", "tier", "seen"]) by(id).addEventListener("change", draw);
by("search").addEventListener("input", draw);

function passes(item) {
  const words = by("search").value.toLowerCase().split(/\s+/);
  return shown.has(item.kind)
    && (!by("family").value || item.family === by("family").value)
    && (!by("text").value || item.card.text === by("text").value)
    && (!by("tier").value || item.tier === by("tier").value)
    && (by("seen").checked || !memory.done.has(item.id))
    && words.every(word => item.words.includes(word));
}

// ------------------------------------------------------------------ drawing
let chosen = null, visible = [];

// The sentence with the words of one item marked.
const marked = item => item.parts.map(([words, role]) => role ? make("mark", { class: role, title: role }, words) : words);

function quote(item) {
  item.card.quote.replaceChildren(make("span", { class: "place" }, item.card.place), ...marked(item));
}

function choose(item, scroll = false) {
  chosen?.row.classList.remove("chosen");
  chosen = item;
  item.row.classList.add("chosen");
  quote(item);
  if (scroll) item.card.box.scrollIntoView({ block: "center" });
}

function finish(item, done) {
  if (done) memory.done.add(item.id); else memory.done.delete(item.id);
  memory.save();
  item.row.classList.toggle("done", done);
  item.tick.checked = done;
  count();
}

function row(item) {
  item.tick = make("input", { type: "checkbox" });
  item.tick.checked = memory.done.has(item.id);
  item.tick.addEventListener("change", () => finish(item, item.tick.checked));
  const claim = make("span", { class: "claim" }, item.claim);
  item.row = make("li", { class: item.kind }, make("span", { class: "kind", title: meanings[item.kind] }, item.kind), claim, make("label", {}, item.tick, " done"));
  if (item.notes.length) item.row.append(make("span", { class: "notes" }, item.notes.join("; ")));
  item.row.classList.toggle("done", item.tick.checked);
  item.row.addEventListener("click", () => choose(item));
  return item.row;
}

function count() {
  const amiss = items.filter(item => item.kind !== "right");
  const open = visible.filter(item => item.kind !== "right" && !memory.done.has(item.id)).length;
  by("count").textContent = `${open} of ${amiss.length} to look at`;
}

function draw() {
  visible = items.filter(passes);
  const passing = new Set(visible);
  const parts = [];
  let text = null;
  for (const card of cards) {
    const here = card.items.filter(item => passing.has(item));
    if (!here.length) continue;
    if (card.text !== text) {
      text = card.text;
      const number = visible.filter(item => item.card.text === text).length;
      parts.push(make("h2", {}, text, " ", make("span", {}, String(number))));
    }
    card.quote = make("p");
    card.box = make("article", {}, card.quote, make("ul", {}, ...here.map(row)));
    parts.push(card.box);
    quote(here[0]);
  }
  main.replaceChildren(...parts);
  if (!visible.length) main.append(make("p", { class: "nothing" }, "Nothing to look at with these filters."));
  if (visible.length) choose(visible[0]);
  count();
}

document.addEventListener("keydown", event => {
  if (event.target.matches("input[type=search], select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = visible.indexOf(chosen);
  if (event.key === "j" && at + 1 < visible.length) choose(visible[at + 1], true);
  if (event.key === "k" && at > 0) choose(visible[at - 1], true);
  if (event.key === "x" && chosen) finish(chosen, !memory.done.has(chosen.id));
});

draw();
