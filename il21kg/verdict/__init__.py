"""Claims from elsewhere are held against what texts say, each with the sentence.

In: a table, a chat answer or edges of KGX, and a graph with its texts. Out: a verdict for each claim.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.verdict.claims import Claim, Claims
    from il21kg.verdict.verdicts import Finding, Verdict

__all__ = ["Claim", "Claims", "Finding", "Verdict"]

__getattr__ = face(
    __name__, {"Claim": "claims", "Claims": "claims", "Finding": "verdicts", "Verdict": "verdicts"}
)
