"""No function is longer than a screen, or has more branches than one can follow."""

import ast
from collections.abc import Iterator
from pathlib import Path

from radon.complexity import cc_rank, cc_visit

PACKAGE = Path(__file__).parents[1] / "il21kg"
LONGEST = 40
#: Functions that are still too long, or of a complexity worse than C: the list may only become shorter.
TOO_LONG: set[str] = set()
TOO_COMPLEX: set[str] = set()


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{name} {node.name}"
        for name, source in sources()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST
    }
    assert long == TOO_LONG


def test_no_function_has_more_branches_than_one_can_follow() -> None:
    """By the ranks of radon: A to C, which is at most 20."""
    tangled = {
        f"{name} {block.name}"
        for name, source in sources()
        for block in cc_visit(source)
        if not hasattr(block, "methods") and cc_rank(block.complexity) > "C"
    }
    assert tangled == TOO_COMPLEX
