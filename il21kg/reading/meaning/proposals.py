"""What a clause may say of its objects, as values: a relation is chosen for each, and statements are made."""

from dataclasses import dataclass
from typing import Final

from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.structure.phrases import Item
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.kinds import MOLECULES

#: Kinds of things that have a name without what follows their "of": the gamma chain family of cytokines.
_NAMED: Final = (*MOLECULES, TermKind.DISEASE, TermKind.CELL)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a clause says of one object, before the relation is chosen."""

    grounded: Grounded
    key: str
    """Key of the relation."""
    effects: tuple[str, ...] = ()
    """Local names of ikg:CellEffect."""
    phrases: tuple[str, ...] = ()
    """Effects outside the closed list, as words."""
    cell: str | None = None
    """IRI of the cell it is about."""
    exemplar: bool = False
    hint: str = ""
    """Guessed kind of an object that grounds to nothing."""
    unread: tuple[tuple[int, int], ...] = ()
    """What follows its "of" and is no part of its name (first and last token)."""


def unread_of(item: Item, grounded: Grounded) -> tuple[tuple[int, int], ...]:
    """Give what follows the "of" of a general name: "the localization of X" is more than localization."""
    return ((item.last, item.end),) if item.of and not grounded.of(_NAMED) else ()


def iri_of(grounded: Grounded) -> str | None:
    """Give the IRI of what words stand for; None for unknown words."""
    return grounded.term.iri if grounded.term is not None else None
