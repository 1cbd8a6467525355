"""Measures the house: `python tests/house.py`. What the figures should be stands in docs/architecture.md."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from types import FrameType

from radon.complexity import cc_visit
from test_architecture import FLOORS, MODULES, PACKAGE, arrows_up, own

from il21kg.reading.reader import Reader
from il21kg.reading.structure import tagset
from il21kg.reading.topic import find_topic
from il21kg.text.document import read_document
from il21kg.vocabulary import classes
from il21kg.vocabulary.vocabulary import load_vocabulary

TEXT = b"In macrophages, IL-21 may induce proliferation of B cells and, by binding IL21R, activates NK cells."
ENUMERATIONS: list[type[StrEnum]] = [
    each
    for module in (classes, tagset)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
]
READING = {name: tree for name, tree in MODULES.items() if name.startswith("reading.")}


def strings(tree: ast.AST) -> Iterator[str]:
    """String constants that are no docstrings, no parts of f-strings and no members of an enumeration."""
    skipped = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    skipped |= {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    skipped |= {
        id(each)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "StrEnum" for base in node.bases)
        for each in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield name, node


def changing(node: ast.ClassDef) -> bool:
    """Whether methods other than `__init__` set attributes of the object, or change its lists and dicts."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name != "__init__":
            for each in ast.walk(method):
                targets = (
                    each.targets
                    if isinstance(each, ast.Assign)
                    else [each.target]
                    if isinstance(each, ast.AugAssign)
                    else []
                )
                for target in targets:
                    inner = target.value if isinstance(target, ast.Subscript) else target
                    if (
                        isinstance(inner, ast.Attribute)
                        and isinstance(inner.value, ast.Name)
                        and inner.value.id == "self"
                    ):
                        return True
    return False


def trip() -> tuple[int, int, int]:
    """Rooms that one sentence enters, how often it enters one, and how often the next stands higher."""
    order = list(TopologicalSorter({name: own(tree) for name, tree in MODULES.items()}).static_order())
    floor = {name: at for at, name in enumerate(order)}
    words = load_vocabulary()
    document = read_document(TEXT, "note.txt", words.layout)
    reader, topic = Reader(words), find_topic(document, words, "IL21")
    stays: list[tuple[str, str]] = []

    def room(frame: FrameType | None) -> str:
        path = Path(frame.f_code.co_filename) if frame is not None else Path()
        inside = path.is_relative_to(PACKAGE)
        return ".".join(path.relative_to(PACKAGE).with_suffix("").parts) if inside else ""

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            stays.append((room(frame.f_back), room(frame)))

    sys.setprofile(watch)
    try:
        reader.read(document, topic)
    finally:
        sys.setprofile(None)
    entered = [two for one, two in stays if two in READING and one != two]
    climbs = sum(floor[two] > floor[one] for one, two in pairwise(entered))
    return len(set(entered)), len(entered), climbs


def measures() -> Iterator[tuple[str, object]]:
    yield "wings", len([folder for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()])
    yield "modules", len(MODULES)
    yield (
        "lines of code",
        sum(len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")),
    )
    yield "floors", len(FLOORS)
    yield "arrows upward inside the reading", len(arrows_up())
    words = {str(member) for enumeration in ENUMERATIONS for member in enumeration if len(member) > 1}
    bare = Counter(each for tree in READING.values() for each in strings(tree) if each in words)
    yield "bare words of closed vocabularies in the reading", f"{bare.total()} ({len(bare)} different)"
    keys = {key for each in load_vocabulary().relations for key in (each.key, each.family)}
    named = Counter(each for tree in READING.values() for each in strings(tree) if each in keys)
    yield "relations named in the reading", f"{named.total()} ({len(named)} different)"
    lengths = sorted((node.end_lineno or 0) - node.lineno + 1 for _, node in functions())
    yield (
        "functions, median and longest",
        f"{len(lengths)}, {lengths[len(lengths) // 2]}, {lengths[-1]} lines",
    )
    yield "functions over 35 lines", sum(length > 35 for length in lengths)
    blocks = [
        (block.complexity, f"{path.relative_to(PACKAGE)} {block.name}")
        for path in PACKAGE.rglob("*.py")
        for block in cc_visit(path.read_text(encoding="utf-8"))
        if not hasattr(block, "methods")
    ]
    yield "worst complexity", " ".join(map(str, max(blocks)))
    yield "functions of complexity D or worse", sum(complexity > 20 for complexity, _ in blocks)
    state = sorted(
        f"{name.removeprefix('reading.')}.{node.name}"
        for name, tree in READING.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and changing(node)
    )
    yield "classes of the reading that change", f"{len(state)}: {', '.join(state)}"
    rooms, stays, climbs = trip()
    yield "one sentence: rooms, stays in them, climbs", f"{rooms}, {stays}, {climbs}"
    uses = Counter(
        word
        for path in PACKAGE.rglob("*.py")
        for word in re.findall(r"\b(found|said|told|known)\b", path.read_text(encoding="utf-8"))
    )
    yield (
        "variables and words called found, said, told, known",
        ", ".join(f"{w} {n}" for w, n in sorted(uses.items())),
    )


if __name__ == "__main__":
    for title, value in measures():
        sys.stdout.write(f"{title:<56} {value}\n")
