"""Modules import upwards only, in the order in which the README tells them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "il21kg"
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__"))
ORDER = re.findall(r"^\| `(\w+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
HEAVY = {"rdflib", "pyshacl", "networkx", "rich", "pandas", "resvg_py", "oxrdflib"}


def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))


def imported(node: ast.AST) -> list[str]:
    """Full names of what an import statement brings in."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        own = node.module == "il21kg"
        return [f"{node.module}.{alias.name}" for alias in node.names] if own else [node.module]
    return []


def test_the_readme_lists_each_module_once() -> None:
    assert sorted(ORDER) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_rows_above_it(module: str) -> None:
    names = [name.split(".") for node in ast.walk(tree(module)) for name in imported(node)]
    own = {parts[1] for parts in names if parts[0] == "il21kg" and len(parts) > 1}
    assert own <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", MODULES)
def test_importing_a_module_loads_nothing_heavy(module: str) -> None:
    at_import = {name.split(".")[0] for node in tree(module).body for name in imported(node)}
    assert not at_import & HEAVY


@pytest.mark.parametrize("module", MODULES)
def test_no_relative_imports_and_no_star(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert all(alias.name != "*" for alias in node.names)


def test_nothing_in_the_project_names_a_path_of_this_machine() -> None:
    texts = [*PACKAGE.rglob("*.py"), *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob(".ci/*")]
    found = [
        path for path in texts if re.search(r"(?<![\w.])/(?:work|root)/", path.read_text(encoding="utf-8"))
    ]
    assert texts
    assert found == []
