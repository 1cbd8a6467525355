"""Says how sure each statement is, from what the reader knows of how it was read.

    confident(statements)       the same, each with a confidence from 0 to 1

Logistic regression (Cox 1958): a weight for each feature, added up, gives the odds that an annotator would
say the same. The weights are learned from annotated texts and are data: `ontology/reading/confidence.json`,
written by `il21kg.measure.calibration`, which tells as well how often statements of a confidence are right.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import Final

from il21kg.reading.statements import How, Statement, Unasserted
from il21kg.resources import folder, texts
from il21kg.text.document import Span

#: Characters, and words, from which on further ones make nothing less sure.
_FAR: Final = 150
_LONG: Final = 400
_WORDS: Final = 8
#: Items of a list from which on more make no difference.
_ITEMS: Final = 5
#: How an end is grounded that its own words name.
_EXACT: Final = (How.NAME, How.PRODUCT, How.UNRESOLVED)


def confident(statements: Sequence[Statement], weights: Mapping[str, float] | None = None) -> list[Statement]:
    """Return the statements of a text, each with its confidence to two digits."""
    weights = weights or shipped()
    known = zip(statements, all_features(statements), strict=True)
    return [replace(each, confidence=probability(features, weights)) for each, features in known]


def all_features(statements: Sequence[Statement]) -> list[dict[str, float]]:
    """Return the features of each statement of a text."""
    items = _items(statements)
    return [dict(features(each, items[each.trigger.start])) for each in statements]


def _items(statements: Iterable[Statement]) -> Counter[int]:
    """Count for each relation in the text the things that it is said of."""
    places = {(s.trigger.start, s.object.span.start) for s in statements if s.object.span is not None}
    return Counter(trigger for trigger, _ in places)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the confidence of features, to two digits: the same on each machine."""
    odds = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-odds)), 2)


def features(statement: Statement, items: int) -> Iterator[tuple[str, float]]:
    """Yield what is known of how a statement was read; what is not so is left out.

    `items` says of how many things its words say the same relation.
    """
    yield "bias", 1.0
    yield from _of_ends(statement)
    yield from _of_distances(statement)
    yield from ((name, 1.0) for name in _of_reading(statement))
    yield "of a list", min(max(items - 1, 0), _ITEMS - 1) / 2


def _of_ends(statement: Statement) -> Iterator[tuple[str, float]]:
    """Yield how the two ends are grounded."""
    subject, object_ = statement.subject, statement.object
    known = {
        "subject unresolved": subject.kind == "unresolved",
        "subject pointed at": subject.grounded_by == How.COREFERENCE,
        "subject left out": subject.grounded_by == How.ELIDED,
        "object unresolved": object_.kind == "unresolved",
        "object named otherwise": object_.grounded_by not in _EXACT and object_.kind != "literal",
    }
    yield from ((name, 1.0) for name, holds in known.items() if holds)
    words = len(object_.span.text.split()) if object_.span is not None else 0
    yield "words of the object", min(words, _WORDS) / 3


def _of_distances(statement: Statement) -> Iterator[tuple[str, float]]:
    """Yield how far the ends stand from the words of the relation, in fifties of characters."""
    before = _gap(statement.subject.span, statement.trigger)
    after = _gap(statement.trigger, statement.object.span)
    yield "subject far", min(max(before, 0), _FAR) / 50
    yield "object far", min(max(after, 0), _FAR) / 50
    if after < 0:
        yield "object before", 1.0
    yield "long sentence", min(len(statement.sentence.text), _LONG) / 200


def _gap(one: Span | None, two: Span | None) -> int:
    if one is None or two is None or not one.text or not two.text:
        return 0
    return two.start - one.end


def _of_reading(statement: Statement) -> Iterator[str]:
    """Yield what of a statement makes it more or less sure, by name."""
    yield from (str(each) for each in _DOUBTS if statement.not_asserted == each)
    yield from (name for name in (f"by {statement.subject_row}",) if statement.subject_row in _ROWS)
    if not statement.subject_row:
        yield "by no row"
    known = {
        "residue": bool(statement.residue),
        "rival": statement.subject_rival is not None,
        "hedged": bool(statement.hedge_cues),
        "negated": bool(statement.negation_cues),
    }
    yield from (name for name, holds in known.items() if holds)
    if statement.relation in _RELATIONS:
        yield f"says {statement.relation}"


#: What keeps a statement from being asserted and makes it less sure as well.
_DOUBTS: Final = (Unasserted.KIND, Unasserted.RELATION, Unasserted.SPECIES, Unasserted.AMBIGUOUS)
#: Rows of the table of subjects that are more or less sure than others.
_ROWS: Final = frozenset(
    {
        "relative clause",
        "participle",
        "participle after a comma",
        "coordination",
        "verb after verb",
        "apposition",
    }
)
#: Relations that are more or less sure than others.
_RELATIONS: Final = frozenset(
    {"other", "named", "is_a", "member_of", "encodes", "has_variant", "acts_on_cell"}
)


@cache
def shipped() -> Mapping[str, float]:
    """Return the weights that ship with the program: feature → what it adds to the logarithm of the odds."""
    weights: Mapping[str, float] = json.loads(
        texts(folder("ontology") / "reading", ".json")["confidence.json"]
    )["weights"]
    return weights
