"""What clauses of one sentence share: the pairs of "respectively", two opposites, a means."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from il21kg.reading.claims.pairs import paired, unsure
from il21kg.reading.claims.progress import Progress
from il21kg.reading.statements import Statement
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.vocabulary.classes import Tie, WordClass

#: Chunk of a verb → what its clause says.
Said: TypeAlias = Mapping[int, Sequence[Statement]]


def with_means(progress: Progress, k: int, said: Said) -> Said:
    """Give a clause the clause of chunk `k` as its means: "limits growth by inducing apoptosis"."""
    means = tuple(said[k])
    governor = _governor(progress, k, said) if means else None
    if governor is None:
        return said
    return {**said, governor: [replace(each, means=means) for each in said[governor]]}


def _governor(progress: Progress, k: int, said: Said) -> int | None:
    """Return the clause whose means is clause `k`."""
    before = progress.chunks[k - 1] if k > 0 else None
    if before is None or before.kind != ChunkKind.PREPOSITION:
        return None
    if progress.clauses.low(before.first, before.last) not in progress.grammar.words(WordClass.MEANS):
        return None
    return max((at for at, statements in said.items() if at != k and statements), default=None)


def with_pairs(progress: Progress, said: Said) -> Said:
    """Keep the pairs where a clause says "respectively"; verbs that share objects are one clause."""
    pairing = progress.grammar.words(WordClass.PAIRING)
    for i, word in enumerate(progress.clauses.words):
        k = _adverb_of(progress, i) if word.low in pairing else None
        if k is None:
            continue
        shared = [j for j in said if right_of(progress.cut, j) == right_of(progress.cut, k)]
        kept = paired([statement for j in shared for statement in said[j]])
        said = {**said, **{j: _of_verb(said[j], kept) for j in shared}}
    return said


def _of_verb(statements: Sequence[Statement], kept: Sequence[Statement]) -> list[Statement]:
    """Give those that are kept of the statements of a verb."""
    phrases = {statement.trigger for statement in statements}
    return [statement for statement in kept if statement.trigger in phrases]


def _adverb_of(progress: Progress, i: int) -> int | None:
    """Return the clause of an adverb: that of the verb right after it, else of the last verb before it."""
    chunks = list(enumerate(progress.chunks))
    after = [k for k, chunk in chunks if chunk.first > i and chunk.kind != ChunkKind.ADVERB]
    if after and progress.chunks[after[0]].trigger is not None:
        return after[0]
    before = [k for k, chunk in chunks if chunk.first <= i and chunk.trigger is not None]
    return max(before, default=None)


def without_opposites(progress: Progress, said: Said) -> Said:
    """Assert neither of two opposites: "increases or decreases apoptosis"."""
    open_ = {n for two in pairwise(sorted(said)) if _are_opposites(progress, *two) for n in two}
    return {k: [unsure(each) for each in made] if k in open_ else made for k, made in said.items()}


def _are_opposites(progress: Progress, j: int, k: int) -> bool:
    """Whether two verbs joined by "or" make more and less of the same."""
    opposites = {progress.key(Tie.INCREASE), progress.key(Tie.DECREASE)}
    if {_family(progress, j), _family(progress, k)} != opposites:
        return False
    between = progress.chunks[j + 1 : k]
    either = any(progress.clauses.low(chunk.first, chunk.last) == "or" for chunk in between)
    return either and right_of(progress.cut, j) == right_of(progress.cut, k)


def _family(progress: Progress, k: int) -> str:
    trigger = progress.chunks[k].trigger
    return trigger.frame.family if trigger is not None else ""
