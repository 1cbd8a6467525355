"""The description of the data: its counts are those of another engine."""

import pytest
import rdflib
from rdflib.namespace import RDF, VOID

import il21kg
from il21kg.errors import InputError

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
