"""What was marked in a tool becomes annotations that the reading is measured by."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from annotation_texts import SAMPLE

from il21kg.annotation.annotated import annotated
from il21kg.errors import InputError
from il21kg.measure.evaluation import evaluate
from il21kg.measure.from_tools import gold, write_gold
from il21kg.measure.gold import read_gold
from il21kg.pipeline import check, make_reader, read
from il21kg.text.document import Span

READER = make_reader()


def test_relations_are_facts_about_the_topic() -> None:
    facts = gold(SAMPLE, [Span(0, SAMPLE.text[:25]), Span(26, SAMPLE.text[26:59])])["facts"]
    rows = [
        (
            *(fact["subject"], fact["subject_span"], fact["relation"], fact["object"], fact["object_id"]),
            *(fact["certainty"], fact["negated"], fact.get("sentence")),
        )
        for fact in facts
    ]
    assert rows == [
        ("topic", [2, 7], "induces", "Foxp3", "UniProtKB:Q9BZS1", "hedged", False, [0, 25]),
        ("topic", [26, 28], "acts_on_cell", "naïve B cells", None, "stated", True, [26, 59]),
        ("topic", None, "interacts_with", "CD4", "UniProtKB:P01730", "stated", False, None),
    ]


@pytest.mark.parametrize(
    ("relation", "told"),
    [("binds_to", ("other", "binds_to")), ("treats", ("treats", None))],
)
def test_a_relation_of_no_family_is_told_as_other(relation: str, told: tuple[str, str | None]) -> None:
    text = replace(SAMPLE, relations=(replace(SAMPLE.relations[2], relation=relation),))
    (fact,) = gold(text, [])["facts"]
    assert (fact["relation"], fact.get("predicate")) == told


def test_an_object_without_words_makes_no_fact() -> None:
    turned = replace(SAMPLE.relations[2], subject="T6", object="T5")
    assert gold(replace(SAMPLE, relations=(turned,)), [])["facts"] == []


def test_what_was_read_and_nobody_mended_is_found_again_in_full(tmp_path: Path) -> None:
    text = "IL4 gene\n\nThis (🧬) is old. IL-4 may induce apoptosis. It does not act on B cells. Binds CD4.\n"
    marked = annotated(check(read(READER, text=text, key="il4")))
    (path,) = write_gold([marked], tmp_path)
    score = evaluate(read_gold([path]), READER).total
    assert (score.found, score.right, score.statements, score.facts) == (3, 3, 3, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (replace(SAMPLE, symbol=""), "“tgfb1”: nothing says which gene it is about"),
        (replace(SAMPLE, key="../x"), "“../x” cannot be the name of a file"),
        (replace(SAMPLE, key=""), "“” cannot be the name of a file"),
    ],
)
def test_what_cannot_be_written_is_told(text: object, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        write_gold([text], tmp_path)  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_over(tmp_path: Path) -> None:
    write_gold([SAMPLE], tmp_path)
    before = json.loads((tmp_path / "tgfb1.json").read_text("utf-8"))
    with pytest.raises(InputError, match=r"tgfb1\.json is there already"):
        write_gold([replace(SAMPLE, relations=())], tmp_path)
    assert json.loads((tmp_path / "tgfb1.json").read_text("utf-8")) == before
