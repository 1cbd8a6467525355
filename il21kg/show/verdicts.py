"""Tells how claims stand to the texts: as text, grouped; as JSON.

denied (1)
  IL21 – regulates → apoptosis      claims.tsv:2
"""

from collections.abc import Iterator
from typing import Any, Final

from il21kg.text.quotes import marked_lines
from il21kg.verdict.checking import Verdicts
from il21kg.verdict.sources import Passage
from il21kg.verdict.verdicts import ORDER, Finding, Verdict

#: Claims that are stated, of which more are only counted.
_STATED: Final = 20


def tell(verdicts: Verdicts) -> str:
    """Write the verdicts, grouped, what a person should look at first; each with its sentence."""
    parts = []
    for finding in ORDER:
        group = [each for each in verdicts if each.finding == finding]
        if group:
            lines = [f"{finding} ({len(group):,})"]
            shown = group[:_STATED] if finding == Finding.STATED else group
            lines += [line for each in shown for line in _lines(each)]
            lines += [f"  and {len(group) - len(shown):,} more: --json"] * (len(shown) < len(group))
            parts.append("\n".join(lines))
    parts += ["\n".join(verdicts.claims.left)] if verdicts.claims.left else []
    return "\n\n".join((*parts, verdicts.summary))


def _lines(verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    yield f"  {claim.place}  {claim}"
    if claim.words and claim.subject:
        yield f"      “{claim.words}”"
    yield from (f"      {each}" for each in filter(None, (verdict.why, *verdict.remarks)))
    for passage in verdict.passages[: 1 if verdict.finding == Finding.STATED else None]:
        yield f"      {place(passage)}"
        yield from (f"    {line}" for line in marked_lines(passage.quote, passage.marks))


def place(passage: Passage) -> str:
    """Say where a passage stands: `il21.txt:26:1, characters 829–1071, text 78b591f8`."""
    line = f":{passage.line}:{passage.column}" if passage.line else ""
    text = f", text {passage.sha256[:8]}" if passage.sha256 else ""
    return f"{passage.document}{line}, characters {passage.start}–{passage.end}{text}"


def to_values(verdicts: Verdicts) -> dict[str, Any]:
    """Give the verdicts as one object of plain values, for JSON."""
    return {
        "claims": len(verdicts),
        "counts": {str(finding): n for finding, n in verdicts.counts.items()},
        "amiss": verdicts.amiss,
        "understood": verdicts.claims.understood,
        "left": list(verdicts.claims.left),
        "verdicts": [_values(each) for each in verdicts],
    }


def _values(verdict: Verdict) -> dict[str, Any]:
    claim = verdict.claim
    return {
        "place": claim.place,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "certainty": "hedged" if claim.hedged else "stated",
        "negated": claim.negated,
        "quote": claim.quote,
        "words": claim.words,
        "span": list(claim.span) if claim.span else None,
        "verdict": str(verdict.finding),
        "why": verdict.why,
        "remarks": list(verdict.remarks),
        "passages": [_passage(each) for each in verdict.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "document": passage.document,
        "sha256": passage.sha256,
        "line": passage.line,
        "column": passage.column,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "marks": [list(mark) for mark in passage.marks],
    }
