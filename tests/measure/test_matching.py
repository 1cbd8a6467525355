"""The repaired measure: each rule with what counts and what does not, on sentences and facts of our own."""

import json
from pathlib import Path
from typing import Any

import pytest
from sayings import reader

from il21kg.measure.constructions import CONSTRUCTIONS
from il21kg.measure.evaluation import Evaluation, evaluate
from il21kg.measure.figures import CONTENT, Figures
from il21kg.measure.gold import read_gold
from il21kg.measure.matching import folded
from il21kg.measure.scorecard import changes, to_json
from il21kg.measure.scorecard import tell as tell_scores

Row = dict[str, Any]


def fact(text: str, words: str, relation: str, **more: Any) -> Row:
    """A fact whose object is the first place of some words, its subject other words (`of`) or the topic."""
    at = text.index(words)
    of = more.pop("of", None)
    subject: Row = {"subject": "topic", "subject_span": None}
    if of is not None:
        subject = {"subject": of, "subject_span": [text.index(of), text.index(of) + len(of)]}
    effects = [[text.index(each), text.index(each) + len(each)] for each in more.get("effects", ())]
    return {
        **subject,
        **{"relation": relation, "object": words, "object_span": [at, at + len(words)]},
        **({"effect_spans": effects} if effects else {}),
        **more,
    }


def scored(folder: Path, text: str, *facts: Row, tier: str | None = None, **more: Any) -> Evaluation:
    """Measure the reading of a text about IL21."""
    (folder / "IL21.txt").write_bytes(text.encode())
    path = folder / "IL21.json"
    path.write_text(json.dumps({"symbol": "IL21", "facts": facts, **more}), encoding="utf-8")
    return evaluate(read_gold([path]), reader(), tier)


def points(figures: Figures) -> tuple[float, int, float, int]:
    """Points of the facts and how many; points of the statements and how many."""
    total = figures.total
    return total.found, total.facts, total.right, total.statements


PART = "IL21R contains IL-21."
GROWTH = "IL-21 induces proliferation and differentiation of B cells."
CELL = {"effects": ["proliferation", "differentiation"]}


@pytest.mark.parametrize(
    ("text", "facts", "plain", "repaired"),
    [
        # part_of and has_part, told from the other end; not from the same end
        (PART, [fact(PART, "IL21R", "part_of")], (0, 1, 0, 1), (1, 1, 1, 1)),
        (PART, [fact(PART, "IL-21", "part_of", of="IL21R")], (0, 1, 0, 1), (0, 1, 0, 1)),
        # one claim on a cell, and a fact for each effect
        (GROWTH, [fact(GROWTH, "B cells", "acts_on_cell", **CELL)], (1, 1, 1, 1), (1, 1, 1, 1)),
        (
            GROWTH,
            [fact(GROWTH, "proliferation", "induces"), fact(GROWTH, "differentiation of B cells", "induces")],
            (0.5, 2, 0.5, 1),
            (2, 2, 1, 1),
        ),
        (
            GROWTH,
            [fact(GROWTH, "proliferation", "induces"), fact(GROWTH, "differentiation", "inhibits")],
            (0, 2, 0, 1),
            (1, 2, 1, 1),
        ),
        (GROWTH, [fact(GROWTH, "B cells", "induces")], (0.5, 1, 0.5, 1), (0.5, 1, 0.5, 1)),
        (GROWTH, [fact(GROWTH, "differentiation of B cells", "expressed_in")], (0, 1, 0, 1), (0, 1, 0, 1)),
    ],
)
def test_what_answers_a_fact(
    text: str,
    facts: list[Row],
    plain: tuple[float, int, float, int],
    repaired: tuple[float, int, float, int],
    tmp_path: Path,
) -> None:
    found = scored(tmp_path, text, *facts)
    assert (points(found), points(found.repaired)) == (plain, repaired)


BOTH = "IL-21 is required for macrophage activation and macrophage survival."


@pytest.mark.parametrize(
    ("effects", "found"),
    [
        (["activation", "survival"], (1, 1, 2, 2)),
        (["activation"], (1, 1, 1, 2)),
        (["required"], (0, 1, 0, 2)),
    ],
)
def test_several_statements_answer_one_fact_on_a_cell(
    effects: list[str], found: tuple[float, int, float, int], tmp_path: Path
) -> None:
    wanted = fact(BOTH, "macrophage", "acts_on_cell", effects=effects)
    assert points(scored(tmp_path, BOTH, wanted).repaired) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("natural killer (NK) cells", "natural killer cells", True),
        ("kinase [a tyrosine kinase]", "kinase", True),
        ("tyrosine kinase", "kinase", False),
        ("4q27 (long", "4q27", False),
    ],
)
def test_what_stands_in_brackets_is_folded(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


KILLERS = "IL-21 activates natural killer (NK) cells."


@pytest.mark.parametrize(
    ("text", "words", "relation", "plain", "repaired"),
    [
        ("IL-21 is a part of the receptor (R) complex.", "receptor (R) complex", "part_of", 1, 1),
        (KILLERS, "natural killer (NK) cells", "acts_on_cell", 1, 1),
        (KILLERS, "cells", "acts_on_cell", 0, 0),
        ("IL-21 binds interleukin 4 (IL-4) strongly.", "interleukin 4", "interacts_with", 0, 1),
        ("IL-21 binds interleukin 4 (IL-4) strongly.", "4", "interacts_with", 0, 0),
    ],
)
def test_the_same_object_words(
    text: str, words: str, relation: str, plain: int, repaired: int, tmp_path: Path
) -> None:
    found = scored(tmp_path, text, fact(text, words, relation))
    assert (found.same_words.part, found.repaired.same_words.part) == (plain, repaired)
    assert (found.exact.found, found.repaired.exact.found) == (plain, repaired)


TWO = "IL-21 induces apoptosis. IL-21 inhibits phagocytosis."


@pytest.mark.parametrize(
    ("doubts", "without"),
    [
        ({}, (1, 2, 1, 2)),
        ({"apoptosis": "hidden"}, (0, 1, 0, 1)),
        ({"strongly": "hidden"}, (1, 1, 1, 2)),
        ({"apoptosis": ""}, (1, 2, 1, 2)),
    ],
)
def test_doubtful_facts_are_optional(
    doubts: dict[str, str], without: tuple[float, int, float, int], tmp_path: Path
) -> None:
    text = f"{TWO} It sings strongly."
    facts = [fact(text, "apoptosis", "induces"), fact(text, "strongly", "other")]
    found = scored(tmp_path, text, *({**each, "doubt": doubts.get(each["object"])} for each in facts))
    assert (points(found.repaired), points(found.sure)) == ((1, 2, 1, 2), without)


@pytest.mark.parametrize(
    ("text", "row", "plain", "repaired"),
    [
        ("IL-21 is also known as Fnordin.", ("Fnordin", "named", "HGNC:6005"), (1, 1), (0, 0)),
        ("IL-21 binds IL-4.", ("IL-4", "interacts_with", "HGNC:6014"), (1, 1), (1, 1)),
        ("IL-21 binds IL-4.", ("IL-4", "interacts_with", "HGNC:6005"), (0, 1), (0, 1)),
    ],
)
def test_a_name_is_out_of_the_figures_of_identifiers(
    text: str,
    row: tuple[str, str, str],
    plain: tuple[int, int],
    repaired: tuple[int, int],
    tmp_path: Path,
) -> None:
    words, relation, identifier = row
    found = scored(tmp_path, text, fact(text, words, relation, object_id=identifier))
    for figures, wanted in ((found, plain), (found.repaired, repaired)):
        right, all_of_them = figures.grounding["right"], figures.grounding["found"]
        assert ((right.part, right.whole), all_of_them.whole) == (wanted, wanted[1])


@pytest.mark.parametrize(
    ("words", "relation", "identifier", "judged"),
    [
        ("B cells", "acts_on_cell", "CL:0000236", {"right": 1, "found": 1}),
        ("proliferation", "induces", "GO:0008283", {}),
        ("B cells", "induces", "GO:0008283", {"wrong": 1}),
    ],
)
def test_a_claim_on_a_cell_has_no_identifier_of_an_effect(
    words: str, relation: str, identifier: str, judged: dict[str, int], tmp_path: Path
) -> None:
    found = scored(tmp_path, GROWTH, fact(GROWTH, words, relation, object_id=identifier)).repaired
    assert {name: share.part for name, share in found.grounding.items() if share.part} == judged
    assert found.same_words.whole == (0 if words == "proliferation" else 1)


def test_content_relations_are_told_together(tmp_path: Path) -> None:
    text = f"{TWO} IL-21 is also known as Fnordin."
    facts = [fact(text, "apoptosis", "induces"), fact(text, "Fnordin", "named")]
    found = scored(tmp_path, text, *facts).repaired
    assert (found.content.found, found.content.facts, found.content.statements) == (1, 1, 2)
    assert {"induces", "part_of"} < set(CONTENT) and not {"named", "is_a", "acts_on_cell"} & set(CONTENT)


@pytest.mark.parametrize(
    ("text", "words", "relation", "construction"),
    [
        ("IL-21 binds IL-4.", "IL-4", "interacts_with", "verb"),
        ("IL-21 binds IL-4 and IL-7.", "IL-7", "interacts_with", "further item"),
        ("IL-21 (also IL-4) sings.", "IL-4", "named", "in brackets"),
        ("IL-21 is phosphorylated by JAK1.", "JAK1", "modified_by", "passive"),
        ("IL-21 is flurbed by JAK1.", "JAK1", "modified_by", "passive"),
        ("IL-21 is a ligand of IL-4.", "IL-4", "interacts_with", "noun"),
        ("IL-21 is a cytokine that binds IL-4.", "IL-4", "interacts_with", "relative clause"),
        ("IL-21 sings, activating macrophages.", "macrophages", "acts_on_cell", "participle"),
        ("IL-21, the fnord of mice, sings.", "fnord", "is_a", "side by side"),
        ("IL-4 binds IL-21.", "IL-4", "interacts_with", "object first"),
    ],
)
def test_how_a_sentence_puts_a_fact(
    text: str, words: str, relation: str, construction: str, tmp_path: Path
) -> None:
    facts = [fact(text, words, relation, subject_span=[text.index("IL-21"), text.index("IL-21") + 5])]
    if "IL-4 and" in text:
        facts.insert(0, {**fact(text, "IL-4", relation), "subject_span": [0, 5]})
    pairs = scored(tmp_path, text, *facts).texts[0].repaired
    assert [each.construction for each in pairs if each.fact][-1] == construction
    assert construction in CONSTRUCTIONS


def test_a_clause_without_subject_and_what_is_false_have_a_construction(tmp_path: Path) -> None:
    text = "May bind IL-4. IL-21 binds IL-7."
    found = scored(tmp_path, text, fact(text, "IL-4", "interacts_with")).repaired.constructions
    assert {name: (score.facts, score.statements) for name, score in found.items()} == {
        "no subject": (1, 1),
        "verb": (0, 1),
    }


@pytest.mark.parametrize(
    ("text", "stated", "genre"),
    [
        (TWO, "card of points", "card of points"),
        (TWO, None, "by layout: paragraphs"),
        (f"IL21 Gene\n\nDefinition\n\n{TWO}\n", None, "by layout: page with headings"),
        ("Functions:\n  • induces apoptosis\n  • inhibits phagocytosis\n", None, "by layout: list"),
    ],
)
def test_the_genre_is_the_stated_one_else_by_layout(
    text: str, stated: str | None, genre: str, tmp_path: Path
) -> None:
    found = scored(tmp_path, text, fact(text, "apoptosis", "induces"), genre=stated)
    assert list(found.repaired.genres) == [genre]
    assert found.repaired.genres[genre].facts == 1


def test_versions_are_told_side_by_side_old_ones_too(tmp_path: Path) -> None:
    words = reader().vocabulary
    found = [scored(tmp_path, TWO, fact(TWO, each, "induces")) for each in ("apoptosis", "IL-21")]
    now, second = (to_json(each, words) for each in found)
    first = {key: value for key, value in second.items() if key not in ("repaired", "sure")}
    told = changes(now, {"first": first, "second": second})
    rows = [line.split() for line in told.splitlines()]
    assert rows[0] == ["first", "second", "now"]
    assert ["recall", "–", "0.000", "1.000"] in rows
    assert ["recall", "0.000", "0.000", "1.000"] in rows
    assert "  all                               0.500 (+0.500)      1.000 (+1.000)" in told
    assert "by the plain rule, as before" in tell_scores(found[0])
