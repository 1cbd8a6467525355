"""Draws a matrix of genes and things: as SVG, and as a page whose rows and columns sort.

B cell         [↑]   [↑ 3]    filled: stated; dashed: hedged; crossed: denied
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from il21kg.show.drawing import asset, plain, px, text_line, theme, themes
from il21kg.show.matrix import (
    OBJECTS,
    Matrix,
    Said,
    Thing,
    certainty_of,
    heading,
    sentences_of,
    sign_of,
)
from il21kg.show.placement import LINE, one_line, text_width, wrap
from il21kg.show.viewer import filled, script_json

ROW: Final = 26.0
LABELS: Final = 300.0  #: width of the column of labels at most, in CSS pixels
MARGIN: Final = 28.0
DENIED: Final = ("negated", "disputed")
_CROSS: Final = '<path class="cross" d="M-5 -5l10 10m0 -10l-10 10"/>'
#: The marks of a cell around its middle, as paths.
_SIGNS: Final = {
    "↑": "M0 5.5V-5m-4 4l4 -4l4 4",
    "↓": "M0 -5.5V5m-4 -4l4 4l4 -4",
    "↕": "M0 -6V6m-3.5 -3.5l3.5 3.5l3.5 -3.5m-7 -5l3.5 -3.5l3.5 3.5",
}


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells are: left and top of the first, width of a column, lines and height of each row."""

    left: float
    top: float
    step: float
    lines: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    width: float

    @property
    def bottom(self) -> float:
        """Give the lower edge of the last row."""
        return self.top + sum(self.heights)


def _grid(table: Matrix) -> _Grid:
    lines = tuple(wrap(thing.label, LABELS) for thing in table.objects)
    heights = tuple(max(ROW, LINE * len(each) + 8) for each in lines)
    step = max(46.0, *(text_width(gene.label) + 14 for gene in table.genes))
    left = MARGIN + 20 + max(text_width(line) for each in lines for line in each)
    width = max(left + step * len(table.genes) + MARGIN, 760.0)
    return _Grid(left, 106.0, step, lines, heights, width)


def to_svg(table: Matrix, dark: bool = False) -> str:
    """Draw the table, as wide and high as it needs."""
    grid = _grid(table)
    title, _ = heading(table)
    size = f'width="{px(grid.width)}" height="{px(grid.bottom + 90)}"'
    box = f'viewBox="0 0 {px(grid.width)} {px(grid.bottom + 90)}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} role="img">',
            f"<title>{plain(title)}</title>",
            f"<style>\n{theme('matrix-picture.css', dark)}</style>",
            f'<rect class="page" {size}/>',
            *_top(table, grid),
            *_rows(table, grid),
            *_foot(table, grid.width, grid.bottom),
            "</svg>\n",
        ]
    )


def _top(table: Matrix, grid: _Grid) -> Iterator[str]:
    title, counts = heading(table)
    yield text_line(title, MARGIN, 44, "title", 22)
    yield text_line(one_line(counts, (), grid.width - 2 * MARGIN, 12), MARGIN, 66, "small", 12)
    for at, gene in enumerate(table.genes):
        yield text_line(gene.label, grid.left + grid.step * (at + 0.5), grid.top - 8, "middle")


def _rows(table: Matrix, grid: _Grid) -> Iterator[str]:
    y = grid.top
    for number, (thing, lines, height) in enumerate(
        zip(table.objects, grid.lines, grid.heights, strict=True)
    ):
        if number % 2 == 0:
            size = f'width="{px(grid.width - 2 * MARGIN)}" height="{px(height)}"'
            yield f'<rect class="band" x="{px(MARGIN)}" y="{px(y)}" {size}/>'
        for at, line in enumerate(lines):
            middle = y + height / 2 + (at - (len(lines) - 1) / 2) * LINE + 4.5
            yield text_line(line, grid.left - 12, middle, "end")
        for at, gene in enumerate(table.genes):
            if cell := table.cells.get((gene.iri, thing.iri)):
                x = grid.left + grid.step * (at + 0.5)
                yield _cell(cell, thing.kind, x, y + height / 2, grid.step - 8)
        y += height


def _cell(cell: Sequence[Said], kind: str, x: float, y: float, width: float) -> str:
    """Draw a cell: box by certainty, arrow by direction, number of sentences where there are several."""
    certainty, sign, count = certainty_of(cell), sign_of(cell), sentences_of(cell)
    told = "\n".join(f"{said.words} ({said.certainty})" for said in cell)
    many = text_line(str(count), 8 if sign else 0, 4.5, "count", 11) if count > 1 else ""
    arrow = (
        f'<path class="sign" transform="translate({-5 if many else 0} 0)" d="{_SIGNS[sign]}"/>'
        if sign
        else ""
    )
    size = f'x="{px(-width / 2)}" y="-9" width="{px(width)}" height="18" rx="5"'
    return (
        f'<g class="cell {certainty} kind-{kind}" transform="translate({px(x)} {px(y)})">'
        f"<title>{plain(told)}</title><rect {size}/>{arrow}{many}"
        f"{_CROSS * (certainty in DENIED)}</g>"
    )


_LEGEND: Final = {
    "stated": "stated",
    "hedged": "hedged",
    "negated": "denied",
    "disputed": "stated and denied",
    "↑": "increased",
    "↓": "decreased",
    "↕": "both",
}


def _foot(table: Matrix, width: float, bottom: float) -> Iterator[str]:
    """Write what the cells that occur mean, and the sources."""
    x, first = MARGIN, OBJECTS[table.objects_are][0]
    shown = {certainty_of(cell) for cell in table.cells.values()}
    shown |= {sign_of(cell) for cell in table.cells.values()}
    kinds = sorted({thing.kind for thing in table.objects})
    meanings = [("stated", kind, kind) for kind in kinds if len(kinds) > 1]
    meanings += [(sign, first, words) for sign, words in _LEGEND.items() if sign in shown]
    for sign, kind, words in meanings:
        place = f'transform="translate({px(x + 12)} {px(bottom + 36)})"'
        yield f'<g class="cell {sign} kind-{kind}" {place}>{_example(sign)}</g>'
        yield text_line(words, x + 30, bottom + 40, "small", 12)
        x += 54 + text_width(words, 12)
    yield text_line("number: sentences, where more than one", x, bottom + 40, "small", 12)
    yield text_line(
        one_line("Source: ", table.sources, width - 2 * MARGIN, 12), MARGIN, bottom + 66, "small", 12
    )


def _example(sign: str) -> str:
    if sign in _SIGNS:
        return f'<path class="sign" d="{_SIGNS[sign]}"/>'
    return f'<rect x="-12" y="-8" width="24" height="16" rx="5"/>{_CROSS * (sign in DENIED)}'


# ---------------------------------------------------------------------- as a page
def to_html(table: Matrix) -> str:
    """Give one page that loads nothing: rows and columns sort, a cell shows its sentences."""
    title, counts = heading(table)
    values = {
        "TITLE": escape(title),
        "SUMMARY": escape(counts),
        "STYLE": themes() + asset("page.css") + asset("matrix.css") + "".join(_kinds(table)),
        "HEAD": "".join(
            f'<th scope="col"><button>{escape(gene.label)}</button></th>' for gene in table.genes
        ),
        "ROWS": "\n".join(_row(table, thing) for thing in table.objects),
        "DATA": script_json([[_cell_data(said) for said in cell] for cell in table.cells.values()]),
        "SOURCES": escape("Source: " + "; ".join(table.sources)),
        "SCRIPT": asset("sentences.js") + asset("matrix.js"),
    }
    return filled("matrix.html", values)


def _kinds(table: Matrix) -> Iterator[str]:
    for kind in sorted({thing.kind for thing in table.objects}):
        yield f".kind-{kind} {{ --fill: var(--{kind}); --edge: var(--{kind}-line); }}\n"


def _row(table: Matrix, thing: Thing) -> str:
    numbers = {key: number for number, key in enumerate(table.cells)}
    cells = []
    for gene in table.genes:
        key = (gene.iri, thing.iri)
        cells.append(
            f"<td>{_button(table.cells[key], thing, gene, numbers[key])}</td>"
            if key in numbers
            else "<td></td>"
        )
    name = f'<th scope="row"><button>{escape(thing.label)}</button></th>'
    return f'<tr class="kind-{thing.kind}">{name}{"".join(cells)}</tr>'


def _button(cell: Sequence[Said], thing: Thing, gene: Thing, number: int) -> str:
    certainty, sign, count = certainty_of(cell), sign_of(cell), sentences_of(cell)
    meaning = ", ".join(_LEGEND[each] for each in (certainty, sign) if each)
    told = f"{gene.label}, {thing.label}: {meaning}, sentences: {count}"
    shown = f"{'✕' if certainty in DENIED else ''}{sign}{count if count > 1 else ''}"
    return (
        f'<button class="cell {certainty}" data-cell="{number}" aria-label="{escape(told)}">{shown}</button>'
    )


def _cell_data(said: Said) -> dict[str, Any]:
    return {"words": said.words, "certainty": said.certainty, "evidence": list(said.evidence)}
