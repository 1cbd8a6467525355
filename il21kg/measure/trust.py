"""Tells how far the estimates of recall, which anyone sees, are from the recall that was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from il21kg.measure.evaluation import Marked
from il21kg.reading.estimate import Estimate, Unread, Weights, estimate, shipped


@dataclass(frozen=True, slots=True)
class Case:
    """What is unread in an annotated text, and what it says."""

    unread: Unread
    facts: int
    found: float
    """Points of the facts that are found, by the repaired rule."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far estimates are from what was measured."""

    texts: int
    """Those with facts."""
    error: float
    """Mean of the distances between estimated and measured recall, by text."""
    plain: float
    """The same if every text had the recall of all together."""
    held: int
    """Texts whose recall lies in the interval."""


def case(text: Marked) -> Case:
    """Give what is unread in a text beside what was found in it."""
    points: dict[int, float] = {}
    for each in text.repaired:
        if each.fact is not None:
            points[id(each.fact)] = max(each.points, points.get(id(each.fact), 0.0))
    return Case(text.unread, len(points), sum(points.values()))


def together(cases: Iterable[Case]) -> Estimate:
    """Estimate how much of all the texts together was read."""
    return estimate(sum((each.unread for each in cases), Unread()))


def trust(cases: Sequence[Case], weights: Sequence[Weights] = ()) -> Trust:
    """Tell how far the estimates are off; `weights` has some for each text, else they are those that ship."""
    weights = weights or [shipped()] * len(cases)
    having = [(each, w) for each, w in zip(cases, weights, strict=True) if each.facts]
    facts, found = sum(each.facts for each, _ in having), sum(each.found for each, _ in having)
    errors, plain, held = [], [], 0
    for each, w in having:
        guess, measured = estimate(each.unread, w), each.found / each.facts
        errors.append(abs((guess.recall or 0.0) - measured))
        plain.append(abs(found / facts - measured))
        held += (guess.low or 0.0) <= measured <= (1.0 if guess.high is None else guess.high)
    number = len(having) or 1
    return Trust(len(having), sum(errors) / number, sum(plain) / number, held)
