"""Writes a placed neighbourhood as SVG: lines, labels, boxes, legend, in the colours of one theme or both.

Line styles stand in `page/picture.css`, with the colours as variables: the page keeps them, a picture gets
the values of one theme. Each line of text says how wide it was measured, so it fits its box in any other font
too.
"""

import re
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from il21kg.show.colours import COLOURS, CORNERS, INKS, OUTLINES
from il21kg.show.placement import ARROW, HEAD, LABEL_SIZE, LINE, Box, Layout, Wire, one_line, text_width, wrap
from il21kg.vocabulary.kinds import SHOWN

if TYPE_CHECKING:
    import networkx

#: Line styles in the order of the legend: class of an edge → what it means.
LINES: Final[dict[str, str]] = {
    "stated": "stated",
    "hedged": "hedged (may, suggested, …)",
    "negated": "denied by the source",
    "contradicted": "contradicted by another claim",
    "reference": "not a claim: vocabulary, listed papers",
}
MARGIN: Final = 28.0


def whole_picture(graph: "networkx.MultiDiGraph", layout: Layout, dark: bool) -> str:
    """Write an SVG that stands alone, in the colours of one theme."""
    left, top = layout.left - MARGIN, layout.top - MARGIN - 56
    width = max(layout.right + MARGIN - left, 760)
    explained, explained_height = legend(graph, left + MARGIN, layout.bottom + 34, width - 2 * MARGIN)
    height = layout.bottom + 34 + explained_height + MARGIN - top
    title, summary = (plain(line) for line in heading(graph))
    box = " ".join(px(length) for length in (left, top, width, height))
    size = f'width="{px(width)}" height="{px(height)}"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {size} role="img">
<title>{title}</title>
<style>
{_style(dark)}</style>
<rect class="page" x="{px(left)}" y="{px(top)}" {size}/>
<text class="title" x="{px(left + MARGIN)}" y="{px(top + 38)}">{title}</text>
<text class="small" x="{px(left + MARGIN)}" y="{px(top + 58)}">{summary}</text>
{draw(Part.whole(graph, layout))}
{explained}
</svg>
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A placed graph, with those of its boxes and lines that are drawn."""

    graph: "networkx.MultiDiGraph"
    layout: Layout
    nodes: tuple[str, ...]
    wires: tuple[Wire, ...]

    @classmethod
    def whole(cls, graph: "networkx.MultiDiGraph", layout: Layout) -> "Part":
        """Give a part that is all there is."""
        return cls(graph, layout, tuple(layout.boxes), layout.wires)


def draw(shown: Part, *hidden: Part) -> str:
    """Write lines, then their labels, then boxes, so that no line crosses a word; the numbers run on."""
    lines: list[str] = []
    labels: list[str] = []
    nodes: list[str] = []
    for part in (shown, *hidden):
        also, boxes = "" if part is shown else " hidden", part.layout.boxes
        for wire in part.wires:
            data = edge_data(part.graph, wire)
            labels.append(_draw_label(f"{len(lines)}", wire, data, boxes, also))
            lines.append(_draw_line(f"{len(lines)}", wire, data, boxes, also))
        for node in part.nodes:
            classes = " start" * (node == part.graph.graph["start"]) + also
            nodes.append(_draw_node(f"{len(nodes)}", part.graph.nodes[node], boxes[node], classes))
    layers = (("lines", lines), ("labels", labels), ("nodes", nodes))
    return "\n".join(
        [_MARKERS, *(line for name, layer in layers for line in (f'<g class="{name}">', *layer, "</g>"))]
    )


_MARKERS: Final = "<defs>{}</defs>".format(
    "".join(
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto" markerUnits="userSpaceOnUse"><path class="{name}" d="M0 .6 8 4 0 7.4Z"/></marker>'
        for name in ("head", "head-faint", "head-no")
    )
)


def wire_path(wire: Wire, boxes: dict[str, Box]) -> str:
    """Give the path of an edge from its subject to its object; `page.js` has the same lines."""
    near, far = boxes[wire.near], boxes[wire.far]
    x1, y1 = near.x + wire.leaves * near.width / 2, near.y + wire.port
    x2, y2 = far.x - wire.side * far.width / 2, far.y + wire.row
    bend1, bend2 = x1 + wire.leaves * wire.stub, x2 - wire.side * wire.run
    reach = max(26.0, abs(bend2 - bend1) * 0.6)
    turn1, turn2 = bend1 + wire.leaves * wire.turn, bend2 - wire.side * wire.turn
    between = [(bend1 + wire.leaves * reach, y1), (bend2 - wire.side * reach, y2)]
    if wire.lane is not None:
        between = [(turn1, y1), (turn1, wire.lane), (turn2, wire.lane), (turn2, y2)]
    points = [(x1, y1), (bend1, y1), *between, (bend2, y2), (x2, y2)]
    words = [f"{px(x)} {px(y)}" for x, y in (points if wire.to_far else reversed(points))]
    if wire.lane is not None:
        return "M" + " L".join(words)
    return "M{} L{} C{} {} {} L{}".format(*words)


def back_path(wire: Wire, boxes: dict[str, Box]) -> str:
    """Give the path that ends in a head beside the label, for an edge whose own head is far from it."""
    x = boxes[wire.far].x - wire.side * boxes[wire.far].width / 2
    y = boxes[wire.far].y + wire.row
    return f"M{px(x)} {px(y)} L{px(x - wire.side * (ARROW + wire.width + HEAD - 2))} {px(y)}"


def label_box(wire: Wire, boxes: dict[str, Box]) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of the label of an edge."""
    far = boxes[wire.far]
    middle = far.x - wire.side * (far.width / 2 + ARROW + wire.width / 2)
    y = far.y + wire.row
    return (middle - wire.width / 2, y - LINE / 2, middle + wire.width / 2, y + LINE / 2)


def _draw_line(number: str, wire: Wire, data: dict[str, Any], boxes: dict[str, Box], also: str) -> str:
    classes = edge_classes(data)
    head = "head-no" if "negated" in classes else "head-faint" if "reference" in classes else "head"
    path = wire_path(wire, boxes)
    back = f'<path class="back" marker-end="url(#{head})" d="{back_path(wire, boxes)}"/>'
    return (
        f'<g class="edge {" ".join(classes)}{also}" data-edge="{number}">{_hint(data)}'
        + (f'<path class="clash" d="{path}"/>' if data["contradicted"] else "")
        + f'<path class="line" marker-end="url(#{head})" d="{path}"/>'
        + ("" if wire.to_far else back)
        + f'<path class="reach" fill="none" d="{path}"/></g>'
    )


def _draw_label(number: str, wire: Wire, data: dict[str, Any], boxes: dict[str, Box], also: str) -> str:
    left, top, right, bottom = label_box(wire, boxes)
    at, marks = -wire.side * (wire.width / 2 + 8 + (0 if wire.to_far else HEAD)), ""
    if data["negated"]:
        marks = f'<path class="cross" transform="translate({px(at)} 0)" d="{_CROSS}"/>'
        at -= wire.side * 15
    if data["contradicted"]:
        marks += _unequal(at, 0)
    return (
        f'<g class="edge label {" ".join(edge_classes(data))}{also}" data-edge="{number}" '
        f'transform="translate({px((left + right) / 2)} {px((top + bottom) / 2)})">{_hint(data)}'
        f'<rect class="halo" x="{px(-wire.width / 2)}" y="-8" width="{px(wire.width)}" height="{px(LINE)}"/>'
        f"{text_line(data['label'], 0, 4, 'words', LABEL_SIZE)}{marks}</g>"
    )


_CROSS: Final = "M-5 -5l10 10m0 -10l-10 10"


def _unequal(x: float, y: float) -> str:
    """Write the mark of a contradiction, an unequal sign in a ring: its form tells it, not its colour."""
    sign = '<circle r="7"/><path d="M-3.5 -1.8h7m-7 3.6h7m-1.8 -6l-3.4 8.4"/>'
    return f'<g class="unequal" transform="translate({px(x)} {px(y)})">{sign}</g>'


def _hint(data: dict[str, Any]) -> str:
    """Write what is shown when the pointer rests on a contradicted edge: the sentences of both sides."""
    if not data["contradicted"]:
        return ""
    lines = [*map(_sentence, data["evidence"])]
    for each in data["contradictions"]:
        lines += [f"{each['how']}: {each['claim']}", *map(_sentence, each["evidence"])]
    return f"<title>{plain(chr(10).join(dict.fromkeys(lines)))}</title>"


def _sentence(entry: dict[str, Any]) -> str:
    place = f"{entry['document']}, characters {entry['start']}–{entry['end']}"
    return f"“{entry['quote']}” ({place})" if entry["quote"] else place


def _draw_node(number: str, data: dict[str, Any], box: Box, also: str) -> str:
    lines, named = [], len(wrap(data["label"]))
    for index, line in enumerate(box.lines):
        y = (index - (len(box.lines) - 1) / 2) * LINE + 4.5
        last = data["more"] and index == len(box.lines) - 1
        lines.append(text_line(line, 0, y, "more" if last else "below" if index >= named else ""))
    hint = ", ".join(filter(None, (data["kind"], data["curie"]))) + (
        f": {data['title']}" * bool(data["title"])
    )
    return (
        f'<g class="node kind-{data["kind"]}{also}" data-node="{number}" '
        f'transform="translate({px(box.x)} {px(box.y)})"><title>{plain(hint)}</title>'
        f"{outline(data['kind'], -box.width / 2, -box.height / 2, box.width, box.height)}{''.join(lines)}</g>"
    )


def outline(kind: str, left: float, top: float, width: float, height: float) -> str:
    """Write the box of a kind, with the outline that tells it where colours do not."""
    name = OUTLINES[kind]
    radius = min(CORNERS[name], height / 2)
    sign = ""
    if name == "double":
        inner = f'width="{px(width - 6)}" height="{px(height - 6)}" rx="{px(radius)}"'
        sign = f'<rect class="inner" x="{px(left + 3)}" y="{px(top + 3)}" {inner}/>'
    if name == "sheet":
        sign = f'<path class="fold" d="M{px(left + width - 6)} {px(top)}v6h6"/>'
    place_ = f'x="{px(left)}" y="{px(top)}" width="{px(width)}" height="{px(height)}"'
    return f'<rect class="{name}" {place_} rx="{px(radius)}"/>{sign}'


def text_line(text: str, x: float, y: float, class_: str = "", size: float | None = None) -> str:
    """Write a line of text with the width it was measured with, so that it fits in any other font too."""
    width = text_width(text, size) if size else text_width(text)
    style = f' class="{class_}"' if class_ else ""
    length = f' textLength="{px(width)}" lengthAdjust="spacingAndGlyphs"' if len(text) > 1 else ""
    return f'<text{style} x="{px(x)}" y="{px(y)}"{length}>{plain(text)}</text>'


def legend(graph: "networkx.MultiDiGraph", left: float, top: float, width: float) -> tuple[str, float]:
    """Write the kinds and line styles that occur, and the sources; give the height too."""
    kinds = [kind for kind in SHOWN if kind in {kind for _, kind in graph.nodes(data="kind")}]
    styles = {name for _, _, data in graph.edges(data=True) for name in edge_classes(data)}
    items = [  # swatch, its width, text
        (f'<g class="swatch kind-{kind}">{outline(kind, 0, -12, 26, 16)}</g>', 32, kind) for kind in kinds
    ]
    for name, meaning in LINES.items():
        under, over = _signs(name)
        if name in styles:
            line = f'{under}<path class="line" d="M0 -4H26"/>{over}'
            items.append((f'<g class="{name}">{line}</g>', 32, meaning))
    sources = graph.graph["sources"]
    credit = one_line("Source: ", sources, width, 12) if sources else "No source document in view"
    parts, x, y = [], 0.0, 0.0
    for swatch, indent, text in [*items, ("", 0, credit)]:
        step = indent + text_width(text, 12) + 24
        if x and (x + step > width or not swatch):
            x, y = 0.0, y + 22
        parts.append(
            f'<g transform="translate({px(left + x)} {px(top + y)})">{swatch}'
            f'<text class="small" x="{indent}">{plain(text)}</text></g>'
        )
        x += step
    return "\n".join(parts), y + 6


def line_swatches(graph: "networkx.MultiDiGraph") -> str:
    """Write the line styles that occur, each as a small drawing with its meaning, for a page."""
    styles = {name for _, _, data in graph.edges(data=True) for name in edge_classes(data)}
    drawn = []
    for name, meaning in LINES.items():
        under, over = _signs(name)
        line = f'{under}<path class="line" d="M0 -4H26"/>{over}'
        if name in styles:
            sign = f'<svg width="28" height="18" viewBox="-1 -13 28 18" class="{name}">{line}</svg>'
            drawn.append(f'<p class="hint">{sign} {plain(meaning)}</p>')
    return "".join(drawn)


def _signs(name: str) -> tuple[str, str]:
    """Give what is drawn under and over the line of a style in the legend."""
    if name == "contradicted":
        return '<path class="clash" d="M0 -4H26"/>', _unequal(13, -4)
    return "", '<path class="cross" d="M8 -9l10 10m0 -10l-10 10"/>' if name == "negated" else ""


def heading(graph: "networkx.MultiDiGraph") -> tuple[str, str]:
    """Give the title and a line that says how much is shown, and how much is not."""
    start = graph.nodes[graph.graph["start"]]
    hops, more = graph.graph["hops"], graph.graph["more"]
    numbers = {
        "node": graph.graph.get("nodes", len(graph)),
        "edge": graph.graph.get("edges", graph.number_of_edges()),
        "hop": hops,
    }
    counts = ", ".join(f"{number} {thing}{'' if number == 1 else 's'}" for thing, number in numbers.items())
    left_out = f"; and {more} more node{'' if more == 1 else 's'} that the limit left out" if more else ""
    folded = sum("members" in data for _, data in graph.nodes(data=True))
    in_one = f"; {folded} boxes stand for several" if folded > 1 else "; one box stands for several" * folded
    told = f"{start['kind']} {start['curie']}: {counts}{in_one}{left_out}"
    return f"Neighbourhood of {start['label']}", told


def edge_classes(data: dict[str, Any]) -> list[str]:
    """Give the line styles of an edge, by the names in `LINES`."""
    certainty = data["certainty"] if data["certainty"] in LINES else "reference"
    return [certainty, *(name for name in ("negated", "contradicted") if data[name])]


def edge_data(graph: "networkx.MultiDiGraph", wire: Wire) -> dict[str, Any]:
    """Give the attributes of the edge that a wire stands for."""
    ends = (wire.near, wire.far) if wire.to_far else (wire.far, wire.near)
    data: dict[str, Any] = graph.edges[(*ends, wire.key)]
    return data


def rules() -> str:
    """Give the style rules of a drawing; colours are variables."""
    return asset("picture.css") + _of_kinds(" rect")


def theme(name: str, dark: bool) -> str:
    """Give the rules of a file of the folder `page` and of the kinds, in the colours of one theme."""
    return _in_colours(asset(name) + _of_kinds(""), dark)


def _of_kinds(part: str) -> str:
    return "".join(
        f".kind-{kind}{part} {{ fill: var(--{kind}); stroke: var(--{kind}-line); }}\n" for kind in COLOURS
    )


def _style(dark: bool) -> str:
    return _in_colours(rules(), dark)


def _in_colours(text: str, dark: bool) -> str:
    """Put the colours of one theme in place of the variables."""
    values = _colours(dark)
    return re.sub(r"var\(--([\w-]+)\)", lambda match: values[match[1]], text)


def themes() -> str:
    """Give the colours of both themes as variables of the page."""
    blocks = []
    for name, dark in (("light", False), ("dark", True)):
        variables = " ".join(f"--{key}: {value};" for key, value in _colours(dark).items())
        blocks.append(f":root[data-theme={name}] {{ {variables} }}\n")
    return "".join(blocks)


def _colours(dark: bool) -> dict[str, str]:
    colours = {name: pair[dark] for name, pair in INKS.items()}
    for kind, (light, light_line, night, night_line) in COLOURS.items():
        colours[kind], colours[f"{kind}-line"] = (night, night_line) if dark else (light, light_line)
    return colours


def asset(name: str) -> str:
    """Read a file of the package's folder `page`."""
    return (files("il21kg.show") / "page" / name).read_text(encoding="utf-8")


def px(length: float) -> str:
    """Write a length with at most one decimal."""
    return f"{round(length, 1) + 0:.1f}".removesuffix(".0")  # + 0: no "-0"


def plain(text: str) -> str:
    """Escape a text for XML; characters XML cannot hold become the replacement character."""
    return escape(xml_safe(text), quote=False)


def xml_safe(text: str) -> str:
    """Put the replacement character in place of each character that XML 1.0 cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
