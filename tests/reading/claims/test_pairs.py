"""Which of the statements of two lists "respectively" keeps."""

from dataclasses import replace

import pytest

from il21kg.reading.claims.pairs import paired, unsure
from il21kg.reading.statements import End, Statement, Unasserted
from il21kg.text.document import Span

WHOLE = Span(0, "a b c")


def statement(ends: str) -> Statement:
    """Make a statement: a word each for subject, verb and object, which stand by their letters' order."""
    subject, verb, target = (None if word == "-" else Span(ord(word), word) for word in ends.split())
    assert verb is not None
    subject_end, object_end = (
        End(None, span.text if span else "", "unresolved", span) for span in (subject, target)
    )
    return Statement("", "induces", subject_end, "", object_end, WHOLE, (WHOLE,), verb, "")


def ends(each: Statement) -> str:
    return f"{each.subject.label or '-'} {each.trigger.text} {each.object.label}"


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        # two subjects, two objects
        (["a m x", "a m y", "b m x", "b m y"], ["a m x", "b m y"]),
        # three and three
        ([f"{s} m {o}" for s in "abc" for o in "xyz"], ["a m x", "b m y", "c m z"]),
        # two verbs, two objects; of one subject, or of one without words
        (["a m x", "a m y", "a n x", "a n y"], ["a m x", "a n y"]),
        (["- m x", "- m y", "- n x", "- n y"], ["- m x", "- n y"]),
        # the order of the statements does not matter, that of the words does
        (["b m x", "b m y", "a m x", "a m y"], ["b m y", "a m x"]),
        # one list alone: nothing to pair
        (["a m x", "a m y"], ["a m x", "a m y"]),
        (["a m x"], ["a m x"]),
        ([], []),
    ],
)
def test_the_first_goes_with_the_first(made: list[str], kept: list[str]) -> None:
    found = paired([statement(each) for each in made])
    assert [(ends(each), each.not_asserted) for each in found] == [(each, None) for each in kept]


def test_lists_of_different_lengths_pair_in_no_certain_way() -> None:
    made = [statement(f"{s} m {o}") for s in "abc" for o in "xy"]
    found = paired(made)
    assert [ends(each) for each in found] == [ends(each) for each in made]
    assert {each.not_asserted for each in found} == {"ambiguous"}


def test_a_reason_that_is_there_stays() -> None:
    denied = replace(statement("a m x"), not_asserted=Unasserted.NEGATED)
    assert unsure(denied).not_asserted == "negated"
    assert unsure(statement("a m x")).not_asserted == "ambiguous"
