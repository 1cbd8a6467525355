"""Reads a corpus into parts, and loads parts into a store: what was read on many machines is stored on one.

texts → read, checked and written, by the workers → a folder of parts → a store, or another bulk loader
"""

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from il21kg.corpus.loading import (
    Loaded,
    Once,
    Runner,
    Unit,
    check_putting_off,
    loaded,
    stored,
    units_of,
    until_lost,
)
from il21kg.corpus.parts import (
    MANIFEST,
    Held,
    Part,
    damaged_lines,
    is_whole,
    note_part,
    parts_of,
    read_part,
    settle_parts,
)
from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, Work, reader, violation
from il21kg.errors import InputError, Unavailable
from il21kg.files import needed
from il21kg.graph.identity import Triple
from il21kg.graph.triples import from_engine
from il21kg.graph.validation import validate_each
from il21kg.namespaces import IKG, RDF
from il21kg.resources import VERSION
from il21kg.store.contribution import Contribution, holds
from il21kg.store.ledger import documents_in
from il21kg.store.origins import Origin
from il21kg.store.store import Store
from il21kg.text.keys import source_key

DOCUMENTS: Final = 250
"""Documents of a part, when nothing else is said."""
_DAMAGED: Final = (
    "the line is damaged, and the part that it named was not loaded. Copy the folder again, or write it "
    "again: il21kg parts, as before."
)
_NOTE: Final = f"> <{RDF.type}> <{IKG.LeftOut}> "
_CLAIM: Final = f"> <{IKG.evidence}> "


def write_parts(
    texts: Iterable[Text | Unreadable], folder: Path, manner: Manner, run: Runner, size: int = DOCUMENTS
) -> Generator[Loaded, None, None]:
    """Read texts into parts of a folder, of so many documents each, and give what became of each text.

    What a run before has written of the same texts, read the same way, is not read again; what it has written
    of others goes at the end. Raises InputError for a folder that holds something else, or cannot be made,
    Unavailable where it cannot be written to.
    """
    _prepare(folder)
    with _writing(folder):
        yield from _written(texts, folder, manner, run, size)


def _written(
    texts: Iterable[Text | Unreadable], folder: Path, manner: Manner, run: Runner, size: int
) -> Generator[Loaded, None, None]:
    making = _Making(folder, replace(manner, parts=folder.resolve()))
    units = making.fresh(units_of(texts, Once().settled, size))
    for unit, done in run(units, making.manner):
        yield from unit.settled
        making.take(unit, done)
        yield from (loaded(each, *_state(each)) for each in done)
    settle_parts(folder, making.parts)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(
            f"{folder} cannot be written to: {error.strerror or error}",
            "Check that the disk has room, and that you may write there. Started again, it goes on.",
        ) from error


def _prepare(folder: Path) -> None:
    with needed(folder, "Name a folder that you may write to: -o DIR"):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / MANIFEST).exists():
            raise InputError(
                f"{folder} holds something else than parts. Nothing was written.", "Name a new one."
            )
        (folder / MANIFEST).touch()


def _state(each: Work) -> tuple[str, str]:
    if each.ready is not None:
        return "saved", ""
    return ("failed" if each.conforms else "refused"), each.reason


class _Making:
    """The parts of a folder, while they are made."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self.manner = manner
        self.parts: list[Part] = []
        self._folder = folder
        self._before = {each.unit: each for each in parts_of(folder) if each.unit and is_whole(folder, each)}
        self._how = [VERSION, reader(manner.terms).vocabulary.digest, manner.quotes, manner.strict]

    def fresh(self, units: Iterable[Unit]) -> Iterator[Unit]:
        """Give the units; those that are there already as settled."""
        for unit in units:
            if unit.texts and (part := self._before.get(self._digest(unit))) is not None:
                self.parts.append(part)
                yield Unit([*unit.settled, *map(_kept, part.documents)])
            else:
                yield unit

    def take(self, unit: Unit, done: list[Work]) -> None:
        """Note the part of a unit; it stands for the unit where none of its texts failed."""
        found = {each.part.name: each.part for each in done if each.part is not None}
        whole = len(found) == 1 and all(each.part is not None for each in done)
        for part in found.values():
            own = replace(part, unit=self._digest(unit)) if whole else part
            note_part(self._folder, own)
            self.parts.append(own)

    def _digest(self, unit: Unit) -> str:
        texts = [
            [each.key, each.name, each.symbol, each.url, sha256(each.data).hexdigest()] for each in unit.texts
        ]
        return sha256(json.dumps([self._how, texts]).encode()).hexdigest()


def _kept(held: Held) -> Loaded:
    return Loaded(held.place, source_key(held.name), "unchanged", held.version, about=held.about)


# --- from parts into a store


def is_parts(folder: Path) -> bool:
    """Tell whether a folder holds parts."""
    return (folder / MANIFEST).is_file()


def load_parts(folders: Iterable[Path], store: Store, manner: Manner) -> Generator[Loaded, None, None]:
    """Load the parts of folders, and give what became of each document, stored when it is given.

    Their graphs are validated as if they had just been read, unless `manner` puts that off: a checksum tells
    that a part is whole, not who has made it. Of a part that is not what its manifest says each document is
    told as failed, of one whose line there is damaged the line, and the next part is loaded. Raises
    InputError where nothing is to be validated and no list of that can be kept, Unavailable when the store
    fails.
    """
    check_putting_off(store, manner)
    alone = store.local and store.is_empty()
    for folder in folders:
        for part in parts_of(folder):
            yield from _load_part(folder, part, store, manner, alone)
            store.settle()
        for number in damaged_lines(folder):
            yield Loaded(f"{folder / MANIFEST}:{number}", "", "failed", reason=_DAMAGED)


def _load_part(folder: Path, part: Part, store: Store, manner: Manner, alone: bool) -> Iterator[Loaded]:
    try:
        graphs = _graphs(folder, part)
    except InputError as error:
        for held in part.documents:
            key = source_key(held.name)
            yield Loaded(held.place, key, "failed", reason=error.in_one_line, about=held.about)
        return
    read = [_work(held, part, graphs[held.version]) for held in part.documents]
    done = _checked(read, store, manner) if manner.shapes else read
    done = until_lost(done) if manner.fail_fast else done
    origins = {
        each.version: Origin(each.place, each.about, part.terms, part.quotes) for each in part.documents
    }
    for each in stored(done, store, manner, alone=alone):
        yield replace(each, origin=origins.get(each.version))


def _graphs(folder: Path, part: Part) -> dict[str, str]:
    try:
        graphs = documents_in(read_part(folder, part))
    except SyntaxError as error:
        raise InputError(f"{folder / part.name} is no N-Quads: {error}") from error
    if graphs.keys() != {each.version for each in part.documents}:
        raise InputError(f"{folder / part.name} holds other documents than {MANIFEST} says.")
    return graphs


def _checked(read: list[Work], store: Store, manner: Manner) -> list[Work]:
    """Look at the graphs that the store does not hold; one that breaks a shape is not kept."""
    new = [each for each in read if each.ready is not None and not holds(store, each.ready)]
    reports = validate_each((_triples(each), None) for each in new)
    broken = {
        id(each): replace(each, ready=None, reason=violation(report), conforms=False)
        for each, report in zip(new, reports, strict=True)
        if report.exit_code(manner.strict)
    }
    return [broken.get(id(each), each) for each in read]


def _triples(each: Work) -> list[Triple]:
    assert each.ready is not None
    return from_engine(ox.parse(each.ready.ntriples, format=ox.RdfFormat.N_TRIPLES))


def _work(held: Held, part: Part, ntriples: str) -> Work:
    """Give a document of a part as if it had just been read."""
    lines = ntriples.splitlines()
    claims = frozenset(line.partition(">")[0][1:] for line in lines if _CLAIM in line)
    ready = Contribution(
        held.source, held.version, held.run, held.name, held.url, part.quotes, claims, ntriples
    )
    key = held.source.rpartition("/")[2]
    text = Text(held.place, held.name, held.about, b"", key=key, url=held.url or None)
    left_out = sum(_NOTE in line for line in lines)
    return Work(text, ready, statements=len(claims), left_out=left_out)
