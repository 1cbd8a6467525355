"""Reads tables of texts a row at a time: tab-separated, comma-separated, JSON lines, packed or not; Parquet.

    open_table(Path("genes.csv.gz")).rows      Row("genes.csv.gz:2", {"symbol": "IL4", "text": "…"}), …

A row that cannot be read is given too, with the reason, and the next one follows. However long a table is,
no more of it is in memory than a row; Parquet, which is read from its end, is there whole.
"""

import csv
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, Final

from il21kg.corpus import parquet
from il21kg.errors import InputError
from il21kg.files import MEGABYTE, TEXT_LIMIT, open_plain, parse_json, pieces_of, unpacking
from il21kg.text.quotes import counted

_LINES: Final = (".jsonl", ".ndjson")
ENDINGS: Final = (
    *(kind + packed for packed in ("", ".gz") for kind in (".tsv", ".csv", *_LINES)),
    parquet.ENDING,
)
"""How the name of a table ends."""
_LINE: Final = 'Each line of it is an object of JSON: {"gene": "IL4", "text": "…"}'
_PACKED: Final = b"\x1f\x8b"
"""How a file begins that is packed with gzip."""
_LONGEST: Final = f"it is longer than {TEXT_LIMIT // MEGABYTE} MB"
_PIECE: Final = 1 << 16
"""Bytes of a table that are read at a time."""
_LONGEST_LINE: Final = 4 * TEXT_LIMIT + 1
"""Bytes of a line that are looked at: more letters than a text may have, whatever they are."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    place: str
    """The table and the line that the row begins at, counted from 1: `genes.tsv:17`."""
    cells: Mapping[str, str]
    """Column → value."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row or a file that is no text."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was opened: its columns are known, its rows come as they are asked for."""

    place: str
    """Its path, or `stdin`."""
    columns: tuple[str, ...]
    """Of JSON lines those that the first row has."""
    rows: Iterator[Row | Unreadable]

    @property
    def stem(self) -> str:
        """Its name without folder and ending: `genes`."""
        name = Path(self.place).name
        ending = next((each for each in ENDINGS[::-1] if name.lower().endswith(each)), "")
        return name[: len(name) - len(ending)]


def is_table(path: Path) -> bool:
    """Tell whether a file is a table, by its name."""
    return path.name.lower().endswith(ENDINGS)


def open_table(path: Path) -> Table:
    """Open a table; raises InputError for one that has no first line, breaks off, or has no end."""
    name = path.name.lower()
    if name.endswith(parquet.ENDING):
        columns, values = parquet.open_parquet(path)
        return Table(str(path), columns, _of_values(values, str(path)))
    lines = _raw(path)
    kind = name.removesuffix(".gz")
    if kind.endswith(_LINES):
        return of_json_lines(lines, str(path))
    return _separated(lines, str(path), ("\t",) if kind.endswith(".tsv") else (",", ";", "\t"))


def of_json_lines(lines: Iterable[bytes], place: str) -> Table:
    """Give a table of which each line is an object of JSON; blank lines are passed over.

    Raises InputError where no line is one.
    """
    rows = _objects(lines, place)
    begun: list[Row | Unreadable] = []
    for row in rows:
        begun.append(row)
        if isinstance(row, Row):
            return Table(place, tuple(row.cells), chain(begun, rows))
    if begun and isinstance(first := begun[0], Unreadable):
        raise InputError(f"{first.place}: {first.reason}.", _LINE)
    raise InputError(f"{place}: the table is empty.", _LINE)


def count_lines(path: Path) -> int:
    """Count the lines after the first: the rows of most tables."""
    if path.name.lower().endswith(parquet.ENDING):
        return parquet.count_rows(path)
    with _needed(path):
        return max(_whole(path, _stamp(path)) - 1, 0)


def lines_of(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the lines of a text that comes in pieces, with their ends, one at a time.

    Of a line that is too long for memory so much is given that it is too long for a text, too.
    """
    begun, room = list[bytes](), _LONGEST_LINE
    for piece in pieces:
        for part in BytesIO(piece):
            begun.append(part[:room])
            room = max(room - len(part), 0)
            if part.endswith(b"\n"):
                yield b"".join(begun)
                begun, room = [], _LONGEST_LINE
    if begun:
        yield b"".join(begun)


def _raw(path: Path) -> Iterator[bytes]:
    """Give the lines of a table while it is read.

    A packed one is unpacked to its end before, so that nothing is taken of one that is cut short or broken.
    Raises InputError for one that cannot be read, or has no end.
    """
    with _needed(path):
        if _is_packed(path):
            _whole(path, _stamp(path))
        yield from lines_of(_pieces(path))


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _pieces(path: Path) -> Iterator[bytes]:
    with open_plain(path) as file:
        if not _is_packed(path):
            yield from pieces_of(file, _PIECE)
            return
        begin = file.read(len(_PACKED))
        if begin and begin != _PACKED:
            raise InputError(f"{path}: it is not packed with gzip.", "Name it without .gz, or pack it: gzip")
        file.seek(0)
        yield from unpacking(file, os.fstat(file.fileno()).st_size)


def _stamp(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


@lru_cache(maxsize=64)
def _whole(path: Path, stamp: tuple[int, ...]) -> int:
    """Read a file with this stamp to its end, once, and count its lines; raises OSError as reading does."""
    lines, end = 0, b"\n"
    for piece in filter(None, _pieces(path)):
        lines, end = lines + piece.count(b"\n"), piece[-1:]
    return lines + (end != b"\n")


@contextmanager
def _needed(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.", "Check the path.") from error
    except OSError as error:
        raise InputError(
            f"{path}: the table cannot be read whole ({error.strerror or error}).", "Bring the file again."
        ) from error


# --- columns with something between them


def _separated(lines: Iterable[bytes], place: str, separators: Sequence[str]) -> Table:
    read = iter(lines)
    first = _decoded(next(read, b"")).removeprefix("\ufeff")
    if not first.strip():
        raise InputError(f"{place}: the table is empty.", "Its first line names the columns.")
    if "\r" in first.rstrip("\r\n"):
        raise InputError(
            f"{place}: its lines end with CR alone, as those of old Macintoshes.",
            "Bring it with LF or CRLF at the end of each line: tr '\\r' '\\n'",
        )
    between = max(separators, key=first.count)
    split = _by_tabs if between == "\t" else _by_quotes
    head = next(split([first], between))[1]
    if isinstance(head, str) or not _is_utf8(head):
        raise InputError(f"{place}: the first line cannot be read.", "It names the columns, in UTF-8.")
    columns = tuple(each.strip() for each in head)
    return Table(place, columns, _rows(split(map(_decoded, read), between), columns, place))


def _rows(
    records: Iterable[tuple[int, list[str] | str]], columns: tuple[str, ...], place: str
) -> Iterator[Row | Unreadable]:
    for line, cells in records:
        here = f"{place}:{line + 1}"
        if isinstance(cells, str):
            yield Unreadable(here, cells)
        elif not _is_utf8(cells):
            yield Unreadable(here, "it is not UTF-8")
        elif len(cells) != len(columns):
            yield Unreadable(here, f"{counted(len(cells), 'column')}, and the header has {len(columns)}")
        else:
            yield Row(here, dict(zip(columns, cells, strict=True)))


def _by_tabs(lines: Iterable[str], between: str) -> Iterator[tuple[int, list[str] | str]]:
    """Give each line from 1 with its cells, or why it has none: a quote is a letter like others."""
    for number, line in enumerate(lines, 1):
        if len(line) > TEXT_LIMIT:
            yield number, _LONGEST
        elif cells := line.rstrip("\r\n"):  # a blank line is no row
            yield number, cells.split(between)


def _by_quotes(lines: Iterable[str], between: str) -> Iterator[tuple[int, list[str] | str]]:
    """Give the line at which each row begins, with its cells: in quotes a cell may go over lines.

    Of a row with a quote too many only the first line is lost: where it was to end, nobody knows.
    """
    csv.field_size_limit(TEXT_LIMIT)  # the module's own limit is shorter than an article
    ahead, number = deque[str](), 1
    rest = iter(lines)
    while True:
        taken: list[str] = []
        try:
            cells = next(csv.reader(_taking(ahead, rest, taken), delimiter=between, strict=True), None)
        except csv.Error as error:
            ahead.extendleft(reversed(taken[1:]))
            yield number, _WRONG_QUOTES.get(str(error).partition(" ")[2], str(error))
            number += 1
            continue
        if cells is None:
            return
        if cells:  # a blank line is no row
            yield number, _LONGEST if max(map(len, taken)) > TEXT_LIMIT else cells
        number += len(taken)


#: What is told of quotes, by what the module says after its first word.
_WRONG_QUOTES: Final = {
    "end of data": "a quote is opened in it, and not closed",
    f"larger than field limit ({TEXT_LIMIT})": f"{_LONGEST}, or a quote is opened in it and not closed",
    "expected after '\"'": "a quote is closed in the middle of a cell; one that is meant is written twice",
}


def _taking(ahead: deque[str], rest: Iterator[str], taken: list[str]) -> Iterator[str]:
    """Give the lines that were put back, then the rest, and keep each that was taken."""
    for line in chain(iter(lambda: ahead.popleft() if ahead else None, None), rest):
        taken.append(line)
        yield line


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", errors="surrogateescape")


def _is_utf8(cells: Iterable[str]) -> bool:
    try:
        return all(each.encode() is not None for each in cells)
    except UnicodeEncodeError:
        return False


# --- JSON lines, Parquet


def _of_values(values: Iterable[Mapping[str, Any]], place: str) -> Iterator[Row | Unreadable]:
    for number, value in enumerate(values, 1):
        row = Row(f"{place}:{number}", {name: _words(cell) for name, cell in value.items()})
        longest = max(map(len, row.cells.values()), default=0)
        yield Unreadable(row.place, _LONGEST) if longest > TEXT_LIMIT else row


def _objects(lines: Iterable[bytes], place: str) -> Iterator[Row | Unreadable]:
    for number, line in enumerate(lines, 1):
        here = f"{place}:{number}"
        if len(line) > TEXT_LIMIT:
            yield Unreadable(here, _LONGEST)
        elif line.strip():
            yield _object(line, here)


def _object(line: bytes, place: str) -> Row | Unreadable:
    try:
        value = parse_json(line)
    except ValueError as error:  # UnicodeDecodeError is one
        return Unreadable(place, f"it is no JSON: {error}")
    if not isinstance(value, dict):
        return Unreadable(place, "it is no object of JSON")
    cells = {name: _words(cell) for name, cell in value.items()}
    if not _is_utf8(cells.values()):  # "\ud800", half of a letter
        return Unreadable(place, "it holds half of a letter: a surrogate that stands alone")
    return Row(place, cells)


def _words(cell: Any) -> str:
    """Give a value as a cell: null is empty, a number its digits, a date as it is written."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    return json.dumps(cell, ensure_ascii=False, default=str).strip('"')
