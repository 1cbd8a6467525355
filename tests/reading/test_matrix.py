"""The matrix of constructions by relations: what is read stays read; CLAIMS.md tells how much."""

import pytest
from dialect import Case, as_written, spoken_of
from matrix import CLAIMS, CONSTRUCTIONS, TABLES, construction, figures, matrix, wanted, with_figures

ROWS = matrix()
RELATIONS = {
    "disease": {"causes_disease", "associated_with_disease"},
    "expressed_in": {"expressed_in"},
    "has_activity": {"has_activity"},
    "has_part": {"has_part"},
    "interacts_with": {"interacts_with"},
    "involved_in": {"involved_in"},
    "localizes_to": {"localizes_to"},
    "modifies": {"modifies", "modified_by"},
    "part_of": {"part_of", "has_part"},
    "regulates": {"regulates", "induces", "inhibits"},
}
READ = [case for row in ROWS.values() for case in row if not wanted(case)]


@pytest.mark.parametrize("case", READ, ids=[f"{case.where}-{case.remark}" for case in READ])
def test_what_is_read_stays_read(case: Case) -> None:
    assert as_written(spoken_of(case.text, case.about), case.claims) == list(case.claims)


def test_each_relation_has_a_sentence_of_each_construction() -> None:
    assert {path.stem for path in TABLES} == RELATIONS.keys()
    for row in ROWS.values():
        assert [construction(case) for case in row] == list(CONSTRUCTIONS)
    texts = [case.text for row in ROWS.values() for case in row]
    assert len(texts) == len(set(texts)) == 150


@pytest.mark.parametrize("name", RELATIONS)
def test_each_sentence_says_the_relation_of_its_table(name: str) -> None:
    without = [
        construction(case)
        for case in ROWS[name]
        if not any(
            f"{key} " in f"{line} ".replace(":", " ") for line in case.claims for key in RELATIONS[name]
        )
    ]
    # "has a role in the phosphorylation of X" is the weaker claim, of a process
    assert without == (["role in"] if name == "modifies" else [])


def test_the_readme_tells_how_many_are_read() -> None:
    page = CLAIMS.read_text(encoding="utf-8")
    assert figures(ROWS) in page
    assert with_figures(page, ROWS) == page, "python tests/matrix.py writes them anew"


def test_a_mark_is_no_part_of_the_construction() -> None:
    case = Case("", "LCK", "", (), "hedge (wanted)")
    assert (construction(case), wanted(case)) == ("hedge", True)
    assert not wanted(Case("", "LCK", "", (), "hedge"))
