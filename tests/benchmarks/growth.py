"""How the time of reading grows with the size of a text, for shapes made to be slow.

    python tests/benchmarks/growth.py

Prints the exponent of the growth between a size and its double: 1 is in step with the size, 2 its square.
"""

import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sayings import read

SMALL, GOAL = 40_000, 1.4
SHAPES = {
    "bullets": "- IL4 binds IL4R.\n",
    "open brackets": "(",
    "short forms": "(FBi) ",
    "short forms, sentences": "(FBi) IL4. ",
    "short forms, paragraphs": "IL4 (FBi).\n\n",
    "names in brackets": "IL4 (interleukin 4) ",
    "commas": "IL4, ",
    "slashes": "IL4/",
    "hyphens": "IL-",
    "colons": "IL4: ",
    "sentences": "It binds IL4R. ",
    "rows": "| IL4 | B cell |\n",
    "questions": "Does it bind? ",
    "openers": "Diseases of IL21 include:\n",
}


def seconds(shape: str, size: int) -> float:
    """Read a text of one shape; the best of three."""
    text = "IL21 gene\n\nIL-21 binds JAK1.\n\n" + shape * (size // len(shape))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the exponent of each shape."""
    read("IL-21 binds JAK1.")
    for name, shape in SHAPES.items():
        exponent = math.log2(seconds(shape, 2 * SMALL) / seconds(shape, SMALL))
        reached = "met" if exponent <= GOAL else "MISSED"
        sys.stdout.write(f"{name:26}{exponent:5.2f}   goal {GOAL:g}  {reached}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
