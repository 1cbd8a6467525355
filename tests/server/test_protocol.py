"""SPARQL over HTTP: what is asked, in which format it is answered, what is refused, in words."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from sites import ENDLESS, Site
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from il21kg.namespaces import PREFIXES
from il21kg.server import description, media, protocol, sparql

CELLS = "SELECT ?cell { hgnc:1 obo:RO_0002205/ikg:actsOnCell ?cell }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
ROWS = "application/sparql-results+json"

#: Kind of query → what is liked → what is sent.
LIKED = {
    ("SELECT * { ?s ?p ?o } LIMIT 1", ""): ROWS,
    ("SELECT * { ?s ?p ?o } LIMIT 1", "*/*"): ROWS,
    ("SELECT * { ?s ?p ?o } LIMIT 1", "application/sparql-results+xml"): "application/sparql-results+xml",
    ("SELECT * { ?s ?p ?o } LIMIT 1", "text/csv"): "text/csv",
    ("SELECT * { ?s ?p ?o } LIMIT 1", "text/tab-separated-values"): "text/tab-separated-values",
    ("SELECT * { ?s ?p ?o } LIMIT 1", "text/csv;q=0.4, application/json;q=0.9"): "application/json",
    ("SELECT * { ?s ?p ?o } LIMIT 1", "text/html, */*;q=0.1"): ROWS,
    ("ASK { ?s ?p ?o }", "application/sparql-results+xml"): "application/sparql-results+xml",
    ("ASK { ?s ?p ?o }", ""): ROWS,
    ("CONSTRUCT WHERE { ?s a ?o }", ""): "text/turtle",
    ("CONSTRUCT WHERE { ?s a ?o }", "application/n-triples"): "application/n-triples",
    ("CONSTRUCT WHERE { ?s a ?o }", "application/rdf+xml"): "application/rdf+xml",
    ("CONSTRUCT WHERE { ?s a ?o }", "application/ld+json"): "application/ld+json",
    ("DESCRIBE hgnc:1", "text/turtle;q=1.0, */*;q=0.1"): "text/turtle",
}


@pytest.mark.parametrize(("query", "accept"), LIKED)
def test_an_answer_comes_in_the_format_that_is_liked(site: Site, query: str, accept: str) -> None:
    given = site.get("/sparql", accept, query=query)
    assert (given.status, given.media) == (200, LIKED[query, accept])
    if given.media == "text/csv":  # the engine reads none
        assert given.text.splitlines()[0].split(",") == ["o", "p", "s"]
    elif given.media in media.RESULTS:
        answer = ox.parse_query_results(given.body, format=media.RESULTS[given.media])
        assert bool(answer) if isinstance(answer, ox.QueryBoolean) else len(list(answer)) == 1
    else:
        assert len(list(ox.parse(given.body, format=media.GRAPHS[given.media]))) > 2


def test_the_three_ways_to_send_a_query_give_the_same(site: Site) -> None:
    by_get = site.get("/sparql", query=CELLS)
    by_form = site.ask("POST", "/sparql", urlencode({"query": CELLS}).encode(), content_type=FORM)
    direct = site.ask("POST", "/sparql", CELLS.encode(), content_type=f"{QUERY}; charset=utf-8")
    assert by_get.json["results"]["bindings"][0]["cell"]["value"] == PREFIXES["obo"] + "CL_2"
    assert by_get.body == by_form.body == direct.body


BROKEN = "SELECT * {\n ?s ?p\n}"
UPDATES = (
    "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { hgnc:1 a hgnc:2 }", "CLEAR ALL",
    "LOAD <http://localhost/a.ttl>", "PREFIX a: <urn:a>\n# a\nDROP ALL",
)  # fmt: skip
#: Method, media type, fields or body → status and words of the answer.
REFUSED = [
    *(("GET", "", {"query": update}, 403, "one can only read") for update in UPDATES),
    ("POST", FORM, {"update": "CLEAR ALL"}, 403, "one can only read"),
    ("POST", FORM, {"query": CELLS, "using-graph-uri": "urn:a"}, 400, "of updates"),
    ("POST", "application/sparql-update", b"CLEAR ALL", 403, "one can only read"),
    ("PUT", "text/turtle", b"", 403, "only read"),
    ("DELETE", "", b"", 403, "only read"),
    ("GET", "", {"query": "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"}, 403, "no network"),
    ("GET", "", {"query": "SELECT * FROM <urn:a> { ?s ?p ?o }"}, 400, "default-graph-uri"),
    ("GET", "", {"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": "urn:no"}, 400, "no graph urn:no"),
    ("GET", "", {"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": "a b"}, 400, "no IRI"),
    ("GET", "", {"query": BROKEN}, 400, '"line": 3, "column": 2'),
    ("GET", "", {"query": "SELECT * " + "{" * 300 + "}" * 300}, 400, "nested too deep"),
    ("GET", "", [("query", "ASK {}"), ("query", "ASK {}")], 400, "more than one query"),
    ("GET", "", {"query": "ASK {}", "format": "docx"}, 400, "no format"),
    ("GET", "", {"query": "ASK {}", "format": "ttl"}, 406, "sparql-results"),
    ("POST", FORM, {}, 400, "no query"),
    ("POST", QUERY, b"\xff", 400, "UTF-8"),
    ("POST", "text/plain", b"ASK {}", 415, "application/sparql-query"),
    ("POST", QUERY, b"#" * 1_000_001, 413, "1,000 kB"),
    ("GET", "", {"query": "#" * 20_000}, 414, "POST"),
]


@pytest.mark.parametrize(
    ("method", "type_", "sent", "status", "words"), REFUSED, ids=lambda each: str(each)[:40]
)
def test_what_is_wrong_is_said(
    site: Site,
    method: str,
    type_: str,
    sent: bytes | dict[str, str] | list[tuple[str, str]],
    status: int,
    words: str,
) -> None:
    body = sent if isinstance(sent, bytes) else urlencode(sent).encode()
    path = f"/sparql?{body.decode()}" if method == "GET" else "/sparql"
    given = site.ask(method, path, b"" if method == "GET" else body, content_type=type_)
    assert (given.status, given.media) == (status, "application/problem+json")
    assert words in given.text
    assert given.json["status"] == status
    assert not re.search(r"Traceback|\.py|/tmp|site-packages", given.text)


def test_no_format_that_is_liked(site: Site) -> None:
    assert site.get("/sparql", "image/png", query="ASK {}").status == 406


def test_words_that_are_no_keywords_are_let_through(site: Site) -> None:
    query = 'SELECT ?service { BIND("SERVICE from LOAD" AS ?service) } # DROP'
    rows = site.get("/sparql", query=query).json["results"]["bindings"]
    assert [row["service"]["value"] for row in rows] == ["SERVICE from LOAD"]


def test_a_document_can_be_asked_alone(site: Site) -> None:
    graphs = site.get("/sparql", query="SELECT DISTINCT ?g { GRAPH ?g { ?s ikg:actsOnCell ?o } }").json
    (graph,) = (row["g"]["value"] for row in graphs["results"]["bindings"])
    count = "SELECT (COUNT(*) AS ?n) { ?s rdf:predicate ?p }"

    def number(**fields: str) -> int:
        answer = site.get("/sparql", query=count, **fields).json
        return int(answer["results"]["bindings"][0]["n"]["value"])

    assert number(**{"default-graph-uri": graph}) == 2
    assert number() == 7


def test_a_query_without_end_is_ended_and_the_next_one_answered(site: Site) -> None:
    given = site.get("/sparql", query=ENDLESS)
    assert (given.status, given.json["title"]) == (504, "The work was ended after 2 seconds.")
    assert site.get("/sparql", query="ASK {}").status == 200


def test_the_service_describes_itself(site: Site) -> None:
    graph = rdflib.Graph().parse(data=site.get("/sparql", "text/turtle").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert graph.value(predicate=sd.endpoint, object=rdflib.URIRef(f"{site.address}/sparql"))
    written = {str(each).rpartition("/")[2] for each in graph.objects(predicate=sd.resultFormat)}
    assert {"SPARQL_Results_JSON", "Turtle", "JSON-LD"} <= written
    assert site.get("/sparql", "text/html").media == "text/html"
    assert "/api/ask" in description.ROUTES


def test_the_graph_and_its_questions_are_described(site: Site) -> None:
    void, examples = (
        rdflib.Graph().parse(data=site.get(path).text, format="turtle")
        for path in ("/.well-known/void", "/examples.ttl")
    )
    endpoint = rdflib.URIRef(f"{site.address}/sparql")
    assert void.value(predicate=rdflib.VOID.sparqlEndpoint, object=endpoint)
    assert set(examples.objects(predicate=rdflib.URIRef("https://schema.org/target"))) == {endpoint}


def test_pages_of_other_sites_may_not_ask(site: Site) -> None:
    given = site.ask("GET", "/sparql?query=ASK%7B%7D", Origin="http://elsewhere.example")
    assert "access-control-allow-origin" not in given.headers


# --- clients of others


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_asks_it(site: Site) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{site.address}/sparql"))
    gene = rdflib.URIRef(PREFIXES["hgnc"] + "1")
    labels = {str(row[0]) for row in graph.query("SELECT ?l { hgnc:1 rdfs:label ?l }")}  # type: ignore[index]
    assert labels == {"AAA"}
    assert (gene, rdflib.RDFS.label, None) in graph


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_asks_it(site: Site, method: str) -> None:
    client = SPARQLWrapper(f"{site.address}/sparql")
    client.setMethod(method)
    client.setQuery(CELLS)
    for format_ in (JSON, XML, CSV):
        client.setReturnFormat(format_)
        answer: Any = client.query().convert()
        assert "CL_2" in (answer.toxml() if format_ == XML else str(answer))
    client.setQuery("DESCRIBE hgnc:1")
    client.setReturnFormat(TURTLE)
    assert b"AAA" in client.query().convert()  # type: ignore[operator]


# --- the rooms, without a server


def test_what_is_asked_is_taken_apart() -> None:
    asked = protocol.read_request("GET", "query=ASK+%7B%7D&format=csv&named-graph-uri=urn:a", {})
    assert asked == sparql.Asked("ASK {}", "", "csv", (), ("urn:a",))
    assert protocol.read_request("GET", "format=csv", {}) is None


def test_an_answer_that_grows_too_large_is_given_up() -> None:
    engine = ox.Store()
    engine.extend(
        ox.Quad(ox.NamedNode(f"urn:a:{n}"), ox.NamedNode("urn:p"), ox.Literal("x")) for n in range(500)
    )
    few = sparql.run(engine, sparql.Asked("SELECT * { ?s ?p ?o } LIMIT 2"), largest=10_000)
    many = sparql.run(engine, sparql.Asked("SELECT * { ?s ?p ?o }"), largest=10_000)
    graph = sparql.run(engine, sparql.Asked("CONSTRUCT WHERE { ?s ?p ?o }"), largest=10_000)
    assert [few.status, many.status, graph.status] == [200, 500, 500]
    assert "LIMIT" in json.loads(many.body)["detail"]
