"""What a graph says is proved from the words that it quotes.

In: a graph, and the language data it was read with. Out: each rule that a node breaks, and how.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.graph.proof.proof import faults
    from il21kg.graph.proof.rules import Fault

__all__ = ["Fault", "faults"]

__getattr__ = face(__name__, {"Fault": "rules", "faults": "proof"})
