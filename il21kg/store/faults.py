"""What the engine and the machine raise, told as errors of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from il21kg.errors import InputError, SyntaxFault, Unavailable

DATABASE: Final = "oxigraph"
"""The folder in a store's folder that the engine writes to."""


@contextmanager
def machine_faults(place: str) -> Iterator[None]:
    """Turn what the engine and the machine raise into our errors."""
    try:
        yield
    except (
        OSError,
        RuntimeError,
        MemoryError,
    ) as error:  # RuntimeError: the engine of a store that was not made whole
        reason = str(getattr(error, "strerror", None) or error)
        raise Unavailable(
            f"{place} cannot be used: {reason}", _MEND if re.search(_DAMAGE, reason) else _CHECK
        ) from error


_CHECK: Final = (
    "Check that the disk has room, that you may write there, and that no other program has it open. "
    "Where the first load was ended too early, load again."
)
_DAMAGE: Final = r"Corruption|^IO error: No such file"
"""What the engine says where its files are not what they were."""
_MEND: Final = (
    f"It is damaged on the disk. Bring {DATABASE}/ back from a backup, or load the articles anew into "
    "another folder."
)


def syntax_fault(message: str, text: str, skipped: int) -> InputError:
    """Take line and column from what the engine says: `error at 2:9: expected one of ...`."""
    place = re.search(r"error at (\d+):(\d+)", message)
    if place is None:
        return InputError(f"The query is refused: {message.splitlines()[0]}")
    line, column = int(place[1]) - skipped, int(place[2])
    what = "a prefix is not declared" if "Prefix not found" in message else "an error at or just before this"
    lines = [*text.split("\n"), "", ""]
    return SyntaxFault(f"In the query: {what}", line, column, f"{lines[line - 1]}\n{' ' * (column - 1)}^")
