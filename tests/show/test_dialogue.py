"""The dialogue takes one key for a decision, and each is noted before the next question."""

import pytest
from curating import ADA, decided, one, read, seen

from il21kg.curation.decisions import Action, Decision, Decisions, Fact, Quote
from il21kg.curation.worklist import Hand, Item, Wanted, worklist
from il21kg.show.dialogue import Dialogue, Terminal, tell_item


def talk(keys: str, *lines: str, silent: bool = False) -> tuple[list[Decision], list[str]]:
    """Give what was noted, and what was told, when these keys are pressed."""
    waiting, answers = iter(keys), iter(lines)
    noted: list[Decision] = []
    told: list[str] = []
    terminal = Terminal(lambda: next(waiting, ""), lambda _: next(answers), told.append)
    items = worklist([(seen(), [one("CD4"), one("apoptosis")])], Decisions(), Wanted())
    hand = Hand(ADA, "2026-11-28T12:00:00Z")
    dialogue = Dialogue(items, terminal, lambda: hand, noted.append, [seen()] if silent else [])
    ended = dialogue.run()
    return noted, [*told, ended]


def short(noted: list[Decision]) -> list[str]:
    words = [each.claim.object.words if each.claim else each.withdrawn for each in noted]
    return [f"{each.action} {what}" for each, what in zip(noted, words, strict=True)]


def test_one_key_is_one_decision() -> None:
    noted, told = talk("ar")
    assert [each.action for each in noted] == [Action.ACCEPT, Action.REJECT]
    assert told[-1] == "1 accepted, 1 rejected decided, 0 statements left."


def test_what_is_skipped_and_what_comes_after_the_end_stays() -> None:
    noted, told = talk("sq")
    assert (noted, told[-1]) == ([], "nothing decided, 2 statements left.")
    assert talk("")[1][-1] == "nothing decided, 2 statements left."


def test_a_note_goes_with_the_next_decision() -> None:
    noted, _ = talk("nrq", "a figure of speech")
    assert [each.reason for each in noted] == ["a figure of speech"]


def test_undo_takes_the_last_decision_back_and_asks_again() -> None:
    noted, told = talk("aurq")
    assert [each.action for each in noted] == [Action.ACCEPT, Action.WITHDRAW, Action.REJECT]
    assert noted[1].withdrawn == noted[0].name
    assert noted[0].claim == noted[2].claim
    assert told[-1] == "1 rejected decided, 1 statement left."
    assert talk("uq")[0] == []


def test_each_part_can_be_corrected() -> None:
    facts = {
        "o": ("IL-21", Fact(object=Quote("IL-21"))),
        "i": ("CL:0000576", Fact(object=Quote(iri="http://purl.obolibrary.org/obo/CL_0000576"))),
        "r": ("regulates", Fact(relation="regulates")),
        "t": ("", Fact(certainty="stated")),
    }
    for key, (line, fact) in facts.items():
        noted, told = talk(f"c{key}q", line)
        assert [each.fact for each in noted] == ([] if key == "o" else [fact])
        assert ("  That cannot be: subject and object are the same thing." in told) is (key == "o")
    assert talk("cxq")[0] == []


#: What is answered about a fact that is added → what it says of whom, in which sentence; or why it cannot be.
ADDED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("", "apoptosis", "", "IL-21", "regulates", "may"): (
        *("IL-21", "regulates", "apoptosis", "hedged"),
        "IL-21 may induce apoptosis.",
    ),
    ("5", "Plasma cells", "CL:0000786", "", "acts_on_cell", ""): (
        *("", "acts_on_cell", "Plasma cells", "stated"),
        "Plasma cells are fond of it, perhaps.",
    ),
    ("?", "5", "Plasma cells", "", "", "acts_on_cell", "perhaps"): (
        *("", "acts_on_cell", "Plasma cells", "hedged"),
        "Plasma cells are fond of it, perhaps.",
    ),
    ("9",): ("“9” is no number of a sentence",),
    ("", ""): ("a fact has words of its object",),
    ("", "mast cells"): ("“mast cells” does not stand in its sentence",),
    ("", "apoptosis", "", "", "loves", ""): ("there is no relation “loves”",),
    ("5", "Plasma cells", "", "", "acts_on_cell", "never"): (
        "no words of the sentence that hedge were named",
    ),
}


@pytest.mark.parametrize("lines", ADDED)
def test_a_fact_is_added_to_the_sentence_or_to_another(lines: tuple[str, ...]) -> None:
    noted, told = talk("fq", *lines)
    if len(ADDED[lines]) == 1:
        assert (noted, f"  That cannot be: {ADDED[lines][0]}." in told) == ([], True)
        return
    (made,) = noted
    assert made.fact is not None and made.fact.subject is not None and made.fact.object is not None
    said = (made.fact.subject.exact, made.fact.relation, made.fact.object.exact, made.fact.certainty)
    assert (*said, made.fact.sentence) == ADDED[lines]
    assert told[-1] == "1 added decided, 2 statements left."


def test_an_identifier_of_what_is_added_needs_a_prefix() -> None:
    noted, told = talk("fq", "5", "Plasma cells", "plasma")
    assert (noted, "  That is no identifier with a prefix that is known." in told) == ([], True)


def test_a_text_of_which_nothing_was_read_comes_last_and_takes_additions() -> None:
    noted, told = talk("ssarfus", "1", "apoptosis", "", "", "regulates", "", silent=True)
    assert [each.action for each in noted] == [Action.ADD, Action.WITHDRAW]
    shown = next(each for each in told if each.startswith("\n3 of 3"))
    assert shown.splitlines()[1:3] == [
        "3 of 3  page, about IL21: no statement of it waits",
        "    1 | IL-21 may induce apoptosis.",
    ]
    assert told[-1] == "nothing decided, 2 statements left."


def test_an_item_shows_its_sentence_its_doubts_and_what_others_decided() -> None:
    item = Item(seen(), one("moonlight receptors"), (decided("reject", "moonlight receptors", reason="no"),))
    lines = list(tell_item(item, 0, 9))
    assert lines[1].startswith("1 of 9  page, confidence 0.") and lines[1].endswith(
        "tier B, not asserted (unresolved)"
    )
    assert lines[2] == (
        "  Interleukin-21 (uniprot:Q9HBE4) – interacts with → moonlight receptors (no identifier)"
    )
    assert lines[3:] == [
        "  | IL-21 binds moonlight receptors.",
        "  | sssss rrrrr ooooooooo ooooooooo",
        "  rejected by 0000-0002-1825-0097, 2026-11-28: no",
    ]
    assert len(read()) > 3


def test_what_corrects_nothing_and_what_is_no_identifier_is_told() -> None:
    for keys, line, why in (
        ("crq", "", "  That cannot be: nothing is corrected."),
        ("coq", "", "  That cannot be: nothing is corrected."),
        ("ciq", "CL0000576", "  That is no identifier with a prefix that is known."),
        ("ciq", "NOPE:1", "  That is no identifier with a prefix that is known."),
    ):
        noted, told = talk(keys, line)
        assert noted == []
        assert why in told
