"""Sentences become statements, each with the words it rests on.

In: a `Document` and a `Vocabulary`. Out: a `Reading`: its statements, and what became of each sentence.

>>> from il21kg.reading import Reader, find_topic
>>> from il21kg.text import read_document
>>> from il21kg.vocabulary import load_vocabulary
>>> words = load_vocabulary()
>>> article = read_document(b"IL21 induces apoptosis.", "il21.txt", words.layout)
>>> reading = Reader(words).read(article, find_topic(article, words))
>>> [(said.subject.label, said.relation, said.object.label) for said in reading.statements]
[('Interleukin-21', 'induces', 'apoptotic process')]
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.reading.reader import Reader, Reading
    from il21kg.reading.statements import End, Statement, Topic
    from il21kg.reading.topic import find_topic

__all__ = ["End", "Reader", "Reading", "Statement", "Topic", "find_topic"]

__getattr__ = face(
    __name__,
    {
        "End": "statements",
        "Reader": "reader",
        "Reading": "reader",
        "Statement": "statements",
        "Topic": "statements",
        "find_topic": "topic",
    },
)
