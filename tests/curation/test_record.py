"""The file of decisions is added to, a whole line at a time, and nobody's link is followed."""

from pathlib import Path

import pytest
from curating import BOB, decided

from il21kg.curation.decisions import Decisions, to_line
from il21kg.curation.record import FILE, held, note, read_file, read_files
from il21kg.errors import InputError, Unavailable

ONE, OTHER = decided("accept", "CD4"), decided("reject", "CD4", by=BOB)


def test_what_is_noted_is_read_again(tmp_path: Path) -> None:
    assert held(tmp_path / FILE) == Decisions()
    note(tmp_path / FILE, ONE)
    note(tmp_path / FILE, OTHER, ONE)
    assert (tmp_path / FILE).read_text(encoding="utf-8").splitlines() == [*map(to_line, (ONE, OTHER, ONE))]
    assert held(tmp_path / FILE).all == {ONE, OTHER}


def test_a_line_that_lost_its_end_is_ended_first(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(to_line(ONE), encoding="utf-8")
    note(tmp_path / FILE, OTHER)
    assert held(tmp_path / FILE).all == {ONE, OTHER}


def test_files_of_several_curators_are_read_together(tmp_path: Path) -> None:
    for name, decision in (("ada", ONE), ("bob", OTHER)):
        note(tmp_path / name, decision)
    assert read_files([tmp_path / "ada", tmp_path / "bob"]).all == {ONE, OTHER}
    with pytest.raises(InputError, match=r"cyn: cannot be read \(No such file"):
        read_file(tmp_path / "cyn")


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="is a link"):
        note(tmp_path / FILE, ONE)
    assert not (tmp_path / "elsewhere").exists()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be written"):
        note(tmp_path / "no-such-folder" / FILE, ONE)
