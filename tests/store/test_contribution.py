"""A store tells whether it holds just what is contributed, and what another version says otherwise."""

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from il21kg.pipeline import check, contribution, make_reader, read
from il21kg.reading.reader import Reader
from il21kg.store.contribution import Contribution, holds, replace_telling
from il21kg.store.store import Store


@pytest.fixture(scope="module")
def reader() -> Reader:
    return make_reader()


@pytest.fixture
def store() -> Store:
    return Store(ox.Store(), "memory", write=True)


def made(reader: Reader, text: str) -> Contribution:
    return contribution(check(read(reader, text=text, about="IL4", key="note")))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda each: each, True),
        (lambda each: replace(each, ntriples=""), True),  # they are those of its claims
        (lambda each: replace(each, run="urn:run:other"), False),
        (lambda each: replace(each, name="other.txt"), False),
        (lambda each: replace(each, url="https://example.org/other"), False),
        (lambda each: replace(each, quotes=False), False),
        (lambda each: replace(each, claims=frozenset()), False),
        (lambda each: replace(each, proposals=frozenset({"urn:proposal:1"})), False),
    ],
)
def test_a_store_holds_just_what_was_contributed(
    reader: Reader, store: Store, change: Callable[[Contribution], Contribution], same: bool
) -> None:
    ready = made(reader, "IL-4 induces apoptosis.")
    assert not holds(store, ready)
    assert replace_telling(store, ready, reader.vocabulary) == (None, None)
    assert holds(store, change(ready)) is same


def test_another_version_is_told_with_what_it_says_otherwise(reader: Reader, store: Store) -> None:
    first, other = (made(reader, f"IL-4 {words} apoptosis.") for words in ("induces", "may induce"))
    replace_telling(store, first, reader.vocabulary)
    old, differences = replace_telling(store, other, reader.vocabulary)
    assert old is not None and old.document == first.version
    assert str(differences) == "1 of another certainty"
    assert (holds(store, first), holds(store, other)) == (False, True)
