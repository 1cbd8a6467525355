"""What `why` tells of how a sentence was read."""

from pathlib import Path

import pytest

import il21kg


@pytest.mark.parametrize(
    ("sentence", "relation", "thing", "row"),
    [
        ("IL4 promotes apoptosis.", "promotes", "apoptosis", "noun phrase"),
        ("IL4 is a cytokine that promotes apoptosis.", "promotes", "apoptosis", "relative clause"),
        ("IL4 binds IL4R and promotes apoptosis.", "promotes", "apoptosis", "coordination"),
    ],
)
def test_it_names_the_row_by_which_the_subject_was_found(
    sentence: str, relation: str, thing: str, row: str
) -> None:
    kg = il21kg.load(text=f"IL4\n\n{sentence}\n")
    (evidence,) = kg.why("IL4", relation, thing)
    assert evidence.subject_row == row
    assert f"  found by    the subject row “{row}”" in str(kg.why("IL4", relation, thing)).splitlines()


def test_the_rows_of_all_places_are_told_where_the_text_is_gone(tmp_path: Path) -> None:
    page, store = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text("IL4\n\nIL4 promotes apoptosis. IL4, which promotes apoptosis, binds IL4R.\n")
    il21kg.load(page, store=store)
    page.write_text("Another text.\n")
    answer = il21kg.KnowledgeGraph(store).why("IL4", "promotes", "apoptosis")
    rows = [evidence.subject_row for evidence in answer]
    assert rows == ["noun phrase / relative clause"] * 2


def test_a_subject_behind_the_verb_has_no_row() -> None:
    kg = il21kg.load(text="IL4\n\nApoptosis is promoted by IL4.\n")
    (evidence,) = kg.why("IL4", "promotes", "apoptosis")
    assert evidence.subject_row == ""
    assert "found by" not in str(kg.why("IL4", "promotes", "apoptosis"))


def test_what_was_nearly_taken_for_a_subject_is_told() -> None:
    graph = il21kg.KnowledgeGraph(":memory:")
    graph.load(text="IL21 is a sensor of viral RNA that triggers apoptosis. It binds IL2RG.", key="note")
    assert "it might be “viral RNA”" in str(graph.why("IL21", "apoptosis"))
    assert "it might be" not in str(graph.why("IL21", "IL2RG"))
