"""How much a store holds, counted from its graph."""

import json
from collections.abc import Callable
from pathlib import Path

import il21kg
from il21kg.store.statistics import tell, to_values

IL4 = "IL4 gene\n\nIL-4 induces apoptosis. IL-4 may act on B cells. IL-4 does not act on monocytes."
IL6 = "IL6 gene\n\nIL-6 induces apoptosis."


def test_statements_are_counted_by_kind_certainty_tier_and_gene() -> None:
    kg = il21kg.KnowledgeGraph()
    kg.load(text=IL4, key="a")
    kg.load(text=IL6, key="b")
    told = to_values(kg.statistics())
    assert told == {
        "place": "memory",
        "documents": 2,
        "statements": 4,
        "said": 4,
        "kinds": {"CellTargetStatement": 2, "ProcessStatement": 2},
        "certainties": {"stated": 3, "hedged": 1},
        "tiers": {"A": 4},
        "not_asserted": {"negated": 1},
        "genes": {"IL4": 3, "IL6": 1},
        "terms": {"Cell": 2, "Gene": 2, "Protein": 2, "BiologicalProcess": 1},
        "triples": len(kg),
        "size": None,
    }


def test_a_claim_of_two_documents_is_one_statement() -> None:
    kg = il21kg.KnowledgeGraph()
    kg.load(text=IL6, key="a")
    kg.load(text=f"{IL6} It is old.", key="b")
    told = kg.statistics()
    assert (told.documents, told.statements, told.said) == (2, 1, 2)
    assert tell(told).splitlines()[1] == "  said          2 times: some statements by more than one document"


def test_a_claim_that_is_kept_back_for_two_reasons_is_one_statement() -> None:
    kg = il21kg.KnowledgeGraph()
    kg.load(text=f"{IL6} IL-6 does not induce glowing of the frobs.", key="a")
    told = kg.statistics()
    assert told.not_asserted == {"negated": 1, "unresolved": 1}
    assert [sum(each.values()) for each in (told.kinds, told.certainties, told.tiers)] == [
        told.statements
    ] * 3
    assert told.statements == 2


def test_the_command_tells_them(command: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "il6.txt").write_text(IL6, encoding="utf-8")
    command("load", tmp_path / "il6.txt", "--store", tmp_path / "s")
    code, out, _ = command("stats", "--store", tmp_path / "s")
    assert (code, out.splitlines()[0]) == (0, f"{tmp_path / 's'}: 1 statement of 1 document")
    assert "  gene          IL6 1\n" in out
    told = json.loads(command("stats", "--store", tmp_path / "s", "--json")[1])
    assert (told["certainties"], told["size"] > 1000) == ({"stated": 1}, True)


def test_an_empty_graph_has_nothing_to_count() -> None:
    assert tell(il21kg.KnowledgeGraph().statistics()) == (
        "memory: 0 statements of 0 documents\n  triples       0"
    )
