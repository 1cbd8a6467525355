"""Questions become answers, each with the sentences behind it.

In: a store, and a question by name, in SPARQL, or as subject, relation, object. Out: rows, or sentences.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.ask.answers import Answer, why
    from il21kg.ask.catalogue import Question, catalogue
    from il21kg.ask.evidence import Evidence
    from il21kg.ask.queries import run
    from il21kg.ask.result import Result

__all__ = ["Answer", "Evidence", "Question", "Result", "catalogue", "run", "why"]

__getattr__ = face(
    __name__,
    {
        "Answer": "answers",
        "Evidence": "evidence",
        "Question": "catalogue",
        "Result": "result",
        "catalogue": "catalogue",
        "run": "queries",
        "why": "answers",
    },
)
