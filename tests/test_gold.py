"""How much of what annotators found in gene descriptions is read, and how much of what is read they found.

The annotations lie beside the project. A fact and a statement match when relation and both ends do, ends by
overlap; nearly the same relation counts half; the ends of a mutual relation may stand either way round; each
fact and each statement is used once. The vocabulary is the one that ships: with whole terminologies more ends
are grounded, and few matches change, for ends match by their words.
"""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sayings import reader, vocabulary

from il21kg.document import Span, read_document
from il21kg.reading import find_topic
from il21kg.statements import End, Statement, Topic

GOLD = Path(__file__).parents[1].parent / "shared" / "gold" / "dev"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated gene descriptions are not here")

#: Relations that are nearly the same claim: half a point.
NEIGHBOURS = [
    {"regulates", "induces", "inhibits"},
    {"is_a", "member_of"},
    {"is_a", "has_activity"},
    {"member_of", "has_activity"},
    {"involved_in", "regulates"},
    {"involved_in", "induces"},
    {"involved_in", "inhibits"},
    {"causes_disease", "associated_with_disease"},
    {"interacts_with", "part_of"},
    {"interacts_with", "has_part"},
    {"acts_on_cell", "induces"},
    {"acts_on_cell", "regulates"},
    {"acts_on_cell", "inhibits"},
    {"modifies", "induces"},
    {"modifies", "interacts_with"},
    {"modified_by", "interacts_with"},
    {"encodes", "is_a"},
    {"expressed_in", "localizes_to"},
]
MUTUAL = {"modifies", "modified_by", "interacts_with"}

Fact = dict[str, Any]


@dataclass
class Score:
    """Counts over some descriptions."""

    facts: int = 0
    statements: int = 0
    points: float = 0.0
    matched: int = 0
    sure_as_said: int = 0
    """Matches whose certainty and negation are those of the annotation."""
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Points per statement."""
        return self.points / max(self.statements, 1)

    @property
    def recall(self) -> float:
        """Points per fact."""
        return self.points / max(self.facts, 1)

    @property
    def certainty(self) -> float:
        """Share of the matches with the right certainty and negation."""
        return self.sure_as_said / max(self.matched, 1)

    def __str__(self) -> str:
        rows = [f"  {r:24} {self.found[r]:3} of {self.wanted[r]:3}" for r in sorted(self.wanted)]
        return "\n".join(
            [
                f"precision {self.precision:.3f}, recall {self.recall:.3f}, certainty {self.certainty:.3f}"
                f" ({self.facts} facts, {self.statements} statements, {self.matched} matched)",
                *rows,
            ]
        )


def weight(relation: str, wanted: str) -> float:
    """Give what a match of two relations is worth."""
    if relation == wanted:
        return 1.0
    return 0.5 if any({relation, wanted} <= group for group in NEIGHBOURS) else 0.0


def overlap(span: Span | None, place: list[int] | None) -> int:
    """Give how many characters two places share."""
    return 0 if span is None or place is None else min(span.end, place[1]) - max(span.start, place[0])


def ends_match(subject: End, thing: End, fact: Fact, own: set[str | None]) -> bool:
    """Tell whether two ends are those of a fact."""
    is_topic = subject.iri in own
    if fact["subject"] == "topic":
        subject_matches = is_topic
    else:
        subject_matches = not is_topic and overlap(subject.span, fact["subject_span"]) > 0
    return subject_matches and overlap(thing.span, fact["object_span"]) > 0


def match(statement: Statement, fact: Fact, own: set[str | None]) -> float:
    """Give the points of a statement for a fact; 0 when they do not match."""
    ways = [(statement.subject, statement.object)]
    if statement.relation in MUTUAL:
        ways.append((statement.object, statement.subject))
    if any(ends_match(subject, thing, fact, own) for subject, thing in ways):
        return weight(statement.relation, fact["relation"])
    return 0.0


def far(statement: Statement, fact: Fact) -> int:
    """Give how many characters the object's words differ from the fact's: 0 when they are the same."""
    span, (start, end) = statement.object.span, fact["object_span"]
    return 0 if span is None else (end - start) + len(span.text) - 2 * max(overlap(span, [start, end]), 0)


def pairs(statements: tuple[Statement, ...], facts: list[Fact], topic: Topic) -> list[tuple[float, int, int]]:
    """Give points, fact and statement of each match; best matches first, each side used once."""
    own: set[str | None] = {topic.iri, *([topic.product] if topic.product else [])}
    possible = sorted(
        (-points, far(statement, fact), f, s)
        for f, fact in enumerate(facts)
        for s, statement in enumerate(statements)
        if (points := match(statement, fact, own))
    )
    taken_facts: set[int] = set()
    taken_statements: set[int] = set()
    chosen = []
    for points, _, f, s in possible:
        if f not in taken_facts and s not in taken_statements:
            taken_facts.add(f)
            taken_statements.add(s)
            chosen.append((-points, f, s))
    return chosen


def add(score: Score, annotation: Fact, text: bytes) -> None:
    """Read one description and count."""
    document = read_document(text, f"{annotation['symbol']}.txt", vocabulary().layout)
    topic = find_topic(document, vocabulary(), annotation["symbol"])
    statements, facts = reader().read(document, topic).statements, annotation["facts"]
    score.facts += len(facts)
    score.statements += len(statements)
    score.wanted.update(fact["relation"] for fact in facts)
    for points, f, s in pairs(statements, facts, topic):
        fact, statement = facts[f], statements[s]
        score.points += points
        score.matched += 1
        score.found[fact["relation"]] += 1
        score.sure_as_said += (statement.certainty, statement.negated) == (fact["certainty"], fact["negated"])


def annotations() -> list[Path]:
    return sorted(GOLD.glob("*.json"))


@cache
def measured() -> Score:
    """Score all descriptions of the development set."""
    score = Score()
    for path in annotations():
        add(score, json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt").read_bytes())
    return score


def test_the_annotations_are_those_of_their_texts() -> None:
    assert len(annotations()) == 24
    for path in annotations():
        annotation = json.loads(path.read_text(encoding="utf-8"))
        data = path.with_suffix(".txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == annotation["text_sha256"]
        for fact in annotation["facts"]:
            start, end = fact["object_span"]
            assert data.decode()[start:end] == fact["object"]


#: A little below what was measured last; raise them when the reader gets better.
PRECISION, RECALL, CERTAINTY = 0.83, 0.70, 0.99


def test_precision_recall_and_certainty_do_not_fall() -> None:
    score = measured()
    assert score.precision >= PRECISION, str(score)
    assert score.recall >= RECALL, str(score)
    assert score.certainty >= CERTAINTY, str(score)


# --- the scoring itself


def test_a_match_wants_relation_and_both_ends() -> None:
    text = b"IL-21 induces apoptosis. It inhibits phagocytosis."
    fact = {"subject": "topic", "subject_span": [0, 5], "relation": "induces", "object_span": [14, 23]}
    facts = [{**fact, "object": "apoptosis", "certainty": "stated", "negated": False}]

    def score(**change: Any) -> tuple[float, float, float]:
        counted = Score()
        add(counted, {"symbol": "IL21", "facts": [{**facts[0], **change}]}, text)
        return counted.precision, counted.recall, counted.certainty

    assert score() == (0.5, 1.0, 1.0)
    assert score(relation="regulates") == (0.25, 0.5, 1.0)
    assert score(relation="located_on") == (0.0, 0.0, 0.0)
    assert score(object_span=[24, 25]) == (0.0, 0.0, 0.0)
    assert score(subject="apoptosis") == (0.0, 0.0, 0.0)
    assert score(negated=True) == (0.5, 1.0, 0.0)
    assert score(certainty="hedged") == (0.5, 1.0, 0.0)


def test_each_statement_is_used_once_and_the_closer_words_win() -> None:
    text = b"IL-21 induces apoptosis and phagocytosis."
    base = {
        "subject": "topic",
        "subject_span": [0, 5],
        "relation": "induces",
        "certainty": "stated",
        "negated": False,
    }
    whole = {**base, "object": "apoptosis and phagocytosis", "object_span": [14, 40]}
    part = {**base, "object": "phagocytosis", "object_span": [28, 40]}
    counted = Score()
    add(counted, {"symbol": "IL21", "facts": [part, part]}, text)
    assert (counted.points, counted.matched) == (1.0, 1)
    counted = Score()
    add(counted, {"symbol": "IL21", "facts": [whole, part]}, text)
    assert (counted.points, counted.matched) == (2.0, 2)
