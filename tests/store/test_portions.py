"""Rows that a server does not give at once are asked for in portions, until each of them is there, once."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from il21kg.errors import Unavailable
from il21kg.store.endpoint import Cut
from il21kg.store.portions import in_portions
from il21kg.store.wire import Answer

#: Two rows that are the same, one whose cells are all empty, and words of any letters.
ROWS = ("<urn:a> 1", "<urn:a> 1", "UNDEF UNDEF", *(f"<urn:{n}> 'Ωmega–{n} \U0001f9ec'@el" for n in range(40)))
TEXT = "PREFIX a: <urn:>\nSELECT ?x ?y { VALUES (?x ?y) { (~) } } # all".replace("~", ") (".join(ROWS))
CUT = Cut("Too many.", "", ("x", "y"))


def rows_of(text: str) -> list[str]:
    answer = ox.Store().query(text)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(str([*row]) for row in answer)


def server(most: int, lose: str = "") -> Callable[[str], Answer]:
    """Give a server that gives so many rows at a time, and loses those of a portion."""

    def ask(text: str) -> Answer:
        if (given := len(rows_of(text))) > most:
            raise Cut("Too many.", "", ("x", "y"))
        if lose and lose in text and given:
            text += " LIMIT 0"
        return ox.Store().query(text)

    return ask


@pytest.mark.parametrize("most", [2, 5, 40])
def test_each_row_is_given_once(most: int) -> None:
    found = [str([*row]) for row in in_portions(server(most), TEXT, CUT)]
    assert sorted(found) == rows_of(TEXT)


def test_rows_that_are_all_the_same_cannot_be_told_apart() -> None:
    with pytest.raises(Cut):
        [*in_portions(server(1), TEXT, CUT)]


def test_rows_that_are_lost_on_the_way_are_missed() -> None:
    with pytest.raises(Unavailable, match=r"counts 43 rows, and gives \d\d in portions"):
        [*in_portions(server(40, lose="'0'"), TEXT, CUT)]
