"""The description of the data: its counts are those of another engine."""

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, RDFS, VOID

import il21kg
from il21kg.errors import InputError
from il21kg.store.imprint import imprint

DATASET = rdflib.URIRef("https://w3id.org/il21kg/dataset")


@pytest.fixture(scope="module")
def sample() -> rdflib.Graph:
    return il21kg.load().to_rdflib()


@pytest.fixture(scope="module")
def told() -> rdflib.Graph:
    void = il21kg.load().to_void("http://127.0.0.1:8021/sparql")
    return rdflib.Graph().parse(data=void, format="turtle")


def test_the_counts_are_those_of_the_graph(sample: rdflib.Graph, told: rdflib.Graph) -> None:
    counts = {
        VOID.triples: len(sample),
        VOID.distinctSubjects: len(set(sample.subjects())),
        VOID.distinctObjects: len(set(sample.objects())),
        VOID.properties: len(set(sample.predicates())),
        VOID.classes: len(set(sample.objects(None, RDF.type))),
        VOID.documents: 1,
    }
    assert {link: told.value(DATASET, link).toPython() for link in counts} == counts  # type: ignore[union-attr]


def test_each_class_and_property_is_counted(sample: rdflib.Graph, told: rdflib.Graph) -> None:
    classes = {
        told.value(part, VOID["class"]): told.value(part, VOID.entities).toPython()  # type: ignore[union-attr]
        for part in told.objects(DATASET, VOID.classPartition)
    }
    assert classes == {
        each: len(set(sample.subjects(RDF.type, each))) for each in set(sample.objects(None, RDF.type))
    }
    properties = {
        told.value(part, VOID.property): told.value(part, VOID.triples).toPython()  # type: ignore[union-attr]
        for part in told.objects(DATASET, VOID.propertyPartition)
    }
    assert properties == {
        each: len(list(sample.triples((None, each, None)))) for each in set(sample.predicates())
    }


def test_it_says_where_it_can_be_asked_and_in_which_terms(told: rdflib.Graph) -> None:
    assert str(told.value(DATASET, VOID.sparqlEndpoint)) == "http://127.0.0.1:8021/sparql"
    assert rdflib.URIRef("https://w3id.org/il21kg/ontology#") in set(told.objects(DATASET, VOID.vocabulary))


def test_an_endpoint_is_an_address() -> None:
    with pytest.raises(InputError, match="“here” is no address of an endpoint"):
        il21kg.load().to_void("here")


def test_it_says_whose_it_is_and_from_when() -> None:
    kg = il21kg.KnowledgeGraph()
    kg.load(text="IL21\n\nUpdated on 04 May 2024\n\nIL-21 binds IL21R.", url="https://example.org/il21")
    said = imprint(
        title="Of a laboratory",
        licence="CC0-1.0",
        creators=["0000-0002-1825-0097", "A laboratory"],
        issued="2025-01-31",
        files=["https://example.org/all.nt.gz"],
    )
    told = rdflib.Graph().parse(data=kg.to_void("https://example.org/sparql", said), format="turtle")
    assert set(told.objects(DATASET, RDF.type)) == {DCAT.Dataset, VOID.Dataset}
    assert {
        link: str(told.value(DATASET, link)) for link in (DCTERMS.title, DCTERMS.license, DCTERMS.issued)
    } == {
        DCTERMS.title: "Of a laboratory",
        DCTERMS.license: "https://spdx.org/licenses/CC0-1.0",
        DCTERMS.issued: "2025-01-31",
    }
    creators = set(told.objects(DATASET, DCTERMS.creator))
    assert rdflib.URIRef("https://orcid.org/0000-0002-1825-0097") in creators
    assert {str(told.value(each, RDFS.label)) for each in creators} == {"None", "A laboratory"}
    assert {told.value(each, RDF.type) for each in creators} == {PROV.Agent}
    (document,) = told.objects(DATASET, DCTERMS.source)
    assert str(told.value(document, DCTERMS.source)) == "https://example.org/il21"


def test_each_way_to_it_is_a_distribution() -> None:
    said = imprint(licence="CC0-1.0", files=["https://example.org/all.nt.gz", "https://example.org/all"])
    void = il21kg.load().to_void("https://example.org/sparql", said)
    told = rdflib.Graph().parse(data=void, format="turtle")
    parts = sorted(told.objects(DATASET, DCAT.distribution), key=str)
    assert [str(told.value(each, DCAT.accessURL)) for each in parts] == [
        "https://example.org/all.nt.gz",
        "https://example.org/all",
        "https://example.org/sparql",
    ]
    iana = "https://www.iana.org/assignments/media-types/"
    assert [str(told.value(each, DCAT.mediaType)) for each in parts] == [
        f"{iana}application/n-triples", "None", "None",
    ]  # fmt: skip
    assert str(told.value(parts[0], DCAT.compressFormat)) == f"{iana}application/gzip"
    (service,) = told.subjects(RDF.type, DCAT.DataService)
    assert told.value(service, DCAT.servesDataset) == DATASET


def test_what_nobody_told_is_not_there(sample: rdflib.Graph) -> None:
    void = il21kg.load().to_void()
    told = rdflib.Graph().parse(data=void, format="turtle")
    links = (DCTERMS.license, DCTERMS.creator, DCTERMS.issued, DCAT.distribution)
    assert [told.value(DATASET, link) for link in links] == [None] * 4
    assert str(told.value(DATASET, DCTERMS.modified)) == "2022-03-23"
    assert il21kg.load().to_void() == void
