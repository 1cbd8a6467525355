"""How the time of loading one article grows with its sentences: twice as many should take twice as long.

    python tests/benchmarks/article.py

Prints the CPU seconds to read, check and save articles of one kind, and the factor of the last doubling.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from il21kg import pipeline
from il21kg.reading.reader import Reader
from il21kg.store.store import open_store

SIZES, GOAL = (500, 1000, 2000), 2.3
FEW = (
    "IL21 induces apoptosis of B cells.",
    "IL21 binds IL21R.",
    "IL21 may activate STAT3.",
    "It is a cytokine.",
)
CELLS = ("B cells", "T cells", "NK cells", "macrophages", "monocytes", "mast cells", "neutrophils")


def sentence(kind: str, n: int) -> str:
    """Give a sentence: one of a few, or one that says another thing of the same gene, now and then denied."""
    if kind == "a few facts, again and again":
        return FEW[n % len(FEW)]
    verb = "does not bind" if n % 50 == 0 else "binds"
    return f"The protein {verb} to the factor Zyx{n} in {CELLS[n % len(CELLS)]}."


def seconds(kind: str, size: int, reader: Reader) -> float:
    """Load an article of so many sentences into a new store."""
    said = [sentence(kind, n) for n in range(size)]
    text = "IL21 gene\n\n" + "\n\n".join(" ".join(said[n : n + 6]) for n in range(0, size, 6))
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store", write=True) as store:
        start = time.process_time()
        pipeline.save(pipeline.check(pipeline.read(reader, text=text, about="IL21", key="made")), store)
        return time.process_time() - start


def main() -> None:
    """Print a line for each kind of article."""
    reader = pipeline.make_reader()
    seconds("", 20, reader)
    for kind in ("a few facts, again and again", "one gene, each time another thing"):
        times = [seconds(kind, size, reader) for size in SIZES]
        factor = times[-1] / times[-2]
        cells = "".join(f"{each:8.1f} s" for each in times)
        sys.stdout.write(f"{kind:36}{cells}{factor:7.2f}  {'met' if factor <= GOAL else 'MISSED'}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
