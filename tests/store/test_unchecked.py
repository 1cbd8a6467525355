"""What was saved without a look: noted, told, struck off."""

from pathlib import Path

from il21kg.store.unchecked import looked_at, put_off, unchecked


def test_what_is_put_off_is_told_until_it_is_looked_at(tmp_path: Path) -> None:
    assert unchecked(tmp_path) == frozenset()
    put_off(tmp_path, ["doc:a", "doc:b"])
    put_off(tmp_path, ["doc:b", "doc:c"])
    assert unchecked(tmp_path) == {"doc:a", "doc:b", "doc:c"}
    looked_at(tmp_path, ["doc:b", "doc:unknown"])
    assert unchecked(tmp_path) == {"doc:a", "doc:c"}
    looked_at(tmp_path, ["doc:a", "doc:c"])
    assert unchecked(tmp_path) == frozenset()
