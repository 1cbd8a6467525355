// A curator's page: one statement with its sentence at a time, one key a decision.
import { ask, count, el, get, Problem, say } from "./dom.js";

const main = document.getElementById("main");
const state = { items: [], at: 0, total: 0, secret: "", curator: "", relations: [], documents: [], made: [], note: "", open: "" };
/** Documents of which nothing was read that the page names; all of them stand in the form. */
const SHOWN = 12;
const KEYS = [
  ["a", "accept", "Accept"], ["r", "reject", "Reject"], ["c", "correct", "Correct"], ["n", "note", "Note"],
  ["s", "skip", "Skip"], ["u", "undo", "Undo"], ["f", "add", "Add a fact"],
];

async function load() {
  const fields = Object.fromEntries(new URLSearchParams(location.search));
  Object.assign(state, await get("/api/review", fields), { at: 0 });
  show();
}

/** Send a decision; the page goes on when it is on the disk. */
async function send(asked) {
  const headers = { "content-type": "application/json", "x-il21kg-review": state.secret };
  const body = JSON.stringify({ reason: state.note, ...asked });
  const { decision } = await (await ask("/api/review", { method: "POST", headers, body })).json();
  state.note = "";
  state.open = "";
  return decision;
}

/** Do what may fail, and tell what went wrong. */
async function trying(work) {
  if (state.busy) return;
  state.busy = true;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const told = [error.message, error.detail].filter(Boolean).join(" ");
    main.querySelector(".wrong").textContent = told;
    say(told);
  } finally {
    state.busy = false;
  }
}

const now = () => state.items[state.at];
const silent = () => state.documents.filter((each) => !each.statements).map((each) => each.key);

/** The document that a fact is most likely to be added to: that of the statement, else one of which nothing was read. */
const nearest = () => now()?.document ?? silent()[0] ?? state.items.at(-1)?.document ?? state.documents[0].key;

async function decide(action, more = {}) {
  const item = now();
  const decision = await send({ action, document: item.document, identity: item.identity, ...more });
  state.made.push({ at: state.at, decision, action });
  state.at += 1;
  show();
  say(`${action}: ${item.subject.label}, ${item.relation}, ${item.object.label}`);
}

async function undo() {
  const last = state.made.at(-1);
  if (!last) throw new Problem({ title: "There is nothing to undo." });
  await send({ action: "withdraw", of: last.decision });
  state.made.pop();
  state.at = last.at ?? state.at;
  show();
  say("Undone.");
}

const ACTIONS = {
  a: () => now() && trying(() => decide("accept")),
  r: () => now() && trying(() => decide("reject")),
  s: () => { if (now()) { state.at += 1; state.note = ""; state.open = ""; show(); } },
  u: () => trying(undo),
  c: () => now() && opened("correct"),
  n: () => now() && opened("note"),
  f: () => state.documents.length && trying(() => openText(nearest())),
};

function opened(what) {
  state.open = what;
  show();
  main.querySelector(".change :is(input, select, textarea)")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.open) {
    state.open = "";
    show();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) return;
  if (state.open === "add" && ["1", "2"].includes(event.key)) {
    pick(event.key === "1" ? "subject" : "object");
    event.preventDefault();
  } else if (ACTIONS[event.key] && state.open !== "add") {
    ACTIONS[event.key]();
    event.preventDefault();
  }
});

// --- what is shown

const end = (each) => [el("b", {}, each.label), " ", el("small", {}, each.id ? `(${each.id})` : "(no identifier)")];

function show() {
  const item = now();
  const done = state.made.length;
  const head = el("p", { class: "about" }, `${state.curator}: ${count(done, "decision")}, ${count(Math.max(state.total - state.at, 0), "statement")} left`);
  const share = state.total ? Math.round((100 * state.at) / state.total) : 100;
  const bar = el("div", { class: "bar", role: "progressbar", "aria-valuenow": share, "aria-label": "Gone through" }, el("span"));
  bar.firstChild.style.width = `${share}%`;
  const wrong = el("p", { class: "wrong", role: "alert" });
  if (!item) {
    const next = el("p", {}, "What was decided has its effect with ", el("code", {}, "il21kg decisions apply"), ", or the next load.");
    main.replaceChildren(el("h1", {}, done ? "All done" : "There is nothing to decide"), head, next, keys(["u", "f"]), ...forms(), ...others(), wrong);
    return;
  }
  main.replaceChildren(
    el("h1", {}, "Does the text say so?"), head, bar,
    el("section", { class: "review" },
      el("p", { class: "claim" }, end(item.subject), " – ", item.relation, " → ", end(item.object)),
      item.evidence.map((parts) => el("blockquote", {}, parts.map(([words, role]) => role ? el("mark", { class: `as-${role}`, title: role }, words) : words))),
      el("p", { class: "about" }, `${item.document}, ${item.certainty}, confidence ${item.confidence.toFixed(2)}, tier ${item.tier}`, item.notAsserted ? `, not asserted (${item.notAsserted})` : ""),
      item.made.map((each) => el("p", { class: "made" }, `${each.action} by ${each.who}, ${each.date.slice(0, 10)}${each.why ? `: ${each.why}` : ""}`)),
      state.note ? el("p", { class: "made" }, `Note: ${state.note}`) : null,
    ),
    keys(KEYS.map(([key]) => key)), ...forms(), ...others(), wrong,
  );
}

function keys(shown) {
  return el("div", { class: "keys" }, KEYS.filter(([key]) => shown.includes(key)).map(([key, name, words]) =>
    el("button", { type: "button", class: `key-${name}`, click: () => ACTIONS[key]() }, el("kbd", {}, key), words)));
}

/** Documents of which nothing was read: a fact may be missing there. */
function others() {
  const keys = silent();
  if (!keys.length || state.open === "add") return [];
  const shown = keys.slice(0, SHOWN).map((key) => el("button", { type: "button", click: () => trying(() => openText(key)) }, key));
  const more = keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : "";
  return [el("p", { class: "silent" }, `Nothing was read of ${count(keys.length, "document")}: `, shown, more)];
}

function forms() {
  if (!state.open) return [];
  const known = el("datalist", { id: "relations" }, state.relations.map((each) => el("option", { value: each })));
  return [{ correct: correcting, note: noting, add: adding }[state.open](), known];
}

function field(name, words, input) {
  input.setAttribute("id", `f-${name}`);
  input.setAttribute("name", name);
  return el("p", { class: "field" }, el("label", { for: `f-${name}` }, words), input);
}

const text = (placeholder = "", value = "") => el("input", { type: "text", autocomplete: "off", placeholder, value });
const choice = (empty, values) => el("select", {}, el("option", { value: "" }, empty), values.map((each) => el("option", { value: each }, each.replaceAll(/[_-]/g, " "))));
const relation = (placeholder) => el("input", { type: "text", list: "relations", autocomplete: "off", placeholder });
const values = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));

function correcting() {
  const submit = (event) => {
    event.preventDefault();
    trying(() => decide("correct", values(event.target)));
  };
  return el("form", { class: "change", submit },
    field("object", "Object, its words", text("as they stand in the sentence")),
    field("id", "Identifier", text("CL:0000576")),
    field("relation", "Relation", relation("as it was read")),
    field("certainty", "Certainty", choice("as it was read", ["stated", "hedged"])),
    field("cue", "Words that hedge", text("may")),
    el("p", {}, el("button", {}, "Correct")));
}

function noting() {
  const submit = (event) => {
    event.preventDefault();
    state.note = values(event.target).note || "";
    state.open = "";
    show();
  };
  return el("form", { class: "change", submit }, field("note", "Why", text("", state.note)), el("p", {}, el("button", {}, "Keep the note")));
}

// --- a fact that was not read

let picked = {};

async function openText(key) {
  state.text = { key, ...await get(`/api/review/${encodeURIComponent(key)}`) };
  picked = {};
  state.open = "add";
  show();
  window.getSelection().removeAllRanges();
  const sentences = [...main.querySelectorAll(".text p")];
  const words = now()?.document === key ? now().evidence.map((parts) => parts.map(([each]) => each).join("")) : [];
  const own = sentences.find((each) => words.includes(each.textContent)) || sentences[0] || main;
  own.tabIndex = -1;
  own.focus(); // here the keys 1 and 2 take what is selected
}

/** Choose another document to add to. */
function texts() {
  const change = (event) => trying(() => openText(event.target.value));
  const options = state.documents.map(({ key }) => el("option", { value: key, selected: key === state.text.key }, key));
  return state.documents.length > 1 ? field("text", "Document", el("select", { change }, options)) : null;
}

function adding() {
  const submit = (event) => {
    event.preventDefault();
    trying(async () => {
      if (!picked.object) throw new Problem({ title: "Select the words of the object in the text, and press 2." });
      const place = (name) => picked[name] && picked[name].place;
      const decision = await send({ action: "add", document: state.text.key, subject: place("subject"), object: place("object"), ...values(event.target) });
      state.made.push({ decision, action: "add" });
      show();
      say("Added.");
    });
  };
  const told = (name, none) => el("span", { class: `told-${name}` }, picked[name]?.words || none);
  return el("form", { class: "change", submit },
    el("h2", {}, state.text.title), texts(),
    el("div", { class: "text" }, state.text.sentences.map((each) => el("p", { "data-start": each.start }, each.text))),
    el("p", { class: "legend" }, "Select words, then ",
      el("button", { type: "button", click: () => pick("subject") }, el("kbd", {}, "1"), "subject"), " ",
      el("button", { type: "button", click: () => pick("object") }, el("kbd", {}, "2"), "object")),
    el("p", {}, "Subject: ", told("subject", "the gene of the text"), " · Object: ", told("object", "none yet")),
    field("relation", "Relation", relation("regulates")),
    field("id", "Identifier", text("as the terms say, if empty")),
    field("certainty", "Certainty", choice("stated", ["hedged"])),
    field("cue", "Words that hedge", text("may")),
    el("p", {}, el("button", {}, "Add the fact")));
}

/** Letters as Python counts them: one for each code point. */
const letters = (words) => [...words].length;

/** Take the words that are selected as an end of the fact. */
function pick(name) {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const sentence = range.startContainer.parentElement?.closest("[data-start]");
  if (!sentence || range.startContainer !== range.endContainer) return;
  const whole = range.toString();
  const words = whole.trim();
  const before = sentence.textContent.slice(0, range.startOffset) + whole.slice(0, whole.indexOf(words));
  const start = Number(sentence.dataset.start) + letters(before);
  if (!words) return;
  picked[name] = { words, place: [start, start + letters(words)] };
  for (const each of main.querySelectorAll(`.picked-${name}`)) each.classList.remove(`picked-${name}`);
  sentence.classList.add(`picked-${name}`);
  main.querySelector(`.told-${name}`).textContent = words;
  say(`${name}: ${words}`);
}

load().catch((error) => main.replaceChildren(el("h1", {}, error.message), el("p", {}, error.detail || "")));
