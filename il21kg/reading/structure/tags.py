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
from il21kg.reading.structure.mends import mend
from il21kg.reading.structure.tagset import BRACKETS, NOUNISH, Tag
from il21kg.vocabulary.classes import MarkRole, WordClass
from il21kg.vocabulary.mentions import Mention, Token
from il21kg.vocabulary.spelling import normal

#: Tags of words for what the text is about; those that a name of one word takes away.
_TOPICAL: Final = frozenset({Tag.TOPIC, Tag.TOPIC_GOES_ON})
_WEAK: Final = frozenset({Tag.EVALUATIVE, Tag.GOVERNOR, Tag.ADVERB})
_PUNCTUATION: Final = {
    ",": Tag.COMMA,
    "(": Tag.OPENING,
    "[": Tag.OPENING,
    ")": Tag.CLOSING,
    "]": Tag.CLOSING,
    "{": Tag.OPENING,
    "}": Tag.CLOSING,
    ";": Tag.STOP,
    ":": Tag.COLON,
    "=": Tag.COLON,
    ".": Tag.DOT,
    "-": Tag.HYPHEN,
    "–": Tag.HYPHEN,
    "‐": Tag.HYPHEN,
    "—": Tag.STOP,
    "/": Tag.SLASH,
    "'": Tag.QUOTE,
    '"': Tag.QUOTE,
    "“": Tag.QUOTE,
    "”": Tag.QUOTE,
    "’": Tag.QUOTE,
    "‘": Tag.QUOTE,
    "`": Tag.QUOTE,
    "+": Tag.WORD,
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a sentence and what each of them is."""

    words: tuple[Token, ...]
    tags: tuple[Tag, ...]
    """`+topic`, `+prep`: a further token of a unit of several words; else a value of `grammar`'s classes."""
    roles: tuple[str, ...]
    """Role of the closed class it belongs to, or empty: `context` for "in"."""
    mended: tuple[str, ...] = ()
    """Names of the rows of `mends` that changed a tag."""


def tag(words: Sequence[Token], mentions: Iterable[Mention], grammar: Grammar) -> Tagged:
    """Tag tokens by the closed classes, their form and their neighbours; a name wins over its words."""
    lows = [word.low for word in words]
    tags, roles = _by_class(lows, grammar)
    mended = mend(words, tags, grammar)
    if not grammar.words(WordClass.INTRANSITIVE).keys().isdisjoint(lows):
        _end_names(words, tags, grammar)
    for mention in mentions:
        inside = range(mention.first, mention.last)
        if tags[mention.first] == Tag.PREPOSITION_GOES_ON:
            continue  # "in response to stress": the words after "in" are its unit
        if len(inside) > 1 and any(tags[i] not in _TOPICAL for i in inside):
            for i in inside:
                if tags[i] not in BRACKETS:
                    tags[i] = Tag.WORD
        elif len(inside) == 1 and tags[mention.first] in _WEAK:
            tags[mention.first] = Tag.WORD
    return Tagged(tuple(words), tuple(tags), tuple(roles), mended)


def _by_class(lows: Sequence[str], grammar: Grammar) -> tuple[list[Tag], list[str]]:
    tags: list[Tag] = []
    roles: list[str] = []
    sizes, units = grammar.sizes, grammar.units
    for at, low in enumerate(lows):
        if at < len(tags):
            continue  # a further word of the unit before
        for size in sizes.get(low, ()):
            unit = units.get(low if size == 1 else " ".join(lows[at : at + size]))
            if unit is not None and not (size > 1 and _ends_event(at, lows, tags, grammar)):
                tags += unit.tags
                roles += unit.roles
                break
        else:
            tags.append(_by_form(low))
            roles.append("")
    return tags, roles


def _ends_event(at: int, lows: Sequence[str], tags: Sequence[Tag], grammar: Grammar) -> bool:
    """Tell whether a word that opens a unit ends a name for a mutation: "faulty copies of"."""
    if not tags or tags[-1] != Tag.WORD:
        return False
    return grammar.role(WordClass.EVENT, f"{lows[at - 1]} {normal(lows[at])}") is not None


@lru_cache(maxsize=1 << 13)
def _by_form(low: str) -> Tag:
    if low in _PUNCTUATION:
        return _PUNCTUATION[low]
    if low[0].isdigit():
        return Tag.NUMBER
    return Tag.ADVERB if low.endswith("ly") and len(low) > 4 else Tag.WORD


def _end_names(words: Sequence[Token], tags: list[Tag], grammar: Grammar) -> None:
    """Let a verb without an object end the name before it: "this protein functions via its ..."."""
    verbs = grammar.words(WordClass.INTRANSITIVE)
    adjectives = tuple(ending[1:] for ending in grammar.words(WordClass.ADJECTIVE_ENDING))
    for i in range(1, len(words) - 1):
        low = words[i].low
        if (
            low in verbs
            and tags[i] == Tag.WORD
            and (tags[i - 1] in NOUNISH or tags[i - 1] in (Tag.CONJUNCTION, Tag.ADVERB))
            and tags[i + 1] in (Tag.PREPOSITION, Tag.ADVERB, Tag.DOT, Tag.ADVERBIAL)
            and words[i + 1].low != "of"
            and not (verbs[low] == MarkRole.NOUN and _is_noun(i, words, tags, adjectives))
        ):
            tags[i] = Tag.REPORTING


def _is_noun(i: int, words: Sequence[Token], tags: Sequence[Tag], adjectives: tuple[str, ...]) -> bool:
    """Tell a noun that looks like a verb: "effector function in", "catalytic functions", "its function."."""
    if tags[i + 1] == Tag.DOT or words[i - 1].low.endswith(adjectives):
        return True
    singular = words[i - 1].norm == words[i - 1].low and tags[i - 1] == Tag.WORD
    return singular and words[i].norm == words[i].low
