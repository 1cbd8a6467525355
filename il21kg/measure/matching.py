"""Pairs what was read from a text with what a person found in it: each fact and each statement once.

A statement may answer a fact when

- the relation is the same (1 point), or nearly the same (half a point: two of a group of `NEARLY_THE_SAME`);
- the words of the objects overlap;
- both subjects are the topic (the gene or its product), or neither is and their words overlap;
- or so with the ends of one of them exchanged, where either relation is one of `MUTUAL`.

Of all that may answer each other the pairs are taken one by one: more points first, then the pair whose
objects differ by fewer characters, then the earlier fact, then the earlier statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.measure.gold import Fact
from il21kg.reading.statements import End, Statement, Topic
from il21kg.text.document import Span

#: Groups of relations that are nearly the same claim.
NEARLY_THE_SAME: Final = (
    frozenset({"regulates", "induces", "inhibits"}),
    frozenset({"is_a", "member_of", "has_activity"}),
    frozenset({"involved_in", "regulates", "induces", "inhibits"}),
    frozenset({"causes_disease", "associated_with_disease"}),
    frozenset({"interacts_with", "part_of"}),
    frozenset({"interacts_with", "has_part"}),
    frozenset({"acts_on_cell", "induces", "regulates", "inhibits"}),
    frozenset({"modifies", "induces", "interacts_with"}),
    frozenset({"modified_by", "interacts_with"}),
    frozenset({"encodes", "is_a"}),
    frozenset({"expressed_in", "localizes_to"}),
)
#: Relations whose two ends may stand either way round.
MUTUAL: Final = frozenset({"modifies", "modified_by", "interacts_with"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement for a fact; a miss has no statement, a false statement no fact."""

    fact: Fact | None
    statement: Statement | None
    points: float = 0.0
    """1, or a half for nearly the same relation; 0 for what is alone."""
    turned: bool = False
    """The subject of the statement is the object of the fact."""

    @property
    def matched(self) -> bool:
        """True when there are both."""
        return self.fact is not None and self.statement is not None

    @property
    def object(self) -> End | None:
        """The end of the statement that stands for the object of the fact."""
        if self.statement is None:
            return None
        return self.statement.subject if self.turned else self.statement.object

    @property
    def named(self) -> End | None:
        """The end whose identifier is that of the object: of a name (a literal) the thing that has it."""
        if self.statement is not None and self.object is not None and self.object.kind == "literal":
            return self.statement.subject
        return self.object

    @property
    def exact(self) -> bool:
        """True when the words of the objects are the same stretch of text."""
        return self.fact is not None and self.object is not None and self.object.span == self.fact.object


def points(relation: str, wanted: str) -> float:
    """Give what a statement of one family is worth for a fact of another: 1, 0.5 or 0.

    >>> points("induces", "induces"), points("regulates", "induces"), points("named", "induces")
    (1.0, 0.5, 0.0)
    """
    if relation == wanted:
        return 1.0
    return 0.5 if any({relation, wanted} <= group for group in NEARLY_THE_SAME) else 0.0


def pair(facts: Sequence[Fact], statements: Sequence[Statement], topic: Topic) -> tuple[Pair, ...]:
    """Pair facts and statements; gives each of them once: the facts in their order, then what is false."""
    topics = {topic.iri, topic.product or topic.iri}
    possible = sorted(
        (-worth, _difference(fact, statement.subject if turned else statement.object), f, s, turned)
        for f, fact in enumerate(facts)
        for s, statement in enumerate(statements)
        for worth, turned in _answers(statement, fact, topics)
    )
    chosen: dict[int, Pair] = {}
    used: set[int] = set()
    for worth, _, f, s, turned in possible:
        if f not in chosen and s not in used:
            used.add(s)
            chosen[f] = Pair(facts[f], statements[s], -worth, turned)
    return (
        *(chosen.get(f, Pair(fact, None)) for f, fact in enumerate(facts)),
        *(Pair(None, statement) for s, statement in enumerate(statements) if s not in used),
    )


def _answers(statement: Statement, fact: Fact, topics: set[str]) -> Iterator[tuple[float, bool]]:
    """Give the points of a statement for a fact, and whether its ends are exchanged for that."""
    worth = points(statement.relation, fact.relation)
    if not worth:
        return
    if _same_ends(statement.subject, statement.object, fact, topics):
        yield worth, False
    elif MUTUAL & {statement.relation, fact.relation} and _same_ends(
        statement.object, statement.subject, fact, topics
    ):
        yield worth, True


def _same_ends(subject: End, thing: End, fact: Fact, topics: set[str]) -> bool:
    is_topic = subject.iri in topics
    if is_topic != fact.about_topic or not _overlap(thing.span, fact.object):
        return False
    return is_topic or _overlap(subject.span, fact.subject_span) > 0


def _overlap(one: Span | None, other: Span | None) -> int:
    """Give how many characters two stretches of text share."""
    if one is None or other is None:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _difference(fact: Fact, end: End) -> int:
    """Give how many characters the words of two objects do not share: 0 when they are the same."""
    words = len(end.span.text) if end.span else 0
    return len(fact.object.text) + words - 2 * _overlap(end.span, fact.object)
