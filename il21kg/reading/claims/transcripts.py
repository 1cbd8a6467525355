"""Reads what is said of transcripts: the words themselves are the object.

"Two transcript variants encoding distinct isoforms have been found": the gene has them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.claims.relations import BROKEN, CHANGED
from il21kg.reading.meaning.attributes import read_transcripts
from il21kg.reading.meaning.parties import ELIDED, Party
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import EventRole, PrepositionRole, TermKind, Tie, Trait, Turn, WordClass

#: What may stand between the noun of the transcripts and the verb that says that they are there.
_BETWEEN: Final = frozenset(
    {
        ChunkKind.NP,
        ChunkKind.PREPOSITION,
        ChunkKind.CONJUNCTION,
        ChunkKind.COMMA,
        ChunkKind.TRIGGER,
        ChunkKind.ADVERB,
        ChunkKind.RELATIVE,
        ChunkKind.NEGATION,  # "some protein-coding and some not, have been found"
    }
)
#: What says whose they are.
_OWNED: Final = [ChunkKind.PREPOSITION, ChunkKind.NP]


def read_variants(progress: Progress, k: int, trigger: Trigger) -> Made:
    """Read "transcript variants ... have been described": the phrase itself is the object."""
    heads, before = _described(progress, k)
    if not heads:
        return Made()
    party = _another(progress, heads[0]) or _bearer(progress, k)
    whole = _whole(progress, heads, before)
    return Made(_transcribed(progress, trigger, party, whole, heads), party)


def _described(progress: Progress, k: int) -> tuple[list[Chunk], Chunk]:
    """Give the nouns for transcripts before a verb, and the chunk that the phrase ends with."""
    first = _start(progress, k)
    chunks, before = progress.chunks, progress.chunks[k - 1]
    heads = _transcripts(progress, chunks[first:k])
    if heads and _is_owner(progress, chunks.index(heads[0])):
        return [], before  # "expression of an isoform has been found in"
    outer = _transcripts(progress, chunks[max(first - 3, 0) : max(first - 1, 0)])
    if first > 1 and chunks[first - 1].kind == ChunkKind.RELATIVE and outer:
        # "transcripts that encode two isoforms have been"
        return [*outer[-1:], *heads], before if heads else outer[-1]
    return heads, before


def _start(progress: Progress, k: int) -> int:
    """Give where the stretch before a verb begins: "variants have been found, and an isoform has been"."""
    first = k
    while first > 0 and progress.chunks[first - 1].kind in _BETWEEN:
        if _is_told(progress, progress.chunks[first - 1]):
            break
        first -= 1
    return first


def _bearer(progress: Progress, k: int) -> Party:
    """Give whose the transcripts are: "have been found for this gene"."""
    after = progress.chunks[k + 1] if k + 1 < len(progress.chunks) else None
    if after is None or after.kind != ChunkKind.NP:
        return ELIDED
    reference = refer(progress.references, progress.phrases.item(after.first, after.last))
    return Party((reference,)) if reference.topic else ELIDED


def _another(progress: Progress, noun: Chunk) -> Party | None:
    """Give the gene of which transcripts or splicing are where that is another: "splicing of IL-4"."""
    at = progress.chunks.index(noun)
    behind = progress.chunks[at + 1 : at + 3]
    if [chunk.kind for chunk in behind] != _OWNED or behind[0].role != PrepositionRole.OF:
        return None
    whose = refer(progress.references, progress.phrases.item(behind[1].first, behind[1].last))
    terms = progress.grammar.vocabulary.terms
    named = any(terms[name.iri].kind in (TermKind.GENE, TermKind.PROTEIN) for name in whose.names)
    return Party((replace(whose, gene=True),)) if named and not whose.topic else None


def _whole(progress: Progress, heads: Sequence[Chunk], before: Chunk) -> Item:
    """Give the phrase from the first noun for transcripts to the last, with what says how many."""
    head, end = heads[0], before.last if before.kind == ChunkKind.NP else heads[0].last
    item = progress.phrases.item(head.first, end)
    start = item.first
    while start > head.first and progress.clauses.tags[start - 1] == Tag.ADVERB:
        start -= 1
    return Item(start, item.last if before is head else max(item.last, heads[-1].last), start)


def _is_told(progress: Progress, chunk: Chunk) -> bool:
    """Whether a verb says itself which transcripts there are."""
    trigger = chunk.trigger
    seen = trigger is not None and trigger.frame.shape in (Turn.VARIANTS, Turn.OBSERVED)
    return seen and progress.clauses.tags[chunk.first] == Tag.AUXILIARY


def _is_owner(progress: Progress, i: int) -> bool:
    """Whether the noun at chunk i only follows the "of" of what is spoken of."""
    head = progress.chunks[i - 2] if i > 1 and progress.chunks[i - 1].role == PrepositionRole.OF else None
    return (
        head is not None
        and head.kind == ChunkKind.NP
        and progress.phrases.tail(head.first, head.last, WordClass.EVENT) is not None
    )


def yields(progress: Progress, k: int, trigger: Trigger, party: Party) -> bool:
    """Whether transcripts result: of splicing, of "the use of two promoters", of the gene."""
    if party.head is not None and progress.phrases.tail(*party.head, WordClass.SPLICING) is not None:
        return True
    if trigger.frame.family not in (progress.key(Tie.CAUSE), progress.key(Tie.INCREASE)):
        return False
    if party.event == EventRole.VARIATION:  # "a polymorphism in this gene results in short and long isoforms"
        return bool(_transcripts(progress, right_of(progress.cut, k)))
    if party.event in (*BROKEN, *CHANGED):
        return False
    others = any(reference.names and not reference.topic for reference in party.references)
    return not others and bool(_transcripts(progress, right_of(progress.cut, k)[:1]))


def read_splicing(progress: Progress, k: int, trigger: Trigger, party: Party) -> Made:
    """Read "alternative splicing of this gene results in ...": what results is the object."""
    frame = progress.grammar.frame(shape=Turn.SPLICING)
    heads = _transcripts(progress, right_of(progress.cut, k))
    if frame is None or not heads:
        return Made((), party)
    isoforms = _isoforms(progress, heads[0])
    end = isoforms[-1] if isoforms else heads[0]
    first = progress.phrases.item(heads[0].first, heads[0].last).first
    last = progress.phrases.item(end.first, end.last).last
    heads = [heads[0], *isoforms] if isoforms else heads
    topic = next((reference for reference in party.references if reference.topic), None)
    split = next((c for c in progress.chunks if party.head is not None and c.last == party.head[1]), None)
    another = _another(progress, split) if split is not None else None
    party = another or (Party((topic,)) if topic is not None else ELIDED)
    splicing = replace(trigger, frame=frame)
    return Made(_transcribed(progress, splicing, party, Item(first, last, first), heads), party)


def _isoforms(progress: Progress, head: Chunk) -> list[Chunk]:
    """Give what transcripts are said to encode: "two variants encoding distinct isoforms"."""
    behind = progress.chunks[progress.chunks.index(head) + 1 :]
    next_ = next((chunk for chunk in behind if not _encodes(progress, chunk.trigger)), None)
    return [] if next_ is None else _transcripts(progress, [next_])


def _encodes(progress: Progress, trigger: Trigger | None) -> bool:
    return trigger is not None and progress.has(trigger, Trait.ENCODING)


def _transcribed(
    progress: Progress, trigger: Trigger, party: Party, whole: Item, heads: Sequence[Chunk]
) -> list[Statement]:
    """Say that the gene has transcripts of a kind, and the isoforms that they are said to encode."""
    lookup, nouns = progress.wording.lookup, [progress.phrases.item(c.first, c.last) for c in heads]
    statements = say(progress.wording, trigger, party, read_transcripts(lookup, whole, nouns[0]))
    for chunk, noun in zip(heads[1:], nouns[1:], strict=True):
        encoding = progress.chunks[progress.chunks.index(chunk) - 1].trigger
        if encoding is not None and _encodes(progress, encoding):
            isoforms = read_transcripts(lookup, noun, noun)
            statements += say(progress.wording, replace(encoding, frame=trigger.frame), party, isoforms)
    return statements


def _transcripts(progress: Progress, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Give the noun phrases that end in a word for transcripts."""
    return [
        c
        for c in chunks
        if c.kind == ChunkKind.NP and progress.phrases.tail(c.first, c.last, WordClass.TRANSCRIPT)
    ]
