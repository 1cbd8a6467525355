"""Small pieces of HTML: escaped words, links to what identifiers name, lists of what is told."""

from collections.abc import Iterable
from html import escape

from il21kg.namespaces import BASE, compact
from il21kg.show.drawing import xml_safe


def safe(text: str) -> str:
    """Escape a text for HTML, also within quotes; what no document may hold becomes a replacement sign."""
    return escape(xml_safe(text))


def identifier(iri: str | None) -> str:
    """Write an identifier: a link where it is the address of a page, else plain."""
    if not iri:
        return ""
    curie = f"<code>{safe(compact(iri))}</code>"
    if iri.startswith(BASE) or not iri.startswith(("http://", "https://")):
        return curie
    return f'<a class="away" href="{safe(iri)}" rel="noreferrer">{curie}</a>'


def defined(pairs: Iterable[tuple[str, str]]) -> str:
    """Write terms and what is told of each (HTML), without those of which nothing is told."""
    told = "".join(f"<dt>{safe(term)}</dt><dd>{html}</dd>" for term, html in pairs if html)
    return f"<dl>{told}</dl>"


def listed(items: Iterable[str], class_: str = "") -> str:
    """Write a list of HTML; empty for no items."""
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul{f' class={chr(34)}{class_}{chr(34)}' if class_ else ''}>{inside}</ul>" if inside else ""
