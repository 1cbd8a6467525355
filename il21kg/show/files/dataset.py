"""Describes what a store holds for programs that look for data: DCAT 3 and VoID, written as Turtle.

Counts are those of the triples that can be asked, whatever the number of graphs that hold them. Dates are of
the documents, or were told: the same store is described in the same bytes on any day.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.graph.provenance import DATASET
from il21kg.namespaces import (
    BASE,
    DCAT,
    DCTERMS,
    IKG,
    PAV,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    XSD,
    is_iri,
)
from il21kg.resources import VERSION
from il21kg.show.files.rdf import export
from il21kg.store.documents import Source
from il21kg.store.imprint import UNTOLD, Imprint
from il21kg.store.store import Store

_VOID: Final = PREFIXES["void"]
_DATASET: Final = ox.NamedNode(DATASET)
_DATE: Final = ox.NamedNode(XSD.date)
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
#: The days of the documents, of which the last is that of the dataset.
_DAYS: Final = f"SELECT DISTINCT ?day {{ ?document a <{IKG.DocumentVersion}> ; <{DCTERMS.modified}> ?day }}"
#: The releases of the terminologies that it was read with.
RELEASES: Final = f"SELECT DISTINCT ?release {{ <{DATASET}> <{PROV.wasDerivedFrom}> ?release }}"
#: Ending of a file → what it holds (IANA).
_MEDIA: Final = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".rdf": "application/rdf+xml",
    ".jsonld": "application/ld+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
}
_IANA: Final = "https://www.iana.org/assignments/media-types/"


def dataset(store: Store, endpoint: str | None = None, imprint: Imprint = UNTOLD) -> str:
    """Give the description of a store as Turtle; `endpoint` is where it can be asked.

    Licence, creators and the day of publication are those of the `imprint`, else those kept with the store:
    none is guessed. Raises InputError when the endpoint is no address.
    """
    return export(_described(store, endpoint, imprint.over(store.imprint)), "turtle").decode()


def address(endpoint: str) -> ox.NamedNode:
    """Give the node of an endpoint; raises InputError when it is no address."""
    if not (is_iri(endpoint) and endpoint.startswith(("http://", "https://"))):
        raise InputError(f"“{endpoint}” is no address of an endpoint.", "Write http://… or https://….")
    return ox.NamedNode(endpoint)


def _described(store: Store, endpoint: str | None, imprint: Imprint) -> Iterator[ox.Triple]:
    yield _triple(_DATASET, RDF.type, ox.NamedNode(_VOID + "Dataset"))
    yield _triple(_DATASET, RDF.type, ox.NamedNode(DCAT.Dataset))
    label = "Claims about genes, each with its sentence"
    yield _triple(_DATASET, RDFS.label, ox.Literal(label, language="en"))
    yield from _told(imprint, label)
    yield from _made(store)
    if endpoint is not None:
        yield from _asked(address(endpoint))
    for number, file in enumerate(imprint.files, start=1):
        yield from _got(file, imprint, number)
    yield from _counted(store)
    for source in store.documents():
        yield from _source(source)


def _told(imprint: Imprint, label: str) -> Iterator[ox.Triple]:
    """Give what people say of the dataset: title, licence, creators, the day of publication."""
    yield _triple(_DATASET, DCTERMS.title, ox.Literal(imprint.title or label, language="en"))
    if imprint.licence:
        yield _triple(_DATASET, DCTERMS.license, ox.NamedNode(imprint.licence))
    if imprint.issued:
        yield _triple(_DATASET, DCTERMS.issued, ox.Literal(imprint.issued, datatype=_DATE))
    for number, creator in enumerate(imprint.creators, start=1):
        named = not is_iri(creator)
        agent = ox.NamedNode(f"{DATASET}-creator-{number}" if named else creator)
        yield _triple(_DATASET, DCTERMS.creator, agent)
        yield _triple(agent, RDF.type, ox.NamedNode(PROV.Agent))
        if named:
            yield _triple(agent, RDFS.label, ox.Literal(creator))


def _made(store: Store) -> Iterator[ox.Triple]:
    """Give what it was made of and by which version, and the day of its youngest document."""
    yield _triple(_DATASET, DCTERMS.conformsTo, ox.NamedNode(BASE + "ontology"))
    yield _triple(_DATASET, PAV.version, ox.Literal(VERSION))
    yield _triple(_DATASET, DCTERMS.language, ox.Literal("en"))
    for row in store.rows(RELEASES):
        yield _triple(_DATASET, PROV.wasDerivedFrom, row["release"])
    if days := [row["day"].value for row in store.rows(_DAYS)]:
        yield _triple(_DATASET, DCTERMS.modified, ox.Literal(max(days), datatype=_DATE))


def _asked(endpoint: ox.NamedNode) -> Iterator[ox.Triple]:
    """Give where it can be asked."""
    service, part = (ox.NamedNode(f"{DATASET}-{name}") for name in ("service", "sparql"))
    yield _triple(_DATASET, _VOID + "sparqlEndpoint", endpoint)
    yield _triple(_DATASET, DCAT.distribution, part)
    yield _triple(part, RDF.type, ox.NamedNode(DCAT.Distribution))
    yield _triple(part, DCAT.accessURL, endpoint)
    yield _triple(part, DCAT.accessService, service)
    yield _triple(service, RDF.type, ox.NamedNode(DCAT.DataService))
    yield _triple(service, DCAT.endpointURL, endpoint)
    yield _triple(service, DCAT.servesDataset, _DATASET)
    yield _triple(service, DCTERMS.conformsTo, ox.NamedNode("http://www.w3.org/TR/sparql11-protocol/"))


def _got(file: str, imprint: Imprint, number: int) -> Iterator[ox.Triple]:
    """Give a file that holds it."""
    part, place = ox.NamedNode(f"{DATASET}-file-{number}"), ox.NamedNode(file)
    path = PurePosixPath(urlsplit(file).path)
    packed = path.suffix == ".gz"
    media = _MEDIA.get(path.with_suffix("").suffix if packed else path.suffix)
    yield _triple(_DATASET, DCAT.distribution, part)
    yield _triple(part, RDF.type, ox.NamedNode(DCAT.Distribution))
    yield _triple(part, DCAT.accessURL, place)
    yield _triple(part, DCAT.downloadURL, place)
    if imprint.licence:
        yield _triple(part, DCTERMS.license, ox.NamedNode(imprint.licence))
    if media:
        yield _triple(part, DCAT.mediaType, ox.NamedNode(_IANA + media))
        yield _triple(_DATASET, _VOID + "dataDump", place)
    if packed:
        yield _triple(part, DCAT.compressFormat, ox.NamedNode(_IANA + "application/gzip"))


def _counted(store: Store) -> Iterator[ox.Triple]:
    """Give how much it holds: of all, of each class and of each property."""
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


def _source(source: Source) -> Iterator[ox.Triple]:
    """Give a document it was made of, with its title, its hash, and the address it was taken from."""
    version = ox.NamedNode(source.document)
    yield _triple(_DATASET, DCTERMS.source, version)
    yield _triple(version, DCTERMS.title, ox.Literal(source.title or source.name or source.key))
    yield _triple(version, IKG.sha256, ox.Literal(source.sha256))
    if is_iri(source.url):
        yield _triple(version, DCTERMS.source, ox.NamedNode(source.url))


def _triple(subject: ox.NamedNode, link: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(link), value)
