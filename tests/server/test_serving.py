"""A server from its first word to its last: what it says, what it serves, how it ends."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import article
from sites import ENDLESS, Given, Site, fill, serving

from il21kg.cli.serve import store_folder
from il21kg.errors import InputError, Unavailable
from il21kg.server.graph import Settings
from il21kg.server.serving import Place, serve
from il21kg.server.snapshot import forget_the_dead, stamp, take
from il21kg.store.address import LOCAL
from il21kg.store.store import open_store

Command = Callable[..., tuple[int, str, str]]


def test_it_says_where_and_to_whom(site: Site) -> None:
    assert f"at {site.address}/ (only this machine reaches it)" in site.told
    assert f"SPARQL: {site.address}/sparql" in site.told
    assert [Place("127.0.0.1").local, Place("0.0.0.0").local, LOCAL[0]] == [True, False, "127.0.0.1"]


def test_what_is_loaded_beside_it_is_served_and_it_ends_when_all_is_answered(tmp_path: Path) -> None:
    store = fill(tmp_path / "store")
    with serving(store, "--timeout", "0.5", "--workers", "1", "--host", "0.0.0.0") as site:
        assert "there is no password" in site.told
        assert site.get("/health").json["texts"] is False
        with open_store(str(store), write=True) as written:
            written.replace(article("three", ("c-acts",)))
        until = time.monotonic() + 30
        while site.get("/health").json["documents"] < 3 and time.monotonic() < until:
            time.sleep(0.1)
        assert site.get("/api/documents/three").status == 200
        last: list[Given] = []
        running = threading.Thread(target=lambda: last.append(site.get("/sparql", query=ENDLESS)))
        running.start()
        while not site.get("/health").json["busy"]:
            time.sleep(0.02)
        site.process.send_signal(signal.SIGTERM)
        running.join()
        assert [each.status for each in last] == [504]
        assert site.process.wait(30) in (0, -signal.SIGTERM)
    assert not list(Path(tmp_path).glob("**/il21kg-serve-*"))


def test_a_copy_stays_as_it_was_while_the_store_is_written_to(tmp_path: Path) -> None:
    store = fill(tmp_path / "store")
    copy = take(store)
    assert copy.stamp == stamp(store)
    with open_store(str(store), write=True) as written:
        written.replace(article("three", ("c-acts",)))
    assert copy.stamp != stamp(store)
    forget_the_dead()  # we live
    assert copy.database.is_dir()
    copy.remove()
    assert not copy.database.parent.exists()


def test_copies_of_servers_that_were_killed_are_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead, other = tmp_path / f"il21kg-serve-{ended.pid}-x", tmp_path / "il21kg-serve-notes"
    dead.mkdir()
    other.mkdir()
    forget_the_dead()
    assert [dead.exists(), other.exists()] == [False, True]


def test_a_port_that_is_taken_is_told(shelf: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable, match=rf"port {port} cannot be served.*in use"):
            serve(Settings(shelf), Place(port=port), print)


#: What is given for a store → words of the refusal.
NO_FOLDERS = {":memory:": "memory of a new process", "http://localhost/sparql": "served already"}


@pytest.mark.parametrize("store", NO_FOLDERS)
def test_only_a_folder_can_be_served(command: Command, store: str) -> None:
    code, _, told = command("serve", "--store", store)
    assert (code, NO_FOLDERS[store] in told) == (2, True)


def test_a_folder_without_a_graph_is_told(command: Command, tmp_path: Path) -> None:
    code, _, told = command("serve", "--store", tmp_path, "--port", 0)
    assert (code, "There is no graph at" in told) == (2, True)
    assert store_folder(str(tmp_path)) == tmp_path


def test_without_the_extra_it_says_what_to_install(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.startswith("il21kg.server") or name == "uvicorn":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    code, _, told = command("serve")
    assert (code, "il21kg[server]" in told) == (2, True)
    with pytest.raises(InputError):
        store_folder(":memory:")
