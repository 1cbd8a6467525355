"""Looks after a store's folder: a backup that is a store itself; a database without what is in it no more.

The backup stands beside its place until it is whole, and is then put there: no half of one is ever found.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from il21kg.curation.record import FILE as DECISIONS
from il21kg.errors import InputError
from il21kg.files import sync_folder
from il21kg.store.faults import DATABASE, machine_faults
from il21kg.store.folder import check_outside
from il21kg.store.imprint import FILE
from il21kg.store.origins import forget_others, version_of
from il21kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compacting a store gave."""

    before: int
    after: int
    """Bytes of its folder."""
    origins: int
    """Notes on where documents came from that are of no document any more."""


def backup(store: Store, target: Path) -> int:
    """Copy a store that is open for writing into a folder that is not there yet; give the bytes it has.

    Nothing of the copy is shared with the store. Raises InputError where something is there already, or the
    store is in no folder; Unavailable when the machine fails, and nothing is left then.
    """
    folder, engine = _folder_of(store, "backup")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"{target} is there already. Nothing was written.", "Name a new folder.")
    check_outside(target, folder)
    with machine_faults(str(target)):
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(prefix=f".{target.name}-", dir=target.absolute().parent))
        try:
            engine.flush()
            engine.backup(str(made / DATABASE))
            _make_own(made / DATABASE)
            notes = (each for name in ("il21kg-*.json*", DECISIONS, FILE) for each in folder.glob(name))
            for note in sorted(notes):
                _copy(note, made / note.name)
            sync_folder(made)
            made.replace(target)
            sync_folder(target.absolute().parent)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        return size_of(target)


def _make_own(database: Path) -> None:
    """Copy what the engine has only linked: a fault of the disk, or of a program, shall not meet both."""
    for each in sorted(database.iterdir()):
        if each.stat().st_nlink > 1:
            copy = each.with_name(f"{each.name}.copy")
            _copy(each, copy)
            copy.replace(each)
    sync_folder(database)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("xb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def compact(store: Store) -> Compacted:
    """Let go of what withdrawn documents have left, in the database and in the notes beside it.

    The store is open for writing. What it holds stays the same. Raises as `backup` does.
    """
    folder, engine = _folder_of(store, "compact")
    before = size_of(folder)
    with machine_faults(store.place):
        engine.flush()
        engine.optimize()
    gone = forget_others(folder, {version_of(each.document) for each in store.documents()})
    return Compacted(before, size_of(folder), gone)


def _folder_of(store: Store, verb: str) -> tuple[Path, ox.Store]:
    if store.folder is None or not isinstance(store.engine, ox.Store):
        raise InputError(
            f"{store.place} is in no folder of ours: there is nothing to {verb}.",
            "An endpoint has tools of its own for that. A copy of any: il21kg export --graphs FILE.trig",
        )
    return store.folder, store.engine


def size_of(folder: Path) -> int:
    """Give the bytes of the files in a folder and below; what goes meanwhile is not counted."""
    size = 0
    for each in folder.rglob("*"):
        with suppress(FileNotFoundError):
            size += each.stat().st_size if each.is_file() else 0
    return size
