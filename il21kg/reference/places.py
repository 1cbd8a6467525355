"""How two places on chromosomes stand to each other: `4q27` lies in `4q`, and not on `5`."""

import re
from typing import Final

from il21kg.reference.values import Verdict

_PLACE: Final = re.compile(r"(\d{1,2}|[XY]|MT?|mitochondria)([pq](?:ter|cen|\d[\d.]*)?)?")
_BAND: Final = re.compile(r"CHR_9606-chr(\w[\w.]*)$")


def place_of(words: str) -> str:
    """Give the place that an IRI of a band names, or the words themselves where they are a place.

    >>> place_of("http://purl.obolibrary.org/obo/CHR_9606-chr4q27"), place_of("4q26-q27"), place_of("brain")
    ('4q27', '4q26-q27', '')
    """
    found = _BAND.search(words)
    place = found[1] if found else words.strip()
    ends = place.replace("–", "-").split("-")
    return place if all(_PLACE.fullmatch(end) or re.fullmatch(r"[pq]\d[\d.]*", end) for end in ends) else ""


def compared(ours: str, theirs: str) -> Verdict:
    """Say how a place of ours stands to that of a reference; both are places.

    >>> compared("4q27", "4q26-q27"), compared("4q", "4q27"), compared("4q27", "Xp11")
    (<Verdict.FINER: 'finer'>, <Verdict.COARSER: 'coarser'>, <Verdict.CONTRADICTS: 'contradicts'>)
    """
    if _chromosome(ours) != _chromosome(theirs):
        return Verdict.CONTRADICTS
    if ours == theirs:
        return Verdict.KNOWN
    one, other = _ends(ours), _ends(theirs)
    if any(_lies_in(mine, yours) for mine in one for yours in other):
        return Verdict.FINER
    if any(_lies_in(yours, mine) for mine in one for yours in other):
        return Verdict.COARSER
    return Verdict.NEW


def _chromosome(place: str) -> str:
    found = _PLACE.match(place)
    name = found[1] if found else ""
    return "M" if name.upper().startswith("M") else name


def _ends(place: str) -> list[str]:
    """Give the bands of a place, without the chromosome: `q26`, `q27`; nothing said is all of it."""
    found = _PLACE.match(place)
    chromosome = found[1] if found else ""
    return [end.removeprefix(chromosome) for end in place.replace("–", "-").split("-")]


def _lies_in(band: str, other: str) -> bool:
    """Tell whether a band lies in another, or is one end of it: `q27.1` in `q27`, and `q27` in all of it."""
    return band.startswith(other)
