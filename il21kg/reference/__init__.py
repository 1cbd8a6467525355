"""What others know, brought as files, set against what a graph says.

In: the facts of a graph, files of reference knowledge. Out: a `Comparison`, each verdict with both sentences.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.reference.comparing import compare
    from il21kg.reference.values import Comparison, Entry, Verdict

__all__ = ["Comparison", "Entry", "Verdict", "compare"]

__getattr__ = face(
    __name__,
    {"Comparison": "values", "Entry": "values", "Verdict": "values", "compare": "comparing"},
)
