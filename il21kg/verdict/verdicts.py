"""What becomes of a claim: a verdict of one of nine kinds, with the sentences that bear it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il21kg.verdict.claims import Claim
from il21kg.verdict.sources import Passage

#: Sentences that are told of a verdict.
_TOLD: Final = 3


class Finding(StrEnum):
    """How a claim stands to the texts."""

    STATED = "stated"
    DENIED = "denied"
    OPPOSITE = "opposite"
    WEAKER = "stated, but weaker"
    OTHER = "other"
    NO_QUOTE = "quote not there"
    NOT_SETTLED = "not settled"
    NOT_SAID = "not said"
    UNKNOWN = "names unknown"


#: What a person should look at comes first.
ORDER: Final = (
    *(Finding.DENIED, Finding.OPPOSITE, Finding.WEAKER, Finding.NO_QUOTE, Finding.OTHER),
    *(Finding.NOT_SETTLED, Finding.NOT_SAID, Finding.UNKNOWN, Finding.STATED),
)
#: What accuses a claim: the exit code is 1.
AMISS: Final = frozenset((Finding.DENIED, Finding.OPPOSITE, Finding.WEAKER, Finding.NO_QUOTE))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a claim stands to the texts."""

    claim: Claim
    finding: Finding
    why: str
    """In words: what the text says instead, what is not known."""
    passages: tuple[Passage, ...] = ()
    """The sentences that bear it out."""
    remarks: tuple[str, ...] = ()
    """What else is to be known of it."""


def first_of(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give the passages that a verdict tells of some, each once."""
    return tuple(dict.fromkeys(passages))[:_TOLD]
