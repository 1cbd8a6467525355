"""Short cuts: triples that follow from statements by a fixed rule; the one table of these rules.

IL21 encodes Interleukin-21, which acts on B cells → IL21 – product acts on → B cell
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from il21kg.namespaces import BIOLINK, IKG, RDF
from il21kg.vocabulary.kinds import Shown


@dataclass(frozen=True, slots=True)
class ShortCut:
    """A rule: a statement that is asserted, and is of this form, gives one triple more."""

    predicate: str
    """What it says; a source may state the same itself."""
    leads_to: Shown
    """What a view calls the thing at its end."""
    end: str
    """How a statement names that thing: as its object, or as the cell it is about."""
    shortens: frozenset[str] = frozenset()
    """Relations it follows from; empty where any will do."""
    of_product: bool = False
    """It leads from a gene, and the statement is about a product of the gene."""
    when: Callable[[str, frozenset[str]], bool] = lambda certainty, effects: True
    """Whether it follows from a statement of such certainty, with such effects."""

    def follows(self, relation: str, certainty: str, effects: Collection[str]) -> bool:
        """Tell whether it follows from an asserted statement of this relation."""
        return (not self.shortens or relation in self.shortens) and self.when(certainty, frozenset(effects))


_TABLE: Final = (
    ShortCut(IKG.productActsOnCell, Shown.CELL, RDF.object, frozenset({IKG.actsOnCell}), of_product=True),
    ShortCut(
        BIOLINK.gene_associated_with_condition,
        Shown.DISEASE,
        RDF.object,
        frozenset({IKG.dysregulationContributesTo, IKG.mutationCauses}),
    ),
    ShortCut(
        IKG.mayActOnCell,
        Shown.CELL,
        IKG.cellContext,
        when=lambda certainty, effects: certainty == IKG.hedged and bool(effects - {IKG.generation}),
    ),
    ShortCut(
        IKG.regulatesGenerationOf,
        Shown.CELL,
        IKG.cellContext,
        when=lambda certainty, effects: certainty == IKG.stated and IKG.generation in effects,
    ),
)
#: By what they say.
SHORT_CUTS: Final = {cut.predicate: cut for cut in _TABLE}
