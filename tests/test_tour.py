"""The notebook in docs/: each cell runs in turn, and what it shows is what a notebook can show.

It is run here without Jupyter; where there is one
(`nbclient`, `ipykernel`), its kernel runs it too.
"""

import ast
import contextlib
import importlib
import importlib.util
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tour.ipynb"
#: What would ask the network: addresses that are loaded, not those that can be clicked.
LOADED = re.compile(r"""(?:src|srcset|poster)\s*=\s*["']?https?:|url\(\s*["']?https?:|@import""")


def source_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def shown(value: object) -> dict[str, Any]:
    """The representations that a notebook takes of a value."""
    data = {"text/plain": repr(value)}
    html = getattr(value, "_repr_html_", None)
    return {"text/html": html(), **data} if html else data


def run(cells: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The outputs of the code cells, run in turn in one namespace."""
    names: dict[str, Any] = {}
    outputs = []
    for cell in cells:
        tree = ast.parse(source_of(cell))
        last = tree.body[-1] if isinstance(tree.body[-1], ast.Expr) else None
        tree.body = tree.body[: -1 if last else None]
        printed, told = io.StringIO(), list[dict[str, Any]]()
        with contextlib.redirect_stdout(printed):
            exec(compile(tree, "cell", "exec"), names)
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
        if printed.getvalue():
            told.append({"name": "stdout", "output_type": "stream", "text": printed.getvalue()})
        if value is not None:
            told.append({"output_type": "execute_result", "data": shown(value), "metadata": {}})
        outputs.append(told)
    return outputs


@pytest.fixture(scope="module")
def cells() -> list[dict[str, Any]]:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def outputs(cells: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return run(cells)


def test_each_cell_shows_something_short(outputs: list[list[dict[str, Any]]]) -> None:
    assert len(outputs) > 8
    for told in outputs:
        assert told
        for each in told:
            text = each.get("text") or each["data"]["text/plain"]
            assert 0 < len(text) < 600
            assert " object at 0x" not in text


def test_what_is_shown_asks_no_network_and_is_not_wider_than_its_cell(
    outputs: list[list[dict[str, Any]]],
) -> None:
    pages = [
        each["data"]["text/html"] for told in outputs for each in told if "text/html" in each.get("data", {})
    ]
    assert len(pages) >= 6
    for html in pages:
        assert not LOADED.search(html)
        for tag in re.findall(r"<(?:img|iframe)[^>]*?(?=srcdoc|src=)", html):
            assert 'width="100%"' in tag or "max-width:100%" in tag


def test_the_answers_are_those_of_the_article(outputs: list[list[dict[str, Any]]]) -> None:
    told = [str(each) for output in outputs for each in output]
    for words in ("natural killer cell", "increased proliferation", "KnowledgeGraph(':memory:')", "IL10"):
        assert any(words in each for each in told)


def test_its_cells_hold_no_outputs(cells: list[dict[str, Any]]) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)


@pytest.mark.slow
@pytest.mark.skipif(
    not (importlib.util.find_spec("nbclient") and importlib.util.find_spec("ipykernel")),
    reason="no Jupyter here",
)
def test_a_kernel_of_jupyter_runs_it() -> None:
    nbclient, nbformat = (importlib.import_module(name) for name in ("nbclient", "nbformat"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120).execute()
    kinds = [set(o.get("data", {})) for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    assert sum("text/html" in each for each in kinds) >= 6
