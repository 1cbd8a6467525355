"""A file becomes sentences, each with its place in the text.

In: the bytes of a file, or a text. Out: a `Document` whose every part is a `Span` of its text, and the
papers it cites.

>>> from il21kg.text import read_document
>>> article = read_document(b"IL21 is a gene. It acts on T cells.", "il21.txt", layout=())
>>> [(each.span.start, each.span.text) for each in article.sentences]
[(0, 'IL21 is a gene.'), (16, 'It acts on T cells.')]
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.text.citations import Citation, read_citations
    from il21kg.text.document import Document, Span, read_document, read_file

__all__ = ["Citation", "Document", "Span", "read_citations", "read_document", "read_file"]

__getattr__ = face(
    __name__,
    {
        "Citation": "citations",
        "Document": "document",
        "Span": "document",
        "read_citations": "citations",
        "read_document": "document",
        "read_file": "document",
    },
)
