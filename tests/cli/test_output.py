"""What is printed: nothing obeyed by a terminal, nothing changed in a pipe, nothing lost to an encoding."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from il21kg.ask.queries import run
from il21kg.ask.result import Result
from il21kg.cli import main
from il21kg.cli.console import visible
from il21kg.errors import InputError
from il21kg.store.store import open_store
from il21kg.vocabulary import cache

Command = Callable[..., tuple[int, str, str]]
ROWS = 'SELECT ?word { VALUES ?word { "a\\u001b[31mred" "b\\u009b2Jgone" "c\\u202Eturned" "d" } }'
RAW = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def graph(command: Command, tmp_path: Path) -> Path:
    command("load", "--store", tmp_path / "graph")
    return tmp_path / "graph"


def on_a_terminal(*arguments: object) -> str:
    """What a command writes to a terminal, output and messages."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    with subprocess.Popen(
        [sys.executable, "-m", "il21kg", *map(str, arguments)], stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        written = bytearray()
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that nobody writes any more
                break
            if not piece:
                break
            written += piece
        process.wait()
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json"])
def test_a_terminal_obeys_nothing_that_a_graph_holds(format_: str, graph: Path) -> None:
    told = on_a_terminal("query", ROWS, "--format", format_, "--store", graph)
    assert not RAW.search(told)
    assert "gone" in told
    assert "turned" in told


def test_messages_show_what_a_name_holds(graph: Path) -> None:
    for arguments in (
        ("why", "\x1b]0;mine\x07", "--store", graph),
        ("query", "\x9b2J-\u202eno", "--store", graph),
        ("read", "a\x1b[2J.txt"),
        ("\x1b[2Jcommand",),
    ):
        assert not RAW.search(on_a_terminal(*arguments))


def test_an_article_does_not_move_the_cursor(tmp_path: Path) -> None:
    article = tmp_path / "il21.txt"
    article.write_text("IL21 gene\n\nIL21 activates B cells \u202eand\u202c T cells\x9b2J.\n", "utf-8")
    assert not RAW.search(on_a_terminal("read", article))


@pytest.mark.parametrize("format_", ["csv", "tsv", "table"])
def test_piped_data_are_what_the_graph_holds(format_: str, command: Command, graph: Path) -> None:
    _, out, _ = command("query", ROWS, "--format", format_, "--store", graph)
    assert "a\x1b[31mred" in out
    assert "b\x9b2Jgone" in out
    assert "c\u202eturned" in out


def test_a_table_is_narrow_on_a_terminal_alone(command: Command, graph: Path) -> None:
    long = f'SELECT ("{"long " * 600}" AS ?word) {{}}'
    told = on_a_terminal("query", long, "--store", graph)
    assert max(map(len, told.splitlines())) == 80
    assert "…" in told
    assert len(command("query", long, "--store", graph)[1].splitlines()[2]) > 2900


def test_lines_and_tabs_stay() -> None:
    assert visible("a\n\tb") == "a\n\tb"
    assert visible("\x00\x7f\x85\u2067\udcff") == "␀␡\\x85\\u2067\\udcff"


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("latin-1", b"TNF-\\u03b1"), ("ascii", "TNF-α".encode())],  # click takes ASCII for a mistake
)
def test_what_an_encoding_cannot_hold_is_no_fault(encoding: str, written: bytes, graph: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "il21kg", "query", 'SELECT ("TNF-α" AS ?n) {}', "--store", str(graph)],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert written in done.stdout


def test_formulas_are_told_and_not_changed(command: Command, graph: Path) -> None:
    text = 'SELECT ?w { VALUES ?w { "=1+1" "+x" "-5" "-2.5" "@a" "-b" "plain" } }'
    code, out, told = command("query", text, "--format", "csv", "--store", graph)
    assert code == 0
    assert out.split() == ["w", "=1+1", "+x", "-5", "-2.5", "@a", "-b", "plain"]
    assert told == "4 cells begin with =, +, - or @: a spreadsheet may run them as formulas.\n"
    assert command("query", text, "--store", graph)[2] == ""


def test_rows_without_a_value_are_no_formulas() -> None:
    assert Result("rows", ("a",), ((None,),)).formulas() == 0


# --- faults


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (MemoryError(), "There is not enough memory for this."),
        (RecursionError("deep"), "The input is nested too deep."),
        ("\udcff".encode, "A name or text is not UTF-8"),
        (KeyError("odd\nthing"), "Something nobody foresaw: KeyError: 'odd\\nthing'"),
        (RuntimeError("the engine broke"), "Something nobody foresaw: RuntimeError: the engine broke"),
        (EOFError("marshal data too short"), "Something nobody foresaw: EOFError"),
    ],
)
def test_what_nobody_foresaw_is_one_message(
    fault: object, told: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        if isinstance(fault, Exception):
            raise fault
        "\udcff".encode()

    monkeypatch.delenv("IL21KG_TRACEBACK", raising=False)
    monkeypatch.setattr("il21kg.ask.catalogue.catalogue", broken)
    code, out, err = command("queries")
    assert (code, out) == (3, "")
    assert err.lstrip().startswith(f"il21kg: {told}")
    assert "Traceback" not in err


def test_a_traceback_is_shown_to_who_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise KeyError("odd")

    monkeypatch.setenv("IL21KG_TRACEBACK", "1")
    monkeypatch.setattr("il21kg.ask.catalogue.catalogue", broken)
    monkeypatch.setattr("sys.argv", ["il21kg", "queries"])
    with pytest.raises(KeyError):
        main.main()


def test_a_name_that_is_not_utf8_is_told(command: Command, graph: Path) -> None:
    for arguments in (
        ("why", "\udcff"),
        ("query", "\udcff"),
        ("query", "diseases", "gene=\udcff"),
        ("neighborhood", "\udcff"),
        ("retract", "\udcff"),
    ):
        code, _, told = command(*arguments, "--store", graph)
        assert code in (1, 2, 3)
        assert "Traceback" not in told
        assert "nobody foresaw" not in told


# --- the cache


def test_a_cache_of_others_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv("IL21KG_CACHE", str(folder))
    assert cache.kept("ab" * 8, lambda: ("first",)) == ("first",)
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert cache.kept("ab" * 8, lambda: ("second",)) == ("first",)
    for place, mode in ((folder, 0o777), (folder, 0o770), (file, 0o620), (file, 0o602)):
        was = place.stat().st_mode & 0o777
        place.chmod(mode)
        assert cache.kept("ab" * 8, lambda: ("second",)) == ("second",)
        for each in (folder, file):
            each.chmod(0o700 if each == folder else 0o600)
        assert was in (0o700, 0o600)
        cache._write(file, cache._sealed("ab" * 8, b"") + b"")
        cache.kept("ab" * 8, lambda: ("first",))


def test_a_cache_whose_body_is_broken_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IL21KG_CACHE", str(tmp_path))
    tmp_path.chmod(0o700)
    for body in (b"", b"\xff", b"(\x05\x00\x00\x00", b"i\x00\x00\x00\x00"):
        (tmp_path / "vocabulary-cdcdcdcdcdcdcdcd.index").write_bytes(cache._sealed("cd" * 8, body) + body)
        (tmp_path / "vocabulary-cdcdcdcdcdcdcdcd.index").chmod(0o600)
        assert cache.kept("cd" * 8, lambda: ("new",)) == ("new",)


def test_a_link_in_the_cache_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    thesis, folder = tmp_path / "thesis.txt", tmp_path / "cache"
    thesis.write_text("three years")
    folder.mkdir(mode=0o700)
    (folder / "vocabulary-efefefefefefefef.index").symlink_to(thesis)
    monkeypatch.setenv("IL21KG_CACHE", str(folder))
    assert cache.kept("ef" * 8, lambda: ("new",)) == ("new",)
    assert thesis.read_text() == "three years"


def test_the_package_says_its_types_and_runs_as_a_module() -> None:
    assert (Path(main.__file__).parents[1] / "py.typed").is_file()
    done = subprocess.run(
        [sys.executable, "-m", "il21kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("il21kg ")


def test_a_fault_of_the_engine_is_told(tmp_path: Path, command: Command) -> None:
    command("load", "--store", tmp_path / "graph")
    (tmp_path / "graph" / "oxigraph" / "CURRENT").write_bytes(b"")
    for arguments in (("query", "target-cells"), ("export",), ("why", "IL21")):
        code, _, told = command(*arguments, "--store", tmp_path / "graph")
        assert code == 3
        assert "Traceback" not in told


def test_a_surrogate_in_a_value_is_told(tmp_path: Path) -> None:
    with open_store(":memory:", write=True) as kept, pytest.raises(InputError):
        run(kept, "diseases", {"gene": "\udcff"})


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "claims.tsv", "--output"),
        ("compare", "goa.gaf", "--output"),
        ("eval", "gold", "--html"),
    ],
)
@pytest.mark.parametrize("name", ["page.pdf", "page", "page.html.gz"])
def test_a_page_ends_in_html(command: Command, tmp_path: Path, arguments: tuple[str, ...], name: str) -> None:
    code, _, told = command(*arguments, tmp_path / name)
    assert (code, (tmp_path / name).exists()) == (2, False)
    assert told.startswith(f"il21kg: {tmp_path / name}: a page ends in .html.")
