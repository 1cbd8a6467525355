"""Tells whether ", a ..." explains the name before it or goes on with a list of names.

IL-2, a cytokine of T cells, binds the receptor    explains the name
It contains a V domain, a tail, and a loop         goes on with a list
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.parts import goes_on, has_parts, has_parts_before, is_new, is_new_part
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.vocabulary.classes import FrameKind

#: What begins the verb of a subject.
_VERBAL: Final = frozenset({ChunkKind.TRIGGER, ChunkKind.AUXILIARY, ChunkKind.ADVERB})
#: What joins two adjectives before one noun.
_JOINED: Final = ([ChunkKind.CONJUNCTION, ChunkKind.NP], [ChunkKind.COMMA, ChunkKind.NP])


def is_apposed(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether ", a" of chunk `k` explains the name before it: only its own noun phrase follows."""
    if k == 0 or chunks[k - 1].kind != ChunkKind.NP or k + 1 == len(chunks):
        return False
    head, *rest = chunks[k + 1 :]
    if head.trigger is not None:
        return head.trigger.frame.kind == FrameKind.NOUN
    if head.kind != ChunkKind.NP or is_new(phrases, chunks[k - 1]):
        return False  # "contains a V domain, a tail": a list
    if _is_listed(phrases, chunks, k):
        return False
    while is_adjective(phrases, head) and [chunk.kind for chunk in rest[:2]] in _JOINED:
        head, rest = rest[1], rest[2:]  # "a rare and fatal disorder"
    kinds = [chunk.kind for chunk in rest if chunk.kind != ChunkKind.ADVERB]
    if _is_fronted(chunks[:k]) and not _has_subject(kinds):
        return False  # "In mice, a similar gene regulates": the subject
    return not _lists(kinds) and _ends_apposition(kinds)


def name_behind(phrases: Phrases, chunks: Sequence[Chunk]) -> int | None:
    """Return the chunk of a subject of which a noun in front says what it is; None where none does.

    "A member of the family, IL21 induces": one name, then its verb; two may go on with a list.
    """
    opening = chunks[0].trigger
    if not (is_new(phrases, chunks[0]) if opening is None else opening.frame.kind == FrameKind.NOUN):
        return None
    comma = next((i for i, chunk in enumerate(chunks) if not _is_of_role(chunk)), len(chunks))
    if [chunk.kind for chunk in chunks[comma : comma + 2]] != [ChunkKind.COMMA, ChunkKind.NP]:
        return None
    follow = chunks[comma + 2].kind if comma + 2 < len(chunks) else ChunkKind.DOT
    named = _is_name(phrases, chunks[comma + 1]) and follow in _VERBAL
    return comma + 1 if named and comma > 0 else None


def _is_of_role(chunk: Chunk) -> bool:
    if chunk.trigger is not None:
        return chunk.trigger.frame.kind == FrameKind.NOUN
    return chunk.kind in (ChunkKind.NP, ChunkKind.PREPOSITION)


def _is_name(phrases: Phrases, chunk: Chunk) -> bool:
    described = (Tag.DETERMINER, Tag.QUANTIFIER, Tag.NUMBER)
    return phrases.clauses.tags[chunk.first] not in described and not is_new(phrases, chunk)


def _is_listed(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether a list of parts goes on: "six repeats, a loop that binds it, and a tail"."""
    if k > 1 and has_parts(phrases, chunks, k - 2) and goes_on(phrases, chunks, k):
        return True
    head = replace(chunks[k + 1], first=chunks[k + 1].first - 1)
    return is_new_part(phrases, head) and has_parts_before(phrases, chunks, k)


def _is_fronted(chunks: Sequence[Chunk]) -> bool:
    """Tell whether chunks are all of a circumstance at the beginning: "In mice", "In models of obesity"."""
    inside = (ChunkKind.PREPOSITION, ChunkKind.NP, ChunkKind.CONJUNCTION)
    return chunks[0].kind == ChunkKind.PREPOSITION and all(each.kind in inside for each in chunks)


def _has_subject(kinds: Sequence[ChunkKind]) -> bool:
    """Tell whether a subject stands behind the noun phrase: "In gout, a disease of joints, IL-1 is made"."""
    comma = kinds.index(ChunkKind.COMMA) if ChunkKind.COMMA in kinds else len(kinds)
    return kinds[:1] != [ChunkKind.TRIGGER] and list(kinds[comma + 1 : comma + 2]) == [ChunkKind.NP]


def is_adjective(phrases: Phrases, chunk: Chunk) -> bool:
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
