"""What is loaded with `--validate off` is told as not checked, until somebody looks."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

import il21kg
from il21kg import pipeline
from il21kg.corpus import loading
from il21kg.errors import InputError
from il21kg.graph import validation
from il21kg.graph.findings import Report
from il21kg.graph.identity import Triple
from il21kg.store.unchecked import unchecked

Run = Callable[..., tuple[int, str, str]]
SAID = {"IL5": "IL-5 induces apoptosis.", "IL7": "IL-7 may act on T cells.", "IL9": "IL-9 inhibits it."}


def table(folder: Path, *genes: str) -> Path:
    path = folder / "genes.tsv"
    lines = ["symbol\ttext", *(f"{gene}\t{SAID[gene]}" for gene in genes or SAID)]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_what_was_put_off_is_noted_and_done_later(tmp_path: Path, command: Run) -> None:
    path, store, whole = table(tmp_path), tmp_path / "store", il21kg.KnowledgeGraph()
    whole.load_all([path])
    assert command("load", path, "--validate", "off", "--store", store)[0] == 0
    kg = il21kg.KnowledgeGraph(store)
    assert {each.document.rpartition("/")[2] for each in kg.documents()} == unchecked(store)
    assert kg.to_bytes() == whole.to_bytes()
    code, out, _ = command("validate", "--pending", "--store", store)
    assert (code, "conforms" in out, unchecked(store)) == (0, True, frozenset())
    assert not (store / "il21kg-unchecked.jsonl").exists()


def test_what_does_not_conform_stays_on_the_list_and_is_told(tmp_path: Path) -> None:
    kg = il21kg.KnowledgeGraph(tmp_path / "store")
    kg.load_all([table(tmp_path)], shapes=False)
    (broken,) = [each.document for each in kg.documents() if each.key == "genes-il7"]
    with kg._open(write=True) as store:
        store.engine.update(
            "PREFIX ikg: <https://w3id.org/il21kg/ontology#> "
            f"DELETE {{ GRAPH <{broken}> {{ ?s ikg:certainty ?o }} }} "
            f"WHERE {{ GRAPH <{broken}> {{ ?s ikg:certainty ?o }} }}"
        )
    report = kg.validate_pending()
    assert not report.conforms
    assert unchecked(tmp_path / "store") == frozenset([broken.rpartition("/")[2]])


def test_a_load_that_checks_reads_again_what_was_put_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    kg, whole = il21kg.KnowledgeGraph(tmp_path / "store"), validation.validate_each

    def counting(graphs: Iterable[tuple[Sequence[Triple], str | None]]) -> list[Report]:
        given = [*graphs]
        looked.append(len(given))
        return whole(given)

    monkeypatch.setattr(pipeline, "validate_each", counting)
    kg.load_all([table(tmp_path)], shapes=False)
    kg.load_all([table(tmp_path)], shapes=False)
    assert (looked, len(unchecked(tmp_path / "store"))) == ([], 3)
    assert dict(kg.load_all([table(tmp_path, "IL5", "IL9")]).states) == {"unchanged": 2}
    assert (looked, len(unchecked(tmp_path / "store"))) == ([2], 1)


def test_it_is_noted_before_it_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "_stored", killed)
    kg = il21kg.KnowledgeGraph(tmp_path / "store")
    with pytest.raises(KeyboardInterrupt):
        kg.load_all([table(tmp_path)], shapes=False)
    assert (len(unchecked(tmp_path / "store")), len(kg)) == (3, 0)
    assert kg.validate_pending().conforms
    assert unchecked(tmp_path / "store") == frozenset()


def test_where_no_list_is_kept_nothing_is_put_off(tmp_path: Path, command: Run) -> None:
    kg = il21kg.KnowledgeGraph()
    with pytest.raises(InputError, match="keeps no list"):
        kg.load_all([table(tmp_path)], shapes=False)
    with pytest.raises(InputError, match="keeps no list"):
        kg.validate_pending()
    code, _, err = command("validate", "x.ttl", "--pending")
    assert (code, "Leave out the file" in err) == (2, True)
