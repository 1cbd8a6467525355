"""Tells people what curators decided, whether it still applies, and how far they agree.

reject   il21      IL-21 – binds → GCC              0000-0002-1825-0097, 2026-11-28: another GCC
         no longer applies: its sentence is not read any more
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from il21kg.curation.agreement import Agreement
from il21kg.curation.decisions import Action, Decision, Decisions
from il21kg.curation.verdicts import Curated
from il21kg.text.quotes import counted

NOT_AT_HAND = "the text is not at hand: nothing is known of it"


def states(decisions: Decisions, curated: Mapping[str, Curated | None]) -> dict[Decision, str]:
    """Say of each decision that was not withdrawn whether it applies: empty, or why it does not."""
    told: dict[Decision, str] = {}
    for document in decisions.documents:
        found = curated.get(document)
        why = {each.decision: each.why for each in found.lapsed} if found else {}
        for each in decisions.of(document):
            told[each] = why.get(each, "") if found else NOT_AT_HAND
    return told


def tell_decisions(told: Mapping[Decision, str]) -> str:
    """Write each decision, and below it why it no longer applies."""
    if not told:
        return "Nothing was decided."
    lines = [line for each, why in told.items() for line in _lines(each, why)]
    lapsed = sum(bool(why) for why in told.values())
    return "\n".join([*lines, f"{counted(len(told), 'decision')}, {lapsed} of which do not apply."])


def _lines(decision: Decision, why: str) -> Iterator[str]:
    reason = f": {decision.reason}" if decision.reason else ""
    who = decision.curator.rpartition("/")[2]
    yield f"{decision.action:8} {decision.document}  {said(decision)}"
    yield f"         {decision.name}, {who}, {decision.date[:10]}{reason}"
    if why:
        yield f"         does not apply: {why}"


def said(decision: Decision) -> str:
    """Say in words what a decision is about.

    A correction says what is put in the place of what was read.
    """
    claim, fact = decision.claim, decision.fact
    if claim is not None:
        told = f"{claim.subject.words or '(no words)'} – {claim.phrase} → {claim.object.words}"
        return told if decision.action is not Action.CORRECT else f"{told}: {_change(decision)}"
    if fact is None or fact.object is None:
        return decision.withdrawn
    subject = fact.subject.exact if fact.subject else ""
    return f"{subject or '(the gene of the text)'} – {fact.relation} → {fact.object.exact}"


def _change(decision: Decision) -> str:
    fact = decision.fact
    ends = () if fact is None else (("subject", fact.subject), ("object", fact.object))
    parts = [f"{what} {' '.join(filter(None, (q.exact, q.iri)))}" for what, q in ends if q is not None]
    words = () if fact is None else (("relation", fact.relation), ("", fact.certainty))
    parts += [f"{what} {value}".strip() for what, value in words if value]
    return ", ".join(parts)


def tell_conflicts(conflicts: Sequence[Sequence[Decision]], agreements: Iterable[Agreement]) -> str:
    """Write what curators contradict each other in, and how far each two agree."""
    lines = [line for theirs in conflicts for each in theirs for line in _lines(each, "")]
    lines += [_agreement(each) for each in agreements] or ["Only one curator has decided anything."]
    return "\n".join([*lines, f"{counted(len(conflicts), 'contradiction')}."])


def _agreement(each: Agreement) -> str:
    names = " and ".join(who.rpartition("/")[2] for who in (each.one, each.other))
    sure = "not defined" if each.kappa is None else f"{each.kappa:.2f}"
    return f"{names}: kappa {sure}, {each.agreed} of {counted(each.common, 'common decision')} the same"


def to_values(told: Mapping[Decision, str]) -> list[dict[str, Any]]:
    """Give decisions as plain values for JSON."""
    return [{"name": each.name, **asdict(each), "lapsed": why or None} for each, why in told.items()]
