"""Writes what a text cites: the entries of its list as printed, and the papers of its sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

from il21kg.graph.identity import (
    Literal,
    Triple,
    citation_iri,
    document_iri,
    integer,
    span_iri,
    statement_iri,
)
from il21kg.namespaces import BIOLINK, CITO, DCTERMS, FABIO, IKG, RDF, RDFS, XSD
from il21kg.reading.inline_citations import InlineCitation, supported
from il21kg.reading.statements import Statement
from il21kg.text.citations import Citation, Journal, Work
from il21kg.text.document import Document, Span
from il21kg.vocabulary.vocabulary import Vocabulary


def literature(document: Document, citations: Iterable[Citation], vocabulary: Vocabulary) -> Iterator[Triple]:
    """Give the citations as printed, and what is known of their journals and works."""
    for citation in citations:
        node = citation_iri(document, citation)
        yield document_iri(document), CITO.cites, node
        yield node, RDF.type, IKG.Citation
        yield node, IKG.ordinal, integer(citation.ordinal)
        yield node, IKG.quotedFrom, span_iri(document, citation.span)
        stated = (
            (IKG.statedAuthors, citation.authors, ""),
            (IKG.statedYear, citation.year, XSD.gYear),
            (IKG.statedTitle, citation.title, ""),
            (IKG.statedJournal, citation.journal, ""),
            (IKG.statedVolume, citation.volume, XSD.integer),
            (IKG.statedPages, citation.pages, ""),
            (IKG.statedDOI, citation.doi, ""),
        )
        yield from ((node, predicate, _stated(span, kind)) for predicate, span, kind in stated if span)
        yield from ((node, IKG.problem, Literal(words)) for words in citation.problems)
        if citation.journal_iri:
            yield node, IKG.journal, citation.journal_iri
            yield from _journal(vocabulary.journals[citation.journal_iri])
        if citation.work_iri:
            yield node, IKG.refersToWork, citation.work_iri
            yield from _work(vocabulary.works[citation.work_iri])


def publications(
    document: Document,
    statements: Sequence[Statement],
    inline: Sequence[InlineCitation],
    vocabulary: Vocabulary,
) -> Iterator[Triple]:
    """Give the papers that the text cites for a statement, and the words that cite each."""
    for statement, place in supported(statements, inline):
        if paper := paper_iri(document, place):
            yield statement_iri(statement), BIOLINK.publications, paper
    for place in inline:
        span = span_iri(document, place.span)
        paper = paper_iri(document, place)
        if paper is None:
            yield document_iri(document), IKG.unmatchedReference, span
            continue
        yield paper, IKG.citedAt, span
        if place.work:
            yield from _work(vocabulary.works.get(place.work, Work(place.work, None, None, None, None, None)))


def paper_iri(document: Document, place: InlineCitation) -> str | None:
    """Give the paper cited at a place: its work, else the entry of the list; None where none fits."""
    if place.work or place.citation is None:
        return place.work
    return place.citation.work_iri or citation_iri(document, place.citation)


def _stated(span: Span, datatype: str) -> Literal:
    """Give a field as printed; a year or a volume that is not plain digits stays a string of its words."""
    digits = {XSD.gYear: r"[0-9]{4}", XSD.integer: r"0|[1-9][0-9]*"}.get(datatype)
    return Literal(span.text, datatype=datatype if digits and re.fullmatch(digits, span.text) else "")


def _journal(journal: Journal) -> Iterator[Triple]:
    yield journal.iri, RDF.type, IKG.Journal
    yield journal.iri, RDFS.label, Literal(journal.label, language="en")
    anchors = (
        (IKG.anchorYear, journal.anchor_year),
        (IKG.anchorVolume, journal.anchor_volume),
        (IKG.volumesPerYear, journal.volumes_per_year),
    )
    yield from ((journal.iri, predicate, integer(n)) for predicate, n in anchors if n is not None)


def _work(work: Work) -> Iterator[Triple]:
    yield work.iri, RDF.type, FABIO.JournalArticle
    if work.title:
        yield work.iri, DCTERMS.title, Literal(work.title, language="en")
    if work.year:
        yield work.iri, FABIO.hasPublicationYear, Literal(f"{work.year:04}", datatype=XSD.gYear)
