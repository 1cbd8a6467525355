"""A copy of a store's database that nobody writes to: what is served while others load into the store.

Tables of the engine never change once they are written; they are linked, not copied, where the system can.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from il21kg.errors import Unavailable
from il21kg.store.faults import DATABASE, machine_faults
from il21kg.store.folder import check_folder, locked
from il21kg.store.imprint import FILE

_NAME: Final = "il21kg-serve-"

Stamp = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of each file of a database."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A store as it was at one moment: a folder of its own, with its database."""

    database: Path
    stamp: Stamp
    """Of the database it was taken from."""

    def remove(self) -> None:
        """Delete the copy; what has it open keeps it so long."""
        shutil.rmtree(self.database.parent, ignore_errors=True)


def stamp(folder: Path) -> Stamp:
    """Tell the state of a store's database: another stamp means that somebody wrote to it."""
    with machine_faults(str(folder)):
        return tuple(sorted(_states(folder / DATABASE)))


def _states(database: Path) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(database):
        if not entry.name.startswith("LOG"):  # what the engine tells of itself
            with suppress(FileNotFoundError):
                state = entry.stat()
                yield entry.name, state.st_size, state.st_mtime_ns


def take(folder: Path) -> Snapshot:
    """Copy the database of a store's folder into the system's folder for temporary files.

    Raises InputError for a folder that is no store of ours, Unavailable while somebody writes to it for
    longer than `folder.WAIT`, or where the copy finds no room.
    """
    check_folder(folder, write=False)
    forget_the_dead()
    with locked(folder, write=False), machine_faults(str(folder)):
        before = stamp(folder)
        copy = Path(tempfile.mkdtemp(prefix=f"{_NAME}{os.getpid()}-")) / DATABASE
        try:
            _copy(folder / DATABASE, copy)
            for each in (*folder.glob("il21kg-*.json*"), *folder.glob(FILE)):  # what it is, and whose
                shutil.copy2(each, copy.parent)
        except OSError as error:
            shutil.rmtree(copy.parent, ignore_errors=True)
            raise Unavailable(
                f"{folder} cannot be copied to {copy.parent.parent}: {error.strerror}.",
                "Name a folder with room by TMPDIR; on the same disk tables are linked, not copied.",
            ) from error
    return Snapshot(copy, before)


def _copy(source: Path, target: Path) -> None:
    target.mkdir()
    for each in sorted(source.iterdir()):
        if each.name.startswith("LOG") or not each.is_file():
            continue
        if each.suffix == ".sst":
            with suppress(OSError):  # another disk, or another user's file
                os.link(each, target / each.name)
                continue
        shutil.copy2(each, target / each.name)


def forget_the_dead() -> None:
    """Delete the copies of servers that were killed before they could."""
    for each in Path(tempfile.gettempdir()).glob(f"{_NAME}*"):
        named = re.match(rf"{_NAME}(\d+)-", each.name)
        with suppress(FileNotFoundError):  # another server has just deleted it
            if named and each.stat().st_uid == os.getuid() and not _lives(int(named[1])):
                shutil.rmtree(each, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
