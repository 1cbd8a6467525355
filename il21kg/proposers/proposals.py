"""What a model proposes of a sentence, as values, and what became of it at the gates."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il21kg.reading.statements import Proposer, Statement
from il21kg.text.document import Span
from il21kg.text.quotes import one_blank


class Verdict(StrEnum):
    """What became of a proposal."""

    AGREED = "agreed"
    """The rules read the same: their statement stays as it is."""
    PROPOSED = "proposed"
    """No rule reads it: it is a statement of tier C, and not asserted."""
    REFUSED = "refused"
    """It breaks a rule of the gates."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model says that a sentence says; the text is the model's, and nothing of it is believed."""

    subject: str = ""
    relation: str = ""
    object: str = ""
    certainty: str = "stated"
    negated: bool = False
    strange: tuple[str, ...] = ()
    """Names of what it gave without being asked, as identifiers."""
    fault: str = ""
    """What of its form is wrong; empty where it is as asked for."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal, and what became of it."""

    proposal: Proposal
    sentence: Span
    by: Proposer
    verdict: Verdict
    reason: str = ""
    """Why it was refused."""
    remarks: tuple[str, ...] = ()
    """What of it was not used, or read otherwise."""
    statement: Statement | None = None
    """The statement of the rules that says the same, or the one that was made of it."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A sentence of which a model has said nothing that can be read."""

    sentence: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said of one sentence."""

    by: Proposer
    proposals: tuple[Proposal, ...]
    cached: bool = False
    """It was kept from an earlier run: nobody was asked."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that a model proposed of one document."""

    model: str
    asked: int
    """Sentences that were put to it."""
    cached: int
    """Of these, those whose answers were kept from an earlier run."""
    judged: tuple[Judged, ...]
    unanswered: tuple[Unanswered, ...]

    def of(self, verdict: Verdict) -> tuple[Judged, ...]:
        """Give the proposals with a verdict."""
        return tuple(each for each in self.judged if each.verdict is verdict)


#: Characters of a model's words that are told.
_TOLD: Final = 60


def begun(words: str) -> str:
    r"""Give the beginning of a model's words on one line: they may be of any length.

    >>> begun("a novel\nligand")
    'a novel ligand'
    """
    line = one_blank(words)
    return line if len(line) <= _TOLD else line[:_TOLD] + "…"
