"""How well it reads, and what it leaves unread.

In: annotated texts, or many that are not. Out: an `Evaluation`, lists of what there is to mend.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.measure.evaluation import Evaluation, evaluate
    from il21kg.measure.gold import Fact, read_gold

__all__ = ["Evaluation", "Fact", "evaluate", "read_gold"]

__getattr__ = face(
    __name__, {"Evaluation": "evaluation", "Fact": "gold", "evaluate": "evaluation", "read_gold": "gold"}
)
