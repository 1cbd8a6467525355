"""What a name is to the vocabulary: its tokens, the keys it is found by, its other forms, its rank.

>>> key("Natural-Killer cells"), key("IL-21") == key("IL21")
('natural killer cell', True)
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from il21kg.text.folding import fold, plain

#: Rank of a name: a lower one wins when one name belongs to several terms.
LABEL, SYNONYM, CURATED, RELATED = range(4)

#: A word, a number, a sign; "doesn't" is one word.
_TOKEN = re.compile(r"[^\W\d_]+(?:(?<=n)['’]t(?!\w))?|\d+(?:\.\d+)*|[^\s\w]|_")
_TRANSPARENT: Final = frozenset("-–‐‑'’\"“”‘`")
_GREEK: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ω": "omega",
}  # fmt: skip
#: Plurals that no ending tells.
_PLURALS: Final = {
    "testes": "testis", "metastases": "metastasis", "diagnoses": "diagnosis", "nuclei": "nucleus",
    "mitochondria": "mitochondrion", "ganglia": "ganglion", "cilia": "cilium", "flagella": "flagellum",
    "bronchi": "bronchus", "alveoli": "alveolus", "villi": "villus", "loci": "locus", "stimuli": "stimulus",
    "thrombi": "thrombus", "fungi": "fungus", "bacteria": "bacterium", "vertebrae": "vertebra", "sera":
    "serum", "endothelia": "endothelium", "epithelia": "epithelium", "atria": "atrium", "axes": "axis",
    "lumina": "lumen",
}  # fmt: skip
_IN_LATIN: Final = str.maketrans(_GREEK)
#: A Greek letter by name that is glued to a symbol, before it or behind: "TNFalpha", "kappaB".
_GLUED: Final = re.compile(
    r"^([A-Za-z]{2,5})(alpha|beta|gamma|delta|epsilon|kappa|zeta|theta)$", re.IGNORECASE
)
#: Words before a number that some write in Roman and some in Arabic figures.
_NUMBERED: Final = re.compile(
    r"\b(type|class|group|complex|factor|stage|grade|phase) (?:(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|X)|(\d{1,2}))\b",
    re.IGNORECASE,
)
_DISEASE: Final = re.compile(r"(.+) (disease|disorder)", re.IGNORECASE)
_NUMBER_LAST: Final = re.compile(
    r"(.*?[a-z])(,? type|, susceptibility to,)? (\d{1,2}[A-Za-z]?)", re.IGNORECASE
)
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")


@dataclass(frozen=True, slots=True)
class Name:
    """One term a name may stand for."""

    iri: str
    rank: int
    """LABEL, SYNONYM, CURATED or RELATED."""
    layer: int = 0
    """0: of the vocabulary that ships or of the user's Turtle; else the place of the terminology that gave
    the name among those added, from 1: the order in which clashes are settled."""
    written: int = 0
    """`print_of` the name where only these capitals mean it (a symbol without a digit); 0: any capitals."""
    weak: bool = False
    """It is an ordinary word, a common abbreviation or the name of a whole class as well: it counts only
    where the text supports it."""

    @property
    def asks(self) -> bool:
        """Tell whether it asks how it is written, or for support."""
        return self.weak or self.written != 0

    def fits(self, words: str) -> bool:
        """Tell whether words, which have the name's key, are written as the name has to be.

        One capital is enough for an approved symbol that is no ordinary word ("Fas"), and does no harm to a
        name in small letters ("Klotho"). Capitals inside ("MafG") are of no ordinary word; a plural ("UCPs")
        is another name.
        """
        if self.written in (0, print_of(words)):
            return True
        if any(c.isupper() for c in words[1:]):
            return len(words) > 3 and not (words.endswith("s") and words[:-1].isupper())
        if len(words) < 3 or not words[0].isupper():
            return False
        symbol = self.rank == LABEL and not self.weak and self.written == print_of(words.upper())
        return symbol or self.written == print_of(words.lower())


def words(text: str) -> Iterator[re.Match[str]]:
    """Cut a text into tokens as they stand; blanks vanish, nothing else does."""
    return _TOKEN.finditer(text)


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into (start, end, normalised token); blanks vanish, nothing else does.

    >>> [norm for _, _, norm in tokens("the B-cells of IL21")]
    ['the', 'b', '-', 'cell', 'of', 'il', '21']
    """
    folded, starts, ends = fold(text)
    return [(starts[m.start()], ends[m.end() - 1], normal(m[0])) for m in words(folded)]


@lru_cache(maxsize=1 << 16)
def normal(token: str) -> str:
    """Lower case, plural folded, Greek letters by name: a key beside the text, never in its place.

    >>> [normal(word) for word in ("Responses", "psoriasis", "activities", "complexes", "γ")]
    ['response', 'psoriasis', 'activity', 'complex', 'gamma']
    """
    word = token.lower()
    if not word.isascii():
        word = word.translate(_IN_LATIN)
    if word in _PLURALS:
        return _PLURALS[word]
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
    return " ".join([normal(token) for token in _TOKEN.findall(plain(name)) if token not in _TRANSPARENT])


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


def forms(name: str, kind: str, *, turned: bool = True) -> tuple[str, ...]:
    """Give the keys of a name of a term of some kind; `turned`: also with the commas of indexes.

    >>> forms("fever, odd, 3", "disease")
    ('fever , odd , 3', 'fever odd 3', 'odd fever 3')
    """
    found = dict.fromkeys(keys(name))
    if kind == "disease" and turned:
        found.update(dict.fromkeys(form for other in inversions(name) for form in keys(other)))
    return tuple(found)


def variants(name: str, kind: str) -> tuple[str, ...]:
    """Give further keys of a name: it is written so as well, but a name that is written so comes before it.

    >>> variants("TNFalpha", "gene"), variants("TNF-alpha", "gene")
    (('tnf alpha',), ('tnfalpha',))
    >>> variants("odd receptor type II", "family")[:2]
    ('odd receptor type 2', 'odd receptor type ii family')
    >>> variants("leprosy, susceptibility to, 4", "disease")
    ('leprosy type 4', 'leprosy 4')
    """
    found: dict[str, None] = {}
    if kind == "disease":
        found.update(dict.fromkeys(key(other) for other in _as_disease(name)))
    if _NUMBERED.search(name):
        found[key(_NUMBERED.sub(_renumbered, name))] = None
    if kind in ("gene", "protein", "family", "complex") and " " not in name:
        found.update(dict.fromkeys(_greek(name)))
    if kind == "family":
        found.update(dict.fromkeys(_as_family(name)))
    return tuple(found)


def _as_disease(name: str) -> Iterator[str]:
    """Give other ways to write a disease: disorder for disease, "type" before its number or not."""
    if found := _DISEASE.fullmatch(name):
        yield f"{found[1]} {'disorder' if found[2].lower() == 'disease' else 'disease'}"
    if found := _NUMBER_LAST.fullmatch(name):
        yield f"{found[1]} type {found[3]}"
        if found[2]:
            yield f"{found[1]} {found[3]}"


def _as_family(name: str) -> Iterator[str]:
    """Give "odd gene family" and the like for a family called "odd family" or "odds"."""
    found = key(name)
    bare = found.removesuffix(" superfamily").removesuffix(" family")
    if bare.endswith(" subfamily"):
        return
    kind = "superfamily" if found.endswith(" superfamily") else "family"
    yield f"{bare} {kind}"
    yield f"{bare} gene {kind}"
    yield f"{bare} protein {kind}"


def _renumbered(match: re.Match[str]) -> str:
    word, roman, number = match.groups()
    if roman:
        return f"{word} {_ROMAN.index(roman.upper())}"
    return f"{word} {_ROMAN[int(number)]}" if 0 < int(number) < len(_ROMAN) else match[0]


def _greek(name: str) -> Iterator[str]:
    """Give a symbol with a Greek letter by name in its other spelling: glued, or apart."""
    parts = key(name).split(" ")
    if len(parts) == 1 and (glued := _GLUED.match(parts[0])):
        yield f"{glued[1]} {glued[2]}"
    elif len(parts) == 2 and parts[1] in _GREEK.values() and parts[0].isalpha():
        yield "".join(parts)


@lru_cache(maxsize=1 << 13)
def print_of(words: str) -> int:
    """Give a number for words as they are written, blanks, hyphens and quotes apart: never 0.

    >>> print_of("IL-2") == print_of("IL2"), print_of("WAS") == print_of("was")
    (True, False)
    """
    kept = "".join([c for c in plain(words) if c not in _TRANSPARENT and not c.isspace()])
    return zlib.crc32(kept.encode()) or 1


#: A minus behind a marker, "negative" or what is short for it.
_NEGATIVE: Final = re.compile(
    r"\w[-−–‐⁻](?=\s+\w|$|/|\))|\d[-−–‐⁻](?=CD)|\w\s*\(\s*[-−–‐⁻]\s*\)|[-−–‐ ]neg(?:ative)?\b|\dneg\b"
)


@lru_cache(maxsize=1 << 13)
def negative(words: str) -> bool:
    """Tell whether words say that a marker is missing: what they name is not what has it.

    >>> [negative(words) for words in ("CD4- T cells", "CD8(-)", "CD19-negative", "CD4+ T cells", "anti-CD3")]
    [True, True, True, False, False]
    """
    return _NEGATIVE.search(words) is not None


def beginnings(names: Iterable[str]) -> list[str]:
    """Give the keys that begin longer ones, sorted: a search for the longest name goes on from there.

    >>> beginnings(["odd", "odd cell", "odd cell type"])
    ['odd', 'odd cell']
    """
    found = set()
    for name in names:
        end = name.rfind(" ")
        while end > 0 and name[:end] not in found:
            found.add(name[:end])
            end = name.rfind(" ", 0, end)
    return sorted(found)


def packed(ranks: Mapping[str, int]) -> str:
    """Write the candidates of a name, IRI → rank, in one line, best first: a line is cheap to keep.

    >>> packed({"http://b": SYNONYM, "http://a": SYNONYM, "http://c": LABEL})
    '0http://c 1http://a 1http://b'
    """
    return " ".join(sorted([f"{rank}{iri}" for iri, rank in ranks.items()]))


def unpacked(line: str) -> tuple[Name, ...]:
    """Give the candidates that `packed` wrote.

    >>> [(name.iri, name.rank) for name in unpacked("0http://c")]
    [('http://c', 0)]
    """
    return tuple(Name(entry[1:], int(entry[0])) for entry in line.split(" "))
