"""Tells which statements a curator vouches for: what their words mean is then a person's claim, not ours."""

from collections.abc import Iterator
from typing import Final

from il21kg.graph.proof.facts import Facts
from il21kg.namespaces import IKG, PROV

#: What a curator does who says something else than was read; who accepts says the same, and that is proved.
_SAYING: Final = frozenset({"correct", "add"})


def vouched_for(facts: Facts) -> Iterator[str]:
    """Give the statements that a named curator has corrected or added."""
    for statement in facts.with_predicate(IKG.review):
        if any(_says(facts, review) for review in facts.iris(statement, IKG.review)):
            yield statement


def _says(facts: Facts, review: str) -> bool:
    named = any(facts.iris(review, PROV.wasAssociatedWith))
    return named and not _SAYING.isdisjoint(facts.texts(review, IKG.action))
