"""Where the subject of a clause stands: in a noun phrase, in a clause before, in its own verb, nowhere.

Who that is, is asked later: these values know no names, and nothing that was said before the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from il21kg.reading.structure.chunks import Chunk, Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import LOOSE, Item, Phrases, Region
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import ConjunctionRole, PrepositionRole

#: What begins a subject for certain.
_SUBJECT: Final = frozenset({Tag.TOPIC, Tag.DETERMINER})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase is the subject: "IL-21 induces apoptosis"."""

    region: Region
    is_object: bool = False
    """It is the object of a verb before it: "it binds IL-4, which ..."."""
    joints: tuple[tuple[str, Item], ...] = ()
    """How, and another molecule with which it acts, said in an insertion: "X, together with Y, induces"."""
    unsure: bool = False
    """Its words may as well belong to another noun: "a receptor for X, a kinase"."""
    label: bool = False
    """It stands before a colon: the subject only where it is a name, not in "Note: induces apoptosis"."""
    rival: tuple[int, int] | None = None
    """First and last token of another noun, which was nearly taken."""


@dataclass(frozen=True, slots=True)
class SameAs:
    """The subject is that of a clause before: "binds IL2RG and (it) induces apoptosis"."""

    at: int
    """Chunk of the verb of that clause."""
    rival: tuple[int, int] | None = None
    """First and last token of a noun, which was nearly taken."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The subject stands among the words of the verb: "a role for this gene in"."""

    item: Item


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The sentence leaves its subject out: "Induces apoptosis"."""


Subject: TypeAlias = Phrase | SameAs | Inside | LeftOut
LEFT_OUT: Final = LeftOut()


@dataclass(frozen=True, slots=True)
class Cut:
    """The chunks of a sentence, and the clauses of it that have a subject so far."""

    phrases: Phrases
    chunks: tuple[Chunk, ...]
    told: frozenset[int] = frozenset()
    """Chunks of the verbs of those clauses: a later clause may share their subjects."""

    @property
    def clauses(self) -> Clauses:
        """The tokens and their tags."""
        return self.phrases.clauses

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words."""
        return self.phrases.grammar

    def telling(self, told: frozenset[int]) -> "Cut":
        """Return the same sentence, read so far as to know the subjects of these clauses."""
        return Cut(self.phrases, self.chunks, told)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb whose subject is looked for."""

    k: int
    """Its chunk."""
    trigger: Trigger
    j: int
    """The chunk before it and its helpers; -1 where nothing stands there."""


# ---- stretches of chunks


def back(cut: Cut, j: int, kinds: frozenset[ChunkKind]) -> int:
    """Return the index of the last chunk up to `j` that is of none of these kinds; -1 for none."""
    while j >= 0 and cut.chunks[j].kind in kinds:
        j -= 1
    return j


def left_of(cut: Cut, j: int) -> tuple[int, int]:
    """Return the chunks of the noun phrase that ends at chunk j, an introduction with its comma cut off."""
    first = j
    while first > 0 and (
        cut.chunks[first - 1].kind in LOOSE
        or cut.chunks[first - 1].kind in (ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.SUCH)
    ):
        first -= 1
    first = past_loose(cut, first, j)
    if first > 0 and cut.chunks[first - 1].kind == ChunkKind.LINK:
        first = next((i + 1 for i in range(j, first, -1) if cut.chunks[i].kind == ChunkKind.COMMA), first)
    if cut.chunks[first].kind == ChunkKind.PREPOSITION:
        commas = [i for i in range(first, j) if cut.chunks[i].kind == ChunkKind.COMMA] or [first]
        first = past_loose(cut, introduced(cut, commas) + 1, j)
    return first, j + 1


def introduced(cut: Cut, commas: Sequence[int]) -> int:
    """Return which comma ends what opens a sentence: "In A, a B", "In A, B, and C, D", "In A, B, this C"."""
    if cut.clauses.tags[cut.chunks[commas[-1] + 1].first] in _SUBJECT:
        return commas[-1]  # it begins anew
    joined = next((i for i in commas if cut.chunks[i + 1].kind == ChunkKind.CONJUNCTION), len(cut.chunks))
    return next((i for i in commas if i > joined), commas[0])


def past_loose(cut: Cut, first: int, j: int) -> int:
    """Return the first chunk from `first` up to `j` that is no comma, conjunction or adverb."""
    while first < j and cut.chunks[first].kind in LOOSE:
        first += 1
    return first


def head_of(cut: Cut, j: int) -> int:
    """Return the chunk of the head of "A of B of C" that ends at chunk j."""
    while j >= 2 and cut.chunks[j - 1].role == PrepositionRole.OF and cut.chunks[j - 2].kind == ChunkKind.NP:
        j -= 2
    return j


def verb_before(cut: Cut, first: int) -> int:
    """Return the chunk of the verb whose words end before a noun phrase; one that is no verb, or -1."""
    while first > 0 and cut.chunks[first - 1].kind in (
        ChunkKind.PREPOSITION,
        ChunkKind.ADVERB,
        ChunkKind.COMMA,
        ChunkKind.CONJUNCTION,
        ChunkKind.NEGATION,
    ):
        first -= 1
    return first - 1


def is_reduced(cut: Cut, i: int) -> bool:
    """Whether chunk `i` is a participle that follows its noun: "a protein encoded by"."""
    trigger = cut.chunks[i].trigger
    return trigger is not None and trigger.shortened


def is_indefinite(cut: Cut, chunk: Chunk) -> bool:
    """Whether a chunk begins with "a" or "an"."""
    return cut.clauses.words[chunk.first].low in ("a", "an")


def phrase(cut: Cut, first: int, last: int) -> Phrase | None:
    """Read a noun phrase as a subject."""
    is_object = first > 0 and cut.chunks[first - 1].kind == ChunkKind.TRIGGER
    region = cut.phrases.region(cut.chunks[first:last], denied=_is_contrasted(cut, first, last))
    return Phrase(region, is_object) if region.items else None


def _is_contrasted(cut: Cut, first: int, last: int) -> bool:
    """Whether what comes first is denied, and another said instead: "not macrophages but T cells"."""
    return (
        first > 0
        and cut.chunks[first - 1].kind == ChunkKind.NEGATION
        and any(chunk.role == ConjunctionRole.CONTRAST for chunk in cut.chunks[first:last])
    )


def ending(cut: Cut, j: int) -> Phrase | None:
    """Read the noun phrase that ends at chunk j."""
    return phrase(cut, *left_of(cut, j))
