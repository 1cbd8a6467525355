"""Decisions hold in the store, whenever they are made, however often they are applied."""

from pathlib import Path

import pytest
from curating import ADA, BOB, TEXT, decided, fond
from hypothesis import given, settings
from hypothesis import strategies as st

from il21kg.curation.decisions import Decision, Fact
from il21kg.curation.record import FILE, note
from il21kg.graph.identity import run_name
from il21kg.knowledge import KnowledgeGraph
from il21kg.namespaces import expand

SPARED = "ASK { uniprot:Q9HBE4 %s }"
MADE = (
    decided("reject", "apoptosis"),
    decided("accept", "monocytes", reason="mice and men"),
    decided("accept", "moonlight receptors", at=2),
    decided("correct", "CD4", fact=Fact(relation="inhibits")),
    decided("reject", "CD4", by=BOB, at=3),
    decided("add", fact=fond()),
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def bytes_after(graph: KnowledgeGraph) -> bytes:
    return graph.to_bytes("ntriples")


def fresh(article: Path, name: str, *decisions: Decision) -> KnowledgeGraph:
    """Load the article where this was decided before."""
    folder = article.parent / name
    folder.mkdir()
    if decisions:
        note(folder / FILE, *decisions)
    graph = KnowledgeGraph(folder)
    assert graph.load(article).state == "saved"
    return graph


def says(graph: KnowledgeGraph, relation: str, thing: str) -> bool:
    triple = (expand("uniprot:Q9HBE4"), expand(relation), expand(thing))
    return f"<{triple[0]}> <{triple[1]}> <{triple[2]}> .".encode() in bytes_after(graph)


def test_without_decisions_the_graph_is_what_it_was(article: Path) -> None:
    graph = fresh(article, "a")
    assert graph.apply_decisions() == {} == graph.curated()
    assert b"decisionsDigest" not in bytes_after(graph)
    source = graph.documents()[0]
    name, version = source.program.split()
    assert source.run == run_name(source.document.rpartition("/")[2], name, version, source.digest)


def test_what_is_decided_before_and_after_a_load_is_the_same(article: Path) -> None:
    before = fresh(article, "before", *MADE)
    after = fresh(article, "after")
    note(after.decisions_file or Path(), *MADE)
    assert [outcome.state for outcome in after.apply_decisions().values() if outcome] == ["saved"]
    assert bytes_after(before) == bytes_after(after)
    assert after.apply_decisions() == {}
    assert after.load(article).state == "unchanged"
    assert bytes_after(before) == bytes_after(after)


@settings(max_examples=3)
@given(st.lists(st.sampled_from(MADE), unique=True), st.lists(st.sampled_from(MADE), unique=True))
def test_decisions_that_come_in_parts_are_as_if_they_came_together(
    first: list[Decision], then: list[Decision]
) -> None:
    graph, other = KnowledgeGraph(":memory:"), KnowledgeGraph(":memory:")
    graph.load(text=TEXT, key="page")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for made, of in (([*first, *then], other), (first, graph)):
            file = Path(folder) / f"{id(of)}.jsonl"
            file.touch()
            note(file, *made)
            of._decisions = file
        other.load(text=TEXT, key="page")
        graph.apply_decisions()
        note(graph._decisions or Path(), *then)
        graph.apply_decisions()
        assert bytes_after(graph) == bytes_after(other)


def test_a_rejected_fact_is_kept_and_not_asserted_an_accepted_one_is(article: Path) -> None:
    graph = fresh(article, "a", *MADE)
    assert not says(graph, "ikg:mayPositivelyRegulate", "GO:0006915")
    assert says(graph, "ikg:actsOnCell", "CL:0000576")
    assert says(graph, "ikg:actsOnCell", "CL:0000786")
    assert not says(graph, "RO:0002436", "uniprot:P01730")
    assert not says(graph, "ikg:decreasesActivityOf", "uniprot:P01730")
    findings = graph.validate().findings
    assert [(each.shape, each.severity) for each in findings if each.severity != "info"] == []
    assert "P10" in {each.shape for each in findings}


@pytest.mark.parametrize("made", MADE[:3] + MADE[5:], ids=lambda each: each.action)
def test_each_reviewed_statement_conforms_and_says_who(article: Path, made: Decision) -> None:
    graph = fresh(article, "a", made)
    assert graph.validate().counts["violations"] == 0
    rows = graph.query(
        "SELECT ?who ?why { ?s <https://w3id.org/il21kg/ontology#review> ?r ."
        " ?r <http://www.w3.org/ns/prov#wasAssociatedWith> ?who"
        " OPTIONAL { ?r <http://www.w3.org/2000/01/rdf-schema#comment> ?why } }"
    ).to_dicts()
    assert [(row["who"], row["why"] or "") for row in rows] == [(ADA, made.reason)]


def test_why_shows_who_decided_and_why(article: Path) -> None:
    told = str(fresh(article, "a", *MADE).why("IL21", "actsOnCell", "monocyte"))
    assert f"reviewed    accepted by {ADA} on 2026-11-28: mice and men" in told


def test_decisions_hold_for_a_text_that_was_changed_elsewhere(article: Path) -> None:
    graph = fresh(article, "a", MADE[0], MADE[1], MADE[5])
    article.write_text(TEXT.replace("IL-21 binds CD4. ", "It is long known. "), encoding="utf-8")
    assert graph.load(article).state == "saved"
    assert not says(graph, "ikg:mayPositivelyRegulate", "GO:0006915")
    assert says(graph, "ikg:actsOnCell", "CL:0000786")
    (curated,) = graph.curated().values()
    assert curated is not None and curated.lapsed == ()


def test_a_decision_that_no_longer_applies_is_told_with_its_reason(article: Path) -> None:
    graph = fresh(article, "a", *MADE)
    article.write_text(TEXT.replace("CD4", "CD8A"), encoding="utf-8")
    graph.load(article)
    (curated,) = graph.curated().values()
    assert curated is not None
    assert {each.why for each in curated.lapsed} == {"its sentence is not read any more"}
    assert {each.decision for each in curated.lapsed} == {MADE[3], MADE[4]}


def test_many_texts_are_loaded_with_what_was_decided_of_them(tmp_path: Path) -> None:
    table = tmp_path / "genes.jsonl"
    table.write_text('{"id": "page", "gene": "IL21", "text": "IL-21 binds CD4."}\n', encoding="utf-8")
    text = "IL-21 binds CD4."
    rejected = decided("reject", "CD4", text=text)
    graph = KnowledgeGraph(tmp_path / "store")
    assert graph.load_all([table]).states == {"saved": 1}
    (key,) = [each.key for each in graph.documents()]
    assert says(graph, "RO:0002436", "uniprot:P01730")
    line = Decision(rejected.action, key, ADA, rejected.date, rejected.claim)
    note(graph.decisions_file or Path(), line)
    assert graph.load_all([table]).states == {"replaced": 1}
    assert not says(graph, "RO:0002436", "uniprot:P01730")
    assert graph.load_all([table]).states == {"unchanged": 1}
    assert graph.apply_decisions() == {}


def test_a_document_whose_text_is_gone_stays_as_it_is(article: Path) -> None:
    graph = fresh(article, "a")
    held = bytes_after(graph)
    note(graph.decisions_file or Path(), MADE[0])
    article.unlink()
    assert graph.apply_decisions() == {"page": None} == graph.curated()
    assert bytes_after(graph) == held


def test_a_copy_of_the_store_has_its_decisions(article: Path, tmp_path: Path) -> None:
    graph = fresh(article, "a", *MADE)
    graph.backup(tmp_path / "copy")
    assert KnowledgeGraph(tmp_path / "copy").decisions.all == set(MADE)


def test_a_withdrawn_document_leaves_nothing_of_its_reviews(article: Path) -> None:
    graph = fresh(article, "a", *MADE)
    graph.retract("page")
    assert bytes_after(graph) == b""


def test_a_denial_that_was_rejected_is_in_no_answer(tmp_path: Path) -> None:
    text = "IL21 gene\n\nIL-21 does not bind CD4. IL-21 inhibits monocytes."
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    graph = KnowledgeGraph(tmp_path / "store")
    graph.load(tmp_path / "page.txt")
    assert len(graph.query("denied").to_dicts()) == 1
    note(graph.decisions_file or Path(), decided("reject", "CD4", text=text))
    graph.apply_decisions()
    assert graph.query("denied").to_dicts() == []
    assert [row["thing"] for row in graph.query("facts", gene="IL21").to_dicts()] == ["monocyte"]


def test_edges_have_the_evidence_of_who_looked_at_them(article: Path) -> None:
    from il21kg.show.files.kgx import edge
    from il21kg.store.claims import claims

    graph = fresh(article, "a", MADE[1])
    with graph._open() as store:
        told = {each["object"]: each for each in map(edge, claims(store)) if "CL:" in each["object"]}
    assert told["CL:0000576"]["has_evidence_of_type"] == ["ECO:0000303"]
    assert told["CL:0000576"]["agent_type"] == "manual_validation_of_automated_agent"
