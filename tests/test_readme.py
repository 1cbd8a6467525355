"""The README tells the truth: its commands run, its outputs are those of today, its tables are complete.

`python tests/test_readme.py` writes outputs, module table and picture anew.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pyoxigraph as ox
import pytest

import il21kg
from il21kg.cli.main import commands
from il21kg.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "tests" / "readme" / "il21.svg"
ROW = re.compile(r"^\| `(\w+)` \|.*\n", re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def in_shell(folder: Path, command: str) -> str:
    """What a command prints; `il21kg` is this very checkout."""
    tool = folder / "bin" / "il21kg"
    if not tool.exists():
        tool.parent.mkdir()
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m il21kg "$@"\n')
        tool.chmod(0o755)
    path = f"{tool.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("IL21KG_")}
    environment |= {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    work = folder / "work"
    work.mkdir(exist_ok=True)
    done = subprocess.run(
        command, shell=True, cwd=work, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def with_outputs(text: str, folder: Path) -> str:
    """The README with what each command prints today."""

    def fresh(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        told = (f"$ {command}\n{in_shell(folder, command).rstrip()}\n" for command in commands)
        return "```console\n" + "\n".join(told) + "```"

    return re.sub(r"^```console\n(.*?)^```$", fresh, text, flags=re.MULTILINE | re.DOTALL)


def sentence(module: str) -> str:
    """First paragraph of a module's docstring."""
    text = (ROOT / "il21kg" / module / "__init__.py").read_text("utf-8")
    found = re.match(r'r?"""(.*?)(?:\n\n|""")', text, re.DOTALL)
    assert found, f"{module} has no docstring"
    return " ".join(found[1].split())


def test_the_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    assert with_outputs(text, tmp_path) == text


def test_the_wings_are_told_in_their_own_words() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", README.read_text("utf-8"), re.MULTILINE)
    wings = {path.parent.name for path in ROOT.glob("il21kg/*/__init__.py")}
    assert {module for module, _ in rows} == wings
    assert rows == [(module, sentence(module)) for module, _ in rows]


def test_the_python_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (text,) = blocks("python")
    examples = doctest.DocTestParser().get_doctest(text, {}, "README", "README.md", 0)
    result = doctest.DocTestRunner().run(examples)
    assert result.attempted > 5
    assert result.failed == 0
    assert (tmp_path / "il21.ttl").stat().st_size > 10_000


def test_the_turtle_of_the_readme_is_in_the_graph(tmp_path: Path) -> None:
    kg = il21kg.load()
    kg.export(tmp_path / "graph.nt")
    graph = {q.triple for q in ox.parse(path=str(tmp_path / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)}
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    shown, term = blocks("turtle")
    triples = {q.triple for q in ox.parse(prefixes + shown, format=ox.RdfFormat.TURTLE)}
    assert len(triples) > 10
    assert triples <= graph
    assert list(ox.parse(prefixes + term, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_has_help_an_example_and_a_row(name: str) -> None:
    command = commands.commands[name]
    assert command.help
    assert (command.epilog or "").startswith(f"Example: il21kg {name}")
    row = re.search(rf"^\| `il21kg {name}[ `].*$", README.read_text("utf-8"), re.MULTILINE)
    assert row, f"the README does not list {name}"
    options = [
        option
        for p in command.params
        if isinstance(p, click.Option)
        for option in p.opts
        if option != "--help"
    ]
    assert [option for option in options if option not in row[0]] == []
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    told = re.sub(r"\\", "", row[0])
    assert [p for p in arguments if p.make_metavar(click.Context(command)) not in told] == []


def test_the_picture_shows_what_is_drawn_today() -> None:
    from il21kg.show.pictures import to_svg

    def words(svg: str) -> list[str]:
        return sorted(re.findall(r">([^<>\s][^<>]*)<", svg))

    drawn = to_svg(il21kg.load().neighborhood("IL21"))
    assert words(drawn) == words(PICTURE.read_text("utf-8"))


def test_licence_and_changes_are_there() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")
    assert f"## {version()}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def version() -> str:
    from il21kg.resources import VERSION

    said = re.search(r'^version = "(.*)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert said
    assert said[1] == VERSION
    return VERSION


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    from il21kg.show.pictures import to_svg

    PICTURE.write_text(to_svg(il21kg.load().neighborhood("IL21")), encoding="utf-8")
    with TemporaryDirectory() as temporary:
        fresh = with_outputs(README.read_text("utf-8"), Path(temporary))
    README.write_text(ROW.sub(lambda row: f"| `{row[1]}` | {sentence(row[1])} |\n", fresh), encoding="utf-8")
