"""The options `--propose URL --model NAME`, as a person uses them."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from models import Said, Server, claim, claims, serving

from il21kg.proposers import llm

Run = Callable[..., tuple[int, str, str]]
TEXT = "IL4 gene\n\nA swarm of monocytes heeds IL-4.\n"
KEY = "sk-not-for-anybody"
AWAY = "http://127.0.0.1:9/v1"


def answer(_: dict[str, Any], __: int) -> Said:
    return claims(claim("IL-4", "acts_on_cell", "monocytes"), claim("IL-4", "induces", "asthma"))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(llm, "PAUSES", ())
    monkeypatch.setenv("IL21KG_LLM_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "il4.txt").write_text(TEXT, "utf-8")
    with serving(answer) as served:
        yield served


def test_each_proposal_is_told_with_what_became_of_it(command: Run, server: Server) -> None:
    code, out, err = command("read", "il4.txt", "--propose", server.address, "--model", "a-model")
    assert (code, err) == (0, "")
    told = out[out.index("Proposals of") :]
    assert told == (
        "Proposals of a-model\n"
        "  0 as it was read, 1 new and not asserted, 1 refused\n"
        "  3:1  “IL-4” – acts_on_cell → “monocytes”  proposed, not asserted\n"
        "  3:1  “IL-4” – induces → “asthma”  refused: the words of its object are not there: “asthma”\n"
    )
    assert "[acts_on_cell; not asserted: proposed]" in out


def test_the_json_has_a_key_more_only_with_the_option(command: Run, server: Server) -> None:
    plain = json.loads(command("read", "il4.txt", "--json")[1])
    asked = ("read", "il4.txt", "--json", "--propose", server.address, "--model", "a-model")
    value = json.loads(command(*asked)[1])
    assert value.keys() - plain.keys() == {"proposals"}
    assert plain["statements"] == []
    (made,) = value["statements"]
    assert (made["tier"], made["not_asserted"]) == ("C", "proposed")
    assert made["proposed_by"][0]["model"] == "a-model"
    proposals = value["proposals"]
    assert (proposals["sentences"], proposals["kept"], proposals["unanswered"]) == (1, 0, [])
    assert [each["verdict"] for each in proposals["proposals"]] == ["proposed", "refused"]
    assert proposals["proposals"][0]["statement"] == made["id"]


def test_a_load_keeps_the_answers_and_why_tells_of_the_model(command: Run, server: Server) -> None:
    load = ("load", "il4.txt", "--store", "kg", "--model", "a-model", "--propose")
    code, out, _ = command(*load, server.address)
    assert code == 0
    assert "  proposals   0 as it was read, 1 new and not asserted, 1 refused (a-model)\n" in out
    assert len([*Path("kg/proposals").iterdir()]) == 1
    code, out, _ = command(*load, AWAY)
    assert code == 0
    assert "  unchanged   kg holds just this already" in out
    assert len(server.asked) == 1
    code, out, _ = command("why", "IL4", "monocyte", "--store", "kg")
    assert "tier C, not asserted (proposed)" in out
    assert "\n  proposed by a-model (prompt " in out
    assert command("validate", "--store", "kg")[0] == 0


def test_what_is_proposed_is_reviewed_and_holds_with_the_server_away(
    command: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("load", "il4.txt", "--store", "kg", "--model", "a-model", "--propose", server.address)
    monkeypatch.setattr("sys.stdin", io.StringIO("a\n"))
    code, out, _ = command("review", "--orcid", "0000-0002-1825-0097", "--store", "kg")
    assert code == 0
    assert "1 of 1  il4, confidence 0.50, tier C, not asserted (proposed)" in out
    assert command("decisions", "apply", "--store", "kg")[1] == "il4: saved, 1 applied, 0 do not apply\n"
    told = command("why", "IL4", "monocyte", "--store", "kg")[1]
    assert "proposed by a-model" in told
    assert "accepted by https://orcid.org/0000-0002-1825-0097" in told
    Path("kg").rename("moved")
    assert "1 decision, 0 of which do not apply." in command("decisions", "list", "--store", "moved")[1]
    assert len(server.asked) == 1


def test_without_the_answers_only_what_the_rules_read_is_read_again(
    command: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    command(
        *("load", "il4.txt", "--store", "kg", "--model", "a-model", "--propose", server.address),
        *("--proposals", "answers"),
    )
    assert not Path("kg/proposals").exists()
    shutil.rmtree("answers")
    code, out, _ = command("review", "--orcid", "0000-0002-1825-0097", "--store", "kg")
    assert (code, len(server.asked)) == (0, 1)
    assert "il4, about IL4: no statement of it waits" in out


def test_a_server_that_is_away_fails_a_strict_load_only(command: Run, server: Server) -> None:
    load = ("load", "il4.txt", "--model", "a-model", "--propose", AWAY)
    code, out, _ = command(*load, "--store", "one")
    assert code == 0
    assert "warning S20: " in out
    assert "a-model proposes nothing for 1 of 1 sentences: " in out
    assert "no answer for 1 of 1 sentences" in out
    code, out, _ = command(*load, "--store", "two", "--strict")
    assert code == 1
    assert "not saved" in out


def test_the_key_is_nowhere(command: Run, server: Server) -> None:
    load = ("load", "il4.txt", "--store", "kg", "--propose", server.address, "--model", "a-model")
    told = command(*load)
    written = command("export", "--store", "kg", "-o", "kg.nt")
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"
    files = [path.read_bytes() for path in Path().rglob("*") if path.is_file()]
    assert [
        data for data in (*map(str.encode, map(str, (*told, *written))), *files) if KEY.encode() in data
    ] == []


#: What cannot be asked; what is said of it.
WRONG = (
    (("--model", "m"), "Which server is asked is not said."),
    (("--propose", AWAY), "Which model is asked is not said."),
    (("--propose", "here", "--model", "m"), "--propose is no address of a server."),
    (("--propose", "http://example.org/v1", "--model", "m"), "A key is not sent to"),
    (("--propose", AWAY, "--model", "m", "--workers", "2"), "--propose is for single articles"),
)  # fmt: skip


@pytest.mark.parametrize(("options", "reason"), WRONG)
def test_what_is_asked_wrong_is_told(
    command: Run, server: Server, options: tuple[str, ...], reason: str
) -> None:
    code, _, err = command("load", "il4.txt", "--store", "kg", *options)
    assert code == 2
    assert reason in err


def test_nothing_of_it_is_imported_without_the_option(tmp_path: Path) -> None:
    (tmp_path / "il4.txt").write_text(TEXT, "utf-8")
    script = (
        "import sys; from il21kg.cli import main\n"
        "for words in (['load', 'il4.txt', '--store', 'kg'], ['read', 'il4.txt', '--json']):\n"
        "    sys.argv[1:] = words\n"
        "    try: main.main()\n"
        "    except SystemExit as ended: assert not ended.code\n"
        "print([name for name in sys.modules if name.startswith('il21kg.proposers')], file=sys.stderr)"
    )
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
    assert "saved " in done.stdout
    assert '"statements": []' in done.stdout
