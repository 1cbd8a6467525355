"""The imprint of a dataset: what its people say of it, and nobody can read from it: licence, creators, date.

    licence = "CC-BY-4.0"                            an SPDX name, or the address of a licence
    creators = ["0000-0002-1825-0097", "The lab"]    an ORCID, an address, or a name

Nothing of it is guessed: what is not told is not there, and `il21kg audit` says so.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import MEGABYTE, in_utf8, needed, read_bounded
from il21kg.namespaces import is_iri

FILE: Final = "graph.toml"
KEYS: Final = ("title", "licence", "creators", "issued", "files")
"""What a `.toml` file may say of a dataset."""

_SPDX: Final = re.compile(r"(?=.*\d)[A-Za-z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)+|Unlicense|MIT|ISC|Zlib")
_ORCID: Final = re.compile(r"(?:https://orcid\.org/)?((?:\d{4}-){3}\d{3}[\dX])")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What people say of their dataset."""

    title: str = ""
    licence: str = ""
    """The address of the licence; empty when that was not told."""
    creators: tuple[str, ...] = ()
    """Addresses (`https://orcid.org/…`) and names."""
    issued: str = ""
    """ISO date of its publication; empty when that was not told."""
    files: tuple[str, ...] = ()
    """Addresses where it can be got as a file."""

    def over(self, other: "Imprint") -> "Imprint":
        """Give what this one says, and what only the other says."""
        return Imprint(
            title=self.title or other.title,
            licence=self.licence or other.licence,
            creators=self.creators or other.creators,
            issued=self.issued or other.issued,
            files=self.files or other.files,
        )


UNTOLD: Final = Imprint()
"""Nobody has said anything."""


def imprint(
    *, title: str = "", licence: str = "", creators: Iterable[str] = (), issued: str = "",
    files: Iterable[str] = (),
) -> Imprint:  # fmt: skip
    """Give an imprint; raises InputError for what is no licence, no creator, no date or no address.

    >>> imprint(licence="CC0-1.0", creators=["0000-0002-1825-0097"]).creators
    ('https://orcid.org/0000-0002-1825-0097',)
    """
    return Imprint(
        title=" ".join(title.split()),
        licence=licence and licence_of(licence),
        creators=tuple(dict.fromkeys(map(_creator, creators))),
        issued=issued and _day(issued),
        files=tuple(dict.fromkeys(map(_file, files))),
    )


def imprint_in(values: Mapping[str, object], where: str) -> Imprint:
    """Give the imprint that a file's values hold; raises InputError, naming the file, for what is none."""
    title, licence = (_text(values.get(key, ""), f"{where}: {key}") for key in ("title", "licence"))
    creators, files = (_texts(values.get(key, []), f"{where}: {key}") for key in ("creators", "files"))
    issued = values.get("issued", "")
    day = issued.isoformat() if isinstance(issued, date) else _text(issued, f"{where}: issued")
    try:
        return imprint(title=title, licence=licence, creators=creators, issued=day, files=files)
    except InputError as error:
        raise InputError(f"{where}: {error.message}", error.advice) from error


def imprint_beside(folder: Path) -> Imprint:
    """Give the imprint in the `graph.toml` of a store's folder; nothing told where there is none.

    Raises InputError for a file that cannot be read, or says other things.
    """
    import tomllib

    path = folder / FILE
    if not path.is_file():
        return UNTOLD
    with needed(path, "It says whose the dataset is: licence, creators, title, issued, files."):
        text = in_utf8(read_bounded(path, MEGABYTE), path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is no TOML: {error}.", 'Write: licence = "CC-BY-4.0"') from None
    if unknown := sorted(values.keys() - {*KEYS}):
        raise InputError(
            f"{path}: there is no “{unknown[0]}”.", f"In the folder of a store it has: {', '.join(KEYS)}."
        )
    return imprint_in(values, str(path))


def licence_of(words: str) -> str:
    """Give the address of a licence, by its SPDX name or as it stands; raises InputError for other words.

    >>> licence_of("CC-BY-4.0")
    'https://spdx.org/licenses/CC-BY-4.0'
    """
    if _SPDX.fullmatch(words):
        return f"https://spdx.org/licenses/{words}"
    if not is_iri(words):
        advice = "Write its SPDX name, as CC-BY-4.0 or CC0-1.0, or its address."
        raise InputError(f"“{words}” is no licence that a program knows.", advice)
    return words


def orcid_is_right(digits: str) -> bool:
    """Tell whether the last character of an ORCID is the one that the others ask for (ISO 7064, mod 11-2).

    >>> orcid_is_right("0000-0002-1825-0097"), orcid_is_right("0000-0002-1825-0098")
    (True, False)
    """
    given, total = digits.replace("-", ""), 0
    for digit in given[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == given[-1]


def _creator(words: str) -> str:
    words = " ".join(words.split())
    if found := _ORCID.fullmatch(words):
        if not orcid_is_right(found[1]):
            raise InputError(f"“{words}” is no ORCID: its last digit does not fit the others.", "Look it up.")
        return f"https://orcid.org/{found[1]}"
    if not words:
        raise InputError("A creator has no name.", "Write an ORCID, an address, or a name.")
    return words


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise InputError(f"“{words}” is no date.", "Write it as 2026-11-28.") from None


def _file(words: str) -> str:
    if not (is_iri(words) and words.startswith(("http://", "https://"))):
        raise InputError(f"“{words}” is no address of a file.", "Write http://… or https://….")
    return words


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{what} is no text.", 'Write it between quotes: "…"')
    return value


def _texts(value: object, what: str) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(_text(each, what) for each in given)
