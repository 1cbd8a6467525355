"""Words are found again: by position in any way of counting, else by what stands around them."""

import pytest

from il21kg.annotation.anchoring import Quote, anchored
from il21kg.annotation.counting import WAYS, in_code_points, length
from il21kg.errors import InputError

TEXT = "🧬 α chain, a chain, β chain"


@pytest.mark.parametrize(
    ("quotes", "places"),
    [
        ([Quote(2, 3, "α"), Quote(11, 18, "a chain")], [(2, 3), (11, 18)]),
        ([Quote(3, 4, "α"), Quote(12, 19, "a chain")], [(2, 3), (11, 18)]),  # UTF-16
        ([Quote(5, 7, "α"), Quote(15, 22, "a chain")], [(2, 3), (11, 18)]),  # UTF-8
        ([Quote(2, 3, None)], [(2, 3)]),  # no words to compare with
        ([Quote(-1, -1, "chain", prefix="a ")], [(13, 18)]),
        ([Quote(-1, -1, "chain", suffix=", β")], [(13, 18)]),
        ([Quote(22, 27, "chain", prefix="🧬 α ")], [(4, 9)]),  # the words around count for more than a place
        ([Quote(14, 19, "chain")], [(13, 18)]),  # the nearest of those that agree alike
    ],
)
def test_quotes_are_found(quotes: list[Quote], places: list[tuple[int, int]]) -> None:
    assert anchored(TEXT, quotes, "a file") == places


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        (Quote(-1, -1, "chain", where="T1"), "T1: “chain” stands at several places alike"),
        (Quote(-1, -1, "γ", where="T1"), "T1: “γ” stands nowhere in the text"),
        (Quote(2, 99, None, where="T1"), "T1: its place is not in the text"),
    ],
)
def test_what_cannot_be_found_is_told(quote: Quote, told: str) -> None:
    with pytest.raises(InputError, match=told):
        anchored("a chain, a chain", [quote], "a file")


@pytest.mark.parametrize(("way", "long"), [(0, 1), (1, 2), (2, 4)])
def test_a_letter_beyond_the_first_plane_counts_differently(way: int, long: int) -> None:
    assert length("🧬", WAYS[way]) == long
    assert in_code_points("🧬x", [(long, long + 1, "x")], WAYS[way]) == [(1, 2)]
    assert in_code_points("🧬x", [(long + 9, long + 10, "x")], WAYS[way]) is None
