"""Finds claims that contradict each other; the question `contradictions` is the one rule of what does.

    IL21 induces apoptosis. … IL21 prevents apoptosis.      → opposite directions

Findings, loads, answers and pictures all ask here.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from il21kg.graph.shapes import in_each_graph
from il21kg.resources import folder

#: Where each of the question's cases begins.
_CASE: Final = re.compile(r"(?<=^  \{\n)|(?<=^  \} UNION \{\n)", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """Two claims that do not agree."""

    how: str
    """`asserted and denied`, `two places`, or `opposite directions`."""
    statement: str
    against: str
    """IRIs of the two claims; of what is denied the second one denies."""

    @property
    def claims(self) -> frozenset[str]:
        """Both claims."""
        return frozenset((self.statement, self.against))


def contradictions(
    ask: Callable[[str], Any], about: Iterable[str] | None = None
) -> tuple[Contradiction, ...]:
    """Give what contradicts in a graph, in a fixed order.

    `ask` runs a query on the graph. `about` names the subjects of the claims, by IRI: in a large graph a
    question about few things is answered in no time. What `ask` raises is passed on.
    """
    text = _question()
    if about is not None:
        things = " ".join(sorted(str(ox.NamedNode(iri)) for iri in about))
        text = _CASE.sub(f"    VALUES ?s {{ {things} }}\n", text)
    return tuple(sorted({_pair(row) for row in ask(text)}))


def contradictions_in_each(ask: Callable[[str], Any]) -> dict[str, tuple[Contradiction, ...]]:
    """Give what contradicts within each named graph of a store, by the graph's IRI; `ask` as before."""
    found: dict[str, set[Contradiction]] = {}
    for row in ask(_question_of_each()):
        found.setdefault(row["graph"].value, set()).add(_pair(row))
    return {graph: tuple(sorted(pairs)) for graph, pairs in found.items()}


def _pair(row: Any) -> Contradiction:
    return Contradiction(row["how"].value, row["statement"].value, row["against"].value)


@cache
def _question_of_each() -> str:
    return in_each_graph(_question().partition("} ORDER BY")[0] + "}")


@cache
def _question() -> str:
    return (folder("queries") / "contradictions.rq").read_text(encoding="utf-8")
