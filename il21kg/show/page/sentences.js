// Builds parts of a page, and shows the sentences behind a claim with their words marked.
"use strict";

// A small builder: make("p", {class: "x"}, "text", otherElement)
function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

function button(text, act) {
  const made = make("button", {}, text);
  made.addEventListener("click", act);
  return made;
}

function sentencesOf(edge) {
  const none = make("p", {}, "From the vocabulary: no sentence stands behind it.");
  return edge.evidence.length ? edge.evidence.flatMap(showSentence) : [none];
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
