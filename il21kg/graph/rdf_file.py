"""Reads the graph in a file, in any RDF syntax, with its literals as they stand.

    <> a void:Dataset .        a relative IRI is relative to the file

rdflib holds RDF 1.1: what only RDF 1.2 can say is refused, not dropped.
"""

import codecs
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from il21kg.errors import InputError, SyntaxFault
from il21kg.files import DATA_LIMIT, needed, read_bounded
from il21kg.graph.findings import Finding, unplaced
from il21kg.limits import check_rdf
from il21kg.namespaces import BIOLINK, DCTERMS, FABIO, OA, PREFIXES, compact

if TYPE_CHECKING:
    import rdflib

_RDF_1_2 = "Only RDF 1.1 can be checked: write the statement about a statement as a node of its own."


def read_graph(data: bytes, path: Path) -> "rdflib.Graph":
    """Give the graph of a file's bytes as rdflib's; what it holds, and what it raises, is said at `parse`."""
    return _to_rdflib(parse(data, path))


def read_quads(path: Path) -> list[ox.Quad]:
    """Give the quads of a file; raises InputError where it cannot be read, and as `parse` does."""
    with needed(path, "Check the path."):
        return parse(read_bounded(path, DATA_LIMIT), path)


def is_graph(path: Path) -> bool:
    """Tell whether a file holds a graph, by its ending; `.txt` and `.xml` are of articles."""
    return path.suffix.lower() in _ENDINGS


def parse(data: bytes, path: Path) -> list[ox.Quad]:
    """Give the quads of a file's bytes; its ending says the syntax, Turtle where it says none.

    Whoever wants one graph joins the named ones. Raises SyntaxFault where it does not parse, InputError for
    RDF 1.2.
    """
    format_ = ox.RdfFormat.from_extension(path.suffix.removeprefix(".")) or ox.RdfFormat.TURTLE
    check_rdf(data, format_.file_extension, str(path))
    try:
        quads = list(ox.parse(data.removeprefix(codecs.BOM_UTF8), format=format_, base_iri=_base(path)))
    except SyntaxError as error:
        reason = re.sub(r"^Parser error (?:at|between) [^:]*: ", "", str(error.msg))
        raise SyntaxFault(f"{path}: {reason}", error.lineno or 1, error.offset or 1) from error
    for quad in quads:
        _refuse_rdf_1_2(quad, path)
    return quads


def ill_typed(graph: "rdflib.Graph") -> Iterator[Finding]:
    """Give a warning for each literal whose words are not of its datatype (`"31.02.2022"^^xsd:date`)."""
    import rdflib

    for subject, predicate, thing in graph:
        if isinstance(thing, rdflib.Literal) and thing.ill_typed:
            message = f"“{thing}” is no {compact(str(thing.datatype))}, as {compact(str(predicate))} says."
            advice = "Write the value in the form of its datatype, or as a plain string."
            yield _of_literal(subject, "L1", "a literal is of its datatype", message, advice)


def rewritten(graph: "rdflib.Graph") -> Iterator[Finding]:
    """Give a warning for each literal of ours that a store would write in another form (`07` as `7`).

    The constraints compare numbers as a store has them: what stands otherwise is told.
    """
    import rdflib

    typed = {
        (subject, predicate, thing)
        for subject, predicate, thing in graph
        if isinstance(thing, rdflib.Literal) and thing.datatype and str(predicate).startswith(_OURS)
    }
    kept = _kept({_literal(thing) for *_, thing in typed})
    for subject, predicate, thing in typed:
        if (written := kept[_literal(thing)]) != _literal(thing):
            message = (
                f"{_shown(_literal(thing))}, as {compact(str(predicate))} says, is written {_shown(written)}."
            )
            advice = "Write the value in that form, or load the document again: the graph was changed."
            yield _of_literal(subject, "L2", "a literal stands as a store writes it", message, advice)


def _of_literal(subject: "rdflib.term.Node", shape: str, title: str, message: str, advice: str) -> Finding:
    import rdflib

    node = subject.n3() if isinstance(subject, rdflib.BNode) else str(subject)
    return unplaced("warning", shape, title, message, node=node, name=compact(str(subject)), advice=advice)


def _literal(thing: "rdflib.Literal") -> ox.Literal:
    return ox.Literal(str(thing), datatype=ox.NamedNode(str(thing.datatype)))


def _kept(literals: set[ox.Literal]) -> dict[ox.Literal, ox.Literal]:
    """Give each literal as a store keeps it."""
    given, store, says = list(literals), ox.Store(), ox.NamedNode("urn:says")
    store.extend(ox.Quad(ox.NamedNode(f"urn:{i}"), says, each) for i, each in enumerate(given))
    kept = {quad.subject: quad.object for quad in store}
    pairs = ((each, kept[ox.NamedNode(f"urn:{i}")]) for i, each in enumerate(given))
    return {each: other for each, other in pairs if isinstance(other, ox.Literal)}


def _shown(literal: ox.Literal) -> str:
    return f"“{literal.value}” ({compact(literal.datatype.value)})"


def _base(path: Path) -> str:
    return path.absolute().as_uri()


def _refuse_rdf_1_2(quad: ox.Quad, path: Path) -> None:
    if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
        raise InputError(f"{path}: RDF 1.2 is used here, a triple about a triple: {quad.triple}", _RDF_1_2)
    if isinstance(quad.object, ox.Literal) and quad.object.direction is not None:
        raise InputError(
            f"{path}: RDF 1.2 is used here, a text with a base direction: {quad.object}",
            "Only RDF 1.1 can be checked: leave the direction out.",
        )


def _to_rdflib(quads: list[ox.Quad]) -> "rdflib.Graph":
    import rdflib

    def term(node: object) -> "rdflib.URIRef | rdflib.BNode | rdflib.Literal":
        if isinstance(node, ox.NamedNode):
            return rdflib.URIRef(node.value)
        if isinstance(node, ox.BlankNode):
            return rdflib.BNode(node.value)
        assert isinstance(node, ox.Literal)
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        datatype = None if node.datatype.value == _STRING else rdflib.URIRef(node.datatype.value)
        return rdflib.Literal(node.value, datatype=datatype, normalize=False)

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    with _quiet():
        for quad in quads:
            graph.add((term(quad.subject), rdflib.URIRef(quad.predicate.value), term(quad.object)))
    return graph


_ENDINGS = (".ttl", ".nt", ".n3", ".nq", ".trig", ".rdf", ".owl", ".jsonld")
_STRING = PREFIXES["xsd"] + "string"
#: Predicates, or what they begin with, whose literals the shapes compare.
_OURS = (
    PREFIXES["ikg"], OA.start, OA.end, DCTERMS.modified, FABIO.hasPublicationYear, BIOLINK.negated,
)  # fmt: skip


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from printing a traceback for each literal that is not of its type: it is a finding."""
    logger = logging.getLogger("rdflib.term")
    was = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = was
