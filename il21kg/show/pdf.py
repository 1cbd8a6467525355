"""Writes one of our drawings as PDF: lines stay lines, text stays text, in the font that comes along.

svglib puts SVG on the pages of ReportLab; it knows no markers, so the heads of arrows are drawn here.
"""

import re
from importlib.resources import as_file, files
from io import BytesIO
from math import hypot
from typing import Final

from il21kg.errors import InputError
from il21kg.show.drawing import px

FAMILY: Final = "Source Sans Pro"
PACKAGE: Final = "font_source_sans_pro"
#: The files of the font by style.
_STYLES: Final = {"normal": "SourceSansPro-Regular.ttf", "italic": "SourceSansPro-It.ttf"}
_MARKED: Final = re.compile(r'<path [^>]*marker-end="url\(#([\w-]+)\)" d="([^"]+)"/>')


def to_pdf(svg: str) -> bytes:
    """Give an SVG as a PDF of one page, 72 points for 96 CSS pixels; same input, same bytes.

    Raises InputError where the extra is not installed.
    """
    try:
        from reportlab.graphics.renderPDF import draw
        from reportlab.pdfgen.canvas import Canvas
        from svglib.fonts import register_font
        from svglib.svglib import svg2rlg
    except ImportError as error:
        raise InputError("A PDF needs svglib and ReportLab.", "pip install 'il21kg[pdf]'") from error
    for style, name in _STYLES.items():
        with as_file(files(PACKAGE).joinpath("files", name)) as font:
            register_font(FAMILY, str(font), style=style)
    page = svg2rlg(BytesIO(with_heads(svg).encode()))
    if page is None:
        raise InputError(
            "This is no SVG that can be put on a page.", "il21kg writes such; another may lack a size"
        )
    written = BytesIO()
    canvas = Canvas(written, pagesize=(page.width, page.height), invariant=1)
    canvas.setTitle(_title(svg))
    draw(page, canvas, 0, 0)
    canvas.save()
    return written.getvalue()


def with_heads(svg: str) -> str:
    """Draw the head of each line that has a marker at its end, as a shape of its own."""
    return _MARKED.sub(lambda match: match[0] + _head(match[1], match[2]), svg)


def _head(name: str, path: str) -> str:
    """Draw a triangle where a path ends, along its last piece; eight pixels long, as the marker is."""
    x0, y0, x, y = map(float, re.findall(r"-?\d+(?:\.\d+)?", path)[-4:])
    length = hypot(x - x0, y - y0) or 1.0
    along, across = ((x - x0) / length, (y - y0) / length), ((y0 - y) / length, (x - x0) / length)
    points = [
        (x + back * along[0] + side * across[0], y + back * along[1] + side * across[1])
        for back, side in ((0.5, 0.0), (-7.5, 3.4), (-7.5, -3.4))
    ]
    return f'<path class="{name}" d="M{" L".join(f"{px(at)} {px(down)}" for at, down in points)}Z"/>'


def _title(svg: str) -> str:
    found = re.search(r"<title>(.*?)</title>", svg, re.DOTALL)
    return found[1] if found else ""
