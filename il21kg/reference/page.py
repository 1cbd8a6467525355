"""A comparison as one page that loads nothing: each fact with its sentence and the reference's line."""

from collections.abc import Iterable, Iterator

from il21kg.reference.telling import headline
from il21kg.reference.values import MEANINGS, ORDER, Comparison, Entry, Missing, Pair, Verdict
from il21kg.show.differences import claim
from il21kg.show.report.words import safe
from il21kg.show.verdict_page import button, row, verdict_page
from il21kg.text.quotes import one_blank

_THERE = "only there"


def to_html(comparison: Comparison, verdicts: tuple[Verdict, ...] = tuple(Verdict)) -> str:
    """Write the page with the facts of these verdicts, what contradicts first."""
    pairs = (
        each
        for verdict in ORDER
        if verdict in verdicts
        for each in comparison.pairs
        if each.verdict == verdict
    )
    return verdict_page(
        "Set against what others know",
        headline(comparison),
        "Gene, thing, words",
        (
            *(button(each, comparison.of(each), MEANINGS[each]) for each in Verdict),
            button(_THERE, len(comparison.missing), "the reference has it, and no fact here"),
        ),
        (*map(_pair, pairs), *map(_missing, comparison.missing)),
    )


def _pair(pair: Pair) -> str:
    note = f' <span class="note">({safe(pair.note)})</span>' if pair.note else ""
    told = [*_here(pair), *_there(pair.entries)]
    html = f"<p>{safe(claim(pair.fact))}{note}</p><dl>{''.join(told)}</dl>"
    return row(pair.verdict, pair.verdict, html)


def _here(pair: Pair) -> Iterator[str]:
    for each in pair.fact.sentences:
        place = f'<span class="place">{safe(each.document)}:{each.start}</span>'
        yield f"<dt>here</dt><dd>{safe(one_blank(each.quote))} {place}</dd>"


def _there(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f'<dt>there</dt><dd>{safe(entry.line)} <span class="place">{safe(entry.where)}</span></dd>'


def _missing(missing: Missing) -> str:
    head = f"{missing.gene}, {missing.aspect}: {len(missing.entries)}"
    return row(_THERE, "there", f"<p>{safe(head)}</p><dl>{''.join(_there(missing.entries))}</dl>")
