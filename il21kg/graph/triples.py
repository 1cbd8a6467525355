"""Turns values into triples: the only writer of RDF.

A statement becomes a node; when the source asserts it, also its direct triple:

    uniprot:Q9HBE4 ikg:mayBeInvolvedIn obo:GO_0001787 .
    stmt:3a76a0eb036a704a a ikg:ProcessStatement ; rdf:subject uniprot:Q9HBE4 ; ikg:evidence span:... .

Every node is named by its content (`identity`), so equal claims meet in one node, loading twice changes
nothing, and the graphs of documents merge by set union.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from il21kg.errors import Il21kgError
from il21kg.graph.identity import (
    Literal,
    Node,
    Triple,
    cell_of,
    content,
    content_iri,
    document_iri,
    left_out_iri,
    n3,
    node_of,
    span_iri,
    statement_iri,
)
from il21kg.graph.literature import literature, publications
from il21kg.graph.places import evidence
from il21kg.graph.provenance import proposal_of, proposals, provenance, reviews
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.graph.terms import reference, reference_products
from il21kg.namespaces import IKG, OBO, PREFIXES, RDF, XSD
from il21kg.reading.inline_citations import InlineCitation
from il21kg.reading.statements import End, LeftOut, Statement, Topic
from il21kg.text.citations import Citation
from il21kg.text.document import Document, Span
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    import rdflib


def triples(
    document: Document,
    topic: Topic,
    statements: Sequence[Statement],
    citations: Sequence[Citation],
    vocabulary: Vocabulary,
    *,
    inline: Sequence[InlineCitation] = (),
    left_out: Sequence[LeftOut] = (),
    quotes: bool = True,
    decisions: str = "",
) -> list[Triple]:
    """Give all triples of one document, sorted: the same values give the same list.

    Of `left_out` statements only a note is written. `decisions` is the digest of what curators decided of the
    document. Without `quotes` the words of the spans are left out, and
    the document version says so.
    Raises Il21kgError when two different claims get the same IRI (a hash of 64 bits).
    """
    products = set(reference_products(topic, statements, vocabulary))
    asserted = [each for each in statements if each.not_asserted is None]
    spans = {each.span for each in citations} | {each.span for each in inline}
    spans.update(_quoted(statements, left_out))
    written: set[Triple] = set()
    written.update(_left_out(document, left_out))
    written.update(_claims(document, statements))
    written.update(map(_direct, asserted))
    written.update(_short_cuts(asserted, products))
    written.update(evidence(document, spans, quotes=quotes))
    written.update(literature(document, citations, vocabulary))
    written.update(publications(document, statements, inline, vocabulary))
    written.update(provenance(document, vocabulary, quotes=quotes, decisions=decisions))
    written.update(reviews(statements))
    written.update(proposals(statements))
    written.update((gene, IKG.referenceProduct, protein) for gene, protein in products)
    written.update(reference(statements, products, vocabulary))
    return sorted(written, key=lambda triple: (triple[0], triple[1], n3(triple[2])))


def _quoted(statements: Iterable[Statement], left_out: Iterable[LeftOut]) -> Iterator[Span]:
    """Give the stretches of the text that statements are read from, and the notes on those left out."""
    for each in statements:
        yield from each.evidence
        yield from (span for place in each.places for span in _words(place.subject, place.object))
        yield from (place.subject_rival for place in each.places if place.subject_rival is not None)
    for note in left_out:
        yield from note.statement.evidence


def _claims(document: Document, statements: Iterable[Statement]) -> Iterator[Triple]:
    """Give the statement nodes; equal claims share a node that has the evidence of all."""
    contents: dict[str, frozenset[tuple[str, Node]]] = {}
    for statement in statements:
        pairs = content(statement)
        node = content_iri(pairs)
        if contents.setdefault(node, pairs) != pairs:
            raise Il21kgError(
                f"Two different statements have the IRI {node}: "
                f"“{statement.trigger.text}” at {statement.sentence.start} is one of them.",
                "Nothing was stored. Please report this article: the hash of statements must become longer.",
            )
        yield from ((node, predicate, value) for predicate, value in pairs)
        yield from ((node, IKG.evidence, span_iri(document, span)) for span in statement.evidence)
        yield from ((node, IKG.byMeansOf, statement_iri(means)) for means in statement.means)
        yield from ((node, IKG.proposedBy, proposal_of(each)) for each in statement.proposers)
        if statement.confidence is not None:
            yield node, IKG.confidence, _decimal(statement.confidence)
        for place in statement.places:
            yield from ((node, IKG.subjectSpan, span_iri(document, w)) for w in _words(place.subject))
            yield from ((node, IKG.objectSpan, span_iri(document, w)) for w in _words(place.object))
            if place.subject_row:
                yield node, IKG.subjectFoundBy, Literal(place.subject_row)
            if place.subject_rival is not None:
                yield node, IKG.subjectRival, span_iri(document, place.subject_rival)


def _left_out(document: Document, left_out: Iterable[LeftOut]) -> Iterator[Triple]:
    """Give a note for each statement that broke a shape: where it stands, its words, and what was wrong."""
    for note in left_out:
        statement = note.statement
        node = left_out_iri(document, note)
        yield document_iri(document), IKG.leftOut, node
        yield node, RDF.type, IKG.LeftOut
        yield node, IKG.brokenShape, Literal(note.shape)
        yield node, IKG.problem, Literal(note.message)
        yield node, IKG.subjectWords, Literal(one_blank(statement.subject.label))
        yield node, IKG.relationPhrase, Literal(statement.trigger.text)
        yield node, IKG.objectWords, Literal(one_blank(statement.object.label))
        yield from ((node, IKG.quotedFrom, span_iri(document, span)) for span in statement.evidence)


def _decimal(value: float) -> Literal:
    """Give a number of two digits in canonical form."""
    return Literal(f"{value:.2f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def _words(*ends: End) -> tuple[Span, ...]:
    return tuple(end.span for end in ends if end.span and end.span.text)


def _direct(statement: Statement) -> Triple:
    subject = node_of(statement.subject)
    assert isinstance(subject, str), "a literal is no subject"
    return subject, statement.predicate, node_of(statement.object)


def _short_cuts(asserted: Iterable[Statement], products: set[tuple[str, str]]) -> Iterator[Triple]:
    """Give the triples that follow from others by a fixed rule."""
    asserted = tuple(asserted)
    encoded = {_direct(each)[::2] for each in asserted if each.predicate == OBO.RO_0002205}
    for statement in asserted:
        subject, relation, thing = _direct(statement)
        certainty, effects = getattr(IKG, statement.certainty), [getattr(IKG, e) for e in statement.effects]
        for cut in SHORT_CUTS.values():
            end = thing if cut.end == RDF.object else cell_of(statement)
            if end is not None and cut.follows(relation, certainty, effects):
                genes = (gene for gene, product in products | encoded if product == subject)
                yield from ((each, cut.predicate, end) for each in (genes if cut.of_product else (subject,)))


def build(
    document: Document,
    topic: Topic,
    statements: Sequence[Statement],
    citations: Sequence[Citation],
    vocabulary: Vocabulary,
    *,
    quotes: bool = True,
) -> "rdflib.Graph":
    """Give the graph of one document as rdflib's; what it holds, and what it raises, is said at `triples`."""
    return to_rdflib(triples(document, topic, statements, citations, vocabulary, quotes=quotes))


def to_rdflib(rows: Iterable[Triple]) -> "rdflib.Graph":
    """Give triples as a graph of rdflib, with our prefixes; the validator wants one."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    iris: dict[str, rdflib.URIRef] = {}

    def term(node: Node) -> rdflib.URIRef | rdflib.Literal:
        if isinstance(node, str):
            return iris.get(node) or iris.setdefault(node, rdflib.URIRef(node))
        datatype = rdflib.URIRef(node.datatype) if node.datatype else None
        return rdflib.Literal(node.value, lang=node.language or None, datatype=datatype, normalize=False)

    for subject, predicate, node in rows:
        graph.add((term(subject), term(predicate), term(node)))
    return graph


def from_engine(rows: Iterable[ox.Triple | ox.Quad]) -> list[Triple]:
    """Give triples of a store as they are made here."""

    def node(term: Any) -> Node:
        if not isinstance(term, ox.Literal):
            return str(term)[1:-1] if isinstance(term, ox.NamedNode) else str(term)
        datatype = "" if term.language or term.datatype.value == XSD.string else term.datatype.value
        return Literal(term.value, language=term.language or "", datatype=datatype)

    return [(str(node(each.subject)), each.predicate.value, node(each.object)) for each in rows]


def to_ntriples(rows: Iterable[Triple]) -> str:
    """Give triples as lines of canonical N-Triples, in their order; a store reads them."""
    return "".join([f"<{subject}> <{predicate}> {n3(node)} .\n" for subject, predicate, node in rows])


def with_text(graph: "rdflib.Graph", document: Document) -> "rdflib.Graph":
    """Give a copy for the validator that holds the whole text; never store or export it."""
    import rdflib

    copy = rdflib.Graph(bind_namespaces="none")
    copy += graph
    copy.add((rdflib.URIRef(document_iri(document)), rdflib.URIRef(IKG.text), rdflib.Literal(document.text)))
    return copy
