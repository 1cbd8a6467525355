"""The spans that are quoted, each in its section."""

import pytest
from sayings import page

from il21kg.graph.identity import Literal, Node, digest, integer, section_iri, span_iri
from il21kg.graph.places import evidence
from il21kg.namespaces import IKG, OA, RDF
from il21kg.text.document import Document, Span

PAGE = page("IL4 gene\n\nGeneral information\n\nIt binds IL4R.\n")


def said(document: Document, *spans: Span, quotes: bool = True) -> dict[str, dict[str, Node]]:
    found: dict[str, dict[str, Node]] = {}
    for node, predicate, thing in evidence(document, set(spans), quotes=quotes):
        found.setdefault(node, {})[predicate] = thing
    return found


@pytest.mark.parametrize("quotes", [True, False])
def test_a_span_has_its_offsets_and_its_words_where_they_are_wanted(quotes: bool) -> None:
    (sentence,) = PAGE.sentences
    found = said(PAGE, sentence.span, quotes=quotes)[span_iri(PAGE, sentence.span)]
    assert found[RDF.type] == IKG.Span
    assert (found[OA.start], found[OA.end]) == (integer(31), integer(45))
    assert found.get(OA.exact) == (Literal("It binds IL4R.") if quotes else None)
    assert found.get(IKG.quoteSha256) == (Literal(digest("It binds IL4R.")) if quotes else None)


def test_only_sections_that_hold_a_span_are_written() -> None:
    (sentence,) = PAGE.sentences
    front, *_, body = PAGE.sections
    assert front != body
    assert section_iri(PAGE, body) in said(PAGE, sentence.span)
    assert section_iri(PAGE, front) not in said(PAGE, sentence.span)
    title = PAGE.title
    assert title is not None
    assert section_iri(PAGE, front) in said(PAGE, title)


def test_nothing_quoted_is_nothing_written() -> None:
    assert said(PAGE) == {}
