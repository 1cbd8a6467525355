"""Who owns a triple: the requests that add and withdraw a document, on any SPARQL 1.1 store.

What a document contributes stands in a named graph, whose name is the IRI of the version. The default graph,
which questions and exports see, has the union of these beside what others put there:

    GRAPH doc:5d1f… { doc:5d1f… dcterms:isVersionOf doc:il4 . hgnc:6014 rdfs:label "IL4"@en . … }
    GRAPH graph:foreign { hgnc:6014 rdfs:label "IL4"@en }       # was in the default graph before us

A document is withdrawn by taking out of the default graph what stands in no other document's graph and was
not there before, and then its own graph. So a triple of somebody else is never touched, no pattern says what
belongs to what, and the work is that of the document, not of the store. The versions are found in the graphs
when the request runs, so of two writers the second withdraws what the first has added.

Some servers show all graphs together as the default graph. There nothing is copied: the graphs are the union.
Some of these (Virtuoso) count what stands in two graphs twice, and have graphs of their own among them. There
a named graph stands for the default one: it gets the copy, and is asked in its place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from il21kg.namespaces import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

FOREIGN: Final = PREFIXES["graph"] + "foreign"
"""The graph of what others had put there before a document said it too, while one says it."""

STAND_IN: Final = PREFIXES["graph"] + "default"
"""The graph that stands for the default one, at a server that has none of its own."""

_MARK: Final = f'<{STAND_IN}> <{PREFIXES["rdfs"]}comment> "This graph stands for the default graph."'
IS_MARKED: Final = (
    f"ASK {{ {{ GRAPH <{STAND_IN}> {{ ?s ?p ?o }} }} UNION {{ GRAPH <{FOREIGN}> {{ {_MARK} }} }} }}"
)
"""Whether a server has, or once had, a graph that stands for the default one."""

TOGETHER: Final = 1000
"""Triples that one step of a request adds: Virtuoso takes less than five thousand."""


class Default(StrEnum):
    """What a server shows where nothing is said of a graph."""

    OWN = "a graph beside the named ones"
    UNION = "all of them"
    STAND_IN = "all of them, a triple for each: a named graph stands for what is shown"


_VERSION_OF: Final = f"<{PREFIXES['dcterms']}isVersionOf>"

#: No other document has the triple. The graph is told by its name: looking for its version again would make
#: the engine go through all documents for each triple. A source has one version, so `?old` is all of it.
_OF_NO_OTHER: Final = (
    "FILTER NOT EXISTS { GRAPH ?kept { ?s ?p ?o } "
    f'FILTER(?kept != ?old && STRSTARTS(STR(?kept), "{PREFIXES["doc"]}")) }}'
)

_WITHDRAW_COPY: Final = f"""
DELETE {{ ~shown }} WHERE {{
  GRAPH ?old {{ ?old {_VERSION_OF} ~source . ?s ?p ?o }}
  FILTER NOT EXISTS {{ GRAPH <{FOREIGN}> {{ ?s ?p ?o }} }}
  {_OF_NO_OTHER}
}} ;
DELETE {{ GRAPH <{FOREIGN}> {{ ?s ?p ?o }} }} WHERE {{
  GRAPH ?old {{ ?old {_VERSION_OF} ~source . ?s ?p ?o }}
  GRAPH <{FOREIGN}> {{ ?s ?p ?o }}
  {_OF_NO_OTHER}
}} ;"""

_WITHDRAW_GRAPH: Final = f"""
DELETE {{ GRAPH ?old {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?old {{ ?old {_VERSION_OF} ~source . ?s ?p ?o }} }}"""

_ADD_TRIPLES: Final = """
INSERT DATA {{ GRAPH <{}> {{
{}
}} }}"""

_ADD_COPY: Final = f"""
INSERT {{ GRAPH <{FOREIGN}> {{ ?s ?p ?o }} }} WHERE {{
  GRAPH ?old {{ ?old {_VERSION_OF} ~source . ?s ?p ?o }}
  ~shown
  {_OF_NO_OTHER}
}} ;
ADD ~version TO ~default"""


@dataclass(frozen=True, slots=True)
class Probe:
    """Requests that find out how an endpoint shows a triple that is in two named graphs only."""

    put: str
    is_there: str
    shown: str
    """A row for each time that it is in the default graph: see `Default`."""
    take: str


def probe(name: str) -> Probe:
    """Give the requests for a triple with a name that is nobody else's: others may be asking just now."""
    triple = f'<{FOREIGN}> <{PREFIXES["rdfs"]}comment> "{name}"'
    there = f"GRAPH <{FOREIGN}> {{ {triple} }}"
    both = f"{there} GRAPH <{FOREIGN}-too> {{ {triple} }}"
    put, take = (f"{verb} DATA {{ {both} }}" for verb in ("INSERT", "DELETE"))
    shown = f'SELECT ?name {{ <{FOREIGN}> <{PREFIXES["rdfs"]}comment> ?name FILTER(STR(?name) = "{name}") }}'
    return Probe(put, f"ASK {{ {there} }}", shown, take)


def standing_in() -> str:
    """Give the request that makes a graph stand for the default one: it gets what documents hold already."""
    return (
        f"INSERT DATA {{ GRAPH <{FOREIGN}> {{ {_MARK} }} }} ;\n"
        f"INSERT {{ GRAPH <{STAND_IN}> {{ ?s ?p ?o }} }} "
        f"WHERE {{ GRAPH ?version {{ ?version {_VERSION_OF} ?source . ?s ?p ?o }} }}"
    )


def withdrawal(source: str, default: Default = Default.OWN) -> str:
    """Give the request that withdraws every version of the source with this IRI, where so much is shown."""
    request = _WITHDRAW_GRAPH if default is Default.UNION else _WITHDRAW_COPY + _WITHDRAW_GRAPH
    return _filled(request, source, default)


def replacement(source: str, version: str, triples: Sequence[str], default: Default = Default.OWN) -> str:
    """Give the request that withdraws every version of a source, and adds this one.

    `triples`: its N-Triples, line by line.
    """
    steps = range(0, len(triples), TOGETHER)
    added = [_ADD_TRIPLES.format(version, "\n".join(triples[at : at + TOGETHER])) for at in steps]
    if default is not Default.UNION:
        added.append(_filled(_ADD_COPY, source, default).replace("~version", f"<{version}>"))
    return " ;".join([withdrawal(source, default), *added])


def _filled(request: str, source: str, default: Default) -> str:
    """Put a source into a request, and where what is shown is."""
    own = default is Default.OWN
    return (
        request.replace("~source", f"<{source}>")
        .replace("~shown", "?s ?p ?o" if own else f"GRAPH <{STAND_IN}> {{ ?s ?p ?o }}")
        .replace("~default", "DEFAULT" if own else f"<{STAND_IN}>")
    )


def has_graph(version: str) -> str:
    """Give the question whether a version stands in a graph of its own."""
    return f"ASK {{ GRAPH <{version}> {{ <{version}> {_VERSION_OF} ?source }} }}"


def shown(versions: Iterable[str]) -> str:
    """Give the question which of these versions stand in a graph of their own, and in the default graph."""
    names = " ".join(f"<{each}>" for each in versions)
    return (
        f"SELECT DISTINCT ?version {{ VALUES ?version {{ {names} }} "
        f"GRAPH ?version {{ ?version {_VERSION_OF} ?source }} ?version {_VERSION_OF} ?source }}"
    )


def as_rows(question: str) -> str:
    """Give an ASK as a SELECT that has a row where the answer is yes.

    >>> as_rows("ASK { ?s ?p ?o }")
    'SELECT * { ?s ?p ?o }'
    """
    return f"SELECT *{question.removeprefix('ASK')}"


HAS_GRAPHS: Final = f"ASK {{ GRAPH ?version {{ ?version {_VERSION_OF} ?source }} }}"
"""Whether any version stands in a graph of its own."""

HAS_VERSIONS: Final = f"ASK {{ ?version {_VERSION_OF} ?source }}"
"""Whether any version stands in the default graph."""

GRAPHS: Final = f"SELECT ?graph ?s ?p ?o {{ GRAPH ?graph {{ ?graph {_VERSION_OF} ?source . ?s ?p ?o }} }}"
"""Every triple of every document, with the graph it stands in."""


def foreign(engine: "ox.Store", documents: Mapping[str, str]) -> bytes:
    """Give, in N-Quads, what a `replacement` by documents notes as put there by others.

    `documents`: the IRI of each version that the engine does not hold, and its N-Triples, of which each line
    ends with ` .`.
    """
    return "".join(f"{each} <{FOREIGN}> .\n" for each in _foreign(engine, _everywhere(documents))).encode()


def in_quads(documents: Mapping[str, str]) -> bytes:
    """Give, in N-Quads, what a store has of documents: all in the default graph, and each in its own."""
    named = (
        each.encode().replace(b" .\n", f" <{version}> .\n".encode()) for version, each in documents.items()
    )
    return b"\n".join([*_everywhere(documents), b"".join(named)])


def documents_in(quads: bytes) -> dict[str, str]:
    """Give the N-Triples of each document of N-Quads, by the IRI of its version.

    Raises SyntaxError for what is no N-Quads.
    """
    import pyoxigraph as ox

    lines: dict[str, list[str]] = {}
    for each in ox.parse(quads, format=ox.RdfFormat.N_QUADS):
        if isinstance(each.graph_name, ox.NamedNode):
            lines.setdefault(each.graph_name.value, []).append(f"{each.triple} .\n")
    return {version: "".join(own) for version, own in lines.items()}


def _everywhere(documents: Mapping[str, str]) -> list[bytes]:
    """Give the lines of documents, each once, in order, without what ends them."""
    lines: set[bytes] = set()
    for each in documents.values():
        lines.update(each.encode().split(b"\n"))
    return sorted(lines - {b""})


def _foreign(engine: "ox.Store", lines: list[bytes]) -> "Iterator[ox.Triple]":
    """Give what of sorted lines stands in the default graph already, and is of no document.

    Most subjects are new, and to look for one is sooner done than for each of its triples.
    """
    import pyoxigraph as ox

    everywhere = ox.DefaultGraph()
    for subject, own in groupby(lines, lambda line: line.partition(b" ")[0]):
        node = ox.NamedNode(subject[1:-1].decode())
        if not any(True for _ in engine.quads_for_pattern(node, None, None, everywhere)):
            continue
        for each in ox.parse(b"\n".join(own), format=ox.RdfFormat.N_TRIPLES):
            parts = (each.subject, each.predicate, each.object)
            if ox.Quad(*parts, everywhere) in engine and not any(
                map(_of_a_document, engine.quads_for_pattern(*parts, None))
            ):
                yield each.triple


def _of_a_document(quad: "ox.Quad") -> bool:
    return str(quad.graph_name).startswith(f"<{PREFIXES['doc']}")
