// Claims, each with the sentences it rests on.
import { count, documentHref, el, nodeLink } from "./dom.js";

/** A sentence with its words marked: subject, relation, object, cue. */
export function quote(place) {
  const letters = [...place.quote]; // offsets count characters, not halves of them
  const parts = [];
  let at = 0;
  for (const [start, end, role] of [...place.marks].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = Math.max(start, at);
    if (from >= end) continue;
    parts.push(letters.slice(at, from).join(""), el("mark", { class: `as-${role}`, title: role }, letters.slice(from, end).join("")));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return el("blockquote", {}, place.quote ? parts : "The words of this sentence are not kept.");
}

function source(place) {
  const where = [place.section, `characters ${place.start}–${place.end}`].filter(Boolean).join(", ");
  return el("p", { class: "source" }, el("a", { href: documentHref(place.document) }, place.title || place.document), `, ${where}`);
}

/** What a claim is, in a word or two, where it is not simply stated. */
function standing(fact) {
  const told = [];
  if (fact.negated) told.push(["denied", "denied"]);
  else if (fact.not_asserted) told.push(["open", "not asserted"]);
  if (fact.certainty === "hedged") told.push(["hedged", fact.cues.length ? `hedged: ${fact.cues.join(", ")}` : "hedged"]);
  return told.map(([name, words]) => el("span", { class: `standing ${name}` }, words));
}

export function claim(fact, here = "") {
  const end = (curie, label, kind) => (curie === here ? el("b", {}, label) : nodeLink(curie, label, kind));
  return [
    end(fact.subject_id, fact.subject, fact.subject_kind),
    el("span", { class: "relation" }, ` ${fact.relation} `),
    fact.object_id ? end(fact.object_id, fact.object, fact.object_kind) : el("q", {}, fact.object),
    standing(fact),
  ];
}

export function more(fact) {
  return [`tier ${fact.tier}`, fact.confidence && `confidence ${fact.confidence}`, ...fact.notes].filter(Boolean).join(" · ");
}

/** One claim of a node; it opens to its sentences. */
export function factItem(fact, here) {
  const behind = fact.evidence.length > 1 ? count(fact.evidence.length, "sentence") : "sentence";
  return el("li", { class: "fact" },
    el("div", {}, claim(fact, here)),
    el("details", {}, el("summary", {}, behind),
      fact.evidence.map((place) => [quote(place), source(place)]), el("p", { class: "source" }, more(fact))));
}
