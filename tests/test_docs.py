"""The pages under `docs/` say what is so: commands and examples run, rooms are there, links lead somewhere.

`python tests/test_docs.py` writes rooms and outputs anew; with names of pages, the outputs of those.
"""

import doctest
import re
import sys
from pathlib import Path

import pytest
from pages import CONSOLE, with_outputs

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "docs" / "architecture.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
WINGS = (
    "", "text", "vocabulary", "vocabulary/sources", "reading", "reading/structure", "reading/meaning",
    "reading/claims", "graph", "graph/proof", "curation", "store", "proposers", "ask", "show", "show/files",
    "show/report", "corpus", "annotation", "measure", "audit", "reference", "verdict", "server", "cli",
    "cli/printed",
)  # fmt: skip


#: Pages that show what commands print.
SHOWN = [page for page in PAGES if page.parent != ROOT and CONSOLE.search(page.read_text(encoding="utf-8"))]


def sentence(path: Path) -> str:
    """First paragraph of a module's docstring."""
    opening = re.match(r'r?"""(.*?)(?:\n\n|""")', path.read_text(encoding="utf-8"), re.DOTALL)
    assert opening, f"{path} has no docstring"
    return " ".join(opening[1].split())


def rooms() -> str:
    """The rooms of the house, in their own words, wing by wing."""
    told = []
    for wing in WINGS:
        folder = ROOT / "il21kg" / wing
        head = (
            f"### `{wing}/`\n\n{sentence(folder / '__init__.py')}" if wing else "### The ground and the hall"
        )
        modules = sorted(path for path in folder.glob("*.py") if not path.name.startswith("__"))
        rows = "".join(f"| `{path.stem}` | {sentence(path)} |\n" for path in modules)
        told.append(f"{head}\n\n| room | |\n|---|---|\n{rows}\n")
    return "".join(told)


def with_rooms(text: str) -> str:
    return re.sub(r"(?<=^## The rooms\n\n).*?(?=^## )", lambda _: rooms(), text, flags=re.M | re.S)


def test_the_rooms_are_told_in_their_own_words() -> None:
    text = HOUSE.read_text(encoding="utf-8")
    assert with_rooms(text) == text, "python tests/test_docs.py writes them anew"


def test_each_package_is_in_the_tour() -> None:
    packages = {
        path.parent.relative_to(ROOT / "il21kg").as_posix() for path in ROOT.glob("il21kg/**/__init__.py")
    }
    assert {wing or "." for wing in WINGS} == packages


def test_the_way_of_one_sentence() -> None:
    text = "\n".join(re.findall(r"^```python\n(.*?)^```$", HOUSE.read_text(encoding="utf-8"), re.M | re.S))
    examples = doctest.DocTestParser().get_doctest(text, {}, "architecture", str(HOUSE), 0)
    result = doctest.DocTestRunner().run(examples)
    assert result.attempted > 10
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_first_page_leads_to_each_page() -> None:
    first = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [
        path.relative_to(ROOT / "docs").as_posix() for path in PAGES if path.is_relative_to(ROOT / "docs")
    ]
    told = [page for page in pages if f"]({page})" not in first and "decisions/" not in page]
    assert told == ["index.md"]


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_print_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_outputs(text, tmp_path) == text, "python tests/test_docs.py writes it anew"
    monkeypatch.chdir(tmp_path / "work")  # the Python of the page goes on where its commands ended
    python = "\n".join(re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(python, {}, page.stem, str(page), 0)
    assert doctest.DocTestRunner().run(examples).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_pictures_of_a_page_are_made_by_the_script(page: Path) -> None:
    shown = re.findall(r"\]\([^)]*pictures/([\w-]+\.png)\)", page.read_text(encoding="utf-8"))
    script = (ROOT / "docs" / "screenshots.py").read_text(encoding="utf-8")
    assert [name for name in shown if f'"{name}"' not in script] == []


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    HOUSE.write_text(with_rooms(HOUSE.read_text(encoding="utf-8")), encoding="utf-8")
    wanted = sys.argv[1:]
    for page in [page for page in SHOWN if not wanted or page.stem in wanted]:
        sys.stdout.write(f"{page.relative_to(ROOT)}\n")
        with TemporaryDirectory() as temporary:
            page.write_text(with_outputs(page.read_text(encoding="utf-8"), Path(temporary)), encoding="utf-8")
