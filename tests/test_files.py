"""Files are written whole or not at all; no link is followed, no pipe waited for, no size unbounded."""

import errno
import gzip
import json
import os
import resource
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

from il21kg.errors import Il21kgError
from il21kg.files import (
    check_own,
    check_plain,
    is_trusted,
    open_lock,
    parse_json,
    read_bounded,
    text_lines,
    unpack,
    unpacking,
    write_whole,
)
from il21kg.store.origins import Origin, recall, remember
from il21kg.store.store import open_store
from il21kg.vocabulary.shelf import MANIFEST, change, read_shelf
from il21kg.vocabulary.sources.formats import read_terms

Command = Callable[..., tuple[int, str, str]]
THESIS = b"three years of work\n"
TERMS = "id\tlabel\tkind\nCL:0000084\tT cell\tcell\n"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    file = tmp_path / "thesis.txt"
    file.write_bytes(THESIS)
    return file


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a disk without room."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        signal.signal(signal.SIGXFSZ, handler)


# --- writing


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "graph.nt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names_in(tmp_path) == ["graph.nt"]


def test_a_link_is_replaced_and_not_followed(victim: Path) -> None:
    link = victim.with_name("graph.nt")
    link.symlink_to(victim)
    write_whole(link, b"new")
    assert victim.read_bytes() == THESIS
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "graph.nt"
    file.write_bytes(b"old")
    with full_disk(1000), pytest.raises(OSError) as caught:
        write_whole(file, b"n" * 5000)
    assert caught.value.errno == errno.EFBIG
    assert file.read_bytes() == b"old"
    assert names_in(tmp_path) == ["graph.nt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "out.ttl"),
        ("export", "out.nt"),
        ("neighborhood", "IL21", "-o", "out.html"),
        ("neighborhood", "IL21", "-o", "out.svg"),
    ],
)
def test_an_export_on_a_full_disk_leaves_the_old_file(
    arguments: tuple[str, ...], command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command("load", "--store", "graph")
    out = tmp_path / arguments[-1]
    out.write_bytes(b"old")
    with full_disk(3000):
        code, _, told = command(*arguments, "--store", "graph")
    assert (code, out.read_bytes()) == (3, b"old")
    assert "cannot be written" in told


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    write_whole(Path("/dev/null"), b"gone")
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"new")


# --- links in a folder that came from elsewhere


def prepared(tmp_path: Path, name: str, victim: Path, command: Command) -> Path:
    """A store in which one name is a link to a file of the user's."""
    folder = tmp_path / "graph"
    command("load", "--store", folder)
    place = folder / name
    place.unlink(missing_ok=True)
    place.symlink_to(victim)
    return folder


LINKS = ("il21kg-store.lock", "il21kg-store.json.new", "il21kg-origins.json", "il21kg-origins.jsonl")


@pytest.mark.parametrize("name", [*LINKS, "oxigraph/000021.log", "oxigraph/LOG"])
@pytest.mark.parametrize(
    "arguments", [("query", "target-cells"), ("retract", "il21-sample"), ("load",)], ids=lambda a: a[0]
)
def test_a_link_in_a_store_harms_no_file(
    name: str, arguments: tuple[str, ...], command: Command, tmp_path: Path, victim: Path
) -> None:
    folder = prepared(tmp_path, name, victim, command)
    code, _, told = command(*arguments, "--store", folder)
    assert victim.read_bytes() == THESIS
    assert code in (0, 3)
    assert "Traceback" not in told


def test_a_link_in_the_place_of_the_database_is_refused(
    command: Command, tmp_path: Path, victim: Path
) -> None:
    folder = tmp_path / "graph"
    command("load", "--store", folder)
    (folder / "oxigraph").rename(tmp_path / "elsewhere")
    (folder / "oxigraph").symlink_to(tmp_path / "elsewhere")
    code, _, told = command("load", "--store", folder)
    assert code == 3
    assert "oxigraph is a link to another place" in told


def test_a_link_in_the_folder_of_terms_harms_no_file(tmp_path: Path, victim: Path) -> None:
    folder = tmp_path / "terms"
    folder.mkdir()
    (folder / ".lock").symlink_to(victim)
    with pytest.raises(Il21kgError, match="is a link to another file"):
        change(folder)
    assert victim.read_bytes() == THESIS


def test_a_lock_that_has_another_name_is_not_taken(victim: Path) -> None:
    lock = victim.with_name("lock")
    os.link(victim, lock)
    with pytest.raises(OSError, match="no plain file"):
        open_lock(lock, make=True)
    assert victim.read_bytes() == THESIS


def test_a_lock_that_is_a_pipe_or_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "lock"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="no plain file"):
        open_lock(pipe, make=True)
    with pytest.raises(OSError):
        open_lock(tmp_path, make=True)


def test_a_reader_makes_no_lock(tmp_path: Path) -> None:
    assert open_lock(tmp_path / "lock", make=False) is None
    assert names_in(tmp_path) == []


def test_a_reader_writes_nothing(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    command("load", "--store", folder)

    def held() -> dict[str, bytes]:
        return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}

    before = held()
    for arguments in (("query", "target-cells"), ("why", "IL21"), ("validate",), ("export",)):
        command(*arguments, "--store", folder)
    assert held() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_gets_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    with pytest.raises(PermissionError, match="belongs to another user"):
        open_lock(folder / "lock", make=True)
    with pytest.raises(PermissionError, match="belongs to another user"):
        check_own(folder)
    assert not is_trusted(folder)
    assert names_in(folder) == []


def test_what_others_may_write_is_not_trusted(tmp_path: Path) -> None:
    file = tmp_path / "index"
    file.write_bytes(b"")
    for mode, trusted in ((0o600, True), (0o644, True), (0o664, False), (0o606, False)):
        file.chmod(mode)
        assert is_trusted(file) is trusted
    file.chmod(0o600)
    link = tmp_path / "link"
    link.symlink_to(file)
    assert not is_trusted(link)
    assert not is_trusted(tmp_path / "none")
    with pytest.raises(OSError, match="link is a link"):
        check_plain(tmp_path)


# --- reading


@pytest.mark.parametrize(
    "arguments",
    [
        ("load", "IT", "--store", ":memory:"),
        ("read", "IT"),
        ("validate", "IT"),
        ("terms", "add", "IT", "--terms", "terms"),
        ("query", "IT", "--store", "graph"),
        ("eval", "IT"),
        ("eval", "gold", "--against", "IT"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder"])
def test_what_is_no_file_is_refused_at_once(
    arguments: tuple[str, ...],
    kind: str,
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    it = tmp_path / "it.txt"
    if kind == "pipe":
        os.mkfifo(it)
    elif kind == "zero":
        it.symlink_to("/dev/zero")
    else:
        it.mkdir()
    (tmp_path / "gold").mkdir()
    code, _, told = command(*(str(it) if word == "IT" else word for word in arguments))
    assert code == 2
    assert told.startswith(("il21kg: ", "Usage:"))


def test_a_pipe_that_was_handed_to_us_is_read(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.write(write_end, b"IL21 gene")
    os.close(write_end)
    assert read_bounded(Path(f"/dev/fd/{read_end}"), 100) == b"IL21 gene"
    os.close(read_end)


def test_a_file_is_read_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "it"
    file.write_bytes(b"12345")
    assert read_bounded(file, 5) == b"12345"
    with pytest.raises(OSError, match="larger than"):
        read_bounded(file, 4)


def test_an_archive_is_unpacked_with_all_its_members() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0"
    assert unpack(data) == b"".join(unpacking(BytesIO(data), len(data))) == b"one two"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(bytes(100_000_000)), "unpacks to more than"),
        (b"".join(gzip.compress(bytes(10_000_000)) for _ in range(12)), "unpacks to more than"),
        (gzip.compress(b"a" * 100)[:-9], "cut short"),
        (b"no archive", "incorrect header"),
        (gzip.compress(b"one") + b"rubbish", "incorrect header"),
    ],
    ids=["bomb", "many", "cut", "none", "tail"],
)
def test_a_broken_or_endless_archive_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=reason):
        unpack(data)
    with pytest.raises(OSError, match=f"{reason}|[Nn]ot a gzipped file"):
        sum(map(len, unpacking(BytesIO(data), len(data))))
    file = tmp_path / "cells.tsv.gz"
    file.write_bytes(data)
    with pytest.raises(Il21kgError, match="no whole gzip file"):
        read_terms(file)


DEEP = "[" * 200_000


def test_json_too_deep_is_no_json() -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        parse_json(DEEP)


def test_origins_that_are_damaged_say_nothing(tmp_path: Path) -> None:
    remember(tmp_path, {"aa": Origin("/a.txt", "IL21", None)})
    assert recall(tmp_path) == {"aa": Origin("/a.txt", "IL21", None)}
    file = tmp_path / "il21kg-origins.jsonl"
    ill_typed = '{"version": "aa", "path": 12, "about": null, "terms": null}'
    for damaged in (DEEP, ill_typed, "[]", '{"path": null}', "{"):
        file.write_text(damaged)
        assert recall(tmp_path) == {}
        remember(tmp_path, {"bb": Origin(None, None, "/terms")})
        assert recall(tmp_path) == {"bb": Origin(None, None, "/terms")}


def test_origins_that_an_older_version_noted_are_read(tmp_path: Path) -> None:
    old = tmp_path / "il21kg-origins.json"
    old.write_text('{"aa": {"path": "/a.txt", "about": null, "terms": null}}')
    remember(tmp_path, {"bb": Origin(None, None, None)})
    assert recall(tmp_path) == {"aa": Origin("/a.txt", None, None), "bb": Origin(None, None, None)}
    old.write_text("[]")
    assert list(recall(tmp_path)) == ["bb"]


def test_a_damaged_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(DEEP)
    with pytest.raises(Il21kgError, match="the manifest cannot be read"):
        read_shelf(tmp_path)


def test_a_damaged_marker_is_told(tmp_path: Path) -> None:
    (tmp_path / "il21kg-store.json").write_text(DEEP)
    with (
        pytest.raises(Il21kgError, match=r"is a store of format unknown|There is no graph"),
        open_store(str(tmp_path)),
    ):
        pass


def test_what_a_killed_write_left_does_not_close_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".il21kg-0123456789abcdef.new").write_bytes(b"{")
    with open_store(str(tmp_path), write=True) as store:
        assert store.size == 0
    assert json.loads((tmp_path / "il21kg-store.json").read_text())["made by"] == "il21kg"


def test_a_table_is_read_line_by_line_packed_or_not(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.tsv", tmp_path / "a.tsv.gz"
    plain.write_bytes("\ufeffa\tb\r\nä\t2".encode())
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(text_lines(plain, "")) == list(text_lines(packed, "")) == ["a\tb\r\n", "ä\t2"]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.tsv", b"x" * 200, "a line of more than 100 characters"),
        ("a.tsv", b"ok\n\xff\n", "cannot be read as text"),
        ("a.tsv.gz", gzip.compress(b"x" * 90, mtime=0)[:-9], "cannot be read as text"),
        ("a.tsv.gz", b"no gzip", "cannot be read"),
        ("none.tsv", None, "no such file"),
    ],
)
def test_a_table_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | None, problem: str
) -> None:
    monkeypatch.setattr("il21kg.files.LINE_LIMIT", 100)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Il21kgError, match=problem):
        list(text_lines(tmp_path / name, "Look."))


def test_a_pipe_is_no_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tsv")
    with pytest.raises(Il21kgError, match="no such file"):
        next(text_lines(tmp_path / "pipe.tsv", "Look."))
