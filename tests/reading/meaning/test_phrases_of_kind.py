"""Of what kind something is, and what a gene encodes; with the family, the whole, the cells in the phrase."""

import pytest
from rooms import clause

from il21kg.reading.meaning.kinds import (
    family_by_members,
    is_bare_head,
    is_family,
    is_unnamed_family,
    read_encoded,
    read_kind,
    read_wholes,
)
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.structure.phrases import Region
from il21kg.vocabulary.classes import Tie


def objects(text: str) -> tuple[Lookup, Region]:
    given = clause(text)
    return given.rooms.wording.lookup, given.region


def spoken(found: Candidate) -> str:
    name = found.grounded.term.label if found.grounded.term else f"?{found.grounded.words}"
    return f"{found.key}: {name}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "a cytokine of the IL-1 family",
            ["member_of: interleukin-1", "is_a: cytokine activity"],
        ),
        ("a small family of kinases", ["is_a: kinase activity"]),
        ("a large subset of the kinases", ["is_a: kinase activity"]),
        (
            "the beta subunit of the IL-2 receptor",
            ["part_of: interleukin-2 receptor", "is_a: beta subunit"],
        ),
        ("a mitogen for B cells", ["acts_on_cell: B cell", "is_a: mitogen"]),
        ("a pyrin-like protein", ["is_a: ?pyrin-like protein"]),  # no pyrin
        ("a protein", []),  # nothing of its own
    ],
)
def test_a_kind(words: str, expected: list[str]) -> None:
    lookup, region = objects(f"It is {words}.")
    (item,) = region.items
    assert [spoken(each) for each in read_kind(lookup, item, lookup.key(Tie.OF_A_KIND))] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Interleukin-21", ["encodes: Interleukin-21"]),
        ("the cytokine Interleukin-21", ["encodes: Interleukin-21"]),
        ("a cytokine", ["encodes-kind: cytokine activity"]),
        ("a kinase and a cytokine", ["encodes-kind: kinase activity", "encodes-kind: cytokine activity"]),
        (
            "the beta subunit of the IL-2 receptor",
            ["part_of: interleukin-2 receptor", "encodes: beta subunit"],
        ),
        ("a protein of 105 kD", []),
    ],
)
def test_what_is_encoded(words: str, expected: list[str]) -> None:
    assert [spoken(each) for each in read_encoded(*objects(f"It encodes {words}."))] == expected


@pytest.mark.parametrize(
    ("words", "family", "unnamed"),
    [
        ("the gamma chain family", True, False),
        ("a small family of kinases", True, True),
        ("a large subset of the kinases", False, True),
        ("a kinase", False, False),
    ],
)
def test_a_family_with_a_name_and_one_without(words: str, family: bool, unnamed: bool) -> None:
    lookup, region = objects(f"It binds {words}.")
    (item,) = region.items
    assert (is_family(lookup, item), is_unnamed_family(lookup, item)) == (family, unnamed)


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("a family of interleukins", "member_of: Interleukins"),
        ("a family of fnords", "member_of: ?family of fnords"),
    ],
)
def test_a_family_that_is_known_by_its_members(words: str, family: str) -> None:
    lookup, region = objects(f"It binds {words}.")
    (item,) = region.items
    assert spoken(family_by_members(lookup, item, item.of[0])) == family


@pytest.mark.parametrize(
    ("words", "wholes"),
    [
        ("the beta subunit of the IL-2 receptor", ["part_of: interleukin-2 receptor"]),
        ("the tail of IL4", ["part_of: Interleukin-4"]),
        ("the expression of IL4", []),
        ("the beta subunit", []),
    ],
)
def test_what_a_part_is_of(words: str, wholes: list[str]) -> None:
    lookup, region = objects(f"It binds {words}.")
    (item,) = region.items
    assert [spoken(each) for each in read_wholes(lookup, item)] == wholes


@pytest.mark.parametrize(
    ("words", "bare"),
    [("a protein of the liver", True), ("a kinase of the liver", False), ("a protein", False)],
)
def test_an_empty_head_is_no_object(words: str, bare: bool) -> None:
    lookup, region = objects(f"It binds {words}.")
    assert is_bare_head(lookup, region.items[0], region) == bare
