"""Plain words: which question of the catalogue they stand for, and when they stand for none."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import il21kg
from il21kg import KnowledgeGraph
from il21kg.ask.asking import Known, understand
from il21kg.ask.catalogue import catalogue
from il21kg.ask.naming import names_known
from il21kg.errors import InputError
from il21kg.vocabulary.vocabulary import load_vocabulary

PHRASINGS = [
    tuple(part.strip() for part in line.split("=>"))
    for line in Path(__file__).with_name("phrasings.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]
KINDS = {"IL21": {"gene"}, "B cells": {"cell"}, "psoriasis": {"disease"}, "doc-1": {"document"}}


@pytest.fixture(scope="module")
def sample() -> KnowledgeGraph:
    return il21kg.load()


@pytest.fixture(scope="module")
def known(sample: KnowledgeGraph) -> Known:
    vocabulary = load_vocabulary()
    with sample._open() as store:
        return names_known(store, lambda: vocabulary)


def told(words: str, known: Known) -> str:
    try:
        each = understand(words, known)
    except InputError:
        return "-"
    values = [f"{name}={value}" for name, value in each.parameters.items()]
    return " ".join([each.question.name, *values])


@pytest.mark.parametrize(("words", "meant"), PHRASINGS)
def test_what_people_ask(words: str, meant: str, known: Known) -> None:
    assert told(words, known) == meant


@pytest.mark.parametrize("question", catalogue(), ids=lambda each: each.name)
def test_each_question_is_understood_in_its_own_ways(question: il21kg.ask.Question) -> None:
    assert len(question.asked) >= 2
    for way in question.asked:
        slots = re.findall(r"\{(\w+)\}", way)
        assert {*slots} <= {each.name for each in question.parameters}


def names(runs: Iterable[str]) -> dict[str, frozenset[str]]:
    return {words: frozenset(KINDS[words]) for words in runs if words in KINDS}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("which cells does IL21 act on", "target-cells gene=IL21"),
        ("WHICH CELLS DOES IL21 ACT ON???", "target-cells gene=IL21"),
        ("which cells are acted on?", "target-cells gene=*"),
        ("what regulates IL21", "regulators gene=IL21"),
        ("what does IL21 regulate", "processes gene=IL21"),
        ("what does doc-1 say that no other says", "news document=doc-1"),
        ("IL21", "facts gene=IL21"),
        ("", "-"),
        ("???", "-"),
        ("the weather of IL21", "-"),
        ("which cells does IL-99 act on", "-"),
    ],
)
def test_names_are_what_is_known(words: str, meant: str) -> None:
    assert told(words, names) == meant


def test_what_is_not_understood_is_told_with_the_three_nearest_questions() -> None:
    with pytest.raises(InputError) as caught:
        understand("which cells bake bread in spring", names)
    listed = [line for line in str(caught.value).splitlines() if line.startswith("  ")]
    assert len(listed) == 3
    assert all(line.split(":")[0].strip() in {each.name for each in catalogue()} for line in listed)


def test_a_name_that_is_none_is_told() -> None:
    with pytest.raises(InputError, match="“IL-99” names nothing"):
        understand("which cells does IL-99 act on", names)


def test_the_answer_says_what_was_understood(sample: KnowledgeGraph) -> None:
    asked = sample.ask("which cells does IL-21 act on?")
    assert asked.understood.command == "il21kg query target-cells gene=IL-21"
    assert [row["cell"] for row in asked.result.to_dicts()] == [
        "B cell", "cytotoxic T cell", "macrophage", "natural killer cell",
    ]  # fmt: skip
    assert "VALUES ?gene { <http://identifiers.org/hgnc/6005> }" in asked.sparql


def test_any_gene_is_told_in_each_row(sample: KnowledgeGraph) -> None:
    rows = sample.ask("which diseases are related to any gene?").result.to_dicts()
    assert {row["gene"] for row in rows} == {"http://identifiers.org/hgnc/6005"}
