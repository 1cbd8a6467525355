"""A text with what is said in it as marks, to and from the forms of annotation tools.

In: a checked article, or a file of such a tool. Out: an `AnnotatedText`, the file, gold for `eval`.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.annotation.annotated import AnnotatedText, Denotation, Relation, annotated

__all__ = ["AnnotatedText", "Denotation", "Relation", "annotated"]

__getattr__ = face(__name__, dict.fromkeys(__all__, "annotated"))
