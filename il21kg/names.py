"""What a name is to the vocabulary: its tokens, the keys it is found by, its other forms, its rank.

>>> key("Natural-Killer cells"), key("IL-21") == key("IL21")
('natural killer cell', True)
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

#: Rank of a name: a lower one wins when one name belongs to several terms.
LABEL, SYNONYM, CURATED, RELATED = range(4)

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*|[^\s\w]|_")
_TRANSPARENT: Final = frozenset("-–‐‑'’\"“”‘`")
_GREEK: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One term a name may stand for."""

    iri: str
    rank: int
    """LABEL, SYNONYM, CURATED or RELATED."""


def words(text: str) -> Iterator[re.Match[str]]:
    """Cut a text into tokens as they stand; blanks vanish, nothing else does."""
    return _TOKEN.finditer(text)


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into (start, end, normalised token); blanks vanish, nothing else does.

    >>> [norm for _, _, norm in tokens("the B-cells of IL21")]
    ['the', 'b', '-', 'cell', 'of', 'il', '21']
    """
    return [(m.start(), m.end(), normal(m[0])) for m in words(text)]


@lru_cache(maxsize=1 << 16)
def normal(token: str) -> str:
    """Lower case, plural folded, Greek letters by name: a key beside the text, never in its place.

    >>> [normal(word) for word in ("Responses", "psoriasis", "activities", "complexes", "γ")]
    ['response', 'psoriasis', 'activity', 'complex', 'gamma']
    """
    low = token.lower()
    word = _GREEK.get(low, low)
    if word.endswith(("sses", "xes", "iruses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 13)
def key(name: str) -> str:
    """Normalise a name for look-up: tokens without hyphens and quotes, commas kept as tokens."""
    return " ".join([normal(token) for token in _TOKEN.findall(name) if token not in _TRANSPARENT])


def keys(name: str) -> tuple[str, ...]:
    """Give the keys a name is found by: as it stands, and without its commas.

    >>> keys("Anemia, aplastic")
    ('anemia , aplastic', 'anemia aplastic')
    """
    whole = key(name)
    found = (whole, key(name.replace(",", " "))) if "," in name else (whole,)
    return tuple(form for form in found if form)


def inversions(name: str) -> Iterator[str]:
    """Give the name of a disease turned round, as indexes write it and back; a number stays last.

    >>> list(inversions("systemic lupus erythematosus")), list(inversions("lupus erythematosus, systemic"))
    (['lupus erythematosus systemic'], ['systemic lupus erythematosus'])
    >>> list(inversions("Immunodeficiency, common variable, 11"))
    ['common variable Immunodeficiency 11']
    """
    inverted = "," in name
    parts = [part.strip() for part in name.split(",") if part.strip()] if inverted else name.split()
    number = [parts.pop()] if len(parts) > 1 and parts[-1].isdigit() else []
    if len(parts) > 1:
        yield " ".join([*(parts[::-1] if inverted else (*parts[1:], parts[0])), *number])


def packed(ranks: Mapping[str, int]) -> str:
    """Write the candidates of a name, IRI → rank, in one line, best first: a line is cheap to keep.

    >>> packed({"http://b": SYNONYM, "http://a": SYNONYM, "http://c": LABEL})
    '0http://c 1http://a 1http://b'
    """
    return " ".join(sorted([f"{rank}{iri}" for iri, rank in ranks.items()]))


def unpacked(line: str) -> tuple[Name, ...]:
    """Give the candidates that `packed` wrote.

    >>> unpacked("0http://c")
    (Name(iri='http://c', rank=0),)
    """
    return tuple(Name(entry[1:], int(entry[0])) for entry in line.split(" "))
