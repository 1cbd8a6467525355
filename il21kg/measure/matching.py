"""Pairs what was read from a text with what a person found in it, by one of two rules.

By the `PLAIN` rule each fact and each statement is used once. A statement may answer a fact when

- the relation is the same (1 point), or nearly the same (half a point: two of a group of `NEARLY_THE_SAME`);
- the words of the objects overlap;
- both subjects are the topic (the gene or its product), or neither is and their words overlap;
- or so with the ends of one of them exchanged, where either relation is one of `MUTUAL`.

Of all that may answer each other the pairs are taken one by one: more points first, then the pair whose
objects differ by fewer characters, then the earlier fact, then the earlier statement.

By the `REPAIRED` rule there are two ways more to answer, for 1 point:

- `part_of` for `has_part`, and back, with the ends exchanged: the same claim told from its other end;
- a claim on a cell with its effects for the facts that tell one effect each ("acts on B cells: growth,
  survival" for "induces growth of B cells"), and back; one such claim may answer several facts, one such
  fact several statements.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
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
#: Relations that tell the same from two ends.
_CONVERSE: Final = frozenset({"part_of", "has_part"})
#: The relation of one claim on a cell; those of the facts that tell its effects one by one; and what such a
#: fact says → the direction of a claim that says the opposite.
_ON_CELL: Final = "acts_on_cell"
_EFFECTS: Final = frozenset({"regulates", "induces", "inhibits", "involved_in", _ON_CELL})
_OPPOSITE: Final = frozenset({("induces", "decreased"), ("inhibits", "increased")})
#: Letters that two words of one stem share at their beginning: "survival", "survive".
_STEM: Final = 6


class Rule(StrEnum):
    """Which statements may answer a fact."""

    PLAIN = "plain"
    """As it was from the beginning: so that figures of all versions can be compared."""
    REPAIRED = "repaired"
    """Without the faults that were the measure's own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement for a fact; a miss has no statement, a false statement no fact.

    By the repaired rule the same fact, or the same statement, may be in several pairs.
    """

    fact: Fact | None
    statement: Statement | None
    points: float = 0.0
    """1, or a half for nearly the same relation; 0 for what is alone."""
    turned: bool = False
    """The subject of the statement is the object of the fact."""
    identifier: str | None = None
    """How the object's identifier is: `right`, `wrong` or `missing`; None where the fact has none."""
    construction: str = ""
    """How the sentence puts it: one of `constructions.CONSTRUCTIONS`."""

    @property
    def matched(self) -> bool:
        """True when there are both."""
        return self.fact is not None and self.statement is not None

    @property
    def of_effect(self) -> bool:
        """True when one is a claim on a cell, the other an effect of it: their objects are two things."""
        if self.fact is None or self.statement is None or self.points < 1:
            return False
        return (self.fact.relation == _ON_CELL) != (self.statement.relation == _ON_CELL)

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

    @property
    def same_words(self) -> bool:
        """True when the objects have the same words, what stands in brackets left out."""
        if self.fact is None or self.object is None or self.object.span is None:
            return False
        one, other = self.object.span, self.fact.object
        return one == other or (_overlap(one, other) > 0 and folded(one.text) == folded(other.text))


def folded(words: str) -> str:
    """Give words without what stands in brackets, with one blank between them.

    >>> folded("natural killer (NK) cells"), folded("kinase [EC 2.7]"), folded("4q27 (long arm")
    ('natural killer cells', 'kinase', '4q27 (long arm')
    """
    return " ".join(_BRACKET.sub(" ", words).split())


_BRACKET: Final = re.compile(r"\([^()]*\)|\[[^][]*\]")


def points(relation: str, wanted: str) -> float:
    """Give what a statement of one family is worth for a fact of another: 1, 0.5 or 0.

    >>> points("induces", "induces"), points("regulates", "induces"), points("named", "induces")
    (1.0, 0.5, 0.0)
    """
    if relation == wanted:
        return 1.0
    return 0.5 if any({relation, wanted} <= group for group in NEARLY_THE_SAME) else 0.0


def pair(
    facts: Sequence[Fact], statements: Sequence[Statement], topic: Topic, rule: Rule = Rule.PLAIN
) -> tuple[Pair, ...]:
    """Pair facts and statements by a rule; gives the facts in their order, then what is false.

    By the plain rule each of them is given once. By the repaired one a claim on a cell is there once for each
    fact it answers, and a fact on a cell once for each statement that answers it.
    """
    topics = {topic.iri, topic.product or topic.iri}
    possible = sorted(
        (-worth, _difference(fact, statement.subject if turned else statement.object), f, s, turned)
        for f, fact in enumerate(facts)
        for s, statement in enumerate(statements)
        for worth, turned in _answers(statement, fact, topics, rule)
    )
    chosen: dict[int, list[Pair]] = {}
    used: set[int] = set()
    for worth, _, f, s, turned in possible:
        if f not in chosen and s not in used:
            used.add(s)
            chosen[f] = [Pair(facts[f], statements[s], -worth, turned)]
    if rule == Rule.REPAIRED:
        _share(chosen, used, facts, statements, topics)
    return (
        *(each for f, fact in enumerate(facts) for each in chosen.get(f, [Pair(fact, None)])),
        *(Pair(None, statement) for s, statement in enumerate(statements) if s not in used),
    )


def _share(
    chosen: dict[int, list[Pair]],
    used: set[int],
    facts: Sequence[Fact],
    statements: Sequence[Statement],
    topics: set[str],
) -> None:
    """Let a claim on a cell answer the facts that are left, and facts on a cell take what is left."""
    left = [f for f in range(len(facts)) if f not in chosen]
    for f in left:
        for statement in (statements[s] for s in sorted(used)):
            if statement.relation == _ON_CELL and _one_claim(statement, facts[f], topics):
                chosen[f] = [Pair(facts[f], statement, 1.0)]
                break
    for s, statement in enumerate(statements):
        if s in used:
            continue
        for f, pairs in chosen.items():
            if facts[f].relation == _ON_CELL and _one_claim(statement, facts[f], topics):
                pairs.append(Pair(facts[f], statement, 1.0))
                used.add(s)
                break


def _answers(statement: Statement, fact: Fact, topics: set[str], rule: Rule) -> Iterator[tuple[float, bool]]:
    """Give the points of a statement for a fact, and whether its ends are exchanged for that."""
    subject, thing = statement.subject, statement.object
    relations = {statement.relation, fact.relation}
    worth = points(statement.relation, fact.relation)
    if worth and _same_ends(subject, thing, fact, topics):
        yield worth, False
    elif worth and MUTUAL & relations and _same_ends(thing, subject, fact, topics):
        yield worth, True
    if rule == Rule.REPAIRED:
        if relations == _CONVERSE and _same_ends(thing, subject, fact, topics):
            yield 1.0, True
        if _one_claim(statement, fact, topics):
            yield 1.0, False


def _one_claim(statement: Statement, fact: Fact, topics: set[str]) -> bool:
    """Tell whether one of them is a claim on a cell, and the other tells it, or an effect of it."""
    relations = {statement.relation, fact.relation}
    if _ON_CELL not in relations or not relations <= _EFFECTS or not _in_one_sentence(statement, fact):
        return False
    if not _same_subject(statement.subject, fact, topics):
        return False
    if statement.relation == _ON_CELL:
        return _tells_effect_of_statement(fact, statement)
    return _tells_effect_of_fact(statement, fact)


def _tells_effect_of_statement(fact: Fact, statement: Statement) -> bool:
    """Tell whether a fact tells an effect of a claim on a cell: "growth of B cells", or "growth" alone."""
    effects = _words(" ".join((*statement.effects, *statement.effect_phrases)))
    words = _words(" ".join((fact.object.text, *fact.effects)))
    if (fact.relation, statement.direction) in _OPPOSITE:
        return False
    if _overlap(statement.object.span, fact.object):
        return any(_is_effect(word, effects) for word in words)
    return bool(words) and all(_is_effect(word, effects) for word in words)


def _tells_effect_of_fact(statement: Statement, fact: Fact) -> bool:
    """Tell whether a statement tells an effect of a fact on a cell."""
    effects, thing = _words(" ".join(fact.effects)), statement.object.span
    words = _words(thing.text) if thing else []
    if _overlap(thing, fact.object):
        return any(_is_effect(word, effects) for word in words)
    if fact.effect_spans:
        return any(_overlap(thing, span) for span in fact.effect_spans)
    return bool(words) and all(_is_effect(word, effects) for word in words)


def _in_one_sentence(statement: Statement, fact: Fact) -> bool:
    spans = (statement.sentence, *statement.evidence)
    return any(span.start <= fact.object.start < span.end for span in spans)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _is_effect(word: str, effects: Sequence[str]) -> bool:
    return any(word == each or (len(each) >= _STEM and word[:_STEM] == each[:_STEM]) for each in effects)


def _same_ends(subject: End, thing: End, fact: Fact, topics: set[str]) -> bool:
    return _overlap(thing.span, fact.object) > 0 and _same_subject(subject, fact, topics)


def _same_subject(subject: End, fact: Fact, topics: set[str]) -> bool:
    """Tell whether both are about the topic, or about the same other words."""
    if (subject.iri in topics) != fact.about_topic:
        return False
    return fact.about_topic or _overlap(subject.span, fact.subject_span) > 0


def _overlap(one: Span | None, other: Span | None) -> int:
    """Give how many characters two stretches of text share."""
    if one is None or other is None:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _difference(fact: Fact, end: End) -> int:
    """Give how many characters the words of two objects do not share: 0 when they are the same."""
    words = len(end.span.text) if end.span else 0
    return len(fact.object.text) + words - 2 * _overlap(end.span, fact.object)
