"""Scores what is read from annotated texts: precision and recall, certainty, grounding, with intervals.

    evaluate(read_gold([Path("gold")]), make_reader()).total.precision.value

Intervals hold 95 of 100 draws of as many texts, with replacement, from the texts at hand (a bootstrap by
document): facts of one text stand or fall together. The draws are the same every time.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.measure.gold import FAMILIES, Annotation
from il21kg.measure.matching import Pair, pair
from il21kg.namespaces import PREFIXES, SKOS, expand
from il21kg.reading.reader import Reader
from il21kg.reading.statements import Statement, Topic
from il21kg.reading.topic import find_topic
from il21kg.text.document import Document, read_document
from il21kg.vocabulary.vocabulary import Vocabulary

_DRAWS: Final = 1000
_SEED: Final = 21


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure between 0 and 1, with the interval that holds 95 of 100 draws."""

    value: float | None
    """None where there is nothing to divide by."""
    low: float | None = None
    high: float | None = None
    """None with fewer than two texts that have a say."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of some facts and some statements."""

    facts: int
    found: float
    """Points of the facts."""
    statements: int
    right: float
    """Points of the statements: of one family not those of its facts, for half a point may go elsewhere."""
    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated text as it was read, each fact and each statement paired or alone."""

    annotation: Annotation
    document: Document
    topic: Topic
    pairs: tuple[Pair, ...]
    identifiers: tuple[str | None, ...]
    """For each pair: `right`, `wrong` or `missing`, where the fact has an identifier and a statement."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All texts and what they score."""

    texts: tuple[Marked, ...]
    total: Score
    exact: Score
    """A pair counts only when the words of its objects are the same stretch of text."""
    tiers: Mapping[str, Score]
    """A and B; their recall is of all facts."""
    reasons: Mapping[str, Score]
    """Tier B by what keeps a statement there: `residue`, or the value of `not_asserted`."""
    families: Mapping[str, Score]
    """In the order of the guide; families without facts and statements are left out."""
    certainty: Mapping[str, Share]
    """Of the matched: `certainty`, `polarity` and `both` as in the fact."""
    grounding: Mapping[str, Share]
    """Of the matched facts with an identifier: `right`, `wrong`, `missing`; `found`: right, of all facts with
    one, matched or not."""


def evaluate(gold: Iterable[Annotation], reader: Reader, tier: str | None = None) -> Evaluation:
    """Read annotated texts and score what was read; `tier` A or B: as if there were no other statements.

    Raises InputError when a text cannot be read.
    """
    texts = tuple(mark(annotation, reader, tier) for annotation in gold)
    scorer = _Scorer(texts)
    statements = [p.statement for text in texts for p in text.pairs if p.statement]
    reasons = sorted({reason for each in statements if (reason := tier_reason(each))})
    families = {family: scorer.score(_says(family), _wants(family)) for family in FAMILIES}
    return Evaluation(
        texts=texts,
        total=scorer.score(_is_statement),
        exact=scorer.score(_is_statement, exact=True),
        tiers={name: scorer.score(_of_tier(name)) for name in ("A", "B")},
        reasons={reason: scorer.score(_of_reason(reason)) for reason in reasons},
        families={name: score for name, score in families.items() if score.facts or score.statements},
        certainty=scorer.certainty(),
        grounding=scorer.grounding(),
    )


def mark(annotation: Annotation, reader: Reader, tier: str | None = None) -> Marked:
    """Read one annotated text and pair what was read with what was annotated."""
    document = read_document(annotation.data, annotation.text_name, reader.vocabulary.layout)
    topic = find_topic(document, reader.vocabulary, annotation.symbol)
    statements = [s for s in reader.read(document, topic).statements if tier in (None, s.tier)]
    pairs = pair(annotation.facts, statements, topic)
    return Marked(
        annotation, document, topic, pairs, tuple(identifier(each, reader.vocabulary) for each in pairs)
    )


def tier_reason(statement: Statement) -> str | None:
    """Say what keeps a statement in tier B; None in tier A."""
    if statement.tier == "A":
        return None
    return statement.not_asserted if statement.not_asserted not in (None, "negated") else "residue"


def sure_as_said(pair: Pair) -> tuple[bool, bool]:
    """Tell whether a matched statement is as certain, and as much denied, as its fact."""
    fact, statement = pair.fact, pair.statement
    assert fact is not None and statement is not None
    return statement.certainty == fact.certainty, statement.negated == fact.negated


# --- identifiers


def identifier(pair: Pair, vocabulary: Vocabulary) -> str | None:
    """Judge the identifier of a matched object: right, wrong, or missing; None where the fact has none.

    It is right when it is the fact's, when it is of the product of the fact's gene, or when the term names
    the fact's as its exact match. A name has the identifier of what it names.
    """
    end = pair.named
    if pair.fact is None or pair.fact.object_id is None or end is None:
        return None
    if end.iri is None or end.kind == "unresolved":
        return "missing"
    wanted, term = _iri(pair.fact.object_id), vocabulary.terms.get(end.iri)
    gene = vocabulary.terms.get(wanted)
    same = {wanted, gene.product if gene else None}
    exact = {iri for link, iri in term.matches if link == SKOS.exactMatch} if term else set()
    right = end.iri in same or (term is not None and term.gene == wanted) or wanted in exact
    return "right" if right else "wrong"


def _iri(curie: str) -> str:
    """Give the IRI of an identifier; of an unknown terminology as the OBO library writes it."""
    try:
        return expand(curie)
    except KeyError:
        return PREFIXES["obo"] + curie.replace(":", "_", 1)


# --- who counts where

_Test = Callable[[Pair], bool]


def _is_statement(each: Pair) -> bool:
    return each.statement is not None


def _says(family: str) -> _Test:
    return lambda each: each.statement is not None and each.statement.relation == family


def _wants(family: str) -> _Test:
    return lambda each: each.fact is not None and each.fact.relation == family


def _of_tier(tier: str) -> _Test:
    return lambda each: each.statement is not None and each.statement.tier == tier


def _of_reason(reason: str) -> _Test:
    return lambda each: each.statement is not None and tier_reason(each.statement) == reason


# --- counting


class _Scorer:
    """Counts over texts and over draws of them."""

    def __init__(self, texts: Sequence[Marked]) -> None:
        self.texts = texts
        chance = random.Random(_SEED)
        numbers = range(len(texts))
        self.draws = [_times(chance.choices(numbers, k=len(texts))) for _ in range(_DRAWS)] if texts else []

    def score(self, statements: _Test, facts: _Test | None = None, *, exact: bool = False) -> Score:
        """Score the pairs whose statement passes a test, and those whose fact passes another.

        Without a test of facts these are all, and what is found of them are the points of the statements.
        """
        counts = []
        for text in self.texts:
            mine = [p for p in text.pairs if statements(p)]
            theirs = [p for p in text.pairs if (facts(p) if facts else p.fact)]
            right, found = (
                sum(p.points for p in pairs if p.exact or not exact)
                for pairs in (mine, theirs if facts else mine)
            )
            counts.append((len(theirs), found, len(mine), right))
        n_facts, found, n_statements, right = _sum(counts, 4)
        ways: tuple[Callable[[Sequence[float]], float | None], ...] = (_precision, _recall, _f1)
        drawn = list(self._drawn(counts))
        estimates = [_estimate(way((n_facts, found, n_statements, right)), map(way, drawn)) for way in ways]
        return Score(int(n_facts), found, int(n_statements), right, *estimates)

    def certainty(self) -> dict[str, Share]:
        """Count the matched that are as certain, as much denied, and both, as their facts."""
        judged = [[sure_as_said(p) for p in text.pairs if p.matched] for text in self.texts]
        ways: dict[str, Callable[[tuple[bool, bool]], bool]] = {
            "certainty": lambda sure: sure[0],
            "polarity": lambda sure: sure[1],
            "both": all,
        }
        return {
            name: self._share_of([(sum(map(way, each)), len(each)) for each in judged])
            for name, way in ways.items()
        }

    def grounding(self) -> dict[str, Share]:
        """Count the identifiers by how they were judged."""
        judged = [[each for each in text.identifiers if each] for text in self.texts]
        wanted = [
            sum(p.fact is not None and p.fact.object_id is not None for p in t.pairs) for t in self.texts
        ]
        rates = {
            name: self._share_of([(each.count(name), len(each)) for each in judged])
            for name in ("right", "wrong", "missing")
        }
        found = [(each.count("right"), n) for each, n in zip(judged, wanted, strict=True)]
        return {**rates, "found": self._share_of(found)}

    def _share_of(self, counts: Sequence[tuple[int, int]]) -> Share:
        part, whole = _sum(counts, 2)
        estimate = _estimate(_divided(part, whole), (_divided(*d) for d in self._drawn(counts)))
        return Share(int(part), int(whole), estimate)

    def _drawn(self, counts: Sequence[tuple[float, ...]]) -> Iterator[tuple[float, ...]]:
        """Give the sums of each draw; none where fewer than two texts have a say."""
        having = [(i, row) for i, row in enumerate(counts) if any(row)]
        if len(having) < 2:
            return
        for times in self.draws:
            taken = [(times[i], row) for i, row in having if i in times]
            if taken:
                yield tuple(sum(n * row[column] for n, row in taken) for column in range(len(having[0][1])))


def _times(drawn: Iterable[int]) -> dict[int, int]:
    times: dict[int, int] = {}
    for i in drawn:
        times[i] = times.get(i, 0) + 1
    return times


def _sum(counts: Sequence[tuple[float, ...]], columns: int) -> tuple[float, ...]:
    return tuple(sum(row[column] for row in counts) for column in range(columns))


def _divided(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _precision(counts: Sequence[float]) -> float | None:
    return _divided(counts[3], counts[2])


def _recall(counts: Sequence[float]) -> float | None:
    return _divided(counts[1], counts[0])


def _f1(counts: Sequence[float]) -> float | None:
    precision, recall = _precision(counts), _recall(counts)
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _estimate(value: float | None, drawn: Iterable[float | None]) -> Estimate:
    values = sorted(each for each in drawn if each is not None)
    if value is None or not values:
        return Estimate(value)
    low, high = (values[round(share * (len(values) - 1))] for share in (0.025, 0.975))
    return Estimate(value, low, high)
