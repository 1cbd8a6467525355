"""Estimates how much of what a text says was read, from what no statement covers.

    estimate([unread(document, reading, grammar)]).recall        0.71, from 0.55 to 0.84

The more words and names of a text stand in no statement, and the more of its statements are unsure (tier B),
the more was missed. The weights are learned from annotated texts and are data, with how far they were from
the truth there: `ontology/reading/recall.json`, written by `il21kg.measure.recall`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Final

from il21kg.reading.reader import Reading
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Clauses, cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import Tag
from il21kg.resources import folder, texts
from il21kg.text.document import Document, Span

#: Why a sentence says nothing that could be read: its words are not counted as unread.
_SILENT: Final = frozenset({"question", "table", "list-without-items"})
#: Characters of a longer sentence are all unread, and not looked through.
_LONGEST: Final = 5_000


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a text is unread, or unsure."""

    statements: int = 0
    words: int = 0
    """Words that stand in no statement, without articles, prepositions and the like."""
    names: int = 0
    """Known names that stand in no statement; their words count as well."""
    unsure: int = 0
    """Statements of tier B."""

    def __add__(self, other: "Unread") -> "Unread":
        return Unread(
            self.statements + other.statements,
            self.words + other.words,
            self.names + other.names,
            self.unsure + other.unsure,
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned from annotated texts."""

    found: float
    """Facts that are found, per statement."""
    words: float
    """Facts that are missed, per unread word; likewise the next two."""
    names: float
    unsure: float
    spread: float
    """How many times the root of the missed facts (and one) the interval is wide to either side: so that it
    holds nine texts of ten."""
    drift: float
    """By which share the missed facts of any number of texts may be off, in nine draws of ten."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How much was read, in facts as an annotator would count them."""

    found: float
    missed: float
    recall: float | None
    """Share of the facts that was found; None where there is nothing to read."""
    low: float | None
    high: float | None
    """In nine texts of ten the share is between these."""


def unread(document: Document, reading: Reading, grammar: Grammar) -> Unread:
    """Count what of a text no statement covers."""
    covered = bytearray(len(document.text))
    for statement in reading.statements:
        for place in statement.places:
            for start, end in _stretches(place):
                covered[start:end] = b"\1" * (end - start)
    words = names = 0
    for sentence, status in zip(document.sentences, reading.status, strict=True):
        if status in _SILENT:
            continue
        if len(sentence.span.text) > _LONGEST:
            words += len(sentence.span.text.split())
            continue
        clauses = cut_sentence(sentence.span, grammar)
        words += _words(clauses, covered)
        names += _names(clauses, covered)
    unsure = sum(statement.tier == "B" for statement in reading.statements)
    return Unread(len(reading.statements), words, names, unsure)


def _stretches(place: Statement) -> Iterable[tuple[int, int]]:
    """Give the stretches of text that a statement says something with."""
    cues = (*place.contexts, *place.hedge_cues, *place.evidential_cues, *place.negation_cues)
    spans: list[Span] = [place.trigger, *cues]
    spans += [end.span for end in (place.subject, place.object) if end.span is not None]
    thing = place.object.span
    if (place.effects or place.effect_phrases) and thing and place.trigger.start < thing.start:
        yield place.trigger.start, thing.end  # the words of the effects stand between
    yield from ((span.start, span.end) for span in spans)


def _words(clauses: Clauses, covered: bytearray) -> int:
    return sum(
        tag == Tag.WORD and 1 not in covered[word.start : word.end]
        for word, tag in zip(clauses.words, clauses.tags, strict=True)
    )


def _names(clauses: Clauses, covered: bytearray) -> int:
    places = (
        (clauses.words[each.first].start, clauses.words[each.last - 1].end) for each in clauses.mentions
    )
    return sum(1 not in covered[start:end] for start, end in places)


# --- the estimate


@cache
def shipped() -> Weights:
    """Give the weights that ship with the program."""
    data = json.loads(texts(folder("ontology") / "reading", ".json")["recall.json"])
    return Weights(**data["weights"])


def missed(each: Unread, weights: Weights) -> float:
    """Give how many facts a text has besides those that were found, by the weights."""
    return weights.words * each.words + weights.names * each.names + weights.unsure * each.unsure


def estimate(each: Unread, weights: Weights | None = None) -> Estimate:
    """Estimate how much of a text, or of several together, was read."""
    weights = weights or shipped()
    found, more = weights.found * each.statements, missed(each, weights)
    off = sqrt(weights.spread**2 * (more + 1) + (weights.drift * more) ** 2)
    if not found + more:
        return Estimate(0.0, 0.0, None, None, None)
    shares = (_share(found, max(0.0, amount)) for amount in (more, more + off, more - off))
    return Estimate(found, more, *shares)


def _share(found: float, missed: float) -> float:
    return found / (found + missed) if found else 0.0
