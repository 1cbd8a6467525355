"""Where a list of parts goes on, and what each part has for itself."""

import pytest
from rooms import opened

from il21kg.reading.structure.parts import begins_part, has_parts, has_parts_before, regions_of_parts
from il21kg.reading.structure.sides import right_of


def parts(text: str) -> list[str]:
    """Give the parts that the first verb lists, each with the circumstances it has for itself."""
    rooms = opened(text)
    k = next(k for k, chunk in enumerate(rooms.chunks) if chunk.trigger is not None)
    assert has_parts(rooms.phrases, rooms.chunks, k)
    regions = regions_of_parts(rooms.phrases, right_of(rooms.cut, k))
    return [
        " | ".join(
            [rooms.phrases.words(item.first, item.last) for item in region.items]
            + [rooms.phrases.words(each.first, each.last) for each in region.contexts]
        )
        for region in regions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL21 contains a V domain, a tail, and a loop.", ["V domain | tail | loop"]),
        (
            "IL21 contains a V domain at its end, a tail, and a loop.",
            ["V domain | at its end", "tail | loop"],
        ),
        ("IL21 contains a motif for binding RNA and a tail.", ["motif | tail"]),
        ("IL21 has a V domain that binds IL4, a tail, and a loop.", ["V domain | tail | loop"]),
        ("IL21 contains two pairs of loops and a tail.", ["pairs", "tail"]),
    ],
)
def test_each_part_has_what_is_said_of_it(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("IL21 contains a V domain.", True),
        ("IL21 contains six pairs of loops.", True),
        ("IL21 contains iron.", False),
        ("IL21 binds a V domain.", False),
        ("A V domain is contained.", False),
    ],
)
def test_which_verbs_list_parts(text: str, lists: bool) -> None:
    rooms = opened(text)
    assert any(has_parts(rooms.phrases, rooms.chunks, k) for k in range(len(rooms.chunks))) == lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL21 contains a V domain that binds IL4, a tail and six loops.", 2),
        ("IL21 contains a V domain that binds IL4 and an SH2 and SH3 domain.", 1),
        ("IL21 contains a V domain that binds IL4, and a tail inhibits it.", 0),
        ("IL21 contains a V domain that binds IL4, and a tail is known.", 0),
        ("IL21 contains a V domain that binds IL4, a cytokine.", 0),
        ("IL21 contains a V domain that binds IL4 and the tail.", 0),
    ],
)
def test_where_a_new_part_begins(text: str, expected: int) -> None:
    rooms = opened(text)
    begins = [begins_part(rooms.phrases, rooms.chunks, i) for i in range(len(rooms.chunks))]
    assert sum(begins) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL21 contains a V domain that binds IL4.", True),
        ("IL21 contains a V domain for binding IL4.", True),
        ("IL21 contains a V domain and binds IL4.", False),
        ("IL21 has a receptor that binds IL4.", False),
    ],
)
def test_which_verbs_stand_in_a_clause_of_a_part(text: str, expected: bool) -> None:
    rooms = opened(text)
    last = max(k for k, chunk in enumerate(rooms.chunks) if chunk.trigger is not None)
    assert has_parts_before(rooms.phrases, rooms.chunks, last) == expected
