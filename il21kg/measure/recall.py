"""Learns from annotated texts how to estimate what was not read, and tells how far the estimates are off.

    python -m il21kg.measure.recall gold/ --terms my-terms/ --write ontology/reading/recall.json

The missed facts of a text are a sum of what is unread in it, each kind with a weight of zero or more (least
squares, a text weighing less the more facts it has). How far estimates are off is measured on texts that were
left out of the learning.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from math import ceil, inf, sqrt
from pathlib import Path
from typing import Any, Final

from il21kg.files import write_file
from il21kg.measure.evaluation import evaluate
from il21kg.measure.gold import read_gold
from il21kg.measure.trust import Case, Trust, case, trust
from il21kg.pipeline import make_reader
from il21kg.reading.estimate import Weights, missed

_HELD: Final = 0.9
_DRAWS: Final = 200
_SEED: Final = 21
_ROUNDS: Final = 100
_KINDS: Final = ("words", "names", "unsure")


def learn(cases: Sequence[Case]) -> Weights:
    """Learn the weights, their spread by leaving out one text at a time, their drift by drawing texts."""
    left_out = [(each, _fitted([*cases[:i], *cases[i + 1 :]])) for i, each in enumerate(cases)]
    off = [_off(each, w) for each, w in left_out]
    weights = {name: round(value, 4) for name, value in asdict(_fitted(cases)).items()}
    spread, drift = round(_quantile(off), 4), round(_quantile(_drifts(cases)), 4)
    return replace(Weights(**weights), spread=spread, drift=drift)


def _drifts(cases: Sequence[Case]) -> list[float]:
    """Give by which share all missed facts are off where as many texts are drawn to learn from."""
    chance = random.Random(_SEED)
    draws = (_fitted(chance.choices(cases, k=len(cases))) for _ in range(_DRAWS))
    amounts = [sum(missed(each.unread, weights) for each in cases) for weights in draws]
    wanted = sum(each.facts - each.found for each in cases)
    return [abs(amount / wanted - 1) if wanted else 0.0 for amount in amounts]


def cross_validated(cases: Sequence[Case]) -> Trust:
    """Tell how far the estimates are off for texts that were left out of all learning, one at a time."""
    return trust(cases, [learn([*cases[:i], *cases[i + 1 :]]) for i in range(len(cases))])


def _off(each: Case, weights: Weights) -> float:
    """Give the spread with which the interval of a text just holds its measured recall."""
    found, guess = weights.found * each.unread.statements, missed(each.unread, weights)
    if not each.facts or not found:
        return 0.0
    if not each.found:
        return inf
    return abs(found * (each.facts / each.found - 1) - guess) / sqrt(guess + 1)


def _quantile(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, ceil(_HELD * len(values)))]


def _fitted(cases: Sequence[Case]) -> Weights:
    """Fit by least squares, one weight after the other, none below zero."""
    rows = [[float(getattr(each.unread, kind)) for kind in _KINDS] for each in cases]
    wanted = [each.facts - each.found for each in cases]
    sizes = [1 / (1 + each.facts) for each in cases]
    weights = [0.0] * len(_KINDS)
    square = [
        [sum(s * row[i] * row[j] for s, row in zip(sizes, rows, strict=True)) for j in range(len(_KINDS))]
        for i in range(len(_KINDS))
    ]
    towards = [
        sum(s * row[i] * want for s, row, want in zip(sizes, rows, wanted, strict=True))
        for i in range(len(_KINDS))
    ]
    for _ in range(_ROUNDS):
        for i in range(len(_KINDS)):
            rest = sum(square[i][j] * weights[j] for j in range(len(_KINDS)) if j != i)
            weights[i] = max(0.0, (towards[i] - rest) / square[i][i]) if square[i][i] else 0.0
    statements = sum(each.unread.statements for each in cases)
    found = sum(each.found for each in cases) / statements if statements else 0.0
    words, names, unsure = weights
    return Weights(found, words, names, unsure, spread=0.0, drift=0.0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the annotations that are named, write the weights, tell how far they are off."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+", type=Path, help="annotation files, or folders of them")
    parser.add_argument("--terms", type=Path, help="a folder of terms")
    parser.add_argument("--write", type=Path, metavar="FILE.json", help="where the weights go")
    chosen = parser.parse_args(arguments)
    evaluation = evaluate(read_gold(chosen.gold), make_reader(chosen.terms))
    told = to_json([case(text) for text in evaluation.texts])
    written = json.dumps(told, indent=1) + "\n"
    if chosen.write is not None:
        write_file(chosen.write, written.encode())
    sys.stdout.write(written)


def to_json(cases: Sequence[Case]) -> dict[str, Any]:
    """Give the weights, and how far they are off on texts left out of the learning, as plain values."""
    found = cross_validated(cases)
    rounded = {name: round(value, 3) for name, value in asdict(found).items()}
    return {"weights": asdict(learn(cases)), "texts": len(cases), "left_out": rounded}


if __name__ == "__main__":
    main()
