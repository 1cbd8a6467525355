"""Statements become triples, checked by shapes, proved by their words.

In: a document and its statements. Out: triples, and a `Report` of findings about them.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.graph.findings import Finding, Report
    from il21kg.graph.identity import Literal, Triple
    from il21kg.graph.triples import to_ntriples, to_rdflib
    from il21kg.graph.validation import validate

__all__ = ["Finding", "Literal", "Report", "Triple", "to_ntriples", "to_rdflib", "validate"]

__getattr__ = face(
    __name__,
    {
        "Finding": "findings",
        "Literal": "identity",
        "Report": "findings",
        "Triple": "identity",
        "to_ntriples": "triples",
        "to_rdflib": "triples",
        "validate": "validation",
    },
)
