"""Finds words again that a curator selected: by the quote, the words around it, and where they stood."""

import re
from collections.abc import Iterator
from typing import Final

from il21kg.curation.decisions import Fact, Quote
from il21kg.text.document import Document, Span
from il21kg.text.quotes import one_blank

AROUND: Final = 32
"""Characters around words that are kept on either side."""


def select(sentence: Span, start: int, end: int, iri: str = "") -> Quote:
    """Give what is kept of words of a sentence that were selected; offsets are those of the text."""
    first, last = start - sentence.start, end - sentence.start
    before, after = sentence.text[:first], sentence.text[last:]
    return Quote(sentence.text[first:last], before[-AROUND:], after[:AROUND], start, iri)


def fact_of(
    sentence: Span, subject: Span | None, target: Span, *, relation: str, iri: str, certainty: str, cue: str
) -> Fact:
    """Give what a curator adds to a sentence: its ends are words of it; no subject is the gene of the text.

    `iri` is of the object; empty: what the vocabulary says that its words name.
    """
    one = Quote() if subject is None else select(sentence, subject.start, subject.end)
    other = select(sentence, target.start, target.end, iri)
    return Fact(one, relation, other, certainty, cue, sentence=one_blank(sentence.text))


def sentence_of(document: Document, fact: Fact) -> Span | None:
    """Give the sentence that a fact was added to; of several with its words the nearest to where it stood."""
    hints = [quote.start for quote in (fact.subject, fact.object) if quote and quote.start >= 0]
    near = hints[0] if hints else 0
    same = [each.span for each in document.sentences if one_blank(each.span.text) == fact.sentence]
    return min(same, key=lambda span: abs(span.start - near), default=None)


def sentence_around(document: Document, start: int, end: int) -> Span | None:
    """Give the sentence in which a place of the text lies; None where that is in no sentence, or in two."""
    spans = (each.span for each in document.sentences)
    return next((span for span in spans if span.start <= start and end <= span.end), None)


def find_words(sentence: Span, quote: Quote, *, whole: bool = False) -> Span | None:
    """Give where quoted words stand in a sentence; of several places the one with the same words around.

    `whole`: as words of their own, whatever their capitals. None where they do not stand there.
    """
    places = list(_places(sentence.text, quote.exact, whole=whole))
    if not places:
        return None
    size = len(quote.exact)
    at = max(places, key=lambda i: (likeness(sentence.text, i, i + size, quote.prefix, quote.suffix), -i))
    return Span(sentence.start + at, sentence.text[at : at + size])


def _places(text: str, words: str, *, whole: bool) -> Iterator[int]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if whole else re.escape(words)
    yield from (each.start() for each in re.finditer(pattern, text, re.IGNORECASE if whole else 0))


def likeness(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """Count the characters next to a place, before and after it, that are those of a prefix and a suffix.

    >>> likeness("a cell, b cell", 10, 14, prefix="b ", suffix="")
    2
    """
    return _shared(text[:start][::-1], prefix[::-1]) + _shared(text[end:], suffix)


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
