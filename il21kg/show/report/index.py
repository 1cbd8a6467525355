"""A page that lists the pages of many articles, with a search."""

from collections.abc import Iterable, Iterator

from il21kg.show.drawing import asset, themes
from il21kg.show.report.facts import STANDINGS
from il21kg.show.report.page import Page, sealed
from il21kg.show.report.words import safe
from il21kg.text.quotes import counted


def address(page: Page) -> str:
    """Give where a page stands, from the index."""
    return f"articles/{page.key}.html"


def to_index(pages: Iterable[Page]) -> str:
    """Write the index, by gene and title; what its articles name is searched as well."""
    there = sorted(pages, key=lambda page: (page.gene.casefold(), page.title.casefold(), page.key))
    facts = sum(page.number for page in there)
    heads = ("Gene", "Article", "Facts", *(name for name, _ in STANDINGS.values()), "Read", "Warnings")
    columns = "".join(
        f'<th scope="col"><button type="button">{safe(head.capitalize())}</button></th>' for head in heads
    )
    parts = {
        "COUNTS": safe(f"{counted(len(there), 'article')}, {counted(facts, 'fact')}"),
        "HEADS": columns,
        "ROWS": "\n".join(map(_row, there)),
    }
    return sealed("reports.html", parts, "reports.js", themes() + asset("reports.css"))


def _row(page: Page) -> str:
    words = " ".join((page.gene, page.title, page.key, *page.things)).lower()
    cells = "".join(f"<td>{cell}</td>" for cell in _cells(page))
    link = f'<a href="{safe(address(page))}">{safe(page.title)}</a>'
    return f'<tr data-words="{safe(words)}"><td>{safe(page.gene)}</td><td>{link}</td>{cells}</tr>'


def _cells(page: Page) -> Iterator[str]:
    yield str(page.number)
    yield from (str(page.facts[name]) for name in STANDINGS)
    yield "–" if page.recall is None else f"{100 * page.recall:.0f} %"
    yield str(page.findings)
