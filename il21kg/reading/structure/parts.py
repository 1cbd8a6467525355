"""Reads lists of the parts of a molecule: "contains a V domain that binds it, a stalk, and six repeats".

A part is new where it has an indefinite article or a number: there the list goes on, whatever was said of the
part before it.
"""

from collections.abc import Sequence
from itertools import takewhile

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Phrases, Region
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.vocabulary.classes import FrameKind, Trait, WordClass


def has_parts(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether a verb says of what parts its subject is made: "contains a V domain"."""
    verb = chunks[k].trigger
    if verb is None or verb.passive or not phrases.grammar.has(verb.frame.family, Trait.COMPOSING):
        return False
    listed = takewhile(lambda chunk: _is_listed(phrases, chunk), chunks[k + 1 :])
    return any(chunk.kind == ChunkKind.NP and _is_part(phrases, chunk) for chunk in listed)


def _is_listed(phrases: Phrases, chunk: Chunk) -> bool:
    """Tell whether a chunk may stand in a list before what is listed: "pairs of A, B and C domains"."""
    low = phrases.clauses.low(chunk.first, chunk.last)
    return low == "of" or chunk.kind in (ChunkKind.NP, ChunkKind.COMMA, ChunkKind.CONJUNCTION)


def has_parts_before(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether a verb before chunk `k` lists parts, of which it stands in a clause."""
    opened = next((i for i in range(k, 1, -1) if _opens_clause(chunks[i])), None)
    return opened is not None and any(has_parts(phrases, chunks, i) for i in range(opened))


def _opens_clause(chunk: Chunk) -> bool:
    if chunk.trigger is None:
        return chunk.kind == ChunkKind.RELATIVE
    return chunk.trigger.shortened or chunk.trigger.form == Form.GERUND


def is_new_part(phrases: Phrases, chunk: Chunk) -> bool:
    """Tell whether a noun phrase brings up a part of a protein: "a V domain", "six repeats"."""
    return _is_new(phrases, chunk) and _is_part(phrases, chunk)


def _is_new(phrases: Phrases, chunk: Chunk) -> bool:
    return is_new(phrases, chunk) or phrases.clauses.tags[chunk.first] in (Tag.QUANTIFIER, Tag.NUMBER)


def is_new(phrases: Phrases, chunk: Chunk) -> bool:
    """Tell whether a noun phrase has an indefinite article."""
    low = phrases.clauses.words[chunk.first].low
    return phrases.grammar.role(WordClass.INDEFINITE, low) is not None


def _is_part(phrases: Phrases, chunk: Chunk) -> bool:
    classes = (WordClass.STRUCTURE, WordClass.STRETCH)
    return any(phrases.tail(chunk.first, chunk.last, each) is not None for each in classes)


def begins_part(phrases: Phrases, chunks: Sequence[Chunk], i: int) -> bool:
    """Tell whether a new part follows a comma, a colon or "and", and no clause of it: ", and a tail"."""
    colon = phrases.clauses.tags[chunks[i].first] == Tag.COLON
    if not colon and chunks[i].kind not in (ChunkKind.COMMA, ChunkKind.CONJUNCTION):
        return False
    at = i + 1 + (i + 1 < len(chunks) and chunks[i + 1].kind == ChunkKind.CONJUNCTION)
    last = _last_of_new(phrases, chunks, at)
    if last is None or last + 1 == len(chunks):
        return last is not None
    after = chunks[last + 1]
    acts = after.trigger is not None and after.trigger.frame.kind == FrameKind.VERB
    return after.kind != ChunkKind.AUXILIARY and (not acts or _opens_clause(after))


def goes_on(phrases: Phrases, chunks: Sequence[Chunk], k: int) -> bool:
    """Tell whether another part is listed behind chunk `k`."""
    return any(begins_part(phrases, chunks, i) for i in range(k + 1, len(chunks)))


def _last_of_new(phrases: Phrases, chunks: Sequence[Chunk], at: int) -> int | None:
    """Return where a new part ends that begins at a chunk, if one does: "an SH2 and SH3 domain" is one."""
    names = [chunk.kind for chunk in chunks[at : at + 3]]
    if names[:1] != [ChunkKind.NP] or not _is_new(phrases, chunks[at]):
        return None
    if _is_part(phrases, chunks[at]):
        return at
    shared = names == [ChunkKind.NP, ChunkKind.CONJUNCTION, ChunkKind.NP]
    return at + 2 if shared and _is_part(phrases, chunks[at + 2]) else None


def regions_of_parts(phrases: Phrases, chunks: Sequence[Chunk]) -> tuple[Region, ...]:
    """Read a list of parts: what is said of one ends at the next, "a V domain at its end, a stalk"."""
    begins = [0]
    for i in range(1, len(chunks)):
        told = any(chunk.kind == ChunkKind.PREPOSITION for chunk in chunks[begins[-1] : i])
        if told and begins_part(phrases, chunks, i):
            begins.append(i)
    ends = (*begins[1:], len(chunks))
    lists = (_closed(chunks[first:last]) for first, last in zip(begins, ends, strict=True))
    return tuple(phrases.region(each) for each in lists)


def _closed(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Leave out the preposition that is left of a clause: "a motif for", of "a motif for binding RNA"."""
    open_ = len(chunks) > 0 and chunks[-1].kind == ChunkKind.PREPOSITION
    return chunks[:-1] if open_ else chunks
