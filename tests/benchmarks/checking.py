"""How claims made of annotated texts are judged, and how long one takes.

    python tests/benchmarks/checking.py GOLD...

--terms DIR    a folder of terms        --most N    so many claims (520), spread over texts and kinds
--show KIND    tell those of a kind that were not caught; `kept`: those that were accused
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mutants import Mutant, mutants, scores
from mutants import judged as of_text

from il21kg.measure.gold import read_gold
from il21kg.pipeline import make_reader
from il21kg.verdict.verdicts import AMISS, Finding, Verdict


def judged(paths: list[Path], terms: Path | None, most: int) -> Iterator[tuple[Mutant, Verdict, float]]:
    """Each claim with its verdict and the seconds it took."""
    annotations = read_gold(paths)
    made = mutants(annotations)
    every = [(symbol, each) for symbol, claims in made.items() for each in claims]
    kinds = sorted({each.kind for _, each in every})
    chance = random.Random(7)
    chosen: set[int] = set()
    for kind in kinds:
        of = [id(each) for _, each in every if each.kind == kind]
        chosen.update(chance.sample(of, min(len(of), -(-most // len(kinds)))))
    reader = make_reader(terms)
    for annotation in annotations:
        wanted = [each for each in made[annotation.symbol] if id(each) in chosen]
        begun = time.perf_counter()
        for at, (mutant, verdict) in enumerate(of_text(annotation, wanted, reader)):
            now = time.perf_counter()
            yield mutant, verdict, now - begun if at else 0.0  # the first waits for its text to be read
            begun = now


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--terms", type=Path)
    parser.add_argument("--most", type=int, default=520)
    parser.add_argument("--show", default="")
    given = parser.parse_args()
    found = list(judged(given.gold, given.terms, given.most))
    for mutant, verdict, _ in found:
        wrong = verdict.finding in AMISS if mutant.kind == "kept" else verdict.finding == Finding.STATED
        if mutant.kind == given.show and wrong:
            print(f"{mutant.claim.place}  {mutant.claim}: {verdict.finding}, {verdict.why}")  # noqa: T201
            for passage in verdict.passages:
                print(f"    {passage.quote}")  # noqa: T201
    for kind, score in scores((mutant, verdict) for mutant, verdict, _ in found).items():
        told = ", ".join(f"{n} {finding}" for finding, n in score.findings.most_common())
        share = f"accused {score.accused}" if kind == "kept" else f"caught {score.caught:.3f}"
        print(f"{kind:22} {score.number:5}  {share}, open {score.open:.2f}: {told}")  # noqa: T201
    times = sorted(seconds for *_, seconds in found)
    mean, slowest = 1000 * sum(times) / len(times), 1000 * times[-1]
    print(f"{len(found)} claims, {mean:.1f} ms each, slowest {slowest:.0f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
