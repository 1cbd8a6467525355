"""Backups, merged stores, and stores that are made small: what they hold is what was loaded."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import il21kg
from il21kg.errors import InputError
from il21kg.store import upkeep
from il21kg.store.unchecked import unchecked

Run = Callable[..., tuple[int, str, str]]
SAID = {
    "one": "IL4 gene\n\nIL-4 induces apoptosis. It may act on B cells.",
    "two": "IL6 gene\n\nIL-6 induces apoptosis.",
    "three": "IL2 gene\n\nIL-2 induces proliferation of T cells.",
}


def store(folder: Path, *keys: str, said: dict[str, str] = SAID) -> il21kg.KnowledgeGraph:
    kg = il21kg.KnowledgeGraph(folder)
    for key in keys:
        kg.load(text=said[key], key=key)
    return kg


def bytes_of(kg: il21kg.KnowledgeGraph) -> tuple[bytes, bytes]:
    return kg.to_bytes("ntriples"), kg.graphs_to_bytes()


# --- backup


@pytest.mark.parametrize("inside", ["", "b", "oxigraph/b", "../s/b"])
def test_nothing_is_written_into_the_folder_of_the_store(inside: str, tmp_path: Path) -> None:
    kg = store(tmp_path / "s", "one")
    held = bytes_of(kg)
    with pytest.raises(InputError, match="Nothing was written"):
        kg.backup(tmp_path / "s" / inside)
    for format in ("turtle", "kgx-tsv"):
        with pytest.raises(InputError, match="Nothing was written"):
            kg.export(tmp_path / "s" / inside, format)
    assert [each for each in tmp_path.rglob("*") if each.name == "b"] == []
    assert bytes_of(kg) == held


def test_a_backup_is_a_store_that_shares_nothing(tmp_path: Path) -> None:
    kg = store(tmp_path / "s", "one")
    size = kg.backup(tmp_path / "deep" / "b")
    copy = il21kg.KnowledgeGraph(tmp_path / "deep" / "b")
    assert (bytes_of(copy), size) == (bytes_of(kg), upkeep.size_of(tmp_path / "deep" / "b"))
    assert [each.path for each in copy.holdings()] == [each.path for each in kg.holdings()]
    files = [each for each in (tmp_path / "deep" / "b").rglob("*") if each.is_file()]
    assert {each.stat().st_nlink for each in files} == {1}
    before = bytes_of(copy)
    kg.retract("one")
    assert bytes_of(copy) == before
    assert copy.load(text=SAID["two"], key="two").state == "saved"


def test_a_backup_goes_over_nothing(tmp_path: Path) -> None:
    kg = store(tmp_path / "s", "one")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "mine").write_text("x")
    for there in (tmp_path / "b", tmp_path / "b" / "mine", tmp_path / "s"):
        with pytest.raises(InputError, match="is there already"):
            kg.backup(there)
    with pytest.raises(InputError, match="in no folder"):
        il21kg.KnowledgeGraph().backup(tmp_path / "c")


def test_a_backup_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg = store(tmp_path / "s", "one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(il21kg.errors.Unavailable, match="No space left"):
            kg.backup(tmp_path / "b")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["s"]


# --- merging


def test_merged_stores_are_as_if_all_had_been_loaded_there(tmp_path: Path) -> None:
    kg, other = store(tmp_path / "s", "one", "two"), store(tmp_path / "t", "two", "three")
    done = kg.merge(tmp_path / "t")
    assert (done.added, done.replaced, done.unchanged) == (1, 0, 1)
    assert bytes_of(kg) == bytes_of(store(tmp_path / "all", *SAID))
    kg.retract("one")
    kg.retract("two")
    other.retract("two")
    assert bytes_of(kg) == bytes_of(other)


def test_a_document_that_is_another_one_is_refused_or_replaced(tmp_path: Path) -> None:
    kg = store(tmp_path / "s", "one")
    store(tmp_path / "t", "one", "two", said=SAID | {"one": "IL4 gene\n\nIL-4 acts on monocytes."})
    before = bytes_of(kg)
    with pytest.raises(InputError, match="one: not the same in") as refused:
        kg.merge(tmp_path / "t")
    assert "--replace" in refused.value.advice
    assert bytes_of(kg) == before
    done = kg.merge(tmp_path / "t", replace=True)
    assert (done.added, done.replaced, done.unchanged) == (1, 1, 0)
    assert bytes_of(kg) == bytes_of(il21kg.KnowledgeGraph(tmp_path / "t"))


def test_what_nobody_has_looked_at_is_still_to_be_looked_at_in_a_merged_store(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(SAID["two"])
    kg, other = store(tmp_path / "s", "one"), store(tmp_path / "t", "three")
    other.load_all([tmp_path / "two.txt"], shapes=False)
    kg.merge(tmp_path / "t")
    assert unchecked(tmp_path / "s") == unchecked(tmp_path / "t") != frozenset()
    assert kg.validate_pending().exit_code() == 0
    assert unchecked(tmp_path / "s") == frozenset()
    memory = il21kg.KnowledgeGraph(":memory:")
    with pytest.raises(InputError, match="keeps no list of what was not validated") as told:
        memory.merge(tmp_path / "t")
    assert "validate --pending" in told.value.advice
    assert len(memory) == 0


def test_a_store_is_not_merged_into_itself(tmp_path: Path) -> None:
    kg = store(tmp_path / "s", "one")
    with pytest.raises(InputError, match="itself"):
        kg.merge(tmp_path / "s")


# --- compacting


def test_a_compact_store_holds_the_same_and_notes_no_more(tmp_path: Path) -> None:
    kg = store(tmp_path / "s", *SAID)
    for key in ("one", "two"):
        kg.retract(key)
    before, held = bytes_of(kg), kg.holdings()
    done = kg.compact()
    assert (bytes_of(kg), kg.holdings(), done.origins) == (before, held, 2)
    assert 0 < done.after < done.before


@pytest.mark.parametrize("arguments", [("backup", "copy"), ("compact",), ("retract", "one")])
def test_what_needs_a_store_makes_none(
    arguments: tuple[str, ...], command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = command(*arguments, "--store", "mistyped")
    assert (code, "There is no graph at mistyped yet" in err, [*tmp_path.iterdir()]) == (2, True, [])


def test_the_commands_say_what_they_did(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IL21KG_STORE", raising=False)
    store(tmp_path / "il21kg-store", "one")
    store(tmp_path / "t", "two")
    assert command("backup", "b")[1].startswith("Written: b (")
    assert command("merge", "t", "b")[1] == (
        "t: 1 added, 0 replaced, 0 unchanged\nb: 0 added, 0 replaced, 1 unchanged\n"
    )
    assert "MB now" in command("compact")[1]
    assert command("backup", "b")[0] == command("merge", "nowhere")[0] == 2
    assert command("export", "--graphs", "il21kg-store/own.trig")[0] == 2
    assert not Path("il21kg-store/own.trig").exists()
    assert (tmp_path / "nowhere").exists() is False
