"""Pairs what "respectively" pairs: the first with the first, the second with the second.

IL-2 and IL-4 bind IL2RA and IL4R, respectively.    two statements, not four
"""

from collections.abc import Sequence
from dataclasses import replace

from il21kg.reading.statements import Statement, Unasserted


def paired(made: Sequence[Statement]) -> list[Statement]:
    """Keep the pairs among the statements of verbs that share their words.

    Verbs, subjects and objects are counted by their words. Lists of different lengths pair in no certain way:
    then nothing is asserted.
    """
    places = [_places(statement) for statement in made]
    lists = [sorted(set(side)) for side in zip(*places, strict=True)]
    several = [n for n, side in enumerate(lists) if len(side) > 1]
    if len(several) < 2:
        return list(made)
    if len({len(lists[n]) for n in several}) > 1:
        return [unsure(statement) for statement in made]
    ranks = [{lists[n].index(place[n]) for n in several} for place in places]
    return [statement for statement, rank in zip(made, ranks, strict=True) if len(rank) == 1]


def unsure(statement: Statement) -> Statement:
    """Give a statement of which the words do not say with certainty what belongs to what."""
    return replace(statement, not_asserted=statement.not_asserted or Unasserted.AMBIGUOUS)


def _places(statement: Statement) -> tuple[int, int, int]:
    """Say where the verb, the subject and the object of a statement stand; -1 for one without words."""
    subject, target = statement.subject.span, statement.object.span
    return (
        statement.trigger.start,
        -1 if subject is None else subject.start,
        -1 if target is None else target.start,
    )
