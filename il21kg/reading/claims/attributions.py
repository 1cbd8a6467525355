"""Finds words that leave open what their clause says: "in principle", "in one report", "one group found"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il21kg.reading.claims.comments import reservation, stretches
from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import SourceRole, WordClass

#: Tags of what may stand before the noun for those who say something.
_OF_THEM: Final = frozenset(
    {Tag.WORD, Tag.NUMBER, Tag.DETERMINER, Tag.QUANTIFIER, Tag.EVALUATIVE, Tag.GOVERNOR, Tag.QUOTE}
)
#: Tags of that noun: "report" is a verb as well.
_NOUN: Final = frozenset({Tag.WORD, Tag.REPORTING})
#: Tags of what their verb begins with; of what may stand before those who open a clause.
_VERB: Final = frozenset({Tag.REPORTING, Tag.GOVERNOR, Tag.AUXILIARY, Tag.MODAL, Tag.ADVERB})
_BEFORE: Final = frozenset({Tag.COMMA, Tag.STOP, Tag.COLON, Tag.LINK, Tag.CONJUNCTION, Tag.ADVERB})
_PREPOSITIONS: Final = frozenset({Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON})
#: Prepositions before those who say something: whose opinion, in which paper, by which people.
_OPINION: Final = "according to"
_IN: Final = frozenset({"in", "from", "by"})
_BY: Final = "by"
#: What parts two numbers of them: "some but not all studies".
_NOT_ALL: Final = "but not"
#: What is somebody's, be they few or many.
_OF_THEIRS: Final = frozenset({SourceRole.OPINION, SourceRole.VIEW})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Those who say something, who are few or of an opinion."""

    noun: int
    """The token of their noun."""
    cue: tuple[int, int]
    """First and last token of the words that say so of them."""
    opens: bool = False
    """They are the subject of a verb: "one group found that"."""


def find_attributions(clauses: Clauses, grammar: Grammar) -> Iterator[Attribution]:
    """Give those to whom a sentence leaves what it says, and words that name nobody: "in principle"."""
    for stretch in stretches(clauses):
        open_ = None if stretch.bracket else reservation(clauses, grammar, stretch.tokens)
        if open_ is not None:
            yield Attribution(open_[0], open_)
    sources = grammar.words(WordClass.SOURCE)
    for at, word in enumerate(clauses.words):
        role = sources.get(word.norm)
        if role is None or clauses.tags[at] not in _NOUN or clauses.tags[at + 1 : at + 2] == (Tag.WORD,):
            continue  # "some study populations"
        first = _phrase(clauses, at)
        few = _few(clauses, grammar, first, at)
        if few is None and role not in _OF_THEIRS:
            continue
        if _is_said_by(clauses, first, at, role, few):
            yield Attribution(at, _word(at if few is None else few))
        elif few is not None and _says(clauses, grammar, first, at):
            yield Attribution(at, _word(few), opens=True)


def _word(token: int) -> tuple[int, int]:
    return token, token + 1


def _phrase(clauses: Clauses, at: int) -> int:
    """Give where the noun phrase of a token begins."""
    while at > 0 and (clauses.tags[at - 1] in _OF_THEM or clauses.low(at - 2, at) == _NOT_ALL):
        at -= 2 if clauses.low(at - 2, at) == _NOT_ALL else 1
    return at


def _few(clauses: Clauses, grammar: Grammar, first: int, at: int) -> int | None:
    few = grammar.words(WordClass.FEW)
    return next((i for i in range(first, at) if clauses.words[i].low in few), None)


def _is_said_by(clauses: Clauses, first: int, at: int, role: str, few: int | None) -> bool:
    """Tell whether a preposition before a phrase makes it that of those who say what its clause says."""
    if first == 0 or clauses.tags[first - 1] not in _PREPOSITIONS:
        return False
    if clauses.low(max(first - 2, 0), first) == _OPINION:
        return True
    low = clauses.words[first - 1].low
    if role == SourceRole.VIEW and low in _IN:
        return first < at  # "in their view", no "in view of"
    people = role == SourceRole.PEOPLE and low == _BY
    return few is not None and (people or (role == SourceRole.DOCUMENT and low in _IN))


def _says(clauses: Clauses, grammar: Grammar, first: int, at: int) -> bool:
    """Tell whether a phrase is the subject of a verb."""
    opens = first == 0 or clauses.tags[first - 1] in _BEFORE
    if not opens or at + 1 == len(clauses.words):
        return False
    verbs = {chunk.first for chunk in clauses.chunks if chunk.trigger is not None}
    return clauses.tags[at + 1] in _VERB or at + 1 in verbs or clauses.words[at + 1].low in grammar.thinking
