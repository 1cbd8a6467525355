"""How another tool counts the characters of a text: by code points as we do, by UTF-16 units, or by bytes.

    “IL-4” after “😀 ” starts at 2 in code points, at 3 in UTF-16 (JavaScript, Java), at 5 in UTF-8 (C++)

A tool that gives the words beside the offsets tells by them how it counts.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int, str | None]
"""Start, end, and the words that stand there; None where they are not told."""

Way: TypeAlias = Callable[[str], int]
"""How many units a letter is worth."""

#: The ways of counting; ours comes first.
WAYS: Final[Sequence[Way]] = (
    lambda _: 1,
    lambda letter: 2 if letter > "\uffff" else 1,
    lambda letter: len(letter.encode("utf-8", "surrogatepass")),
)


def length(text: str, way: Way) -> int:
    """Give how long a text is in a way of counting."""
    return sum(map(way, text))


def in_code_points(text: str, places: Iterable[Place], way: Way) -> list[tuple[int, int]] | None:
    """Give places in code points; None where they do not give their words, counted in this way.

    >>> in_code_points("😀 IL-4", [(3, 7, "IL-4")], WAYS[1])
    [(2, 6)]
    """
    at = {unit: point for point, unit in enumerate(accumulate(map(way, text), initial=0))}
    found = []
    for start, end, words in places:
        one, two = at.get(start), at.get(end)
        if one is None or two is None or (words is not None and text[one:two] != words):
            return None
        found.append((one, two))
    return found
