"""Tells what a model proposed, and what became of it: agreed, proposed, or refused and why.

Proposals of some-model
  0 as it was read, 1 new and not asserted, 0 refused
  1:1  “It” – induces → “apoptosis”  proposed, not asserted
"""

from collections.abc import Iterator
from typing import Any, Final

from il21kg.graph.identity import statement_iri
from il21kg.proposers.proposals import Judged, Proposals, Verdict
from il21kg.text.document import Document
from il21kg.text.quotes import one_blank

#: Refusals that a load tells one by one.
_SHOWN: Final = 10
#: Characters of the model's words that are shown.
_LONGEST: Final = 80


def tell_proposals(proposals: Proposals, document: Document) -> Iterator[str]:
    """Write each proposal with what became of it, and the sentences without an answer."""
    yield f"\nProposals of {proposals.model}"
    yield f"  {_counts(proposals)}"
    for each in proposals.judged:
        line, column = document.position(each.sentence.start)
        yield f"  {line}:{column}  {_claim(each)}  {_verdict(each)}"
        yield from (f"        {remark}" for remark in each.remarks)
    for missing in proposals.unanswered:
        line, column = document.position(missing.sentence.start)
        yield f"  {line}:{column}  without an answer: {missing.reason}"


def sum_up(proposals: Proposals) -> Iterator[str]:
    """Write how many proposals there were, and why some were refused; for a load."""
    yield f"  proposals   {_counts(proposals)} ({proposals.model})"
    refused = proposals.of(Verdict.REFUSED)
    yield from (f"    {_claim(each)}  {_verdict(each)}" for each in refused[:_SHOWN])
    if len(refused) > _SHOWN:
        yield f"    and {len(refused) - _SHOWN} more that were refused; il21kg read tells all of them"


def _counts(proposals: Proposals) -> str:
    agreed, proposed, refused = (len(proposals.of(each)) for each in Verdict)
    counts = f"{agreed} as it was read, {proposed} new and not asserted, {refused} refused"
    missing = len(proposals.unanswered)
    return counts + (f"; no answer for {missing} of {proposals.asked} sentences" if missing else "")


def _claim(each: Judged) -> str:
    said = each.proposal
    if not (said.subject and said.relation and said.object):
        return "(a claim without words)"
    return f"“{_short(said.subject)}” – {_short(said.relation)} → “{_short(said.object)}”"


def _verdict(each: Judged) -> str:
    if each.verdict is Verdict.REFUSED:
        return f"refused: {each.reason}"
    return "as it was read" if each.verdict is Verdict.AGREED else "proposed, not asserted"


def _short(words: str) -> str:
    line = one_blank(words)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def proposals_value(proposals: Proposals) -> dict[str, Any]:
    """Give the proposals as plain values; offsets count code points of the text."""
    return {
        "model": proposals.model,
        "sentences": proposals.asked,
        "kept": proposals.cached,
        "proposals": [_value(each) for each in proposals.judged],
        "unanswered": [
            {**_at(each.sentence.start, each.sentence.text), "reason": each.reason}
            for each in proposals.unanswered
        ],
    }


def _value(each: Judged) -> dict[str, Any]:
    said = each.proposal
    return {
        "sentence": _at(each.sentence.start, each.sentence.text),
        "subject": said.subject,
        "relation": said.relation,
        "object": said.object,
        "certainty": said.certainty,
        "negated": said.negated,
        "verdict": str(each.verdict),
        "reason": each.reason or None,
        "remarks": [*each.remarks],
        "statement": statement_iri(each.statement) if each.statement else None,
    }


def _at(start: int, words: str) -> dict[str, int]:
    return {"start": start, "end": start + len(words)}
