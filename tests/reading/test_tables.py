"""The tables of sentences: what is read of each is what stands under it (`tests/dialect.py`)."""

from pathlib import Path

import pytest
from dialect import Case, as_written, cases, is_read, spoken_of
from matrix import TABLES as MATRIX

WANTED = sorted((Path(__file__).parent / "wanted").glob("*.txt"))
TABLES = sorted({*Path(__file__).parent.rglob("*.txt")} - {*WANTED, *MATRIX})
CASES = [case for path in TABLES for case in cases(path)]


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_what_is_read_is_what_stands_under_the_text(case: Case) -> None:
    assert as_written(spoken_of(case.text, case.about), case.claims) == list(case.claims)


@pytest.mark.parametrize("path", [*TABLES, *WANTED], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_text_stands_twice_in_a_table(path: Path) -> None:
    texts = [(case.about, case.text) for case in cases(path)]
    assert texts and len(texts) == len(set(texts))


@pytest.mark.parametrize("path", WANTED, ids=lambda path: path.stem)
def test_each_genre_has_twenty_texts_read_or_wanted(path: Path) -> None:
    read = path.parent.parent / "genres" / path.name
    texts = [case.text for each in (read, path) for case in cases(each)]
    assert len(texts) == len(set(texts)) >= 20


def test_a_wanted_text_counts_as_read_when_its_claims_are_read() -> None:
    text = "IL-21 binds IL4R but may not induce apoptosis."
    claims = ("interacts_with: IL4R", "induces may not: apoptosis")
    assert is_read(Case("", "IL21", text, claims))
    assert not is_read(Case("", "IL21", text, claims[:1]))
