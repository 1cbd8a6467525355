"""What was saved without a look: noted, told, struck off."""

from concurrent.futures import ThreadPoolExecutor
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


def test_of_two_at_once_neither_undoes_what_the_other_has_noted(tmp_path: Path) -> None:
    first, second = [f"doc:a{n}" for n in range(25)], [f"doc:b{n}" for n in range(25)]
    put_off(tmp_path, second)
    with ThreadPoolExecutor(2) as both:
        added = [both.submit(put_off, tmp_path, [each]) for each in first]
        struck = [both.submit(looked_at, tmp_path, [each]) for each in second]
        assert [each.result() for each in (*added, *struck)] == [None] * 50
    assert unchecked(tmp_path) == {*first}
