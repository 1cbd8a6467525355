"""What is known before a text is read: terms and their names, frames, cues.

In: the Turtle of `ontology/`, a folder of terms. Out: a `Vocabulary` that looks names up.

>>> from il21kg.vocabulary import load_vocabulary
>>> words = load_vocabulary()
>>> words.terms[words.look_up("interleukin 21")[0].iri].label
'Interleukin-21'
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.vocabulary.rows import Frame, Relation, Term
    from il21kg.vocabulary.spelling import Name
    from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Frame", "Name", "Relation", "Term", "Vocabulary", "load_vocabulary"]

__getattr__ = face(
    __name__,
    {
        "Frame": "rows",
        "Name": "spelling",
        "Relation": "rows",
        "Term": "rows",
        "Vocabulary": "vocabulary",
        "load_vocabulary": "vocabulary",
    },
)
