"""A store's folder: that it is ours and whole, who has it open, and what of it is on the disk.

It holds `il21kg-store.json` (what it is), `il21kg-store.lock` (who has it open) and the database in
`oxigraph/`, which any tool of that engine can serve.
"""

import gc
import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from il21kg.errors import InputError, Unavailable
from il21kg.files import check_plain, is_temporary, open_lock, read_json, sync_folder, try_lock, write_whole
from il21kg.store import ledger
from il21kg.store.faults import DATABASE, machine_faults

WAIT: Final = 5.0
"""Seconds to wait for another process that has the folder open."""

_FORMAT: Final = 2
_OLDER: Final = (1,)  # everything in the default graph: can be read, but not be withdrawn from
_MARKER: Final = "il21kg-store.json"
_LOCK: Final = "il21kg-store.lock"


def is_store(folder: Path) -> bool:
    """Tell whether a folder says that it is a store."""
    return (folder / _MARKER).exists()


def check_folder(folder: Path, *, write: bool) -> None:
    """Raise InputError for a folder that is not ours, is damaged, or is not there to be read."""
    with machine_faults(str(folder)):
        if folder.exists() and not folder.is_dir():
            raise InputError(f"{folder} is a file, not a store folder.", "Name another with --store.")
        entries = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
        ours = _MARKER in entries or {_LOCK, DATABASE} <= entries  # or the marker was lost: see `_mended`
        if ours:
            _check_format(folder, _format_of(folder), write=write)
        elif any(map(_is_foreign, entries)):
            raise InputError(
                f"{folder} is not a store of il21kg: it has no {_MARKER}. Nothing was changed.",
                "Name another folder with --store.",
            )
        _check_whole(folder)
        if not write and DATABASE not in entries:
            raise InputError(f"There is no graph at {folder} yet.", "Make one: il21kg load")


def _is_foreign(name: str) -> bool:
    """Tell whether it may not be in a folder that is no store yet: decisions and proposals may."""
    from il21kg.curation.record import FILE  # who opens a store does without decisions

    return name not in (_LOCK, FILE, "proposals") and not is_temporary(name)


def _check_format(folder: Path, version: object, *, write: bool) -> None:
    if version in _OLDER and write:
        raise InputError(
            f"{folder} is a store of format {version}. It can be read; to change it, documents need format "
            f"{_FORMAT}, which says what each of them contributed.",
            "Load the articles anew into another folder: il21kg load ARTICLE --store FOLDER",
        )
    if version is not None and version not in (_FORMAT, *_OLDER):
        raise InputError(
            f"{folder} is a store of format {version}; this program reads format {_FORMAT}.",
            "Export it with the program that wrote it, or name another folder with --store.",
        )


def _check_whole(folder: Path) -> None:
    """Raise InputError for a database without its list of files: the engine would begin a new one over it."""
    database = folder / DATABASE
    if not database.is_dir() or (database / "CURRENT").exists():
        return
    left = [each for ending in ("sst", "log") for each in database.glob(f"*.{ending}") if each.stat().st_size]
    if left:
        raise InputError(
            f"{folder} is damaged: {DATABASE}/CURRENT is lost. {len(left)} files with data are left; "
            "nothing was changed.",
            f"Bring {DATABASE}/ back from a backup, or load the articles anew into another folder.",
        )


def _format_of(folder: Path) -> object:
    """Give the format that the marker says; None when it is lost or damaged, as a power cut leaves it."""
    try:
        marker = read_json(folder / _MARKER)
    except (FileNotFoundError, ValueError):
        return None
    return marker.get("format") if isinstance(marker, dict) else None


def open_folder(folder: Path, *, write: bool) -> ox.Store:
    """Open the engine over a folder's database; with `write` both are made where they are not there."""
    database = folder / DATABASE
    with machine_faults(str(folder)):
        if database.is_symlink() or database.exists():
            check_plain(database)
        if not write:
            return ox.Store.read_only(str(database))
        if not database.exists():  # the marker before the database: a kill in between leaves it ours
            _mark(folder)
        engine = _opened(database)
        if _format_of(folder) is None:
            _mend(folder, engine)
        old = sorted(database.glob("LOG.old.*"))[:-1]  # the engine keeps a thousand
        for each in (*old, *database.glob("bulk-*.sst")):  # of a step that was killed before it was taken
            each.unlink(missing_ok=True)
        return engine


def _opened(database: Path) -> ox.Store:
    """Open a database for writing, also where one that failed in this process was not let go of yet."""
    try:
        return ox.Store(str(database))
    except OSError as error:
        if "lock hold by current process" not in str(error):
            raise
    gc.collect()  # an exception and its frames may hold each other, and the engine that failed
    return ox.Store(str(database))


def make_durable(database: Path) -> None:
    """Bring what was written to the disk, so that a power cut leaves it.

    The engine writes each change to its log before it goes on, and the disk has it once the log is synced.
    Its own `flush` makes tables of it and merges them, which takes many times as long.
    """
    for log in database.glob("*.log"):
        with suppress(FileNotFoundError):  # the engine has made a table of it since, and synced that
            descriptor = os.open(log, os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    for folder in (database, database.parent):
        sync_folder(folder)


def _mark(folder: Path) -> None:
    marker = json.dumps({"format": _FORMAT, "made by": "il21kg"})
    write_whole(folder / _MARKER, f"{marker}\n".encode())


def _mend(folder: Path, engine: ox.Store) -> None:
    """Write a lost or damaged marker anew: which format it is can be seen in the graph."""
    if _holds(engine, ledger.HAS_VERSIONS) and not _holds(engine, ledger.HAS_GRAPHS):
        _check_format(folder, _OLDER[-1], write=True)
    _mark(folder)


def _holds(engine: ox.Store, question: str) -> bool:
    rows = engine.query(ledger.as_rows(question))
    assert isinstance(rows, ox.QuerySolutions)
    return any(True for _ in rows)


@contextmanager
def locked(folder: Path, *, write: bool) -> Iterator[None]:
    """Hold the folder's lock: readers share it, a writer has it alone."""
    descriptor = _lock_file(folder, write=write)
    if descriptor is None:
        yield
        return
    try:
        deadline = time.monotonic() + WAIT
        while not try_lock(descriptor, write=write):
            if time.monotonic() > deadline:
                raise Unavailable(
                    f"{folder} is in use by {_holder(descriptor)}, for more than {WAIT:g} seconds.",
                    "Wait until it is done, or use another store: --store FOLDER",
                )
            time.sleep(0.02)
        if write:
            _sign(descriptor, f"{os.getpid()} writing\n")
        yield
        if write:
            _sign(descriptor, "")
    finally:
        os.close(descriptor)


def _lock_file(folder: Path, *, write: bool) -> int | None:
    """Open the lock file; None for a reader where no writer has ever made one: a reader makes nothing."""
    with machine_faults(str(folder)):
        if write:
            folder.mkdir(parents=True, exist_ok=True)
        return open_lock(folder / _LOCK, make=write)


def _sign(descriptor: int, name: str) -> None:
    """Write who holds the lock, for the message to others; readers leave no name."""
    with suppress(OSError):  # a full disk: the lock itself holds all the same
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, name.encode(), 0)


def _holder(descriptor: int) -> str:
    signature = re.match(rb"(\d+) (\w+)", os.pread(descriptor, 100, 0))
    if signature is None:
        return "another process"
    try:
        os.kill(int(signature[1]), 0)
    except ProcessLookupError:
        return "another process"
    except OSError:  # it lives, and is another user's
        pass
    return f"process {int(signature[1])} ({signature[2].decode()})"


def check_outside(target: Path, folder: Path) -> None:
    """Make sure that something is not to be written into the folder of a store, which is the engine's own."""
    if target.absolute().resolve().is_relative_to(folder.resolve()):
        raise InputError(
            f"{target} is in {folder}, the folder of the store itself. Nothing was written.",
            "Name a place outside of it.",
        )
