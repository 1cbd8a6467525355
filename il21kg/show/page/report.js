// Leads from marks in the text to their facts, and from facts to their places.
"use strict";

const by = id => document.getElementById(id);
const facts = [...document.querySelectorAll(".fact")];
const marks = [...document.querySelectorAll("[data-f]")];
const roles = { s: "subject", r: "relation", o: "object", c: "cue", e: "evidence", a: "together with", d: "effect", x: "condition", u: "unread" };
const narrow = matchMedia("(max-width: 1000px)");
let from = null; // the mark that was asked
const quiet = new Set(); // facts that the page opens or shuts, and no hand

const fact = number => facts.find(each => each.dataset.n === String(number));
const tokens = mark => mark.dataset.f.split(" ");
const numbers = mark => [...new Set(tokens(mark).map(token => token.slice(0, -1)))];

// ------------------------------------------------------------------ what is looked at
function clear() {
  for (const mark of document.querySelectorAll(".lit")) { mark.classList.remove("lit"); delete mark.dataset.role; }
  for (const each of facts) each.classList.remove("chosen");
  document.body.classList.remove("asking");
  by("asked").textContent = "";
  by("close").hidden = true;
}

// Light up the words of a fact, each run of them with its role; give the first of them.
function light(number) {
  let before = "";
  const lit = [];
  for (const mark of marks) {
    const token = tokens(mark).find(each => each.slice(0, -1) === number);
    if (!token) { before = ""; continue; }
    mark.classList.add("lit");
    const role = roles[token.at(-1)];
    if (role !== before || mark.tabIndex === 0) mark.dataset.role = role;
    before = role;
    lit.push(mark);
  }
  return lit[0];
}

function choose(list) {
  clear();
  for (const number of list) fact(number)?.classList.add("chosen");
  const first = light(list[0]);
  by("close").hidden = false;
  if (list.length > 1) by("asked").textContent = `${list.length} facts at these words`;
  return first;
}

function unfold(each, open) {
  if (each.open === open) return;
  quiet.add(each);
  each.open = open;
}

function close() {
  for (const each of facts) unfold(each, false);
  clear();
  if (from) { from.focus({ preventScroll: true }); from = null; }
}

// ------------------------------------------------------------------ from the text to the facts
function ask(mark) {
  const list = numbers(mark);
  for (const each of facts) unfold(each, each.dataset.n === list[0]);
  choose(list);
  from = mark;
  document.body.classList.toggle("asking", narrow.matches);
  const summary = fact(list[0]).querySelector("summary");
  summary.focus({ preventScroll: true });
  if (!narrow.matches) { within(by("facts"), summary); return; }
  by("facts").scrollTop = 0;
  if (mark.getBoundingClientRect().bottom > innerHeight * 0.45) mark.scrollIntoView({ block: "start" });
}

// Scroll a box, and not the page, to show something in it.
function within(box, thing) {
  const top = thing.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (top < 60 || top > box.clientHeight - 160) box.scrollTop += top - 80;
}

for (const mark of marks) mark.addEventListener("click", event => { event.preventDefault(); ask(mark); });

// ------------------------------------------------------------------ from a fact to its place
for (const each of facts) {
  each.addEventListener("toggle", () => {
    if (quiet.delete(each)) return;
    if (!each.open) { if (each.classList.contains("chosen")) clear(); return; }
    const asking = document.body.classList.contains("asking");
    const first = choose([each.dataset.n]);
    if (asking) document.body.classList.add("asking");
    first?.scrollIntoView({ block: "center" });
  });
}
by("close").addEventListener("click", close);

// The next fact that is shown, or the one before; its words in the text are lit up.
function step(by) {
  const shown = facts.filter(each => !each.hidden);
  const next = shown[shown.findIndex(each => each.open) + by] ?? shown[by > 0 ? 0 : shown.length - 1];
  if (!next || next.open) return;
  for (const each of facts) unfold(each, each === next);
  const first = choose([next.dataset.n]);
  next.querySelector("summary").focus({ preventScroll: true });
  if (narrow.matches) document.body.classList.add("asking");
  else within(document.getElementById("facts"), next);
  first?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
}
document.addEventListener("keydown", event => {
  if (event.key === "Escape") close();
  if (event.target.matches?.("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});

// ------------------------------------------------------------------ search
by("search").addEventListener("input", () => {
  const words = by("search").value.toLowerCase().split(/\s+/);
  for (const each of facts) each.hidden = !words.every(word => each.textContent.toLowerCase().includes(word));
  for (const part of document.querySelectorAll("aside section")) part.hidden = !part.querySelector(".fact:not([hidden])");
});

// ------------------------------------------------------------------ a fact by its address
function address() {
  const asked = location.hash.match(/^#f(\d+)$/);
  if (asked && fact(asked[1])) fact(asked[1]).open = true;
}
addEventListener("hashchange", address);
address();
