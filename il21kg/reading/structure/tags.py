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
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import WordClass
from il21kg.vocabulary.mentions import Mention, Token

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
#: Tags of what ends like a noun.
NOUNISH: Final = frozenset(
    {Tag.WORD, Tag.NUMBER, Tag.TOPIC, Tag.TOPIC_GOES_ON, Tag.CLOSING, Tag.QUOTE, Tag.SUCH}
)
#: Tags of adverbs: one word in -ly or of the class, and the words of one of several words.
ADVERBS: Final = frozenset({Tag.ADVERB, Tag.ADVERBIAL})


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a sentence and what each of them is."""

    words: tuple[Token, ...]
    tags: tuple[Tag, ...]
    """`+topic`, `+prep`: a further token of a unit of several words; else a value of `grammar`'s classes."""
    roles: tuple[str, ...]
    """Role of the closed class it belongs to, or empty: `context` for "in"."""


def tag(words: Sequence[Token], mentions: Iterable[Mention], grammar: Grammar) -> Tagged:
    """Tag tokens by the closed classes, their form and their neighbours; a name wins over its words."""
    lows = [word.low for word in words]
    tags, roles = _by_class(lows, grammar)
    _mend(words, tags, grammar)
    if not grammar.words(WordClass.INTRANSITIVE).keys().isdisjoint(lows):
        _end_names(words, tags, grammar)
    for mention in mentions:
        inside = range(mention.first, mention.last)
        if tags[mention.first] == Tag.PREPOSITION_GOES_ON:
            continue  # "in response to stress": the words after "in" are its unit
        if len(inside) > 1 and any(tags[i] not in (Tag.TOPIC, Tag.TOPIC_GOES_ON) for i in inside):
            for i in inside:
                if tags[i] not in (Tag.OPENING, Tag.CLOSING):
                    tags[i] = Tag.WORD
        elif len(inside) == 1 and tags[mention.first] in (Tag.EVALUATIVE, Tag.GOVERNOR, Tag.ADVERB):
            tags[mention.first] = Tag.WORD
    return Tagged(tuple(words), tuple(tags), tuple(roles))


def _by_class(lows: Sequence[str], grammar: Grammar) -> tuple[list[Tag], list[str]]:
    tags: list[Tag] = []
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
def _by_form(low: str) -> Tag:
    if low in _PUNCTUATION:
        return _PUNCTUATION[low]
    if low[0].isdigit():
        return Tag.NUMBER
    return Tag.ADVERB if low.endswith("ly") and len(low) > 4 else Tag.WORD


def _mend(words: Sequence[Token], tags: list[Tag], grammar: Grammar) -> None:
    """Undo a tag that the neighbours belie."""
    for i in range(1, len(words)):
        name, before = tags[i], words[i - 1]
        if name in (Tag.PREPOSITION, Tag.ADVERB, Tag.DETERMINER, Tag.CONJUNCTION, Tag.NEGATION):
            if before.text == "-" and before.end == words[i].start:
                tags[i] = Tag.WORD  # "pyrin-like": no preposition
            elif words[i].low == "either" and _adverb_after(i, tags):
                tags[i] = Tag.ADVERBIAL  # "can either directly or indirectly inhibit"
            elif name == Tag.CONJUNCTION and _pairs(words, i, grammar):
                tags[i] = Tag.ADVERBIAL  # "directly and indirectly inhibits": it joins no clauses
            elif words[i].text == "A" and tags[i - 1] in (Tag.WORD, Tag.NUMBER):
                tags[i] = Tag.WORD  # "protein kinase A": no article
            elif (
                words[i].low == "like"
                and words[i + 1 : i + 2]
                and words[i + 1].norm in grammar.words(WordClass.STRETCH)
            ):
                tags[i] = Tag.WORD  # "a tensin like domain"
        elif name == Tag.GOVERNOR and _likely_by(words, tags, i, grammar):
            tags[i] = Tag.ADVERB  # "B cells, likely through activation of STAT3": it governs no verb
        elif name == Tag.TOPIC_GOES_ON:
            two = (
                words[i - 1].low == "the"
                and tags[i + 1 : i + 2] == [Tag.WORD]
                and tags[i + 2 : i + 3] != [Tag.HYPHEN]
            )
            if two and not _verbal(words[i + 1]):
                tags[i - 1], tags[i] = (
                    Tag.DETERMINER,
                    Tag.WORD,
                )  # "the protein kinase family" is not the protein
        elif name == Tag.NUMBER:
            if tags[i - 1] == Tag.MODAL and before.text == "May":
                tags[i - 1] = tags[i] = Tag.ADVERBIAL  # the month
        elif name == Tag.COMMA:
            inside = i + 1 < len(words) and words[i - 1].end + 1 == words[i].end == words[i + 1].start
            if inside and words[i - 1].text[-1].isdigit() and words[i + 1].text[0].isdigit():
                tags[i] = Tag.HYPHEN  # "a beta-1,3-galactosidase": no list
        elif words[i].text == ":" and before.end == words[i].start and words[i + 1 : i + 2]:
            if words[i + 1].start == words[i].end:
                tags[i] = Tag.HYPHEN  # "sodium:chloride symporter": one name
        elif name == Tag.HYPHEN:
            if tags[i - 1] == Tag.MODAL and before.text[0].isupper():
                tags[i - 1] = Tag.WORD  # a person: "May-Hegglin anomaly"
        elif name == Tag.DOT and i + 1 < len(words) and len(before.text) == 1 and before.text.isupper():
            tags[i] = Tag.HYPHEN  # "E. coli": the stop of an abbreviation ends nothing
    for i, word in enumerate(words[:-1]):
        if tags[i] == Tag.HYPHEN and i and words[i - 1].end < word.start and word.end < words[i + 1].start:
            tags[i] = Tag.STOP  # "Growth - It drives": a dash
        if tags[i] == Tag.DETERMINER and word.end == words[i + 1].start and tags[i + 1] == Tag.NUMBER:
            tags[i] = Tag.WORD  # "HER2" is nothing of hers


def _likely_by(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    likely = grammar.role(WordClass.GOVERNOR, words[i].low) == "likely" and tags[i - 1] in NOUNISH
    return likely and i + 1 < len(words) and tags[i + 1] == Tag.PREPOSITION and words[i + 1].low != "to"


def _adverb_after(i: int, tags: Sequence[Tag]) -> bool:
    return i + 1 < len(tags) and tags[i + 1] in ADVERBS


def _pairs(words: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Tell whether the conjunction at `i` joins two adverbs that stand before one verb."""
    paired = grammar.words(WordClass.PAIRED_ADVERB)
    return i + 1 < len(words) and words[i - 1].low in paired and words[i + 1].low in paired


def _verbal(word: Token) -> bool:
    """Tell whether a word may be a verb or a name: "the protein binds", "the gene IL21"."""
    return word.low.endswith(("s", "ed", "ing")) or not word.text.islower()


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
            and not (verbs[low] == "noun" and _is_noun(i, words, tags, adjectives))
        ):
            tags[i] = Tag.REPORTING


def _is_noun(i: int, words: Sequence[Token], tags: Sequence[Tag], adjectives: tuple[str, ...]) -> bool:
    """Tell a noun that looks like a verb: "effector function in", "catalytic functions", "its function."."""
    if tags[i + 1] == Tag.DOT or words[i - 1].low.endswith(adjectives):
        return True
    singular = words[i - 1].norm == words[i - 1].low and tags[i - 1] == Tag.WORD
    return singular and words[i].norm == words[i].low
