"""A page of verdicts that loads nothing: one after another, under a button for each kind and a search."""

from collections.abc import Iterable

from il21kg.show.drawing import asset, themes
from il21kg.show.report.page import sealed
from il21kg.show.report.words import safe


def verdict_page(
    title: str,
    counts: str,
    sought: str,
    buttons: Iterable[str],
    rows: Iterable[str],
    below: str = "",
    style: str = "",
) -> str:
    """Write the page; `sought` says what the search looks for, `below` is HTML, `style` more CSS."""
    parts = {
        "TITLE": safe(title),
        "COUNTS": safe(counts),
        "SOUGHT": safe(sought),
        "BUTTONS": "".join(buttons),
        "ROWS": "\n".join(rows),
        "BELOW": below,
    }
    return sealed("verdicts.html", parts, "verdicts.js", themes() + asset("verdicts.css") + style)


def button(verdict: str, number: int, meaning: str) -> str:
    """Write the button that shows and hides what has a verdict."""
    return (
        f'<button type="button" aria-pressed="true" data-verdict="{verdict}" title="{safe(meaning)}">'
        f"{verdict} {number:,}</button>"
    )


def row(verdict: str, kind: str, html: str) -> str:
    """Write one thing that has a verdict; `kind` is its class in the style."""
    return (
        f'<article class="{kind}" data-verdict="{verdict}"><span class="verdict">{verdict}</span>'
        f"<div>{html}</div></article>"
    )
