"""Two claims that have one IRI: within a graph, and against a store."""

import pyoxigraph as ox
import pytest

from il21kg.namespaces import expand
from il21kg.store.collisions import claims_in, collisions, collisions_with, held_otherwise


def said(node: str, *parts: str) -> set[ox.Triple]:
    """Say of a node what its subject, predicate and object are."""
    names = (expand(f"rdf:{name}") for name in ("subject", "predicate", "object"))
    return {
        ox.Triple(ox.NamedNode(node), ox.NamedNode(name), ox.NamedNode(part))
        for name, part in zip(names, parts, strict=True)
    }


ONE = said("urn:s", "urn:a", "urn:p", "urn:b")
OTHER = said("urn:s", "urn:a", "urn:p", "urn:c")


@pytest.mark.parametrize(
    ("graph", "nodes"),
    [(ONE, []), (ONE | OTHER, ["urn:s"]), (ONE | said("urn:t", "urn:a", "urn:p", "urn:c"), []), (set(), [])],
)
def test_a_graph_that_says_two_things_of_one_statement(graph: set[ox.Triple], nodes: list[str]) -> None:
    rows, _ = collisions(graph)
    assert [row["node"] for row in rows] == nodes


@pytest.mark.parametrize(("held", "nodes"), [(ONE, []), (OTHER, ["<urn:s>"]), (set(), [])])
def test_a_store_that_holds_it_as_another_claim(held: set[ox.Triple], nodes: list[str]) -> None:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in held)
    _, parts = collisions(ONE)
    found = store.query(collisions_with(parts))
    assert isinstance(found, ox.QuerySolutions)
    assert [str(row["node"]) for row in found] == nodes
    assert [f"<{row['node']}>" for row in held_otherwise(store, parts)] == nodes


def test_the_claims_are_the_lines_that_say_what_statements_are() -> None:
    lines = [f"{each} .\n" for each in sorted(map(str, ONE))]
    other = f'<urn:s> <urn:note> "{expand("rdf:object")}" .\n'
    assert sorted(claims_in("".join([other, *lines, other])).splitlines(keepends=True)) == lines
    assert claims_in(other) == claims_in("") == ""
