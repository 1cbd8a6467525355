"""Yields texts one at a time from files, folders and tables, so that any number of files takes little memory.

A table (`.tsv`, also `.gz`) has a row for each gene: at least `symbol` and `summary`, the text. What cannot
be read is yielded too, with the reason, and the next text follows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import DATA_LIMIT, MEGABYTE, TEXT_LIMIT, read_bounded, unpack
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.topic import find_topic
from il21kg.resources import SAMPLE, sample_article
from il21kg.text.document import Document, read_document

_TABLES: Final = (".tsv", ".tsv.gz")
_ARTICLES: Final = (".txt", ".html", ".htm")
#: Columns that a table must have.
_NEEDED: Final = ("symbol", "summary")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, not read yet."""

    place: str
    """Where it stands: a path, or a table and its line."""
    name: str
    """A file name for it."""
    symbol: str | None
    """The gene it is about, where the table says so."""
    data: bytes
    row: Mapping[str, str] = field(default_factory=dict)
    """Column → value; empty for a file."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row or a file that is no text."""

    place: str
    reason: str


def texts(paths: Iterable[Path]) -> Iterator[Text | Unreadable]:
    """Yield the texts of files, of folders (their .txt, .html and tables, by name) and of tables.

    Raises InputError for a path that is not there, a table without the columns `symbol` and `summary`, and
    one that is no file, breaks off, is too large, or unpacks without end.
    """
    for path in paths:
        for file in _files(path):
            if file.name.endswith(_TABLES):
                yield from _rows(file)
            else:
                yield _article(file)


def sample() -> Text:
    """Give the sample article that ships with the package."""
    return Text(SAMPLE, SAMPLE, None, sample_article())


def count(paths: Iterable[Path]) -> int:
    """Count the texts, without reading them: for a bar that shows how much is done."""
    return sum(_lines(f) if f.name.endswith(_TABLES) else 1 for path in paths for f in _files(path))


def read_text(text: Text, reader: Reader) -> tuple[Document, Reading]:
    """Read a text about the gene its table names; else the one its title names, or else its file.

    Raises InputError when it is no text.
    """
    document = read_document(text.data, text.name, reader.vocabulary.layout)
    try:
        topic = find_topic(document, reader.vocabulary, text.symbol)
    except InputError:
        if document.language != "en":
            raise
        topic = find_topic(document, reader.vocabulary, Path(text.name).stem)
    return document, reader.read(document, topic)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = [file for file in sorted(path.iterdir()) if file.name.endswith((*_ARTICLES, *_TABLES))]
        if not found:
            raise InputError(f"{path}: no text in this folder", f"It may hold {', '.join(_ARTICLES)}, .tsv.")
        return found
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder", "Check the path.")
    return [path]


def _article(file: Path) -> Text | Unreadable:
    try:
        return Text(str(file), file.name, None, read_bounded(file, TEXT_LIMIT))
    except OSError as error:
        return Unreadable(str(file), error.strerror or str(error))


def _rows(file: Path) -> Iterator[Text | Unreadable]:
    columns: list[str] = []
    for number, line in enumerate(_raw(file), 1):
        place = f"{file}:{number}"
        if len(line) > TEXT_LIMIT:
            yield Unreadable(place, f"the line is longer than {TEXT_LIMIT // MEGABYTE} MB")
            continue
        try:
            cells = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError as error:
            yield Unreadable(place, f"byte {error.start} of the line is not UTF-8")
            continue
        if number == 1:
            columns = _header(file, cells)
        elif len(cells) != len(columns):
            yield Unreadable(place, f"{len(cells)} columns, and the header has {len(columns)}")
        elif (row := dict(zip(columns, cells, strict=True)))["summary"].strip():
            symbol = row["symbol"] or None
            yield Text(place, f"{symbol or number}.txt", symbol, row["summary"].encode(), row)


def _header(file: Path, columns: list[str]) -> list[str]:
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise InputError(
            f"{file}: the table has no column {' and no column '.join(missing)}.",
            "The first line names the columns, with tabs between them; the text is in `summary`.",
        )
    return columns


def _raw(file: Path) -> BytesIO:
    """Give the lines of a table, in memory; InputError for one, or an archive, without end."""
    try:
        data = read_bounded(file, DATA_LIMIT)
        return BytesIO(unpack(data) if file.suffix == ".gz" else data)
    except OSError as error:
        raise InputError(
            f"{file}: the table cannot be read whole ({error.strerror}).",
            f"Bring the file again; one of more than {DATA_LIMIT // MEGABYTE} MB in parts.",
        ) from error


def _lines(file: Path) -> int:
    return max(sum(1 for _ in _raw(file)) - 1, 0)
