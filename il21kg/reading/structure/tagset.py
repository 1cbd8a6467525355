"""The tags of tokens and the kinds of chunks.

Loops over tokens ask by a set that stands at the head of their module: up to Python 3.11 a member costs five
times as much to name as to find in a set.
"""

from enum import StrEnum
from typing import Final


class Tag(StrEnum):
    """What a token is to a sentence."""

    WORD = "word"
    NUMBER = "num"
    DETERMINER = "det"
    QUANTIFIER = "quant"
    EVALUATIVE = "eval"
    TOPIC = "topic"
    TOPIC_GOES_ON = "+topic"
    HYPHEN = "hyphen"
    SLASH = "slash"
    QUOTE = "quote"
    PREPOSITION = "prep"
    PREPOSITION_GOES_ON = "+prep"
    CONJUNCTION = "conj"
    CONJUNCTION_GOES_ON = "+conj"
    COMMA = "comma"
    RELATIVE = "rel"
    SUCH = "such"
    SUCH_GOES_ON = "+such"
    STOP = "stop"
    COLON = "colon"
    LINK = "link"
    DOT = "dot"
    CLOSING = "rpar"
    OPENING = "lpar"
    NEGATION = "neg"
    MODAL = "modal"
    AUXILIARY = "aux"
    GOVERNOR = "gov"
    REPORTING = "rep"
    ADVERB = "adv"
    ADVERBIAL = "advp"
    START = "start"
    END = "end"


#: Tags of what ends like a noun.
NOUNISH: Final = frozenset(
    {Tag.WORD, Tag.NUMBER, Tag.TOPIC, Tag.TOPIC_GOES_ON, Tag.CLOSING, Tag.QUOTE, Tag.SUCH}
)
#: Tags of adverbs: one word in -ly or of the class, and the words of one of several words.
ADVERBS: Final = frozenset({Tag.ADVERB, Tag.ADVERBIAL})
#: Tags of the marks around a bracket.
BRACKETS: Final = frozenset({Tag.OPENING, Tag.CLOSING})


class ChunkKind(StrEnum):
    """What a stretch of tokens is to a clause."""

    TRIGGER = "T"
    NP = "NP"
    PREPOSITION = "P"
    CONJUNCTION = "C"
    COMMA = ","
    RELATIVE = "REL"
    SUCH = "SUCH"
    LINK = "LINK"
    AUXILIARY = "AUX"
    ADVERB = "ADV"
    NEGATION = "NEG"
    STOP = "STOP"
    DOT = "DOT"


#: Chunks of a verb group before its last word: "may not directly".
HELPERS: Final = frozenset({ChunkKind.AUXILIARY, ChunkKind.ADVERB, ChunkKind.NEGATION})


class Form(StrEnum):
    """The form in which a trigger stands, or in which a pattern wants its verb."""

    BASE = "base"
    THIRD_PERSON = "s"
    PAST = "ed"
    GERUND = "ing"
    NOUN = "noun"
    PARTICIPLE = "P"
    FINITE = "F"
    ANY = ""
