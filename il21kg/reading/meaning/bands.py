"""Grounds the words for a place on a chromosome: bands, and what holds two of them."""

import re
from typing import Final

from il21kg.reading.meaning.grounded import Grounded, as_named
from il21kg.reading.meaning.lookup import Lookup, glued, kind_of, names_of
from il21kg.reading.statements import How
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, WordClass

#: Two bands and what lies between them.
_RANGE: Final = re.compile(
    r"(?:chromosomes?|chr)?(?P<chromosome>\d{1,2}|X|Y)(?P<arm>[pq])(?:\d{1,2}(?:\.\d+)?|ter|cen)(?:[-–—]|to|/)"
    r"(?P<again>\d{1,2}|X|Y)?(?P<second>[pq])?(?:\d{1,2}(?:\.\d+)?|ter|cen)"
)


def ground_band(lookup: Lookup, first: int, last: int) -> Grounded | None:
    """Ground "the chromosomal region 4q27", "the long arm of chromosome 4 (4q27)": the band in them."""
    inner = lookup.phrases.bracketed(first, last)
    tries = [] if inner is None else [inner]
    at = first
    while at < last - 1 and lookup.grammar.role(WordClass.BAND_WORD, lookup.words[at].norm) is not None:
        at += 1
        tries.append(lookup.words[at:last])
    tries.append(lookup.phrases.bare(first, last))
    span, words = lookup.phrases.span(first, last), lookup.phrases.words(first, last)
    for tokens in tries[:-1]:
        for name in names_of(lookup, tokens):
            if kind_of(lookup, name) in (TermKind.BAND, TermKind.CHROMOSOME):
                return as_named(lookup, name, span, words, How.NAME)
    ranges = [found for tokens in tries if (found := _RANGE.fullmatch(glued(tokens))) is not None]
    return _range(lookup, ranges[0], span, words) if ranges else None


def _range(lookup: Lookup, bands: re.Match[str], span: Span, words: str) -> Grounded | None:
    """Ground "4q26-q27" by the arm, or the chromosome, that holds both bands."""
    chromosome, arm, other = bands["chromosome"], bands["arm"], bands["second"] or bands["arm"]
    if (bands["again"] or chromosome) != chromosome:
        return None
    for form in (f"{chromosome}{arm}" if arm == other else "", f"chromosome {chromosome}"):
        for name in lookup.vocabulary.look_up(form):
            if kind_of(lookup, name) in (TermKind.ARM, TermKind.CHROMOSOME):
                return as_named(lookup, name, span, words, How.COMPOSED)
    return None
