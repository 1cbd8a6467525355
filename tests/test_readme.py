"""The README tells the truth: its commands run, its outputs are those of today.

`python tests/test_readme.py` writes outputs and picture anew.
"""

import doctest
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from pages import with_outputs

import il21kg
from il21kg.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "tests" / "readme" / "il21.svg"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    assert with_outputs(text, tmp_path) == text


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
    (shown,) = blocks("turtle")
    triples = {q.triple for q in ox.parse(prefixes + shown, format=ox.RdfFormat.TURTLE)}
    assert len(triples) > 10
    assert triples <= graph


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
    README.write_text(fresh, encoding="utf-8")
