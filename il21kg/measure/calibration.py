"""Learns how sure statements are from annotated texts, and tells how often they are right.

    python -m il21kg.measure.calibration gold/ --terms my-terms/ --write ontology/reading/confidence.json

Logistic regression with a penalty on the squares of the weights, by Newton's method. What is told is measured
on texts that were left out of the learning, one at a time.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any, Final

from il21kg.files import write_file
from il21kg.measure.evaluation import Marked, evaluate
from il21kg.measure.gold import read_gold
from il21kg.pipeline import make_reader
from il21kg.reading.confidence import all_features, probability, shipped

#: How strongly weights are kept small.
_PENALTY: Final = 1.0
_STEPS: Final = 30
_BINS: Final = 10
#: What writes the weights; of which texts they are says `texts`.
_COMMAND: Final = "python -m il21kg.measure.calibration GOLD... --terms DIR --write FILE"


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement of an annotated text: its features, and whether the annotator says the same."""

    text: int
    features: Mapping[str, float]
    right: float
    """1, a half for nearly the same relation, or 0."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of nearly the same confidence."""

    low: float
    high: float
    statements: int
    confidence: float
    """Their mean."""
    right: float
    """Share."""


def judged(texts: Sequence[Marked]) -> list[Judged]:
    """Return the statements of annotated texts, each once, with the best that it is matched to."""
    cases = []
    for number, text in enumerate(texts):
        best: dict[int, float] = {}
        statements = {}
        for pair in text.repaired:
            if pair.statement is not None:
                statements[id(pair.statement)] = pair.statement
                best[id(pair.statement)] = max(best.get(id(pair.statement), 0.0), pair.points)
        every = list(statements.values())
        cases += [
            Judged(number, features, best[id(statement)])
            for statement, features in zip(every, all_features(every), strict=True)
        ]
    return cases


def learn(cases: Sequence[Judged]) -> dict[str, float]:
    """Return a weight for each feature."""
    names = ["bias", *sorted({name for case in cases for name in case.features} - {"bias"})]
    rows = [[case.features.get(name, 0.0) for name in names] for case in cases]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        guessed = [_sigmoid(sum(w * x for w, x in zip(weights, row, strict=True))) for row in rows]
        step = _solved(_curvature(rows, guessed), _slope(rows, guessed, cases, weights))
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
    return {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)}


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))


def _slope(
    rows: Sequence[Sequence[float]],
    guessed: Sequence[float],
    cases: Sequence[Judged],
    weights: Sequence[float],
) -> list[float]:
    errors = [guess - case.right for guess, case in zip(guessed, cases, strict=True)]
    return [
        sum(error * row[i] for error, row in zip(errors, rows, strict=True))
        + (_PENALTY * weight if i else 0.0)
        for i, weight in enumerate(weights)
    ]


def _curvature(rows: Sequence[Sequence[float]], guessed: Sequence[float]) -> list[list[float]]:
    size = len(rows[0])
    matrix = [[0.0] * size for _ in range(size)]
    for row, guess in zip(rows, guessed, strict=True):
        spread = guess * (1 - guess)
        held = [i for i, value in enumerate(row) if value]
        for i in held:
            for j in held:
                matrix[i][j] += spread * row[i] * row[j]
    for i in range(1, size):
        matrix[i][i] += _PENALTY
    return matrix


def _solved(matrix: list[list[float]], values: list[float]) -> list[float]:
    """Solve linear equations by elimination; the penalty keeps the matrix from being singular."""
    size = len(values)
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for i in range(size):
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            if factor:
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i], strict=True)]
    solution = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(rows[i][j] * solution[j] for j in range(i + 1, size))
        solution[i] = (rows[i][size] - rest) / rows[i][i]
    return solution


def left_out(cases: Sequence[Judged]) -> list[float]:
    """Return the confidence of each statement by the weights of all other texts."""
    found = {}
    for text in sorted({case.text for case in cases}):
        weights = learn([case for case in cases if case.text != text])
        found.update({id(c): probability(c.features, weights) for c in cases if c.text == text})
    return [found[id(case)] for case in cases]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def log_loss(rights: Sequence[float], confidences: Sequence[float]) -> float:
    """Return how far confidences are off, on average: 0 if each were sure and right, 0.69 if each were 0.5.

    One that leaves no doubt counts as a percent of doubt.
    """
    held = [min(max(sure, 0.01), 0.99) for sure in confidences]
    return -_mean(
        [right * log(sure) + (1 - right) * log(1 - sure) for right, sure in zip(rights, held, strict=True)]
    )


def reliability(rights: Sequence[float], confidences: Sequence[float]) -> tuple[Bin, ...]:
    """Return how often statements of a confidence are right, by tenths; empty tenths are left out."""
    bins = []
    for n in range(_BINS):
        low, high = n / _BINS, (n + 1) / _BINS
        inside = [
            (right, sure)
            for right, sure in zip(rights, confidences, strict=True)
            if low <= sure < high or (n == _BINS - 1 and sure == 1)
        ]
        if inside:
            mean, share = _mean([sure for _, sure in inside]), _mean([right for right, _ in inside])
            bins.append(Bin(low, high, len(inside), round(mean, 3), round(share, 3)))
    return tuple(bins)


def calibrated(texts: Sequence[Marked]) -> tuple[Bin, ...]:
    """Return how often the statements of annotated texts are right, by the weights that ship."""
    cases = judged(texts)
    return reliability([c.right for c in cases], [probability(c.features, shipped()) for c in cases])


def to_json(cases: Sequence[Judged]) -> dict[str, Any]:
    """Return the weights, and how often statements were right, as plain values."""
    confidences = left_out(cases)
    table = reliability([case.right for case in cases], confidences)
    told = [
        {"from": b.low, "statements": b.statements, "confidence": b.confidence, "right": b.right}
        for b in table
    ]
    rights = [case.right for case in cases]
    loss = {
        "left_out": round(log_loss(rights, confidences), 3),
        "same_for_all": round(log_loss(rights, [_mean(rights)] * len(rights)), 3),
    }
    texts = len({case.text for case in cases})
    return {"made_by": _COMMAND, "weights": learn(cases), "texts": texts, "log_loss": loss, "left_out": told}


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the annotations that are named, write the weights, tell how often statements are right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+", type=Path, help="annotation files, or folders of them")
    parser.add_argument("--terms", type=Path, help="a folder of terms")
    parser.add_argument("--write", type=Path, metavar="FILE.json", help="where the weights go")
    chosen = parser.parse_args(arguments)
    evaluation = evaluate(read_gold(chosen.gold), make_reader(chosen.terms))
    written = json.dumps(to_json(judged(evaluation.texts)), indent=1) + "\n"
    if chosen.write is not None:
        write_file(chosen.write, written.encode())
    sys.stdout.write(written)


if __name__ == "__main__":
    main()
