"""What is said of pseudogenes: whose they are, and where each lies."""

import pytest
from rooms import clause, opened, party, told, verbs

from il21kg.reading.claims.pseudogenes import read_places, read_pseudogene, read_pseudogenes
from il21kg.vocabulary.classes import Turn


@pytest.mark.parametrize(
    ("text", "expected", "subject"),
    [
        (
            "A pseudogene of this gene sits on chromosome 2.",
            ["IL21 homolog_of ?pseudogene"],
            "pseudogene of this gene",
        ),
        (
            "A related pseudogene of IL4 lies on chromosome X.",
            ["IL4 homolog_of ?pseudogene"],
            "pseudogene of IL4",
        ),
    ],
)
def test_a_pseudogene_of_a_gene(text: str, expected: list[str], subject: str) -> None:
    first = clause(text)
    assert first.trigger.frame.shape == Turn.OBJECT_FIRST
    made = read_pseudogene(first.rooms, first.k, first.trigger)
    assert (told(made.statements), party(made.subject)) == (expected, subject)


@pytest.mark.parametrize(
    ("text", "expected", "opens"),
    [
        (
            "Two pseudogenes have been identified on chromosome 2.",
            ["IL21 homolog_of ?pseudogenes", "?pseudogenes located_on chromosome 2 (Human)"],
            "pseudogenes",
        ),
        ("Several pseudogenes have been identified.", ["IL21 homolog_of ?pseudogenes"], "pseudogenes"),
        ("The pseudogenes have been identified.", [], "nobody"),
        ("Two kinases have been identified on chromosome 2.", [], "nobody"),
    ],
)
def test_pseudogenes_that_are_counted(text: str, expected: list[str], opens: str) -> None:
    rooms = opened(text)
    k, _, trigger = next(verbs(rooms))
    made = read_pseudogenes(rooms, k, trigger)
    assert (told(made.statements), party(made.opens)) == (expected, opens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL4 lies on chromosome 5.", ["IL4 located_on chromosome 5 (Human)"]),
        ("IL4 is found in mice on chromosome 5.", ["IL4 located_on chromosome 5 (Human)"]),
        ("IL4 is found in the liver.", []),
    ],
)
def test_the_chromosome_that_something_lies_on(text: str, expected: list[str]) -> None:
    first = clause(text)
    assert told(read_places(first.rooms, first.trigger, first.party, first.region)) == expected
