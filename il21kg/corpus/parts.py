"""Writes the graphs of a corpus as parts: files that any bulk loader takes, and `il21kg load` too.

    <16 hex>.nq.gz           the graphs of some hundred documents: lines of N-Quads, sorted, each once
    il21kg-parts.jsonl       a line for each part: its checksum, and the documents in it
    SHA256SUMS               the checksums again, for `sha256sum -c`

A part is named by its content, and holds what a store holds of its documents: their triples in the default
graph, and those of each in a graph of its own. Who reads the texts writes the part; one that is there already
is not made again.
"""

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import (
    DATA_LIMIT,
    OWN_LIMIT,
    append,
    needed,
    parse_json,
    read_bounded,
    unpack,
    write_whole,
)

MANIFEST: Final = "il21kg-parts.jsonl"
SUMS: Final = "SHA256SUMS"
_ENDING: Final = ".nq.gz"


@dataclass(frozen=True, slots=True)
class Held:
    """A document of a part."""

    version: str
    """Its IRI, which is also the name of its graph."""
    source: str
    run: str
    name: str
    url: str
    place: str
    """Where its text came from."""
    about: str | None
    """The gene that was named, if any."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the manifest tells of it."""

    name: str
    sha256: str
    """Of the file."""
    size: int
    """Bytes of the file."""
    lines: int
    quotes: bool
    """False when the words of the evidence were left out."""
    terms: str | None
    """The folder of terms that was read with, if any."""
    documents: tuple[Held, ...]
    unit: str = ""
    """Digest of what was read, and how: the same again need not be read."""


def write_part(
    folder: Path, quads: bytes, documents: tuple[Held, ...], *, quotes: bool, terms: str | None
) -> Part:
    """Write lines of N-Quads as a part into a folder, whole or not at all."""
    packed = gzip.compress(quads, compresslevel=6, mtime=0)
    name = f"{sha256(quads).hexdigest()[:16]}{_ENDING}"
    write_whole(folder / name, packed)
    return Part(name, sha256(packed).hexdigest(), len(packed), quads.count(b"\n"), quotes, terms, documents)


def read_part(folder: Path, part: Part) -> bytes:
    """Give the lines of a part; raises InputError for a file that is not what the manifest says."""
    with needed(folder / part.name, "Write it again: il21kg parts, as before."):
        packed = read_bounded(folder / part.name, DATA_LIMIT)
        if sha256(packed).hexdigest() != part.sha256:
            raise InputError(
                f"{folder / part.name} was changed or cut off: its SHA-256 is not that of {MANIFEST}.",
                "Copy it again, or write it again: il21kg parts, as before.",
            )
        return unpack(packed)


def note_part(folder: Path, part: Part) -> None:
    """Add a part to the manifest of a folder."""
    append(folder / MANIFEST, f"\n{_line(part)}\n".encode())


def parts_of(folder: Path) -> tuple[Part, ...]:
    """Give the parts that the manifest of a folder names; a line that is damaged is passed over."""
    found = {each.name: each for _, each in _manifest(folder) if each is not None}
    return tuple(found.values())


def damaged_lines(folder: Path) -> list[int]:
    """Give the lines of the manifest of a folder that name no part, from 1: cut off, or changed."""
    return [number for number, part in _manifest(folder) if part is None]


def _manifest(folder: Path) -> list[tuple[int, Part | None]]:
    try:
        lines = read_bounded(folder / MANIFEST, OWN_LIMIT).split(b"\n")
    except OSError:
        return []
    return [(number, _part(line)) for number, line in enumerate(lines, 1) if line.strip()]


def is_whole(folder: Path, part: Part) -> bool:
    """Tell whether the file of a part is there, and as long as it should be."""
    file = folder / part.name
    return file.is_file() and file.stat().st_size == part.size


def settle_parts(folder: Path, parts: Iterable[Part]) -> None:
    """Write manifest and checksums of a folder anew, by name; parts that were named before go."""
    kept = sorted({each.name: each for each in parts}.values(), key=lambda each: each.name)
    gone = {each.name for each in parts_of(folder)} - {each.name for each in kept}
    write_whole(folder / MANIFEST, "".join(f"{_line(each)}\n" for each in kept).encode())
    write_whole(folder / SUMS, "".join(f"{each.sha256}  {each.name}\n" for each in kept).encode())
    for name in gone:
        (folder / name).unlink(missing_ok=True)


def _line(part: Part) -> str:
    return json.dumps(asdict(part), ensure_ascii=False, sort_keys=True)


def _part(line: bytes) -> Part | None:
    try:
        values = parse_json(line)
        documents = tuple(Held(**each) for each in values.pop("documents"))
        part = Part(**values, documents=documents)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return part if re.fullmatch(r"[0-9a-f]{16}\.nq\.gz", str(part.name)) else None
