"""Places a neighbourhood: boxes sized to their text, labels beside them, nothing on top of anything else.

    chromosome 4 <─part of─ 4q27 <─located in─ [IL21] ─encodes→ Interleukin-21 ─acts on→ B cell

The start stands in the middle; its branches go to the right and to the left, one column for each hop (the
columns are networkx's breadth-first tree). Each edge keeps its label in a row of its own beside the later
of its two ends, so labels cannot meet. Lengths are in CSS pixels, x to the right and y down; a box is given
by its centre.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx

TEXT_SIZE: Final = 13.0
LABEL_SIZE: Final = 11.5
LINE: Final = 16.0  #: from one line of text in a box to the next
ROW: Final = 17.0  #: from one edge label to the next
GAP: Final = 9.0  #: between boxes of a column
ARROW: Final = 18.0  #: what shows of an edge between its label and the box
PAD: Final = 9.0  #: between text and the border of its box
WRAP: Final = 158.0  #: widest line of text in a box


@dataclass(frozen=True, slots=True)
class Box:
    """A node's place: its centre, size and wrapped text, its side (-1 left, 0 start, 1 right) and column."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    side: int
    column: int


@dataclass(frozen=True, slots=True)
class Wire:
    """An edge's place: between box `near` (closer to the start) and box `far`, which its label stands beside.

    `row` is the distance of the label from the middle of `far`, down; `width` is that of the label's text;
    `run` is how far from `far` the edge goes straight, so that it bends past the labels of other rows;
    `side` is the side of `far` the picture grows to; `leaves` is the side on which the edge leaves `near`.
    """

    near: str
    far: str
    key: str
    to_far: bool
    row: float
    width: float
    run: float
    side: int
    leaves: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands; the drawing spans `left` to `right` and `top` to `bottom`."""

    boxes: dict[str, Box]
    wires: tuple[Wire, ...]
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Tree:
    """The breadth-first tree: children in the order of the view, and the column of each node."""

    children: dict[str, list[str]]
    column: dict[str, int]


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Measure a text in the font of the pictures; a character the table lacks counts as one em.

    >>> text_width("0000", 10)
    19.88
    """
    widths = _widths()
    return round(sum(widths.get(character, 1000) for character in text) * size / 1000, 2)


@cache
def _widths() -> dict[str, int]:
    table = json.loads((files("il21kg.show") / "page" / "widths.json").read_text(encoding="utf-8"))["widths"]
    return {character: int(width) for width, characters in table.items() for character in characters}


def wrap(text: str, width: float = WRAP) -> tuple[str, ...]:
    """Break a text into lines no wider than `width`: at blanks, after hyphens and slashes, else in a word.

    >>> wrap("T follicular helper cell differentiation")
    ('T follicular helper cell', 'differentiation')
    """
    lines: list[str] = [""]
    for piece in re.findall(r"[^\s/-]*[/-]+|[^\s/-]+|\s+", text.strip()):
        part = " " if piece.isspace() else piece
        if lines[-1] and text_width((lines[-1] + part).rstrip()) > width:
            lines.append("")
        for character in part if text_width(part) > width else (part,):
            if text_width(lines[-1] + character) > width:
                lines.append("")
            lines[-1] = (lines[-1] + character).lstrip()
    return tuple(line.rstrip() for line in lines if line.strip()) or ("",)


def place(graph: "networkx.MultiDiGraph") -> Layout:
    """Lay a neighbourhood out; the same graph gives the same places."""
    tree = _tree(graph)
    owned = _owned(graph, tree)
    boxes = {node: _box(graph.nodes[node], len(owned[node])) for node in tree.column}
    for side, branches in zip((1, -1), _split(graph, tree, boxes), strict=True):
        height = sum(_span(branch, tree, boxes) for branch in branches)
        _stack(branches, tree, boxes, side, -height / 2)
    runs = _set_columns(graph, tree, boxes, owned)
    wires = tuple(wire for node in tree.column for wire in _wires(graph, node, owned[node], boxes, runs))
    return Layout(
        boxes,
        wires,
        left=min(box.x - box.width / 2 for box in boxes.values()),
        right=max(box.x + box.width / 2 for box in boxes.values()),
        top=min(box.y - box.height / 2 for box in boxes.values()),
        bottom=max(box.y + box.height / 2 for box in boxes.values()),
    )


def _tree(graph: "networkx.MultiDiGraph") -> _Tree:
    """Give the breadth-first tree of networkx from the start; what it cannot reach hangs on the start."""
    import networkx

    start = graph.graph["start"]
    rank = {node: number for number, node in enumerate(graph)}
    children: dict[str, list[str]] = {node: [] for node in graph}
    column = {start: 0}
    plain = networkx.Graph(graph)
    for parent, child in networkx.bfs_edges(
        plain, start, sort_neighbors=lambda nodes: sorted(nodes, key=rank.__getitem__)
    ):
        children[parent].append(child)
        column[child] = column[parent] + 1
    for node in graph:
        if node not in column:
            children[start].append(node)
            column[node] = 1
    return _Tree(children, column)


def _owned(graph: "networkx.MultiDiGraph", tree: _Tree) -> dict[str, list[tuple[str, str, str]]]:
    """Give each edge to the later of its ends: that is where its label stands."""
    rank = {node: number for number, node in enumerate(tree.column)}
    owned: dict[str, list[tuple[str, str, str]]] = {node: [] for node in tree.column}
    for edge in sorted(graph.edges(keys=True)):
        owned[max(edge[0], edge[1], key=rank.__getitem__)].append(edge)
    return owned


def _box(node: dict[str, object], rows: int) -> Box:
    """Size a box to its text and to the rows of labels beside it."""
    lines = wrap(str(node["label"]))
    if node["more"]:
        lines += (f"… and {node['more']} more",)
    width = max(text_width(line) for line in lines) + 2 * PAD
    return Box(0, 0, max(width, 46), max(len(lines) * LINE + PAD, rows * ROW + 2), lines, 0, 0)


def _span(node: str, tree: _Tree, boxes: dict[str, Box]) -> float:
    """Give the height a node and its branch take up."""
    below = sum(_span(child, tree, boxes) for child in tree.children[node])
    return max(boxes[node].height + GAP, below)


def _split(graph: "networkx.MultiDiGraph", tree: _Tree, boxes: dict[str, Box]) -> tuple[list[str], list[str]]:
    """Cut the branches of the start into a right and a left half of about the same height, each in its order.

    The tallest goes right, the next ones to the lower half; single boxes fill up, right, then left, those
    of a kind on one side unless that costs more than three rows.
    """
    branches = tree.children[graph.graph["start"]]
    height = {branch: _span(branch, tree, boxes) for branch in branches}
    singles = [branch for branch in branches if not tree.children[branch]]
    halves: tuple[list[str], list[str]] = ([], [])
    for branch in sorted(
        set(branches) - set(singles), key=lambda branch: (-height[branch], branches.index(branch))
    ):
        min(halves, key=lambda half: sum(height[node] for node in half)).append(branch)
    right, left = (sum(height[node] for node in half) for half in halves)
    sums = [0.0, *accumulate(height[node] for node in singles)]
    kinds = [graph.nodes[node]["kind"] for node in singles]

    def cost(at: int) -> tuple[float, int]:
        parts_a_kind = 0 < at < len(kinds) and kinds[at - 1] == kinds[at]
        return (abs(right + sums[at] - (left + sums[-1] - sums[at])) + 6 * ROW * parts_a_kind, -at)

    cut = min(range(len(sums)), key=cost)
    order = branches.index
    return sorted(halves[0] + singles[:cut], key=order), sorted(halves[1] + singles[cut:], key=order)


def _stack(branches: Iterable[str], tree: _Tree, boxes: dict[str, Box], side: int, top: float) -> None:
    """Give branches their y and column, from the top down; a node stands at the middle of its branch."""
    for node in branches:
        height = _span(node, tree, boxes)
        boxes[node] = replace(boxes[node], y=top + height / 2, side=side, column=side * tree.column[node])
        below = sum(_span(child, tree, boxes) for child in tree.children[node])
        _stack(tree.children[node], tree, boxes, side, top + (height - below) / 2)
        top += height


def _set_columns(
    graph: "networkx.MultiDiGraph",
    tree: _Tree,
    boxes: dict[str, Box],
    owned: dict[str, list[tuple[str, str, str]]],
) -> dict[int, float]:
    """Give boxes their x: columns as wide as their widest box, between them room for labels and bends.

    Returns the room for the labels, by column.
    """
    start = graph.graph["start"]
    runs = {0: ARROW + max((_label_width(graph, key) for key in owned[start]), default=0)}
    for side in (1, -1):
        edge = boxes[start].width / 2 + (runs[0] if owned[start] else 0)
        for depth in range(1, max(tree.column.values()) + 1):
            column = [node for node in tree.column if boxes[node].column == side * depth]
            if not column:
                break
            labels = [_label_width(graph, key) for node in column for key in owned[node]]
            runs[side * depth] = ARROW + max(labels, default=0)
            inner = edge + runs[side * depth] + min(30 + 4 * len(labels), 180)
            for node in column:
                boxes[node] = replace(boxes[node], x=side * (inner + boxes[node].width / 2))
            edge = inner + max(boxes[node].width for node in column)
    return runs


def _label_width(graph: "networkx.MultiDiGraph", edge: tuple[str, str, str]) -> float:
    return text_width(graph.edges[edge]["label"], LABEL_SIZE) + 8


def _wires(
    graph: "networkx.MultiDiGraph",
    node: str,
    edges: list[tuple[str, str, str]],
    boxes: dict[str, Box],
    runs: dict[int, float],
) -> list[Wire]:
    """Give the edges that a node owns a row each, those from higher up first."""
    far = boxes[node]
    side = far.side or 1

    def other(edge: tuple[str, str, str]) -> str:
        return edge[1] if edge[0] == node else edge[0]

    ordered = sorted(edges, key=lambda edge: (boxes[other(edge)].y, graph.edges[edge]["label"], edge))
    return [
        Wire(
            near=other(edge),
            far=node,
            key=edge[2],
            to_far=edge[1] == node,
            row=(number - (len(ordered) - 1) / 2) * ROW,
            width=_label_width(graph, edge),
            run=runs[far.column],
            side=side,
            leaves=-side if boxes[other(edge)].column == far.column else side,
        )
        for number, edge in enumerate(ordered)
    ]
