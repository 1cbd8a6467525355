"""The tests mirror the wings: each room is named by a test file of its own wing."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
WINGS: Final = (
    "text",
    "vocabulary",
    "reading",
    "graph",
    "curation",
    "store",
    "proposers",
    "annotation",
    "ask",
    "corpus",
    "show",
    "measure",
    "audit",
    "reference",
    "verdict",
    "server",
)
#: Rooms that no test of their wing names, and why; what has tests of its own leaves the list.
THROUGH_OTHERS: Final = {
    "vocabulary.sources.hgnc": "read through its files in test_terms",
    "vocabulary.sources.mappings": "read through its files in test_terms",
    "vocabulary.sources.obo": "read through its files in test_terms",
    "vocabulary.sources.rdf": "read through its files in test_term_files",
    "vocabulary.lexicon": "refused and compiled through load_vocabulary in test_vocabulary_data",
    "graph.literature": "its triples are those of the graph in test_graph",
    "show.corpus": "told by the command in tests/cli",
    "show.outcome": "told by the command in tests/cli",
}


def rooms() -> Iterator[str]:
    """Give the rooms of the wings: `text.dates`."""
    for wing in WINGS:
        for path in sorted((ROOT / "il21kg" / wing).rglob("*.py")):
            if path.name != "__init__.py":
                yield ".".join(path.relative_to(ROOT / "il21kg").with_suffix("").parts)


def imported(path: Path) -> Iterator[str]:
    """Give the rooms that a test imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@cache
def named_in(wing: str) -> frozenset[str]:
    """Give the rooms that a test file of a wing imports, and those that a test file or a table is called."""
    folder = ROOT / "tests" / wing
    tests = list(folder.rglob("test_*.py"))
    by_import = {name.removeprefix("il21kg.") for path in tests for name in imported(path)}
    called = {path.stem.removeprefix("test_") for path in (*tests, *folder.rglob("*.txt"))}
    by_name = {room for room in rooms() if room.startswith(f"{wing}.") and room.split(".")[-1] in called}
    return frozenset(by_import | by_name)


@pytest.mark.parametrize("room", [room for room in rooms() if room not in THROUGH_OTHERS])
def test_a_room_is_named_by_a_test_of_its_wing(room: str) -> None:
    assert room in named_in(room.split(".")[0]), f"write a test of {room} beside those of its wing"


def test_the_list_of_rooms_without_tests_of_their_own_only_shrinks() -> None:
    there = [*rooms()]
    assert [room for room in THROUGH_OTHERS if room not in there] == []
    assert [room for room in THROUGH_OTHERS if room in named_in(room.split(".")[0])] == []
    assert len(THROUGH_OTHERS) <= 10


def test_no_two_test_files_have_one_name() -> None:
    """The suite would collect neither."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []
