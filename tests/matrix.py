"""A matrix of constructions by relations: what a biologist may write, a sentence for each, read or wanted.

Each table in `tests/reading/matrix` is a relation, each text in it a construction, named in the remark above
it; `(wanted)` behind the name: it is not read right today. The sentences were written before they were
read, and are not changed so that they are.

`python tests/matrix.py` prints the matrix, takes the mark off what is read by now, and writes the figures in
CLAIMS.md anew. No cell gets a mark by it: what was read stays read.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from dialect import Case, cases, is_read

CONSTRUCTIONS: Final = (
    "active",
    "passive with by",
    "reduced relative",
    "relative clause",
    "gerund after by",
    "X's binding to Y",
    "binding of X to Y",
    "role in",
    "apposition",
    "list with and",
    "list with as well as",
    "negation",
    "hedge",
    "fronted circumstance",
    "it or this protein",
)
TABLES: Final = sorted((Path(__file__).parent / "reading" / "matrix").glob("*.txt"))
CLAIMS: Final = Path(__file__).parents[1] / "CLAIMS.md"
WANTED: Final = " (wanted)"
_FIGURES: Final = re.compile(r"^A matrix of \d+ constructions .*?(?=\n\n)", re.MULTILINE | re.DOTALL)


def construction(case: Case) -> str:
    """Give the construction of a cell."""
    return case.remark.removesuffix(WANTED)


def wanted(case: Case) -> bool:
    """Tell whether a cell is not read right today."""
    return case.remark.endswith(WANTED)


def matrix() -> dict[str, list[Case]]:
    """Give the cells of each relation, in the order of their table."""
    return {path.stem: list(cases(path)) for path in TABLES}


def figures(rows: Mapping[str, Sequence[Case]]) -> str:
    """Say how many cells are read right, and of which construction."""
    cells = [case for row in rows.values() for case in row]
    right = [construction(case) for case in cells if not wanted(case)]
    of_each = ", ".join(f"{each} {right.count(each)}" for each in CONSTRUCTIONS)
    return _folded(
        f"A matrix of {len(CONSTRUCTIONS)} constructions by {len(rows)} relations (`tests/reading/matrix`;"
        " a sentence for each, written before it was read; the vocabulary that ships):"
        f" {len(right)} of {len(cells)} are read right, {len(right) / len(cells):.0%}."
        f" By construction, of {len(rows)} each: {of_each}."
    )


def _folded(text: str, width: int = 120) -> str:
    """Break a text into lines."""
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def with_figures(page: str, rows: Mapping[str, Sequence[Case]]) -> str:
    """Give CLAIMS.md with the figures of these cells."""
    return _FIGURES.sub(lambda _: figures(rows), page, count=1)


def _mark_what_is_read() -> None:
    for path in TABLES:
        text = path.read_text(encoding="utf-8")
        for case in cases(path):
            if wanted(case) and is_read(case):
                text = text.replace(f"# {case.remark}\n", f"# {construction(case)}\n")
        path.write_text(text, encoding="utf-8")


def _print(rows: Mapping[str, Sequence[Case]]) -> None:
    print(" " * 22 + " ".join(f"{name[:7]:7}" for name in rows))  # noqa: T201
    for n, name in enumerate(CONSTRUCTIONS):
        print(f"{name:22}" + " ".join(f"{'.' if wanted(row[n]) else 'x':7}" for row in rows.values()))  # noqa: T201
    print(figures(rows))  # noqa: T201


if __name__ == "__main__":
    _mark_what_is_read()
    _print(matrix())
    CLAIMS.write_text(with_figures(CLAIMS.read_text(encoding="utf-8"), matrix()), encoding="utf-8")
