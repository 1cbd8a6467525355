"""Documents of a store that were saved without a look at their graphs, kept beside it until somebody looks.

    il21kg-unchecked.jsonl     "<document version>"

They are noted before they are saved, so that a load that is killed leaves none untold. It is never exported.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from il21kg.files import OWN_LIMIT, append, check_own, read_bounded, write_whole
from il21kg.store.faults import machine_faults
from il21kg.store.keeping import alone

_FILE: Final = "il21kg-unchecked.jsonl"


def put_off(folder: Path, versions: Iterable[str]) -> None:
    """Note versions, by name, that are to be saved unchecked; raises Unavailable where that cannot be."""
    with machine_faults(str(folder)), alone(folder):
        check_own(folder)
        append(folder / _FILE, _lines(versions))


def unchecked(folder: Path) -> frozenset[str]:
    """Give what was noted; a version may have gone since."""
    try:
        lines = read_bounded(folder / _FILE, OWN_LIMIT).decode(errors="replace").split()
    except OSError:
        return frozenset()
    return frozenset(line.strip('"') for line in lines)


def looked_at(folder: Path, versions: Collection[str]) -> None:
    """Strike versions off; raises Unavailable where that cannot be."""
    if unchecked(folder).isdisjoint(versions):
        return
    with machine_faults(str(folder)), alone(folder):
        if left := unchecked(folder) - {*versions}:
            check_own(folder)
            write_whole(folder / _FILE, _lines(sorted(left)), closed=True)
        else:
            (folder / _FILE).unlink(missing_ok=True)


def _lines(versions: Iterable[str]) -> bytes:
    return "".join(f'"{each}"\n' for each in versions).encode()
