"""The graph writes what the table of short cuts says; views and `why` find the same statements behind it."""

import re

import pytest
from views import Source

import il21kg
from il21kg.ask.lookup import Lookup
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import IKG, RDF, compact, expand
from il21kg.resources import folder

TEXT = (
    "IL7 stimulates T cells. IL7 may promote the proliferation of B cells. "
    "IL7 induces the generation of monocytes. IL7 may induce the generation of dendritic cells. "
    "IL7 may induce the survival of mast cells. Mutations in IL7 cause asthma. "
    "Dysregulation of IL7 plays a role in psoriasis. Mutations in IL7 may cause eczema. "
    "IL7 does not act on NK cells."
)
GENE, PROTEIN = "hgnc:6023", "uniprot:P13232"


@pytest.fixture(scope="module")
def graph() -> il21kg.KnowledgeGraph:
    graph = il21kg.KnowledgeGraph(":memory:")
    assert graph.load(text=TEXT, key="note").state == "saved"
    return graph


def written(graph: il21kg.KnowledgeGraph) -> set[tuple[str, str, str]]:
    return {
        (str(row["s"]), cut, str(row["o"]))
        for cut in SHORT_CUTS
        for row in graph.query(f"SELECT ?s ?o WHERE {{ ?s <{cut}> ?o }}")
    }


def test_the_graph_writes_these(graph: il21kg.KnowledgeGraph) -> None:
    assert {(compact(s), compact(p), compact(o)) for s, p, o in written(graph)} == {
        (GENE, "ikg:productActsOnCell", "CL:0000084"),
        (GENE, "ikg:productActsOnCell", "CL:0000576"),
        (GENE, "biolink:gene_associated_with_condition", "MONDO:0004979"),
        (GENE, "biolink:gene_associated_with_condition", "MONDO:0005083"),
        (PROTEIN, "ikg:mayActOnCell", "CL:0000236"),
        (PROTEIN, "ikg:mayActOnCell", "CL:0000097"),
        (PROTEIN, "ikg:mayActOnCell", "CL:0000451"),  # the claim itself: birth alone gives no short cut
        (PROTEIN, "ikg:regulatesGenerationOf", "CL:0000576"),
    }


def test_what_the_table_makes_of_the_statements_is_what_the_graph_writes(
    graph: il21kg.KnowledgeGraph,
) -> None:
    look, follows = Lookup(Source(graph.to_bytes().decode())), set()
    for claim in (str(row["c"]) for row in graph.query("SELECT DISTINCT ?c WHERE { ?c rdf:subject ?s }")):
        for cut in (cut for cut in SHORT_CUTS.values() if look.shortened_by(claim, cut)):
            subject = look.first(claim, RDF.subject)
            genes = look.subjects(IKG.referenceProduct, subject) if cut.of_product else [subject]
            follows |= {(s, cut.predicate, o) for s in genes for o in look.objects(claim, cut.end)}
    claimed = {(s, p, o) for s, p, o in written(graph) if compact(o) == "CL:0000451"}
    assert len(claimed) == 1
    assert follows | claimed == written(graph)
    assert not follows & claimed


def test_a_view_and_why_show_the_same_sentences_behind_a_short_cut(graph: il21kg.KnowledgeGraph) -> None:
    shown = {
        (subject, relation, end): [entry["quote"] for entry in data["evidence"]]
        for node in (GENE, PROTEIN)
        for subject, end, relation, data in graph.neighborhood(node, hops=1).edges(keys=True, data=True)
        if relation in SHORT_CUTS and data["derived"]
    }
    assert shown
    for (subject, relation, end), quotes in shown.items():
        assert [evidence.quote for evidence in graph.why(subject, relation, end)] == quotes


def test_the_shape_of_short_cuts_watches_each_of_them() -> None:
    (shape,) = re.findall(r"ikgs:S6 .*?\] \.", (folder("ontology") / "shapes.ttl").read_text(), re.DOTALL)
    assert {expand(name) for name in re.findall(r"BIND\((\S+) AS \?p\)", shape)} == set(SHORT_CUTS)
