"""Finds the cues in an object and its list: "plays a potential role", "binds X but not Y"."""

from typing import Final

from il21kg.reading.claims.cues import Cues, CueSentence
from il21kg.reading.structure.tagset import Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import ConjunctionRole, CueKind, CueScope, NegationRole, WordClass

#: Tags of what stands between two conjuncts.
_JOINING: Final = (Tag.CONJUNCTION, Tag.COMMA)
#: Tags of what stands before the name of a conjunct.
_BEFORE_NAME: Final = (Tag.DETERMINER, Tag.QUANTIFIER, Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)
#: Tags of what an adjective does not belong to the words of a relation behind.
_PARTING: Final = frozenset({Tag.COMMA, Tag.CONJUNCTION, Tag.PREPOSITION})


def before_object(sentence: CueSentence, trigger: Trigger, target: Span) -> Cues:
    """Find cues between verb and object, and at its front: "plays a potential role", "has no effect"."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.PHRASE)
    hedges: list[Span] = []
    negations: list[Span] = []
    begin = _at(sentence, target)
    several = begin < len(sentence.words) and sentence.words[begin].end < target.end
    opens = several and sentence.words[begin].low in hedging  # "little collagen"
    for i in range(trigger.last, begin + opens):
        low = sentence.words[i].low
        adjective = sentence.tags[i] in (Tag.EVALUATIVE, Tag.GOVERNOR, Tag.WORD) and low in hedging
        if adjective and _PARTING.isdisjoint(sentence.tags[trigger.last : i]):
            hedges.append(sentence.phrases.span(i, i + 1))
        role = sentence.grammar.role(WordClass.NEGATION, low)
        far = role == NegationRole.FAR and sentence.tags[i] == Tag.NEGATION  # no "nor": it joins
        narrowed = _is_narrowed(sentence, i)
        if far or (role == NegationRole.OF_NOUN and i == trigger.last and not narrowed):
            negations.append(sentence.phrases.span(i, i + 1))
    return Cues(tuple(hedges), (), tuple(negations))


def _is_narrowed(sentence: CueSentence, i: int) -> bool:
    """Tell whether a "no" at `i` only says that there is more: "is no mere ligand of"."""
    behind = [word.low for word in sentence.words[i + 1 : i + 2]]
    return not sentence.grammar.words(WordClass.FOCUS).keys().isdisjoint(behind)


def bracketed(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find a hedge that stands alone in a bracket: "Binds IL2RG (Probable)"."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.PHRASE)
    for i in range(trigger.last + 1, len(sentence.words) - 1):
        alone = sentence.tags[i - 1] == Tag.OPENING and sentence.tags[i + 1] == Tag.CLOSING
        if alone and sentence.words[i].low in hedging:
            return (sentence.phrases.span(i, i + 1),)
    return ()


def listed(sentence: CueSentence, trigger: Trigger, target: Span) -> tuple[Span, ...] | None:
    """Find what the list of objects says of the one at `target`; None where it says nothing.

    All after "not", "neither" or "nor" are denied, up to "but"; all after "but" are asserted.
    """
    grammar = sentence.grammar
    for i in range(_at(sentence, target) - 1, trigger.last - 1, -1):
        low = sentence.words[i].low
        joins = grammar.role(WordClass.CONJUNCTION, low)
        if joins == ConjunctionRole.CONTRAST:
            return ()
        denies = (
            sentence.tags[i] == Tag.NEGATION and grammar.role(WordClass.NEGATION, low) != NegationRole.OF_NOUN
        )
        if denies or joins == ConjunctionRole.DENIAL:
            return (sentence.phrases.span(i, i + 1),)
    return None


def in_list(sentence: CueSentence, trigger: Trigger, target: Span) -> tuple[Span, ...]:
    """Find what hedges one object of a list alone: "T cells, and possibly certain macrophages"."""
    i = _at(sentence, target) - 1
    while i > trigger.last and sentence.tags[i] in _BEFORE_NAME:
        i -= 1
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    if i <= trigger.last or sentence.words[i].low not in hedging or sentence.tags[i - 1] not in _JOINING:
        return ()
    return (sentence.phrases.span(i, i + 1),)


def _at(sentence: CueSentence, target: Span) -> int:
    """Give the token at which an object begins; past the last where none does."""
    starts = (i for i, word in enumerate(sentence.words) if word.start >= target.start)
    return next(starts, len(sentence.words))
