"""Media types: those of results and of graphs, and which of them an Accept header asks for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

RESULTS: Final[dict[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""What rows and truth values are written as, the favourite first."""
GRAPHS: Final[dict[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
"""What triples are written as."""
SHORT: Final[dict[str, tuple[str, str]]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", ""),
    "tsv": ("text/tab-separated-values", ""),
    "ttl": ("", "text/turtle"),
    "turtle": ("", "text/turtle"),
    "nt": ("", "application/n-triples"),
    "rdf": ("", "application/rdf+xml"),
    "jsonld": ("", "application/ld+json"),
}
"""What `?format=` says instead of an Accept header: the type of results, and that of graphs."""

_PART: Final = re.compile(r"\s*([\w.+*-]+/[\w.+*-]+)\s*((?:;[^,]*)?)")
_WEIGHT: Final = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)")


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """Give the type that an Accept header likes best, of those that are offered; None where it likes none.

    An empty header likes all; of those it likes equally, the first that is offered is taken.

    >>> chosen("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> chosen("image/png", ["text/csv"]) is None
    True
    """
    return _chosen(accept, tuple(offered))


@lru_cache(maxsize=256)
def _chosen(accept: str, offered: tuple[str, ...]) -> str | None:
    if not accept.strip():
        return offered[0]
    liked = {
        part[1].lower(): float(weight[1]) if (weight := _WEIGHT.search(part[2])) else 1.0
        for part in map(_PART.match, accept[:2000].split(","))
        if part
    }

    def weight_of(media: str) -> float:
        group = media.partition("/")[0]
        return next((liked[each] for each in (media, f"{group}/*", "*/*") if each in liked), 0.0)

    best = max(offered, key=weight_of)
    return best if weight_of(best) else None
