"""Finds what takes back the sentence before it: "This finding could not be reproduced"."""

from dataclasses import replace
from typing import Final

from il21kg.reading.claims.comments import taken_back
from il21kg.reading.statements import Statement, hedged
from il21kg.reading.structure.chunks import Clauses, cut_sentence
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import ADVERBS, Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import WordClass
from il21kg.vocabulary.vocabulary import Vocabulary

#: Tags of what may stand before the words that point back; tags of what ends what is said of them.
_OPENINGS: Final = frozenset({Tag.ADVERB, Tag.ADVERBIAL, Tag.COMMA, Tag.CONJUNCTION, Tag.LINK})
#: Tags of what follows "this" where it stands alone.
_ALONE: Final = ADVERBS | {Tag.AUXILIARY, Tag.MODAL, Tag.GOVERNOR, Tag.NEGATION, Tag.COMMA, Tag.STOP, Tag.DOT}
_ENDS: Final = frozenset({Tag.STOP, Tag.LINK, Tag.RELATIVE})


def retraction(sentence: Span, grammar: Grammar) -> Span | None:
    """Give the word by which a sentence takes back the one before it; None where it does not."""
    clauses = cut_sentence(sentence, grammar)
    lows = [word.low for word in clauses.words]
    if grammar.words(WordClass.WITHDRAWAL).keys().isdisjoint(lows):
        return None
    pointers = grammar.words(WordClass.CLAIM_POINTER)
    for i, low in enumerate(lows):
        if low in pointers and _points_back(clauses, i, grammar):
            if _OPENINGS.issuperset(clauses.tags[:i]):
                return _taken_back(clauses, i + 1, len(lows), grammar)
            if (
                grammar.role(WordClass.WITHDRAWAL, lows[i - 1]) is not None
            ):  # "refuted this", "reproduce this"
                return _taken_back(clauses, 0, i, grammar)
    return None


def _points_back(clauses: Clauses, i: int, grammar: Grammar) -> bool:
    """Tell whether "this" at a token is about what was said: it is no word of another noun."""
    if i + 1 == len(clauses.tags) or clauses.tags[i + 1] in _ALONE:
        return True
    return grammar.role(WordClass.CLAIM_NOUN, clauses.words[i + 1].low) is not None


def _taken_back(clauses: Clauses, first: int, last: int, grammar: Grammar) -> Span | None:
    """Find the word that takes back in the clause from `first` on, up to `last`."""
    end = next((i for i in range(first, last) if clauses.tags[i] in _ENDS), last)
    found = taken_back(clauses, range(first, end), grammar)
    return None if found is None else Span(clauses.words[found[0]].start, clauses.words[found[0]].text)


def retracted(statement: Statement, cue: Span, sentence: Span, vocabulary: Vocabulary) -> Statement:
    """Give a statement that a later sentence takes back: hedged, with that sentence as evidence too."""
    return replace(
        hedged(statement, (cue,), vocabulary),
        evidence=(*statement.evidence, sentence),
        means=tuple(retracted(each, cue, sentence, vocabulary) for each in statement.means),
    )
