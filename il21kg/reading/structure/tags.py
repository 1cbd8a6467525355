"""Says of each token of a sentence what it is: part of a name, a preposition, a helper of the verb, a comma.

In "IL-21 may induce the proliferation of B-cells":

    IL  -       21   may    induce  the  proliferation  of    B     -       cells
    word hyphen num  modal  word    det  word           prep  word  hyphen  word
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.vocabulary.mentions import Mention, Token

_PUNCTUATION: Final = {
    ",": "comma", "(": "lpar", "[": "lpar", ")": "rpar", "]": "rpar", "{": "lpar", "}": "rpar",
    ";": "stop", ":": "colon", "=": "colon",
    ".": "dot", "-": "hyphen", "–": "hyphen", "‐": "hyphen", "—": "stop", "/": "slash", "'": "quote",
    '"': "quote", "“": "quote", "”": "quote", "’": "quote", "‘": "quote", "`": "quote", "+": "word",
}  # fmt: skip
#: Tags of what ends like a noun.
NOUNISH: Final = frozenset({"word", "num", "topic", "+topic", "rpar", "quote", "such"})
#: Tags of adverbs: one word in -ly or of the class, and the words of one of several words.
ADVERBS: Final = frozenset({"adv", "advp"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a sentence and what each of them is."""

    words: tuple[Token, ...]
    tags: tuple[str, ...]
    """`+topic`, `+prep`: a further token of a unit of several words; else a value of `grammar`'s classes."""
    roles: tuple[str, ...]
    """Role of the closed class it belongs to, or empty: `context` for "in"."""


def tag(words: Sequence[Token], mentions: Iterable[Mention], grammar: Grammar) -> Tagged:
    """Tag tokens by the closed classes, their form and their neighbours; a name wins over its words."""
    lows = [word.low for word in words]
    tags, roles = _by_class(lows, grammar)
    _mend(words, tags, grammar)
    if not grammar.words("intransitive").keys().isdisjoint(lows):
        _end_names(words, tags, grammar)
    for mention in mentions:
        inside = range(mention.first, mention.last)
        if tags[mention.first] == "+prep":
            continue  # "in response to stress": the words after "in" are its unit
        if len(inside) > 1 and any(tags[i] not in ("topic", "+topic") for i in inside):
            for i in inside:
                if tags[i] not in ("lpar", "rpar"):
                    tags[i] = "word"
        elif len(inside) == 1 and tags[mention.first] in ("eval", "gov", "adv"):
            tags[mention.first] = "word"
    return Tagged(tuple(words), tuple(tags), tuple(roles))


def _by_class(lows: Sequence[str], grammar: Grammar) -> tuple[list[str], list[str]]:
    tags: list[str] = []
    roles: list[str] = []
    for at, low in enumerate(lows):
        if at < len(tags):
            continue  # a further word of the unit before
        for size in grammar.sizes.get(low, ()):
            unit = grammar.units.get(low if size == 1 else " ".join(lows[at : at + size]))
            if unit is not None:
                tags += unit.tags
                roles += unit.roles
                break
        else:
            tags.append(_by_form(low))
            roles.append("")
    return tags, roles


@lru_cache(maxsize=1 << 13)
def _by_form(low: str) -> str:
    if low in _PUNCTUATION:
        return _PUNCTUATION[low]
    if low[0].isdigit():
        return "num"
    return "adv" if low.endswith("ly") and len(low) > 4 else "word"


def _mend(words: Sequence[Token], tags: list[str], grammar: Grammar) -> None:
    """Undo a tag that the neighbours belie."""
    for i in range(1, len(words)):
        name, before = tags[i], words[i - 1]
        if name in ("prep", "adv", "det", "conj", "neg"):
            if before.text == "-" and before.end == words[i].start:
                tags[i] = "word"  # "pyrin-like": no preposition
            elif words[i].low == "either" and _adverb_after(i, tags):
                tags[i] = "advp"  # "can either directly or indirectly inhibit"
            elif name == "conj" and _pairs(words, i, grammar):
                tags[i] = "advp"  # "directly and indirectly inhibits": it joins no clauses
            elif words[i].text == "A" and tags[i - 1] in ("word", "num"):
                tags[i] = "word"  # "protein kinase A": no article
            elif (
                words[i].low == "like"
                and words[i + 1 : i + 2]
                and words[i + 1].norm in grammar.words("stretch")
            ):
                tags[i] = "word"  # "a tensin like domain"
        elif name == "gov" and _likely_by(words, tags, i, grammar):
            tags[i] = "adv"  # "B cells, likely through activation of STAT3": it governs no verb
        elif name == "+topic":
            two = (
                words[i - 1].low == "the"
                and tags[i + 1 : i + 2] == ["word"]
                and tags[i + 2 : i + 3] != ["hyphen"]
            )
            if two and not _verbal(words[i + 1]):
                tags[i - 1], tags[i] = "det", "word"  # "the protein kinase family" is not the protein
        elif name == "num":
            if tags[i - 1] == "modal" and before.text == "May":
                tags[i - 1] = tags[i] = "advp"  # the month
        elif name == "comma":
            inside = i + 1 < len(words) and words[i - 1].end + 1 == words[i].end == words[i + 1].start
            if inside and words[i - 1].text[-1].isdigit() and words[i + 1].text[0].isdigit():
                tags[i] = "hyphen"  # "a beta-1,3-galactosidase": no list
        elif words[i].text == ":" and before.end == words[i].start and words[i + 1 : i + 2]:
            if words[i + 1].start == words[i].end:
                tags[i] = "hyphen"  # "sodium:chloride symporter": one name
        elif name == "hyphen":
            if tags[i - 1] == "modal" and before.text[0].isupper():
                tags[i - 1] = "word"  # a person: "May-Hegglin anomaly"
        elif name == "dot" and i + 1 < len(words) and len(before.text) == 1 and before.text.isupper():
            tags[i] = "hyphen"  # "E. coli": the stop of an abbreviation ends nothing
    for i, word in enumerate(words[:-1]):
        if tags[i] == "det" and word.end == words[i + 1].start and tags[i + 1] == "num":
            tags[i] = "word"  # "HER2" is nothing of hers


def _likely_by(words: Sequence[Token], tags: Sequence[str], i: int, grammar: Grammar) -> bool:
    likely = grammar.role("governor", words[i].low) == "likely" and tags[i - 1] in NOUNISH
    return likely and i + 1 < len(words) and tags[i + 1] == "prep" and words[i + 1].low != "to"


def _adverb_after(i: int, tags: Sequence[str]) -> bool:
    return i + 1 < len(tags) and tags[i + 1] in ADVERBS


def _pairs(words: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether the conjunction at `i` joins two adverbs that stand before one verb."""
    paired = grammar.words("paired-adverb")
    return i + 1 < len(words) and words[i - 1].low in paired and words[i + 1].low in paired


def _verbal(word: Token) -> bool:
    """Tell whether a word may be a verb or a name: "the protein binds", "the gene IL21"."""
    return word.low.endswith(("s", "ed", "ing")) or not word.text.islower()


def _end_names(words: Sequence[Token], tags: list[str], grammar: Grammar) -> None:
    """Let a verb without an object end the name before it: "this protein functions via its ..."."""
    verbs = grammar.words("intransitive")
    adjectives = tuple(ending[1:] for ending in grammar.words("adjective-ending"))
    for i in range(1, len(words) - 1):
        low = words[i].low
        if (
            low in verbs
            and tags[i] == "word"
            and (tags[i - 1] in NOUNISH or tags[i - 1] in ("conj", "adv"))
            and tags[i + 1] in ("prep", "adv", "dot", "advp")
            and words[i + 1].low != "of"
            and not (verbs[low] == "noun" and _is_noun(i, words, tags, adjectives))
        ):
            tags[i] = "rep"


def _is_noun(i: int, words: Sequence[Token], tags: Sequence[str], adjectives: tuple[str, ...]) -> bool:
    """Tell a noun that looks like a verb: "effector function in", "catalytic functions", "its function."."""
    if tags[i + 1] == "dot" or words[i - 1].low.endswith(adjectives):
        return True
    singular = words[i - 1].norm == words[i - 1].low and tags[i - 1] == "word"
    return singular and words[i].norm == words[i].low
