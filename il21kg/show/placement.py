"""Places a neighbourhood: boxes sized to their text, labels beside them, nothing on top of anything else.

    chromosome 4 <─part of─ 4q27 <─located in─ [IL21] ─encodes→ Interleukin-21 ─acts on→ B cell

The start stands in the middle; its branches go to the right and to the left, one column for each hop (the
columns are networkx's breadth-first tree). Each edge keeps its label in a row of its own beside the later
of its two ends, so labels cannot meet. Lines bend only in the channels between the columns, and change
sides in lanes above and below them, so none runs behind a box or a label of another. Lengths are in CSS
pixels, x to the right and y down; a box is given by its centre.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx

TEXT_SIZE: Final = 13.0
LABEL_SIZE: Final = 11.5
LINE: Final = 16.0  #: from one line of text in a box to the next
ROW: Final = 17.0  #: from one edge label to the next
GAP: Final = 9.0  #: between boxes of a column
LANE: Final = 8.0  #: from one lane above or below the boxes to the next
HEAD: Final = 12.0  #: room for a head beside a label, which points back
ARROW: Final = 18.0  #: what shows of an edge between its label and the box
PAD: Final = 9.0  #: between text and the border of its box
WRAP: Final = 158.0  #: widest line of text in a box


#: An edge by its ends and key.
_Edge = tuple[str, str, str]
#: What stands on a side of a box, by node and side (-1 left, 1 right): labels of edges, and the ports where
#: lines come "in" and go "out"; with the y of what is at their other ends.
_Faces = dict[tuple[str, int], dict[_Edge | str, list[float]]]


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
    `side` is the side of `far` the picture grows to. The edge leaves `near` on the side `leaves`, `port`
    below its middle, and goes `stub` straight to the channel. An edge between the two sides of the picture
    has a `lane`, the height at which it crosses over; `turn` is how far into the channels it turns there.
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
    port: float
    stub: float
    lane: float | None
    turn: float


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
class Tree:
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


def one_line(begin: str, items: Sequence[str], width: float, size: float) -> str:
    """Write as many items as a line of some width holds, and how many there are besides.

    >>> genes = ["il2", "il4", "il7", "il9", "il21"]
    >>> one_line("Source: ", genes, 200, 10), one_line("Source: ", genes, 100, 10)
    ('Source: il2; il4; il7; il9; il21', 'Source: il2; il4 + 3 more')
    """
    whole = begin + "; ".join(items)
    if text_width(whole, size) <= width:
        return whole
    lines = (
        f"{begin}{'; '.join(items[:shown])} + {len(items) - shown} more" for shown in range(1, len(items))
    )
    fitting = takewhile(lambda line: text_width(line, size) <= width, lines)
    return max(fitting, key=len, default=f"{begin}{len(items)}")


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
    tree = tree_of(graph)
    owned = _owned(graph, tree)
    boxes = {node: _box(graph.nodes[node], len(owned[node])) for node in tree.column}
    halves = _split(graph, tree, boxes)
    _stack_both(halves, tree, boxes)
    for (node, _), slots in _faces(owned, boxes).items():
        boxes[node] = replace(boxes[node], height=max(boxes[node].height, len(slots) * ROW + 2))
    _stack_both(halves, tree, boxes)
    faces = _faces(owned, boxes)
    columns = _set_columns(graph, tree, boxes, owned)
    wires = tuple(_wires(graph, owned, boxes, faces, columns))
    lanes = [wire.lane for wire in wires if wire.lane is not None]
    return Layout(
        boxes,
        wires,
        left=min(box.x - box.width / 2 for box in boxes.values()),
        right=max(box.x + box.width / 2 for box in boxes.values()),
        top=min([*lanes, *(box.y - box.height / 2 for box in boxes.values())]),
        bottom=max([*lanes, *(box.y + box.height / 2 for box in boxes.values())]),
    )


def tree_of(graph: "networkx.MultiDiGraph") -> Tree:
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
    return Tree(children, column)


def _owned(graph: "networkx.MultiDiGraph", tree: Tree) -> dict[str, list[tuple[str, str, str]]]:
    """Give each edge to the later of its ends: that is where its label stands."""
    rank = {node: number for number, node in enumerate(tree.column)}
    owned: dict[str, list[tuple[str, str, str]]] = {node: [] for node in tree.column}
    for edge in sorted(graph.edges(keys=True)):
        owned[max(edge[0], edge[1], key=rank.__getitem__)].append(edge)
    return owned


def _box(node: dict[str, object], rows: int) -> Box:
    """Size a box to its text and to the rows of labels beside it."""
    lines = wrap(str(node["label"]))
    if below := node.get("below"):
        lines += wrap(str(below))
    if node["more"]:
        lines += (f"… and {node['more']} more",)
    width = max(text_width(line) for line in lines) + 2 * PAD
    return Box(0, 0, max(width, 46), max(len(lines) * LINE + PAD, rows * ROW + 2), lines, 0, 0)


def _span(node: str, tree: Tree, boxes: dict[str, Box]) -> float:
    """Give the height a node and its branch take up."""
    below = sum(_span(child, tree, boxes) for child in tree.children[node])
    return max(boxes[node].height + GAP, below)


def _split(graph: "networkx.MultiDiGraph", tree: Tree, boxes: dict[str, Box]) -> tuple[list[str], list[str]]:
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


def _stack_both(halves: tuple[list[str], list[str]], tree: Tree, boxes: dict[str, Box]) -> None:
    """Give the branches of both halves their y and column, each half around the start's middle."""
    for side, branches in zip((1, -1), halves, strict=True):
        _stack(branches, tree, boxes, side, -sum(_span(branch, tree, boxes) for branch in branches) / 2)


def _stack(branches: Iterable[str], tree: Tree, boxes: dict[str, Box], side: int, top: float) -> None:
    """Give branches their y and column, from the top down; a node stands at the middle of its branch."""
    for node in branches:
        height = _span(node, tree, boxes)
        boxes[node] = replace(boxes[node], y=top + height / 2, side=side, column=side * tree.column[node])
        below = sum(_span(child, tree, boxes) for child in tree.children[node])
        _stack(tree.children[node], tree, boxes, side, top + (height - below) / 2)
        top += height


@dataclass(frozen=True, slots=True)
class _Columns:
    """By column: room for labels towards the start, outer edge, width of the channel before it."""

    run: dict[int, float]
    edge: dict[int, float]
    channel: dict[int, float]


def _faces(owned: dict[str, list[_Edge]], boxes: dict[str, Box]) -> _Faces:
    """Give each label its place, and the other end of its edge a port with those of its direction."""
    faces: _Faces = {}
    for far, edges in owned.items():
        for edge in edges:
            near = _near(edge, far)
            label = faces.setdefault((far, -(boxes[far].side or 1)), {})
            label[edge] = [boxes[near].y]
            port = faces.setdefault((near, _leaves(boxes[near], boxes[far])), {})
            port.setdefault("out" if edge[1] == far else "in", []).append(boxes[far].y)
    return faces


def _near(edge: _Edge, far: str) -> str:
    return edge[1] if edge[0] == far else edge[0]


def _leaves(near: Box, far: Box) -> int:
    """Give the side on which an edge leaves: outwards to the next column, else back into the channel."""
    if abs(far.column) > abs(near.column) and near.side in (0, far.side):
        return far.side
    return -(near.side or 1)


def _crosses(near: Box, far: Box) -> bool:
    """Say whether an edge leads from one side of the picture to the other."""
    return near.side * far.side < 0


def _at(slots: dict[_Edge | str, list[float]], slot: _Edge | str) -> float:
    """Give how far below the middle of a box a label or port stands: in the order of the other ends."""
    order = sorted(slots, key=lambda each: (sum(slots[each]) / len(slots[each]), str(each)))
    return (order.index(slot) - (len(order) - 1) / 2) * ROW


def _set_columns(
    graph: "networkx.MultiDiGraph", tree: Tree, boxes: dict[str, Box], owned: dict[str, list[_Edge]]
) -> _Columns:
    """Give boxes their x: columns as wide as their widest box, between them room for labels and bends."""
    start = graph.graph["start"]
    half = boxes[start].width / 2
    room = max((ARROW + _room(graph, edge, start) for edge in owned[start]), default=0.0)
    columns = _Columns({0: room}, {0: half}, {0: 0.0})
    lanes = 16 + 5 * len(_lanes(owned, boxes))
    for side in (1, -1):
        edge = half + (room if side < 0 else 0)
        for depth in range(1, max(tree.column.values()) + 1):
            at = side * depth
            column = [node for node in tree.column if boxes[node].column == at]
            if not column:
                break
            labels = [_room(graph, edge, node) for node in column for edge in owned[node]]
            columns.run[at] = ARROW + max(labels, default=0)
            columns.channel[at] = min(max(30 + 4 * len(labels), lanes), 180)
            inner = edge + columns.run[at] + columns.channel[at]
            for node in column:
                boxes[node] = replace(boxes[node], x=side * (inner + boxes[node].width / 2))
            edge = columns.edge[at] = inner + max(boxes[node].width for node in column)
    return columns


def _lanes(owned: dict[str, list[_Edge]], boxes: dict[str, Box]) -> list[tuple[str, bool]]:
    """Give the lanes: one for what goes from a node to the other side, one for what comes from there."""
    lanes = {
        (_near(edge, far), edge[1] == far)
        for far, edges in owned.items()
        for edge in edges
        if _crosses(boxes[_near(edge, far)], boxes[far])
    }
    return sorted(lanes, key=lambda lane: (abs(boxes[lane[0]].column), -abs(boxes[lane[0]].y), lane))


def _room(graph: "networkx.MultiDiGraph", edge: _Edge, far: str) -> float:
    """Give the width of a label and of the marks at its end."""
    data = graph.edges[edge]
    marks = HEAD * (edge[1] != far) + 16.0 * sum(map(bool, (data["negated"], data["contradicted"])))
    return _label_width(graph, edge) + marks


def _label_width(graph: "networkx.MultiDiGraph", edge: _Edge) -> float:
    return text_width(graph.edges[edge]["label"], LABEL_SIZE) + 8


def _wires(
    graph: "networkx.MultiDiGraph",
    owned: dict[str, list[_Edge]],
    boxes: dict[str, Box],
    faces: _Faces,
    columns: _Columns,
) -> Iterator[Wire]:
    """Give the edges with their rows, ports and lanes; those of a box from higher up first."""
    lanes = _lanes(owned, boxes)
    top = min(box.y - box.height / 2 for box in boxes.values())
    bottom = max(box.y + box.height / 2 for box in boxes.values())
    for node, edges in owned.items():
        far, side = boxes[node], boxes[node].side or 1
        rows = {edge: _at(faces[node, -side], edge) for edge in edges}
        for edge in sorted(edges, key=rows.__getitem__):
            name, to_far = _near(edge, node), edge[1] == node
            near, crosses = boxes[name], _crosses(boxes[name], far)
            leaves = _leaves(near, far)
            number = lanes.index((name, to_far)) if crosses else 0
            away = 14 + LANE * number
            yield Wire(
                near=name,
                far=node,
                key=edge[2],
                to_far=to_far,
                row=rows[edge],
                width=_label_width(graph, edge),
                run=columns.run[far.column],
                side=side,
                leaves=leaves,
                port=_at(faces[name, leaves], "out" if to_far else "in"),
                stub=_stub(near, leaves, columns),
                lane=(top - away if near.y < 0 else bottom + away) if crosses else None,
                turn=_turn(number, near, far, columns),
            )


def _stub(near: Box, leaves: int, columns: _Columns) -> float:
    """Give how far an edge goes straight from a box to the channel it bends in."""
    if leaves == -(near.side or 1):
        return columns.run[near.column]
    return columns.edge[near.column] - abs(near.x) - near.width / 2


def _turn(number: int, near: Box, far: Box, columns: _Columns) -> float:
    """Give where in both channels an edge turns into its lane: side by side as far as there is room."""
    room = min(columns.channel[near.column], columns.channel[far.column]) - 16
    return 8 + (5 * number) % max(room, 1)
