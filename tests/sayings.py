"""For tests of the reading: read a few words, and say in short what was read from them."""

from functools import cache

from il21kg.namespaces import compact
from il21kg.reading.reader import Reader, Reading
from il21kg.reading.statements import Statement
from il21kg.reading.topic import find_topic
from il21kg.text.document import Document, read_document
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships, read once."""
    return load_vocabulary()


@cache
def reader() -> Reader:
    """A reader with that vocabulary."""
    return Reader(vocabulary())


def page(text: str, name: str = "page.txt") -> Document:
    """Lay out a text."""
    return read_document(text.encode(), name, vocabulary().layout)


def read(text: str, about: str | None = "IL21") -> Reading:
    """Read a text about a gene; `None`: the title must say which."""
    document = page(text)
    return reader().read(document, find_topic(document, vocabulary(), about))


def said(text: str, about: str | None = "IL21") -> tuple[Statement, ...]:
    """Give the statements of a text."""
    return read(text, about).statements


def claim(statement: Statement) -> str:
    """Say in one line what a statement says: `uniprot:Q9HBE4 ikg:actsOnCell obo:CL_0000236`.

    A negated one ends with ` NOT`, one that is not asserted for another reason with that reason; an end that
    grounds to nothing, or a literal, stands as its words in quotes.
    """
    ends = [
        f'"{end.label}"' if end.iri is None or end.kind == "unresolved" else compact(end.iri)
        for end in (statement.subject, statement.object)
    ]
    why = "NOT" if statement.negated else statement.not_asserted or ""
    return f"{ends[0]} {compact(statement.predicate)} {ends[1]} {why}".strip()


def claims(text: str, about: str | None = "IL21") -> list[str]:
    """Give the claims of a text, in the order of the text."""
    return [claim(statement) for statement in said(text, about)]
