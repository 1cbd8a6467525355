"""Findings about a document that no shape can find in its graph: two genes are named, a model was silent."""

from dataclasses import replace

from il21kg.graph.findings import Finding, unplaced
from il21kg.graph.identity import document_iri
from il21kg.reading.rivals import named
from il21kg.text.document import Document, Span


def two_genes(document: Document, rival: Span, *, quotes: bool) -> Finding:
    """Say that title and first sentence name two genes, `rival` the second; its words only with `quotes`."""
    line, column = document.position(rival.start)
    finding = unplaced(
        "info",
        "S18",
        "title and text are about one gene",
        f"{named(document, rival)} What is said of “this gene” or “it” is not asserted.",
        node=document_iri(document),
        name=document.name,
        document=document.name,
        advice="Say which gene is meant: mend the title or the sentence. If both names are of one gene, add"
        " the other to a folder of terms and give it with --terms DIR.",
    )
    placed = replace(finding, start=rival.start, end=rival.end, line=line, column=column)
    return replace(placed, quote=rival.text if quotes else None, marks=((rival.start, rival.end),))


def unanswered(document: Document, model: str, sentences: str, reason: str) -> Finding:
    """Say that a model proposes nothing for some `sentences` ("2 of 9 sentences"), and why not."""
    return unplaced(
        "warning",
        "S20",
        "the model answered for each sentence",
        f"{model} proposes nothing for {sentences}: {reason}.",
        node=document_iri(document),
        name=document.name,
        document=document.name,
        advice="Load the article again when the model answers: answers that were given are kept.",
    )
