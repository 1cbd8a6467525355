"""What no shape can find in a graph is told with its place, and how to mend it."""

import pytest

from il21kg.graph.beyond_shapes import two_genes, unanswered
from il21kg.pipeline import make_reader
from il21kg.text.document import Document, Span, read_document

TEXT = "IL4 gene\n\nThe IL13 gene is small. This gene activates B cells."


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(TEXT.encode(), "il4.txt", make_reader().vocabulary.layout)


@pytest.mark.parametrize(("quotes", "quote"), [(True, "IL13"), (False, None)])
def test_two_genes_stand_at_the_place_of_the_second(
    document: Document, quotes: bool, quote: str | None
) -> None:
    start = TEXT.index("IL13")
    found = two_genes(document, Span(start, "IL13"), quotes=quotes)
    assert (found.severity, found.shape, found.document) == ("info", "S18", "il4.txt")
    assert (found.quote, found.line, found.column) == (quote, 3, 5)
    assert (found.start, found.end, found.marks) == (start, start + 4, ((start, start + 4),))
    assert "--terms DIR" in found.advice


def test_a_silent_model_is_told_with_its_reason(document: Document) -> None:
    found = unanswered(document, "a-model", "2 of 9 sentences", "its answer is no JSON")
    assert (found.severity, found.shape, found.quote) == ("warning", "S20", None)
    assert found.message == "a-model proposes nothing for 2 of 9 sentences: its answer is no JSON."
