"""The routes for programs: search, nodes, why, documents, questions, neighbours; and what they refuse."""

import json
import re
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from sites import HOSTILE, Site

from il21kg.ask.catalogue import catalogue
from il21kg.server import app, media, nodes

DIRECT = "default-src 'none'; script-src 'self'; style-src 'self'; "


def test_health_tells_what_is_held(site: Site) -> None:
    told = site.get("/health").json
    assert {name: told[name] for name in ("status", "documents", "claims")} == {
        "status": "ok", "documents": 2, "claims": 7,
    }  # fmt: skip


#: What is typed → the first that is found.
FOUND = {"aa": "hgnc:1", "protein": "uniprot:P1", "HGNC:1": "hgnc:1", "itch": "MONDO:1", "<img": "CL:2"}


@pytest.mark.parametrize("words", FOUND)
def test_things_are_found_by_the_beginning_of_a_name(site: Site, words: str) -> None:
    assert site.get("/api/search", q=words).json[0]["curie"] == FOUND[words]


def test_nothing_is_found_by_nothing(site: Site) -> None:
    assert site.get("/api/search", q=" ").json == site.get("/api/search", q="zzz").json == []


def test_each_claim_of_a_node_has_its_sentence_and_the_hash_of_its_document(site: Site) -> None:
    told = site.get("/api/node", node="AAA").json
    (cell,) = (each for each in told["facts"] if each["object_id"] == "CL:2")
    assert (cell["subject"], cell["object"], cell["object_kind"]) == ("protein A", HOSTILE, "cell")
    (place,) = cell["evidence"]
    assert place["quote"] == "Sentence 0 says acts-large."
    assert place["end"] - place["start"] == len(place["quote"])
    assert re.fullmatch("[0-9a-f]{64}", place["sha256"])
    held = site.get("/api/documents").json["documents"]
    assert place["sha256"] in {each["sha256"] for each in held}


def test_why_gives_the_sentences_or_what_is_said_instead(site: Site) -> None:
    told = site.get("/api/why", subject="AAA", predicate="encodes", object="protein A").json
    assert told["found"]
    assert [each["quote"] for each in told["evidence"]] == ["Sentence 0 says encodes."]
    assert all(len(each["sha256"]) == 64 for each in told["evidence"])
    assert not site.get("/api/why", subject="AAA", predicate="actsOnCell", object="rash").json["found"]


def test_a_document_tells_its_claims_in_the_order_of_its_text(site: Site) -> None:
    listed = site.get("/api/documents", q="AAA").json
    assert listed["total"] == 2
    told = site.get("/api/documents/one").json
    starts = [each["evidence"][0]["start"] for each in told["facts"]]
    assert len(starts) == 5
    assert starts == sorted(starts)
    assert site.get("/api/documents", limit="1", offset="1").json["documents"] == listed["documents"][1:]


def test_each_question_of_the_catalogue_is_listed_and_can_be_asked(site: Site) -> None:
    listed = site.get("/api/questions").json
    assert [each["name"] for each in listed] == [each.name for each in catalogue()]
    told = site.get("/api/ask", question="target-cells", gene="AAA").json
    assert [row["cell"]["value"] for row in told["results"]["bindings"]] == [HOSTILE]
    assert "hgnc/1>" in told["sparql"]


def test_what_lies_around_is_drawn(site: Site) -> None:
    given = site.get("/api/neighborhood", node="AAA", format="svg")
    words = "".join(ET.fromstring(given.text).itertext())
    assert (given.media, "AAA" in words, "<img" in given.text) == ("image/svg+xml", True, False)
    told = site.get("/api/neighborhood", node="AAA", hops="2", format="drawing").json
    assert {"hgnc:1", "MONDO:1"} <= {each["curie"] for each in told["nodes"]}
    assert "nodes" in site.get("/api/neighborhood", node="AAA").json


def test_figures_are_drawn(site: Site) -> None:
    for fields, words in (
        ({"of": "AAA"}, "AAA"),
        ({"kind": "matrix", "of": "hgnc:1, AAA", "with": "cells"}, "AAA"),
        ({"kind": "path", "of": "AAA", "with": "rash"}, "rash"),
    ):
        given = site.get("/api/figure", **fields)
        assert (given.status, given.media) == (200, "image/svg+xml"), given.text
        assert words in "".join(ET.fromstring(given.text).itertext())
        assert "script-src" not in given.headers["content-security-policy"]


REFUSED = {
    "/api/figure": 400, "/api/figure?of=AAA&kind=none": 400, "/api/figure?of=AAA&kind=path": 400,
    "/api/node": 400, "/api/node?node=zzz": 400, "/api/why": 400, "/api/ask?question=zzz": 400,
    "/api/ask?question=../../README": 400, "/api/ask?question=target-cells&no=1": 400,
    "/api/search": 400, "/api/search?q=a&limit=x": 400, "/api/search?q=a&limit=1000": 400,
    "/api/documents?limit=-1": 400,
    "/api/documents/zzz": 404, "/api/documents/..%2F..%2Fetc": 404, "/api/neighborhood": 400,
    "/api/neighborhood?node=AAA&hops=9": 400, "/api/neighborhood?node=AAA&format=png": 400,
    "/nodes/hgnc:99": 404, "/nodes/no:such": 404, "/nodes/hgnc:1?format=csv": 406,
    "/page/..%2Fapp.py": 404, "/page/app.py": 404, "/page/none.js": 404, "/none": 404,
}  # fmt: skip


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_not_there_is_said_without_a_path_or_a_trace(site: Site, path: str) -> None:
    given = site.get(path)
    assert given.status == REFUSED[path], given.text
    assert given.media == "application/problem+json"
    assert given.json["title"]
    assert not re.search(r"Traceback|\.py\b|/tmp|/home|site-packages", given.text)


@pytest.mark.parametrize("type_", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_a_node_is_linked_data(site: Site, type_: str) -> None:
    given = site.get("/nodes/hgnc:1", type_)
    triples = {each.triple for each in ox.parse(given.body, format=media.GRAPHS[type_])}
    label = ox.Triple(
        ox.NamedNode("http://identifiers.org/hgnc/1"),
        ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
        ox.Literal("AAA", language="en"),
    )
    assert (given.media, label in triples, given.headers["vary"]) == (type_, True, "Accept")
    assert site.get("/nodes/hgnc:1?format=jsonld").media == "application/ld+json"


def test_a_node_is_a_page_for_a_browser(site: Site) -> None:
    given = site.get("/nodes/CL:2", "text/html,application/xhtml+xml,*/*;q=0.8")
    assert (given.status, given.media) == (200, "text/html")
    assert "<img" not in given.text
    assert "&lt;img src=x" in given.text
    assert nodes.HTML in nodes.OFFERED


def test_a_text_that_is_not_at_hand_is_a_page_that_says_so(site: Site) -> None:
    for path in ("/articles/one", "/articles/none"):
        given = site.get(path, "text/html")
        assert (given.status, given.media) == (404, "text/html")
    assert site.get("/health").json["texts"] is True


@pytest.mark.parametrize("path", ["/", "/documents", "/documents/one", "/questions", "/query", "/sparql"])
def test_pages_hold_no_script_and_no_style_of_their_own(site: Site, path: str) -> None:
    given = site.get(path, "text/html")
    assert given.status == 200
    assert given.headers["content-security-policy"].startswith(DIRECT)
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", given.text)


def test_the_routes_are_described(site: Site) -> None:
    told = site.get("/openapi.json").json
    there = {route.path.replace(":path", "") for route in app.make_app(None).routes}  # type: ignore[arg-type, attr-defined]
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) <= there
    for path, how in told["paths"].items():
        wanted = [each for each in how["get"]["parameters"] if each["required"] and each["in"] == "query"]
        given = site.get(path.replace("{key}", "one"))
        assert given.status == (400 if wanted or path == "/api/ask" else 200), path  # a name or words
        assert json.loads(given.body) is not None


def test_a_gene_is_drawn_with_what_lies_around_its_product(site: Site) -> None:
    told = site.get("/api/neighborhood", node="AAA", hops="1", format="drawing").json
    assert "GO:1" in {each["curie"] for each in told["nodes"]}  # the product has a part in it
    alone = site.get("/api/neighborhood", node="AAA", hops="1").json
    assert "GO:1" not in {each["curie"] for each in alone["nodes"]}
