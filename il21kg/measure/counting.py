"""Counts pairs of facts and statements: how many, which share, with an interval.

Intervals hold 95 of 100 draws of as many texts, with replacement, from the texts at hand (a bootstrap by
document): facts of one text stand or fall together. The draws are the same every time.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.measure.matching import Pair

_DRAWS: Final = 1000
_SEED: Final = 21


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure between 0 and 1, with the interval that holds 95 of 100 draws."""

    value: float | None
    """None where there is nothing to divide by."""
    low: float | None = None
    high: float | None = None
    """None with fewer than two texts that have a say."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of some facts and some statements."""

    facts: int
    found: float
    """Points of the facts."""
    statements: int
    right: float
    """Points of the statements: of one family not those of its facts, for half a point may go elsewhere; and
    by the repaired rule one statement may answer several facts."""
    precision: Estimate
    recall: Estimate
    f1: Estimate


Test = Callable[[Pair], bool]
"""Says which pairs count."""


def has_statement(each: Pair) -> bool:
    """Tell whether a pair has a statement: all but the misses."""
    return each.statement is not None


def has_fact(each: Pair) -> bool:
    """Tell whether a pair has a fact: all but what is false."""
    return each.fact is not None


class Counting:
    """Counts the pairs of texts, and of draws of these texts."""

    def __init__(self, texts: Sequence[Sequence[Pair]]) -> None:
        self.texts = texts
        chance = random.Random(_SEED)
        numbers = range(len(texts))
        self.draws = [_times(chance.choices(numbers, k=len(texts))) for _ in range(_DRAWS)] if texts else []

    def score(self, statements: Test, facts: Test | None = None, good: Test | None = None) -> Score:
        """Score the pairs whose statement passes a test, and those whose fact passes another.

        Without a test of facts these are all, and found are those that these statements answer. With a test
        of what is good no other pair has points.
        """
        counts = []
        for pairs in self.texts:
            mine = [each for each in pairs if has_statement(each) and statements(each)]
            theirs = [each for each in pairs if has_fact(each) and (facts is None or facts(each))]
            met = theirs if facts else [each for each in theirs if has_statement(each) and statements(each)]
            found = _best(((id(each.fact), each) for each in met), good)
            right = _best(((id(each.statement), each) for each in mine), good)
            counts.append((_number(p.fact for p in theirs), found, _number(p.statement for p in mine), right))
        n_facts, found, n_statements, right = _sum(counts, 4)
        ways: tuple[Callable[[Sequence[float]], float | None], ...] = (_precision, _recall, _f1)
        drawn = list(self._drawn(counts))
        estimates = [_estimate(way((n_facts, found, n_statements, right)), map(way, drawn)) for way in ways]
        return Score(int(n_facts), found, int(n_statements), right, *estimates)

    def share(self, good: Test, of: Test = has_fact) -> Share:
        """Count the matched pairs that pass a test, among those that pass another."""
        judged = [[good(each) for each in pairs if each.matched and of(each)] for pairs in self.texts]
        return self._share_of([(sum(each), len(each)) for each in judged])

    def share_of_facts(self, good: Test, of: Test) -> Share:
        """Count the facts of which a pair passes a test, among those that pass another, matched or not."""
        sets = [
            ({id(p.fact) for p in pairs if of(p) and good(p)}, {id(p.fact) for p in pairs if of(p)})
            for pairs in self.texts
        ]
        return self._share_of([(len(part), len(whole)) for part, whole in sets])

    def _share_of(self, counts: Sequence[tuple[int, int]]) -> Share:
        """Sum how many of how many there are in each text."""
        part, whole = _sum(counts, 2)
        estimate = _estimate(_divided(part, whole), (_divided(*d) for d in self._drawn(counts)))
        return Share(int(part), int(whole), estimate)

    def _drawn(self, counts: Sequence[tuple[float, ...]]) -> Iterator[tuple[float, ...]]:
        """Give the sums of each draw; none where fewer than two texts have a say."""
        having = [(i, row) for i, row in enumerate(counts) if any(row)]
        if len(having) < 2:
            return
        for times in self.draws:
            taken = [(times[i], row) for i, row in having if i in times]
            if taken:
                yield tuple(sum(n * row[column] for n, row in taken) for column in range(len(having[0][1])))


def _number(things: Iterable[object]) -> int:
    """Count things, each once."""
    return len(set(map(id, things)))


def _best(pairs: Iterable[tuple[int, Pair]], good: Test | None) -> float:
    """Sum the points of things, of each those of its best pair."""
    points: dict[int, float] = {}
    for thing, each in pairs:
        worth = each.points if good is None or good(each) else 0.0
        points[thing] = max(worth, points.get(thing, 0.0))
    return sum(points.values())


def _times(drawn: Iterable[int]) -> dict[int, int]:
    times: dict[int, int] = {}
    for i in drawn:
        times[i] = times.get(i, 0) + 1
    return times


def _sum(counts: Sequence[tuple[float, ...]], columns: int) -> tuple[float, ...]:
    return tuple(sum(row[column] for row in counts) for column in range(columns))


def _divided(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _precision(counts: Sequence[float]) -> float | None:
    return _divided(counts[3], counts[2])


def _recall(counts: Sequence[float]) -> float | None:
    return _divided(counts[1], counts[0])


def _f1(counts: Sequence[float]) -> float | None:
    precision, recall = _precision(counts), _recall(counts)
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _estimate(value: float | None, drawn: Iterable[float | None]) -> Estimate:
    values = sorted(each for each in drawn if each is not None)
    if value is None or not values:
        return Estimate(value)
    low, high = (values[round(share * (len(values) - 1))] for share in (0.025, 0.975))
    return Estimate(value, low, high)
