"""Learning to estimate recall: known weights are found again, and how far it is off is measured apart."""

import json
from pathlib import Path

import pytest
from test_matching import fact

from il21kg.measure.recall import cross_validated, learn, main
from il21kg.measure.trust import Case, together, trust
from il21kg.reading.estimate import Unread, Weights

#: Unread words, unread names, unsure statements of made-up texts, ten statements each.
COUNTS = [(4, 0, 0), (0, 3, 0), (0, 0, 5), (8, 1, 1), (2, 2, 2), (6, 0, 3), (1, 4, 0), (10, 2, 4)]


def cases(words: float, names: float, unsure: float) -> list[Case]:
    """Texts in which eight facts are found, and what is missed is a plain sum."""
    missed = [words * w + names * n + unsure * u for w, n, u in COUNTS]
    return [
        Case(Unread(10, *counts), facts=round(8 + more), found=8.0 + round(8 + more) - (8 + more))
        for counts, more in zip(COUNTS, missed, strict=True)
    ]


@pytest.mark.parametrize("true", [(0.5, 1.0, 0.25), (0.0, 2.0, 0.0), (0.25, 0.0, 1.0)])
def test_known_weights_are_found_again(true: tuple[float, float, float]) -> None:
    weights = learn(cases(*true))
    assert [round(each, 2) for each in (weights.words, weights.names, weights.unsure)] == list(true)
    assert weights.drift < 0.01


def test_no_weight_is_below_zero() -> None:
    told = [Case(Unread(10, w, 0, 0), facts=10, found=10.0 - (9 - w)) for w in range(1, 9)]
    assert min(learn(told).words, learn(told).names, learn(told).unsure) >= 0


@pytest.mark.parametrize(
    ("found", "error", "held"),
    [(8, 0.0, 1), (7, 0.1, 1), (2, 0.6, 0)],
)
def test_how_far_an_estimate_is_off(found: int, error: float, held: int) -> None:
    weights = Weights(found=0.8, words=1.0, names=0, unsure=0, spread=1.0, drift=0.0)
    there = trust([Case(Unread(10, 2), facts=10, found=found)], [weights])
    assert (round(there.error, 6), there.plain, there.held, there.texts) == (error, 0.0, held, 1)


def test_a_text_without_facts_is_not_judged() -> None:
    assert trust([Case(Unread(1), facts=0, found=0)]).texts == 0
    assert (
        together([Case(Unread(3), 3, 3), Case(Unread(4), 4, 4)]).found
        == together([Case(Unread(7), 7, 7)]).found
    )


def test_what_is_left_out_is_judged_by_weights_that_never_saw_it() -> None:
    plain = cases(0.5, 1.0, 0.25)
    odd = Case(Unread(10, 0, 0, 0), facts=40, found=8.0)
    assert cross_validated(plain).error < 0.05
    assert cross_validated([*plain, odd]).error > 0.05 + cross_validated(plain).error


def test_the_weights_are_written_where_one_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for symbol, text in (
        ("IL21", "IL-21 induces apoptosis."),
        ("IL4", "IL-4 induces apoptosis. It gnarfs."),
    ):
        (tmp_path / f"{symbol}.txt").write_text(text, encoding="utf-8")
        content = {"symbol": symbol, "facts": [fact(text, "apoptosis", "induces")]}
        (tmp_path / f"{symbol}.json").write_text(json.dumps(content), encoding="utf-8")
    written = tmp_path / "weights" / "recall.json"
    written.parent.mkdir()
    main([str(tmp_path), "--write", str(written)])
    told = json.loads(written.read_text(encoding="utf-8"))
    assert capsys.readouterr().out == written.read_text(encoding="utf-8")
    assert told["weights"]["found"] == 1.0 and told["texts"] == 2
