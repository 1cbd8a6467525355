"""Shows how the names of a text are grounded: their candidates, and why one was chosen or passed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from il21kg.namespaces import DCTERMS, compact
from il21kg.reading.discourse import text_context
from il21kg.reading.meaning.grounding import Grounding as Reading
from il21kg.reading.statements import Topic
from il21kg.reading.structure.chunks import cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.mentions import Token, cut
from il21kg.vocabulary.spelling import CURATED, LABEL, RELATED, SYNONYM, Name, key
from il21kg.vocabulary.vocabulary import Vocabulary

_GENE: Final = {LABEL: "approved symbol", SYNONYM: "approved name", RELATED: "alias or former name"}
_OTHER: Final = {
    LABEL: "label",
    SYNONYM: "exact synonym",
    CURATED: "curated name",
    RELATED: "related synonym",
}
CHOSEN: Final = "chosen"
AMBIGUOUS: Final = "ambiguous"
PASSED: Final = "passed over"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term a name may stand for."""

    iri: str
    label: str
    kind: str
    terminology: str
    """The terminology that gives the name; `il21kg` for the vocabulary that ships and the user's Turtle."""
    match: str
    """approved symbol, approved name, alias or former name; label, exact, curated or related synonym."""
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

    Names that need support are shown as well: they are passed over where the text does not give it.
    """
    reader = _reader(text, vocabulary)
    defined = {each.short.text: each.long.text for each in reader.context.abbreviations}
    found = []
    words = cut(text, 0)
    i = 0
    while i < len(words):
        last, names = _longest(text, words, i, vocabulary)
        plain = text[words[i].start : words[max(last, i + 1) - 1].end]
        if names and not (plain.islower() and not any(name.fits(plain) for name in names)):
            span = Span(words[i].start, text[words[i].start : words[last - 1].end])
            meant = reader.context.short_forms.get(span.text)
            long = defined.get(span.text, "") if meant else ""
            found.append(
                Grounding(span, tuple(_told(words[i:last], span, meant or names, reader, kinds, long)))
            )
        i = max(last, i + 1)
    return tuple(found)


def _reader(text: str, vocabulary: Vocabulary) -> Reading:
    """Give what decides about the names of a text when it is read; it has no topic here."""
    grammar = Grammar(vocabulary)
    nothing = Topic("", "", None, None, known=False)
    whole = cut_sentence(Span(0, text), grammar)
    return Reading(Phrases(text, whole, grammar), text_context(text, nothing, grammar))


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


def _told(
    tokens: Sequence[Token],
    span: Span,
    names: Iterable[Name],
    reader: Reading,
    kinds: Sequence[str],
    long: str,
) -> list[Candidate]:
    """Tell of each candidate what became of it: the reader decides."""
    vocabulary, genes = reader.vocabulary, reader.context.genes
    before = len(reader.context.ambiguities)
    chosen = reader.choose(reader.names(tokens), kinds, span)
    tied = {iri for each in reader.context.ambiguities[before:] for iri in each.candidates}
    left: list[Name] = []
    told: dict[str, Candidate] = {}
    for name in sorted(names, key=lambda name: not name.fits(span.text)):
        term = vocabulary.terms[name.iri]
        if name.iri in told or name.iri in {each.iri for each in left}:
            continue  # a lesser way to write it
        fault = (
            ""
            if name.iri in tied
            else _fault(name, span.text, term.kind, term.gene or term.iri, kinds, genes)
        )
        if fault:
            told[name.iri] = _candidate(name, vocabulary, PASSED, fault)
        else:
            left.append(name)
    for name in left:
        if chosen is not None and name.iri == chosen.iri:
            why = _why(name, left, vocabulary, kinds, long)
            told.setdefault(name.iri, _candidate(name, vocabulary, CHOSEN, why))
        elif name.iri in tied:
            why = "nothing in the text decides between the terms that have this name"
            why = why if len(tied) > 1 else "a short form, and the text does not give its long form"
            told.setdefault(name.iri, _candidate(name, vocabulary, AMBIGUOUS, why))
        else:
            why = _lost(name, chosen, vocabulary, kinds)
            told.setdefault(name.iri, _candidate(name, vocabulary, PASSED, why))
    order = (CHOSEN, AMBIGUOUS, PASSED)
    return sorted(told.values(), key=lambda c: order.index(c.state))


def _fault(name: Name, words: str, kind: str, gene: str, kinds: Sequence[str], genes: frozenset[str]) -> str:
    """Say why a candidate does not even stand for choice; empty where it does."""
    if not name.fits(words):
        return "it is written in other capitals"
    if name.weak and gene not in genes and not (name.rank < RELATED and kind in kinds):
        return "an ordinary word, a common abbreviation or the name of a class, and nothing supports it"
    if name.rank == RELATED and kinds and kind not in kinds:
        return f"a related name of a {kind}, and a {' or '.join(kinds)} is asked for"
    return ""


def _why(name: Name, left: Sequence[Name], vocabulary: Vocabulary, kinds: Sequence[str], long: str) -> str:
    if long:
        return f"the text defines it: “{long}”"
    if name.weak:
        return "the text names it otherwise as well" if not kinds else "the kind that is asked for"
    others = {each.iri for each in left} - {name.iri}
    if not others:
        return "the only candidate"
    if kinds and vocabulary.terms[name.iri].kind in kinds:
        return "the best of the kind that is asked for"
    if min(each.rank for each in left if each.iri != name.iri) > name.rank:
        return "the best match of a name"
    return "of equal matches the first by kind and by the order of the terminologies"


def _lost(name: Name, chosen: Name | None, vocabulary: Vocabulary, kinds: Sequence[str]) -> str:
    kind = vocabulary.terms[name.iri].kind
    if kinds and kind not in kinds:
        return f"a {kind}, and a {' or '.join(kinds)} is asked for"
    if chosen is None:
        return "the reader takes it for none: by its form, its capitals, or what ties with it"
    if chosen.rank < name.rank:
        return "a lesser match of the name"
    if vocabulary.terms[chosen.iri].kind != kind:
        return f"a {vocabulary.terms[chosen.iri].kind} goes before a {kind} where nothing asks for either"
    return "its terminology stands later in the order"


def _candidate(name: Name, vocabulary: Vocabulary, state: str, reason: str) -> Candidate:
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
