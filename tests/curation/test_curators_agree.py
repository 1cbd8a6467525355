"""Agreement is told as Cohen's kappa, and as not defined where it is not."""

import pytest
from curating import ADA, BOB, CYN, decided

from il21kg.curation.agreement import Agreement, agreements, conflicts, kappa
from il21kg.curation.decisions import Decision, Decisions, Fact

#: Counts of accept/accept, accept/reject, reject/accept, reject/reject.
TABLES = [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((1, 0, 0, 1), 1.0), ((0, 1, 1, 0), -1.0)]


@pytest.mark.parametrize(("table", "value"), TABLES)
def test_kappa_is_that_of_the_books(table: tuple[int, ...], value: float) -> None:
    cells = [(a, b) for a in ("accept", "reject") for b in ("accept", "reject")]
    found = kappa(pair for pair, number in zip(cells, table, strict=True) for _ in range(number))
    assert found == pytest.approx(value, abs=0.0001)


def test_kappa_of_nothing_and_of_one_category_is_not_defined() -> None:
    assert kappa([]) is None
    assert kappa([("accept", "accept")] * 9) is None


def both(*decisions: Decision) -> Decisions:
    return Decisions(frozenset(decisions))


def test_each_two_curators_are_compared_on_what_both_decided() -> None:
    made = both(
        decided("accept", "CD4"),
        decided("accept", "CD4", by=BOB),
        decided("reject", "monocytes"),
        decided("reject", "monocytes", by=BOB),
        decided("accept", "apoptosis", by=CYN),
    )
    people = sorted((ADA, BOB, CYN))
    assert agreements(made) == tuple(
        Agreement(one, other, 2 if CYN not in (one, other) else 0, 2 if CYN not in (one, other) else 0, sure)
        for one, other, sure in (
            (people[0], people[1], None if CYN in people[:2] else 1.0),
            (people[0], people[2], None if CYN in (people[0], people[2]) else 1.0),
            (people[1], people[2], None if CYN in people[1:] else 1.0),
        )
    )
    assert conflicts(made) == ()


def test_what_curators_contradict_each_other_in_is_told_once() -> None:
    one, other = decided("accept", "CD4"), decided("reject", "CD4", by=BOB)
    assert conflicts(both(one, other, decided("accept", "apoptosis", by=BOB))) == (
        tuple(sorted((one, other), key=lambda each: each.curator)),
    )
    agreed = decided("accept", "CD4", by=BOB, at=9)
    assert conflicts(both(one, other, agreed)) == ()


def test_two_corrections_contradict_each_other_unless_they_are_the_same() -> None:
    one = decided("correct", "CD4", fact=Fact(relation="inhibits"))
    same = decided("correct", "CD4", by=BOB, fact=Fact(relation="inhibits"))
    other = decided("correct", "CD4", by=BOB, fact=Fact(relation="regulates"))
    assert conflicts(both(one, same)) == ()
    assert len(conflicts(both(one, other))) == 1
    assert [each.agreed for each in agreements(both(one, other))] == [0]
