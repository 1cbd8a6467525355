"""Finds words again that a curator selected: by the quote, the words around it, and where they stood."""

import re
from collections.abc import Iterator

from il21kg.curation.decisions import Fact, Quote
from il21kg.text.document import Document, Span
from il21kg.text.quotes import one_blank


def select(sentence: Span, start: int, end: int, iri: str = "") -> Quote:
    """Give what is kept of words of a sentence that were selected; offsets are those of the text."""
    first, last = start - sentence.start, end - sentence.start
    before, after = sentence.text[:first], sentence.text[last:]
    return Quote(sentence.text[first:last], before[-_AROUND:], after[:_AROUND], start, iri)


#: Characters that are kept on either side.
_AROUND = 32


def sentence_of(document: Document, fact: Fact) -> Span | None:
    """Give the sentence that a fact was added to; of several with its words the nearest to where it stood."""
    hints = [quote.start for quote in (fact.subject, fact.object) if quote and quote.start >= 0]
    near = hints[0] if hints else 0
    same = [each.span for each in document.sentences if one_blank(each.span.text) == fact.sentence]
    return min(same, key=lambda span: abs(span.start - near), default=None)


def find_words(sentence: Span, quote: Quote, *, whole: bool = False) -> Span | None:
    """Give where quoted words stand in a sentence; of several places the one with the same words around.

    `whole`: as words of their own, whatever their capitals. None where they do not stand there.
    """
    places = list(_places(sentence.text, quote.exact, whole=whole))
    if not places:
        return None
    at = max(places, key=lambda i: (_likeness(sentence.text, quote, i), -i))
    return Span(sentence.start + at, sentence.text[at : at + len(quote.exact)])


def _places(text: str, words: str, *, whole: bool) -> Iterator[int]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if whole else re.escape(words)
    yield from (each.start() for each in re.finditer(pattern, text, re.IGNORECASE if whole else 0))


def _likeness(text: str, quote: Quote, at: int) -> int:
    """Count the characters around a place that are the same as around the quote."""
    before, after = text[:at], text[at + len(quote.exact) :]
    return _shared(before[::-1], quote.prefix[::-1]) + _shared(after, quote.suffix)


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
