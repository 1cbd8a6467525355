"""Things and relations by the names people write."""

import pytest

import il21kg
from il21kg.ask.names import Names, find_predicates, predicates_like, relation_names
from il21kg.errors import InputError
from il21kg.namespaces import IKG, OBO, RDF, expand
from il21kg.store.store import open_store


@pytest.mark.parametrize(
    ("name", "predicates"),
    [
        ("actsOnCell", {IKG.actsOnCell}),
        ("ikg:actsOnCell", {IKG.actsOnCell}),
        ("acts on", {IKG.actsOnCell}),
        ("ACTS_ON", {IKG.actsOnCell}),
        (IKG.actsOnCell, {IKG.actsOnCell}),
        ("is acts on", {IKG.actsOnCell}),
        ("molecularly interacts with", {OBO.RO_0002436}),
        ("a", {RDF.type}),
        ("fnords with", set()),
        ("", set()),
    ],
)
def test_a_relation_by_any_spelling(name: str, predicates: set[str]) -> None:
    assert find_predicates(name) == predicates


def test_a_family_of_relations_is_all_its_predicates() -> None:
    assert OBO.RO_0001025 in find_predicates("located_on")
    assert find_predicates("is located on") == find_predicates("located-on")


def test_each_name_that_can_be_typed_is_understood() -> None:
    names = relation_names()
    assert names == sorted(names)
    assert [name for name in names if not find_predicates(name)] == []


@pytest.mark.parametrize(
    ("name", "like"), [("actOnCell", "actsOnCell"), ("regulated", "regulates"), ("qqq", None)]
)
def test_relations_that_are_spelled_like_it(name: str, like: str | None) -> None:
    found = predicates_like(name)
    assert (like in found) if like else found == []
    assert len(found) <= 4


def test_a_thing_is_found_by_iri_curie_label_and_not_by_what_is_not_there() -> None:
    graph = il21kg.load(text="IL4 gene\n\nIt activates B cells.\n", key="il4")
    with open_store(":memory:", write=True) as store:
        store.replace(graph.to_bytes("ntriples").decode())
        names = Names(store, None)
        cell = expand("CL:0000236")
        assert names.one("CL:0000236") == names.one(cell) == names.one("b CELL") == cell
        assert names.one_if_known("fnord") is None
        with pytest.raises(InputError, match="“B cells of fnord” names nothing") as told:
            names.one("B cells of fnord")
        assert told.value.advice
        assert {expand("hgnc:6014"), expand("uniprot:P05112")} <= names.with_product("IL4")
