"""Heads and what they are of: "proliferation of B cells", "expression and activity of IL-2"."""

import pytest
from rooms import clause

from il21kg.reading.meaning.heads import (
    is_class_of_its_own,
    read_heads,
    stands_alone,
    trailing_heads,
)
from il21kg.reading.meaning.proposals import Candidate


def spoken(found: Candidate) -> str:
    """Say a candidate: its relation, what it stands for, the effects on it."""
    name = found.grounded.term.label if found.grounded.term else f"?{found.grounded.words}"
    return " ".join([f"{found.key}: {name}", *found.effects, *found.phrases])


@pytest.mark.parametrize(
    ("text", "heads", "expected"),
    [
        (
            "It promotes proliferation and activity of B cells.",
            ["proliferation", "activity"],
            ["induces: B cell activity proliferation"],
        ),
        (
            "It induces expression and activity of IL-2.",
            ["expression", "activity"],
            ["induces: IL2 activity expression"],
        ),
        ("It induces the expression of IL4.", ["expression"], ["induces-amount: IL4"]),
        ("It inhibits the activity of JAK1.", ["activity"], ["inhibits: JAK1"]),
        ("It phosphorylates serine 727 of STAT3.", ["serine 727"], ["phosphorylates: STAT3"]),
        (
            "It induces the expression of fnord receptors.",
            ["expression"],
            ["induces-amount: ?expression of fnord receptors"],
        ),
        # a noun that names a process by itself has no "of"
        (
            "It regulates inflammation and proliferation of B cells.",
            ["proliferation"],
            ["regulates: B cell proliferation proliferation"],
        ),
        # one that means little alone shares it
        (
            "It regulates the localization and density of synapses.",
            ["localization", "density"],
            ["regulates: ?localization of synapses", "regulates: ?density of synapses"],
        ),
    ],
)
def test_heads_share_their_of(text: str, heads: list[str], expected: list[str]) -> None:
    given = clause(text)
    lookup, frame, (*plain, last) = given.rooms.wording.lookup, given.trigger.frame, given.region.items
    shared = [*trailing_heads(lookup, plain, last), last]
    assert [lookup.phrases.words(each.first, each.last) for each in shared] == heads
    found = read_heads(lookup, frame, shared, last.of, lookup.grammar.kinds(frame.family))
    assert [spoken(each) for each in found] == expected


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("It belongs to the gamma chain family of cytokines.", True),
        ("It induces the expression of IL4.", False),
        ("It regulates the localization of synapses.", False),
        ("It binds to the extracellular region of IL4R.", False),
        ("It is located in the extracellular region of cells.", True),
    ],
)
def test_a_head_that_is_a_name_without_its_of(text: str, alone: bool) -> None:
    given = clause(text)
    (item,) = given.region.items
    kinds = given.rooms.grammar.kinds(given.trigger.frame.family)
    assert stands_alone(given.rooms.wording.lookup, given.trigger.frame, item, kinds) == alone


@pytest.mark.parametrize(
    ("words", "own"),
    [("growth factors", True), ("several factors", False), ("B cells", True), ("fnord receptors", True)],
)
def test_a_class_before_its_examples_may_be_a_thing_of_its_own(words: str, own: bool) -> None:
    given = clause(f"It binds {words}.")
    (item,) = given.region.items
    kinds = given.rooms.grammar.kinds(given.trigger.frame.family)
    assert is_class_of_its_own(given.rooms.wording.lookup, item, kinds) == own
