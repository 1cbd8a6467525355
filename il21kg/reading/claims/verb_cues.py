"""Finds the cues around a verb: "may not induce", "has been shown to induce", "without inducing"."""

from itertools import islice

from il21kg.reading.claims.cues import Cues, CueSentence, before_helpers
from il21kg.reading.claims.parted_verbs import parted
from il21kg.reading.structure.tagset import ADVERBS, ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import (
    CueKind,
    CueScope,
    FrameKind,
    HistoryRole,
    Trait,
    Turn,
    WordClass,
)


def verb_group(sentence: CueSentence, k: int, trigger: Trigger) -> int:
    """Give the first chunk of the verb group that chunk `k` ends."""
    if trigger.frame.kind == FrameKind.NOUN:
        return k
    return before_helpers(sentence, k - 1) + 1 if k > 0 else k


def in_group(sentence: CueSentence, group: int, trigger: Trigger) -> Cues:
    """Find the cues from the first helper of a verb to its last word."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    hedging_name = sentence.cues(CueKind.HEDGE, CueScope.PHRASE)
    evidential = sentence.cues(CueKind.EVIDENTIAL, CueScope.VERB)
    negating = sentence.cues(CueKind.NEGATION, CueScope.VERB)
    hedges, negations = _before_group(sentence, group)
    evidentials = []
    first = _first_of_group(sentence, group, trigger)
    for i in (*parted(sentence, group, trigger), *range(first, trigger.last)):
        low = sentence.words[i].low
        if (low in hedging or low in hedging_name) and not (trigger.inside and i >= trigger.inside[1]):
            hedges.append(sentence.phrases.span(i, i + 1))
        elif low in evidential and sentence.tags[i] == Tag.GOVERNOR:
            evidentials.append(_with_helpers(sentence, i, first))
        elif (end := _denial(sentence, i, trigger, negating)) is not None:
            negations.append(sentence.phrases.span(i, end))
    hedges += () if hedges else _once(sentence, first, trigger)
    return Cues(tuple(hedges), tuple(evidentials), tuple(negations))


def _once(sentence: CueSentence, first: int, trigger: Trigger) -> list[Span]:
    """Find the word for the past before what was so then, or was held: "was once", "was first considered".

    A former name still is one: texts of then are found by it.
    """
    if sentence.grammar.has(trigger.frame.family, Trait.NAMING):
        return []
    histories, words = sentence.grammar.words(WordClass.HISTORY), sentence.words
    roles = {i: histories.get(words[i].low) for i in range(_opening_adverb(sentence, first), trigger.last)}
    roles = {i: role for i, role in roles.items() if role is not None and _is_past(sentence, i)}
    held = HistoryRole.OPEN in roles.values()
    counting = [HistoryRole.OVER]
    counting += [HistoryRole.PAST] if held or HistoryRole.PLACE in roles.values() else []
    past = (i for i, role in roles.items() if role in counting or (held and not role))
    return [sentence.phrases.span(i, i + 1) for i in islice(past, 1)]


def _opening_adverb(sentence: CueSentence, first: int) -> int:
    """Give the adverb that opens a participle: "Previously known as X, it"."""
    return first - 1 if first == 1 and sentence.tags[0] in ADVERBS | {Tag.LINK} else first


def _is_past(sentence: CueSentence, i: int) -> bool:
    """Tell whether a word for the past is one here: not "is used to", "once again"."""
    low = sentence.words[i].low
    if low == "used":
        return _used_to(sentence, i)
    return sentence.words[i + 1].low not in ("again", "more") if i + 1 < len(sentence.words) else True


def _used_to(sentence: CueSentence, i: int) -> bool:
    """Tell whether something was so and is no more: "used to be"; not "is used to"."""
    helped = i > 0 and sentence.tags[i - 1] == Tag.AUXILIARY
    return not helped and sentence.words[i + 1].low == "to"


def _denial(sentence: CueSentence, i: int, trigger: Trigger, negating: frozenset[str]) -> int | None:
    """Give where a negation at `i` ends: "not", "yet to"; None where there is none."""
    ends = (i + 1, i + 2, i + 3)
    found = next((end for end in ends if sentence.phrases.clauses.low(i, end) in negating), None)
    if found is None or sentence.tags[i] == Tag.ADVERBIAL or _left_open(sentence, i):
        return None
    if _is_twice(sentence, i, negating) or (i > trigger.first and _is_twice(sentence, i - 1, negating)):
        return None
    return None if _is_narrowed(sentence, i, trigger) else found


def _is_narrowed(sentence: CueSentence, i: int, trigger: Trigger) -> bool:
    """Tell whether a negation only says that there is more: "isn't only", "is not restricted to"."""
    focus = sentence.grammar.words(WordClass.FOCUS)
    behind = (sentence.words[j].low for j in (i + 1, i + 2, trigger.last) if j < len(sentence.words))
    before = sentence.tags[i + 1 : i + 2] == (Tag.DETERMINER,)  # "is not a mere"
    after, second, last = (*behind, "", "", "")[:3]
    inside = any(word.low in focus for word in sentence.words[trigger.core : trigger.last])
    return after in focus or (before and second in focus) or last in focus or inside


def _is_twice(sentence: CueSentence, i: int, negating: frozenset[str]) -> bool:
    """Tell whether a negation at `i` denies a denial: "not dispensable", "never fails to"."""
    words = [word.low for word in sentence.words[i : i + 2]]
    own = sentence.grammar.words(WordClass.NEGATION)
    return len(words) == 2 and words[0] in own and words[1] in negating and words[1] not in own


def _left_open(sentence: CueSentence, i: int) -> bool:
    """Tell whether a negation is one of two ways: "may or may not"."""
    before = [word.low for word in sentence.words[max(i - 3, 0) : i]]
    twice = len(before) == 3 and before[0] == before[2] and before[1] == "or"
    return twice and sentence.tags[i - 1] == Tag.MODAL


def _first_of_group(sentence: CueSentence, group: int, trigger: Trigger) -> int:
    """Give the token from which on cues are about a verb."""
    chunks = sentence.chunks
    if _is_inside(sentence, group, trigger):  # "there may be a possible role for"
        verb = group > 1 and chunks[group - 1].kind == ChunkKind.NP and chunks[group - 2].trigger is not None
        return chunks[before_helpers(sentence, group - 2) + (0 if verb else 1)].first
    return min(
        trigger.first,
        sentence.predicates.governing.get(trigger.core, trigger.first),
        chunks[group].first if group >= 0 else trigger.first,
        _verb_of_noun(sentence, group, trigger),
        _verb_of_gerund(sentence, group, trigger),
    )


def _is_inside(sentence: CueSentence, group: int, trigger: Trigger) -> bool:
    """Tell whether what stands before a verb group belongs to the words of the relation."""
    before = sentence.chunks[group - 1].kind if group > 0 else ChunkKind.STOP
    return before in (ChunkKind.NP, ChunkKind.TRIGGER) and trigger.frame.shape == Turn.SUBJECT_INSIDE


def _before_group(sentence: CueSentence, group: int) -> tuple[list[Span], list[Span]]:
    """Find what hedges or denies a gerund from before it: "possibly by inducing", "without inducing"."""
    hedges: list[Span] = []
    negations: list[Span] = []
    before = sentence.chunks[group - 1] if group > 0 else None
    if before is None or before.kind != ChunkKind.PREPOSITION:
        return hedges, negations
    if sentence.low(before) in sentence.cues(CueKind.NEGATION, CueScope.PHRASE):
        negations.append(sentence.phrases.span(before.first, before.last))
    adverb = sentence.chunks[group - 2] if group > 1 else before
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    if adverb.kind == ChunkKind.ADVERB and sentence.low(adverb) in hedging:
        hedges.append(sentence.phrases.span(adverb.first, adverb.last))
    return hedges, negations


def _verb_of_noun(sentence: CueSentence, k: int, trigger: Trigger) -> int:
    """Give the first token of the verb before a relational noun: "may show reduced expression in"."""
    relational = trigger.form == Form.NOUN and trigger.frame.kind != FrameKind.NOUN
    if not relational or trigger.first < trigger.core or k < 2:
        return trigger.first
    verb, noun = sentence.chunks[k - 2 : k]
    governed = noun.kind == ChunkKind.NP and verb.kind in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY)
    return verb.first if governed else trigger.first


def _verb_of_gerund(sentence: CueSentence, k: int, trigger: Trigger) -> int:
    """Give the first token of the verb before a gerund: "may play a role in inducing"."""
    if trigger.form != Form.GERUND or k < 1:
        return trigger.first
    governed = sentence.chunks[k - 1].kind == ChunkKind.PREPOSITION and k > 1
    verb = sentence.chunks[k - 2] if governed else sentence.chunks[k - 1]
    return verb.first if verb.kind == ChunkKind.TRIGGER else trigger.first


def _with_helpers(sentence: CueSentence, i: int, floor: int) -> Span:
    """Give "has been shown" for "shown"."""
    first = i
    while first > floor and sentence.tags[first - 1] in (Tag.AUXILIARY, Tag.ADVERB):
        first -= 1
    while sentence.tags[first] == Tag.ADVERB:
        first += 1
    return sentence.phrases.span(first, i + 1)
