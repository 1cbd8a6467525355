"""A comparison as one page that loads nothing: each fact with its sentence and the reference's line."""

from collections.abc import Iterable, Iterator

from il21kg.reference.telling import headline
from il21kg.reference.values import MEANINGS, Comparison, Entry, Missing, Pair, Verdict
from il21kg.show.differences import claim
from il21kg.show.drawing import asset, themes
from il21kg.show.report.page import filled
from il21kg.show.report.words import safe
from il21kg.text.quotes import one_blank

_THERE = "only there"


def to_html(comparison: Comparison, verdicts: tuple[Verdict, ...] = tuple(Verdict)) -> str:
    """Write the page with the facts of these verdicts, what contradicts first."""
    pairs = [pair for pair in _ordered(comparison) if pair.verdict in verdicts]
    rows = [*map(_pair, pairs), *map(_missing, comparison.missing)]
    counts = {str(verdict): (comparison.of(verdict), MEANINGS[verdict]) for verdict in Verdict}
    counts[_THERE] = (len(comparison.missing), "the reference has it, and no fact here")
    parts = {
        "COUNTS": safe(headline(comparison)),
        "BUTTONS": "".join(
            f'<button type="button" aria-pressed="true" data-verdict="{name}" title="{safe(meaning)}">'
            f"{name} {number}</button>"
            for name, (number, meaning) in counts.items()
        ),
        "ROWS": "\n".join(rows),
    }
    return filled("compared.html", parts, "compared.js", themes() + asset("compared.css"))


def _ordered(comparison: Comparison) -> Iterator[Pair]:
    for verdict in (Verdict.CONTRADICTS, Verdict.NEW, Verdict.FINER, Verdict.COARSER, Verdict.KNOWN):
        yield from (pair for pair in comparison.pairs if pair.verdict == verdict)


def _pair(pair: Pair) -> str:
    note = f' <span class="note">({safe(pair.note)})</span>' if pair.note else ""
    told = [*_here(pair), *_there(pair.entries)]
    return _article(str(pair.verdict), f"<p>{safe(claim(pair.fact))}{note}</p><dl>{''.join(told)}</dl>")


def _article(verdict: str, html: str) -> str:
    class_ = verdict.rpartition(" ")[2]
    return (
        f'<article class="{class_}" data-verdict="{verdict}"><span class="verdict">{verdict}</span>'
        f"<div>{html}</div></article>"
    )


def _here(pair: Pair) -> Iterator[str]:
    for each in pair.fact.sentences:
        place = f'<span class="place">{safe(each.document)}:{each.start}</span>'
        yield f"<dt>here</dt><dd>{safe(one_blank(each.quote))} {place}</dd>"


def _there(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f'<dt>there</dt><dd>{safe(entry.line)} <span class="place">{safe(entry.where)}</span></dd>'


def _missing(missing: Missing) -> str:
    head = f"{missing.gene}, {missing.aspect}: {len(missing.entries)}"
    return _article(_THERE, f"<p>{safe(head)}</p><dl>{''.join(_there(missing.entries))}</dl>")
