"""The worklist has what a curator has not decided of, the least sure first."""

from dataclasses import replace

import pytest
from curating import ADA, BOB, decided, fond, one, read, seen

from il21kg.curation.corrections import UnfitError
from il21kg.curation.decisions import Action, Decision, Decisions, Fact, Quote
from il21kg.curation.worklist import Hand, Item, Wanted, silent, worklist

HAND = Hand(ADA, "2026-11-28T12:00:00Z")


def objects(wanted: Wanted, *decisions: Decision) -> list[str]:
    items = worklist([(seen(), read())], Decisions(frozenset(decisions)), wanted)
    return [each.statement.object.label for each in items]


def test_the_least_sure_come_first() -> None:
    sure = {"CD4": 0.9, "apoptosis": 0.3, "monocytes": 0.6}
    statements = [replace(one(words), confidence=value) for words, value in sure.items()]
    items = worklist([(seen(), statements)], Decisions(), Wanted())
    assert [each.confidence for each in items] == [0.3, 0.6, 0.9]
    unasked = replace(one("moonlight receptors"), confidence=None)
    assert Item(seen(), unasked).confidence == 0.5


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(kind="induces"), ["apoptotic process"]),
        (Wanted(kind="process"), ["apoptotic process"]),
        (Wanted(kind="CellTargetStatement"), ["monocyte"]),
        (Wanted(kind="induces", gene="IL2"), []),
        (Wanted(kind="induces", gene="il21"), ["apoptotic process"]),
        (Wanted(kind="induces", gene="Q9HBE4"), ["apoptotic process"]),
    ],
)
def test_only_what_is_wanted_is_there(wanted: Wanted, found: list[str]) -> None:
    assert objects(wanted) == found


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        *(("", True), ("induces", True), ("Process", True), ("cellTargetStatement", True)),
        *(("induce", False), ("statement", False)),
    ],
)
def test_a_kind_that_nothing_has_is_told(kind: str, known: bool) -> None:
    assert Wanted(kind).known_to(seen()) is known


def test_what_a_curator_has_decided_of_does_not_come_again_to_the_same() -> None:
    mine = decided("accept", "apoptosis")
    assert objects(Wanted("induces", curator=ADA), mine) == []
    assert objects(Wanted("induces", curator=BOB), mine) == ["apoptotic process"]
    assert objects(Wanted("induces"), mine) == ["apoptotic process"]
    assert objects(Wanted("induces", curator=ADA), mine, HAND.withdraw(mine)) == ["apoptotic process"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["page"]),
        (Wanted(gene="il21"), ["page"]),
        (Wanted(gene="6005"), ["page"]),
        (Wanted(gene="IL2"), []),
        (Wanted(kind="induces"), []),
        (Wanted(curator=ADA), []),
        (Wanted(curator=BOB), ["page"]),
    ],
)
def test_a_text_of_which_nothing_was_read_is_there(wanted: Wanted, found: list[str]) -> None:
    made = Decisions(frozenset([HAND.add(seen(), fond())]))
    assert [page.document.key for page in silent([(seen(), ())], made, wanted)] == found
    assert silent([(seen(), read())], made, wanted) == []


def test_the_words_that_matter_are_marked() -> None:
    item = Item(seen(), one("apoptosis"))
    text = item.statement.sentence.text
    marked = {role: text[start:end] for start, end, role in item.marks(item.statement.sentence)}
    assert marked == {"subject": "IL-21", "trigger": "may induce", "object": "apoptosis", "cue": "may"}


def test_a_hand_signs_what_it_decides() -> None:
    item = Item(seen(), one("CD4"))
    made = HAND.decide(item, Action.REJECT, "a figure of speech")
    assert (made.curator, made.date, made.document, made.reason) == (
        *(ADA, HAND.date, "page"),
        "a figure of speech",
    )
    assert made.claim == decided("reject", "CD4").claim
    assert made.sha256 == seen().document.sha256
    added = HAND.add(seen(), Fact(Quote(), "regulates", Quote("CD4")))
    assert (added.action, added.document, added.claim) == (Action.ADD, "page", None)


def test_a_correction_that_cannot_be_is_not_made() -> None:
    with pytest.raises(UnfitError, match="no relation “loves”"):
        HAND.decide(Item(seen(), one("CD4")), Action.CORRECT, fact=Fact(relation="loves"))
    with pytest.raises(UnfitError, match="a correction says"):
        HAND.decide(Item(seen(), one("CD4")), Action.CORRECT)
