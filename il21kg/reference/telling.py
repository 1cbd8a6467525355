"""Tells a comparison: as text, as JSON."""

from collections.abc import Iterator
from typing import Any, Final

from il21kg.namespaces import compact
from il21kg.reference.values import Comparison, Entry, Missing, Pair, Verdict
from il21kg.show.differences import claim
from il21kg.text.quotes import counted, one_blank

_GENES: Final = 20
"""Genes and aspects of which the text shows what the reference has more."""
_MISSING: Final = 3
"""Lines of what the reference has more that the text shows of each gene and aspect."""
_LINES: Final = 2
"""Lines of the reference that the text shows of each pair."""


def tell(comparison: Comparison, verdicts: tuple[Verdict, ...] = tuple(Verdict)) -> str:
    """Write the pairs with these verdicts, and what the references have more."""
    return "\n".join(_lines(comparison, verdicts))


def _lines(comparison: Comparison, verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    yield headline(comparison)
    for pair in comparison.pairs:
        if pair.verdict in verdicts:
            yield from _of_pair(pair)
    for missing in comparison.missing[:_GENES]:
        yield from _of_missing(missing)
    if left := comparison.missing[_GENES:]:
        lines = sum(len(missing.entries) for missing in left)
        genes = len({each.gene for each in left})
        yield f"{'only there':12}{genes:,} more genes: {lines:,} lines (all of them: --json)"


def headline(comparison: Comparison) -> str:
    """Say in a line how many pairs have which verdict."""
    counts = ", ".join(f"{verdict} {comparison.of(verdict)}" for verdict in Verdict)
    lines = counted(comparison.entries, "line")
    return (
        f"{counted(len(comparison.pairs), 'fact')} against {', '.join(comparison.references)} ({lines} about "
        f"the same genes): {counts}; not compared {comparison.left}"
    )


def _of_pair(pair: Pair) -> Iterator[str]:
    note = f" ({pair.note})" if pair.note else ""
    yield f"{pair.verdict:12}{claim(pair.fact)}{note}"
    for sentence in pair.fact.sentences[:1]:
        yield f"  here   {sentence.document}:{sentence.start}: {one_blank(sentence.quote)}".rstrip(": ")
    for entry in pair.entries[:_LINES]:
        yield f"  there  {entry.where}: {entry.line}"
    if len(pair.entries) > _LINES:
        yield f"         and {counted(len(pair.entries) - _LINES, 'more line')}"


def _of_missing(missing: Missing) -> Iterator[str]:
    yield f"{'only there':12}{missing.gene}, {missing.aspect}: {len(missing.entries)}"
    yield from (f"  there  {entry.where}: {entry.line}" for entry in missing.entries[:_MISSING])
    if len(missing.entries) > _MISSING:
        yield f"         and {len(missing.entries) - _MISSING} more"


def to_values(comparison: Comparison, verdicts: tuple[Verdict, ...] = tuple(Verdict)) -> dict[str, Any]:
    """Give a comparison as plain values, for JSON: all counts, and the pairs with these verdicts."""
    return {
        "references": list(comparison.references),
        "lines": comparison.entries,
        "not_compared": comparison.left,
        "counts": {str(verdict): comparison.of(verdict) for verdict in Verdict},
        "facts": [_pair(pair) for pair in comparison.pairs if pair.verdict in verdicts],
        "only_there": [
            {"gene": each.gene, "aspect": each.aspect, "entries": [_entry(entry) for entry in each.entries]}
            for each in comparison.missing
        ],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    fact = pair.fact
    return {
        "verdict": str(pair.verdict),
        "gene": pair.gene,
        "aspect": pair.aspect,
        "subject": {"id": compact(fact.subject.id), "name": fact.subject.name},
        "relation": compact(fact.relation),
        "object": {"id": compact(fact.object.id), "name": fact.object.name},
        **{name.replace(" ", "_"): value for name, value in fact.traits},
        "note": pair.note,
        "sentences": [
            {"document": each.document, "start": each.start, "end": each.end, "quote": each.quote}
            for each in fact.sentences
        ],
        "entries": [_entry(entry) for entry in pair.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "where": entry.where,
        "line": entry.line,
        "relation": entry.relation,
        "object": compact(entry.object),
        "negated": entry.negated,
    }
