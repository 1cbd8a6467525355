"""Clusters read a corpus: what comes of it is the same, also where a worker is killed in the middle."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import il21kg
from il21kg.corpus import engines, loading, workers
from il21kg.corpus.loading import Loaded, Unit, load, one_by_one
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, Work, work
from il21kg.errors import InputError, Unavailable

SAID = ("IL-3 induces proliferation of mast cells.", "It may act on B cells.", "It inhibits apoptosis.")
Run = Callable[..., tuple[int, str, str]]
ENGINES = pytest.mark.parametrize(
    "opened", [engines.dask, pytest.param(engines.ray, marks=pytest.mark.slow)], ids=["dask", "ray"]
)


def corpus(mark: Path, rows: int = 24) -> list[Text]:
    """Texts, of which one says who kills whom reads it, unless the mark is there."""
    texts = []
    for n in range(rows):
        row = {"mark": str(mark)} if n == 13 else {}
        said = f"{SAID[n % 3]} It has {n} exons."
        texts.append(Text(f"rows:{n}", f"rows-{n}", "IL3", said.encode(), row, f"rows-{n}"))
    return texts


def killed_once(texts: tuple[Text, ...], manner: Manner) -> list[Work]:
    """As `work`, but the first process that gets the text that says so is killed."""
    for mark in (Path(each.row["mark"]) for each in texts if each.row):
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return work(texts, manner)


def stored(texts: list[Text], run: loading.Runner) -> tuple[dict[str, int], bytes]:
    kg = il21kg.KnowledgeGraph()
    with kg._open(write=True) as store:
        states = [each.state for each in load(texts, store, Manner(), {}, run)]
    return {state: states.count(state) for state in {*states}}, kg.to_bytes("ntriples") + kg.graphs_to_bytes()


@ENGINES
def test_a_worker_that_is_killed_loses_nothing_and_the_graph_is_the_same(
    opened: engines.Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = pytest.importorskip({"dask": "distributed", "ray": "ray"}[opened.__name__])
    if opened is engines.ray:
        module.cloudpickle.register_pickle_by_value(sys.modules[__name__])  # its workers know no tests
    monkeypatch.setattr(loading, "UNIT", 4)
    monkeypatch.setattr(engines, "work", killed_once)
    texts = corpus(tmp_path / "mark")
    found = stored(texts, engines.on_engine(opened, engines.LOCAL, 2))
    assert (tmp_path / "mark").exists()
    assert found == stored(texts, one_by_one)
    assert found[0] == {"saved": 24}


class Fragile:
    """An engine whose workers end at the text `KILL`, and read the others as another version would."""

    workers = 2

    def __init__(self, read: Callable[[tuple[Text, ...], Manner], list[Work]]) -> None:
        self._read = read
        self._tasks: list[list[Work] | None] = []

    def begin(self, texts: Any, manner: Manner) -> int:
        killed = any(each.data == b"KILL" for each in texts)
        self._tasks.append(None if killed else self._read(tuple(texts), manner))
        return len(self._tasks) - 1

    def ended(self, tasks: Any) -> list[int]:
        return [*tasks][:1]

    def result(self, task: int) -> list[Work] | None:
        return self._tasks[task]


def test_a_text_that_ends_every_worker_is_told_and_the_rest_is_read() -> None:
    engine = Fragile(lambda texts, _: [Work(each, None, "read") for each in texts])
    texts = [Text(each, each, None, each.encode(), key=each) for each in ("a", "b", "KILL", "c", "d")]
    units = iter([Unit(texts=texts[:4]), Unit(), Unit(texts=texts[4:])])
    run = engines.on_engine(lambda *_: nullcontext(engine), engines.LOCAL, 2)
    done = [each for _, works in run(units, Manner()) for each in works]
    assert {each.text.place: each.reason == "read" for each in done} == {
        "a": True,
        "b": True,
        "KILL": False,
        "c": True,
        "d": True,
    }
    (told,) = (each.reason for each in done if each.text.place == "KILL")
    assert told.startswith("every worker that read")


def test_units_without_texts_are_given_at_once_and_none_is_lost() -> None:
    engine = Fragile(lambda texts, _: [Work(each, None, "read") for each in texts])
    run = engines.on_engine(lambda *_: nullcontext(engine), engines.LOCAL, 2)
    last = Text("last", "last", None, b"last", key="last")
    units = [*(Unit(settled=[Loaded(f"{n}", "", "empty")]) for n in range(9)), Unit(texts=[last])]
    for runner in (run, partial(workers.in_processes, workers=2)):
        given = [unit for unit, _ in runner(iter(units), Manner())]
        assert given == units


def test_what_another_version_has_read_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    run = engines.on_engine(lambda *_: nullcontext(Fragile(work)), engines.LOCAL, 2)
    texts = corpus(Path("mark"), rows=2)
    assert stored(texts, run)[0] == {"saved": 2}
    monkeypatch.setattr(engines, "VERSION", "0.0.9")
    assert stored(texts, run)[0] == {"failed": 2}


@ENGINES
def test_a_cluster_that_is_not_there_is_told(opened: engines.Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_WAIT", 1)
    pytest.importorskip({"dask": "distributed", "ray": "ray"}[opened.__name__])
    with pytest.raises(Unavailable, match="No cluster of"), opened("127.0.0.1:9", 1):
        pass


@pytest.mark.parametrize("address", ["127.0.0.1:9", "ray://127.0.0.1:9", "http://[::1]:9"])
def test_a_cluster_of_ray_is_looked_for_before_it_is_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would try again for many minutes where nobody listens."""
    never = SimpleNamespace(init=lambda **_: pytest.fail("it was asked"))
    monkeypatch.setitem(sys.modules, "ray", never)
    with pytest.raises(Unavailable, match="No cluster of Ray answers"), engines.ray(address, 1):
        pass


def test_an_engine_that_is_not_installed_is_told_and_two_are_too_many(
    tmp_path: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "genes.tsv"
    table.write_text("symbol\ttext\nIL3\tIL-3 induces apoptosis.\n")
    for name in ("distributed", "ray"):
        monkeypatch.setitem(sys.modules, name, None)
    store = ("--store", tmp_path / "store")
    for option, told in (("--dask", "il21kg[dask]"), ("--ray", "il21kg[ray]")):
        code, _, err = command("load", table, option, "local", *store)
        assert (code, told in err) == (2, True)
    code, _, err = command("load", table, "--dask", "local", "--ray", "local", *store)
    assert (code, "two engines" in err) == (2, True)
    assert InputError.exit_code == 2
