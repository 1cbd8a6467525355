"""CX2 and GraphML hold all claims as edges that say how each stands; nanopublications assert what we do."""

import io
import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, Final

import networkx
import pyoxigraph as ox
import pytest

import il21kg
from il21kg.namespaces import BIOLINK, IKG, OA, PROV, RDF, compact
from il21kg.show.colours import COLOURS, INKS

TEXT: Final = """IL4 gene

IL-4 activates STAT6. IL-4 may induce apoptosis (A & B). It does not act on macrophages.
IL-4 acts on snarks. IL-4 acts on B cells. IL-4 may act on B cells. IL4 is also known as BSF-1.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> il21kg.KnowledgeGraph:
    place = tmp_path_factory.mktemp("networks") / "il4.txt"
    place.write_text(TEXT, encoding="utf-8")
    made = il21kg.KnowledgeGraph()
    made.load(place)
    return made


STAT6: Final = "Signal transducer and activator of transcription 6"
#: Subject, what the edge is called, object, how it stands.
EDGES: Final = {
    (
        "Interleukin-4",
        "increases activity of",
        "Signal transducer and activator of transcription 6",
        "stated",
    ),
    ("Interleukin-4", "may positively regulate", "apoptotic process", "hedged"),
    ("Interleukin-4", "not: acts on", "macrophage", "denied"),
    ("Interleukin-4", "acts on", "snarks", "not asserted"),
    ("Interleukin-4", "acts on", "B cell", "stated"),
    ("Interleukin-4", "may act on", "B cell", "hedged"),
    ("IL4", "named", "BSF-1", "stated"),
}


def placed(edge: dict[str, Any]) -> bool:
    return bool(TEXT[edge["start"] : edge["end"]] == edge["sentence"])


# --- CX2


def cx2(graph: il21kg.KnowledgeGraph) -> dict[str, Any]:
    fragments = json.loads(graph.to_bytes("cx2"))
    return {name: value for fragment in fragments for name, value in fragment.items()}


def test_cx2_holds_all_claims(graph: il21kg.KnowledgeGraph) -> None:
    found = cx2(graph)
    names = {node["id"]: node["v"]["name"] for node in found["nodes"]}
    edges = found["edges"]
    assert {
        (names[each["s"]], each["v"]["interaction"], names[each["t"]], each["v"]["standing"])
        for each in edges
    } == EDGES
    assert all(placed(each["v"]) for each in edges)
    assert {part["name"]: part["elementCount"] for part in found["metaData"]} == {
        "attributeDeclarations": 1, "networkAttributes": 1, "nodes": 8, "edges": 7, "visualProperties": 1,
    }  # fmt: skip
    assert found["status"] == [{"error": "", "success": True}]


def test_cx2_declares_what_it_holds(graph: il21kg.KnowledgeGraph) -> None:
    found = cx2(graph)
    types = {"string": str, "boolean": bool, "integer": int, "double": float}
    for part in ("nodes", "edges"):
        declared = found["attributeDeclarations"][0][part]
        for each in found[part]:
            for name, value in each["v"].items():
                assert type(value) is types[declared[name]["d"]]


def test_cx2_has_the_colours_of_our_pictures(graph: il21kg.KnowledgeGraph) -> None:
    style = cx2(graph)["visualProperties"][0]
    fills = style["nodeMapping"]["NODE_BACKGROUND_COLOR"]["definition"]
    assert fills["attribute"] == "kind"
    assert {each["v"]: each["vp"] for each in fills["map"]} == {
        kind: colours[0] for kind, colours in COLOURS.items()
    }
    lines, inks = (
        {each["v"]: each["vp"] for each in style["edgeMapping"][name]["definition"]["map"]}
        for name in ("EDGE_LINE_STYLE", "EDGE_LINE_COLOR")
    )
    assert (lines["hedged"], inks["denied"]) == ("dashed", INKS["no"][0])


# --- GraphML


def test_networkx_reads_our_graphml(graph: il21kg.KnowledgeGraph) -> None:
    read = networkx.read_graphml(io.BytesIO(graph.to_bytes("graphml")))
    assert isinstance(read, networkx.MultiDiGraph)
    edges = list(read.edges(data=True))
    assert {
        (read.nodes[one]["name"], data["interaction"], read.nodes[two]["name"], data["standing"])
        for one, two, data in edges
    } == EDGES
    assert all(placed(data) for *_, data in edges)
    assert {type(data["negated"]) for *_, data in edges} == {bool}
    assert {node["represents"] for node in read.nodes.values() if node["kind"] == "gene"} == {"HGNC:6014"}


@pytest.mark.parametrize("format_", ["cx2", "graphml", "nanopub"])
def test_the_same_graph_gives_the_same_bytes(format_: str, graph: il21kg.KnowledgeGraph) -> None:
    assert graph.to_bytes(format_) == graph.to_bytes(format_)


@pytest.mark.parametrize("format_", ["cx2", "graphml", "nanopub"])
def test_without_quotes_no_sentence_is_written(format_: str, graph: il21kg.KnowledgeGraph) -> None:
    assert "IL-4 activates STAT6." in graph.to_bytes(format_).decode()
    assert "IL-4 activates STAT6." not in graph.to_bytes(format_, quotes=False).decode()


@pytest.mark.parametrize("format_", ["cx2", "graphml"])
def test_an_empty_graph_is_an_empty_network(format_: str) -> None:
    data = il21kg.KnowledgeGraph().to_bytes(format_)
    if format_ == "cx2":
        parts = {name: value for fragment in json.loads(data) for name, value in fragment.items()}
        assert parts["nodes"] == parts["edges"] == []
    else:
        assert len(networkx.read_graphml(io.BytesIO(data))) == 0


# --- nanopublications


def quads(graph: il21kg.KnowledgeGraph) -> list[ox.Quad]:
    return list(ox.parse(graph.to_bytes("nanopub"), format=ox.RdfFormat.TRIG))


def part(quad: ox.Quad) -> str:
    return str(quad.graph_name)[1:-1].partition("#")[2]


def test_each_claim_is_a_nanopublication_of_four_parts(graph: il21kg.KnowledgeGraph) -> None:
    drafts: dict[str, Counter[str]] = {}
    for quad in quads(graph):
        draft = str(quad.graph_name)[1:-1].partition("#")[0]
        drafts.setdefault(draft, Counter())[part(quad)] += 1
    assert len(drafts) == 7
    for parts in drafts.values():
        assert parts.keys() == {"Head", "assertion", "provenance", "pubinfo"}
        assert parts["Head"] == 4


def test_a_triple_is_asserted_only_where_the_graph_has_it(graph: il21kg.KnowledgeGraph) -> None:
    triples = {
        (compact(str(quad.subject)[1:-1]), compact(quad.predicate.value), compact(quad.object.value))
        for quad in quads(graph)
        if part(quad) == "assertion"
        and not str(quad.subject).startswith("<https://w3id.org/il21kg/statement/")
        if not isinstance(quad.object, ox.Triple)
    }
    assert triples == {
        ("uniprot:P05112", "ikg:increasesActivityOf", "uniprot:P42226"),
        ("uniprot:P05112", "ikg:mayPositivelyRegulate", "GO:0006915"),
        ("uniprot:P05112", "ikg:actsOnCell", "CL:0000236"),
        ("uniprot:P05112", "ikg:mayActOnCell", "CL:0000236"),
        ("hgnc:6014", "skos:altLabel", "BSF-1"),
    }


def test_what_a_text_says_is_in_the_assertion_and_where_in_the_provenance(
    graph: il21kg.KnowledgeGraph,
) -> None:
    places: dict[str, set[str]] = {}
    for quad in quads(graph):
        places.setdefault(quad.predicate.value, set()).add(part(quad))
    said = (RDF.subject, RDF.predicate, RDF.object, IKG.certainty, IKG.hedgeCue, BIOLINK.negated)
    assert [places[each] for each in said] == [{"assertion"}] * 6
    read = (IKG.evidence, IKG.objectSpan, OA.exact, IKG.tier, IKG.confidence, PROV.wasDerivedFrom)
    assert [places[each] for each in read] == [{"provenance"}] * 6


def test_the_claims_of_the_drafts_are_those_of_the_graph(graph: il21kg.KnowledgeGraph) -> None:
    kept = {
        str(each)
        for each in ox.parse(graph.to_bytes("ntriples"), format=ox.RdfFormat.N_TRIPLES)
        if str(each.subject).startswith("<https://w3id.org/il21kg/statement/")
        for each in [each.triple]
    }
    drafted = {
        str(each.triple)
        for each in quads(graph)
        if str(each.subject).startswith("<https://w3id.org/il21kg/statement/")
    }
    assert len(drafted) > 50
    assert drafted == kept


# --- the libraries of others, in an environment of their own

READ_CX2: Final = """
import json, sys
from ndex2.cx2 import RawCX2NetworkFactory
network = RawCX2NetworkFactory().get_cx2network(sys.argv[1])
names = {number: node["v"]["name"] for number, node in network.get_nodes().items()}
edges = [[names[e["s"]], e["v"]["interaction"], names[e["t"]], e["v"]["standing"]]
         for e in network.get_edges().values()]
style = network.get_visual_properties()["edgeMapping"]["EDGE_LINE_STYLE"]
print("READ", json.dumps([edges, style["definition"]["attribute"]]))
"""
READ_NANOPUBS: Final = """
import json, sys
import rdflib
from nanopub import Nanopub
whole = rdflib.Dataset()
whole.parse(sys.argv[1], format="trig")
drafts = sorted({str(g.identifier).partition("#")[0] for g in whole.graphs() if "#" in str(g.identifier)})
valid = []
for draft in drafts:
    one = rdflib.ConjunctiveGraph()
    for part in ("Head", "assertion", "provenance", "pubinfo"):
        name = rdflib.URIRef(draft + "#" + part)
        for triple in whole.graph(name):
            one.get_context(name).add(triple)
    valid.append(Nanopub(rdf=one).is_valid)
print("READ", json.dumps(valid))
"""


def read_by_others(script: str, path: Path) -> Any:
    python = os.environ.get("PEERS_PYTHON")
    if not python:
        pytest.skip("PEERS_PYTHON names no Python that has ndex2 and nanopub")
    run = subprocess.run([python, "-c", script, str(path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (line,) = [line for line in run.stdout.splitlines() if line.startswith("READ ")]
    return json.loads(line.removeprefix("READ "))


@pytest.mark.slow
def test_ndex2_reads_our_cx2(graph: il21kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "il4.cx2")
    edges, styled = read_by_others(READ_CX2, tmp_path / "il4.cx2")
    assert {tuple(edge) for edge in edges} == EDGES
    assert styled == "standing"


@pytest.mark.slow
def test_nanopub_finds_our_drafts_valid(graph: il21kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "il4.trig", "nanopub")
    assert read_by_others(READ_NANOPUBS, tmp_path / "il4.trig") == [True] * 7
