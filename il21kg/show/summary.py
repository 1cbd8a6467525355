"""One gene on one slide: what is said of it and its product, by sectors, each relation written once.

    IL21                 Target cells            Diseases
    encodes …            acts on →               mutation causes →
                         ⎧ ── B cell ×3          ⎧ ── play fever
                         ⎩      ↑ proliferation  ⎩ ┄┄ toy disease

The sheet is 1600 by 900; no text is smaller than 2.4 % of its height. What finds no room is counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from il21kg.ask.lookup import Source
from il21kg.ask.neighborhood import ENCODES, neighborhood
from il21kg.errors import InputError
from il21kg.show.drawing import plain, px, theme
from il21kg.show.placement import TEXT_SIZE, one_line, text_width, wrap
from il21kg.vocabulary.classes import Direction
from il21kg.vocabulary.kinds import SHOWN, Shown

if TYPE_CHECKING:
    import networkx

WIDTH: Final = 1600
HEIGHT: Final = 900
SIZE: Final = 22.0  #: of all text but titles
ROW: Final = 27.0
COLUMN: Final = 500.0
TOP: Final = 128.0
BOTTOM: Final = 770.0  #: of the sectors; below stand papers, legend and source

#: Sectors in the order of the sheet, with the kinds of things in them.
SECTORS: Final[dict[str, tuple[str, ...]]] = {
    "Target cells": (Shown.CELL, Shown.TISSUE),
    "Diseases": (Shown.DISEASE,),
    "Processes": (Shown.PROCESS, Shown.FUNCTION),
    "Partners": (Shown.PROTEIN, Shown.GENE, Shown.COMPLEX, Shown.RNA, Shown.CHEMICAL),
    "Family and place": (
        Shown.FAMILY,
        Shown.KIND,
        Shown.BAND,
        Shown.CHROMOSOME,
        Shown.COMPONENT,
        Shown.SPECIES,
    ),
    "Other": (Shown.UNRESOLVED, Shown.OTHER),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the sheet: its sector, relation with the way it points, object, certainty and effects.

    `certainty` is stated, hedged or negated; `sentences` is how many say it; `papers` are those it cites.
    """

    sector: str
    relation: str
    object: str
    kind: str
    certainty: str
    effects: str
    sentences: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a sector, with its distance from the sector's left edge."""

    text: str
    class_: str
    indent: float = 0.0
    swatch: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A sector as lines; each run of `braces` (first, last line) is the objects of one relation."""

    lines: tuple[Line, ...]
    braces: tuple[tuple[int, int], ...]

    @property
    def height(self) -> float:
        """Give the height with the room below."""
        return (len(self.lines) + 0.7) * ROW


def facts(graph: "networkx.MultiDiGraph") -> list[Fact]:
    """Give the facts about the start and its product, the surest and most often said first."""
    centre = centre_of(graph)
    claims = [
        _fact(graph, edge, centre)
        for edge in graph.edges(keys=True)
        if (edge[0] in centre) != (edge[1] in centre) and is_claim(graph, edge)
    ]
    order = ("stated", "hedged", "negated")
    best = sorted(claims, key=lambda fact: (order.index(fact.certainty), -fact.sentences, fact.object))
    return list({(fact.relation, fact.object): fact for fact in reversed(best)}.values())[::-1]


def centre_of(graph: "networkx.MultiDiGraph") -> list[str]:
    """Give the start and what it encodes, or what encodes it."""
    start = graph.graph["start"]
    pairs = [edge[:2] for edge in graph.edges(data="relation") if edge[2] in ENCODES]
    joined = {node for pair in pairs if start in pair for node in pair}
    return sorted({start, *joined}, key=lambda node: (SHOWN.index(graph.nodes[node]["kind"]), node))


def is_claim(graph: "networkx.MultiDiGraph", edge: tuple[str, str, str]) -> bool:
    """Say whether an edge is a claim: a short cut of a gene repeats what is said of its product."""
    data = graph.edges[edge]
    if data["derived"] and graph.nodes[edge[0]]["kind"] == Shown.GENE:
        others = [other for *_, other in graph.edges(data=True) if not other["derived"]]
        return not set(data["statements"]) <= {each for other in others for each in other["statements"]}
    return data["certainty"] in ("stated", "hedged")


def _fact(graph: "networkx.MultiDiGraph", edge: tuple[str, str, str], centre: Sequence[str]) -> Fact:
    data, out = graph.edges[edge], edge[0] in centre
    other = graph.nodes[edge[1] if out else edge[0]]
    cited = [note.partition("the text cites ")[2] for note in data["notes"]]
    return Fact(
        next(name for name, kinds in SECTORS.items() if other["kind"] in kinds),
        f"{data['words']} →" if out else f"← {data['words']}",
        other["label"],
        other["kind"],
        "negated" if data["negated"] else data["certainty"],
        effects_by_direction(data["notes"], other["label"]),
        len({(entry["document"], entry["start"]) for entry in data["evidence"]}),
        tuple(paper for papers in cited if papers for paper in papers.split(", ")),
    )


def effects_by_direction(notes: Iterable[str], label: str) -> str:
    """Give the effects that the label does not say, by direction: "↑ activity, growth; ↓ apoptosis"."""
    named = [note.removeprefix("effects: ") for note in notes if note.startswith("effects: ")]
    effects = sorted({effect for each in named for effect in each.split(", ") if effect not in label})
    arrows = {str(Direction.INCREASED): "↑ ", str(Direction.DECREASED): "↓ "}
    parts = []
    for arrow, group in groupby(effects, key=lambda effect: arrows.get(effect.partition(" ")[0], "")):
        parts.append(arrow + ", ".join(each.split(" ", 1)[1] if arrow else each for each in group))
    return "; ".join(parts)


def finding(graph: "networkx.MultiDiGraph", claims: Sequence[Fact]) -> str:
    """Give a title that says what was found: the best told relation of the first two sectors with one."""
    name = graph.nodes[centre_of(graph)[0]]["label"]
    parts: list[str] = []
    for sector in SECTORS:
        sure = [fact for fact in claims if fact.sector == sector and fact.certainty != "negated"]
        if sure and sure[0].relation.endswith("→") and len(parts) < 2:
            same = [fact for fact in sure if fact.relation == sure[0].relation]
            more = f" and {len(same) - 1} more" if len(same) > 1 else ""
            parts.append(f"{sure[0].relation.removesuffix(' →')} {sure[0].object}{more}")
    return f"{name}: {'; '.join(parts)}" if parts else name


def to_summary(
    graph: "networkx.MultiDiGraph",
    *,
    title: str = "",
    kinds: Sequence[str] = (),
    papers: bool = True,
    dark: bool = False,
    width: int = WIDTH,
) -> str:
    """Draw the sheet as SVG, `width` CSS pixels wide and 16:9; `kinds` are those to show, none are all.

    Raises InputError for a kind that there is not, and where nothing is said.
    """
    if unknown := [kind for kind in kinds if kind not in SHOWN]:
        raise InputError(f"“{unknown[0]}” is no kind", f"There are: {', '.join(SHOWN)}")
    claims = [fact for fact in facts(graph) if not kinds or fact.kind in kinds]
    if not claims:
        raise InputError("there is no fact to draw", "load an article about it, or leave --kinds out")
    listed = _papers(graph) if papers else []
    top, middle = _heading(graph, title or finding(graph, claims)), _centre(graph)
    sectors = _columns(_fitted(claims, listed))
    size = f'width="{width}" height="{px(width * HEIGHT / WIDTH)}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {size} role="img">',
            f"<title>{plain(title or finding(graph, claims))}</title>",
            f"<style>\n{theme('summary.css', dark)}</style>",
            f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
            *top,
            *middle,
            *sectors,
            *_foot(graph, claims, listed),
            "</svg>\n",
        ]
    )


def _papers(graph: "networkx.MultiDiGraph") -> list[str]:
    return [data["label"] for _, data in graph.nodes(data=True) if data["kind"] == Shown.PAPER]


def _heading(graph: "networkx.MultiDiGraph", title: str) -> list[str]:
    lines = wrap(title, (WIDTH - 80) * TEXT_SIZE / 36)
    cut = [*lines[:1], lines[1] + (" …" if len(lines) > 2 else "")] if len(lines) > 1 else list(lines)
    return [_text(line, 40, 54 + 42 * number, "title", 36) for number, line in enumerate(cut)]


def _centre(graph: "networkx.MultiDiGraph") -> list[str]:
    """Write gene and product as one box, at the top of the middle column."""
    first, *others = (graph.nodes[node] for node in centre_of(graph))
    encoded = ", ".join(node["label"] for node in others)
    lines = wrap(f"encodes {encoded}", 440 * TEXT_SIZE / SIZE)[:2] if encoded else ()
    height = 66 + ROW * len(lines)
    rest = [_text(line, 800, TOP + 80 + ROW * at, "middle", SIZE) for at, line in enumerate(lines)]
    size = f'x="570" y="{px(TOP)}" width="460" height="{px(height)}" rx="14"'
    box = f'<rect class="centre kind-{first["kind"]}" {size}/>'
    return [box, _text(first["label"], 800, TOP + 48, "name middle", 44), *rest]


def _fitted(claims: Sequence[Fact], listed: Sequence[str]) -> list[Block]:
    """Give the sectors that occur, each with as many facts as the sheet has room for."""
    most = max(len([fact for fact in claims if fact.sector == sector]) for sector in SECTORS)
    room = int((BOTTOM - TOP) / ROW)  # a fact takes a line at least
    for cap in range(min(most, room), 0, -1):
        blocks = [
            _block(sector, mine, cap, listed)
            for sector in SECTORS
            if (mine := [fact for fact in claims if fact.sector == sector])
        ]
        if all(bottom <= BOTTOM for _, _, bottom in _spots(blocks)):
            break
    return blocks


def _spots(blocks: Sequence[Block]) -> list[tuple[float, float, float]]:
    """Give left, top and bottom of each sector: each goes where the column is shortest."""
    heights = [TOP, TOP, TOP + 150]
    lefts = (40.0, 1080.0, 560.0)
    spots = []
    for block in blocks:
        at = heights.index(min(heights))
        spots.append((lefts[at], heights[at], heights[at] + block.height))
        heights[at] += block.height
    return spots


def _block(sector: str, mine: Sequence[Fact], cap: int, listed: Sequence[str]) -> Block:
    lines = [Line(sector, "sector")]
    braces = []
    shown = mine[:cap]
    for relation in dict.fromkeys(fact.relation for fact in shown):
        lines.append(Line(relation, "relation"))
        first = len(lines)
        for fact in shown:
            lines += _fact_lines(fact, listed) if fact.relation == relation else ()
        braces.append((first, len(lines) - 1))
    if len(mine) > cap:
        lines.append(Line(f"+ {len(mine) - cap} more", "relation"))
    return Block(tuple(lines), tuple(braces))


def _fact_lines(fact: Fact, listed: Sequence[str]) -> Iterator[Line]:
    """Write an object with its counts and footnotes, its effects under it."""
    numbers = [str(listed.index(paper) + 1) for paper in fact.papers if paper in listed]
    count = f" ×{fact.sentences}" if fact.sentences > 1 else ""
    notes = f" [{', '.join(dict.fromkeys(numbers))}]" if numbers else ""
    label = _wrapped(f"{'not: ' * (fact.certainty == 'negated')}{fact.object}{count}{notes}")
    yield Line(label[0], f"object {fact.certainty}", 66, fact.certainty, fact.kind)
    yield from (Line(line, f"object {fact.certainty}", 66) for line in label[1:])
    yield from (Line(line, "relation", 66) for line in (_wrapped(fact.effects) if fact.effects else ()))


def _wrapped(text: str) -> tuple[str, ...]:
    return wrap(text, (COLUMN - 76) * TEXT_SIZE / SIZE)


def _columns(blocks: Sequence[Block]) -> Iterator[str]:
    for block, (left, top, _) in zip(blocks, _spots(blocks), strict=True):
        for number, line in enumerate(block.lines):
            y = top + ROW * (number + 0.8)
            yield _text(line.text, left + line.indent, y, line.class_, SIZE)
            if line.swatch:
                yield _swatch(left + 18, y - 7, line.swatch)
                yield f'<circle class="dot kind-{line.kind}" cx="{px(left + 55)}" cy="{px(y - 7)}" r="6.5"/>'
        for first, last in block.braces:
            y1, y2 = top + ROW * first + 4, top + ROW * (last + 1) - 2
            yield f'<path class="brace" d="M{px(left + 13)} {px(y1)}h-7V{px(y2)}h7"/>'


def _swatch(x: float, y: float, certainty: str) -> str:
    cross = f'<path class="cross" d="M{px(x + 10)} {px(y - 5)}l10 10m0 -10l-10 10"/>'
    line = f'<path class="way {certainty}" d="M{px(x)} {px(y)}h28"/>'
    return line + (cross if certainty == "negated" else "")


def _foot(graph: "networkx.MultiDiGraph", claims: Sequence[Fact], listed: Sequence[str]) -> Iterator[str]:
    """Write papers with their numbers, what the lines mean, and the sources with their dates."""
    if listed:
        numbered = [f"[{number}] {paper}" for number, paper in enumerate(listed, 1)]
        yield _text(one_line("Papers: ", numbered, WIDTH - 80, SIZE), 40, 806, "object", SIZE)
    x = 40.0
    for certainty, meaning in (("stated", "stated"), ("hedged", "hedged"), ("negated", "denied")):
        if any(fact.certainty == certainty for fact in claims):
            yield _swatch(x, 835, certainty)
            yield _text(meaning, x + 36, 842, "relation", SIZE)
            x += 66 + text_width(meaning, SIZE)
    if (most := max(fact.sentences for fact in claims)) > 1:
        yield _text(f"×{most}: said in {most} sentences", x, 842, "relation", SIZE)
    yield _text(one_line("Source: ", graph.graph["sources"], WIDTH - 80, SIZE), 40, 878, "relation", SIZE)


def _text(text: str, x: float, y: float, class_: str, size: float) -> str:
    """Write a line that is as wide in any font as it was measured."""
    length = f' textLength="{px(text_width(text, size))}" lengthAdjust="spacingAndGlyphs"'
    return (
        f'<text class="{class_}" x="{px(x)}" y="{px(y)}" font-size="{px(size)}"'
        f"{length if len(text) > 1 else ''}>{plain(text)}</text>"
    )


def joined(
    graph: "networkx.MultiDiGraph", others: Iterable["networkx.MultiDiGraph"]
) -> "networkx.MultiDiGraph":
    """Put the surroundings of a gene and of its products into one graph, which starts at the gene."""
    import networkx

    graphs = [graph, *others]
    whole = networkx.compose_all(graphs)
    sources = {source for each in graphs for source in each.graph["sources"]}
    whole.graph.update(start=graph.graph["start"], sources=sorted(sources))
    return whole


_ALL: Final = 100_000
"""More neighbours than anything has."""


def surroundings(source: Source, start: str) -> "networkx.MultiDiGraph":
    """Give all that is said of a gene and of its products; raises InputError where nothing is."""
    graph = neighborhood(source, start, 1, _ALL)
    others = [node for node in centre_of(graph) if node != start]
    return joined(graph, [neighborhood(source, node, 1, _ALL) for node in others])


def silent(node: str, label: str) -> "networkx.MultiDiGraph":
    """Give the summary of a gene of which nothing is said."""
    import networkx

    graph = networkx.MultiDiGraph(start=node, sources=[])
    graph.add_node(node, label=label, kind=Shown.GENE)
    return graph
