r"""Folds letters for look-up: the plain form of a text, and where each of its characters stands in the text.

>>> fold("matu-\nration, TNF-ß, CD4⁺").text
'maturation, TNF-β, CD4+'
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

#: What is written in more than one way. The names of the groups say what becomes of it.
_ODD: Final = re.compile(
    # Invisible: a soft hyphen (with the end of its line), zero-width blanks and joiners, marks of direction.
    "(?P<dropped>\u00ad(?:[ \\t]*(?:\\r\\n|\\r|\\n)[ \\t]*)?"
    "|[\u200b-\u200f\u2060\ufeff]"
    # A hyphen at the end of a line inside a word; "anti-" and "cell-" keep theirs.
    "|(?<=[a-z]{2})(?<!\\banti)(?<!\\bnon)(?<!\\bself)(?<!cell)(?<!like)[-\u2010]"
    "[ \\t]*(?:\\r\\n|\\r|\\n)[ \\t]*(?=[a-z]))"
    # Figures above the line refer to papers, unless a charge follows: "Ca²⁺".
    "|(?P<blank>[\u00b2\u00b3\u00b9\u2070\u2074-\u2079](?:[,\u2013-]?[\u00b2\u00b3\u00b9\u2070\u2074-\u2079])*+"
    "(?![\u207a\u207b]))"
    "|(?P<minus>(?<=\\w)[-\u2010][ \\t]*(?:\\r\\n|\\r|\\n)[ \\t]*(?=\\w)|[\u2010\u2011\u2212\ufe63\uff0d])"
    "|(?P<quote>[\u00ab\u00bb\u201a\u201e\u201f\u2039\u203a])"
    # A sharp s that begins a word or follows a capital or a raised or lowered figure is a beta.
    "|(?P<beta>(?<![^\\W\\d_A-Z\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089])ß)"
    "|(?P<plain>\\w[\u0300-\u036f]+|[\u00b2\u00b3\u00b9\u2070-\u209c\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff])"
)
_INSTEAD: Final = {"dropped": "", "blank": " ", "minus": "-", "quote": '"', "beta": "β"}


class Folded(NamedTuple):
    """A text in its plain form."""

    text: str
    starts: Sequence[int]
    """For each character the offset in the text where what it stands for begins."""
    ends: Sequence[int]
    """For each character the offset in the text where what it stands for ends."""


def fold(text: str) -> Folded:
    """Give the plain form of a text: one spelling of each letter, words whole; lines stay as they are."""
    if _is_plain(text) or not _ODD.search(text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for match in _ODD.finditer(text):
        kept = range(place, match.start())
        name = match.lastgroup or "plain"
        instead = _INSTEAD[name] if name in _INSTEAD else _plain(match[0])
        parts += text[place : match.start()], instead
        starts += [*kept, *[match.start()] * len(instead)]
        ends += [*(at + 1 for at in kept), *[match.end()] * len(instead)]
        place = match.end()
    rest = range(place, len(text))
    parts.append(text[place:])
    return Folded("".join(parts), [*starts, *rest], [*ends, *(at + 1 for at in rest)])


def _is_plain(text: str) -> bool:
    """Tell whether a text is plain at a glance, as most are: no other letters, no hyphen at a line's end."""
    return text.isascii() and ("-" not in text or ("\n" not in text and "\r" not in text))


def _plain(letters: str) -> str:
    """Give the plain form of a letter; an accent that is part of no letter is left out."""
    composed = unicodedata.normalize("NFKC", letters)
    return "".join(each for each in composed if not unicodedata.combining(each)) or composed


def plain(text: str) -> str:
    """Give the plain form of a text alone."""
    return text if _is_plain(text) else fold(text).text
