"""Keeps what is compiled from data files in the person's cache folder.

The folder is `$IL21KG_CACHE`, else `il21kg` in `$XDG_CACHE_HOME`, else in `~/.cache`. Nothing depends on
it: where it cannot be read or written, the data are compiled again. A file is the SHA-256 of (key, body),
then the body in Python's marshal form: plain tuples, lists, dicts and words. A file that is cut short,
changed, or made for another key does not match its hash and is never parsed; nor is one in a folder that is
another user's, or that others may write to: a hash without a key proves nothing there.
"""

import contextlib
import hashlib
import marshal
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from il21kg.files import OWN_LIMIT, is_trusted, read_bounded, write_whole

#: How many compiled indexes stay: each change of a data file or of the program leaves one behind.
_KEPT: Final = 8
_SEAL: Final = hashlib.sha256().digest_size


def kept(key: str, compiled: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    """Give what is kept under a key, else compile it and keep it.

    The key is a hash, in hex digits, of all that the value depends on; the value is made of plain parts.
    """
    folder = _folder()
    if folder is None:
        return compiled()
    file = folder / f"vocabulary-{key[:16]}.index"
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):  # the last three: of marshal
        if is_trusted(folder) and is_trusted(file):
            data = read_bounded(file, OWN_LIMIT)
            seal, body = data[:_SEAL], data[_SEAL:]
            if seal == _sealed(key, body):
                return tuple(marshal.loads(body))
    fresh = tuple(compiled())  # marshal takes no sub-class of tuple
    body = marshal.dumps(fresh)
    with contextlib.suppress(OSError):
        _write(file, _sealed(key, body) + body)
    return fresh


def _sealed(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).digest()


def _folder() -> Path | None:
    """Give the cache folder, or None on a machine that has no place for one."""
    if own := os.environ.get("IL21KG_CACHE"):
        return Path(own)
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():  # the XDG specification has relative paths ignored
        return base / "il21kg"
    try:
        return Path.home() / ".cache" / "il21kg"
    except RuntimeError:
        return None


def _write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, for the user alone, and let the oldest go."""
    if not file.parent.is_dir():
        file.parent.parent.mkdir(parents=True, exist_ok=True)
        file.parent.mkdir(mode=0o700, exist_ok=True)
    if not is_trusted(file.parent):
        return
    write_whole(file, data, private=True)
    for old in sorted(file.parent.glob("vocabulary-*"), key=lambda f: f.stat().st_mtime)[:-_KEPT]:
        old.unlink(missing_ok=True)
