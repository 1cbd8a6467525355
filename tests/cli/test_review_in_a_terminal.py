"""A curator reviews on a terminal and by commands; what is decided holds when the graph is loaded anew."""

import io
import json
import os
import pty
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from curating import TEXT

Command = Callable[..., tuple[int, str, str]]
ORCID = ("--orcid", "0000-0002-1825-0097")


@pytest.fixture
def store(tmp_path: Path, command: Command) -> Path:
    """A store of one small article."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    assert command("load", tmp_path / "page.txt", "--store", tmp_path / "store")[0] == 0
    return tmp_path / "store"


def keys(monkeypatch: pytest.MonkeyPatch, pressed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{key}\n" for key in pressed)))


def test_what_is_reviewed_is_applied_listed_and_exported(
    store: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys(monkeypatch, "rq")
    code, told, _ = command("review", "page", "--kind", "induces", *ORCID, "--store", store)
    assert (code, "1 rejected decided, 0 statements left." in told) == (0, True)
    code, told, _ = command("decisions", "apply", "--store", store)
    assert (code, told) == (0, "page: saved, 1 applied, 0 do not apply\n")
    assert command("decisions", "apply", "--store", store)[1] == "Nothing was decided since.\n"
    listed = json.loads(command("decisions", "list", "--json", "--store", store)[1])
    assert [(each["action"], each["lapsed"]) for each in listed] == [("reject", None)]
    assert "not asserted (rejected)" in command("why", "IL21", "--store", store)[1]
    assert command("decisions", "export", tmp_path / "mine.jsonl", "--store", store)[0] == 0
    assert len((tmp_path / "mine.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert command("review", "--kind", "induces", *ORCID, "--store", store)[:2] == (
        1,
        "There is nothing to decide.\n",
    )


def test_what_was_missed_in_a_text_without_statements_is_added_and_exported(
    store: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bare.txt").write_text("IL4 gene\n\nPlasma cells are fond of IL-4.\n", encoding="utf-8")
    command("load", tmp_path / "bare.txt", "--store", store)
    pressed = ["f", "1", "Plasma cells", "", "IL-4", "acts_on_cell", "", "q"]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in pressed)))
    code, told, _ = command("review", "--gene", "IL4", *ORCID, "--store", store)
    assert (code, "1 of 1  bare, about IL4" in told, "1 added decided" in told) == (0, True, True)
    assert command("review", "--gene", "IL4", *ORCID, "--store", store)[0] == 1, "it was looked at"
    keys(monkeypatch, "q")
    assert command("review", "bare", *ORCID, "--store", store)[0] == 0, "who names it wants to see it"
    assert command("decisions", "apply", "--store", store)[1] == "bare: saved, 1 applied, 0 do not apply\n"
    assert "Plasma cells are fond of IL-4." in command("why", "IL4", "plasma cell", "--store", store)[1]
    command("decisions", "export", tmp_path / "gold", "--as", "gold", "--store", store)
    assert [each["object"] for each in json.loads((tmp_path / "gold/bare.json").read_text())["facts"]]


def test_two_files_are_merged_and_their_contradictions_told(
    store: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = []
    for who, key in (("0000-0002-1825-0097", "a"), ("0000-0001-5109-3700", "r")):
        keys(monkeypatch, key)
        files.append(tmp_path / f"{who}.jsonl")
        command("review", "--kind", "induces", "--orcid", who, "--decisions", files[-1], "--store", store)
    code, told, _ = command("decisions", "conflicts", *files)
    assert code == 1
    assert told.splitlines()[-2:] == [
        "0000-0001-5109-3700 and 0000-0002-1825-0097: kappa 0.00, 0 of 1 common decision the same",
        "1 contradiction.",
    ]
    assert command("decisions", "merge", *files, "--store", store)[0] == 0
    assert command("decisions", "merge", *reversed(files), "--store", store)[1].startswith(
        f"{store / 'decisions.jsonl'}: 2 decisions"
    )
    assert command("load", tmp_path / "page.txt", "--store", store)[1].count("1 disputed") == 1
    assert command("decisions", "conflicts", "--store", store)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("review",), "Nobody is named who decides."),
        (("review", "--orcid", "Ada"), "“Ada” is no ORCID."),
        (("review", *ORCID, "--kind", "foo"), "“foo” is no relation and no class."),
        (("review", *ORCID, "--store", ":memory:"), "memory has no folder for decisions."),
        (("decisions", "list", "--decisions", "no-such-file"), "no-such-file: cannot be read"),
    ],
)
def test_what_is_missing_is_told(
    command: Command, store: Path, arguments: tuple[str, ...], message: str
) -> None:
    place = () if "--store" in arguments else ("--store", store)
    code, _, told = command(*arguments, *place)
    assert code == 2
    assert told.startswith(f"il21kg: {message}")


def test_a_key_needs_no_enter_on_a_terminal(store: Path) -> None:
    ours, theirs = pty.openpty()
    run = [sys.executable, "-m", "il21kg", "review", "--kind", "induces", *ORCID, "--store", str(store)]
    with Popen(run, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as process:
        os.close(theirs)
        seen = b""
        while b"q quit" not in seen:
            seen += os.read(ours, 1000)
        for _ in range(100):  # a key that is pressed before it is waited for is dropped
            os.write(ours, b"a")
            time.sleep(0.2)
            while b"Next:" not in seen and select.select([ours], [], [], 0)[0]:
                seen += os.read(ours, 1000)
            if b"Next:" in seen:
                break
        else:
            process.kill()
        assert process.wait(30) == 0
    os.close(ours)
    (line,) = (store / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["action"] == "accept"
