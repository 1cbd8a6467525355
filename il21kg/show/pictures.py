"""A neighbourhood as SVG, PNG, DOT, GraphML, JSON, a self-contained page, and a tree for the terminal.

One drawing serves SVG, PNG and the page: `placement` places it, `drawing` writes it.
"""

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final

from il21kg.show import drawing
from il21kg.show.colours import COLOURS
from il21kg.show.drawing import edge_classes, edge_data, xml_safe
from il21kg.show.folding import ROOM, folded, part_of, together
from il21kg.show.pdf import PACKAGE, to_pdf
from il21kg.show.placement import Layout, Wire, place
from il21kg.show.viewer import to_html

if TYPE_CHECKING:
    import networkx

FONT: Final = (PACKAGE, "files", "SourceSansPro-Regular.ttf")


def to_svg(graph: "networkx.MultiDiGraph", dark: bool = False) -> str:
    """Draw a neighbourhood, with title, legend and source."""
    return drawing.whole_picture(graph, place(graph), dark)


def to_png(graph: "networkx.MultiDiGraph", dark: bool = False, zoom: float = 2.0) -> bytes:
    """Draw the same picture as pixels, `zoom` pixels to a CSS pixel."""
    return pixels(to_svg(graph, dark), zoom)


def pixels(svg: str, zoom: float = 2.0) -> bytes:
    """Give an SVG as PNG, `zoom` pixels to a CSS pixel; the font comes with its package."""
    import resvg_py

    package, *path = FONT
    with as_file(files(package).joinpath(*path)) as font:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=zoom,
                skip_system_fonts=True,
                font_files=[str(font)],
                font_family="Source Sans Pro",
                sans_serif_family="Source Sans Pro",
            )
        )


def to_dot(graph: "networkx.MultiDiGraph") -> str:
    """Write Graphviz's language: left to right, rounded boxes, the colours of the light theme."""
    quote = json.dumps  # DOT strings: \" and \\ mean the same as in JSON; other characters stay as they are
    lines = [
        "digraph neighborhood {",
        '  rankdir=LR; node [shape=box, style="rounded,filled", fontname="Helvetica"];',
    ]
    for node, data in graph.nodes(data=True):
        fill, border, _, _ = COLOURS[data["kind"]]
        label = r"\n".join(quote(part, ensure_ascii=False)[1:-1] for part in _node_lines(data))
        colours = f'fillcolor="{fill}", color="{border}"'
        lines.append(f'  {quote(node)} [label="{label}", class="{data["kind"]}", {colours}];')
    styles = {
        "hedged": ", style=dashed",
        "negated": ', color="#c62222", fontcolor="#c62222"',
        "contradicted": ", penwidth=3, arrowhead=diamond",
    }
    for subject, obj, data in graph.edges(data=True):
        words = quote(data["label"], ensure_ascii=False)
        style = "".join(styles.get(name, "") for name in edge_classes(data))
        lines.append(f"  {quote(subject)} -> {quote(obj)} [label={words}{style}];")
    return "\n".join([*lines, "}", ""])


def to_graphml(graph: "networkx.MultiDiGraph") -> str:
    """Write GraphML; lists (evidence, notes, statements) become JSON text, since GraphML has none."""
    import networkx

    flat = networkx.MultiDiGraph(**_flat(graph.graph))
    flat.add_nodes_from((node, _flat(data)) for node, data in graph.nodes(data=True))
    flat.add_edges_from(
        (subject, obj, key, _flat(data)) for subject, obj, key, data in graph.edges(keys=True, data=True)
    )
    return "\n".join(networkx.generate_graphml(flat)) + "\n"


def to_json(graph: "networkx.MultiDiGraph") -> str:
    """Write networkx's node-link JSON: `graph`, `nodes` with `id`, `edges` with `source`, `target`, `key`."""
    import networkx

    return json.dumps(networkx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1) + "\n"


def to_tree(graph: "networkx.MultiDiGraph") -> str:
    """Write the neighbourhood as a tree for the terminal; hedged and denied edges say so.

    Each edge is one line, under the end nearer to the start; an edge between two branches stands under its
    later end and points "above".
    """
    layout = place(graph)
    children: dict[str, list[Wire]] = {node: [] for node in graph}
    for wire in layout.wires:
        parent_of_far = _parent(graph, layout, wire.far)
        children[wire.near if wire.near == parent_of_far else wire.far].append(wire)
    start = graph.graph["start"]
    data = graph.nodes[start]
    lines = [f"{data['label']}  {data['kind']}, {data['curie']}"]
    _grow(graph, layout, children, start, "", lines)
    if more := graph.graph["more"]:
        nodes = "node" if more == 1 else "nodes"
        lines.append(f"… and {more} more {nodes} that the limit of {graph.graph['limit']} left out")
    elif len(graph) == 1:
        lines.append("no edges: the graph asserts nothing of it")
    return "\n".join(lines) + "\n"


#: The file endings `il21kg neighborhood -o` understands.
FORMATS: Final[dict[str, Callable[["networkx.MultiDiGraph"], str | bytes]]] = {
    ".html": to_html,
    ".svg": to_svg,
    ".png": to_png,
    ".pdf": lambda graph: to_pdf(to_svg(graph)),
    ".dot": to_dot,
    ".graphml": to_graphml,
    ".json": to_json,
}
#: Those of them that are drawn, for people.
DRAWN: Final = (".html", ".svg", ".png", ".pdf")


def to_file(
    graph: "networkx.MultiDiGraph",
    ending: str,
    *,
    apart: bool = False,
    room: int = ROOM,
    larger: "networkx.MultiDiGraph | None" = None,
) -> str | bytes:
    """Write a neighbourhood in the format of an ending of `FORMATS`.

    What is `DRAWN` shows genes and products as one unless they are `apart`, and folds what goes beyond `room`
    boxes, unless that is 0; files for programs hold all as it is. In a page what is in a `larger`
    neighbourhood of the same node can be shown too.
    """
    if ending not in DRAWN:
        return FORMATS[ending](graph)
    if ending == ".html" and larger is not None and set(graph) <= set(larger):
        whole, all_ = part_of(larger, graph, apart=apart)
    else:
        whole, all_ = (graph if apart else together(graph)), None
    shown = folded(whole, room) if room else whole
    return to_html(shown, whole, all_) if ending == ".html" else FORMATS[ending](shown)


def _flat(data: dict[str, Any]) -> dict[str, str | int | bool]:
    return {
        key: value
        if isinstance(value, (bool, int))
        else xml_safe(value if isinstance(value, str) else _json(value))
        for key, value in data.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _node_lines(data: dict[str, Any]) -> list[str]:
    return [data["label"], *([f"… and {data['more']} more"] if data["more"] else [])]


# ---------------------------------------------------------------------- the tree
def _parent(graph: "networkx.MultiDiGraph", layout: Layout, node: str) -> str:
    """Give the neighbour through which a node is reached: the first one in a column nearer to the start."""
    column = abs(layout.boxes[node].column)
    near = {wire.near for wire in layout.wires if wire.far == node}
    return next(
        (other for other in layout.boxes if other in near and abs(layout.boxes[other].column) < column), ""
    )


def _grow(
    graph: "networkx.MultiDiGraph",
    layout: Layout,
    children: dict[str, list[Wire]],
    node: str,
    indent: str,
    lines: list[str],
) -> None:
    """Write the lines below a node: an edge to a later node goes on, an edge back to an earlier one ends."""
    wires = children[node]
    more = graph.nodes[node]["more"]
    order = {name: number for number, name in enumerate(layout.boxes)}
    wires = sorted(wires, key=lambda wire: (wire.far != node, order[wire.far], wire.row))
    for number, wire in enumerate(wires):
        last = number == len(wires) - 1 and not more
        data = edge_data(graph, wire)
        other = wire.near if wire.far == node else wire.far
        stroke = "┄" if data["certainty"] == "hedged" else "─"
        outward = wire.to_far == (wire.near == node)
        arrow = f"{data['label']} → " if outward else f"← {data['label']} ─ "
        notes = [graph.nodes[other]["kind"]]
        notes += ["hedged"] if data["certainty"] == "hedged" else []
        notes += ["denied"] if data["negated"] else []
        notes += ["contradicted"] if data["contradicted"] else []
        notes += ["above"] if wire.far == node else []
        label = f"{graph.nodes[other]['label']}  ({', '.join(notes)})"
        lines.append(f"{indent}{'└' if last else '├'}{stroke} {arrow}{label}")
        follows = number + 1 < len(wires) and wires[number + 1].far == wire.far
        if wire.far != node and not follows:
            _grow(graph, layout, children, wire.far, indent + ("   " if last else "│  "), lines)
    if more:
        lines.append(f"{indent}└─ … and {more} more")
