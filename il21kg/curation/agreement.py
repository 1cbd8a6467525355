"""How far curators agree: Cohen's kappa of each two of them, and where they contradict each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from il21kg.curation.decisions import Action, Decision, Decisions


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two curators agree on what both decided."""

    one: str
    other: str
    """IRIs of the two, sorted."""
    common: int
    """Statements that both decided on."""
    agreed: int
    kappa: float | None
    """None where it is not defined: nothing in common, or both always said one and the same."""


def last_words(decisions: Decisions) -> dict[tuple[str, ...], dict[str, Decision]]:
    """Give the last decision of each curator, by what it is about."""
    words: dict[tuple[str, ...], dict[str, Decision]] = {}
    for document in decisions.documents:
        for each in decisions.of(document):
            words.setdefault(each.target, {})[each.curator] = each
    return words


def conflicts(decisions: Decisions) -> tuple[tuple[Decision, ...], ...]:
    """Give the decisions that contradict each other, by what they are about."""
    found = (tuple(theirs[who] for who in sorted(theirs)) for theirs in last_words(decisions).values())
    return tuple(sorted(filter(_contradict, found), key=lambda theirs: theirs[0].target))


def _contradict(decisions: Iterable[Decision]) -> bool:
    return len({_said(each) for each in decisions}) > 1


def _said(decision: Decision) -> tuple[object, ...]:
    """Give what a decision comes to: two corrections agree when they are the same."""
    return (decision.action, decision.fact if decision.action is Action.CORRECT else None)


def agreements(decisions: Decisions) -> tuple[Agreement, ...]:
    """Give the agreement of each two curators."""
    words = last_words(decisions).values()
    people = sorted({who for theirs in words for who in theirs})
    return tuple(_agreement(one, other, words) for one, other in combinations(people, 2))


def _agreement(one: str, other: str, words: Iterable[Mapping[str, Decision]]) -> Agreement:
    both = [(_said(theirs[one]), _said(theirs[other])) for theirs in words if {one, other} <= theirs.keys()]
    same = sum(a == b for a, b in both)
    return Agreement(one, other, len(both), same, kappa(_categories(both)))


def _categories(both: Iterable[tuple[tuple[object, ...], tuple[object, ...]]]) -> Iterator[tuple[str, str]]:
    """Give what two said as categories: a correction agrees with no other than its own."""
    for a, b in both:
        yield str(a[0]), str(b[0]) if a == b or a[0] != b[0] else f"another {b[0]}"


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Give Cohen's kappa of two judges, from what each said of the same things; None where it is not defined.

    >>> kappa([("accept", "accept"), ("reject", "reject"), ("accept", "reject"), ("reject", "reject")])
    0.5
    """
    pairs = list(pairs)
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    if not pairs:
        return None
    by_chance = sum(ones[each] * others[each] for each in ones) / len(pairs) ** 2
    observed = sum(a == b for a, b in pairs) / len(pairs)
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)
