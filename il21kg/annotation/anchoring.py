"""Finds quotes in a text again: at their position, else where their words stand, by what is around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from il21kg.annotation.counting import WAYS, in_code_points
from il21kg.curation.selection import likeness
from il21kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Quote:
    """Some words of a text, by position, by the words, or by both."""

    start: int
    """-1 where it has no position."""
    end: int
    exact: str | None
    """The words; None where they are not told."""
    prefix: str = ""
    """What stands before them."""
    suffix: str = ""
    where: str = ""
    """What faults are told of."""


def anchored(text: str, quotes: Sequence[Quote], place: str) -> list[tuple[int, int]]:
    """Give where quotes stand, in code points.

    All by their positions, where these give the words, and what is around them, in one way of counting; else
    each by its words. Raises InputError for one that stands nowhere, or at several places alike.
    """
    for way in WAYS if all(each.start >= 0 for each in quotes) else ():
        found = in_code_points(text, [(each.start, each.end, each.exact) for each in quotes], way)
        if found is not None and all(map(partial(_is_framed, text), found, quotes)):
            return found
    return [_by_words(text, each) for each in quotes]


def _is_framed(text: str, place: tuple[int, int], quote: Quote) -> bool:
    """Tell whether before and after a place stands what should."""
    before, after = text[: place[0]], text[place[1] :]
    return before.endswith(quote.prefix) and after.startswith(quote.suffix)


def _by_words(text: str, quote: Quote) -> tuple[int, int]:
    """Give where a quote stands: of several places the one that agrees most with what is around it.

    >>> _by_words("a cell, b cell", Quote(-1, -1, "cell", prefix="b "))
    (10, 14)
    """
    if not quote.exact:
        raise InputError(f"{quote.where}: its place is not in the text.", "Give the text that it is about.")
    starts = [found.start() for found in re.finditer(f"(?={re.escape(quote.exact)})", text)]
    size = len(quote.exact)
    ranked = sorted(
        ((likeness(text, at, at + size, quote.prefix, quote.suffix), -abs(at - quote.start)), at)
        for at in starts
    )
    if not ranked:
        raise InputError(
            f"{quote.where}: “{quote.exact}” stands nowhere in the text.", "Give its text: --text FILE."
        )
    if len(ranked) > 1 and ranked[-1][0][0] == ranked[-2][0][0] and quote.start < 0:
        raise InputError(
            f"{quote.where}: “{quote.exact}” stands at several places alike.",
            "Export it with what is around it.",
        )
    return ranked[-1][1], ranked[-1][1] + size
