"""Finds what leaves a claim open from outside its clause: a comment, a bracket, those who say so.

JAK1, it is claimed, phosphorylates STAT3.              a comment
IL-21 binds IL4R (not confirmed).                       a comment in a bracket
In one report, IL-21 binds IL4R.                        what a few say
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.claims.attributions import Attribution, find_attributions
from il21kg.reading.claims.comments import Stretch, comment_in, is_light, stretches, verdict_in
from il21kg.reading.statements import Statement, hedged
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.tagset import Tag
from il21kg.text.document import Span
from il21kg.vocabulary.classes import ConjunctionRole, CueKind, CueScope, Trait, WordClass
from il21kg.vocabulary.vocabulary import Vocabulary

#: Tags of what stands between a verb and the noun for what it asks; of a verb by which something is thought.
_BEFORE_DOING: Final = frozenset({Tag.DETERMINER, Tag.EVALUATIVE, Tag.ADVERB, Tag.QUANTIFIER})
_THINKING: Final = frozenset({Tag.WORD, Tag.REPORTING})
#: Tags of what parts one claim of a sentence from another.
_PARTS: Final = frozenset({Tag.STOP, Tag.LINK, Tag.COLON, Tag.DOT})


@dataclass(frozen=True, slots=True)
class Reservation:
    """Words that leave open what is said in a stretch of their sentence."""

    cue: Span
    start: int
    end: int
    """Offsets of the stretch."""
    comment: tuple[int, int] = (0, 0)
    """Offsets of a comment that says nothing itself: "some say"."""
    item: bool = False
    """It is one item of a list, "JAK1 and, possibly, JAK2": what is said of others is not left open."""

    def holds(self, statement: Statement) -> bool:
        """Tell whether the object of a statement is a word of the comment."""
        first, last = self.comment
        return statement.object.span is not None and first <= statement.object.span.start < last

    def concerns(self, statement: Statement) -> bool:
        """Tell whether it leaves a statement open."""
        places = _places([statement]) if self.item else [statement.trigger.start]
        return any(self.start <= place < self.end for place in places)


def reserved(phrases: Phrases, statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements of a sentence, hedged where a comment or who says so leaves them open.

    What something is called is not left open: "asthma (AST) is caused by it, but this was not confirmed".
    """
    grammar = phrases.grammar
    if grammar.reserving_words.isdisjoint([word.low for word in phrases.clauses.words]):
        return [*statements]
    found = [*_reservations(phrases, statements)]
    said = (each for each in statements if not any(one.holds(each) for one in found))
    return [_reserved(each, found, grammar.vocabulary) for each in said]


def _reserved(statement: Statement, found: Iterable[Reservation], vocabulary: Vocabulary) -> Statement:
    cue = next((each.cue for each in found if each.concerns(statement)), None)
    certain = statement.hedge_cues or vocabulary.has(statement.relation, Trait.NAMING)
    if cue is None or certain:
        return statement
    means = tuple(hedged(each, (cue,), vocabulary) for each in statement.means)
    return replace(hedged(statement, (cue,), vocabulary), means=means)


def _places(statements: Iterable[Statement]) -> Iterator[int]:
    """Give where the words of statements begin."""
    for each in statements:
        ends = (span for span in (each.subject.span, each.object.span) if span is not None)
        yield from (span.start for span in (each.trigger, *ends))


def _reservations(phrases: Phrases, statements: Sequence[Statement]) -> Iterator[Reservation]:
    clauses, grammar = phrases.clauses, phrases.grammar
    cut = [*stretches(clauses)]
    for n, stretch in enumerate(cut):
        yield from _alternatives(phrases, stretch)
        verdict = verdict_in(clauses, grammar, stretch)
        if verdict is not None:
            first = max((i + 1 for i in range(verdict[0]) if _parts(phrases, i)), default=0)
            over = _over(phrases, phrases.span(*verdict[1]), max(first, stretch.first), verdict[0])
            yield replace(over, comment=_offsets(phrases, range(verdict[0], verdict[1][1])))
        comment = comment_in(clauses, grammar, stretch)
        if comment is None or _says(phrases, stretch, statements):
            continue
        cue = phrases.span(*comment)
        if stretch.bracket:
            yield _of_bracket(phrases, stretch, cue, statements)
        elif stretch.first > 1 and clauses.tags[stretch.first - 2] == Tag.CONJUNCTION:
            following = next(iter(cut[n + 1 : n + 2]), stretch)
            yield replace(_over(phrases, cue, following.first, following.last), item=True)
        else:
            empty = _offsets(phrases, stretch.tokens) if _is_light(phrases, stretch) else (0, 0)
            yield replace(_over(phrases, cue, *_part(phrases, stretch)), comment=empty)
    for statement in statements:
        asked = _asked(phrases, statement)
        if asked is not None:
            yield Reservation(phrases.span(asked, asked + 1), statement.trigger.start, statement.trigger.end)
    for each in find_attributions(clauses, grammar):
        yield _over(phrases, phrases.span(*each.cue), *_reach(phrases, cut, each, statements))


def _alternatives(phrases: Phrases, stretch: Stretch) -> Iterator[Reservation]:
    """Give what "either JAK1 or JAK2 binds it" leaves open: which of the subjects does."""
    clauses, verbs = phrases.clauses, [c.first for c in phrases.clauses.chunks if c.trigger is not None]
    if clauses.words[stretch.first].low != "either":
        return
    verb = next((first for first in verbs if stretch.first < first < stretch.last), stretch.first)
    if "or" in clauses.low(stretch.first, verb).split():
        cue = phrases.span(stretch.first, stretch.first + 1)
        yield replace(_over(phrases, cue, stretch.first, verb), item=True)


def _asked(phrases: Phrases, statement: Statement) -> int | None:
    """Give the verb right before a noun for a doing that only thinks of it, or asks: "suggest binding of"."""
    clauses, grammar = phrases.clauses, phrases.grammar
    starts = (i for i, word in enumerate(clauses.words) if word.start >= statement.trigger.start)
    i = next(starts, 0) - 1
    while i > 0 and clauses.tags[i] in _BEFORE_DOING:
        i -= 1
    if i < 1 or clauses.tags[i - 1] == Tag.DETERMINER:  # no "the study binding"
        return None
    low, asking = clauses.words[i].low, grammar.role(WordClass.INQUIRY, clauses.words[i].low)
    noun = grammar.role(WordClass.SOURCE, low) is not None  # "a recent study showed it to bind"
    asks = (asking == "" and not noun) or (asking is not None and clauses.words[i - 1].low == "to")
    thinks = low in grammar.cues[CueKind.HEDGE, CueScope.CLAUSE] and clauses.tags[i] in _THINKING
    if asks or thinks:
        return i
    failing = grammar.cues[CueKind.NEGATION, CueScope.VERB]  # "failed to detect binding of"
    return i - 2 if clauses.words[i - 1].low == "to" and clauses.low(i - 2, i - 1) in failing else None


def _says(phrases: Phrases, stretch: Stretch, statements: Iterable[Statement]) -> bool:
    """Tell whether a stretch says something itself; "some say" does not, whatever was read from it."""
    starts = {phrases.clauses.words[i].start for i in stretch.tokens}
    return not _is_light(phrases, stretch) and not starts.isdisjoint(_places(statements))


def _is_light(phrases: Phrases, stretch: Stretch) -> bool:
    return all(is_light(phrases.clauses, phrases.grammar, i) for i in stretch.tokens)


def _offsets(phrases: Phrases, tokens: range) -> tuple[int, int]:
    words = phrases.clauses.words
    return words[tokens.start].start, words[tokens.stop - 1].end


def _over(phrases: Phrases, cue: Span, first: int, last: int) -> Reservation:
    """Give what leaves open the tokens from `first` on, `last` excluded."""
    words = phrases.clauses.words
    end = words[last - 1].end
    return Reservation(cue, words[first].start if first < len(words) else end, end)


def _of_bracket(phrases: Phrases, bracket: Stretch, cue: Span, said: Sequence[Statement]) -> Reservation:
    """Give what a bracket leaves open: the last claim that ends before it, else the first behind it."""
    at = phrases.clauses.words[bracket.first].start
    before = [each.trigger.start for each in said if max(_places([each])) < at]
    start = max(before) if before else min((each.trigger.start for each in said), default=at)
    if not any(max(_places([each])) > at and each.trigger.start == start for each in said):
        return Reservation(cue, start, start + 1)
    # "binds IL4R (disputed) and IL2RG": the last item before it alone
    items = [span for each in said if (span := each.object.span) is not None and span.start < at]
    item = max((span.start for span in items), default=at)
    return Reservation(cue, item, item + 1, item=True)


def _part(phrases: Phrases, stretch: Stretch) -> tuple[int, int]:
    """Give the tokens of the part of a sentence in which a comment stands: up to "while", "but", a stop."""
    first, last = 0, len(phrases.clauses.words)
    for i in range(last):
        if stretch.first <= i < stretch.last or not _parts(phrases, i):
            continue
        if i < stretch.first - 1 and not _is_light(phrases, Stretch(i + 1, stretch.first)):
            first = i + 1
        elif i > stretch.last:
            return first, i
    return first, last


def _parts(phrases: Phrases, i: int) -> bool:
    word, tag = phrases.clauses.words[i], phrases.clauses.tags[i]
    contrast = phrases.grammar.role(WordClass.CONJUNCTION, word.low) == ConjunctionRole.CONTRAST
    return contrast or tag in _PARTS


def _reach(
    phrases: Phrases, cut: Sequence[Stretch], said_by: Attribution, statements: Sequence[Statement]
) -> tuple[int, int]:
    """Give the tokens of what somebody says: behind their verb, between two commas, else around these."""
    stretch = next(each for each in cut if said_by.noun in each.tokens)
    part = _part(phrases, stretch)
    if said_by.opens:
        return said_by.noun, part[1]
    verbs = {statement.trigger.start for statement in statements}
    inside = any(phrases.clauses.words[i].start in verbs for i in stretch.tokens)
    return (stretch.first, stretch.last) if inside else part
