"""Each row of the tables of objects reads the words of its example."""

import pytest
from rooms import opened, verbs

from il21kg.reading.meaning.items import ITEMS, ItemRow
from il21kg.reading.meaning.objects import PHRASES, PhraseRow, object_rows
from il21kg.reading.structure.sides import right_of


def rows_at(example: str) -> tuple[str, ...]:
    """Give the rows by which the phrase between bars is read: that of the phrase, those of its items."""
    before, _, _ = example.split("|")
    rooms = opened(example.replace("|", ""))
    words = rooms.clauses.words
    for k, _, trigger in verbs(rooms):
        if words[trigger.last - 1].end == len(before.rstrip()):
            region = rooms.phrases.region(right_of(rooms.cut, k))
            return object_rows(rooms.wording.lookup, trigger.frame, region)
    return ()


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row.name)
def test_the_example_of_a_row_of_phrases(row: PhraseRow) -> None:
    assert rows_at(row.example)[:1] == (row.name,)


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: row.name)
def test_the_example_of_a_row_of_items(row: ItemRow) -> None:
    assert rows_at(row.example)[1:] == (row.name,)


def test_no_two_rows_have_one_name() -> None:
    names = [row.name for row in (*PHRASES, *ITEMS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("IL21 binds |IL4 and IL2|.", ("things", "name", "name")),
        ("IL21 induces |growth and survival of B cells|.", ("things", "name", "head")),
        ("IL21 is a member of |the CD28 family|.", ("things", "name")),
        ("IL21 plays a role in |asthma and the inhibition of IL4|.", ("things", "name", "what is done")),
    ],
)
def test_the_rows_of_a_list(text: str, rows: tuple[str, ...]) -> None:
    assert rows_at(text) == rows
