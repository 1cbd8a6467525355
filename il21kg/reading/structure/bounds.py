"""Says where the words of one clause end among those of another: its subject, its relative clause.

"It binds a domain and a tail, and two ligands inhibit it": "two ligands" begins a clause.
"""

from il21kg.reading.structure.agreement import agree, number_of_phrase, number_of_verb
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.places import Cut, back, is_reduced, left_of, past_loose, verb_before
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import FrameKind, PrepositionRole, Trait, WordClass


def phrase_before(cut: Cut, k: int) -> tuple[Chunk, ...]:
    """Return the chunks of the noun phrase that ends before chunk `k`."""
    first, last = left_of(cut, k - 1)
    while _qualified(cut, at := verb_before(cut, first)):
        first, last = left_of(cut, at - 1)
    return cut.chunks[first:last]


def _qualified(cut: Cut, at: int) -> bool:
    """Whether the words after a chunk only qualify a noun before it: "asthma associated with X"."""
    if at < 1 or cut.chunks[at].kind != ChunkKind.TRIGGER or cut.chunks[at - 1].kind != ChunkKind.NP:
        return False
    return is_reduced(cut, at) and at in cut.told


def begins(cut: Cut, k: int) -> int | None:
    """Return the chunk where the subject of the finite verb at `k` begins, after another clause's words.

    "It binds a domain and a tail, and two ligands inhibit it": the last conjuncts that agree with it.
    """
    j = back(cut, k - 1, HELPERS)
    if j < 0 or cut.chunks[j].kind != ChunkKind.NP:
        return None
    first, last = left_of(cut, j)
    starts = [
        i + 1 for i in range(first, j) if cut.chunks[i].kind in (ChunkKind.CONJUNCTION, ChunkKind.COMMA)
    ]
    starts = [past_loose(cut, i, j) for i in starts if cut.chunks[i].kind != ChunkKind.PREPOSITION]
    number = number_of_verb(cut, k)
    fitting = [i for i in starts if agree(number, number_of_phrase(cut, i, last))]
    closed = [i for i in fitting if _closed(cut, i)] or [i for i in starts if _after_but(cut, i)]
    return max(closed or fitting or starts, default=None)


def _closed(cut: Cut, i: int) -> bool:
    """Whether a comma and a conjunction stand before a chunk, or "but"."""
    at = back(cut, i - 1, frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION}))
    after_comma = (
        at > 0 and cut.chunks[at].kind == ChunkKind.CONJUNCTION and cut.chunks[at - 1].kind == ChunkKind.COMMA
    )
    return after_comma or _after_but(cut, i)


def _after_but(cut: Cut, i: int) -> bool:
    at = back(cut, i - 1, frozenset({ChunkKind.ADVERB, ChunkKind.NEGATION}))
    return at >= 0 and cut.clauses.words[cut.chunks[at].first].low == "but"


def pied(cut: Cut, relative: int) -> int:
    """Return the chunk where a relative clause begins: "all of which" begins before its pronoun."""
    members = cut.chunks[relative - 1].trigger if relative > 1 else None
    if members is not None and members.form == Form.NOUN:  # "members of which" speaks of the family
        first = relative - (2 if cut.chunks[relative - 2].kind == ChunkKind.NP else 1)
        listed = cut.grammar.has(members.frame.family, Trait.GROUPING)
        return first if listed and cut.chunks[first - 1].kind == ChunkKind.COMMA else relative
    if (
        relative < 3
        or cut.chunks[relative - 1].role != PrepositionRole.OF
        or cut.chunks[relative - 3].kind != ChunkKind.COMMA
    ):
        return relative
    return relative - 2 if cut.chunks[relative - 2].kind in (ChunkKind.NP, ChunkKind.ADVERB) else relative


def qualifies(cut: Cut, trigger: Trigger) -> bool:
    """Whether an adjective with its words follows its noun: "a repressor required for"."""
    if trigger.frame.kind != FrameKind.VERB or cut.clauses.tags[trigger.first] not in (
        Tag.EVALUATIVE,
        Tag.GOVERNOR,
    ):
        return False
    if trigger.form == Form.NOUN:
        return trigger.first == trigger.core
    # "a protein known to function as"; "appears to function as" is a verb of its own
    raising = cut.grammar.role(WordClass.GOVERNOR, cut.clauses.words[trigger.first].low)
    infinitive = any(word.low == "to" for word in cut.clauses.words[trigger.first : trigger.core])
    close = trigger.first > 0 and cut.clauses.tags[trigger.first - 1] != Tag.COMMA
    return not raising and (
        trigger.form == Form.BASE or (infinitive and close)  # "a protein thought to be part of"
    )
