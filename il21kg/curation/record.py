"""The file of decisions: beside the graph it is about, or wherever it is said to be.

It is only ever added to, a line at a time, and each line is on the disk before the next question is asked.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from il21kg.curation.decisions import Decision, Decisions, read_lines, to_line
from il21kg.errors import InputError, Unavailable
from il21kg.files import OWN_LIMIT, append, in_utf8, needed, read_bounded

#: What it is called in the folder of a store.
FILE: Final = "decisions.jsonl"


def read_file(path: Path) -> Decisions:
    """Read the decisions of a file; raises InputError where it is not there, or a line is none."""
    with needed(path, "Check the path."):
        return read_lines(in_utf8(read_bounded(path, OWN_LIMIT), path), str(path))


def read_files(paths: Iterable[Path]) -> Decisions:
    """Read the decisions of several files, merged; raises as `read_file` does."""
    merged = Decisions()
    for path in paths:
        merged |= read_file(path)
    return merged


def held(path: Path) -> Decisions:
    """Give the decisions of a file that may not be there yet: then none; raises as `read_file` does."""
    return read_file(path) if path.exists() else Decisions()


def note(path: Path, *decisions: Decision) -> None:
    """Add decisions to a file, which is made if need be; they are on the disk when this returns.

    Raises Unavailable when the machine does not let us, InputError for a link.
    """
    if path.is_symlink():
        raise InputError(f"{path} is a link.", "Name the file that it leads to.")
    try:
        before = read_bounded(path, OWN_LIMIT) if path.exists() else b""
        torn = before and not before.endswith(b"\n")
        lines = "".join(f"{to_line(each)}\n" for each in decisions)
        append(path, (("\n" if torn else "") + lines).encode())
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be written: {error.strerror or error}",
            "Nothing was decided. Check the folder, your rights, and the disk.",
        ) from error
