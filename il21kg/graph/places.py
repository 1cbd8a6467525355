"""Writes the spans of a text that are quoted, and the sections that hold one."""

from bisect import bisect_right
from collections.abc import Iterator

from il21kg.graph.identity import TRUE, Literal, Triple, digest, document_iri, integer, section_iri, span_iri
from il21kg.namespaces import DCTERMS, IKG, OA, RDF, RDFS
from il21kg.text.document import Document, Section, Span


def evidence(document: Document, spans: set[Span], *, quotes: bool) -> Iterator[Triple]:
    """Give the spans, and the sections that hold one."""
    starts = [section.start for section in document.sections]
    holding: set[Section] = set()
    for span in spans:
        section = document.sections[bisect_right(starts, span.start) - 1]
        holding.add(section)
        node = span_iri(document, span)
        yield node, RDF.type, IKG.Span
        yield node, IKG.inSection, section_iri(document, section)
        yield node, OA.start, integer(span.start)
        yield node, OA.end, integer(span.end)
        if quotes:
            yield node, OA.exact, Literal(span.text)
            yield node, IKG.quoteSha256, Literal(digest(span.text))
    for section in holding:
        node = section_iri(document, section)
        yield node, RDF.type, IKG.Section
        yield node, DCTERMS.isPartOf, document_iri(document)
        yield node, RDFS.label, Literal(section.label, language=document.language)
        yield node, IKG.startsAt, integer(section.start)
        yield node, IKG.endsAt, integer(section.end)
        if section.machine_translated:
            yield node, IKG.machineTranslated, TRUE
