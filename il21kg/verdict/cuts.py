"""Finds what a quote leaves out that denies or hedges its words: "binds STAT6" of "may not bind STAT6".

    between its parts    IL-4 may [not] bind STAT6
    by what was read     IL-4 [may] bind STAT3 and | activate B cells    its verb and object are quoted
    before it            Some [doubt] that | IL-4 binds STAT6

Words before a comma or a conjunction are about another clause: "Once thought inert, | IL-4 binds STAT6".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, TypeAlias

from il21kg.graph.proof.cues import cue_words, without
from il21kg.pipeline import Article
from il21kg.reading.statements import Statement
from il21kg.text.document import Span
from il21kg.vocabulary.classes import (
    ConjunctionRole,
    ContentRole,
    CueKind,
    CueScope,
    MarkRole,
    WordClass,
)
from il21kg.vocabulary.vocabulary import Vocabulary

Part: TypeAlias = tuple[int, int]
"""Where a part of a quote stands in its text."""

_WORD: Final = re.compile(r"[\w'’-]+|[^\w\s]")
#: How "not" ends a word: "doesn't".
_NOT: Final = ("n't", "n’t")
#: Words between a doubt and its "that": "no evidence that", "it has not been shown that".
_NEAR: Final = 3


class Cuts:
    """The words by which it is told what a quote leaves out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the cues, and the classes of words that stand around them."""
        words, cues = vocabulary.words, vocabulary.cues
        self._hedges, self._denials = (
            frozenset(cue.words for cue in cues if cue.kind == kind and cue.scope != CueScope.OPENING)
            for kind in (CueKind.HEDGE, CueKind.NEGATION)
        )
        self._denials -= words[WordClass.ADVERB].keys()  # "too" denies with what follows it
        above = {cue.words for cue in cues if cue.kind == CueKind.HEDGE and cue.scope == CueScope.CLAUSE}
        self._above = frozenset((*above, *words[WordClass.DOUBT]))
        self._that = _of_role(vocabulary, WordClass.CONTENT, ContentRole.CLAUSE)
        self._whether = _of_role(vocabulary, WordClass.LINKER, MarkRole.OPEN)
        self._helpers = frozenset(
            (
                *words[WordClass.ADVERB],
                *words[WordClass.AUXILIARY],
                *words[WordClass.DETERMINER],
                *(cue.words for cue in cues if cue.kind in (CueKind.EVIDENTIAL, CueKind.CAPABILITY)),
                *("to", "of"),
            )
        ) - (self._hedges | self._denials)
        joins = words[WordClass.CONJUNCTION].keys() - _of_role(
            vocabulary, WordClass.CONJUNCTION, ConjunctionRole.DENIAL
        )
        links = words[WordClass.LINKER].keys() - self._whether
        self._parting = frozenset((*joins, *links, *words[WordClass.RELATIVE], *",;:()–—")) - self._that
        self._harmless = cue_words(vocabulary).harmless

    def cue(self, article: Article, parts: Sequence[Part], *, hedged: bool, negated: bool) -> str:
        """Give a word that the parts of a quote leave out, and that denies or hedges them; empty for none.

        `hedged`, `negated`: who quotes says so beside the quote.
        """
        text = article.document.text
        between = [text[one[1] : other[0]] for one, other in pairwise(parts)]
        if left := self._first(" ".join(between), self._hedges | self._denials):
            return left
        kept = {_low(word) for part in parts for word in _WORD.findall(text[part[0] : part[1]])}
        told = frozenset((*(self._hedges if hedged else ()), *(self._denials if negated else ())))
        for kind in (self._hedges, self._denials):
            told |= kind if kept & kind else frozenset()
        return next(self._of_statements(article, parts, told), "") or self._before(article, parts, told)

    def _first(self, left: str, cues: frozenset[str]) -> str:
        return next((word for word in self._words(left) if _low(word) in cues), "")

    def _words(self, text: str) -> list[str]:
        return _WORD.findall(without(self._harmless, text))

    # ---- by what was read

    def _of_statements(self, article: Article, parts: Sequence[Part], told: frozenset[str]) -> Iterator[str]:
        """Give the cues of statements whose relation and object are quoted, and which are not."""
        for statement in article.reading.statements:
            for each in () if statement.unread else statement.places:  # what a model proposes is no witness
                if _is_quoted(each, parts):
                    for cues in (each.hedge_cues, each.negation_cues):
                        yield from (
                            cue.text
                            for cue in _unquoted(cues, each, parts)
                            if told.isdisjoint(map(_low, _WORD.findall(cue.text)))
                        )

    # ---- by the words before

    def _before(self, article: Article, parts: Sequence[Part], told: frozenset[str]) -> str:
        start = parts[0][0]
        spans = (each.span for each in article.document.sentences)
        sentence = next((span for span in spans if span.start <= start < span.end), None)
        if sentence is None:
            return ""
        words = self._words(sentence.text[: start - sentence.start])
        clause = [*takewhile(lambda word: _low(word) not in self._parting, reversed(words))][::-1]
        return self._beside(clause, told) or self._governing(clause, told) or self._alone(words, clause, told)

    def _beside(self, clause: Sequence[str], told: frozenset[str]) -> str:
        """Give the cue that ends a clause, but for helpers of a verb: "has not been shown to"."""
        rest = (word for word in reversed(clause) if not self._helps(_low(word)))
        last = next(rest, "")
        return last if _low(last) in (self._hedges | self._denials | self._whether) - told else ""

    def _helps(self, word: str) -> bool:
        adverb = word.endswith("ly") and word not in self._hedges
        return adverb or word in self._helpers

    def _governing(self, clause: Sequence[str], told: frozenset[str]) -> str:
        """Give what leaves open all that stands behind a "that": "these data suggest that", "whether"."""
        low = [_low(word) for word in clause]
        for at in range(len(low) - 1, 0, -1):
            if low[at] in self._whether:
                return clause[at]
            if low[at] in self._that:
                near = range(at - 1, max(at - 2 - _NEAR, -1), -1)
                plain = takewhile(lambda i: clause[i].isalpha(), near)
                doubts = (clause[i] for i in plain if low[i] in self._above - told)
                return next(doubts, "") or self._beside(clause[:at], told)
        return ""

    def _alone(self, words: Sequence[str], clause: Sequence[str], told: frozenset[str]) -> str:
        """Give the adverb that opens a sentence before a comma: "Probably, it binds"."""
        opening = words[: len(words) - len(clause)]
        first = opening[0] if opening[1:] == [","] else ""
        return first if _low(first) in (self._hedges | self._denials) - told else ""


def _low(word: str) -> str:
    """Give a word as it is looked up.

    >>> _low("May"), _low("doesn't")
    ('may', 'not')
    """
    return "not" if word.endswith(_NOT) else word.lower()


def _of_role(vocabulary: Vocabulary, kind: WordClass, role: str) -> frozenset[str]:
    return frozenset(word for word, of in vocabulary.words[kind].items() if of == role)


def _is_quoted(statement: Statement, parts: Sequence[Part]) -> bool:
    target, trigger = statement.object.span, statement.trigger
    whole = target is not None and any(_holds(part, target) for part in parts)
    return whole and any(part[0] < trigger.end and trigger.start < part[1] for part in parts)


def _unquoted(cues: Iterable[Span], statement: Statement, parts: Sequence[Part]) -> Iterator[Span]:
    """Give the cues of a statement in its sentence, where none of them is quoted."""
    given = tuple(cues)
    if not any(_holds(part, cue) for cue in given for part in parts):
        sentence = statement.sentence
        yield from (cue for cue in given if sentence.start <= cue.start and cue.end <= sentence.end)


def _holds(part: Part, span: Span) -> bool:
    return part[0] <= span.start and span.end <= part[1]
