"""Verdicts on claims as one page that loads nothing: each claim with the sentences that bear it out."""

from collections.abc import Iterator, Mapping
from typing import Final

from il21kg.show.drawing import asset
from il21kg.show.report.words import safe
from il21kg.show.verdict_page import button, row, verdict_page
from il21kg.show.verdicts import place
from il21kg.text.quotes import counted, marked_html
from il21kg.verdict.checking import Verdicts
from il21kg.verdict.sources import Passage
from il21kg.verdict.verdicts import ORDER, Finding, Verdict

#: The class of each verdict on the page, and what it means.
_CLASSES: Final[Mapping[Finding, tuple[str, str]]] = {
    Finding.DENIED: ("denied", "the text denies it, or says what the claim denies"),
    Finding.OPPOSITE: ("opposite", "the text says that less comes of it, not more, or the other way round"),
    Finding.WEAKER: ("weaker", "the text hedges what the claim says plainly"),
    Finding.NO_QUOTE: ("misquoted", "the words that are quoted stand in no text"),
    Finding.OTHER: ("other", "the text says something else of the same two"),
    Finding.NOT_SETTLED: ("open", "what a sentence says of the two was not read"),
    Finding.NOT_SAID: ("unsaid", "nothing is said of the two"),
    Finding.UNKNOWN: ("unknown", "a name is nobody's, and no text has the words"),
    Finding.STATED: ("stated", "the text says it"),
}


def to_html(verdicts: Verdicts) -> str:
    """Write the page, what a person should look at first."""
    ordered = (each for finding in ORDER for each in verdicts if each.finding == finding)
    left = "".join(f'<p class="left">{safe(each)}</p>' for each in verdicts.claims.left)
    return verdict_page(
        "Claims held against texts",
        counted(len(verdicts), "claim"),
        "Words of a claim or a sentence",
        (button(finding, number, _CLASSES[finding][1]) for finding, number in verdicts.counts.items()),
        (row(each.finding, _CLASSES[each.finding][0], "".join(_told(each))) for each in ordered),
        f"\n{left}",
        asset("checked.css"),
    )


def _told(verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    head = f'<span class="claim">{safe(str(claim))}</span>'
    yield f'<p>{head} <span class="place">{safe(claim.place)}</span></p>'
    yield from (f"<p>{safe(each)}</p>" for each in (verdict.why, *verdict.remarks) if each)
    rows = [*_claimed(verdict), *map(_passage, verdict.passages)]
    if rows:
        yield f"<dl>{''.join(f'<dt>{term}</dt><dd>{told}</dd>' for term, told in rows)}</dl>"


def _claimed(verdict: Verdict) -> Iterator[tuple[str, str]]:
    claim = verdict.claim
    if claim.words and claim.subject:
        yield "claim", safe(claim.words)
    if claim.quote:
        yield "quote", safe(claim.quote)


def _passage(passage: Passage) -> tuple[str, str]:
    quote = marked_html(passage.quote, passage.marks)
    return "text", f'{quote} <span class="place" title="{passage.sha256}">{safe(place(passage))}</span>'
