"""Answers become pictures, pages and files.

In: a reading, a neighbourhood, a graph. Out: text, JSON, SVG, PNG, HTML, Turtle and its kin.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.show.files.rdf import export
    from il21kg.show.pictures import to_png, to_svg
    from il21kg.show.report.page import to_page
    from il21kg.show.viewer import to_html

__all__ = ["export", "to_html", "to_page", "to_png", "to_svg"]

__getattr__ = face(
    __name__,
    {
        "export": "files.rdf",
        "to_html": "viewer",
        "to_page": "report.page",
        "to_png": "pictures",
        "to_svg": "pictures",
    },
)
