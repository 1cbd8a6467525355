"""What words stand for, and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.statements import How
from il21kg.text.document import Span
from il21kg.vocabulary.choice import Choice
from il21kg.vocabulary.vocabulary import CURATED, RELATED, Name, Term


@dataclass(frozen=True, slots=True)
class Grounded:
    """Words and what they stand for."""

    term: Term | None
    how: How
    """A value of model.md 3.3; empty for a name of the term, `unresolved` for none."""
    span: Span
    words: str
    """The words, completed where an ellipsis was filled."""
    choice: Choice | None = field(default=None, compare=False, repr=False)
    """What was chosen among the names that the words as a whole may be."""

    def of(self, kinds: Sequence[str]) -> bool:
        """Tell whether it stands for a term of one of these kinds."""
        return self.term is not None and self.term.kind in kinds


def way(name: Name) -> How:
    """Return how a name stands for its term: most are plain names of it."""
    if name.rank == CURATED:
        return How.CURATED
    return How.RELATED_SYNONYM if name.rank == RELATED else How.NAME


def as_named(
    lookup: Lookup,
    name: Name,
    span: Span,
    words: str,
    how: How | None = None,
    choice: Choice | None = None,
) -> Grounded:
    """Say that words stand for what a name is of."""
    way_of_name = way(name) if how is None else how
    return Grounded(lookup.vocabulary.terms[name.iri], way_of_name, span, words, choice)
