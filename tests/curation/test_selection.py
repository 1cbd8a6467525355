"""Words that were selected are found again by what stands around them."""

import pytest
from curating import seen

from il21kg.curation.decisions import Fact, Quote
from il21kg.curation.selection import find_words, select, sentence_of
from il21kg.text.document import Span

SENTENCE = Span(40, "The B cell helps the B cell, and no T cell.")


def test_what_was_selected_is_found_again() -> None:
    second = SENTENCE.start + SENTENCE.text.rindex("B cell")
    for start in (SENTENCE.start + 4, second):
        quote = select(SENTENCE, start, start + 6)
        assert find_words(SENTENCE, quote) == Span(start, "B cell")
        moved = Span(900, SENTENCE.text)
        assert find_words(moved, quote) == Span(start + 860, "B cell")


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        (Quote("B cell"), 44),
        (Quote("B cell", prefix="helps the "), 61),
        (Quote("B cell", suffix=", and"), 61),
    ],
)
def test_of_several_places_the_likest_is_meant(quote: Quote, place: int) -> None:
    found = find_words(SENTENCE, quote)
    assert found is not None and found.start == place


def test_words_that_are_gone_are_not_found() -> None:
    assert find_words(SENTENCE, Quote("mast cell")) is None
    assert find_words(SENTENCE, Quote("ell"), whole=True) is None
    assert find_words(SENTENCE, Quote("THE"), whole=True) == Span(40, "The")


def test_a_sentence_is_found_by_its_words_near_to_where_it_stood() -> None:
    text = "IL21 gene\n\nIt binds CD4. It works. It binds CD4."
    places = [each.span.start for each in seen(text).document.sentences]
    for start in places[0], places[2]:
        found = sentence_of(seen(text).document, Fact(object=Quote(start=start), sentence="It binds CD4."))
        assert found is not None and found.start == start
    assert sentence_of(seen(text).document, Fact(sentence="It binds CD8.")) is None
