"""The tables of sentences: what is read of each is what stands under it (`tests/dialect.py`)."""

from pathlib import Path

import pytest
from dialect import Case, as_written, cases, spoken_of

TABLES = sorted(Path(__file__).parent.rglob("*.txt"))
CASES = [case for path in TABLES for case in cases(path)]


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_what_is_read_is_what_stands_under_the_text(case: Case) -> None:
    assert as_written(spoken_of(case.text, case.about), case.claims) == list(case.claims)


@pytest.mark.parametrize("path", TABLES, ids=[path.name for path in TABLES])
def test_no_text_stands_twice_in_a_table(path: Path) -> None:
    texts = [(case.about, case.text) for case in cases(path)]
    assert texts and len(texts) == len(set(texts))
