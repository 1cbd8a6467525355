"""What a comparison is made of: entries of references, pairs of ours, verdicts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from il21kg.store.facts import Fact


class Verdict(StrEnum):
    """How a pair of ours stands to a reference."""

    KNOWN = "known"
    NEW = "new"
    CONTRADICTS = "contradicts"
    OPPOSITE = "opposite"
    FINER = "finer"
    COARSER = "coarser"


ORDER: Final = (
    *(Verdict.CONTRADICTS, Verdict.OPPOSITE, Verdict.NEW, Verdict.FINER, Verdict.COARSER, Verdict.KNOWN),
)
"""What a person should look at comes first."""

MEANINGS: Final = {
    Verdict.KNOWN: "the reference has the same",
    Verdict.NEW: "the reference says nothing of it; that is no fault of either",
    Verdict.CONTRADICTS: "one denies what the other says, or places the gene on another chromosome",
    Verdict.OPPOSITE: "the reference says that less comes of it, not more, or the other way round",
    Verdict.FINER: "the reference has it of a class above",
    Verdict.COARSER: "the reference has it of a class below",
}


Line: TypeAlias = tuple[str, int, str]
"""File, number and text of a line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a reference: what it says of a gene."""

    gene: tuple[str, ...]
    """The identifiers and the symbol it gives, the surest first."""
    relation: str
    """As it is written there: `involved_in`, `NOT`."""
    object: str
    """IRI, or a place on a chromosome (`4q27`)."""
    negated: bool
    where: str
    """File and line."""
    line: str
    """What stands there, in short."""
    limited: bool = False
    """It holds for one form of the product, or in one place, only: its denial excludes nothing else."""
    direction: str = ""
    """`increased`, `decreased`: what becomes of the thing; empty where it does not say."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a graph says of a gene and of one thing."""

    gene: str
    """Symbol of the gene."""
    fact: Fact
    aspect: str
    """What is compared with it: `GO`, `disease`, `place`, …"""
    verdict: Verdict
    entries: tuple[Entry, ...] = ()
    """The lines of the reference that decide it."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What references have of a gene, and the graph has not."""

    gene: str
    aspect: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A graph, set against references."""

    references: tuple[str, ...]
    pairs: tuple[Pair, ...]
    """In the order of genes, verdicts and names."""
    missing: tuple[Missing, ...]
    left: int
    """Pairs of ours of which no reference could say anything: it has no such gene, or no such things."""
    entries: int
    """Lines of the references that are about genes of ours."""

    def of(self, verdict: Verdict) -> int:
        """Count the pairs with a verdict."""
        return sum(1 for pair in self.pairs if pair.verdict == verdict)
