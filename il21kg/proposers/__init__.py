"""What a language model proposes goes through the gates of the reader, and is not asserted by itself.

In: an article as it was read, a model behind the chat protocol. Out: `Proposals`, each with its verdict.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.proposers.llm import Model
    from il21kg.proposers.proposals import Proposal, Proposals, Verdict
    from il21kg.proposers.proposing import propose

__all__ = ["Model", "Proposal", "Proposals", "Verdict", "propose"]

__getattr__ = face(
    __name__,
    {
        "Model": "llm",
        "Proposal": "proposals",
        "Proposals": "proposals",
        "Verdict": "proposals",
        "propose": "proposing",
    },
)
