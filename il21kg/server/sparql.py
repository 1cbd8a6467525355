"""Runs a query of the SPARQL 1.1 Protocol and writes its answer as the client likes it, within bounds."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from il21kg.ask.queries import PROLOGUE, update_verb
from il21kg.errors import InputError, SyntaxFault
from il21kg.limits import check_query
from il21kg.namespaces import PREFIXES
from il21kg.server.media import GRAPHS, RESULTS, SHORT, chosen
from il21kg.server.wire import Reply, problem
from il21kg.store.faults import syntax_fault
from il21kg.worker import forbidden

LARGEST: Final = 64_000_000
"""Bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of the protocol."""

    query: str
    accept: str = ""
    """The header; what `format` names is liked more."""
    format: str = ""
    """One of `media.SHORT`; empty for none."""
    default_graphs: Sequence[str] = ()
    """The graphs to ask instead of the default graph: here, each document's own triples."""
    named_graphs: Sequence[str] = ()


def run(engine: ox.Store, asked: Asked, largest: int = LARGEST) -> Reply:
    """Answer a query, or say as a problem what is wrong with it."""
    if refusal := _refusal(asked):
        return refusal
    try:
        answer = engine.query(PROLOGUE + asked.query, **_dataset(engine, asked))
    except SyntaxError as error:
        return told(syntax_fault(str(error), asked.query, PROLOGUE.count("\n")))
    except InputError as error:
        return told(error)
    media = _media(answer, asked)
    if media is None:
        there = ", ".join(GRAPHS if isinstance(answer, ox.QueryTriples) else RESULTS)
        return problem(406, "No such format.", f"There is: {there}")
    out = _Bounded(largest)
    try:
        _write(answer, out, media)
    except _TooLargeError:
        return problem(
            500,
            f"The answer is larger than {largest // 1_000_000:,} MB.",
            "Ask for less: LIMIT, or fewer variables.",
        )
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Reply(200, media + charset, out.getvalue())


def told(error: InputError) -> Reply:
    """Give a mistake of the asker as a problem, with its place where it has one."""
    more = {"line": error.line, "column": error.column} if isinstance(error, SyntaxFault) else {}
    return problem(400, error.message, error.advice, **more)


def _refusal(asked: Asked) -> Reply | None:
    try:
        check_query(asked.query)
    except InputError as error:
        return told(error)
    if verb := update_verb(asked.query):
        return problem(403, f"This is an update ({verb}); here one can only read.")
    keyword, _ = forbidden(PROLOGUE + asked.query) or ("", "")
    if keyword == "service":
        return problem(403, "SERVICE asks another endpoint, and queries here use no network.")
    if keyword == "from":
        return problem(
            400, "FROM names other graphs.", "Name a document's graph by default-graph-uri, or none."
        )
    return None


def _dataset(engine: ox.Store, asked: Asked) -> dict[str, Any]:
    """Give the graphs that are asked, as the engine takes them; none for the default graph."""
    if not asked.default_graphs and not asked.named_graphs:
        return {}
    return {
        "default_graph": [_graph(engine, each) for each in asked.default_graphs],
        "named_graphs": [_graph(engine, each) for each in asked.named_graphs],
    }


def _graph(engine: ox.Store, iri: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise InputError(f"“{iri}” is no IRI of a graph.") from error
    if not engine.contains_named_graph(node):
        raise InputError(f"There is no graph {iri}.", "Graphs here are documents: SELECT ?g { GRAPH ?g {} }")
    return node


def _media(answer: object, asked: Asked) -> str | None:
    is_graph = isinstance(answer, ox.QueryTriples)
    if asked.format:
        return SHORT.get(asked.format, ("", ""))[is_graph] or None
    return chosen(asked.accept, list(GRAPHS if is_graph else RESULTS))


def _write(answer: object, out: "_Bounded", media: str) -> None:
    if isinstance(answer, ox.QueryTriples):
        ox.serialize(answer, out, format=GRAPHS[media], prefixes=PREFIXES)
    elif isinstance(answer, ox.QuerySolutions | ox.QueryBoolean):
        answer.serialize(out, format=RESULTS[media])


class _TooLargeError(Exception):
    pass


class _Bounded(io.BytesIO):
    """Takes so many bytes, and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._most:
            raise _TooLargeError
        return super().write(data)
