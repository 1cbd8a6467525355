"""The figures of pairs: of all, by tier, relation, genre and construction; certainty and identifiers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.measure.constructions import CONSTRUCTIONS
from il21kg.measure.counting import Counting, Score, Share, Test, has_statement
from il21kg.measure.gold import FAMILIES
from il21kg.measure.matching import Pair, Rule
from il21kg.reading.statements import Statement

#: The relations that say what a gene product does, and where: they are scored together as well.
CONTENT: Final = (
    *("part_of", "has_part", "has_activity", "involved_in", "regulates", "induces", "inhibits"),
    *("interacts_with", "modifies", "expressed_in", "localizes_to"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What some pairs score."""

    total: Score
    exact: Score
    """A pair counts only when the words of its objects are the same; by the repaired rule what stands in
    brackets is left out of them."""
    same_words: Share
    """Of the matched: those with the same words. Not judged are claims on a cell that answer its effects."""
    tiers: Mapping[str, Score]
    """A and B; their recall is of all facts."""
    reasons: Mapping[str, Score]
    """Tier B by what keeps a statement there: `residue`, or the value of `not_asserted`."""
    content: Score
    """The relations of `CONTENT` together."""
    families: Mapping[str, Score]
    """In the order of the guide; families without facts and statements are left out."""
    genres: Mapping[str, Score]
    """By the kind of text, as the gold says or the layout shows."""
    constructions: Mapping[str, Score]
    """By how the sentence puts it."""
    certainty: Mapping[str, Share]
    """Of the matched: `certainty`, `polarity` and `both` as in the fact."""
    grounding: Mapping[str, Share]
    """Of the matched facts with an identifier: `right`, `wrong`, `missing`; `found`: right, of all facts with
    one, matched or not."""


def figure(texts: Sequence[Sequence[Pair]], genres: Sequence[str], rule: Rule) -> Figures:
    """Score the pairs of each text, made by a rule; `genres` has one for each text."""
    counting = Counting(texts)
    same: Test = (lambda each: each.exact) if rule == Rule.PLAIN else (lambda each: each.same_words)
    pairs = [each for text in texts for each in text]
    reasons = {reason for each in pairs if each.statement and (reason := tier_reason(each.statement))}
    return Figures(
        total=counting.score(has_statement),
        exact=counting.score(has_statement, good=same),
        same_words=counting.share(same, lambda each: not each.of_effect),
        tiers={name: counting.score(_of_tier(name)) for name in ("A", "B")},
        reasons={reason: counting.score(_of_reason(reason)) for reason in sorted(reasons)},
        content=counting.score(_says(CONTENT), _wants(CONTENT)),
        families=_filled((each, counting.score(_says((each,)), _wants((each,)))) for each in FAMILIES),
        genres=_filled((each, _of_genre(each, texts, genres)) for each in sorted(set(genres))),
        constructions=_filled((each, counting.score(_put(each), _put(each))) for each in CONSTRUCTIONS),
        certainty={name: counting.share(good) for name, good in _CERTAINTY.items()},
        grounding=_grounding(counting, _with_identifier(rule)),
    )


def without_doubt(pairs: Iterable[Pair]) -> list[Pair]:
    """Leave out doubtful facts with what answers only them: they are neither missed nor false."""
    return [each for each in pairs if each.fact is None or not each.fact.doubtful]


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


_CERTAINTY: Final[Mapping[str, Test]] = {
    "certainty": lambda each: sure_as_said(each)[0],
    "polarity": lambda each: sure_as_said(each)[1],
    "both": lambda each: all(sure_as_said(each)),
}


def _grounding(counting: Counting, having: Test) -> dict[str, Share]:
    """Count the identifiers of the facts that have one by how they were judged."""
    rates = {
        name: counting.share(_judged(name), _both(having, _is_judged))
        for name in ("right", "wrong", "missing")
    }
    return {**rates, "found": counting.share_of_facts(_judged("right"), having)}


def _with_identifier(rule: Rule) -> Test:
    """Give the test of facts with an identifier; by the repaired rule a name has none of its own."""
    names = rule == Rule.PLAIN
    return lambda each: (
        each.fact is not None and each.fact.object_id is not None and (names or each.fact.relation != "named")
    )


def _filled(scores: Iterable[tuple[str, Score]]) -> dict[str, Score]:
    return {name: score for name, score in scores if score.facts or score.statements}


# --- who counts where


def _says(families: Sequence[str]) -> Test:
    return lambda each: each.statement is not None and each.statement.relation in families


def _wants(families: Sequence[str]) -> Test:
    return lambda each: each.fact is not None and each.fact.relation in families


def _put(construction: str) -> Test:
    return lambda each: each.construction == construction


def _of_tier(tier: str) -> Test:
    return lambda each: each.statement is not None and each.statement.tier == tier


def _of_reason(reason: str) -> Test:
    return lambda each: each.statement is not None and tier_reason(each.statement) == reason


def _both(one: Test, other: Test) -> Test:
    return lambda each: one(each) and other(each)


def _is_judged(each: Pair) -> bool:
    return each.identifier is not None


def _judged(word: str) -> Test:
    return lambda each: each.identifier == word


def _of_genre(genre: str, texts: Sequence[Sequence[Pair]], genres: Sequence[str]) -> Score:
    mine: list[Sequence[Pair]] = [t if each == genre else () for t, each in zip(texts, genres, strict=True)]
    return Counting(mine).score(has_statement)
