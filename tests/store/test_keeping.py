"""Where notes on a store are kept: beside it, and of an endpoint in a folder of the person's own."""

import os
from pathlib import Path

import pytest

from il21kg.errors import Unavailable
from il21kg.files import open_lock, try_lock
from il21kg.store import folder
from il21kg.store.keeping import alone, make_room, notes_of
from il21kg.store.store import open_store

HERE = "http://a.example:7878/query?key=hidden"


def test_a_folder_has_its_notes_in_it_and_the_memory_none() -> None:
    assert (notes_of("genes"), notes_of(":memory:")) == (Path("genes"), None)


def test_an_endpoint_has_a_folder_by_its_address_for_queries(tmp_path: Path) -> None:
    (tmp_path / "graph.toml").write_text(f'query = "{HERE}"\nupdate = "http://a.example/u"\nseconds = 9\n')
    notes = notes_of(HERE)
    assert notes is not None
    assert notes == notes_of(str(tmp_path / "graph.toml"))
    assert (notes.parent.name, notes.name[:10], "hidden" in str(notes)) == ("endpoints", "a.example-", False)
    assert notes.is_relative_to(os.environ["XDG_STATE_HOME"])
    others = (
        "http://a.example:7878/query?key=other",
        "http://a.example:7879/query",
        "https://a.example/query",
    )
    assert len({notes, *map(notes_of, others)}) == 4


def test_without_a_place_of_their_own_they_lie_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    notes = notes_of(HERE)
    assert notes is not None
    assert notes.parent == tmp_path / ".local" / "state" / "il21kg" / "endpoints"
    with open_store(HERE) as read:  # who reads leaves nothing
        assert (read.notes, notes.exists()) == (notes, False)
    with open_store(HERE, write=True):
        assert notes.stat().st_mode & 0o777 == 0o700


def test_one_at_a_time_changes_the_notes_on_an_endpoint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(folder, "WAIT", 0.1)
    make_room(tmp_path / "notes")
    with alone(tmp_path / "notes"), pytest.raises(Unavailable, match="in use"), alone(tmp_path / "notes"):
        raise AssertionError("two had them")
    with open_store(str(tmp_path / "store"), write=True), alone(tmp_path / "store"):  # it is held as a whole
        lock = open_lock(tmp_path / "store" / "il21kg-store.lock", make=False)
        assert lock is not None
        assert not try_lock(lock, write=True)
        os.close(lock)
