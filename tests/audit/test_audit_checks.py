"""Single values are checked: what is counted, what is kept of it, what only the whole can tell."""

from typing import Any

import pytest

from il21kg.audit.checks import Checker
from il21kg.audit.findings import Tally
from il21kg.audit.values import Claim, Document, Part, Thing, Told
from il21kg.graph.proof.cues import cue_words
from il21kg.vocabulary.vocabulary import load_vocabulary

KNOWN: dict[str, Any] = {"sources": ("PMID:18319398",), "evidence": True}
SET = Told(("CC0-1.0",), ("A laboratory",), ("2026",))


def found(*parts: Part, **given: object) -> dict[str, int]:
    words = load_vocabulary()
    checker = Checker(Tally(3), words, cue_words(words), **given)  # type: ignore[arg-type]
    for part in (SET, *parts):
        checker.take(part)
    return {each.check.id: each.count for each in checker.end(("here",), nodes=False).found}


#: A sentence and a relation → what is found where the claim itself says nothing of certainty.
SENTENCES: tuple[tuple[str, str, dict[str, int]], ...] = (
    ("IL-10 might suppress macrophages.", "affects", {"A18": 1}),
    ("IL-10 might suppress macrophages.", "may_affect", {}),
    ("IL-10 might suppress macrophages.", "mayActOnCell", {}),
    ("IL-10 might suppress macrophages.", "https://example.org/geneMightAffectCell", {}),
    ("IL-10 might suppress macrophages.", "IS_CANDIDATE_FOR", {}),
    ("IL-10 might suppress macrophages.", "dismays", {"A18": 1}),
    ("IL-10 might suppress macrophages.", "mayorOf", {"A18": 1}),
    ("IL-10 never suppresses macrophages.", "affects", {"A20": 1}),
    ("IL-10 suppresses macrophages in May's model.", "affects", {}),
    ("IL-10 suppresses nothing but macrophages.", "affects", {}),
    ("IL-10 not only suppresses macrophages.", "affects", {}),
    ("No doubt IL-10 suppresses macrophages.", "affects", {}),
    ("IL-10 doesn’t suppress macrophages.", "affects", {"A20": 1}),
)


@pytest.mark.parametrize(("sentence", "relation", "ids"), SENTENCES)
def test_hedges_and_denials_of_a_sentence(sentence: str, relation: str, ids: dict[str, int]) -> None:
    assert found(Claim("HGNC:5962", relation, "CL:0000235", "1", quotes=(sentence,), **KNOWN)) == ids


def test_a_claim_that_says_how_certain_it_is_is_believed() -> None:
    sentence = "IL-10 might suppress macrophages, but not T cells."
    claim = Claim("HGNC:5962", "affects", "CL:0000235", "1", quotes=(sentence,), marked=True, **KNOWN)
    assert found(claim) == {}


#: A label of the gene IL4 → whether it is one.
LABELS = {"IL4": {}, "il-4": {}, "interleukin 4": {}, "Il 4 as we call it": {}, "IL10": {"A13": 1}}


@pytest.mark.parametrize("label", LABELS)
def test_labels(label: str) -> None:
    assert found(Thing("HGNC:6014", "1", (label,), ("biolink:Gene",))) == LABELS[label]


#: Ends of edges → how often which check finds them where edges alone are given, and among nodes.
ENDS: tuple[tuple[tuple[str, str], dict[str, int], dict[str, int]], ...] = (
    (("HGNC:IL10", "CL:0000235"), {"A10": 1}, {"A10": 1, "A22": 3}),
    (("HGNC:5962", "lab:235"), {"A7": 1}, {"A7": 1, "A22": 3}),
    (("hgnc:5962", "CL:235"), {"A8": 1, "A10": 1}, {"A8": 1, "A10": 1, "A22": 6}),
    (("IL10", "macrophage"), {}, {"A22": 6}),
)


@pytest.mark.parametrize(("ends", "bare", "closed"), ENDS)
def test_each_end_of_edges_is_looked_at_once(
    ends: tuple[str, str], bare: dict[str, int], closed: dict[str, int]
) -> None:
    edges = [Claim(ends[0], "affects", ends[1], str(line), **KNOWN) for line in (2, 3, 4)]
    nodes = [Thing(each, "1", ("a name",), ("a kind",)) for each in ("HGNC:5962", "CL:0000235")]
    assert found(*edges, bare=True) == bare
    assert found(*nodes, *edges, closed=True) == closed
    assert found(*edges) == {}, "RDF tells its things by themselves"


def test_a_text_that_was_changed_is_told() -> None:
    there = Document("here", "il4.txt", "11")
    assert found(there, hashes={"il4.txt": "11"}) == found(there, hashes={"il5.txt": "22"}) == {}
    assert found(there, hashes={"il4.txt": "22"}) == {"A16": 1}
