"""Reads what is said of transcripts and of pseudogenes: the words themselves are the object.

"Two transcript variants encoding distinct isoforms have been found": the gene has them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.relations import BROKEN, CHANGED
from il21kg.reading.claims.wording import Wording
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounding import Grounded
from il21kg.reading.meaning.objects import Objects
from il21kg.reading.meaning.parties import ELIDED, Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import References
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Circumstance, Item, Region
from il21kg.reading.structure.places import Cut
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import Turn, WordClass


@dataclass(frozen=True, slots=True)
class Made:
    """What a clause says, and whom it is about: a later clause may share that."""

    statements: Sequence[Statement] = ()
    subject: Party | None = None


def variants(wording: Wording, cut: Cut, k: int, trigger: Trigger, references: References) -> Made:
    """Read "transcript variants ... have been described": the phrase itself is the object."""
    first = k
    while first > 0 and cut.chunks[first - 1].kind in (
        ChunkKind.NP,
        ChunkKind.PREPOSITION,
        ChunkKind.CONJUNCTION,
        ChunkKind.COMMA,
        ChunkKind.TRIGGER,
        ChunkKind.ADVERB,
        ChunkKind.RELATIVE,
    ):
        if _told(wording, cut.chunks[first - 1]):
            break  # "variants have been found, and an isoform has been"
        first -= 1
    heads = _transcripts(wording, cut.chunks[first:k])
    before = cut.chunks[k - 1]
    if heads and _aspect(wording, cut, cut.chunks.index(heads[0])):
        return Made()  # "expression of an isoform has been found in"
    described = _transcripts(wording, cut.chunks[max(first - 3, 0) : max(first - 1, 0)])
    if first > 1 and cut.chunks[first - 1].kind == ChunkKind.RELATIVE and described:
        before = before if heads else described[-1]
        heads = [*described[-1:], *heads]  # "transcripts that encode two isoforms have been"
    if not heads:
        return Made()
    item = wording.phrases.item(heads[0].first, before.last if before.kind == ChunkKind.NP else heads[0].last)
    party = ELIDED
    if k + 1 < len(cut.chunks) and cut.chunks[k + 1].kind == ChunkKind.NP:
        after = cut.chunks[k + 1]
        reference = references.of(wording.phrases.item(after.first, after.last))
        party = Party((reference,)) if reference.topic else ELIDED
    start = item.first
    while start > heads[0].first and wording.clauses.tags[start - 1] == Tag.ADVERB:
        start -= 1
    last = item.last if before is heads[0] else max(item.last, heads[-1].last)
    whole = Item(start, last, start)
    return Made(_transcribed(wording, cut, trigger, party, whole, heads), party)


def _told(wording: Wording, chunk: Chunk) -> bool:
    """Tell whether a verb says itself which transcripts there are."""
    trigger = chunk.trigger
    seen = trigger is not None and trigger.frame.shape in (Turn.VARIANTS, Turn.OBSERVED)
    return seen and wording.clauses.tags[chunk.first] == Tag.AUXILIARY


def _aspect(wording: Wording, cut: Cut, i: int) -> bool:
    """Tell whether the noun at chunk i only follows the "of" of what is spoken of."""
    head = cut.chunks[i - 2] if i > 1 and cut.chunks[i - 1].role == "of" else None
    return (
        head is not None
        and head.kind == ChunkKind.NP
        and wording.phrases.tail(head.first, head.last, WordClass.EVENT) is not None
    )


def yields(wording: Wording, cut: Cut, k: int, trigger: Trigger, party: Party) -> bool:
    """Tell whether transcripts result: of splicing, of "the use of two promoters", of the gene."""
    if party.head is not None and wording.phrases.tail(*party.head, WordClass.SPLICING) is not None:
        return True
    if trigger.frame.family not in ("causes_disease", "induces"):
        return False
    if party.event == "variation":  # "a polymorphism in this gene results in short and long isoforms"
        return bool(_transcripts(wording, right_of(cut, k)))
    if party.event in (*BROKEN, *CHANGED):
        return False
    others = any(reference.names and not reference.topic for reference in party.references)
    return not others and bool(_transcripts(wording, right_of(cut, k)[:1]))


def splicing(wording: Wording, cut: Cut, k: int, trigger: Trigger, party: Party) -> Made:
    """Read "alternative splicing of this gene results in ...": what results is the object."""
    frame = wording.grammar.frame(shape=Turn.SPLICING)
    heads = _transcripts(wording, right_of(cut, k))
    if frame is None or not heads:
        return Made((), party)
    item = wording.phrases.item(heads[0].first, heads[0].last)
    last = item.last
    for chunk in cut.chunks[cut.chunks.index(heads[0]) + 1 :]:
        if chunk.trigger is not None and chunk.trigger.frame.family == "encodes":
            continue  # "two variants encoding distinct isoforms"
        if _transcripts(wording, [chunk]):
            heads = [heads[0], chunk]
            last = wording.phrases.item(chunk.first, chunk.last).last
        break
    topic = next((r for r in party.references if r.topic), None)
    party = Party((topic,)) if topic is not None else ELIDED
    whole = Item(item.first, last, item.first)
    return Made(_transcribed(wording, cut, replace(trigger, frame=frame), party, whole, heads), party)


def _transcribed(
    wording: Wording, cut: Cut, trigger: Trigger, party: Party, whole: Item, heads: Sequence[Chunk]
) -> list[Statement]:
    """Say that the gene has transcripts of a kind, and the isoforms that they are said to encode."""
    found = say(wording, trigger, party, Objects(wording.grounding).transcripts(whole))
    for chunk in heads[1:]:
        encoding = cut.chunks[cut.chunks.index(chunk) - 1].trigger
        if encoding is not None and encoding.frame.family == "encodes":
            isoforms = Objects(wording.grounding).transcripts(wording.phrases.item(chunk.first, chunk.last))
            found += say(wording, replace(encoding, frame=trigger.frame), party, isoforms)
    return found


def _transcripts(wording: Wording, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Give the noun phrases that end in a word for transcripts."""
    return [
        c
        for c in chunks
        if c.kind == ChunkKind.NP and wording.phrases.tail(c.first, c.last, WordClass.TRANSCRIPT)
    ]


def pseudogene(wording: Wording, cut: Cut, k: int, trigger: Trigger, references: References) -> Made:
    """Read "a pseudogene of this gene is found": the topic has one, and the next clause is about that."""
    taken = right_of(cut, k)
    if not taken or taken[0].kind != ChunkKind.NP:
        return Made()
    reference = references.of(wording.phrases.item(taken[0].first, taken[0].last))
    noun, whole = (
        wording.phrases.span(trigger.core, trigger.core + 1),
        wording.phrases.span(trigger.core, taken[0].last),
    )
    itself = Party((Reference(False, "unresolved", whole, (), whole.text),))
    candidate = Candidate(Grounded(None, "unresolved", noun, noun.text), trigger.frame.family)
    found = say(wording, trigger, Party((reference,)), candidate)
    return Made(found + lying(wording, trigger, itself, wording.phrases.region(taken)), itself)


def pseudogenes(wording: Wording, cut: Cut, k: int, trigger: Trigger) -> Made:
    """Read "two pseudogenes have been identified on chromosome 2": the topic has them, they lie there."""
    before = cut.chunks[k - 1] if k > 0 else None
    if before is None or before.kind != ChunkKind.NP:
        return Made()
    item = wording.phrases.item(before.first, before.last)
    named = wording.phrases.tail(item.first, item.last, WordClass.PSEUDOGENE)
    pointing = wording.grammar.role(WordClass.DEFINITE, wording.clauses.words[item.start].low) is not None
    if named is None or named[1] != item.first or pointing:
        return Made()
    noun = wording.phrases.span(item.first, item.last)
    party = Party((Reference(False, "unresolved", noun, (), noun.text),))
    candidate = Candidate(Grounded(None, "unresolved", noun, noun.text), trigger.frame.family)
    found = say(wording, trigger, ELIDED, candidate)
    return Made(found + lying(wording, trigger, party, wording.phrases.region(right_of(cut, k))), party)


def lying(wording: Wording, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
    """Say on which chromosomes it lies: those among the objects and the circumstances of a clause."""
    frame = wording.grammar.frame(family="located")
    if frame is None:
        return []
    around = replace(region, contexts=(*region.contexts, Circumstance(0, 0, region.items)))
    places = Objects(wording.grounding).places(around, frame.family)
    return [s for place in places for s in say(wording, replace(trigger, frame=frame), party, place)]
