"""How much was read: what is counted as unread, and the estimate that is made of it."""

import json

import pytest
from sayings import page, reader

from il21kg.reading.estimate import Estimate, Unread, Weights, estimate, shipped, unread
from il21kg.reading.topic import find_topic
from il21kg.resources import folder
from il21kg.show.estimates import estimate_value, tell_estimate

#: A statement is a fact; three words, or a name, or two unsure statements are a fact that was missed.
WEIGHTS = Weights(found=1.0, words=1 / 3, names=1.0, unsure=0.5, spread=1.0, drift=0.5)


def left(text: str) -> Unread:
    document = page(text)
    topic = find_topic(document, reader().vocabulary, "IL21")
    return unread(document, reader().read(document, topic), reader().grammar)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("IL-21 induces apoptosis.", Unread(1, 0, 0, 0)),
        ("IL-21 induces proliferation and differentiation of B cells.", Unread(1, 0, 0, 0)),
        ("IL-21 may induce apoptosis in response to stress.", Unread(1, 0, 0, 0)),
        ("IL-21 induces the fnord.", Unread(1, 0, 0, 1)),
        ("The weather gnarfs loudly.", Unread(0, 2, 0, 0)),
        ("IL-21 induces apoptosis. The weather gnarfs.", Unread(1, 2, 0, 0)),
        ("The macrophages gnarf.", Unread(0, 2, 1, 0)),
        ("Does the weather gnarf in macrophages?", Unread()),
        ("Where?", Unread()),
    ],
)
def test_what_no_statement_covers_is_unread(text: str, counted: Unread) -> None:
    assert left(text) == counted


def test_a_sentence_too_long_to_be_read_is_unread_word_by_word() -> None:
    assert left("gnarf " * 1000).words == 1000


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        (Unread(3, 0, 0, 0), Estimate(3, 0, 1.0, 0.75, 1.0)),
        (Unread(3, 3, 0, 0), Estimate(3, 1, 0.75, 0.5, 1.0)),
        (Unread(3, 0, 1, 0), Estimate(3, 1, 0.75, 0.5, 1.0)),
        (Unread(3, 0, 0, 2), Estimate(3, 1, 0.75, 0.5, 1.0)),
        (Unread(0, 9, 0, 0), Estimate(0, 3, 0.0, 0.0, 0.0)),
        (Unread(), Estimate(0, 0, None, None, None)),
    ],
)
def test_the_estimate_follows_from_the_weights(counts: Unread, wanted: Estimate) -> None:
    found = estimate(counts, WEIGHTS)
    values = [None if each is None else round(each, 1) for each in (found.recall, found.low, found.high)]
    close = [None if each is None else round(each, 1) for each in (wanted.recall, wanted.low, wanted.high)]
    assert (found.found, found.missed, values) == (wanted.found, wanted.missed, close)


def test_the_interval_of_many_texts_is_narrower_but_never_less_than_the_drift() -> None:
    one = Unread(3, 3, 0, 0)
    many = sum([one] * 10_000, Unread())
    narrow, wide = estimate(many, WEIGHTS), estimate(one, WEIGHTS)
    assert narrow.recall == wide.recall == 0.75
    assert (narrow.low or 0) - (wide.low or 0) > 0.1
    assert [round(each or 0, 2) for each in (narrow.low, narrow.high)] == [0.67, 0.86]


def test_the_weights_that_ship_say_how_good_they_are() -> None:
    weights = shipped()
    assert 0 < weights.found <= 1 and min(weights.words, weights.names, weights.unsure) >= 0
    text = (folder("ontology") / "reading" / "recall.json").read_text(encoding="utf-8")
    left_out = json.loads(text)["left_out"]
    assert left_out["error"] < left_out["plain"]
    assert left_out["held"] >= 0.85 * left_out["texts"]


def test_the_estimate_is_told_in_a_line_and_as_values() -> None:
    counts = Unread(30, 20, 5, 10)
    (line,) = tell_estimate(counts)
    value = estimate_value(counts)
    assert f"about {100 * value['recall']:.0f} % of what is said" in line
    assert 0 < value["low"] < value["recall"] < value["high"] <= 1
    assert (value["unread_words"], value["unread_names"], value["unsure_statements"]) == (20, 5, 10)
    assert list(tell_estimate(Unread())) == []
    assert estimate_value(Unread())["recall"] is None
