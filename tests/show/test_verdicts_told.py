"""Verdicts as people and programs get them: grouped text, JSON, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import il21kg
from il21kg.show.verdicts import tell, to_values

Run = Callable[..., tuple[int, str, str]]
TEXT = "IL4 gene\n\nIL-4 may inhibit apoptosis. IL-4 does not bind STAT3.\nIL-4 binds STAT6.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "il4.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_verdicts_are_told_in_groups_what_is_amiss_first(article: Path) -> None:
    claims = article.with_name("claims.tsv")
    rows = ["IL4\tbinds\tSTAT6", "IL4\tbinds\tSTAT3", "IL4\tinhibits\tapoptosis"]
    claims.write_text("\n".join(["subject\trelation\tobject", *rows]), encoding="utf-8")
    told = tell(il21kg.check(claims, article)).replace(f"{article.parent}/", "")
    lines = [line.rstrip() for line in told.splitlines()]
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "denied (1)",
        "stated, but weaker (1)",
        "stated (1)",
        "3 claims: 1 denied; 1 stated, but weaker; 1 stated",
    ]
    at = lines.index("stated, but weaker (1)")
    assert lines[at + 1 : at + 6] == [
        "  claims.tsv:4  IL4 – inhibits → apoptosis",
        "      the text hedges it: Interleukin-4 – may negatively regulate → apoptotic process",
        "      il4.txt:3:1, characters 10–37, text 9ccc858c",
        "      | IL-4 may inhibit apoptosis.",
        "      | ssss ccc rrrrrrr ooooooooo",
    ]


def test_verdicts_as_values_have_all_of_it(article: Path) -> None:
    claims = article.with_name("answer.md")
    claims.write_text("**IL-4** binds STAT3.\n", encoding="utf-8")
    values = to_values(il21kg.check(claims, article))
    assert json.loads(json.dumps(values)) == values
    (verdict,) = values["verdicts"]
    assert (values["amiss"], values["counts"]) == (True, {"denied": 1})
    assert (verdict["verdict"], verdict["words"], verdict["span"]) == ("denied", "IL-4 binds STAT3.", [2, 21])
    (passage,) = verdict["passages"]
    assert TEXT[passage["start"] : passage["end"]] == passage["quote"] == "IL-4 does not bind STAT3."
    assert passage["sha256"] == il21kg.load(article).documents()[0].sha256


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("IL4\tbinds\tSTAT6", 0),
        ("IL4\tinduces\tapoptosis", 0),
        ("IL4\tinhibits\tapoptosis", 1),
        ("IL4\tbinds\tSTAT3", 1),
        ("IL4\tbinds", 1),
    ],
)
def test_the_exit_code_says_whether_a_claim_is_amiss(
    command: Run, article: Path, claim: str, code: int
) -> None:
    claims = article.with_name("claims.tsv")
    claims.write_text(f"subject\trelation\tobject\n{claim}\n", encoding="utf-8")
    assert command("check", claims, "--text", article)[0] == code


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("gone.tsv", "--text", "il4.txt"), "gone.tsv"),
        (("il4.txt", "--about", "IL4"), "--about is of one article."),
        (("il4.txt", "--text", "gone.txt"), "gone.txt: there is no such file"),
    ],
)
def test_wrong_input_is_told(
    command: Run, article: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(article.parent)
    code, _, told = command("check", *arguments)
    assert code == 2
    assert problem in told
