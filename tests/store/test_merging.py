"""Documents of one store are added to another, as if they had been loaded there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from articles import LATER, article

from il21kg.errors import InputError
from il21kg.store.merging import Merged, merge
from il21kg.store.origins import Origin, Origins, version_of
from il21kg.store.store import Store, open_store


@contextmanager
def store(*graphs: str) -> Iterator[Store]:
    with open_store(":memory:", write=True) as opened:
        for graph in graphs:
            opened.replace(graph)
        yield opened


def lines(held: Store) -> Sequence[str]:
    return sorted(map(str, held.match()))


ONE, TWO = article("one", ["acts"]), article("two", ["encodes"])
NEWER = article("one", ["acts"], vocabulary=LATER)


@pytest.mark.parametrize(
    ("theirs", "done"),
    [((TWO,), Merged(1, 0, 0)), ((ONE, TWO), Merged(1, 0, 1)), ((), Merged(0, 0, 0))],
)
def test_what_is_new_is_added_and_what_is_the_same_is_left(theirs: tuple[str, ...], done: Merged) -> None:
    with store(ONE) as mine, store(*theirs) as other, store(ONE, *theirs) as loaded:
        assert merge(mine, Origins(None, {}), other, {}, replace=False) == done
        assert lines(mine) == lines(loaded)


def test_a_document_that_differs_is_refused_or_replaced() -> None:
    with store(ONE) as mine, store(NEWER, TWO) as other, store(NEWER, TWO) as loaded:
        before = lines(mine)
        with pytest.raises(InputError, match="one: not the same in") as told:
            merge(mine, Origins(None, {}), other, {}, replace=False)
        assert told.value.advice.endswith("--replace")
        assert lines(mine) == before
        assert merge(mine, Origins(None, {}), other, {}, replace=True) == Merged(1, 1, 0)
        assert lines(mine) == lines(loaded)


def test_where_the_added_documents_came_from_is_noted() -> None:
    with store(ONE) as mine, store(ONE, TWO) as other:
        versions = {each.key: version_of(each.document) for each in other.documents()}
        origins = {version: Origin(f"/texts/{key}.txt", None, None) for key, version in versions.items()}
        notes = Origins(None, {})
        merge(mine, notes, other, origins, replace=False)
        assert notes.all() == {versions["two"]: Origin("/texts/two.txt", None, None)}
