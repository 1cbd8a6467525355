"""`ontology/shapes.ttl`, made ready: the core for pySHACL, each SPARQL constraint as one query."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from il21kg import resources
from il21kg.graph.findings import SEVERITIES, Severity
from il21kg.namespaces import PREFIXES, RDF, RDFS, local_name

if TYPE_CHECKING:
    import rdflib

_ADVICE = "https://w3id.org/il21kg/shapes#advice"


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """A node shape, property shape or SPARQL constraint, as a finding quotes it."""

    shape: str
    title: str
    severity: Severity
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """`shapes.ttl`, made ready once per process."""

    core: Any
    """pySHACL's ShapesGraph of everything but the SPARQL constraints."""
    rules: dict[str, ShapeRule]
    """By the IRI or the blank node identifier of the shape."""
    selects: tuple[tuple[str, ShapeRule], ...]
    """Each SPARQL constraint as a query over the whole graph."""


@cache
def shapes() -> Shapes:
    """Read the shapes, and take the SPARQL constraints out of the core."""
    import rdflib
    from pyshacl.shapes_graph import ShapesGraph
    from rdflib.namespace import SH

    turtle = (resources.folder("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    prefixes = "".join(
        f"PREFIX {graph.value(node, SH.prefix)}: <{graph.value(node, SH.namespace)}>\n"
        for node in graph.objects(None, SH.declare)
    )
    rules: dict[str, ShapeRule] = {}
    selects = []
    for shape in list(graph.subjects(rdflib.RDF.type, SH.NodeShape)):
        _collect(graph, shape, None, rules)
        for constraint in list(graph.objects(shape, SH.sparql)):
            rule = replace(rules[str(constraint)], severity=rules[str(shape)].severity)
            query = _whole(
                str(graph.value(constraint, SH.select)), list(graph.objects(shape, SH.targetClass))
            )
            selects.append((prefixes + query, rule))
            graph.remove((constraint, None, None))
        graph.remove((shape, SH.sparql, None))
    return Shapes(ShapesGraph(graph), rules, tuple(selects))


def _collect(graph: "rdflib.Graph", node: Any, parent: ShapeRule | None, rules: dict[str, ShapeRule]) -> None:
    """Note the rule of a shape, and of every shape nested in it (these are blank nodes, in lists too)."""
    import rdflib

    rules[str(node)] = rule = _rule(graph, node, parent)
    for child in graph.objects(node):
        if isinstance(child, rdflib.BNode):
            _collect(graph, child, rule, rules)


def _rule(graph: "rdflib.Graph", node: Any, parent: ShapeRule | None) -> ShapeRule:
    """Read one shape or constraint; what it does not say of itself its parent says, save the severity."""
    import rdflib
    from rdflib.namespace import SH

    code, _, title = str(graph.value(node, SH.name) or "").partition(" ")
    severity = local_name(str(graph.value(node, SH.severity) or SH.Violation)).lower()
    return ShapeRule(
        shape=parent.shape if parent else code,
        title=parent.title if parent else title,
        severity=SEVERITIES[[str(each) for each in SEVERITIES].index(severity)],
        message=str(graph.value(node, SH.message) or (parent.message if parent else "")),
        advice=str(graph.value(node, rdflib.URIRef(_ADVICE)) or (parent.advice if parent else "")),
    )


def _whole(select: str, classes: list[Any]) -> str:
    """Turn the query for one focus node into one for all: `$this` is an instance of the target class.

    >>> _whole("SELECT $this WHERE { $this ?p ?o }", ["urn:Book"]).replace(RDF.type, "a").replace(
    ...     RDFS.subClassOf, "b"
    ... )
    'SELECT $this WHERE { $this <a>/<b>* <urn:Book> . $this ?p ?o }'
    """
    if len(classes) != 1 or "WHERE {" not in select:
        raise ValueError(f"a SPARQL constraint needs one sh:targetClass and 'WHERE {{': {select}")
    target = f"$this <{RDF.type}>/<{RDFS.subClassOf}>* <{classes[0]}> ."
    return at_once(_ONE_OF.sub(_values, select.replace("WHERE {", f"WHERE {{ {target}", 1)))


#: What SHACL lets a constraint say instead of VALUES; the engine would go through all triples for it.
_ONE_OF = re.compile(r"FILTER\(\?(\w+) IN \(([\w:,\s]+)\)\)(?=\s*FILTER NOT EXISTS|\s*\?)")


def _values(match: re.Match[str]) -> str:
    return f"VALUES ?{match[1]} {{ {' '.join(match[2].replace(',', ' ').split())} }}"


#: What must not exist: one thing, of which several things are said, and another one is not.
_NO_SUCH = re.compile(
    r"FILTER NOT EXISTS (\{\s*\?(\w+) [^.{}]*;[^.{}]*(?:\.\s*FILTER NOT EXISTS \{ \?\2 \S+ \?(\w+) \}\s*)?\})"
)


def at_once(select: str) -> str:
    """Let things that must not exist be found once for all rows: for each row, it takes the square of them.

    The block is compared by its own triples only. SHACL has no MINUS, so the shapes cannot say it themselves.

    >>> at_once("{ ?s ?p ?o FILTER NOT EXISTS { ?t rdf:subject ?s ; rdf:object ?o } }")
    '{ ?s ?p ?o MINUS { ?t rdf:subject ?s ; rdf:object ?o } }'
    >>> at_once("{ ?s ?p ?o FILTER NOT EXISTS { ?t rdf:subject ?s ; rdf:object ?x . FILTER(?x = ?o) } }")
    '{ ?s ?p ?o FILTER NOT EXISTS { ?t rdf:subject ?s ; rdf:object ?x . FILTER(?x = ?o) } }'
    """

    def written(match: re.Match[str]) -> str:
        shared = match[3] and re.search(rf"[?$]{match[3]}\b", select[: match.start()])
        return match[0] if shared else f"MINUS {match[1]}"

    return _NO_SUCH.sub(written, select)


def in_each_graph(select: str) -> str:
    """Turn a query over a graph into one over each named graph of a store: `?graph` is its name.

    >>> in_each_graph("SELECT $this WHERE { $this ?p ?o }")
    'SELECT ?graph $this WHERE { GRAPH ?graph { $this ?p ?o } }'
    """
    head, begins, rest = select.partition("{")
    body, ends, tail = rest.rpartition("}")
    head = re.sub(r"SELECT (DISTINCT )?", r"SELECT \1?graph ", head, count=1)
    return f"{head}{begins} GRAPH ?graph {{{body}}} {ends}{tail.replace('GROUP BY', 'GROUP BY ?graph')}"


def concerned(graph: "rdflib.Graph") -> bool:
    """Tell whether the graph has any node that the shapes speak of as one of ours."""
    from rdflib import RDF as RDF_TERMS
    from rdflib.namespace import SH

    core = shapes().core.graph
    general = (PREFIXES["rdf"] + "type", PREFIXES["rdfs"])  # what any graph has
    classes = set(core.objects(None, SH.targetClass))
    links = {*core.objects(None, SH.targetSubjectsOf), *core.objects(None, SH.targetObjectsOf)}
    ours = {link for link in links if not str(link).startswith(general)}
    return any((None, RDF_TERMS.type, each) in graph for each in classes) or any(
        (None, each, None) in graph for each in ours
    )
