"""A graph of any size as N-Triples or Turtle: the engine's dump is sorted on the disk, in bounded memory.

    file.writelines(pieces(store, "turtle"))

The bytes are those of `rdf.export`, which writes all other formats, and what is rare: blank nodes, RDF 1.2.
"""

import heapq
import marshal
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, BinaryIO, Final, TypeVar

from il21kg.files import pieces_of
from il21kg.namespaces import IKG, OA, RDF, XSD
from il21kg.show.files.rdf import Names, block, export, format_name, header, natural, placed, rank, value_of
from il21kg.store.store import Store

#: Bytes that are sorted in memory at once, and bytes of a piece.
_RUN: Final = 48 << 20
_PIECE: Final = 1 << 20
#: Names that are remembered at once.
_REMEMBERED: Final = 50_000
_ORDERS: Final = 1_000

#: What the dump may hold where it has a blank node, a triple about a triple or a base direction.
_ODD: Final = (b" _:", b"\n_:", b" <<", b"--ltr .", b"--rtl .")

_QUOTES: Final = tuple(f"<{each}>".encode() for each in (OA.exact, IKG.quoteSha256))
_IS_VERSION: Final = f"<{RDF.type}> <{IKG.DocumentVersion}> .\n".encode()
_NO_QUOTES: Final = f'<{IKG.quotes}> "false"^^<{XSD.boolean}> .\n'.encode()

Record = TypeVar("Record", bytes, tuple[str, str, bytes])


def pieces(store: Store, format: str, *, quotes: bool = True) -> Generator[bytes, None, None]:
    """Give a graph in a format, by its name or its file ending, piece by piece; raises as `rdf.export` does.

    Temporary files take about twice the room of the graph as N-Triples.
    """
    name = format_name(format)
    write = {"ntriples": _ntriples, "turtle": _turtle}.get(name)
    with TemporaryDirectory(prefix="il21kg-") as folder:
        dump = Path(folder) / "dump.nt"
        if write:
            store.dump(dump)
        if write is None or _is_odd(dump):
            yield export(store.triples(), name, quotes=quotes)
            return
        with dump.open("rb") as lines:
            yield from write(lines if quotes else _without_quotes(lines), folder)


def _is_odd(dump: Path) -> bool:
    """Tell whether a graph may need more than lines of IRIs and texts; a text may look like that."""
    last = b"\n"
    with dump.open("rb") as file:
        for piece in pieces_of(file, _PIECE):
            data = last + piece
            if any(each in data for each in _ODD):
                return True
            last = data[-8:]
    return False


def _without_quotes(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        subject, predicate, _ = line.split(b" ", 2)
        if predicate not in _QUOTES:
            yield line
        if line.endswith(_IS_VERSION):
            yield b"%s %s" % (subject, _NO_QUOTES)


def _in_pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    piece, size = [], 0
    for part in parts:
        piece.append(part)
        size += len(part)
        if size >= _PIECE:
            yield b"".join(piece)
            piece, size = [], 0
    yield b"".join(piece)


def _ntriples(lines: Iterable[bytes], folder: str) -> Iterator[bytes]:
    return _in_pieces(line for line, _ in groupby(_sorted(lines, folder)))


# --- sorting


def _sorted(records: Iterable[Record], folder: str) -> Iterator[Record]:
    """Sort: in memory as much as may be there, and what is more as runs in a folder that are merged."""
    runs: list[Iterator[Record]] = []
    batch: list[Record] = []
    size = 0
    for each in records:
        batch.append(each)
        size += len(each if isinstance(each, bytes) else each[-1])
        if size >= _RUN:
            runs.append(_taken_up(_put_aside(sorted(batch), folder)))
            batch, size = [], 0
    return heapq.merge(*runs, sorted(batch))


def _put_aside(batch: list[Record], folder: str) -> BinaryIO:
    run = TemporaryFile(dir=folder)  # noqa: SIM115  it is read later, and gone when it is closed
    for first in range(0, len(batch), 500):
        marshal.dump(batch[first : first + 500], run)
    run.seek(0)
    return run


def _taken_up(run: BinaryIO) -> Iterator[Any]:
    with run:
        while True:
            try:
                yield from marshal.load(run)
            except EOFError:
                return


# --- Turtle


def _turtle(lines: Iterable[bytes], folder: str) -> Iterator[bytes]:
    short = _Short()
    with TemporaryFile(dir=folder) as body:
        body.writelines(_in_pieces(_blocks(_sorted(_by_subject(lines, short), folder), short)))
        body.seek(0)
        yield "".join(header(short.names)).encode()  # it has the prefixes that were needed
        yield from pieces_of(body, _PIECE)


class _Short:
    """Writes the terms of N-Triples as Turtle does; remembers some."""

    def __init__(self) -> None:
        self.names = Names(remembers=False)
        self.known: dict[str, str] = {}
        self._orders: dict[tuple[str, ...], list[tuple[str, str]]] = {}

    def iri(self, term: str) -> str:
        """Give `hgnc:6005` for `<…>`."""
        written = self.known.get(term)
        if written is None:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            written = self.known[term] = self.names(term[1:-1])
        return written

    def verbs(self, terms: Iterable[str]) -> list[tuple[str, str]]:
        """Put the predicates of a subject in order, each with how it is written; many have the same ones."""
        given = tuple(terms)
        order = self._orders.get(given)
        if order is None:
            if len(self._orders) >= _ORDERS:
                self._orders.clear()
            ranked = sorted(given, key=lambda term: rank(term[1:-1], self.names))
            written = ("a" if term[1:-1] == RDF.type else self.names(term[1:-1]) for term in ranked)
            order = self._orders[given] = list(zip(ranked, written, strict=True))
        return order


def _by_subject(lines: Iterable[bytes], short: _Short) -> Iterator[tuple[str, str, bytes]]:
    """Give each subject with its place and its lines without it, in several records if they are apart."""
    for subject, its in groupby(lines, lambda line: line[: line.index(b" ")]):
        name, begin = short.iri(subject.decode()), len(subject) + 1
        yield natural(name), name, b"".join([line[begin:] for line in its])


def _blocks(records: Iterable[tuple[str, str, bytes]], short: _Short) -> Iterator[bytes]:
    for (_, subject), its in groupby(records, itemgetter(0, 1)):
        text = b"".join(lines for _, _, lines in its).decode()
        yield b"\n" + _block(subject, text, short).encode()


def _block(subject: str, lines: str, short: _Short) -> str:
    row: dict[str, list[str]] = {}
    for line in dict.fromkeys(lines.split("\n")[:-1]):
        predicate, _, thing = line[:-2].partition(" ")
        if thing[0] == "<":
            thing = short.known.get(thing) or short.iri(thing)
        elif thing[-1] == ">":
            thing = value_of(thing, short.names)
        row.setdefault(predicate, []).append(thing)
    for things in row.values():
        if len(things) > 1:
            things.sort(key=placed)
    return block(subject, [(verb, row[predicate]) for predicate, verb in short.verbs(row)])
