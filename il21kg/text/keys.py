"""The key of a source, by which a document is told from others: made of its file's name, or chosen."""

import re
import unicodedata
from pathlib import PurePath
from typing import Final

from il21kg.errors import InputError


def source_key(name: str) -> str:
    """Give the key of a source: the file's name without its ending, lower case, other characters to `-`.

    Letters of every script stay, so that no two of them become one key by accident. A name that looks like
    the hash of a document version gets a word before it.

    >>> source_key("IL21 Gene.txt"), source_key("TNF-α.txt")
    ('il21-gene', 'tnf-α')
    """
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFC", PurePath(name).stem).lower())
    key = "".join(each if unicodedata.category(each)[0] in "LMN" else "-" for each in letters)
    if not key.strip("-"):
        return "text"
    return f"text-{key}" if _HASH.fullmatch(key) else key


def checked_key(key: str) -> str:
    """Give a key that somebody chose, in composed letters.

    Raises InputError for one that would make no IRI of a source: empty, of other characters than letters,
    digits, `-`, `_` and `.`, or to be mistaken for a document version.
    """
    composed = unicodedata.normalize("NFC", key)
    letters = all(unicodedata.category(each)[0] in "LMN" or each in "-_." for each in composed)
    framed = composed.strip("-_.") and composed[0] != "." != composed[-1]
    if letters and framed and len(composed) <= 200 and not _HASH.match(composed):
        return composed
    raise InputError(
        f"{key!r} cannot be the key of a source.",
        "A key has letters and digits, with “-”, “_” and “.” between them, 200 at most, and is no hash of 16 "
        f"digits. For example: {_like(key)}",
    )


def _like(key: str) -> str:
    """Give the key that may stand for one that cannot be used."""
    letters = source_key(f"{key.replace('/', '-') or 'text'}.txt").strip("-")
    return source_key(letters[:100])


#: What the identity of a document version looks like, and the beginning of its sections' names.
_HASH: Final = re.compile(r"[0-9a-f]{16}(?![^.])")
