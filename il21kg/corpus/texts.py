"""Yields texts one at a time from files, folders and tables: any number of them takes little memory.

A table has a row for each text. What cannot be read is yielded too, with the reason, and the next follows.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path
from typing import Final

from il21kg.corpus.columns import GUESSED, Columns, choose
from il21kg.corpus.parts import MANIFEST
from il21kg.corpus.tables import (
    ENDINGS,
    Row,
    Table,
    Unreadable,
    count_lines,
    is_table,
    lines_of,
    of_json_lines,
    open_table,
)
from il21kg.errors import InputError
from il21kg.files import MEGABYTE, TEXT_LIMIT, read_bounded
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.topic import find_topic
from il21kg.resources import SAMPLE, sample_article
from il21kg.text.document import Document, read_document
from il21kg.text.keys import source_key

_ARTICLES: Final = (".txt", ".html", ".htm")
#: Columns that a table of genes must have.
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
    """Empty for a row that has no text."""
    row: Mapping[str, str] = field(default_factory=dict)
    """Column → value; empty for a file."""
    key: str = ""
    """The key of its document; empty where nobody asked for one."""
    url: str | None = None
    """The address it was taken from, where the table says so."""


def texts(paths: Iterable[Path]) -> Iterator[Text | Unreadable]:
    """Yield the texts of files, of folders (their articles and tables, by name) and of tables of genes.

    A table of genes has at least the columns `symbol` and `summary`, the text. Raises InputError for a path
    that is not there, a table without them, and one that is no file, breaks off, is too large, or unpacks
    without end.
    """
    for path in paths:
        for file in _files(path):
            if is_table(file):
                yield from _genes(open_table(file))
            else:
                yield _article(file)


def descriptions(paths: Iterable[Path], asked: Columns = GUESSED) -> Iterator[Text | Unreadable]:
    """Yield the texts of files, folders, patterns (`texts/**/*.txt`), tables and standard input, with keys.

    Of a row only the columns that are `asked` for are taken, or those with a usual name (`columns_of` says
    which). Standard input is JSON lines. Raises InputError as `texts` does; but of several files a table that
    cannot be opened is yielded with the reason.
    """
    found = files(paths)
    for file in found:
        if file != Path("-") and not is_table(file):
            yield _article(file)
            continue
        try:
            table = _opened(file)
            columns = choose(table, asked)
        except InputError as error:
            if len(found) == 1:
                raise
            yield Unreadable(str(file), error.in_one_line)
        else:
            yield from _described(table, columns)


def files(paths: Iterable[Path]) -> list[Path]:
    """Give the files of paths: of folders their articles and tables, of patterns what they fit.

    Raises InputError for a path that is not there, and for a folder or a pattern that gives nothing.
    """
    found = (file for path in paths for one in _fitting(path) for file in _files(one))
    return list({file.absolute(): file for file in found}.values())


def passed_over(folder: Path) -> list[str]:
    """Give what `files` leaves of a folder: names of its folders (`deep/`), and of files of other kinds."""
    left = (each for each in sorted(folder.iterdir()) if not _is_text(each) and each.name[0] != ".")
    return [f"{each.name}{'/' if each.is_dir() else ''}" for each in left]


def columns_of(file: Path, asked: Columns = GUESSED) -> Columns:
    """Say which columns of a table are taken; raises InputError where that cannot be told."""
    return choose(open_table(file), asked)


def sample() -> Text:
    """Give the sample article that ships with the package."""
    return Text(SAMPLE, SAMPLE, None, sample_article())


def count(paths: Iterable[Path]) -> int:
    """Count the texts, without reading them: for a bar that shows how much is done."""
    return sum(_rows(file) if is_table(file) else 1 for path in paths for file in _files(path))


def _rows(table: Path) -> int:
    try:
        return count_lines(table)
    except InputError:  # it is told as one text that failed
        return 1


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
    if (path / MANIFEST).exists() or path.name == MANIFEST:
        folder = path.parent if path.name == MANIFEST else path
        raise InputError(
            f"{folder} holds parts, which are not loaded together with texts.",
            f"Load them by themselves: il21kg load {folder}",
        )
    if path.is_dir():
        if not (articles := [file for file in sorted(path.iterdir()) if _is_text(file)]):
            raise InputError(
                f"{path}: no text in this folder",
                f"It may hold {', '.join((*_ARTICLES, *ENDINGS))}. Those of folders in it: '{path}/**/*.txt'",
            )
        return articles
    if path != Path("-") and not path.exists() and not path.is_symlink():
        raise InputError(f"{path}: there is no such file or folder", "Check the path.")
    return [path]


def _is_text(file: Path) -> bool:
    return file.name.lower().endswith((*_ARTICLES, *ENDINGS)) and not file.is_dir()


def _article(file: Path) -> Text | Unreadable:
    try:
        name = file.name.encode(errors="surrogateescape").decode(errors="replace")  # it may not be UTF-8
        return Text(str(file), name, None, read_bounded(file, TEXT_LIMIT), key=source_key(name))
    except OSError as error:
        return Unreadable(str(file), error.strerror or str(error))


def _fitting(path: Path) -> list[Path]:
    """Give what a pattern fits, by name; a path that is there, or has no `*`, `?` or `[`, fits itself."""
    if path.exists() or not has_magic(str(path)):
        return [path]
    paths = [Path(each) for each in sorted(glob(str(path), recursive=True))]  # noqa: PTH207 - it may be absolute
    if not paths:
        raise InputError(f"{path}: nothing fits this pattern", "Check the path.")
    return [each for each in paths if not each.is_dir()]


def _opened(file: Path) -> Table:
    if file != Path("-"):
        return open_table(file)
    return of_json_lines(lines_of(iter(partial(sys.stdin.buffer.readline, MEGABYTE), b"")), "stdin")


def _genes(table: Table) -> Iterator[Text | Unreadable]:
    missing = [name for name in _NEEDED if name not in table.columns]
    if missing:
        raise InputError(
            f"{table.place}: the table has no column {' and no column '.join(missing)}.",
            "The first line names the columns; the text is in `summary`.",
        )
    for row in table.rows:
        if isinstance(row, Unreadable):
            yield row
        elif row.cells.get("summary", "").strip():
            symbol = row.cells.get("symbol") or None
            name = f"{symbol or row.place.rpartition(':')[2]}.txt"
            yield Text(row.place, name, symbol, row.cells["summary"].encode(), row.cells)


def _described(table: Table, columns: Columns) -> Iterator[Text | Unreadable]:
    for row in table.rows:
        yield row if isinstance(row, Unreadable) else _description(row, columns, table.stem)


def _description(row: Row, columns: Columns, stem: str) -> Text:
    text, about, own, title, url = (
        row.cells.get(name, "").strip() if name else ""
        for name in (columns.text, columns.about, columns.id, columns.title, columns.url)
    )
    whole = f"{title}\n\n{text}" if title and text else text
    named = own or about or sha256(whole.encode()).hexdigest()[:12]
    key = source_key(f"{stem}-{named}.txt")
    return Text(row.place, key, about or None, whole.encode(), key=key, url=url or None)
