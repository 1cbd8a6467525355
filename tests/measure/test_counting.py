"""Figures of pairs of facts and statements: points, shares, and intervals that are the same every time."""

from dataclasses import dataclass
from typing import cast

import pytest

from il21kg.measure.counting import Counting, has_fact, has_statement
from il21kg.measure.gold import Fact
from il21kg.measure.matching import Pair
from il21kg.reading.statements import Statement


@dataclass(eq=False)
class Thing:
    """Stands for a fact or a statement: counted by what it is, not by what it says."""


def pair(fact: Thing | None = None, statement: Thing | None = None, points: float = 0.0) -> Pair:
    return Pair(cast("Fact | None", fact), cast("Statement | None", statement), points)


def right(points: float = 1.0) -> Pair:
    return pair(Thing(), Thing(), points)


MISS, FALSE = pair(fact=Thing()), pair(statement=Thing())


@pytest.mark.parametrize(
    ("pairs", "precision", "recall", "f1"),
    [
        ([right(), right(), MISS], 1.0, 2 / 3, 0.8),
        ([right(), FALSE], 0.5, 1.0, 2 / 3),
        ([right(0.5)], 0.5, 0.5, 0.5),
        ([MISS, FALSE], 0.0, 0.0, 0.0),
        ([MISS], None, 0.0, None),
        ([], None, None, None),
    ],
)
def test_precision_recall_and_f1(
    pairs: list[Pair], precision: float | None, recall: float | None, f1: float | None
) -> None:
    score = Counting([pairs]).score(has_statement)
    assert [e.value for e in (score.precision, score.recall, score.f1)] == [
        pytest.approx(each) for each in (precision, recall, f1)
    ]


def test_one_statement_for_two_facts_counts_once() -> None:
    statement = Thing()
    score = Counting([[pair(Thing(), statement, 1), pair(Thing(), statement, 0.5)]]).score(has_statement)
    assert (score.facts, score.found, score.statements, score.right) == (2, 1.5, 1, 1)


def test_a_share_is_of_matched_pairs_or_of_facts() -> None:
    half, whole = right(0.5), right()
    counting = Counting([[half, whole, MISS]])
    share = counting.share(lambda each: each.points == 1)
    assert (share.part, share.whole, share.estimate.value) == (1, 2, 0.5)
    facts = counting.share_of_facts(lambda each: each.points == 1, has_fact)
    assert (facts.part, facts.whole) == (1, 3)


def test_an_interval_needs_two_texts_and_is_drawn_the_same_way() -> None:
    assert Counting([[right()], []]).score(has_statement).recall.low is None
    one, other = (Counting([[right()], [MISS], [right()]]).score(has_statement).recall for _ in "ab")
    assert one == other
    assert (one.low, one.high) == (0.0, 1.0)
