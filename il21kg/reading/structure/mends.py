"""Undoes tags that their neighbours belie: "like" is a preposition, and none in "pyrin-like".

A table of rows, each with an example in which it mends the word that it names. Of the rows for a tag the
first that holds is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import ADVERBS, NOUNISH, Tag
from il21kg.vocabulary.classes import GovernorRole, WordClass
from il21kg.vocabulary.mentions import Token

Holds: TypeAlias = Callable[[Sequence[Token], Sequence[Tag], int, Grammar], bool]

_OF_NAMES: Final = frozenset({Tag.WORD, Tag.NUMBER})
_FUNCTION_WORDS: Final = (Tag.PREPOSITION, Tag.ADVERB, Tag.DETERMINER, Tag.CONJUNCTION, Tag.NEGATION)


@dataclass(frozen=True, slots=True)
class Mend:
    """A row: where it holds, a token has another tag."""

    name: str
    tags: tuple[Tag, ...]
    """The tags it mends."""
    holds: Holds
    """(words, tags, index, grammar) → whether the tag at the index is belied."""
    here: Tag
    """What the token is instead."""
    example: str
    """A sentence in which it mends the word between bars."""
    before: Tag | None = None
    """What the token before it is then, if that changes too."""
    after: Tag | None = None
    """What the token after it is then, if that changes too."""
    opens: bool = False
    """Whether it holds of the first word too; else there is a word before."""


def mend(words: Sequence[Token], tags: list[Tag], grammar: Grammar) -> tuple[str, ...]:
    """Undo what the neighbours belie, from left to right; return the names of the rows that did."""
    names = []
    for i in range(len(words)):
        for row in _ROWS_OF.get(tags[i], ()):
            if (i or row.opens) and row.holds(words, tags, i, grammar):
                tags[i] = row.here
                if row.before is not None:
                    tags[i - 1] = row.before
                if row.after is not None:
                    tags[i + 1] = row.after
                names.append(row.name)
                break
    return tuple(names)


def _hyphenated(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return words[i - 1].text == "-" and words[i - 1].end == words[i].start


def _either(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return words[i].low == "either" and i + 1 < len(tags) and tags[i + 1] in ADVERBS


def _pairs(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    paired = grammar.words(WordClass.PAIRED_ADVERB)
    return i + 1 < len(words) and words[i - 1].low in paired and words[i + 1].low in paired


def _letter(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return words[i].text == "A" and tags[i - 1] in _OF_NAMES


def _alike(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if words[i].low != "like" or i + 1 == len(words):
        return False
    return words[i + 1].norm in grammar.words(WordClass.STRETCH)


def _likely(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if i + 1 == len(words) or tags[i + 1] != Tag.PREPOSITION or words[i + 1].low == "to":
        return False
    return tags[i - 1] in NOUNISH and grammar.role(WordClass.GOVERNOR, words[i].low) == GovernorRole.LIKELY


def _excess(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if words[i].low != "too" or i + 2 >= len(words) or words[i + 2].low != "to":
        return False
    return tags[i + 1] in (Tag.WORD, Tag.EVALUATIVE)


def _compound(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if words[i - 1].low != "the" or i + 1 == len(words) or tags[i + 1] != Tag.WORD:
        return False
    verbal = words[i + 1].low.endswith(("s", "ed", "ing")) or not words[i + 1].text.islower()
    return not verbal and (i + 2 == len(words) or tags[i + 2] != Tag.HYPHEN)


def _month(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return tags[i - 1] == Tag.MODAL and words[i - 1].text == "May"


def _inside_number(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if i + 1 == len(words) or not words[i - 1].end + 1 == words[i].end == words[i + 1].start:
        return False
    return words[i - 1].text[-1].isdigit() and words[i + 1].text[0].isdigit()


def _inside_name(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if words[i].text != ":" or i + 1 == len(words):
        return False
    return words[i - 1].end == words[i].start and words[i + 1].start == words[i].end


def _initial(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return i + 1 < len(words) and len(words[i - 1].text) == 1 and words[i - 1].text.isupper()


def _person(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return tags[i - 1] == Tag.MODAL and words[i - 1].text[0].isupper()


def _dash(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return i + 1 < len(words) and words[i - 1].end < words[i].start and words[i].end < words[i + 1].start


def _symbol(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    return i + 1 < len(words) and words[i].end == words[i + 1].start and tags[i + 1] == Tag.NUMBER


def _owner(words: Sequence[Token], tags: Sequence[Tag], i: int, grammar: Grammar) -> bool:
    if i + 2 >= len(words) or words[i + 1].text != "s":
        return False
    return words[i - 1].end == words[i].start and words[i].end == words[i + 1].start


MENDS: Final = (
    Mend("part of a hyphenated word", _FUNCTION_WORDS, _hyphenated, Tag.WORD,
         "IL-21 has a pyrin-|like| domain."),
    Mend("either before an adverb", _FUNCTION_WORDS, _either, Tag.ADVERBIAL,
         "IL-21 can |either| directly or indirectly inhibit IL-4."),
    Mend("and between two adverbs", (Tag.CONJUNCTION,), _pairs, Tag.ADVERBIAL,
         "IL-21 directly |and| indirectly inhibits IL-4."),
    Mend("letter of a name", _FUNCTION_WORDS, _letter, Tag.WORD,
         "IL-21 activates protein kinase |A|."),
    Mend("like before a stretch of a protein", _FUNCTION_WORDS, _alike, Tag.WORD,
         "IL-21 has a tensin |like| domain."),
    Mend("likely before a preposition", (Tag.GOVERNOR,), _likely, Tag.ADVERB,
         "IL-21 acts on B cells |likely| through activation of STAT3."),
    Mend("compound that begins like the topic", (Tag.TOPIC_GOES_ON,), _compound, Tag.WORD,
         "IL-21 inhibits the |protein| kinase family.", before=Tag.DETERMINER),
    Mend("too before an adjective", (Tag.WORD, *_FUNCTION_WORDS, Tag.ADVERBIAL), _excess, Tag.NEGATION,
         "IL-21 is |too| weak to induce apoptosis.", after=Tag.GOVERNOR),
    Mend("month", (Tag.NUMBER,), _month, Tag.ADVERBIAL,
         "In May |2003| it was found.", before=Tag.ADVERBIAL),
    Mend("comma between figures", (Tag.COMMA,), _inside_number, Tag.HYPHEN,
         "IL-21 is a beta-1|,|3-galactosidase."),
    Mend("colon in a name", (Tag.COLON,), _inside_name, Tag.HYPHEN,
         "IL-21 is a sodium|:|chloride symporter."),
    Mend("dash", (Tag.HYPHEN,), _dash, Tag.STOP,
         "Growth |-| IL-21 drives it."),
    Mend("letters of a symbol", (Tag.DETERMINER,), _symbol, Tag.WORD,
         "|HER|2 binds IL-21.", opens=True),
    Mend("person", (Tag.HYPHEN,), _person, Tag.HYPHEN,
         "IL-21 is associated with May|-|Hegglin anomaly.", before=Tag.WORD),
    Mend("stop of an initial", (Tag.DOT,), _initial, Tag.HYPHEN,
         "IL-21 binds E|.| coli."),
    Mend("ending of an owner", (Tag.QUOTE,), _owner, Tag.QUOTE,
         "IL-21|'|s binding to IL-4 was found.", after=Tag.QUOTE),
)  # fmt: skip
_ROWS_OF: Final[Mapping[Tag, tuple[Mend, ...]]] = {
    tag: tuple(row for row in MENDS if tag in row.tags)
    for tag in Tag
    if any(tag in row.tags for row in MENDS)
}
