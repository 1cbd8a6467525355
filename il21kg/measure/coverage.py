"""What the reading does not cover, most frequent first: sentences, verbs, noun phrases, ambiguous names.

It is the worklist of whoever looks after frames and terms. A verb without a frame wants a row in
`ontology/reading/frames.ttl`, a noun phrase without an identifier a term.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text, read_text
from il21kg.errors import Il21kgError
from il21kg.namespaces import compact
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.statements import End, Statement
from il21kg.reading.structure.chunks import read_clauses
from il21kg.text.document import Document, Span
from il21kg.text.quotes import counted, one_blank
from il21kg.vocabulary.mentions import cut
from il21kg.vocabulary.spelling import key

#: Why a sentence gave nothing → how that is told.
REASONS: Final = {
    "unread-verb": "a verb that no frame reads",
    "terms-but-no-statement": "known terms, but no statement",
    "no-terms": "no known terms",
    "question": "a question",
    "table": "a row of a table",
    "list-without-items": "it opens a list that has no items",
}
#: Characters of a longer sentence are not looked through for verbs.
_LONGEST: Final = 5_000


@dataclass(slots=True)
class Item:
    """Something that stands in sentences and is not read, or not known."""

    words: str
    """As they stand where they were met first."""
    place: str
    sentence: str
    """The first sentence that has them."""
    times: int = 0
    silent: int = 0
    """How many of these times in a sentence that gave nothing."""
    notes: Counter[str] = field(default_factory=Counter)
    """Of a noun phrase: the relations it is an end of; of an ambiguous name: what it may be."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A sentence that gave nothing."""

    place: str
    sentence: str
    reason: str
    """One of `REASONS`."""
    verbs: tuple[str, ...]


@dataclass(slots=True)
class Coverage:
    """The counts, grown text by text; `top` bounds how many sentences are kept of each reason (0: all)."""

    reader: Reader
    top: int = 20
    texts: int = 0
    sentences: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    silent: list[Silent] = field(default_factory=list)
    verbs: dict[str, Item] = field(default_factory=dict)
    phrases: dict[str, Item] = field(default_factory=dict)
    ambiguous: dict[str, Item] = field(default_factory=dict)
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: Text | Unreadable) -> None:
        """Read a text and note what is not covered."""
        if isinstance(text, Unreadable):
            self.unreadable.append((text.place, text.reason))
            return
        try:
            document, reading = read_text(text, self.reader)
        except Il21kgError as error:
            self.unreadable.append((text.place, error.message))
            return
        self.texts += 1
        self.sentences += len(document.sentences)
        for sentence, status in zip(document.sentences, reading.status, strict=True):
            self._sentence(sentence.span, status, _place(text, document, sentence.span))
        for statement in reading.statements:
            place = _place(text, document, statement.sentence)
            for end in _unresolved(statement, reading):
                words = end.span.text if end.span else end.label
                item = _item(self.phrases, key(words), words, place, statement.sentence)
                item.notes[statement.relation] += 1
        for ambiguity in reading.ambiguities:
            name = ambiguity.words
            place = _place(text, document, name)
            item = _item(self.ambiguous, key(name.text), name.text, place, document.line_at(name.start))
            item.notes.update(map(compact, ambiguity.candidates))

    def _sentence(self, span: Span, status: str, place: str) -> None:
        verbs = self._verbs(span)
        for verb in verbs:
            item = _item(self.verbs, verb, verb, place, span)
            item.silent += status != "used"
        if status == "used":
            return
        reason = "unread-verb" if verbs else status
        self.reasons[reason] += 1
        if not self.top or self.reasons[reason] <= self.top:
            self.silent.append(Silent(place, one_blank(span.text), reason, verbs))

    def _verbs(self, span: Span) -> tuple[str, ...]:
        if len(span.text) > _LONGEST:
            return ()
        clauses = read_clauses(cut(span.text, span.start), self.reader.grammar)
        return tuple(token.low for token in clauses.unread_verbs)


def _item(items: dict[str, Item], name: str, words: str, place: str, sentence: Span) -> Item:
    """Count one more time of something."""
    if name not in items:
        items[name] = Item(one_blank(words), place, one_blank(sentence.text))
    items[name].times += 1
    return items[name]


def _unresolved(statement: Statement, reading: Reading) -> Iterator[End]:
    for end in (statement.subject, statement.object):
        if end.kind == "unresolved" and end.iri != reading.topic.iri:
            yield end


def _place(text: Text, document: Document, span: Span) -> str:
    if text.row:
        return f"{text.symbol} ({text.place})"
    line, column = document.position(span.start)
    return f"{text.place}:{line}:{column}"


def most(items: Iterable[Item], top: int) -> list[Item]:
    """Give the most frequent first, at most `top` of them (0: all)."""
    found = sorted(items, key=lambda item: (-item.times, -item.silent, item.words))
    return found[:top] if top else found


# --- telling


def to_json(coverage: Coverage) -> dict[str, Any]:
    """Give the worklist as plain values."""
    top = coverage.top
    lists = {"verbs": coverage.verbs, "noun_phrases": coverage.phrases, "ambiguous": coverage.ambiguous}
    return {
        "texts": coverage.texts,
        "sentences": coverage.sentences,
        "gave_nothing": {reason: coverage.reasons[reason] for reason in REASONS},
        "silent": [
            {"place": each.place, "sentence": each.sentence, "reason": each.reason, "verbs": each.verbs}
            for each in coverage.silent
        ],
        **{
            name: [
                {
                    "words": item.words,
                    "times": item.times,
                    "in_sentences_that_gave_nothing": item.silent,
                    "notes": dict(item.notes.most_common()),
                    "place": item.place,
                    "sentence": item.sentence,
                }
                for item in most(items.values(), top)
            ]
            for name, items in lists.items()
        },
        "unreadable": [{"place": place, "reason": reason} for place, reason in coverage.unreadable],
    }


def tell(coverage: Coverage) -> str:
    """Write the worklist for people."""
    silent = coverage.reasons.total()
    texts, sentences = counted(coverage.texts, "text"), counted(coverage.sentences, "sentence")
    lines = [
        f"{texts}, {sentences}: {silent:,} gave nothing",
        *(f"  {coverage.reasons[reason]:>7,}  {told}" for reason, told in REASONS.items()),
    ]
    lines += _section("Verbs that no frame reads", coverage.verbs, coverage.top, _verb)
    lines += _section("Noun phrases without an identifier", coverage.phrases, coverage.top, _phrase)
    lines += _section("Ambiguous names, left unresolved", coverage.ambiguous, coverage.top, _phrase)
    for reason, told in REASONS.items():
        group = [each for each in coverage.silent if each.reason == reason]
        if group:
            shown = _shown(len(group), coverage.reasons[reason])
            lines += ["", f"Sentences that gave nothing, {told}{shown}"]
            lines += [line for each in group for line in _silent(each)]
    if coverage.unreadable:
        lines += ["", f"Not read: {len(coverage.unreadable)}"]
        lines += [f"  {place}: {reason}" for place, reason in coverage.unreadable[: coverage.top or None]]
    return "\n".join(lines)


#: Characters of an example that are shown.
_WIDTH: Final = 100


def _section(title: str, items: dict[str, Item], top: int, note: Callable[[Item], str]) -> Iterator[str]:
    shown = most(items.values(), top)
    if not shown:
        return
    yield from ("", f"{title}{_shown(len(shown), len(items))}")
    for item in shown:
        yield f"  {item.times:>7,}  {item.words}{note(item)}"
        yield f"           {item.place}: {_excerpt(item.sentence, item.words)}"


def _shown(shown: int, there: int) -> str:
    return f": {there:,}" if shown == there else f": {there:,}, the first {shown:,}"


def _verb(item: Item) -> str:
    return f"  ({item.silent:,} in sentences that gave nothing)" if item.silent else ""


def _phrase(item: Item) -> str:
    return f"  ({', '.join(note for note, _ in item.notes.most_common(3))})"


def _silent(each: Silent) -> Iterator[str]:
    verbs = f"  [{', '.join(each.verbs)}]" if each.verbs else ""
    yield f"  {each.place}{verbs}"
    yield f"    {each.sentence}"


def _excerpt(sentence: str, words: str) -> str:
    """Give the part of a sentence around some words."""
    at = max(sentence.find(words), 0)
    start = max(0, min(at - (_WIDTH - len(words)) // 2, len(sentence) - _WIDTH))
    part = sentence[start : start + max(_WIDTH, len(words))]
    head = "…" if start else ""
    return f"{head}{part}{'…' if start + len(part) < len(sentence) else ''}"
