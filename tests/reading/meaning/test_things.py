"""Conjuncts that stand for themselves: names, amounts of a molecule, cells before their effects."""

import pytest
from rooms import clause

from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.things import read_plain


def spoken(found: Candidate) -> str:
    name = found.grounded.term.label if found.grounded.term else f"?{found.grounded.words}"
    return " ".join([f"{found.key}: {name}", *found.effects, *found.phrases])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It induces apoptosis.", ["induces: apoptotic process"]),
        ("It binds IL4 and fnords.", ["interacts_with: IL4", "interacts_with: ?fnords"]),
        # how much there is of a molecule; its last word may be said of all
        ("It induces IL-6 expression.", ["induces-amount: IL6"]),
        ("It induces IL-4 and IL-6 expression.", ["induces-amount: IL4", "induces-amount: IL6"]),
        ("It inhibits fnord expression.", ["inhibits-amount: ?fnord expression"]),
        ("It inhibits JAK1 activity.", ["inhibits: JAK1"]),
        # a cell before what happens to it
        ("It promotes B cell survival.", ["induces: B cell survival"]),
        (
            "It promotes NK cell proliferation and maturation.",
            ["induces: natural killer cell maturation proliferation"],
        ),
        # kinds that the head names by itself
        ("It contains an N-terminal pyrin domain.", ["has_part: pyrin domain"]),
        ("It has kinase activity.", ["has_activity: kinase activity"]),
    ],
)
def test_conjuncts_each_by_itself(text: str, expected: list[str]) -> None:
    given = clause(text)
    lookup, frame = given.rooms.wording.lookup, given.trigger.frame
    found = read_plain(lookup, frame, given.region.items, lookup.grammar.kinds(frame.family))
    assert [spoken(each) for each in found] == expected


def test_no_conjuncts_are_nothing() -> None:
    given = clause("It induces apoptosis.")
    assert read_plain(given.rooms.wording.lookup, given.trigger.frame, (), ()) == []
