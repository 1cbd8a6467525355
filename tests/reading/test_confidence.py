"""How sure a statement is: what makes it more or less so, and what the weights add up to."""

import json

import pytest
from sayings import read

from il21kg.reading.confidence import all_features, probability, shipped
from il21kg.resources import folder


def features(text: str) -> dict[str, float]:
    """The features of the last statement of a text, without those of length, distance and number."""
    measured = {"bias", "subject far", "of a list", "of a sentence", "unresolved in a long sentence"}
    last = all_features(read(text).statements)[-1]
    return {name: value for name, value in last.items() if name not in measured}


OPENS, CLOSES = "subject opens the sentence", "object closes"
UNRESOLVED, BELONGING = "unresolved", "says belonging"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("IL-21 induces apoptosis.", {OPENS, CLOSES}),
        ("Above all, it induces apoptosis.", {CLOSES}),
        ("IL-21 induces apoptosis in mice.", {OPENS, "circumstances"}),
        ("IL-21 may induce apoptosis.", {OPENS, CLOSES}),
        ("IL-21 may induce fnordin.", {OPENS, CLOSES, UNRESOLVED, "object unresolved, hedged"}),
        ("Fnordin activates IL4.", {OPENS, CLOSES, UNRESOLVED}),
        ("Fnordin activates dorfin.", {OPENS, CLOSES, UNRESOLVED, "both unresolved"}),
        (
            "IL-21 has a fnordin domain.",
            {OPENS, CLOSES, UNRESOLVED, BELONGING, "object unresolved, says belonging"},
        ),
        ("IL-21 binds IL-4 and induces apoptosis.", {OPENS, CLOSES, "by coordination"}),
        ("IL-21 escorts the kinase.", {OPENS, CLOSES, "says other"}),
        ("It is called zestin.", {OPENS, CLOSES, BELONGING, "says named"}),
        (
            "It binds natural killer (NK) cells.",
            {CLOSES, BELONGING, "says named", "by no row", "named by no row"},
        ),
    ],
)
def test_what_is_known_of_a_statement(text: str, known: set[str]) -> None:
    assert features(text).keys() == known


def test_the_number_of_things_and_of_statements_is_known() -> None:
    one, two = all_features(read("IL-21 induces apoptosis and angiogenesis.").statements)
    assert one["of a list"] == two["of a list"] == 0.5
    assert one["of a sentence"] == two["of a sentence"] == 0.4


@pytest.mark.parametrize(
    ("features", "confidence"),
    [({}, 0.5), ({"bias": 1.0}, 0.88), ({"bias": 1.0, "hedged": 1.0}, 0.73), ({"unheard of": 3.0}, 0.5)],
)
def test_weights_add_up_to_a_confidence(features: dict[str, float], confidence: float) -> None:
    assert probability(features, {"bias": 2.0, "hedged": -1.0}) == confidence


def test_each_statement_has_one_and_an_open_end_is_less_sure() -> None:
    known, unknown = (
        read(f"IL-21 induces {thing}.").statements[0].confidence for thing in ("apoptosis", "fnordin")
    )
    assert known is not None and unknown is not None
    assert 0 < unknown < known < 1


def test_the_weights_that_ship_say_how_often_they_were_right() -> None:
    path = folder("ontology") / "reading" / "confidence.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert shipped() == told["weights"] and told["texts"] > 50
    assert all(
        abs(each["confidence"] - each["right"]) < 0.1 for each in told["left_out"] if each["statements"] > 50
    )
    assert told["log_loss"]["left_out"] < 0.8 * told["log_loss"]["same_for_all"]
    assert len(shipped()) <= 25
