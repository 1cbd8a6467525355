"""Where stored articles came from, so that `why` can show a line and read a sentence again.

The graph holds no text, only quotes and offsets. A store folder keeps beside its database

    il21kg-origins.json    {"<document version>": {"path": ..., "about": ..., "terms": ...}}

which is never exported. A file that has gone or changed since is noticed by its hash, and not used.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT, check_own, is_trusted, read_bounded, read_json, write_whole
from il21kg.resources import sample_article
from il21kg.text.source import read_source

_FILE: Final = "il21kg-origins.json"


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


def remember(folder: Path, noted: Mapping[str, Origin]) -> None:
    """Note where document versions came from; a folder that cannot be written to is no failure."""
    known = {**recall(folder), **noted}
    try:
        said = json.dumps({key: asdict(value) for key, value in known.items()}, indent=1, ensure_ascii=False)
        check_own(folder)
        write_whole(folder / _FILE, f"{said}\n".encode(), closed=True)
    except (OSError, ValueError):  # ValueError: a path that is not UTF-8
        return


def recall(folder: Path) -> dict[str, Origin]:
    """Give what was noted, by the document version; nothing when the file is missing or damaged."""
    try:
        said = read_json(folder / _FILE)
        return {key: _origin(**value) for key, value in said.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _origin(path: object, about: object, terms: object, quotes: object = True) -> Origin:
    told = (path, about, terms)
    if not all(each is None or isinstance(each, str) for each in told):
        raise TypeError("an origin is of words")
    path, about, terms = (each if isinstance(each, str) else None for each in told)
    return Origin(path, about, terms, quotes is not False)


def terms_of(folder: Path) -> tuple[Path | None, str]:
    """Give the folder of terms that the articles of a store were read with, and what is to be said of it.

    The last one noted counts; None where all were read with what ships, where the folder is gone, and where
    another user may have written the note.
    """
    told = [each.terms for each in recall(folder).values() if each.terms]
    if not told:
        return None, ""
    if not is_trusted(folder / _FILE):
        return None, f"The terms it was read with, {told[-1]}, are noted by another user. Give --terms."
    if not Path(told[-1]).is_dir():
        return None, f"The terms it was read with are gone: {told[-1]}. Names are looked up in what ships."
    return Path(told[-1]), ""


def text_of(origin: Origin, text_sha256: str) -> str | None:
    """Give the text of an article, if its file still is what was loaded."""
    try:
        data = sample_article() if origin.path is None else read_bounded(Path(origin.path), TEXT_LIMIT)
        text = read_source(data, origin.path or "").text
    except (OSError, InputError):
        return None
    return text if sha256(text.encode()).hexdigest() == text_sha256 else None
