"""The page a neighbourhood is looked at in: it loads nothing, its boxes open, its filters lay out anew.

The picture is drawn here, with what the boxes hold hidden in it; the scripts of the folder `page` place anew
what is left after a filter, by the rules of `placement`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final

from il21kg.namespaces import BASE
from il21kg.show import drawing
from il21kg.show.colours import OUTLINES
from il21kg.show.drawing import LINES, MARGIN, Part, asset, edge_data, px
from il21kg.show.placement import ARROW, GAP, HEAD, LANE, LINE, PAD, ROW, Wire, place

if TYPE_CHECKING:
    import networkx

#: What the scripts are told of every page: lengths to place by in CSS pixels, and what they name things by.
_FIXED: Final = {
    "sizes": {
        "arrow": ARROW,
        "gap": GAP,
        "head": HEAD,
        "lane": LANE,
        "line": LINE,
        "pad": PAD,
        "row": ROW,
    },
    "lines": LINES,
    "outlines": OUTLINES,
    "own": BASE,
}
#: What an edge has that the script does not ask for, or gets by number.
_NOT_SENT: Final = ("statements", "evidence", "held")


def to_html(
    graph: "networkx.MultiDiGraph",
    whole: "networkx.MultiDiGraph | None" = None,
    larger: "networkx.MultiDiGraph | None" = None,
) -> str:
    """Give one page that loads nothing.

    Where `graph` is folded, `whole` is what is in its boxes; where it is cut, `larger` is what there is more,
    with the same boxes: both can be shown on the page.
    """
    inner = [Part.whole(graph, place(graph)), *_inside(graph, whole)]
    outer = [*_beyond(graph if whole is None else whole, larger)]
    layout = inner[0].layout
    box = (layout.left - MARGIN, layout.top - MARGIN)
    size = (layout.right - layout.left + 2 * MARGIN, layout.bottom - layout.top + 2 * MARGIN)
    title, summary = drawing.heading(graph)
    explained, _ = drawing.legend(graph, 0, 0, 1000)
    values = {
        "TITLE": escape(title),
        "SUMMARY": escape(summary),
        "RULES": drawing.rules(),
        "STYLE": drawing.themes() + asset("page.css"),
        "VIEWBOX": " ".join(px(length) for length in (*box, *size)),
        "DRAWING": drawing.draw(*inner, *outer),
        "LEGEND": explained,
        "LINES": drawing.line_swatches(graph),
        "DATA": script_json(_data(inner, outer)),
        "SCRIPT": "".join(map(asset, ("sentences.js", "layout.js", "page.js", "saving.js"))),
    }
    return filled("page.html", values)


def filled(name: str, values: Mapping[str, str]) -> str:
    """Write a page of the folder `page` with the values of its places, which stand there as {{NAME}}."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], asset(name))


def script_json(value: object) -> str:
    """Write JSON that may stand in a script element: nothing in it can close the element."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _inside(graph: "networkx.MultiDiGraph", whole: "networkx.MultiDiGraph | None") -> Iterator[Part]:
    """Give what is in the boxes of a folded graph: the nodes, and all edges at them."""
    held = {node for _, members in graph.nodes(data="members") for node in members or ()}
    if whole is not None and held:
        layout = place(whole)
        wires = tuple(wire for wire in layout.wires if {wire.near, wire.far} & held)
        yield Part(whole, layout, tuple(node for node in layout.boxes if node in held), wires)


def _beyond(graph: "networkx.MultiDiGraph", larger: "networkx.MultiDiGraph | None") -> Iterator[Part]:
    """Give what a larger graph has more: the nodes, and all edges at them."""
    if larger is not None and (more := set(larger) - set(graph)):
        layout = place(larger)
        wires = tuple(wire for wire in layout.wires if {wire.near, wire.far} & more)
        yield Part(larger, layout, tuple(node for node in layout.boxes if node in more), wires)


def _data(inner: Sequence[Part], outer: Sequence[Part]) -> dict[str, Any]:
    """Give the scripts what they need: nodes, edges and sentences by their number on the page."""
    parts = [*inner, *outer]
    rank = {node: at for at, node in enumerate(parts[-1].graph)}
    numbers: list[dict[str, int]] = []
    nodes: list[dict[str, Any]] = []
    for at, part in enumerate(parts):
        numbers.append({node: len(nodes) + at for at, node in enumerate(part.nodes)})
        beyond = at >= len(inner)
        nodes += [{**_node(part, node, rank[node]), "beyond": beyond} for node in part.nodes]
    inside = {node: number for own in numbers[1:] for node, number in own.items()}
    for node in nodes:
        node["members"] = [inside[member] for member in node.get("members", ()) if member in inside]
    sentences: dict[str, int] = {}
    edges = []
    for at, (part, own) in enumerate(zip(parts, numbers, strict=True)):
        number = {**numbers[0], **inside, **own}
        beyond = at >= len(inner)
        edges += [{**_edge(part, wire, number, sentences), "beyond": beyond} for wire in part.wires]
    return {
        "nodes": nodes,
        "edges": edges,
        "sentences": [json.loads(each) for each in sentences],
        "start": numbers[0][parts[0].graph.graph["start"]],
        "sources": parts[0].graph.graph["sources"],
        **_FIXED,
    }


def _edge(part: Part, wire: Wire, number: Mapping[str, int], sentences: dict[str, int]) -> dict[str, Any]:
    """Give an edge with its ends and its sentences by number; a sentence that is new gets the next one."""
    data = edge_data(part.graph, wire)
    kept = {name: value for name, value in data.items() if name not in _NOT_SENT}
    near, far = number[wire.near], number[wire.far]
    return {
        **kept,
        "key": wire.key,
        "subject": near if wire.to_far else far,
        "object": far if wire.to_far else near,
        "width": wire.width,
        "said": [sentences.setdefault(script_json(each), len(sentences)) for each in data["evidence"]],
    }


def _node(part: Part, node: str, rank: int) -> dict[str, Any]:
    box = part.layout.boxes[node]
    return {**part.graph.nodes[node], "iri": node, "rank": rank, "width": box.width, "lines": len(box.lines)}
