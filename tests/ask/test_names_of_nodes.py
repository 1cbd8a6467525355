"""Which things a name stands for: one that is spelled just so is enough, and a known thing goes first."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from il21kg.ask.answers import _not_searched
from il21kg.ask.names import Names
from il21kg.namespaces import unresolved_iri
from il21kg.store.store import Store, open_store

GRAPH = f"""
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix gene: <http://a.example/gene/> . @prefix protein: <http://a.example/protein/> .
gene:1 rdfs:label "KIT"@en ; skos:altLabel "CD117"@en , "stem cell factor receptor"@en .
protein:1 rdfs:label "Stem cell factor receptor"@en ; skos:altLabel "KIT" .
gene:2 rdfs:label "Kit"@en . gene:3 skos:altLabel "SCFR" . protein:3 skos:prefLabel "scfr"@en .
<{unresolved_iri("KIT")}> rdfs:label "KIT"@en .
<{unresolved_iri("mast cell tonic")}> rdfs:label "mast cell tonic"@en .
<https://w3id.org/il21kg/document/kit> rdfs:label "KIT" .
"""


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    with open_store(":memory:", write=True) as store:
        store.put(ox.parse(GRAPH, format=ox.RdfFormat.TURTLE))
        yield store


@pytest.mark.parametrize(
    ("name", "like", "found"),
    [
        ("KIT", "", ["gene/1"]),
        ("Kit", "", ["gene/2"]),
        ("kit", "", ["gene/1", "gene/2"]),
        ("KIT", "http://a.example/protein/9", ["protein/1"]),
        ("CD117", "", ["gene/1"]),
        ("cd117", "", ["gene/1"]),
        ("Stem cell factor receptor", "", ["protein/1"]),
        ("Stem cell factor receptor", "http://a.example/gene/9", ["gene/1"]),
        ("SCFR", "", ["protein/3"]),
        ("SCFR", "http://a.example/gene/9", ["gene/3"]),
        ("mast cell tonic", "", [unresolved_iri("mast cell tonic")]),
        ("stem cell", "", []),
    ],
)
def test_the_things_of_a_name(name: str, like: str, found: list[str], kept: Store) -> None:
    assert [each.removeprefix("http://a.example/") for each in Names(kept, None).find(name, like)] == found


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ([], ""),
        (["a.txt"], "The text of a.txt is not"),
        ([*"abcde"], "The text of a, b, c, d, e is not"),
        (
            [f"{n}.txt" for n in range(1207)],
            "The text of 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 1,202 more is not",
        ),
    ],
)
def test_of_many_texts_that_are_not_at_hand_a_few_are_named(missing: list[str], told: str) -> None:
    remarks = _not_searched(missing)
    assert len(remarks) == bool(missing)
    assert " ".join(remarks).startswith(told)
