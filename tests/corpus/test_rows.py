"""Texts of rows are found again by their places, as long as they are what they were."""

from hashlib import sha256
from pathlib import Path

import pytest

from il21kg.corpus.rows import Rows

TEXT = "IL4 induces apoptosis."


@pytest.mark.parametrize(
    ("place", "digest", "there"),
    [
        ("genes.tsv:3", TEXT, True),
        ("genes.tsv:2", TEXT, False),
        ("genes.tsv:9", TEXT, False),
        ("genes.tsv:3", "another text", False),
        ("gone.tsv:3", TEXT, False),
        ("genes.txt:3", TEXT, False),
    ],
)
def test_a_row_is_found_by_its_place(tmp_path: Path, place: str, digest: str, there: bool) -> None:
    table = f"symbol\ttext\nIL21\tIL21 binds IL4.\nIL4\t{TEXT}\n"
    for name in ("genes.tsv", "genes.txt"):
        (tmp_path / name).write_text(table, encoding="utf-8")
    found = Rows().text(str(tmp_path / place), sha256(digest.encode()).hexdigest())
    assert (found.data.decode() if found else None) == (TEXT if there else None)
