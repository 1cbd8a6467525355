"""Finds comments on what a sentence says: "it is claimed", "at least in theory", "(not confirmed)".

A comment stands between marks, names nothing, and has a word by which something is thought, or taken back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from il21kg.reading.structure.chunks import Clauses
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.tagset import ADVERBS, BRACKETS, Tag
from il21kg.vocabulary.classes import CueKind, CueScope, MarkRole, SourceRole, WordClass

#: First and last token of the words of a cue.
Found: TypeAlias = tuple[int, int]

#: Tags of the marks around a comment.
_MARKS: Final = frozenset({Tag.COMMA, Tag.STOP, Tag.COLON, Tag.DOT, *BRACKETS})
#: Tags of words that name something, or say of what kind it is; of the noun phrases that they make.
_NAMING: Final = frozenset({Tag.WORD, Tag.NUMBER, Tag.EVALUATIVE, Tag.HYPHEN, Tag.SLASH})
_NOUNS: Final = _NAMING | {Tag.DETERMINER, Tag.QUANTIFIER}
#: Tags of what may stand before the words by which a comment says that it is about all that was said.
_JOINING: Final = ADVERBS | {Tag.LINK, Tag.CONJUNCTION}
#: Tags of what opens the clause that a word which takes back is about.
_OF_ANOTHER: Final = frozenset({Tag.LINK, Tag.RELATIVE})
#: Tags of what a verb that says what is thought of a claim does not stand behind: it has another subject.
_JOINED: Final = frozenset({Tag.CONJUNCTION, Tag.RELATIVE, Tag.NEGATION, Tag.MODAL, Tag.AUXILIARY, *ADVERBS})
#: Tags of what may stand between that verb and the word for it, which is so near.
_BEFORE_VERDICT: Final = ADVERBS | {
    Tag.AUXILIARY,
    Tag.NEGATION,
    Tag.DETERMINER,
    Tag.QUANTIFIER,
    Tag.EVALUATIVE,
    Tag.GOVERNOR,
}
_FINITE: Final = frozenset({Tag.AUXILIARY, Tag.MODAL})
_NEAR: Final = 6
#: Classes of words of which comments are made, beside the small words.
_LIGHT: Final = (WordClass.SOURCE, WordClass.THINKER, WordClass.CLAIM_NOUN, WordClass.WITHDRAWAL)
#: A bracket of more tokens says something of its own.
_LONGEST: Final = 9


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens between two marks."""

    first: int
    last: int
    bracket: bool = False

    @property
    def tokens(self) -> range:
        """Their indices."""
        return range(self.first, self.last)


def stretches(clauses: Clauses) -> Iterator[Stretch]:
    """Cut a sentence at its commas, stops, colons and brackets."""
    first, bracket = 0, False
    for i, tag in enumerate((*clauses.tags, Tag.DOT)):
        if tag in _MARKS:
            if i > first:
                yield Stretch(first, i, bracket and tag == Tag.CLOSING)
            first, bracket = i + 1, tag == Tag.OPENING


def is_light(clauses: Clauses, grammar: Grammar, i: int) -> bool:
    """Tell whether a token names nothing: a small word, a word for thinking, for who thinks, for a claim."""
    word = clauses.words[i]
    if clauses.tags[i] not in _NAMING or word.low in grammar.thinking:
        return True
    return any(not grammar.words(each).keys().isdisjoint((word.low, word.norm)) for each in _LIGHT)


def comment_in(clauses: Clauses, grammar: Grammar, stretch: Stretch) -> Found | None:
    """Give the words of a stretch that leave open what is said around it; None where it is no comment."""
    if grammar.reserving_words.isdisjoint([clauses.words[i].low for i in stretch.tokens]):
        return None
    heavy = [i for i in stretch.tokens if not is_light(clauses, grammar, i)]
    found = reservation(clauses, grammar, stretch.tokens) if stretch.bracket else None
    if found is None and stretch.bracket and len(stretch.tokens) <= _LONGEST and not _names(clauses, heavy):
        found = taken_back(clauses, stretch.tokens, grammar)
    elif found is None and (not heavy or _comments(clauses, grammar, stretch)):
        found = _withdrawal(clauses, grammar, stretch, heavy)
    if found is None and clauses.tags[stretch.first] in _JOINING and not _names(clauses, heavy):
        found = _weak(clauses, grammar, stretch.tokens, stretch.tokens)
    if found is None and (not heavy or _on_grounds(clauses, grammar, stretch)):
        found = _thought(clauses, grammar, stretch)
    return found


def reservation(clauses: Clauses, grammar: Grammar, tokens: range) -> Found | None:
    """Find words that leave open what is said around them: "in principle", "but see"."""
    lows, units = [clauses.words[i].low for i in tokens], grammar.reservations
    for i, low in enumerate(lows, 1):
        for unit in units.get(low, ()):
            if tuple(lows[max(i - len(unit), 0) : i]) == unit:
                return tokens.start + i - len(unit), tokens.start + i
    return None


def taken_back(clauses: Clauses, tokens: range, grammar: Grammar) -> Found | None:
    """Find the word among tokens that takes back, or one that upholds and is denied."""
    negating, denied = grammar.cues[CueKind.NEGATION, CueScope.VERB], False
    for i in tokens:
        low, tag = clauses.words[i].low, clauses.tags[i]
        denied = denied or tag == Tag.NEGATION or (low in negating and tag != Tag.ADVERBIAL)
        role = grammar.role(WordClass.WITHDRAWAL, low)
        if role is not None and denied == (role == MarkRole.OPEN):
            return i, i + 1
    return None


def verdict_in(clauses: Clauses, grammar: Grammar, stretch: Stretch) -> tuple[int, Found] | None:
    """Find what is said of a claim behind it: "binding of X to Y is disputed", "that X binds Y is a myth".

    Returns the token of its verb and the words; None where nothing is said.
    """
    for i in stretch.tokens[1:]:
        if clauses.tags[i] not in _FINITE or clauses.tags[i - 1] in _JOINED:
            continue
        behind = range(i, min(i + _NEAR, stretch.last))
        end = next((j for j in behind[1:] if clauses.tags[j] not in _BEFORE_VERDICT), behind.stop)
        found = taken_back(clauses, range(i, min(end + 1, behind.stop)), grammar)
        found = found or next(((j, j + 1) for j in behind if _is_opinion(clauses, grammar, j, behind)), None)
        found = found or _weak(clauses, grammar, range(stretch.first, i), behind)
        if found is not None:
            return i, found
    return None


def _is_opinion(clauses: Clauses, grammar: Grammar, i: int, behind: range) -> bool:
    """Tell whether a noun that ends a stretch calls what was said an opinion: "is a common misconception"."""
    ends = i + 1 == behind.stop and clauses.tags[i] in (Tag.WORD, Tag.REPORTING)
    if not ends or Tag.PREPOSITION in clauses.tags[behind.start : i]:
        return False
    word, content = clauses.words[i], grammar.cues[CueKind.HEDGE, CueScope.CLAUSE]
    noun = Tag.DETERMINER in clauses.tags[behind.start : i] and word.low in content
    return noun or grammar.role(WordClass.SOURCE, word.norm) == SourceRole.OPINION


def _weak(clauses: Clauses, grammar: Grammar, subject: range, tokens: range) -> Found | None:
    """Find what is said against grounds: "although no evidence exists", "evidence for it is weak"."""
    grounds, doubts = grammar.words(WordClass.GROUND), grammar.words(WordClass.DOUBT)
    if not any(clauses.words[i].low in grounds for i in subject):
        return None
    return next(((i, i + 1) for i in tokens if clauses.words[i].low in doubts), None)


def _names(clauses: Clauses, heavy: list[int]) -> bool:
    """Tell whether one of some tokens belongs to a name that we know."""
    return any(mention.first <= i < mention.last for mention in clauses.mentions for i in heavy)


def _comments(clauses: Clauses, grammar: Grammar, stretch: Stretch) -> bool:
    """Tell whether a stretch opens as one about all that was said: "which", "but this", "a claim"."""
    first = next((i for i in stretch.tokens if clauses.tags[i] not in _JOINING), stretch.first)
    low = clauses.words[first].low
    if clauses.tags[first] == Tag.RELATIVE or low in grammar.words(WordClass.CLAUSE_PRONOUN):
        return True
    noun = clauses.words[first + 1].low if first + 1 < stretch.last else ""
    called = clauses.tags[first] == Tag.DETERMINER and grammar.role(WordClass.CLAIM_NOUN, noun) is not None
    return called or grammar.role(WordClass.WITHDRAWAL, low) is not None


def _withdrawal(clauses: Clauses, grammar: Grammar, stretch: Stretch, heavy: list[int]) -> Found | None:
    """Find the word by which a comment takes back what was said, with nothing else named before it."""
    found = taken_back(clauses, stretch.tokens, grammar)
    if found is None or (found[1] < stretch.last and clauses.tags[found[1]] in _OF_ANOTHER):
        return None  # "it is unclear whether" something else
    before = range(stretch.first, found[0])
    if clauses.tags[stretch.first] == Tag.RELATIVE:
        return None if any(clauses.tags[i] in _NOUNS for i in before) else found
    return None if any(i in before for i in heavy) else found


def _thought(clauses: Clauses, grammar: Grammar, stretch: Stretch) -> Found | None:
    """Find the word by which something is thought: "it is claimed"; none in "as expected"."""
    first = stretch.first
    if clauses.tags[first] == Tag.RELATIVE:
        return None
    if clauses.words[first].low == "as" and not _has_subject(clauses, grammar, stretch):
        return None
    thinking = grammar.thinking
    return next(((i, i + 1) for i in stretch.tokens if clauses.words[i].low in thinking), None)


def _has_subject(clauses: Clauses, grammar: Grammar, stretch: Stretch) -> bool:
    """Tell whether "as" opens what somebody thinks, and not what was so: "as expected"."""
    after = stretch.first + 1
    finite = after < stretch.last and clauses.tags[after] not in (Tag.GOVERNOR, Tag.ADVERB, Tag.WORD)
    return finite or _on_grounds(clauses, grammar, stretch)


def _on_grounds(clauses: Clauses, grammar: Grammar, stretch: Stretch) -> bool:
    """Tell whether a stretch says by what something is thought: "as suggested by its sequence"."""
    words, thought = (
        [clauses.words[i].low for i in stretch.tokens],
        grammar.cues[CueKind.HEDGE, CueScope.VERB],
    )
    return words[0] == "as" and any(low in thought and by == "by" for low, by in pairwise(words))
