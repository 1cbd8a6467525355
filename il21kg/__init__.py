"""Reads an encyclopaedia article about a gene into a validated, queryable knowledge graph.

>>> import il21kg
>>> kg = il21kg.load()  # the sample article that ships with the package
>>> kg.query("diseases").to_dicts()[0]
{'disease': 'IL21-related infantile inflammatory bowel disease'}
"""

from typing import TYPE_CHECKING

from il21kg.errors import Il21kgError, InputError, NotConforming, Unavailable
from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.ask.answers import Answer
    from il21kg.ask.evidence import Evidence
    from il21kg.ask.result import Result
    from il21kg.graph.findings import Finding, Report
    from il21kg.knowledge import KnowledgeGraph, check, load
    from il21kg.reading.statements import Statement

__all__ = [
    "Answer",
    "Evidence",
    "Finding",
    "Il21kgError",
    "InputError",
    "KnowledgeGraph",
    "NotConforming",
    "Report",
    "Result",
    "Statement",
    "Unavailable",
    "check",
    "load",
]

__getattr__ = face(
    __name__,
    {
        "Answer": "ask.answers",
        "Evidence": "ask.evidence",
        "Finding": "graph.findings",
        "KnowledgeGraph": "knowledge",
        "Report": "graph.findings",
        "Result": "ask.result",
        "Statement": "reading.statements",
        "check": "knowledge",
        "load": "knowledge",
    },
)
