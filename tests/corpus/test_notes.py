"""What is noted of a corpus while it is loaded: origins of what is stored, reasons of what is not."""

from pathlib import Path

import pytest

from il21kg.corpus.loading import Loaded
from il21kg.corpus.notes import Notes
from il21kg.corpus.work import Manner
from il21kg.store.origins import Origin, Origins, recall
from il21kg.store.quarantine import Failure, recall_failed, set_aside

SAVED = Loaded("/texts/il4.txt", "il4", "saved", version="urn:il4/v1", about="IL4")
FAILED = Loaded("/texts/il5.txt", "il5", "failed", reason="no gene")


def noted(folder: Path, *loaded: Loaded, manner: Manner | None = None) -> None:
    """Note what became of some texts."""
    notes = Notes(Origins(folder, {}), manner or Manner())
    for each in loaded:
        notes.take(each)
    notes.close()


def test_what_is_stored_has_its_origin_and_what_is_not_its_reason(tmp_path: Path) -> None:
    noted(tmp_path, SAVED, FAILED, manner=Manner(quotes=False))
    assert recall(tmp_path) == {"v1": Origin("/texts/il4.txt", "IL4", None, quotes=False)}
    assert recall_failed(tmp_path) == (Failure("/texts/il5.txt", "il5", "failed", "no gene"),)


def test_what_failed_before_and_is_stored_now_is_forgotten(tmp_path: Path) -> None:
    set_aside(tmp_path, [Failure("/texts/il4.txt", "il4", "failed", "no gene")])
    noted(tmp_path, SAVED)
    assert recall_failed(tmp_path) == ()


@pytest.mark.parametrize(
    ("state", "about"), [("unchanged", "IL4"), ("replaced", "IL13")], ids=["unchanged", "replaced"]
)
def test_what_is_there_unchanged_keeps_its_note(tmp_path: Path, state: str, about: str) -> None:
    noted(tmp_path, SAVED)
    noted(tmp_path, Loaded("/other/il4.txt", "il4", state, version="urn:il4/v1", about="IL13"))
    assert recall(tmp_path)["v1"].about == about


def test_many_are_written_down_before_the_end(tmp_path: Path) -> None:
    notes = Notes(Origins(tmp_path, {}), Manner())
    for number in range(70):
        notes.take(Loaded(f"/texts/{number}.txt", str(number), "saved", version=f"urn:x/{number}"))
    assert 0 < len(recall(tmp_path)) < 70
    notes.close()
    assert len(recall(tmp_path)) == 70
