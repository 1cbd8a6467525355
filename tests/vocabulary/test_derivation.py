"""One entry of a predicate gives all its forms to triggers and classes of words."""

import pytest

from il21kg.vocabulary.classes import WordForm
from il21kg.vocabulary.derivation import Derivation
from il21kg.vocabulary.inflection import Verb
from il21kg.vocabulary.rows import Predicate

IRREGULAR = {"freeze": Verb("freeze", "freezes", "froze", "frozen", "freezing")}


def predicate(
    verb: str = "",
    preposition: str = "",
    noun: str = "",
    noun_preposition: str = "",
    agent: str = "",
    adjective: str = "",
) -> Predicate:
    return Predicate("p", "stops", verb, preposition, noun, noun_preposition, agent, adjective, ())


FREEZE = predicate("freeze", noun="freeze", agent="freezer")
MEDDLE = predicate("meddle", "~1 (in|with)", noun="meddling", agent="meddler", adjective="meddlesome")
TIE = predicate("tie:P", "to?", noun="tie", noun_preposition="(to|with)")
ALL = Derivation((FREEZE, MEDDLE, TIE), IRREGULAR)


@pytest.mark.parametrize(
    ("of", "form", "forms"),
    [
        (FREEZE, "verb", ["<freeze>"]),
        (FREEZE, "doing", ["freezing"]),
        (FREEZE, "noun", ["freeze"]),
        (FREEZE, "deed", ["freeze by"]),
        (FREEZE, "agent", ["freezer", "freezers"]),
        (FREEZE, "adjective", []),
        (MEDDLE, "verb", ["<meddle> ~1 (in|with)"]),
        (MEDDLE, "doing", ["meddling in", "meddling with"]),
        (MEDDLE, "deed", ["meddling in", "meddling with"]),
        (MEDDLE, "adjective", ["meddlesome"]),
        (TIE, "verb", ["<tie:P> to?"]),
        (TIE, "doing", []),
        (TIE, "deed", ["tie to", "tie with"]),
        (TIE, "agent", []),
    ],
)
def test_a_predicate_gives_a_form(of: Predicate, form: str, forms: list[str]) -> None:
    assert list(ALL.of(of, WordForm(form))) == forms


@pytest.mark.parametrize(
    ("template", "triggers"),
    [
        ("<stop>", ["<stop>"]),
        ("{stops verb}", ["<freeze>", "<meddle> ~1 (in|with)", "<tie:P> to?"]),
        ("a {stops agent} of", ["a (freezer|freezers|meddler|meddlers) of"]),
        ("has a {stops adjective} effect on", ["has a (meddlesome) effect on"]),
        ("{stops deed}", ["freeze by", "meddling in", "meddling with", "tie to", "tie with"]),
    ],
)
def test_a_template_becomes_triggers(template: str, triggers: list[str]) -> None:
    assert list(ALL.triggers(template)) == triggers


def test_where_no_pattern_is_meant_each_word_is_a_trigger() -> None:
    assert ALL.triggers("{stops noun}", apart=True) == ("freeze", "meddling", "tie")


def test_a_class_of_words_takes_forms_as_its_own() -> None:
    assert ALL.words("{stops noun}|full stop") == "freeze|meddling|tie|full stop"
