"""Tells how a sentence puts a claim: as a verb, a noun, in brackets, as one more item of a list.

It is the construction that precision and recall are told by; a fact and a false statement have one alike, by
where their two ends stand and what stands between them.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from il21kg.measure.matching import Pair
from il21kg.reading.structure.chunks import Chunk, Clauses, cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import ADVERBS, ChunkKind, Form, Tag
from il21kg.reading.structure.unread import REDUCED, VERB
from il21kg.text.document import Document, Span
from il21kg.vocabulary.classes import WordClass

#: Construction → what it is; the first that fits is taken.
CONSTRUCTIONS: Final = {
    "further item": "the object follows another object of the same claim",
    "in brackets": "the object stands in brackets, the subject before them",
    "no subject": "the clause has no words for the subject",
    "object first": "the object stands before the subject",
    "relative clause": "“which”, “that” or “who” stands between the ends",
    "participle": "the last verb between the ends is a participle, after its noun or a comma",
    "passive": "the last verb between the ends is a passive",
    "noun": "the last word of a relation between the ends is a noun",
    "verb": "a verb stands between the ends",
    "side by side": "no word of a relation stands between the ends",
}


def constructions(pairs: Sequence[Pair], document: Document, grammar: Grammar) -> list[str]:
    """Give the construction of each pair: of its fact, or of what is false; one of `CONSTRUCTIONS`."""
    places = [_place(each, document) for each in pairs]
    heads = _heads(places)
    return [
        "further item" if heads[key] < thing.start else _construction(key[0], subject, thing, grammar)
        for key, subject, thing in places
    ]


def sentence_of(pair: Pair, document: Document) -> Span:
    """Give the sentence in which the object stands; without one, what the fact or the statement calls so."""
    fact, statement = pair.fact, pair.statement
    thing = fact.object if fact else statement.object.span if statement else None
    if thing is not None:
        for sentence in document.sentences:
            if sentence.span.start <= thing.start < sentence.span.end:
                return sentence.span
    if fact is not None:
        return fact.sentence or document.line_at(fact.object.start)
    assert statement is not None
    return statement.sentence


_Key = tuple[Span, int, str, int]
"""Sentence, place of the subject, relation, and of a false statement the place of its trigger."""


def _place(pair: Pair, document: Document) -> tuple[_Key, Span | None, Span]:
    sentence, fact, statement = sentence_of(pair, document), pair.fact, pair.statement
    if fact is not None:
        at = fact.subject_span.start if fact.subject_span else -1
        return (sentence, at, fact.relation, -1), fact.subject_span, fact.object
    assert statement is not None
    subject = statement.subject.span
    subject = subject if subject and subject.text else None
    key = (sentence, subject.start if subject else -1, statement.relation, statement.trigger.start)
    return key, subject, statement.object.span or statement.trigger


def _heads(places: Sequence[tuple[_Key, Span | None, Span]]) -> dict[_Key, int]:
    """Give where the first object of each claim stands."""
    heads: dict[_Key, int] = {}
    for key, _, thing in places:
        heads[key] = min(thing.start, heads.get(key, thing.start))
    return heads


def _construction(sentence: Span, subject: Span | None, thing: Span, grammar: Grammar) -> str:
    inside = subject is not None and sentence.start <= subject.start < sentence.end
    if _depth(sentence, thing.start) > (_depth(sentence, subject.start) if subject and inside else 0):
        return "in brackets"
    if subject is None or not inside:
        return "no subject"
    if thing.start < subject.start:
        return "object first"
    clauses = cut_sentence(sentence, grammar)
    return _between(clauses, list(_chunks(clauses, subject.end, thing.start)), grammar)


def _depth(sentence: Span, at: int) -> int:
    before = sentence.text[: at - sentence.start]
    return before.count("(") - before.count(")")


def _chunks(clauses: Clauses, start: int, end: int) -> Iterator[Chunk]:
    """Give the chunks that begin between two places."""
    return (c for c in clauses.chunks if start <= clauses.words[c.first].start < end)


def _between(clauses: Clauses, chunks: Sequence[Chunk], grammar: Grammar) -> str:
    """Give the construction by the last words of a relation between subject and object."""
    if any(chunk.kind == ChunkKind.RELATIVE for chunk in chunks):
        return "relative clause"
    for chunk in reversed(chunks):
        if chunk.role == REDUCED:
            return "participle"
        if chunk.kind == ChunkKind.TRIGGER and chunk.trigger is not None:
            if chunk.trigger.form == Form.NOUN:
                return "noun"
            return _verb(clauses, chunk.trigger.core, grammar, reduced=chunk.trigger.participle)
        if chunk.kind == ChunkKind.AUXILIARY and chunk.role == VERB:
            return _verb(clauses, chunk.first, grammar)
    helped = any(chunk.kind == ChunkKind.AUXILIARY for chunk in chunks)
    return "verb" if helped else "side by side"


def _verb(clauses: Clauses, at: int, grammar: Grammar, *, reduced: bool = False) -> str:
    """Tell a passive by its ending and the form of "be" before it, a participle by its lack of one."""
    helpers = list(takewhile(lambda i: clauses.tags[i] in _HELPERS, range(at - 1, -1, -1)))
    be = any(grammar.role(WordClass.AUXILIARY, clauses.words[i].low) == "be" for i in helpers)
    word = clauses.words[at].low
    if be and not word.endswith("ing"):
        return "passive"
    return "participle" if reduced and not be else "verb"


_HELPERS: Final = ADVERBS | {Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION, Tag.REPORTING}
