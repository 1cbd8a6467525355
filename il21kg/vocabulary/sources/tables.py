r"""Reads tab-separated tables a line at a time, so that no quote left open can swallow the rows after it.

>>> list(read_rows(["id\tlabel\n", "\n", 'CL:0000236\t"B cell"\n'], 1))
[(3, {'id': 'CL:0000236', 'label': 'B cell'})]
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

Row = dict[str, str]
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"')


def columns_of(line: str) -> list[str]:
    """Give the columns that the first line of a table names, without the quotes around them."""
    return [_bare(cell.strip()) for cell in line.rstrip("\r\n").split("\t")]


def read_rows(lines: Iterable[str], first: int = 1) -> Iterator[tuple[int, Row]]:
    """Give each row with the number of its line; `first` is the number of the line that names the columns.

    Cells that a short row lacks are empty, lines without a cell are passed over. A cell in quotes is given
    without them; a lone quote is a character.
    """
    columns: list[str] = []
    for number, line in enumerate(lines, first):
        if number == first:
            columns = columns_of(line)
        elif line.strip():
            cells = [_bare(cell) for cell in line.rstrip("\r\n").split("\t")]
            yield number, dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))


def _bare(words: str) -> str:
    """Give the words of a cell without the quotes around them; quotes within are written twice."""
    match = _QUOTED.fullmatch(words)
    return match[1].replace('""', '"') if match else words
