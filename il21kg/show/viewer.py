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
from il21kg.show.placement import ARROW, GAP, HEAD, LANE, LINE, PAD, ROW, place

if TYPE_CHECKING:
    import networkx

#: What the script places by, in CSS pixels.
_SIZES: Final = {
    "arrow": ARROW,
    "gap": GAP,
    "head": HEAD,
    "lane": LANE,
    "line": LINE,
    "pad": PAD,
    "row": ROW,
}
#: What an edge has that the script does not ask for, or gets by number.
_NOT_SENT: Final = ("statements", "evidence", "held")


def to_html(graph: "networkx.MultiDiGraph", whole: "networkx.MultiDiGraph | None" = None) -> str:
    """Give one page that loads nothing; where `graph` is folded, `whole` is what is in its boxes."""
    parts = [Part.whole(graph, place(graph)), *_inside(graph, whole)]
    layout = parts[0].layout
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
        "DRAWING": drawing.draw(*parts),
        "LEGEND": explained,
        "LINES": drawing.line_swatches(graph),
        "DATA": script_json(_data(parts)),
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


def _data(parts: Sequence[Part]) -> dict[str, Any]:
    """Give the scripts what they need: nodes, edges and sentences by their number on the page."""
    rank = {node: at for at, node in enumerate(parts[-1].graph)}
    numbers: list[dict[str, int]] = []
    nodes: list[dict[str, Any]] = []
    for part in parts:
        numbers.append({node: len(nodes) + at for at, node in enumerate(part.nodes)})
        nodes += [_node(part, node, rank[node]) for node in part.nodes]
    for node in nodes:
        node["members"] = [numbers[-1][member] for member in node.get("members", ()) if parts[1:]]
    sentences: dict[str, int] = {}
    edges = []
    for part, own in zip(parts, numbers, strict=True):
        for wire in part.wires:
            data = edge_data(part.graph, wire)
            ends = [own.get(end, numbers[0].get(end)) for end in (wire.near, wire.far)]
            subject, obj = ends if wire.to_far else reversed(ends)
            said = [sentences.setdefault(script_json(each), len(sentences)) for each in data["evidence"]]
            kept = {name: value for name, value in data.items() if name not in _NOT_SENT}
            edges.append(
                {
                    **kept,
                    "key": wire.key,
                    "subject": subject,
                    "object": obj,
                    "width": wire.width,
                    "said": said,
                }
            )
    return {
        "nodes": nodes,
        "edges": edges,
        "sentences": [json.loads(each) for each in sentences],
        "sizes": _SIZES,
        "lines": LINES,
        "outlines": OUTLINES,
        "own": BASE,
        "start": numbers[0][parts[0].graph.graph["start"]],
        "sources": parts[0].graph.graph["sources"],
    }


def _node(part: Part, node: str, rank: int) -> dict[str, Any]:
    box = part.layout.boxes[node]
    return {**part.graph.nodes[node], "iri": node, "rank": rank, "width": box.width, "lines": len(box.lines)}
