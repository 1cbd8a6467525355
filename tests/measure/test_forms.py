"""How a frame is said: every form of its words, and what it means by its object."""

import pytest
from sayings import reader

from il21kg.errors import InputError
from il21kg.measure.forms import forms, tell_forms


@pytest.mark.parametrize(
    ("trigger", "told"),
    [
        ("<activate>", "activate/activates/activated/activating"),
        ("<bind> ~2 to?", "bind/binds/bound/binding … [to]"),
        ("<involve:P> ~1 in", "involved … in"),
        ("(member|members) of", "member/members of"),
        ("(is|are)? made up of", "[is/are] made up of"),
    ],
)
def test_a_trigger_is_told_with_every_form_of_its_verb(trigger: str, told: str) -> None:
    assert forms(trigger, reader().grammar.form_of) == told


def test_a_frame_is_told_with_what_it_means_and_its_examples() -> None:
    lines = tell_forms("formed-by", reader().grammar).splitlines()
    assert lines[0] == "formed-by: a verb, its ends as subject-object"
    assert "  anything: other" in lines
    assert "  domain or protein or complex or kind or family or gene: has_part" in lines
    assert "  formed by/from" in lines
    assert "  The formed elements were counted." in lines


def test_a_name_that_no_frame_has_is_told_with_those_near_it() -> None:
    with pytest.raises(InputError, match="No frame or predicate is named “bnids”") as fault:
        tell_forms("bnids", reader().grammar)
    assert "binds" in fault.value.advice


def test_a_frame_is_told_with_the_predicates_that_give_it_their_forms() -> None:
    told = tell_forms("inhibits", reader().grammar)
    assert "  interfere/interferes/interfered/interfering with" in told
    assert "with the predicates\n  inhibits: inhibit, suppress, " in told


def test_a_predicate_is_told_with_its_forms_and_the_frames_that_take_them() -> None:
    assert tell_forms("repress", reader().grammar).splitlines() == [
        "repress: a predicate, it means inhibits",
        "",
        "its forms",
        "  verb: repress/represses/repressed/repressing",
        "  doing: repressing",
        "  noun: repression",
        "  deed: repression by",
        "  agent: repressor, repressors",
        "  adjective: repressive",
        "",
        "the frames that take them",
        "  inhibits, inhibitor-of, nominal-inhibits, modifier-inhibits",
        "",
        "read in",
        "  IL-21 is a repressor of apoptosis.",
    ]
