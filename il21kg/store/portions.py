"""Rows of which a server gives too few at a time, asked for in portions, until all of them are there.

A row belongs to the portion that the hash of its words begins with: 0 to f, and those of a portion that is
too large itself to 00 to ff. So each row is in one, whatever order the server has. They are counted, by the
server and here: what was lost or changed on the way is an error.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.errors import Unavailable
from il21kg.store.endpoint import Cut
from il21kg.store.wire import Answer, around

_DIGITS: Final = "0123456789abcdef"
_NO_HASH: Final = "-"
"""Where rows go whose words the server finds no hash of."""
_DEEPEST: Final = 4
"""Digits of a hash that are told apart, at most."""

Ask: TypeAlias = Callable[[str], Answer]
"""Asks a server a question."""


def in_portions(ask: Ask, text: str, cut: Cut) -> Iterator[ox.QuerySolution]:
    """Give the rows of a SELECT that was cut short, which `ask` asks the server for.

    Raises Cut where a portion cannot be made small enough, Unavailable where rows are missing in the end.
    """
    wanted, given = _count(ask, text), 0
    for digit in (*_DIGITS, _NO_HASH):
        for row in _portion(ask, text, cut, digit):
            given += 1
            yield row
    if given != wanted:
        raise Unavailable(
            f"The server counts {wanted:,} rows, and gives {given:,} in portions.",
            "Somebody may be changing the graph: try again.",
        )


def _portion(ask: Ask, text: str, cut: Cut, digits: str) -> Iterator[ox.QuerySolution]:
    try:
        answer = ask(around(text, "*", f"FILTER(STRSTARTS({_hash(cut.columns)}, '{digits}'))"))
    except Cut:
        if digits == _NO_HASH or len(digits) == _DEEPEST:
            raise
        for digit in _DIGITS:
            yield from _portion(ask, text, cut, digits + digit)
        return
    assert isinstance(answer, ox.QuerySolutions)
    yield from answer


def _hash(columns: tuple[str, ...]) -> str:
    words = ", ".join(f"COALESCE(STR(?{name}), '')" for name in columns)
    return f"COALESCE(MD5(CONCAT({words})), '{_NO_HASH}')"


def _count(ask: Ask, text: str) -> int:
    answer = ask(around(text, "(COUNT(*) AS ?n)", ""))
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    return int(row["n"].value)
