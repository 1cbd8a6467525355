"""How two places on chromosomes stand to each other: `4q27` lies in `4q`, and not on `5`."""

import re
from typing import Final

from il21kg.reference.values import Verdict
from il21kg.vocabulary.karyotype import lies_in, stretches

_BAND: Final = re.compile(r"CHR_9606-chr(\w[\w.]*)$")
_MITOCHONDRIA: Final = ("M", "MT", "mitochondria")


def place_of(words: str) -> str:
    """Give the place that an IRI of a band names, or the words themselves where they are one place.

    >>> place_of("http://purl.obolibrary.org/obo/CHR_9606-chr4q27"), place_of("4q26–q27"), place_of("brain")
    ('4q27', '4q26-q27', '')
    """
    found = _BAND.search(words)
    place = found[1] if found else words.strip().replace("–", "-")
    if place in _MITOCHONDRIA:
        return "MT"
    return place if " " not in place and stretches(place) else ""


def compared(ours: str, theirs: str) -> Verdict:
    """Say how a place of ours stands to that of a reference; both are places.

    >>> compared("4q27", "4q26-q28"), compared("4q", "4q27"), compared("4q27", "Xp11")
    (<Verdict.FINER: 'finer'>, <Verdict.COARSER: 'coarser'>, <Verdict.CONTRADICTS: 'contradicts'>)
    """
    if ours == theirs:
        return Verdict.KNOWN
    if lies_in(ours, theirs):
        return Verdict.FINER
    if lies_in(theirs, ours):
        return Verdict.COARSER
    return Verdict.NEW if _chromosomes(ours) == _chromosomes(theirs) else Verdict.CONTRADICTS


def _chromosomes(place: str) -> set[str]:
    return {each.chromosome for each in stretches(place)}
