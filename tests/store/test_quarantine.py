"""Texts that were set aside: noted with the reason, and forgotten once they are loaded."""

from pathlib import Path

import pytest

from il21kg.store.quarantine import Failure, keep_report, recall_failed, set_aside

ONE = Failure("/texts/one.txt", "one", "failed", "no gene")
TWO = Failure("/texts/genes.tsv:17", "two", "refused", "G4")


def test_what_failed_is_noted_and_what_was_mended_forgotten(tmp_path: Path) -> None:
    set_aside(tmp_path, [ONE, TWO])
    assert recall_failed(tmp_path) == (TWO, ONE)  # by place
    set_aside(tmp_path, [], loaded=[TWO.place])
    assert recall_failed(tmp_path) == (ONE,)
    worse = Failure(ONE.place, "one", "failed", "no text")
    set_aside(tmp_path, [worse])
    assert recall_failed(tmp_path) == (worse,)


@pytest.mark.parametrize("damage", ["", "[]", '{"a": 1}', '{"a": {"key": "k"}}', "\x00"])
def test_notes_that_are_damaged_say_nothing(tmp_path: Path, damage: str) -> None:
    (tmp_path / "il21kg-failed.json").write_text(damage, encoding="utf-8")
    assert recall_failed(tmp_path) == ()


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    set_aside(gone, [ONE])
    keep_report(gone, {"loaded": 1})
    assert (recall_failed(gone), gone.exists()) == ((), False)


def test_the_file_of_a_row_is_its_table(tmp_path: Path) -> None:
    assert (ONE.file, TWO.file) == (Path("/texts/one.txt"), Path("/texts/genes.tsv"))
    odd = tmp_path / "name:3"
    odd.write_text("x", encoding="utf-8")
    assert Failure(str(odd), "", "failed", "").file == odd
