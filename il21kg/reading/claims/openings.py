"""Finds what opens a list: whom its items are about, and the words that say the relation.

IL-21 acts on several cells, such as:      the verb
Target cells of IL-21 include:             the noun
Target cells:                              the noun alone, of the topic
"""

from collections.abc import Sequence
from dataclasses import dataclass

from il21kg.reading.claims.clause import subject_of
from il21kg.reading.claims.progress import Progress
from il21kg.reading.meaning.parties import ELIDED, Party
from il21kg.reading.meaning.referents import refer
from il21kg.reading.structure.chunks import Chunk, Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import MarkRole, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.vocabulary import normal


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a list: whom the items are about, and by which words."""

    reader: Progress
    """Of the sentence that opens it."""
    party: Party
    trigger: Trigger
    exemplary: bool
    """The items are examples: "include"."""


def find_opening(reader: Progress, end: int | None = None) -> Opening | None:
    """Read what opens a list, the first `end` chunks of a sentence (all): by its verb, else by its noun."""
    words = reader.clauses.words
    verbs = reader.grammar.words(WordClass.LIST_VERB)
    chunks = reader.chunks[:end]
    last = {k: words[c.trigger.last - 1].norm for k, c in enumerate(chunks) if c.trigger is not None}
    exemplary = any(word in verbs for word in last.values())
    for k, word in last.items():
        trigger = chunks[k].trigger
        if trigger is None or verbs.get(word) == MarkRole.OPENS:
            continue
        party = _topic_right(reader, k) or subject_of(reader, k, trigger)
        if party is not None and party.about_topic:
            return Opening(reader, party, trigger, exemplary)
    return _noun_opening(reader, chunks)


def _topic_right(reader: Progress, k: int) -> Party | None:
    """Find the topic right of a trigger: "diseases associated with IL21 are"."""
    for chunk in right_of(reader.cut, k):
        if chunk.kind == ChunkKind.NP:
            reference = refer(reader.references, reader.phrases.item(chunk.first, chunk.last))
            if reference.topic:
                return Party((reference,))
    return None


def _noun_opening(reader: Progress, chunks: Sequence[Chunk]) -> Opening | None:
    """Read "Target cells of IL-21 include:": the noun says the relation."""
    words = reader.clauses.words[: chunks[-1].last] if chunks else ()
    for chunk in chunks:
        if chunk.kind != ChunkKind.NP:
            continue
        reference = refer(reader.references, reader.phrases.item(chunk.first, chunk.last))
        if reference.topic:
            break
    else:
        return find_label(reader)
    keys = [list_key(word.norm, reader.grammar) for word in words]
    key = list_key(reader.clauses.low(0, chunk.first + 1), reader.grammar) or next(
        (k for k in keys if k), None
    )
    frame = reader.grammar.frame(family=key) if key is not None else None
    if frame is None:
        return None
    at = next(i for i in range(len(words)) if keys[i] == key or i == chunk.first)
    return Opening(reader, Party((reference,)), Trigger(frame, at, at, at + 1, Form.NOUN), exemplary=True)


def find_label(reader: Progress) -> Opening | None:
    """Read "Target cells:": a noun alone says the relation, and the topic is meant."""
    spoken = [chunk for chunk in reader.chunks if chunk.kind not in (ChunkKind.STOP, ChunkKind.DOT)]
    if len(spoken) != 1 or _names_actor(reader.clauses, reader.grammar):
        return None
    first, last = spoken[0].first, spoken[0].last
    key = list_key(reader.clauses.low(first, last), reader.grammar)
    frame = reader.grammar.frame(family=key) if key is not None else None
    trigger = None if frame is None else Trigger(frame, first, first, last, Form.NOUN)
    return None if trigger is None else Opening(reader, ELIDED, trigger, exemplary=False)


def _names_actor(clauses: Clauses, grammar: Grammar) -> bool:
    """Tell whether a gene or what it makes is named: "IL-4 receptors:"; not "Receptors:"."""
    terms = grammar.vocabulary.terms
    return any(terms[name.iri].kind in ACTORS for mention in clauses.mentions for name in mention.names)


def list_key(words: str, grammar: Grammar) -> str | None:
    """Give the key of the relation that the last words of a list's opening name."""
    heads = grammar.words(WordClass.LIST_HEAD)
    parts = [normal(part) for part in words.lower().split()]
    return heads.get(" ".join(parts[-2:]), heads.get(" ".join(parts[-1:])))
