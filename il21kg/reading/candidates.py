"""Shows how the names of a text are grounded: their candidates, and why one was chosen or passed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from il21kg.namespaces import DCTERMS, compact
from il21kg.reading.discourse import open_text
from il21kg.reading.meaning.grounding import choose_whole
from il21kg.reading.meaning.lookup import Lookup, names_of, refusal
from il21kg.reading.reader import Reader
from il21kg.reading.statements import Topic
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.text.document import Span, read_document
from il21kg.vocabulary.choice import Choice, Reason
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.spelling import CURATED, LABEL, RELATED, SYNONYM, Name, key
from il21kg.vocabulary.vocabulary import Vocabulary

_GENE: Final = {LABEL: "approved symbol", SYNONYM: "approved name", RELATED: "alias or former name"}
_OTHER: Final = {
    LABEL: "label",
    SYNONYM: "exact synonym",
    CURATED: "curated name",
    RELATED: "related synonym",
}
#: How words match a term of which they are no name.
_BY_CLAUSE: Final = "by a part of its words"
CHOSEN: Final = "chosen"
AMBIGUOUS: Final = "ambiguous"
PASSED: Final = "passed over"
#: A text need not be about anything.
_NOTHING: Final = Topic("", "", None, None, known=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term a name may stand for."""

    iri: str
    label: str
    kind: str
    terminology: str
    """The terminology that gives the name; `il21kg` for the vocabulary that ships and the user's Turtle."""
    match: str
    """approved symbol, approved name, alias or former name; label, exact, curated or related synonym; or by a
    part of the words, where these are no name of it."""
    state: str
    """chosen, ambiguous, or passed over."""
    reason: str


@dataclass(frozen=True, slots=True)
class Grounding:
    """A name found in a text, and what it may stand for."""

    words: Span
    candidates: tuple[Candidate, ...]
    """The chosen one first."""

    @property
    def state(self) -> str:
        """Tell whether one was chosen, several tie, or all were passed over."""
        return self.candidates[0].state


def ground(text: str, vocabulary: Vocabulary, kinds: Sequence[str] = ()) -> tuple[Grounding, ...]:
    """Ground the names of a text, the longest at each place; `kinds` are those that are asked for, if any.

    Without `kinds`, a clause that is read asks for those of its relation; elsewhere any will do. Names that
    need support are shown as well: they are passed over where the text does not give it.
    """
    whole = Reader(vocabulary)
    reader = _decider(text, whole.grammar)
    said = {} if kinds else _said(text, whole)
    words, found, i = reader.clauses.words, [], 0
    while i < len(words):
        last, names = _longest(text, words, i, vocabulary)
        plain = text[words[i].start : words[max(last, i + 1) - 1].end]
        if names and not (plain.islower() and not any(name.fits(plain) for name in names)):
            choice = said.get(reader.phrases.span(i, last)) or choose_whole(reader, i, last, kinds)
            found.append(_grounding(reader, i, last, names, choice))
        i = max(last, i + 1)
    return tuple(found)


def _decider(text: str, grammar: Grammar) -> Lookup:
    """Give what decides about the names of a text when it is read; it has no topic here."""
    words = cut_sentence(Span(0, text), grammar)
    return Lookup(Phrases(text, words, grammar), open_text(text, _NOTHING, grammar))


def _longest(
    text: str, words: Sequence[Any], first: int, vocabulary: Vocabulary
) -> tuple[int, tuple[Name, ...]]:
    """Give where the longest name from a word ends, weak ones included, and all its candidates."""
    best: tuple[int, tuple[Name, ...]] = (first, ())
    for last in range(first + 1, len(words) + 1):
        written = text[words[first].start : words[last - 1].end]
        form = key(written)
        node = vocabulary.names.node(form)
        if node.names and words[last - 1].norm in form:
            best = (last, node.names)
        if form and not node.more:
            break
    return best


def _said(text: str, reader: Reader) -> dict[Span, Choice]:
    """Give what was chosen for the ends of statements: there a relation asks for a kind.

    Where two relations ask for the same words, what the one finds goes before what the other does not.
    """
    document = read_document(text.encode(), "text", reader.vocabulary.layout)
    statements = reader.read(document, _NOTHING).statements
    places = (place for statement in statements for place in statement.places)
    ends = (end for place in places for end in (place.subject, place.object))
    made = [(end.span, end.choice) for end in ends if end.span is not None and end.choice is not None]
    return dict(sorted(made, key=lambda each: each[1].name is not None))


def _grounding(reader: Lookup, first: int, last: int, names: Sequence[Name], choice: Choice) -> Grounding:
    """Tell of each candidate what became of it: the reader decides."""
    span, tokens = reader.phrases.span(first, last), reader.phrases.bare(first, last)
    offered = {name.iri for name in names_of(reader, tokens)}
    against = {name.iri: reason for name, reason in choice.passed}
    told: dict[str, Candidate] = {}
    meant = reader.discourse.short_forms.get(span.text)
    for name in sorted(meant or names, key=lambda name: not name.fits(span.text)):
        if name.iri in told:  # a lesser way to write it
            continue
        reason = against.get(name.iri, choice.reason if choice.name is None else Reason.ELSE)
        if choice.name is not None and name.iri == choice.name.iri:
            told[name.iri] = _candidate(name, reader, CHOSEN, _for(choice, span.text, reader))
        elif name.iri not in offered:
            told[name.iri] = _candidate(name, reader, PASSED, refusal(reader, name, tokens))
        elif choice.tied and (name.iri in choice.tied or reason is choice.reason):
            told[name.iri] = _candidate(name, reader, AMBIGUOUS, choice.reason)
        else:
            told[name.iri] = _candidate(name, reader, PASSED, reason)
    if choice.name is not None and choice.name.iri not in told:
        by_clause = replace(_candidate(choice.name, reader, CHOSEN, choice.reason), match=_BY_CLAUSE)
        told[choice.name.iri] = by_clause
    order = (CHOSEN, AMBIGUOUS, PASSED)
    return Grounding(span, tuple(sorted(told.values(), key=lambda c: order.index(c.state))))


def _for(choice: Choice, words: str, reader: Lookup) -> str:
    """Say what spoke for a name; of a short form with the long form that the text gives it."""
    long = {each.short.text: each.long.text for each in reader.discourse.setting.abbreviations}.get(words)
    return f"{choice.reason}: “{long}”" if choice.reason is Reason.DEFINED and long else choice.reason


def _candidate(name: Name, reader: Lookup, state: str, reason: str) -> Candidate:
    vocabulary = reader.vocabulary
    term = vocabulary.terms[name.iri]
    source = vocabulary.added[name.layer - 1] if name.layer else "il21kg"
    match = (_GENE if term.kind == TermKind.GENE else _OTHER).get(name.rank, _OTHER[name.rank])
    return Candidate(name.iri, term.label, term.kind, source, match, state, reason)


def successor(iri: str, vocabulary: Vocabulary) -> str | None:
    """Give the IRI that replaces an obsolete term, where its terminology names one."""
    term = vocabulary.terms.get(iri)
    matches = term.matches if term is not None and term.kind == "obsolete" else ()
    return next((target for predicate, target in matches if predicate == DCTERMS.isReplacedBy), None)


def to_lines(found: Iterable[Grounding]) -> str:
    """Tell it to people: a paragraph for each name."""
    parts = []
    for each in found:
        parts.append(
            f"“{each.words.text}”  {each.words.start}–{each.words.start + len(each.words.text)}: {each.state}"
        )
        for c in each.candidates:
            mark = {CHOSEN: "→", AMBIGUOUS: "?"}.get(c.state, " ")
            parts.append(f"  {mark} {compact(c.iri)}  {c.label}  ({c.kind})")
            parts.append(f"      {c.match} in {c.terminology}; {c.reason}")
    return "\n".join(parts)


def to_values(found: Iterable[Grounding]) -> list[dict[str, Any]]:
    """Give it as plain values for JSON."""
    return [
        {
            "words": each.words.text,
            "start": each.words.start,
            "end": each.words.start + len(each.words.text),
            "state": each.state,
            "candidates": [
                {
                    "iri": c.iri,
                    "curie": compact(c.iri),
                    "label": c.label,
                    "kind": c.kind,
                    "terminology": c.terminology,
                    "match": c.match,
                    "state": c.state,
                    "reason": c.reason,
                }
                for c in each.candidates
            ],
        }
        for each in found
    ]
