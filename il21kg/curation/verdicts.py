"""Lets decisions have their effect on what was read: accepted, rejected, corrected, added, or disputed.

    read       IL21 – acts on → psoriasis    tier B, not asserted (kind)
    rejected   … not asserted (kind, rejected), with who said so, when and why
    accepted   … asserted, "kind" overruled

Where curators say different things of a statement it is not asserted, until they agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from il21kg.curation.corrections import Page, UnfitError, added, corrected
from il21kg.curation.decisions import Action, Decision
from il21kg.curation.matching import Lapsed, find, identity_of
from il21kg.reading.statements import Review, Statement, Unasserted, Verdict


@dataclass(frozen=True, slots=True)
class Curated:
    """The statements of a document after what curators decided."""

    statements: tuple[Statement, ...]
    applied: tuple[Decision, ...] = ()
    """Those that had an effect, or would have it if a later one of the same curator did not replace it."""
    lapsed: tuple[Lapsed, ...] = ()
    """Those that no longer apply."""
    disputed: tuple[tuple[Decision, ...], ...] = ()
    """Those that contradict each other, by the statement."""


def curate(page: Page, statements: Sequence[Statement], decisions: Iterable[Decision]) -> Curated:
    """Let decisions have their effect; those of one curator on one statement replace each other."""
    decisions = tuple(decisions)
    if not decisions:
        return Curated(tuple(statements))
    lapsed: list[Lapsed] = []
    beside, known = _beside(page, decisions, lapsed), set(map(identity_of, statements))
    fresh = dict.fromkeys(each for each in beside.values() if identity_of(each) not in known)
    read = (*statements, *fresh)
    about: dict[Statement, list[Decision]] = {}
    for decision in decisions:
        found = _about(decision, read, beside, lapsed)
        if found is not None:
            about.setdefault(found, []).append(decision)
    made: dict[Statement, Statement] = {}
    disputed: list[tuple[Decision, ...]] = []
    for statement, theirs in about.items():
        last = _last(theirs)
        made[statement] = _judged(page, statement, last, lapsed)
        if made[statement].verdict is Verdict.DISPUTED:
            disputed.append(last)
    unfit = {each.decision for each in lapsed}
    applied = tuple(each for each in decisions if each not in unfit)
    return Curated(tuple(_replaced(each, made) for each in read), applied, tuple(lapsed), tuple(disputed))


def _beside(page: Page, decisions: Iterable[Decision], lapsed: list[Lapsed]) -> dict[Decision, Statement]:
    """Give what each decision adds; one that cannot be made joins the lapsed."""
    beside: dict[Decision, Statement] = {}
    for decision in decisions:
        if decision.action is Action.ADD and decision.fact is not None:
            try:
                beside[decision] = added(page, decision.fact)
            except UnfitError as error:
                lapsed.append(Lapsed(decision, str(error)))
    return beside


def _about(
    decision: Decision,
    read: Sequence[Statement],
    beside: Mapping[Decision, Statement],
    lapsed: list[Lapsed],
) -> Statement | None:
    """Give the statement that a decision is about; where there is none it joins the lapsed."""
    if decision.action is Action.ADD:
        own = identity_of(beside[decision]) if decision in beside else ""
        return next((each for each in read if own and identity_of(each) == own), None)
    assert decision.claim is not None, "whoever accepts, rejects or corrects says what"
    found = find(decision, decision.claim, read)
    if isinstance(found, Lapsed):
        lapsed.append(found)
        return None
    return found


def _last(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give the last decision of each curator."""
    return tuple({each.curator: each for each in decisions}.values())


def _judged(
    page: Page, statement: Statement, decisions: tuple[Decision, ...], lapsed: list[Lapsed]
) -> Statement:
    """Give a statement after the decisions on it, one of each curator."""
    fitting: list[tuple[Decision, Statement]] = []
    for each in decisions:
        try:
            fitting.append((each, _after(page, statement, each)))
        except UnfitError as error:
            lapsed.append(Lapsed(each, str(error)))
    if not fitting:
        return statement
    reviews = tuple(_review(each) for each, _ in fitting)
    results = list(dict.fromkeys(result for _, result in fitting))
    if len(results) > 1:
        return _kept_back(statement, Verdict.DISPUTED, reviews)
    return replace(results[0], reviews=reviews)


def _after(page: Page, statement: Statement, decision: Decision) -> Statement:
    if decision.action is Action.REJECT:
        return _kept_back(statement, Verdict.REJECTED, ())
    if decision.action is Action.CORRECT and decision.fact is not None:
        return _asserted(corrected(page, statement, decision.fact), Verdict.CORRECTED)
    return _asserted(statement, Verdict.ADDED if statement.added else Verdict.ACCEPTED)


def _kept_back(statement: Statement, verdict: Verdict, reviews: tuple[Review, ...]) -> Statement:
    """Give a statement that is not asserted any more; a reason that it had before stays."""
    reason = statement.not_asserted or Unasserted(verdict.value)
    return replace(statement, not_asserted=reason, verdict=verdict, reviews=reviews)


def _asserted(statement: Statement, verdict: Verdict) -> Statement:
    """Give a statement that is asserted whatever its tier; what the source denies stays denied."""
    reason = statement.not_asserted
    if statement.negated or reason in (None, Unasserted.NEGATED):
        return replace(statement, verdict=verdict)
    return replace(statement, not_asserted=None, overruled=reason, verdict=verdict)


def _review(decision: Decision) -> Review:
    return Review(decision.name, decision.action.value, decision.curator, decision.date, decision.reason)


def _replaced(statement: Statement, made: dict[Statement, Statement]) -> Statement:
    """Give what became of a statement, and of those by which it comes about."""
    now = made.get(statement, statement)
    means = tuple(_replaced(each, made) for each in now.means)
    return now if means == now.means else replace(now, means=means)
