"""Tells of a text whose title names one gene and whose first sentence is about another: "it" is open then.

IL4 gene
The IL13 gene is located on chromosome 5. It activates B cells.      → whose product does?
"""

import re
from dataclasses import replace
from typing import Final

from il21kg.reading.statements import End, How, Statement, Topic, Unasserted
from il21kg.text.document import Document, Span
from il21kg.vocabulary.mentions import cut, find_names, is_short
from il21kg.vocabulary.spelling import key
from il21kg.vocabulary.vocabulary import Term, Vocabulary

#: A symbol that a sentence begins with, and the word "gene" behind it.
_SYMBOL_GENE: Final = re.compile(r"(?:The )?(?:human )?(?P<symbol>[A-Z][\w-]{1,14}) gene\b")
#: What is called a gene, not pointed at: "is a protein-coding gene", "the IL13 gene".
_GENE: Final = re.compile(r"(?<!\bthis)(?<!\bthe)(?<!\bits)(?<!\bits own) gene\b")


def find_rival(first: Span | None, subject: Term | None, topic: Topic, vocabulary: Vocabulary) -> Span | None:
    """Give the words by which the first sentence says that it is about another gene than the topic.

    `subject` is the known gene that the sentence is about.
    """
    if first is None:
        return None
    if subject is not None:
        called = subject.iri != topic.iri and _GENE.search(first.text)
        return _name(first, vocabulary) if called else None
    match = _SYMBOL_GENE.match(first.text)
    if match is None or not is_short(match["symbol"]) or key(match["symbol"]) == key(topic.label):
        return None
    terms = [vocabulary.terms[name.iri] for name in vocabulary.candidates(match["symbol"])]
    if any(topic.iri in (term.iri, term.gene) for term in terms):
        return None
    return Span(first.start + match.start("symbol"), match["symbol"])


def _name(sentence: Span, vocabulary: Vocabulary) -> Span:
    """Give the first name in a sentence that has one."""
    words = cut(sentence.text, sentence.start)
    mention = find_names(words, vocabulary)[0]
    start, end = words[mention.first].start, words[mention.last - 1].end
    return Span(start, sentence.text[start - sentence.start : end - sentence.start])


def doubted(statement: Statement, topic: Topic) -> Statement:
    """Give a statement, not asserted where an end is the topic only because words point at it."""
    means = tuple(doubted(each, topic) for each in statement.means)
    again = tuple(doubted(each, topic) for each in statement.again)
    if not (_points(statement.subject, topic) or _points(statement.object, topic)):
        return replace(statement, means=means)
    why = statement.not_asserted or Unasserted.AMBIGUOUS
    return replace(statement, not_asserted=why, means=means, again=again)


def _points(end: End, topic: Topic) -> bool:
    pointed = end.span is None or end.grounded_by == How.COREFERENCE
    return pointed and end.iri in (topic.iri, topic.product)


def named(document: Document, rival: Span) -> str:
    """Say in one sentence which two genes a text names."""
    title = document.title.text if document.title is not None else document.name
    return f"The first sentence is about “{rival.text}”, the title says “{title}”."
