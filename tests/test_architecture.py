"""The house keeps its order: wings import downwards, each with the third parties it may use."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "il21kg"
#: From the ground up: a box imports from the rows below its own, and nothing from its own row.
FLOORS = (
    ("errors",),
    ("collector", "faces", "namespaces", "resources"),
    ("files",),
    ("limits", "worker"),
    ("text",),
    ("vocabulary",),
    ("reading",),
    ("graph",),
    ("curation",),
    ("store",),
    ("proposers",),
    ("pipeline",),
    ("annotation", "ask", "audit", "corpus"),
    ("verdict",),
    ("show",),
    ("knowledge", "measure", "reference"),
    ("server",),
    ("cli",),
)
#: The same inside the reading: where words stand, who is meant, what is said.
READING = (
    ("statements",),
    ("confidence", "structure"),
    ("discourse",),
    ("meaning",),
    ("claims", "rivals", "topic"),
    ("retractions",),
    ("reader",),
    ("candidates", "estimate", "inline_citations"),
)
THIRD_PARTIES = {
    "worker": {"pyoxigraph"},
    "vocabulary": {"marisa_trie", "pyoxigraph", "zstandard"},
    "graph": {"pyoxigraph", "pyshacl", "rdflib"},
    "store": {"oxrdflib", "pyoxigraph", "rdflib"},
    "corpus": {"distributed", "pyarrow", "pyoxigraph", "ray"},
    "ask": {"networkx", "pandas", "pyoxigraph"},
    "verdict": {"pyoxigraph"},
    "show": {"networkx", "pyarrow", "pyoxigraph", "reportlab", "resvg_py", "svglib"},
    "knowledge": {"networkx", "pyoxigraph", "rdflib"},
    "server": {"mcp", "networkx", "pyoxigraph", "starlette", "uvicorn"},
    "audit": {"pyoxigraph"},
    "cli": {"click", "rich"},
}
#: What takes long to import: only inside the functions that need it.
HEAVY = {
    "rdflib",
    "pyshacl",
    "networkx",
    "rich",
    "pandas",
    "resvg_py",
    "reportlab",
    "svglib",
    "oxrdflib",
    "pyarrow",
    "distributed",
    "ray",
}
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
}
FACES = sorted(path for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE)


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of what a module imports, anywhere in it: `il21kg.text.document`, `rdflib`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = PACKAGE.parent.joinpath(*node.module.split("."))
            for alias in node.names:
                is_module = (inside / f"{alias.name}.py").is_file() or (inside / alias.name).is_dir()
                yield f"{node.module}.{alias.name}" if is_module else node.module


def own(tree: ast.AST) -> set[str]:
    """Modules of ours that a module imports, without the package's name."""
    return {name.removeprefix("il21kg.") for name in imported(tree) if name.startswith("il21kg.")}


def floor(box: str, floors: tuple[tuple[str, ...], ...]) -> int:
    return next(at for at, boxes in enumerate(floors) if box in boxes)


def test_each_box_has_its_floor() -> None:
    boxes = {module.split(".")[0] for module in MODULES}
    assert sorted(boxes) == sorted(box for boxes in FLOORS for box in boxes)
    rooms = {module.split(".")[1] for module in MODULES if module.startswith("reading.")}
    assert sorted(rooms) == sorted(room for rooms in READING for room in rooms)


@pytest.mark.parametrize("module", MODULES)
def test_wings_import_downwards(module: str) -> None:
    box = module.split(".")[0]
    others = {name.split(".")[0] for name in own(MODULES[module])} - {box}
    assert [other for other in others if floor(other, FLOORS) >= floor(box, FLOORS)] == []


def arrows_up() -> set[tuple[str, str]]:
    """Give the imports inside the reading that point up."""
    arrows = {
        (module.removeprefix("reading."), other.removeprefix("reading."))
        for module in MODULES
        for other in own(MODULES[module])
        if module.startswith("reading.") and other.startswith("reading.")
    }
    return {
        (one, other)
        for one, other in arrows
        if one.split(".")[0] != other.split(".")[0]
        and floor(other.split(".")[0], READING) >= floor(one.split(".")[0], READING)
    }


def test_the_rooms_of_the_reading_import_downwards() -> None:
    assert arrows_up() == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    order = list(TopologicalSorter({module: own(tree) for module, tree in MODULES.items()}).static_order())
    assert set(order) >= set(MODULES)


def test_each_wing_uses_its_third_parties_and_no_others() -> None:
    used: dict[str, set[str]] = {}
    for module, tree in MODULES.items():
        theirs = {name.split(".")[0] for name in imported(tree)} - sys.stdlib_module_names - {"il21kg"}
        if theirs:
            used.setdefault(module.split(".")[0], set()).update(theirs)
    assert used == THIRD_PARTIES


@pytest.mark.parametrize("module", MODULES)
def test_importing_a_module_loads_nothing_heavy(module: str) -> None:
    at_import = [node for node in MODULES[module].body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not {name.split(".")[0] for node in at_import for name in imported(node)} & HEAVY


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_absolute_and_of_what_is_public(module: str) -> None:
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert [alias.name for alias in node.names if alias.name.startswith(("_", "*"))] == []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.parent.name)
def test_a_face_says_what_its_wing_is_and_shows_at_most_eight_names(face: Path) -> None:
    tree = ast.parse(face.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    listed = re.search(r"__all__ = \[([^]]*)\]", face.read_text(encoding="utf-8"))
    names = re.findall(r'"(\w+)"', listed[1]) if listed else []
    assert len(names) <= 8
    assert names == sorted(names)
    wing = __import__(".".join(face.parent.relative_to(ROOT).parts), fromlist=["__all__"])
    assert [name for name in names if getattr(wing, name, None) is None] == []
    with pytest.raises(AttributeError):
        wing.no_such_name  # noqa: B018


def test_nothing_in_the_project_names_a_path_of_this_machine() -> None:
    texts = [*PACKAGE.rglob("*.py"), *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob(".ci/*")]
    naming = [
        path for path in texts if re.search(r"(?<![\w.])/(?:work|root)/", path.read_text(encoding="utf-8"))
    ]
    assert texts
    assert naming == []


def test_tests_stand_in_the_wings_they_are_about() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in ROOT.glob("tests/*/**/test_*.py")}
    assert len(folders) >= 10
    assert [folder for folder in sorted(folders) if not (PACKAGE / folder / "__init__.py").is_file()] == []
