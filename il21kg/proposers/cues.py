"""The cues of what a model proposes: those that the reader finds, and every hedge of its clause."""

from collections.abc import Iterator

from il21kg.reading.claims.certainty import find_cues
from il21kg.reading.claims.cues import Cues
from il21kg.reading.claims.progress import Progress
from il21kg.reading.structure.tagset import Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import CueKind, CueScope, WordClass

Place = tuple[int, int]
"""First and last token of some words."""


class Denied(Exception):  # noqa: N818  what the words say, not that it is an error
    """What a model says of a denial is not what the words say, or what is denied was not read."""


def cues_of(progress: Progress, subject: Place, target: Place, *, negated: bool) -> Cues:
    """Find the cues of a claim between two ends: those of its verb, and every hedge of its clause.

    Raises Denied where a denial stands in the clause and neither the reader nor the model (`negated`) takes
    it as one of this claim; and where the model says that it is denied, and no word denies.
    """
    first, last = _clause(progress, subject, target)
    span = progress.phrases.span(*target)
    verb = _verb(progress, subject, target)
    found = find_cues(progress.wording.cues, verb, span) if verb is not None else Cues()
    hedges = _spans(progress, (*found.hedges, *_words(progress, first, last, CueKind.HEDGE)))
    denials = _spans(progress, _words(progress, first, last, CueKind.NEGATION))
    negations = found.negations or (denials if negated else ())
    if denials and not negations:
        raise Denied(f"“{denials[0].text}” denies something in its clause, and what was not read")
    if negated and not negations:
        raise Denied("the model says that it is denied, and no word of its clause denies")
    return Cues(hedges, (), negations)


def _clause(progress: Progress, subject: Place, target: Place) -> Place:
    """Give the tokens of the clause of both ends: to the next semicolon or joining word on each side."""
    tags = progress.clauses.tags
    first, last = min(subject[0], target[0]), max(subject[1], target[1])
    while first > 0 and tags[first - 1] not in (Tag.STOP, Tag.LINK):
        first -= 1
    while last < len(progress.clauses.words) and tags[last] not in (Tag.STOP, Tag.LINK):
        last += 1
    return first, last


def _verb(progress: Progress, subject: Place, target: Place) -> Trigger | None:
    """Give the verb between two ends that stands next to the later one."""
    first, last = min(subject[1], target[1]), max(subject[0], target[0])
    verbs = [c.trigger for c in progress.chunks if c.trigger is not None and first <= c.trigger.core < last]
    return verbs[-1] if verbs else None


def _words(progress: Progress, first: int, last: int, kind: CueKind) -> Iterator[Span]:
    """Find the words of the cues of a kind among some tokens, the longest at each place."""
    cues = {
        words
        for scope in CueScope
        if scope is not CueScope.OPENING
        for words in progress.wording.cues.cues(kind, scope)
    }
    if kind is CueKind.NEGATION:
        cues |= {*progress.grammar.words(WordClass.NEGATION)}
    longest = max((words.count(" ") + 1 for words in cues), default=0)
    at = first
    while at < last:
        size = next(
            (n for n in range(min(longest, last - at), 0, -1) if progress.clauses.low(at, at + n) in cues), 0
        )
        if size:
            yield progress.phrases.span(at, at + size)
        at += size or 1


def _spans(progress: Progress, spans: tuple[Span, ...] | Iterator[Span]) -> tuple[Span, ...]:
    """Give spans in the order of the text, each once."""
    return tuple(sorted({*spans}, key=lambda span: (span.start, len(span.text))))
