"""The very quads that a change of a document takes out and puts in, looked up in a store of our own.

What comes of them is what comes of the `ledger`'s requests, which any server understands, in half the time:
there the engine looks for each triple in all graphs by patterns; here that is one look-up.

    DELETE DATA { GRAPH doc:5d1f… { hgnc:6014 rdfs:label "IL4"@en } } ; INSERT DATA { … }
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import DCTERMS, PREFIXES
from il21kg.store.ledger import FOREIGN

_Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_DEFAULT: Final = ox.DefaultGraph()
_FOREIGN: Final = ox.NamedNode(FOREIGN)
_VERSION_OF: Final = ox.NamedNode(DCTERMS.isVersionOf)


@dataclass(frozen=True, slots=True)
class Change:
    """What is taken out of a store, and what is put in."""

    out: set[ox.Quad] = field(default_factory=set)
    put: set[ox.Quad] = field(default_factory=set)

    @property
    def request(self) -> str:
        """The update that does all of it, or nothing."""
        steps = (("DELETE", self.out - self.put), ("INSERT", self.put - self.out))
        return " ;\n".join(f"{verb} DATA {{\n{_told(quads)}\n}}" for verb, quads in steps if quads)


def change(engine: ox.Store, source: str, version: str = "", graph: Iterable[ox.Triple] = ()) -> Change:
    """Give what withdraws every version of a source, and adds one, if any; all by their IRIs."""
    old = _versions(engine, source)
    put = {_quad(triple, ox.NamedNode(version)) for triple in graph}
    made = Change({quad for each in old for quad in engine.quads_for_pattern(None, None, None, each)}, put)
    said, new = {each.triple for each in made.out}, {each.triple for each in made.put}
    for triple in said - new:
        if (standing := _standing(engine, triple, old)) is not None:
            made.out.add(_quad(triple, _FOREIGN if _FOREIGN in standing else _DEFAULT))
    for triple in new - said:
        standing = _standing(engine, triple, old)
        if standing is not None:  # what is there and of no document is somebody else's
            made.put.add(_quad(triple, _FOREIGN if _DEFAULT in standing else _DEFAULT))
    return made


def _standing(engine: ox.Store, triple: ox.Triple, old: set[ox.NamedNode]) -> set[_Graph] | None:
    """Give the graphs that have a triple; None where one is that of a document, besides these versions."""
    graphs: set[_Graph] = set()
    for each in engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
        graph = each.graph_name
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(PREFIXES["doc"]) and graph not in old:
            return None
        graphs.add(graph)
    return graphs


def _versions(engine: ox.Store, source: str) -> set[ox.NamedNode]:
    """Give the versions of a source that stand in graphs of their own."""
    told = engine.quads_for_pattern(None, _VERSION_OF, ox.NamedNode(source), None)
    graphs = (each.graph_name for each in told if each.graph_name == each.subject)
    return {each for each in graphs if isinstance(each, ox.NamedNode)}


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _told(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(map(_line, quads))


def _line(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    return triple if quad.graph_name == _DEFAULT else f"GRAPH {quad.graph_name} {{ {triple} }}"
