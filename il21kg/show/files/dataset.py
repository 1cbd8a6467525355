"""Describes what a store holds for programs that look for data: VoID (W3C note of 2011), written as Turtle.

Counts are those of the triples that can be asked, whatever the number of graphs that hold them.
"""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.namespaces import BASE, IKG, PREFIXES, RDF, RDFS, is_iri
from il21kg.show.files.rdf import export
from il21kg.store.store import Store

_VOID: Final = PREFIXES["void"]
_DATASET: Final = ox.NamedNode(BASE + "dataset")
#: What is counted → the query that counts it.
_COUNTS: Final = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "classes": f"SELECT (COUNT(DISTINCT ?o) AS ?n) {{ ?s <{RDF.type}> ?o }}",
    "documents": f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{IKG.DocumentVersion}> }}",
}
_CLASSES: Final = f"SELECT ?of (COUNT(DISTINCT ?s) AS ?n) {{ ?s <{RDF.type}> ?of }} GROUP BY ?of ORDER BY ?of"
_PROPERTIES: Final = "SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of ORDER BY ?of"


def dataset(store: Store, endpoint: str | None = None) -> str:
    """Give the description of a store as Turtle; `endpoint` is where it can be asked.

    Raises InputError when the endpoint is no address.
    """
    return export(_described(store, endpoint), "turtle").decode()


def address(endpoint: str) -> ox.NamedNode:
    """Give the node of an endpoint; raises InputError when it is no address."""
    if not (is_iri(endpoint) and endpoint.startswith(("http://", "https://"))):
        raise InputError(f"“{endpoint}” is no address of an endpoint.", "Write http://… or https://….")
    return ox.NamedNode(endpoint)


def _described(store: Store, endpoint: str | None) -> Iterator[ox.Triple]:
    yield _triple(_DATASET, RDF.type, ox.NamedNode(_VOID + "Dataset"))
    yield _triple(
        _DATASET, RDFS.label, ox.Literal("Claims about genes, each with its sentence", language="en")
    )
    if endpoint is not None:
        yield _triple(_DATASET, _VOID + "sparqlEndpoint", address(endpoint))
    for name, query in _COUNTS.items():
        yield _triple(_DATASET, _VOID + name, next(iter(store.rows(query)))["n"])
    used = set[str]()
    for kind, link, count, query in (
        ("class", "class", "entities", _CLASSES),
        ("property", "property", "triples", _PROPERTIES),
    ):
        for i, row in enumerate(store.rows(query), start=1):
            part = ox.NamedNode(f"{_DATASET.value}-{kind}-{i}")
            yield _triple(_DATASET, f"{_VOID}{kind}Partition", part)
            yield _triple(part, _VOID + link, row["of"])
            yield _triple(part, _VOID + count, row["n"])
            used |= {each for each in PREFIXES.values() if row["of"].value.startswith(each)}
    for vocabulary in sorted(used):
        yield _triple(_DATASET, _VOID + "vocabulary", ox.NamedNode(vocabulary))


def _triple(subject: ox.NamedNode, link: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(link), value)
