"""How sure a statement is: what makes it more or less so, and what the weights add up to."""

import json

import pytest
from sayings import read

from il21kg.reading.confidence import all_features, probability, shipped
from il21kg.resources import folder


def features(text: str) -> dict[str, float]:
    """The features of the last statement of a text, without those of length and distance."""
    measured = {"bias", "long sentence", "subject far", "object far", "words of the object", "of a list"}
    last = all_features(read(text).statements)[-1]
    return {name: value for name, value in last.items() if name not in measured}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("IL-21 induces apoptosis.", set()),
        ("IL-21 may induce apoptosis.", {"hedged"}),
        ("IL-21 does not induce apoptosis.", {"negated"}),
        ("It induces fnordin.", {"subject pointed at", "object unresolved"}),
        ("IL-21 binds IL-4, which induces apoptosis.", {"by relative clause"}),
        ("IL-21 is a cytokine.", {"says is_a", "object named otherwise"}),
        ("Fnordin activates IL4.", {"subject unresolved"}),
    ],
)
def test_what_is_known_of_a_statement(text: str, known: set[str]) -> None:
    assert features(text).keys() == known


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
