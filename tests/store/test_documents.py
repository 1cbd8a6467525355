"""Which document a name stands for, and of which a graph is."""

import pyoxigraph as ox
import pytest

from il21kg.errors import InputError
from il21kg.namespaces import PREFIXES, expand
from il21kg.store.documents import chosen, sources, version_in

DOC = PREFIXES["doc"]


def row(key: str, sha256: str) -> dict[str, str]:
    """Give a document as the store tells it."""
    return {
        "source": DOC + key,
        "document": f"{DOC}{key}/{sha256[:16]}",
        "sha256": sha256,
        "name": f"{key}.txt",
        "title": key.upper(),
        "run": f"urn:run:{key}",
        "program": "il21kg 1",
        "digest": "d" * 64,
    }


HELD = sources([row("il4", "ab" * 32), row("il10", "ac" * 32)])


def test_documents_stand_in_the_order_of_their_keys() -> None:
    assert [each.key for each in HELD] == ["il10", "il4"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("il4", "il4"),
        (DOC + "il10", "il10"),
        (f"{DOC}il4/{'ab' * 8}", "il4"),
        ("ab" * 32, "il4"),
        ("ACACACAC", "il10"),
        ("some/folder/il4.txt", "il4"),
    ],
)
def test_a_name_of_a_document(name: str, key: str) -> None:
    assert chosen(name, HELD, "the store").key == key


@pytest.mark.parametrize("name", ["il5", "abab"])
def test_a_name_of_none_says_what_there_is(name: str) -> None:
    with pytest.raises(InputError, match=f"No document “{name}” in the store") as told:
        chosen(name, HELD, "the store")
    assert "il10  acacacacacacacac  IL10" in str(told.value.advice)


def test_of_many_those_are_listed_that_look_most_like_it() -> None:
    many = sources(row(f"il{n}", f"{n:02x}" * 32) for n in range(100, 140))
    with pytest.raises(InputError) as told:
        chosen("il1222", many, "the store")
    _, first, *others = told.value.advice.splitlines()
    assert (first.split()[0], len(others), others[-1]) == ("il122", 10, "  and 30 more: il21kg documents")


def test_a_hash_that_begins_two_documents_is_refused() -> None:
    twice = (*HELD, *sources([row("il6", "ab" * 4 + "00" * 28)]))
    with pytest.raises(InputError, match="fits more than one document"):
        chosen("abababab", twice, "the store")


def test_a_graph_is_of_one_document() -> None:
    link = ox.NamedNode(expand("dcterms:isVersionOf"))
    one, two = (ox.Triple(ox.NamedNode(f"urn:{n}/v"), link, ox.NamedNode(f"urn:{n}")) for n in ("a", "b"))
    assert version_in({one}) == ("urn:a/v", "urn:a")
    for graph in (set[ox.Triple](), {one, two}):
        with pytest.raises(InputError, match=f"of {len(graph)} documents"):
            version_in(graph)
