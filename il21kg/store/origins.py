"""Where stored articles came from, so that `why` can show a line and read a sentence again.

The graph holds no text, only quotes and offsets. A store folder keeps beside its database

    il21kg-origins.jsonl    {"version": "<document version>", "path": ..., "about": ..., "terms": ...}

to which lines are added; of a version the last one counts. It is never exported. A file that has gone or
changed since is noticed by its hash, and not used.
"""

import json
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from il21kg.errors import InputError
from il21kg.files import (
    OWN_LIMIT,
    TEXT_LIMIT,
    append,
    check_own,
    is_trusted,
    parse_json,
    read_bounded,
    read_json,
    write_whole,
)
from il21kg.resources import sample_article
from il21kg.text.source import read_source

_FILE: Final = "il21kg-origins.jsonl"
_OLD_FILE: Final = "il21kg-origins.json"
#: How a line begins, and what stands in one of a text that was read with what ships.
_BEGIN: Final = b'{"version": "'
_NO_TERMS: Final = b'"terms": null'
#: So many versions are looked for in the file as it is; who asks for more pays for an index of it.
_FEW: Final = 16


@dataclass(frozen=True, slots=True)
class Origin:
    """How an article was given to `load`."""

    path: str | None
    """Absolute path of the file; None for the sample article."""
    about: str | None
    """The gene that was named, if any."""
    terms: str | None
    """Absolute path of the folder of terms, if any."""
    quotes: bool = True
    """False when the words of the evidence were left out."""
    model: str | None = None
    """What proposed statements, by its name; None where nothing did."""
    answers: str | None = None
    """The folder in which its answers are kept; one of the store by its name in there."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the documents of a store came from: as noted in its folder, and since it was opened."""

    folder: Path | None
    """None for a store that has no folder."""
    recent: dict[str, Origin]
    """What was noted since and is in no folder, by the names of the versions."""

    def all(self) -> ChainMap[str, Origin]:
        """Give what was noted, by the names of the versions; what is added to it is not noted by that."""
        noted = recall(self.folder) if self.folder else Noted({}, b"")
        return ChainMap({}, self.recent, cast("dict[str, Origin]", noted))

    def note(self, noted: Mapping[str, Origin]) -> None:
        """Note where document versions came from, by their IRIs."""
        named = {version_of(document): origin for document, origin in noted.items()}
        kept = remember(self.folder, named) if self.folder else frozenset[str]()
        for version, origin in named.items():
            if version in kept:  # what stands in the folder is not held in memory, however much that is
                self.recent.pop(version, None)
            else:
                self.recent[version] = origin


def version_of(document: str) -> str:
    """Give the short name of a document version, by which its origin is kept."""
    return document.rpartition("/")[2]


def absolute(place: str) -> str:
    """Give the place of a text as it is found from any folder."""
    path, _, line = place.rpartition(":")
    if is_row(place):  # there are many of one table
        return place if path == "stdin" else f"{_resolved(Path.cwd(), path)}:{line}"
    return place if place.startswith("stdin:") else _real(Path(place))


def is_row(place: str) -> bool:
    """Tell whether a place is a row of a table: `genes.tsv:17`."""
    _, colon, line = place.rpartition(":")
    return bool(colon) and line.isdecimal()


def table_of(place: str) -> str:
    """Give the table that a row stands in, `genes.tsv` of `genes.tsv:17`; for what is no row itself."""
    return place.rpartition(":")[0] if is_row(place) else place


def places_of(place: str) -> tuple[str, str]:
    """Give a place as it is found from any folder, and the table that it is a row of (else itself)."""
    return absolute(place), table_of(absolute(place))


@lru_cache(maxsize=64)
def _resolved(folder: Path, path: str) -> str:
    return _real(folder / path)


def _real(path: Path) -> str:
    try:
        return str(path.resolve())
    except RuntimeError:  # a link that leads to itself
        return str(path.absolute())


def remember(folder: Path, noted: Mapping[str, Origin]) -> frozenset[str]:
    """Note where document versions came from, and give those that are noted.

    A folder that cannot be written to is no failure.
    """
    lines = _in_utf8(noted)
    try:
        check_own(folder)  # an end of line before each: what was cut off there ends
        append(folder / _FILE, b"".join(b"\n" + line for line in lines.values()) + b"\n")
    except (OSError, ValueError):
        return frozenset()
    return frozenset(lines)


def _in_utf8(noted: Mapping[str, Origin]) -> dict[str, bytes]:
    """Give the lines of notes, by the version; a path that is not UTF-8 cannot be noted."""
    lines = {}
    for version, origin in noted.items():
        with suppress(UnicodeEncodeError):
            lines[version] = _line(version, origin).encode()
    return lines


def _line(version: str, origin: Origin) -> str:
    values = {"version": version, **asdict(origin)}
    if origin.model is None:
        del values["model"], values["answers"]
    return json.dumps(values, ensure_ascii=False)


def forget_others(folder: Path, versions: Collection[str]) -> int:
    """Keep one note of each of these versions, and no others; give how many went.

    A folder that cannot be written to is no failure.
    """
    noted = recall(folder)
    kept = {each: origin for each, origin in noted.items() if each in versions}
    try:
        check_own(folder)
        write_whole(folder / _FILE, b"".join(line + b"\n" for line in _in_utf8(kept).values()), closed=True)
        (folder / _OLD_FILE).unlink(missing_ok=True)
    except (OSError, ValueError):
        return 0
    return len(noted) - len(kept)


def recall(folder: Path) -> "Noted":
    """Give what was noted, by the document version; a line that is damaged is passed over."""
    return Noted(_of_before(folder), _data(folder))


class Noted(Mapping[str, Origin]):
    """What was noted, by the document version; a line is parsed when it is asked for."""

    def __init__(self, before: Mapping[str, Origin], data: bytes) -> None:
        """Take what versions of il21kg noted before there were lines, and the file of lines."""
        self._before, self._data, self._asked = before, data, 0
        self._last: tuple[str, Origin] | None = None

    def __getitem__(self, version: str) -> Origin:
        """Give the last note on a version that is whole."""
        if self._last is None or self._last[0] != version:  # whoever asks whether it is there takes it next
            self._asked += 1
            lines = self._found(version) if self._asked <= _FEW else reversed(self._lines.get(version, ()))
            noted = (origin for name, origin in _noted(lines) if name == version)
            self._last = version, next(noted, None) or self._before[version]
        return self._last[1]

    def _found(self, version: str) -> Iterator[bytes]:
        """Look for the lines on a version, the last one first."""
        mark, end = _BEGIN + version.encode() + b'"', len(self._data)
        while (at := self._data.rfind(mark, 0, end)) >= 0:
            if at == 0 or self._data[at - 1 : at] == b"\n":
                yield self._line_at(at)
            end = at + len(mark) - 1

    def _line_at(self, at: int) -> bytes:
        stop = self._data.find(b"\n", at)
        return self._data[at : stop if stop >= 0 else None]

    @cached_property
    def _lines(self) -> dict[str, list[bytes]]:
        """The lines of each version, in their order."""
        lines: dict[str, list[bytes]] = {}
        for line in filter(None, self._data.split(b"\n")):
            name = line[len(_BEGIN) : line.find(b'"', len(_BEGIN))] if line.startswith(_BEGIN) else b""
            lines.setdefault(name.decode(errors="replace"), []).append(line)
        return lines

    def __iter__(self) -> Iterator[str]:
        """Give the versions that have a note."""
        for version in dict.fromkeys((*self._before, *self._lines)):
            if version in self:
                yield version

    def __len__(self) -> int:
        """Count them."""
        return sum(1 for _ in self)


def _data(folder: Path) -> bytes:
    try:
        return read_bounded(folder / _FILE, OWN_LIMIT)
    except OSError:
        return b""


def _backwards(data: bytes) -> Iterator[bytes]:
    """Give the lines of a file, the last one first."""
    end = len(data)
    while end >= 0:
        begin = data.rfind(b"\n", 0, end)
        yield data[begin + 1 : end]
        end = begin


def _noted(lines: Iterable[bytes]) -> Iterator[tuple[str, Origin]]:
    for line in filter(None, lines):
        try:
            values = parse_json(line)
            yield str(values.pop("version")), _origin(**values)
        except (ValueError, TypeError, AttributeError, KeyError):
            continue


def _of_before(folder: Path) -> dict[str, Origin]:
    """Give what versions of il21kg noted that wrote the whole file each time."""
    try:
        values = read_json(folder / _OLD_FILE)
        return {key: _origin(**value) for key, value in values.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _origin(
    path: object, about: object, terms: object, quotes: object = True, model: object = None,
    answers: object = None,
) -> Origin:  # fmt: skip
    words = (path, about, terms, model, answers)
    if not all(each is None or isinstance(each, str) for each in words):
        raise TypeError("an origin is of words")
    path, about, terms, model, answers = (each if isinstance(each, str) else None for each in words)
    return Origin(path, about, terms, quotes is not False, model, answers)


def terms_of(folder: Path | None) -> tuple[Path | None, str]:
    """Give the folder of terms that the articles of a store were read with, and what is to be said of it.

    The last one noted counts; None where all were read with what ships, where the folder is gone, and where
    another user may have written the note. So it is for a store of which nothing is noted (None).
    """
    if folder is None:
        return None, ""
    file = folder / _FILE
    lines = (each for each in _backwards(_data(folder)) if _NO_TERMS not in each)
    noted = (origin.terms for _, origin in _noted(lines) if origin.terms)
    if (terms := next(noted, None)) is None:
        file = folder / _OLD_FILE
        terms = next((each.terms for each in _of_before(folder).values() if each.terms), None)
    if terms is None:
        return None, ""
    if not is_trusted(file):
        return None, f"The terms it was read with, {terms}, are noted by another user. Give --terms."
    if not Path(terms).is_dir():
        return None, f"The terms it was read with are gone: {terms}. Names are looked up in what ships."
    return Path(terms), ""


def text_of(origin: Origin, text_sha256: str) -> str | None:
    """Give the text of an article, if its file still is what was loaded."""
    try:
        data = sample_article() if origin.path is None else read_bounded(Path(origin.path), TEXT_LIMIT)
        text = read_source(data, origin.path or "").text
    except (OSError, InputError):
        return None
    return text if sha256(text.encode()).hexdigest() == text_sha256 else None
