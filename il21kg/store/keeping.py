"""Where what is noted of a store is kept: in its folder; of an endpoint in a folder of the person's own.

    il21kg-store                        il21kg-store
    http://localhost:7878/query         ~/.local/state/il21kg/endpoints/localhost-5d1f0c2ab91e7c44

Notes hold paths of files, and why these failed: that is nobody's business who asks the endpoint, where some
servers show every triple. So each person has notes of their own there, as each machine has files of its own.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from il21kg.store.address import is_remote, read_address
from il21kg.store.folder import is_store, locked


def notes_of(where: str) -> Path | None:
    """Give the folder of the notes on a store, named as for `open_store`; it need not be there.

    None for the memory, and of an endpoint where the person has no home. Raises InputError for what is no
    address.
    """
    if where == ":memory:":
        return None
    return notes_at(read_address(where).query) if is_remote(where) else Path(where)


def notes_at(query: str) -> Path | None:
    """Give the folder of the notes on an endpoint, by its address for queries.

    It lies in `$XDG_STATE_HOME`, else `~/.local/state`; None where there is no such place. The address may
    have a secret in it: what is not told of it is told apart by its hash.
    """
    from urllib.parse import urlsplit  # which no other kind of store needs

    base = Path(os.environ.get("XDG_STATE_HOME", ""))
    if not base.is_absolute():
        try:
            base = Path.home() / ".local" / "state"
        except RuntimeError:
            return None
    host = (urlsplit(query).hostname or "").replace(":", ".")
    return base / "il21kg" / "endpoints" / f"{host}-{sha256(query.encode()).hexdigest()[:16]}"


def make_room(notes: Path) -> None:
    """Make a folder for notes, for the person alone; where that is not let, nothing is noted."""
    with suppress(OSError):
        notes.mkdir(parents=True, exist_ok=True, mode=0o700)


@contextmanager
def alone(notes: Path) -> Iterator[None]:
    """Let nobody else change notes in between; a store's own folder is held already while it is open.

    Raises Unavailable where another process holds them for longer than `folder.WAIT`.
    """
    if is_store(notes) or not notes.is_dir():
        yield
    else:
        with locked(notes, write=True):
            yield
