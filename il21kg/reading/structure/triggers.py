"""Finds the triggers of a sentence: words of a frame, used as the frame means them.

"IL-21 may bind the receptor" has the trigger "may bind"; "the receptor binding site" has none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.patterns import Pattern
from il21kg.reading.structure.tags import Tagged
from il21kg.reading.structure.tagset import ADVERBS, Form, Tag
from il21kg.reading.structure.verbs import NAME, MatchedVerb, group_start, previous
from il21kg.vocabulary.classes import AuxiliaryRole, EventRole, FrameKind, Turn, WordClass
from il21kg.vocabulary.mentions import Mention, Token
from il21kg.vocabulary.vocabulary import Frame

#: Tags with which no pattern begins.
_CLOSED: Final = frozenset(
    {Tag.SUCH, Tag.SUCH_GOES_ON, Tag.RELATIVE, Tag.CONJUNCTION, Tag.TOPIC, Tag.TOPIC_GOES_ON}
)
#: The words for what the text is about; what follows a verb of theirs that is unknown; that of no subject.
_TOPICAL: Final = frozenset({Tag.TOPIC, Tag.TOPIC_GOES_ON})
_AFTER_TOPIC: Final = NAME - {Tag.EVALUATIVE}
_AFTER_VERB: Final = frozenset({Tag.DETERMINER, Tag.TOPIC})
#: What no pattern reaches across.
_PARTING: Final = frozenset({Tag.COMMA, Tag.OPENING, Tag.CLOSING, Tag.STOP})
#: A further word of a preposition or a conjunction.
_GOING_ON: Final = frozenset({Tag.PREPOSITION_GOES_ON, Tag.CONJUNCTION_GOES_ON})
#: What of a name may stand right of a participle inside it: no article begins there.
_MODIFIED: Final = frozenset({Tag.WORD, Tag.NUMBER, Tag.HYPHEN})
#: Classes of nouns: their plurals are no verbs.
_NOUNS: Final = (
    WordClass.PROTEIN_NOUN,
    WordClass.GENERIC_NOUN,
    WordClass.NAME_FRAME,
    WordClass.TRANSCRIPT,
    WordClass.EVENT,
    WordClass.AMOUNT,
    WordClass.HINT,
    WordClass.PRONOUN,
    WordClass.PART_NOUN,
)
#: Frames that explain the name before them; frames whose words no name goes on.
_APPOSED: Final = frozenset({Turn.APPOSITIVE})
_CLOSING: Final = frozenset({Turn.PREDICATE_WORD, Turn.PASSIVE_PROCESS})
#: Forms in which a verb says who makes something.
_TENSED: Final = (Form.BASE, Form.THIRD_PERSON)
#: Frames that need a word of a class before them, in one of these roles: "variants ... have been described".
_NEEDED: Final[Mapping[str, tuple[WordClass, tuple[str, ...]]]] = {
    Turn.VARIANTS: (WordClass.TRANSCRIPT, ("",)),
    Turn.PSEUDOGENES: (WordClass.PSEUDOGENE, ("",)),
    Turn.OBSERVED: (
        WordClass.EVENT,
        (EventRole.MUTATION, EventRole.VARIATION, EventRole.CHANGE, EventRole.DYSREGULATION),
    ),
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Where a frame's words stand, with the verb group around them."""

    frame: Frame
    first: int
    """Index of the first token of the phrase, auxiliaries and cue included."""
    core: int
    """Index of the first token of the pattern."""
    last: int
    """Index after the last token."""
    form: Form
    """base, s, ed, ing, or noun."""
    passive: bool = False
    """A passive whose agent follows (`is induced by`): the ends change places."""
    agentless: bool = False
    """A passive without agent."""
    literal: int = 0
    """How many elements of the pattern are fixed."""
    others: tuple[Frame, ...] = ()
    """Frames that the same words may be of."""
    inside: tuple[int, int] | None = None
    """First and last token of an end that stands among the words of a verb: "turns T cells off"."""

    @property
    def tensed(self) -> bool:
        """True for a bare verb form that is no passive: nothing of the pattern follows it."""
        return not self.passive and not self.agentless and self.last - self.core == 1

    @property
    def participle(self) -> bool:
        """True for an -ing form, and an -ed form without helpers."""
        return self.form == Form.GERUND or (self.form == Form.PAST and self.first == self.core)

    @property
    def shortened(self) -> bool:
        """True for a participle that shortens a relative clause: "proteins containing a domain"."""
        return self.participle and (self.form == Form.GERUND or not self.tensed)


def find_triggers(tagged: Tagged, mentions: Iterable[Mention], grammar: Grammar) -> list[Trigger]:
    """Find the triggers of a sentence, left to right; they do not overlap.

    The longest wins, then the one with more fixed words, then `ikg:order`, then the name of the frame.
    """
    candidates = _candidates(tagged, mentions, grammar)
    candidates.sort(
        key=lambda t: (t.core - t.last, -t.literal, t.frame.order, not t.frame.added, t.frame.name)
    )
    taken: set[int] = set()
    accepted: list[Trigger] = []
    for trigger in candidates:
        span = range(trigger.core, trigger.last)
        if taken.isdisjoint(span):
            taken.update(span)
            accepted.append(trigger)
    accepted += _unknown(tagged, taken, grammar)
    accepted.sort(key=lambda t: t.core)
    accepted = [trigger for trigger in accepted if not _modifies(trigger, accepted, tagged)]
    accepted = [trigger for trigger in accepted if not _is_plural(trigger, accepted, tagged, grammar)]
    accepted = [trigger for trigger in accepted if not _is_of_object(trigger, accepted, tagged)]
    triggers: list[Trigger] = []
    for trigger in accepted:
        others = tuple(
            c.frame
            for c in candidates
            if c.core == trigger.core and c.last == trigger.last and c.frame is not trigger.frame
        )
        floor = triggers[-1].last if triggers else 0
        if others or trigger.first < floor:
            trigger = replace(trigger, first=max(trigger.first, floor), others=others)
        triggers.append(trigger)
    return triggers


def _is_plural(trigger: Trigger, triggers: Sequence[Trigger], tagged: Tagged, grammar: Grammar) -> bool:
    """Tell whether a word that may be a plural stands before its verb: "IL-21 targets induce apoptosis"."""
    alone = trigger.last == trigger.core + 1 and trigger.form == Form.THIRD_PERSON
    if not alone or grammar.role(WordClass.VERB_OR_PLURAL, tagged.words[trigger.core].low) != "":
        return False
    return any(other.core == trigger.last and other.form == Form.BASE for other in triggers)


def _modifies(trigger: Trigger, triggers: Sequence[Trigger], tagged: Tagged) -> bool:
    """Tell whether a participle is inside a name: "IL2 bound ligands promote", "TNF Induced Apoptosis"."""
    words, tags, core, last = tagged.words, tagged.tags, trigger.core, trigger.last
    if not _is_bare(trigger) or core == 0 or last >= len(words) or tags[last] not in _MODIFIED:
        return False
    before = words[core - 1]
    if words[core].text[0].isupper() and words[last].text[0].isupper() and not before.text.islower():
        return True
    if tags[core - 1] not in (Tag.WORD, Tag.NUMBER) or before.norm != before.low or before.text.islower():
        return False
    others = [each for each in triggers if each is not trigger]
    end = last
    while end < len(tags) and tags[end] in _MODIFIED and not any(t.first <= end < t.last for t in others):
        end += 1
    return end < len(tags) and (_finite(end, triggers, tags) or _governed(core, triggers, tags))


def _is_of_object(trigger: Trigger, triggers: Sequence[Trigger], tagged: Tagged) -> bool:
    """Tell whether a participle describes the object of the verb before it: "binds methylated DNA"."""
    ends = {each.last: each for each in triggers}
    core, last = trigger.core, trigger.last
    if core > 1 and tagged.tags[core - 1] == Tag.CONJUNCTION and core - 1 in ends:
        core = ends[core - 1].core  # "binds phosphorylated and methylated DNA"
    verb = ends.get(core)
    if verb is None or not _is_bare(trigger) or last >= len(tagged.words):
        return False
    tensed = verb.form in (*_TENSED, Form.PAST) and verb.last - verb.core == 1
    return tensed and verb.frame.kind == FrameKind.VERB and tagged.tags[last] in _MODIFIED


def _is_bare(trigger: Trigger) -> bool:
    """Tell whether a participle is one word without helpers and without an agent."""
    one = trigger.first == trigger.core and trigger.last - trigger.core == 1
    return one and trigger.form == Form.PAST and not trigger.agentless and not trigger.passive


def _governed(core: int, triggers: Sequence[Trigger], tags: Sequence[Tag]) -> bool:
    """Tell whether a preposition after a verb governs what ends at `core`: "found in IL4 treated cells"."""
    first = core - 1
    while first > 0 and tags[first] in _MODIFIED:
        first -= 1
    return tags[first] == Tag.PREPOSITION and any(
        each.frame.kind == FrameKind.VERB and each.core < first for each in triggers
    )


def _finite(i: int, triggers: Sequence[Trigger], tags: Sequence[Tag]) -> bool:
    """Tell whether a verb of its own begins at token `i`, adverbs passed over."""
    while i < len(tags) - 1 and tags[i] in ADVERBS:
        i += 1
    verb = next((each for each in triggers if each.first <= i < each.last), None)
    if verb is None:
        return tags[i] in (Tag.MODAL, Tag.AUXILIARY)
    return verb.frame.kind == FrameKind.VERB and (
        verb.form in (Form.THIRD_PERSON, Form.BASE) or verb.first < verb.core
    )


def _unknown(tagged: Tagged, taken: set[int], grammar: Grammar) -> list[Trigger]:
    """Read a verb that no frame knows as another relation, right after the topic: "this gene foos a bar".

    A sentence that leaves the topic out begins with its verb: "Foos the bar."
    """
    frame = grammar.unknown
    if frame is None:
        return []
    words, tags = tagged.words, tagged.tags
    triggers = []
    for i, word in enumerate(words[:-1]):
        if not _third_person(word) or i in taken or tags[i] != Tag.WORD:
            continue
        before = i - 1
        while before >= 0 and tags[before] in ADVERBS:
            before -= 1
        if before >= 0 and tags[before] not in _TOPICAL:
            continue
        if tags[i + 1] not in (_AFTER_TOPIC if before >= 0 else _AFTER_VERB):
            continue
        if not any(word.norm in grammar.words(c) for c in _NOUNS):
            triggers.append(Trigger(frame, i, i, i + 1, Form.THIRD_PERSON))
    return triggers


def _third_person(word: Token) -> bool:
    """Tell whether a word may be a verb in -s."""
    return word.norm != word.low and word.low.isalpha() and word.text[1:].islower()


def _candidates(tagged: Tagged, mentions: Iterable[Mention], grammar: Grammar) -> list[Trigger]:
    words, tags = tagged.words, tagged.tags
    lows = [word.low for word in words]
    among = set(lows)
    joined = " ".join([*lows, ""])
    offsets = list(accumulate([len(low) + 1 for low in lows], initial=0))
    named = {i for m in mentions if m.last - m.first > 1 for i in range(m.first, m.last)}
    triggers: list[Trigger] = []
    patterns = grammar.patterns
    for first, low in enumerate(lows):
        if low not in patterns or first in named or tags[first] in _CLOSED:
            continue
        for pattern in patterns[low]:
            if pattern.second and pattern.second.isdisjoint(among):
                continue
            match = pattern.regex.match(joined, offsets[first])
            if match is None:
                continue
            last = bisect_left(offsets, match.end())
            if not _PARTING.isdisjoint(tags[first + 1 : last]):
                continue
            trigger = _trigger(pattern, match, first, last, tagged, grammar)
            if trigger is not None:
                triggers.append(trigger)
    return triggers


def _trigger(
    pattern: Pattern, match: re.Match[str], first: int, last: int, tagged: Tagged, grammar: Grammar
) -> Trigger | None:
    """Decide whether matched words are used as their frame means them."""
    frame, tags = pattern.frame, tagged.tags
    after = tags[last] if last < len(tags) else Tag.END
    if after in _GOING_ON and tagged.words[last - 1].low != "as":
        return (
            None  # "increased in response to": its "in" belongs to what follows; "acts as part of" does not
        )
    if frame.shape in _NEEDED:
        word_class, roles = _NEEDED[frame.shape]
        earlier = tagged.words[:first]
        if frame.shape == Turn.PSEUDOGENES:
            earlier = tagged.words[max(previous(first, tags), 0) : first]
        nouns = [word.norm for word in earlier]
        nouns += [f"{one.low} {two.norm}" for one, two in pairwise(earlier)]  # "elevated levels"
        if not any(grammar.role(word_class, noun) in roles for noun in nouns):
            return None
    if frame.shape in _APPOSED:
        return Trigger(frame, first, first, last, Form.NOUN, literal=pattern.literal)
    if frame.shape in _CLOSING:
        agent = frame.shape == Turn.PASSIVE_PROCESS and last < len(tags) and tagged.words[last].low == "by"
        if agent or after in _MODIFIED:
            return None  # who does it says the frame of its verb
    if pattern.forms != Form.NOUN:
        return _verb(pattern, match, first, last, tagged, grammar)
    if grammar.role(WordClass.AUXILIARY, tagged.words[first].low) in (AuxiliaryRole.BE, AuxiliaryRole.HAVE):
        group = group_start(first, tagged, grammar)
        return Trigger(frame, group, first, last, Form.THIRD_PERSON, literal=pattern.literal)
    if after == Tag.HYPHEN:
        return None
    group = group_start(first, tagged, grammar) if frame.kind == FrameKind.VERB else first
    return Trigger(frame, group, first, last, Form.NOUN, literal=pattern.literal)


def _verb(
    pattern: Pattern, found: re.Match[str], first: int, last: int, tagged: Tagged, grammar: Grammar
) -> Trigger | None:
    """Decide whether a verb is used as its frame means it, whose turn may ask for more."""
    verb = MatchedVerb(pattern, found, first, last, tagged, grammar)
    used = verb.used()
    if used is None:
        return None
    trigger = Trigger(pattern.frame, verb.group, first, last, verb.form, *used, pattern.literal)
    match pattern.frame.shape:
        case Turn.OBJECT_INSIDE | Turn.SUBJECT_INSIDE:
            return _around(trigger, found, tagged)
        case Turn.MAKING:  # not "cells expressing", "expressed proteins"
            return trigger if trigger.form in _TENSED else None
    return trigger


def _around(trigger: Trigger, found: re.Match[str], tagged: Tagged) -> Trigger | None:
    """Decide whether a verb and its last word stand around an end: "turns T cells off", "maps IL-4 to"."""
    first, last = trigger.core, trigger.last
    begin, end = (first + found.string.count(" ", found.start(), at) for at in found.span("end"))
    opens = tagged.tags[last] if last < len(tagged.tags) else Tag.END
    apart = trigger.frame.shape == Turn.OBJECT_INSIDE and opens in NAME
    if begin == end or apart:
        return None  # "turns T cells on the surface"
    return replace(trigger, inside=(begin, end))
