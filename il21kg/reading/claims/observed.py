"""Reads what has been observed of the gene: "altered expression of this gene has been seen in psoriasis"."""

from collections.abc import Iterator
from typing import Final

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.clause import subject_of
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.claims.relations import BROKEN, CHANGED
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import Statement
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import TermKind, Tie

#: Kinds of what expresses a gene.
_EXPRESSING: Final = (TermKind.CELL, TermKind.ANATOMY)


def read_observed(progress: Progress, k: int, trigger: Trigger, subject: Party | None) -> Made:
    """Read what is observed where: an association with a disease, expression in a tissue.

    `subject` is what a later clause may share where nothing is said.
    """
    party = subject_of(progress, k, trigger)
    if party is None or party.event not in (*BROKEN, *CHANGED):
        return Made((), subject)
    region = progress.phrases.region(right_of(progress.cut, k))
    lists = (region.items, *(context.items for context in region.contexts))
    kinds = (TermKind.DISEASE, *_EXPRESSING)
    found = (
        pair
        for items in lists
        for pair in zip(items, ground_list(progress.wording.lookup, items, kinds), strict=True)
    )
    return Made([each for pair in found for each in _observed(progress, trigger, party, *pair)], party)


def _observed(
    progress: Progress, trigger: Trigger, party: Party, item: Item, grounded: Grounded
) -> Iterator[Statement]:
    kind = grounded.term.kind if grounded.term else progress.phrases.hint(item.first, item.last)
    tie = Tie.ASSOCIATION if kind == TermKind.DISEASE else None
    if kind in _EXPRESSING and party.event in CHANGED:
        tie = Tie.EXPRESSION
    if tie is not None:
        candidate = Candidate(grounded, progress.key(tie), exemplar=item.exemplar, hint=kind)
        yield from say(progress.wording, trigger, party, candidate)
