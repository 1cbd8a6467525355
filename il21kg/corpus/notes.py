"""Loads a corpus and keeps notes beside the store: where its texts came from, and which of them failed."""

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Final

from il21kg.corpus.columns import GUESSED, Columns
from il21kg.corpus.loading import Loaded, Tally
from il21kg.corpus.parts import MANIFEST
from il21kg.corpus.work import Manner
from il21kg.store.origins import Origin, Origins, absolute, table_of, version_of
from il21kg.store.quarantine import Failure, recall_failed, set_aside

_NOTED: Final = 64
"""Documents whose origins are noted at a time."""


class Notes:
    """What is noted of a corpus while it is loaded; what is still to be written down is so at the end."""

    def __init__(self, origins: Origins, manner: Manner, columns: Columns = GUESSED) -> None:
        self._origins, self._manner = origins, manner
        self._columns = {name: column for name, column in asdict(columns).items() if column}
        self.places = origins.all()
        """Where documents came from, by the names of their versions, as far as that was noted before."""
        self._fresh: dict[str, Origin] = {}
        folder = origins.folder
        self._before = {each.place for each in recall_failed(folder)} if folder else set[str]()
        self._failed: list[Failure] = []
        self._mended: list[str] = []

    def take(self, loaded: Loaded) -> None:
        """Note what became of a text."""
        place = absolute(loaded.place)
        if loaded.reason and Path(table_of(place)).name != MANIFEST:  # parts are no texts to be tried again
            self._failed.append(Failure(place, loaded.key, loaded.state, loaded.reason, self._columns))
        elif place in self._before:
            self._mended.append(place)
        if (table := table_of(place)) in self._before:  # it could not be opened, and now it can
            self._mended.append(table)
        if loaded.version and (loaded.state != "unchanged" or version_of(loaded.version) not in self.places):
            origin = loaded.origin or _origin(loaded, self._manner)
            self._fresh[loaded.version] = origin
        if len(self._fresh) >= _NOTED:
            self._write()

    def close(self) -> None:
        """Write down what is not yet."""
        if self._fresh:
            self._write()
        if self._origins.folder:
            set_aside(self._origins.folder, self._failed, self._mended)

    def _write(self) -> None:
        self._origins.note(self._fresh)
        self._fresh.clear()


def _origin(loaded: Loaded, manner: Manner) -> Origin:
    terms = None if manner.terms is None else str(manner.terms.resolve())
    return Origin(absolute(loaded.place), loaded.about, terms, manner.quotes)


def load_noting(
    begin: Callable[[Mapping[str, Origin]], Generator[Loaded, None, None]],
    manner: Manner,
    origins: Origins,
    *,
    columns: Columns = GUESSED,
    fail_fast: bool,
    told: Callable[[Loaded], None],
) -> Tally:
    """Load what `begin` begins, note what became of each text and call `told` with it; give all together.

    `begin` is given where documents came from, by the names of their versions.
    `columns` are those that were named for tables. With `fail_fast` the first that fails is the last. Raises
    Unavailable when the store fails: what was told until then is saved, and noted.
    """
    tally, begun = Tally(), time.monotonic()
    with (
        closing(Notes(origins, manner, columns)) as notes,
        closing(begin(notes.places)) as corpus,
    ):
        for loaded in corpus:
            tally.add(loaded)
            notes.take(loaded)
            told(loaded)
            if fail_fast and loaded.reason:
                break
    tally.seconds = time.monotonic() - begun
    return tally
