"""Texts that could not be loaded, with the reason, and the report of the last load, kept beside a store.

    il21kg-failed.json     {"<place>": {"key": ..., "state": ..., "reason": ...}}
    il21kg-load.json       what `il21kg load --json` printed

Neither is exported. A text leaves the first file when it is loaded.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from il21kg.errors import InputError, Unavailable
from il21kg.files import check_own, read_json, write_whole
from il21kg.store.keeping import alone

_FAILED: Final = "il21kg-failed.json"
_REPORT: Final = "il21kg-load.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that is not in the store."""

    place: str
    """Absolute path of its file; of a row with the line behind it: `/texts/genes.tsv:17`, `stdin:3`."""
    key: str
    """The key of its document; empty for what is no text."""
    state: str
    """`failed`, or `refused` where its graph breaks a shape."""
    reason: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """The columns that were named for its table (`text`, `about`, …), if any: it is tried again with them."""

    @property
    def file(self) -> Path:
        """The file, or the table that has the row."""
        table, _, line = self.place.rpartition(":")
        return Path(table if table and line.isdigit() and not Path(self.place).exists() else self.place)


def set_aside(folder: Path, failed: Iterable[Failure], loaded: Iterable[str] = ()) -> None:
    """Note texts that could not be loaded, and forget the places that were; a folder closed to us is left."""
    with suppress(Unavailable), alone(folder):
        before = {each.place: each for each in recall_failed(folder)}
        kept = {place: each for place, each in before.items() if place not in {*loaded}}
        kept.update((each.place, each) for each in failed)
        if kept != before:
            values = {place: asdict(each) for place, each in sorted(kept.items())}
            _write(folder / _FAILED, {place: _without_place(each) for place, each in values.items()})


def recall_failed(folder: Path) -> tuple[Failure, ...]:
    """Give what was noted, by place; nothing when the file is missing or damaged."""
    try:
        values = read_json(folder / _FAILED)
        failures = [
            Failure(place, each["key"], each["state"], each["reason"], each.get("columns") or {})
            for place, each in values.items()
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()
    return tuple(filter(_is_whole, failures))


def check_list(folder: Path) -> None:
    """Raise InputError where the list of what failed is there and cannot be read."""
    file = folder / _FAILED
    try:
        whole = not file.exists() or isinstance(read_json(file), dict)
    except (OSError, ValueError):
        whole = False
    if not whole:
        raise InputError(
            f"{file} is damaged: what failed is not known any more.",
            "Remove it, and load the same texts again: what is in the store already is not read again.",
        )


def _is_whole(each: Failure) -> bool:
    columns = each.columns if isinstance(each.columns, dict) else {"": None}
    words = (each.place, each.key, each.state, each.reason, *columns, *columns.values())
    return all(isinstance(part, str) for part in words)


def keep_report(folder: Path, report: Mapping[str, Any]) -> None:
    """Keep the report of a load; a folder that cannot be written to is no failure."""
    _write(folder / _REPORT, report)


def _without_place(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "place"}


def _write(file: Path, values: Mapping[str, Any]) -> None:
    with suppress(OSError, ValueError):
        check_own(file.parent)
        write_whole(file, _encoded(values) + b"\n", closed=True)


def _encoded(values: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(values, indent=1, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # the name of a file is not UTF-8: it is found again by its escapes
        return json.dumps(values, indent=1).encode()
