"""One bad statement does not refuse a document: it is left out, and the graph says so."""

from pathlib import Path

import pytest

from il21kg.knowledge import KnowledgeGraph, load
from il21kg.pipeline import check, make_reader, read

#: A family whose class the shapes do not take for one: a claim of membership breaks G7.
BAD = """
@prefix biolink: <https://w3id.org/biolink/vocab/> .
@prefix ex: <http://example.org/terms/> .
@prefix ikg: <https://w3id.org/il21kg/ontology#> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:1 a biolink:Disease ; rdfs:label "zorbitis"@en .
ex:2 a biolink:Cell ; rdfs:label "zorb cell"@en .
ex:3 a biolink:BiologicalProcess ; rdfs:label "zorbing"@en .
ex:4 a ikg:ProteinFamily ; rdfs:label "zorbin family"@en .
obo:CL_0000542 a biolink:Cell ; rdfs:label "lymphocyte"@en .
"""
TEXT = """IL4 gene

IL-4 acts on zorb cells. IL-4 is a member of the zorbin family. IL-4 is involved in zorbing.
Mutations in IL4 cause zorbitis. IL-4 acts on lymphocytes.
"""


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    folder = tmp_path / "terms"
    folder.mkdir()
    (folder / "mine.ttl").write_text(BAD, encoding="utf-8")
    return folder


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "il4.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_terms_of_any_register_are_usable(terms: Path, text: Path) -> None:
    kg = load(text, terms=terms)
    assert kg.report is not None
    assert kg.report.counts["violations"] == kg.report.counts["warnings"] == 0
    assert {f.shape for f in kg.report.of("info")} == {"G4b"}
    asserted = kg.query(
        """SELECT DISTINCT ?o { ?s ?p ?o . ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
        FILTER(STRSTARTS(STR(?o), "http://example.org/terms/")) }"""
    )
    assert {str(row[0]) for row in asserted.rows} == {f"<http://example.org/terms/{n}>" for n in (1, 2, 3, 4)}


def test_a_row_about_a_term_that_ships_adds_to_ours(terms: Path, text: Path) -> None:
    own = make_reader().vocabulary.terms["http://purl.obolibrary.org/obo/CL_0000542"]
    theirs = make_reader(terms).vocabulary.terms["http://purl.obolibrary.org/obo/CL_0000542"]
    assert own.parents
    assert theirs == own


def broken(terms: Path) -> None:
    """Take the label of a class above the lymphocyte away: the graph has a class without a label, G8."""
    shipped = "http://purl.obolibrary.org/obo/CL_0000542"
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    (terms / "mine.ttl").write_text(
        f'<{shipped}> a <https://w3id.org/biolink/vocab/Cell> ; <{rdfs}label> "lymphocyte"@en ;'
        f" <{rdfs}subClassOf> <http://example.org/nowhere> .",
        encoding="utf-8",
    )


def test_a_statement_that_breaks_a_shape_is_left_out_and_told(terms: Path, text: Path) -> None:
    broken(terms)
    text.write_text("IL4 gene\n\nIL-4 acts on lymphocytes. IL-4 acts on macrophages.\n", encoding="utf-8")
    reader = make_reader(terms)
    checked = check(read(reader, text))
    assert checked.report.conforms
    (note,) = checked.left_out
    assert (note.statement.object.label, note.shape) == ("lymphocyte", "G4")
    assert [each.object.label for each in checked.statements] == ["macrophage"]
    (finding,) = checked.report.of("warning")
    assert finding.shape == "D5"
    assert finding.quote == "IL-4 acts on lymphocytes."
    assert "lymphocyte" in finding.message and "G4" in finding.message
    assert not check(read(reader, text), strict=True).report.conforms


def test_the_graph_keeps_a_note_and_nothing_of_the_statement(terms: Path, text: Path) -> None:
    broken(terms)
    text.write_text("IL4 gene\n\nIL-4 acts on lymphocytes. IL-4 acts on macrophages.\n", encoding="utf-8")
    kg = KnowledgeGraph(":memory:", terms)
    assert kg.load(text).state == "saved"
    assert kg.load(text).state == "unchanged"
    notes = kg.query(
        "SELECT ?o ?q { ?d ikg:leftOut ?n . ?n ikg:objectWords ?o ; ikg:quotedFrom/oa:exact ?q }"
    )
    assert notes.to_dicts() == [{"o": "lymphocyte", "q": "IL-4 acts on lymphocytes."}]
    assert not kg.query("ASK { ?s ?p obo:CL_0000542 }").truth
    assert [row["cell"] for row in kg.query("target-cells", gene="IL4").to_dicts()] == ["macrophage"]
    assert kg.load(text, strict=True).state == "refused"
