"""The catalogue as SPARQL examples: what others read of it can be run."""

import pytest
import rdflib
from rdflib.namespace import RDFS, SH
from rdflib.query import ResultRow

import il21kg
from il21kg.ask.catalogue import catalogue
from il21kg.errors import InputError
from il21kg.show.files.examples import examples

HERE = "https://w3id.org/il21kg/query/"
PLACE = "http://127.0.0.1:8021/sparql"
#: How a tool of the field looks for the examples of an endpoint.
LOOKED_FOR = """
PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX schema: <https://schema.org/>
SELECT ?example ?question ?text ?place {
  ?example a sh:SPARQLExecutable ; <http://www.w3.org/2000/01/rdf-schema#comment> ?question ;
    sh:select|sh:construct ?text ; schema:target ?place }
"""


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=examples(PLACE), format="turtle")


def test_each_question_is_found_as_the_field_looks_for_it(graph: rdflib.Graph) -> None:
    rows = [[str(term) for term in row] for row in graph.query(LOOKED_FOR) if isinstance(row, ResultRow)]
    found = {example: (question, place) for example, question, _, place in rows}
    assert found == {HERE + each.name: (each.question, PLACE) for each in catalogue()}


@pytest.mark.parametrize("name", ["target-cells", "disease-triples", "provenance"])
def test_the_text_of_an_example_is_the_question(graph: rdflib.Graph, name: str) -> None:
    sample = il21kg.load()
    node = rdflib.URIRef(HERE + name)
    text = str(graph.value(node, SH.select) or graph.value(node, SH.construct))
    answer = sample.query(text).to_text("csv" if sample.query(text).kind == "rows" else "ttl")
    assert answer == sample.query(name).to_text("csv" if sample.query(name).kind == "rows" else "ttl")
    assert len(answer.splitlines()) > 1


def test_all_prefixes_of_the_texts_are_declared(graph: rdflib.Graph) -> None:
    declared = {
        str(graph.value(each, SH.prefix)): str(graph.value(each, SH.namespace))
        for each in graph.objects(rdflib.URIRef(HERE + "prefixes"), SH.declare)
    }
    assert declared["ikg"] == "https://w3id.org/il21kg/ontology#"
    for text in (*graph.objects(None, SH.select), *graph.objects(None, SH.construct)):
        bare = "\n".join(line for line in str(text).splitlines() if not line.startswith("PREFIX"))
        heads = "".join(f"PREFIX {name}: <{place}>\n" for name, place in declared.items())
        rdflib.plugins.sparql.prepareQuery(heads + bare)


def test_the_ways_of_asking_are_told(graph: rdflib.Graph) -> None:
    ways = graph.objects(rdflib.URIRef(HERE + "location"), rdflib.SKOS.altLabel)
    assert "on which chromosome is {gene}" in {str(way) for way in ways}
    assert str(graph.value(rdflib.URIRef(HERE + "location"), RDFS.label)) == "location"


@pytest.mark.parametrize("endpoint", ["sparql", "file:///etc", "http://", "http://a b"])
def test_an_endpoint_is_an_address(endpoint: str) -> None:
    with pytest.raises(InputError, match="is no address of an endpoint"):
        examples(endpoint)
