"""How the time of laying out a text grows with its size, for shapes that once took its square.

    python tests/benchmarks/layout.py

Eight times the text should take eight times as long; 64 times would be its square.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "text"))

from test_document import LAYOUT, SHAPES

from il21kg.text.document import read_document

SMALL, LARGE, GOAL = 25_000, 200_000, 16.0


def seconds(shape: str, size: int) -> float:
    """Lay a text of one shape out; the best of three."""
    opening = "" if shape.startswith("<") else "It binds.\n"
    data = (opening + shape * (size // len(shape))).encode()
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        read_document(data, "x.txt", LAYOUT)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the growth of each shape."""
    lines = [f"{'8 times the text':18}{'growth':>8}   goal"]
    for name, shape in SHAPES.items():
        growth = seconds(shape, LARGE) / seconds(shape, SMALL)
        reached = "met" if growth <= GOAL else "MISSED"
        lines.append(f"{name:18}{growth:8.1f}   {GOAL:g} x  {reached}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
