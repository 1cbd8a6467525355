"""Tells whether ", a ..." explains the name before it or goes on with a list of names.

IL-2, a cytokine of T cells, binds the receptor    explains the name
It contains a V domain, a tail, and a loop         goes on with a list
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.vocabulary.classes import FrameKind, Trait, WordClass

#: What joins two adjectives before one noun.
_JOINED: Final = ([ChunkKind.CONJUNCTION, ChunkKind.NP], [ChunkKind.COMMA, ChunkKind.NP])


def is_apposed(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether ", a" of chunk `k` explains the name before it: only its own noun phrase follows."""
    if k == 0 or chunks[k - 1].kind != ChunkKind.NP or k + 1 == len(chunks):
        return False
    head, *rest = chunks[k + 1 :]
    if head.trigger is not None:
        return head.trigger.frame.kind == FrameKind.NOUN
    if head.kind != ChunkKind.NP or _is_indefinite(phrases, chunks[k - 1]):
        return False  # "contains a V domain, a tail": a list
    if is_new_part(phrases, replace(head, first=head.first - 1)) and has_parts_before(phrases, chunks, k):
        return False  # "contains a V domain that binds it, a C domain"
    while _is_adjective(phrases, head) and [chunk.kind for chunk in rest[:2]] in _JOINED:
        head, rest = rest[1], rest[2:]  # "a rare and fatal disorder"
    kinds = [chunk.kind for chunk in rest if chunk.kind != ChunkKind.ADVERB]
    if k == 2 and chunks[0].kind == ChunkKind.PREPOSITION and kinds[:1] == [ChunkKind.TRIGGER]:
        return False  # "In mice, a similar gene regulates": the subject
    return not _lists(kinds) and _ends_apposition(kinds)


def has_parts_before(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether a verb before chunk `k` lists parts, of which it stands in a clause."""
    opened = next((i for i in range(k, 1, -1) if _opens_clause(chunks[i])), None)
    return opened is not None and any(has_parts(phrases, chunks, i) for i in range(opened))


def _opens_clause(chunk: Chunk) -> bool:
    return chunk.kind == ChunkKind.RELATIVE or (chunk.trigger is not None and chunk.trigger.shortened)


def has_parts(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether a verb says of what parts its subject is made: "contains a V domain"."""
    verb = chunks[k].trigger
    if verb is None or verb.passive or not phrases.grammar.has(verb.frame.family, Trait.COMPOSING):
        return False
    return k + 1 < len(chunks) and chunks[k + 1].kind == ChunkKind.NP and _is_part(phrases, chunks[k + 1])


def is_new_part(phrases: Phrases, chunk: Chunk) -> bool:
    """Tell whether a noun phrase brings up a part of a protein: "a V domain", "six repeats"."""
    first = phrases.clauses.tags[chunk.first]
    new = _is_indefinite(phrases, chunk) or first in (Tag.QUANTIFIER, Tag.NUMBER)
    return new and _is_part(phrases, chunk)


def _is_part(phrases: Phrases, chunk: Chunk) -> bool:
    classes = (WordClass.STRUCTURE, WordClass.STRETCH)
    return any(phrases.tail(chunk.first, chunk.last, each) is not None for each in classes)


def _is_indefinite(phrases: Phrases, chunk: Chunk) -> bool:
    low = phrases.clauses.words[chunk.first].low
    return phrases.grammar.role(WordClass.INDEFINITE, low) is not None


def _is_adjective(phrases: Phrases, chunk: Chunk) -> bool:
    """Tell whether a chunk has no noun: "rare", of "a rare and fatal disorder"."""
    last = chunk.last - 1
    plain = phrases.clauses.tags[last] in (Tag.WORD, Tag.EVALUATIVE)
    return plain and phrases.grammar.nameless(phrases.clauses.words[last].low)


def _lists(kinds: Sequence[ChunkKind]) -> bool:
    """Tell whether what follows a noun phrase is a list with it: "a V domain, a tail, and a loop"."""
    inside = (ChunkKind.PREPOSITION, ChunkKind.NP)
    comma = next((i for i, kind in enumerate(kinds) if kind not in inside), len(kinds))
    if tuple(kinds[comma : comma + 3]) != (ChunkKind.COMMA, ChunkKind.CONJUNCTION, ChunkKind.NP):
        return False
    beyond = kinds[comma + 3] if comma + 3 < len(kinds) else ChunkKind.DOT
    return beyond not in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)


def _ends_apposition(kinds: Sequence[ChunkKind]) -> bool:
    """Tell whether a noun phrase between commas ends where these chunks begin, or with its "of ..."."""
    after = kinds[0] if kinds else ChunkKind.DOT
    if after != ChunkKind.PREPOSITION:
        return after in (ChunkKind.COMMA, ChunkKind.DOT, ChunkKind.RELATIVE, ChunkKind.TRIGGER)
    closed = ChunkKind.COMMA in kinds or ChunkKind.DOT in kinds
    return closed and ChunkKind.CONJUNCTION not in kinds[:3]
