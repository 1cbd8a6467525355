"""Where a band lies on its chromosome, so that two stated locations can be compared.

>>> agree("5q31.1", "5q31"), agree("5q31", "5q23-q33"), agree("Xp22", "X and Yp11.3"), agree("5p", "5q31")
(True, True, True, False)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

#: Digits of a band's name that count: q31.33 has three.
_DEPTH: Final = 6
_END: Final = 10**_DEPTH
_POINT: Final = r"(?:[pq](?:ter|[\d.]+)?|cen)"
_LOCATION: Final = re.compile(rf"(\d\d?|X|Y)-?({_POINT})?(?:-(?:\d\d?|X|Y)?({_POINT}))?")
#: What HGNC writes behind a location that is not on the reference assembly.
_REMARK: Final = re.compile(r" (?:alternate reference locus|not on reference assembly)$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a chromosome; the short arm counts down from the centromere, the long arm up."""

    chromosome: str
    low: int
    high: int


def stretches(location: str) -> tuple[Stretch, ...]:
    """Give the stretches a location names: "4q27", "1q21-q22", "X and Yp11.3"; none where it names no band.

    >>> stretches("4q2"), stretches("mitochondria")
    ((Stretch(chromosome='4', low=200000, high=300000),), ())
    """
    return tuple(_stretches(_REMARK.sub("", location.strip())))


def agree(stated: str, known: str) -> bool | None:
    """Tell whether a stated location shares a stretch with a known one; None where one names no band."""
    one, other = stretches(stated), stretches(known)
    if not one or not other:
        return None
    return any(a.chromosome == b.chromosome and a.low < b.high and b.low < a.high for a in one for b in other)


def lies_in(place: str, whole: str) -> bool:
    """Tell whether a place is one of a wider one; False where one names no band.

    >>> lies_in("4q27", "4q"), lies_in("4q27", "4"), lies_in("4q", "4q27")
    (True, True, False)
    """
    one, other = stretches(place), stretches(whole)
    return bool(one and other) and all(
        any(a.chromosome == b.chromosome and b.low <= a.low and a.high <= b.high for b in other) for a in one
    )


def _stretches(location: str) -> Iterator[Stretch]:
    for part in re.split(r" (?:and|or) ", location):
        match = _LOCATION.fullmatch(part.strip())
        if match:
            points = [_point(name) for name in (match[2], match[3] or match[2])]
            yield Stretch(match[1], min(low for low, _ in points), max(high for _, high in points))


def _point(name: str | None) -> tuple[int, int]:
    """Give the two ends of a band, of an arm, or of the whole chromosome where no band is named."""
    if not name:
        return -_END, _END
    if name == "cen":
        return -1, 1
    digits = name[1:].replace(".", "")
    if digits == "ter":
        low, high = _END - 1, _END
    elif digits:
        low = int(digits.ljust(_DEPTH, "0"))
        high = low + 10 ** (_DEPTH - len(digits))
    else:
        low, high = 0, _END
    return (low, high) if name[0] == "q" else (-high, -low)
