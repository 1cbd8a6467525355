"""Opens files that others may have prepared: no link is followed, no pipe waited for, no size unbounded.

    write_whole(path, data)       the new file, or the old one as it was: never half of one
    open_lock(path, make=True)    a lock file, in a folder of the user's own
    read_bounded(path, limit)     a regular file, of no more than so many bytes

A folder that was unpacked or cloned may hold links where we write and pipes where we read. What is not as it
should be is an OSError that says so; whoever calls says which file it was needed for.
"""

import errno
import json
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from il21kg.errors import InputError, Unavailable

MEGABYTE: Final = 1_000_000

#: The most that is read of an article.
TEXT_LIMIT: Final = 20 * MEGABYTE

#: The most that is read of a file of ours: a manifest, origins, an index, a scorecard.
OWN_LIMIT: Final = 256 * MEGABYTE

#: The most that is read of a terminology, or of a graph in a file; MONDO in OWL has 250 MB.
DATA_LIMIT: Final = 1024 * MEGABYTE

#: The longest line of a table.
LINE_LIMIT: Final = 16 * MEGABYTE

#: Real tables and ontologies pack to a twentieth; what unpacks to a hundredfold was made to fill memory.
_RATIO: Final = 100
_UNSUSPECTED: Final = 64 * MEGABYTE
_PIECE: Final = 1 << 16
_TEMPORARY: Final = ".il21kg-"


def write_whole(
    path: Path, data: bytes | Iterable[bytes], *, private: bool = False, closed: bool = False
) -> None:
    """Write a file, whole or in pieces, beside the old one and put it in its place when it is on the disk.

    An old file keeps its mode; a new one that is `private` is for the user alone, and to one that is `closed`
    nobody else may write. A link is replaced, not followed; devices and pipes, as `/dev/stdout`, are written
    to. Raises OSError, and the old file stays.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    parts = (data,) if isinstance(data, bytes) else data
    if _is_stream(path):
        with path.open("wb") as stream:
            stream.writelines(parts)
        return
    fresh = path.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(fresh, flags, 0o600 if private else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(parts)
            file.flush()
            _keep_mode(path, descriptor)
            if closed:
                os.fchmod(descriptor, os.fstat(descriptor).st_mode & 0o755)
            os.fsync(descriptor)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, whole or in pieces; raises Unavailable when the machine does not let us."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be written: {error.strerror or error}",
            "Check the folder, your rights, and the disk.",
        ) from error


def made(folder: Path) -> Path:
    """Give a folder, made if it is not there; raises Unavailable when the machine does not let us."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"{folder} is no folder and cannot be made one: {error.strerror or error}",
            "Give another folder, or check your rights.",
        ) from error
    return folder


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file to which nobody else may write, and make it when it is not there.

    No link is followed; raises OSError for one, and for what is no plain file of its own.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o644), "ab") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
            raise OSError(errno.EINVAL, f"{path.name} is no plain file of its own")
        os.fchmod(file.fileno(), status.st_mode & 0o755)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def is_temporary(name: str) -> bool:
    """Say whether a file was left behind by a write that was killed."""
    return name.startswith(_TEMPORARY)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the file system knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_lock(path: Path, *, make: bool) -> int | None:
    """Open a lock file and give its descriptor; None where there is none and none is to be made.

    With `make` it can be written to, and its folder must be the user's own. Raises OSError for a link, for
    what is no regular file, and for a file that has a second name.
    """
    if make:
        check_own(path.parent)
    access = os.O_RDWR | os.O_CREAT if make else os.O_RDONLY
    try:
        descriptor = os.open(path, access | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o666)
    except FileNotFoundError:
        if make:
            raise
        return None
    except OSError as error:
        raise _explained(error) from error
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, f"{path.name} is no plain file of its own")


def check_own(folder: Path) -> None:
    """Raise OSError unless a folder is the user's own, or the system's."""
    owner = folder.stat().st_uid
    if owner not in (0, os.geteuid()):
        raise PermissionError(errno.EPERM, f"the folder belongs to another user (number {owner})")


def check_plain(folder: Path) -> None:
    """Raise OSError where a folder is a link, or holds anything but files and folders of its own."""
    if folder.is_symlink():
        raise OSError(errno.ELOOP, f"{folder.name} is a link to another place")
    with os.scandir(folder) as entries:
        for entry in entries:
            if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
                raise OSError(errno.ELOOP, f"{folder.name}/{entry.name} is a link, or no file")


def is_trusted(path: Path) -> bool:
    """Say whether a file or folder is the user's own or the system's, and nobody else may write to it.

    A link is neither, nor is a pipe or a device.
    """
    try:
        status = path.lstat()
    except OSError:
        return False
    closed = not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    plain = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
    return closed and plain and status.st_uid in (0, os.geteuid())


@contextmanager
def needed(what: object, advice: str) -> Iterator[None]:
    """Turn what the machine says of a file that is needed into an InputError: it cannot be read, and why."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{what}: cannot be read ({error.strerror or error}).", advice) from error


def in_utf8(data: bytes, where: object) -> str:
    """Give the text of a file without a mark of byte order; InputError, with the line, where it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{where}: not UTF-8 in line {line}.", "Save the file as UTF-8.") from error


def text_lines(path: Path, advice: str) -> Iterator[str]:
    """Give the lines of a text in UTF-8, packed (`.gz`) or not, with their ends; never the whole of it.

    Raises InputError for what is no file or no text, and for a line of more than `LINE_LIMIT` characters.
    """
    import gzip

    with needed(path, advice):
        if not path.is_file():
            raise InputError(f"{path}: there is no such file.", advice)
        opening = gzip.open if path.suffix == ".gz" else Path.open
        with opening(path, "rt", encoding="utf-8-sig", newline="") as file:
            try:
                while line := file.readline(LINE_LIMIT + 1):
                    if len(line) > LINE_LIMIT:
                        raise InputError(f"{path}: a line of more than {LINE_LIMIT:,} characters.", advice)
                    yield line
            except (UnicodeDecodeError, EOFError, zlib.error) as error:
                raise InputError(f"{path}: it cannot be read as text ({error}).", advice) from error


def try_lock(descriptor: int, *, write: bool) -> bool:
    """Take a lock on an open file, alone to write or with others to read; False where another holds it."""
    import fcntl

    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_bounded(path: Path, limit: int) -> bytes:
    """Read a regular file, or the end of a pipe that was handed to us (`/dev/stdin`, `/dev/fd/63`).

    Raises OSError for anything else, and for more than `limit` bytes.
    """
    with open_plain(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > limit else file.read(limit + 1)
    if max(size, len(data)) > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit // MEGABYTE} MB")
    return data


def open_plain(path: Path) -> BinaryIO:
    """Open what `read_bounded` reads, to be read in pieces; raises OSError for anything else."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    file = os.fdopen(descriptor, "rb")
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(mode) and not _was_handed(path):
            raise OSError(errno.EINVAL, "it is no file, but a device or a pipe")
        os.set_blocking(descriptor, True)
    except BaseException:
        file.close()
        raise
    return file


def unpacking(file: BinaryIO, size: int, limit: int | None = None) -> Iterator[bytes]:
    """Give what an open file of so many bytes unpacks to from gzip, all its members, piece by piece.

    Raises OSError where it is cut or broken, or unpacks without end: to more than `limit`, if one is given.
    """
    suspicious = max(_UNSUSPECTED, _RATIO * size)
    room = allowed = suspicious if limit is None else min(limit, suspicious)
    member, begun, full = zlib.decompressobj(wbits=31), False, False
    for data in pieces_of(file, _PIECE):
        begun = True
        while full or (data := data.lstrip(b"\0") if member.eof else data):
            member = zlib.decompressobj(wbits=31) if member.eof else member
            try:
                piece = member.decompress(data, _PIECE)
            except zlib.error as error:
                raise OSError(errno.EINVAL, str(error)) from error
            if (room := room - len(piece)) < 0:
                raise OSError(errno.EFBIG, f"it unpacks to more than {allowed // MEGABYTE} MB")
            data = member.unused_data if member.eof else member.unconsumed_tail
            full = len(piece) == _PIECE and not member.eof  # there may be more of what was taken in
            yield piece
    if begun and not member.eof:
        raise OSError(errno.EINVAL, "it is cut short")


def pieces_of(file: BinaryIO, size: int = 1 << 20) -> Iterator[bytes]:
    """Give the rest of an open file, so many bytes at a time."""
    return iter(partial(file.read, size), b"")


def read_json(path: Path, limit: int = OWN_LIMIT) -> Any:
    """Read JSON in UTF-8; raises OSError as `read_bounded` does, ValueError where it is none."""
    return parse_json(read_bounded(path, limit))


def parse_json(data: bytes | str) -> Any:
    """Parse JSON; raises ValueError, also where it is nested too deep to be read."""
    try:
        return json.loads(data.decode("utf-8-sig") if isinstance(data, bytes) else data)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def unpack(data: bytes, limit: int = DATA_LIMIT) -> bytes:
    """Unpack gzip; raises OSError as `unpacking` does."""
    return b"".join(unpacking(BytesIO(data), len(data), limit))


def _is_stream(path: Path) -> bool:
    """Say whether a path names a device, a pipe, or what this process has open."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return (
        str(path.absolute().parent) == "/dev"
        or _was_handed(path)
        or not (stat.S_ISREG(mode) or stat.S_ISLNK(mode) or stat.S_ISDIR(mode))
    )


def _was_handed(path: Path) -> bool:
    place = path.absolute()
    return str(place) == "/dev/stdin" or str(place.parent) in ("/dev/fd", "/proc/self/fd")


def _keep_mode(path: Path, descriptor: int) -> None:
    with suppress(FileNotFoundError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode):
            os.fchmod(descriptor, stat.S_IMODE(status.st_mode) & 0o777)


def _explained(error: OSError) -> OSError:
    """Say of a link that it is one: the machine speaks of "too many levels"."""
    if error.errno == errno.ELOOP:
        return OSError(errno.ELOOP, "the lock file is a link to another file")
    if error.errno == errno.ENXIO:
        return OSError(errno.ENXIO, "the lock file is no file")
    return error
