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

from il21kg.reading.statements import UNKNOWN_KIND, Statement, Unasserted
from il21kg.resources import folder, texts
from il21kg.text.document import Span

#: Characters from which on further ones make nothing less sure.
_FAR: Final = 150
_LONG: Final = 400
#: Items of a list, and statements of a sentence, from which on more make no difference.
_ITEMS: Final = 5
_MANY: Final = 10
#: What follows an object that closes its clause.
_CLOSING: Final = frozenset(".,;:)")
#: Relations that say what a thing is called, what it belongs to, what there is of it.
_BELONGING: Final = frozenset({"named", "member_of", "encodes", "has_variant", "has_part"})
#: Relations that are more or less sure than others.
_RELATIONS: Final = frozenset({"other", "named", "member_of"})
#: Rows of the table of subjects that are more sure than others.
_ROWS: Final = frozenset({"coordination"})


def confident(statements: Sequence[Statement], weights: Mapping[str, float] | None = None) -> list[Statement]:
    """Return the statements of a text, each with its confidence to two digits."""
    weights = weights or shipped()
    known = zip(statements, all_features(statements), strict=True)
    return [replace(each, confidence=probability(features, weights)) for each, features in known]


def all_features(statements: Sequence[Statement]) -> list[dict[str, float]]:
    """Return the features of each statement of a text."""
    items = _items(statements)
    beside = Counter(each.sentence.start for each in statements)
    return [dict(features(s, items[s.trigger.start], beside[s.sentence.start])) for s in statements]


def _items(statements: Iterable[Statement]) -> Counter[int]:
    """Count for each relation in the text the things that it is said of."""
    places = {(s.trigger.start, s.object.span.start) for s in statements if s.object.span is not None}
    return Counter(trigger for trigger, _ in places)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the confidence of features, to two digits: the same on each machine."""
    odds = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-odds)), 2)


def features(statement: Statement, items: int, beside: int) -> Iterator[tuple[str, float]]:
    """Yield what is known of how a statement was read; what is not so is left out.

    `items` says of how many things its words say the same relation, `beside` how many statements its sentence
    makes.
    """
    yield "bias", 1.0
    yield from _of_unknown_ends(statement)
    yield from ((name, 1.0) for name in (*_of_places(statement), *_of_reading(statement)))
    yield "subject far", min(max(_gap(statement.subject.span, statement.trigger), 0), _FAR) / 50
    yield "of a list", min(max(items - 1, 0), _ITEMS - 1) / 2
    yield "of a sentence", min(beside, _MANY) / 5


def _of_unknown_ends(statement: Statement) -> Iterator[tuple[str, float]]:
    """Yield whether an end has no identifier, and what makes that matter more or less."""
    unknown = [end.kind == UNKNOWN_KIND for end in (statement.subject, statement.object)]
    if not any(unknown):
        return
    yield "unresolved", 1.0
    yield "unresolved in a long sentence", min(len(statement.sentence.text), _LONG) / 200
    known = {
        "both unresolved": all(unknown),
        "object unresolved, hedged": unknown[1] and bool(statement.hedge_cues),
        "object unresolved, says belonging": unknown[1] and statement.relation in _BELONGING,
    }
    yield from ((name, 1.0) for name, holds in known.items() if holds)


def _gap(one: Span | None, two: Span | None) -> int:
    if one is None or two is None or not one.text or not two.text:
        return 0
    return two.start - one.end


def _of_places(statement: Statement) -> Iterator[str]:
    """Yield where in the sentence the two ends stand, by name."""
    subject, sentence = statement.subject.span, statement.sentence
    if subject is not None and subject.start == sentence.start:
        yield "subject opens the sentence"
    after = _after(statement)
    if after is not None and (not after or after[0] in _CLOSING):
        yield "object closes"


def _after(statement: Statement) -> str | None:
    """Give what follows the object in its sentence; None where it stands elsewhere."""
    thing, sentence = statement.object.span, statement.sentence
    if thing is None or not sentence.start <= thing.start < sentence.end:
        return None
    return sentence.text[thing.end - sentence.start :].lstrip()


def _of_reading(statement: Statement) -> Iterator[str]:
    """Yield what was read beside the ends, and by which rules, by name."""
    row, relation = statement.subject_row, statement.relation
    known = {
        "by no row": not row,
        "named by no row": not row and relation == "named",
        "circumstances": bool(statement.contexts),
        "kind": statement.not_asserted == Unasserted.KIND,
        "says belonging": relation in _BELONGING,
        f"by {row}": row in _ROWS,
        f"says {relation}": relation in _RELATIONS,
    }
    yield from (name for name, holds in known.items() if holds)


@cache
def shipped() -> Mapping[str, float]:
    """Return the weights that ship with the program: feature → what it adds to the logarithm of the odds."""
    weights: Mapping[str, float] = json.loads(
        texts(folder("ontology") / "reading", ".json")["confidence.json"]
    )["weights"]
    return weights
