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
from il21kg.reading.structure.tagset import ADVERBS, NOUNISH, Form, Tag
from il21kg.vocabulary.classes import AuxiliaryRole, EventRole, FrameKind, GovernorRole, Turn, WordClass
from il21kg.vocabulary.mentions import Mention, Token
from il21kg.vocabulary.vocabulary import Frame

#: Tags with which no pattern begins.
_CLOSED: Final = frozenset(
    {Tag.SUCH, Tag.SUCH_GOES_ON, Tag.RELATIVE, Tag.CONJUNCTION, Tag.TOPIC, Tag.TOPIC_GOES_ON}
)
#: What may follow a transitive verb.
_OBJECT: Final = frozenset(
    {
        Tag.DETERMINER,
        Tag.WORD,
        Tag.NUMBER,
        Tag.QUANTIFIER,
        Tag.EVALUATIVE,
        Tag.TOPIC,
        Tag.QUOTE,
        Tag.ADVERB,
        Tag.ADVERBIAL,
        Tag.PREPOSITION,
        Tag.NEGATION,
        Tag.GOVERNOR,
        Tag.COLON,
        Tag.OPENING,
        Tag.CONJUNCTION,
    }
)
#: What follows a noun in -ing.
_AFTER_NOUN: Final = frozenset({Tag.END, Tag.CONJUNCTION, Tag.COMMA, Tag.CLOSING, Tag.DOT})
#: What opens the object of a form in -ing; the second only where that can be nothing but a participle.
_OPENS_OBJECT: Final = frozenset({Tag.DETERMINER, Tag.QUANTIFIER, Tag.TOPIC, Tag.PREPOSITION})
_OPENS_NAME: Final = frozenset({Tag.WORD, Tag.EVALUATIVE, Tag.NUMBER, Tag.QUOTE})
#: What begins a name.
_NAME: Final = frozenset({Tag.DETERMINER, Tag.WORD, Tag.QUANTIFIER, Tag.TOPIC, Tag.EVALUATIVE, Tag.NUMBER})
#: The words for what the text is about; what follows a verb of theirs that is unknown; that of no subject.
_TOPICAL: Final = frozenset({Tag.TOPIC, Tag.TOPIC_GOES_ON})
_AFTER_TOPIC: Final = _NAME - {Tag.EVALUATIVE}
_AFTER_VERB: Final = frozenset({Tag.DETERMINER, Tag.TOPIC})
#: What no pattern reaches across.
_PARTING: Final = frozenset({Tag.COMMA, Tag.OPENING, Tag.CLOSING, Tag.STOP})
#: What a noun phrase does not reach back across; marks that end one.
_BEFORE_PHRASE: Final = frozenset({Tag.COMMA, Tag.RELATIVE, Tag.STOP, Tag.MODAL, Tag.AUXILIARY, Tag.LINK})
_CLOSERS: Final = frozenset({Tag.CLOSING, Tag.QUOTE})
#: A further word of a preposition or a conjunction.
_GOING_ON: Final = frozenset({Tag.PREPOSITION_GOES_ON, Tag.CONJUNCTION_GOES_ON})
#: The helpers of a verb; all that may stand between it and its subject.
_HELPERS: Final = ADVERBS | {Tag.MODAL, Tag.AUXILIARY, Tag.NEGATION}
_BETWEEN: Final = _HELPERS | {Tag.GOVERNOR}
#: What stands before a governor that helps a verb: "is able to".
_BEFORE_GOVERNOR: Final = frozenset({Tag.AUXILIARY, Tag.ADVERB, Tag.MODAL})
#: What stands before a sentence, or a part of one, that has no subject: nothing, ";", "Isoform 2:".
_OPENINGS: Final = frozenset({Tag.START, Tag.STOP, Tag.COLON})
#: What else than a noun stands before a form in -ed that is a verb, and before one in -s.
_BEFORE_PAST: Final = _OPENINGS | {Tag.CONJUNCTION, Tag.COMMA, Tag.RELATIVE, Tag.AUXILIARY, Tag.GOVERNOR}
_BEFORE_THIRD_PERSON: Final = _OPENINGS | {Tag.RELATIVE, Tag.CONJUNCTION, Tag.COMMA}
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
            earlier = tagged.words[max(_previous(first, tags), 0) : first]
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
        group = _group(first, tagged, grammar)
        return Trigger(frame, group, first, last, Form.THIRD_PERSON, literal=pattern.literal)
    if after == Tag.HYPHEN:
        return None
    group = _group(first, tagged, grammar) if frame.kind == FrameKind.VERB else first
    return Trigger(frame, group, first, last, Form.NOUN, literal=pattern.literal)


def _verb(
    pattern: Pattern, found: re.Match[str], first: int, last: int, tagged: Tagged, grammar: Grammar
) -> Trigger | None:
    """Decide whether a verb is used as its frame means it, whose turn may ask for more."""
    trigger = _Verb(pattern, found, first, last, tagged, grammar).trigger()
    match pattern.frame.shape:
        case Turn.OBJECT_INSIDE | Turn.SUBJECT_INSIDE:
            return None if trigger is None else _around(trigger, found, tagged)
        case Turn.MAKING:  # not "cells expressing", "expressed proteins"
            return trigger if trigger is not None and trigger.form in _TENSED else None
    return trigger


def _around(trigger: Trigger, found: re.Match[str], tagged: Tagged) -> Trigger | None:
    """Decide whether a verb and its last word stand around an end: "turns T cells off", "maps IL-4 to"."""
    first, last = trigger.core, trigger.last
    begin, end = (first + found.string.count(" ", found.start(), at) for at in found.span("end"))
    opens = tagged.tags[last] if last < len(tagged.tags) else Tag.END
    apart = trigger.frame.shape == Turn.OBJECT_INSIDE and opens in _NAME
    if begin == end or apart:
        return None  # "turns T cells on the surface"
    return replace(trigger, inside=(begin, end))


class _Verb:
    """A matched verb among its neighbours: they say whether it is one, and in which voice."""

    def __init__(
        self,
        pattern: Pattern,
        match: re.Match[str],
        first: int,
        last: int,
        tagged: Tagged,
        grammar: Grammar,
    ) -> None:
        self.pattern, self.first, self.last = pattern, first, last
        self.grammar, self.words, self.tags = grammar, tagged.words, tagged.tags
        self.verb = match["v"]
        self.at = first + match.string.count(" ", match.start(), match.start("v"))
        self.form = grammar.verb_forms[self.verb]
        self.group = _group(first, tagged, grammar)
        helpers = {grammar.role(WordClass.AUXILIARY, self.words[i].low) for i in range(self.group, first)}
        self.be = AuxiliaryRole.BE in helpers
        self.perfect = AuxiliaryRole.HAVE in helpers and not self.be
        self.before = _previous(first, self.tags)
        self.before = self._before_floating(self.before)
        self.left = (
            self.tags[self.before].replace(Tag.CONJUNCTION_GOES_ON, Tag.CONJUNCTION)
            if self.before >= 0
            else Tag.START
        )
        end = _after_aside(last, self.tags)
        self.after = self.tags[end] if end < len(self.tags) else Tag.END
        self.next = self.words[end].low if end < len(self.words) else ""

    def trigger(self) -> Trigger | None:
        """Give the trigger, or None where the words are part of a name or of another construction."""
        if self._in_a_name() or (self.pattern.forms == Form.PARTICIPLE and self.form != Form.PAST):
            return None
        passive = agentless = False
        if self.form == Form.PAST:
            voice = self._voice()
            if voice is None:
                return None
            passive, agentless = voice == "passive", voice == "agentless"
        elif self.form == Form.GERUND and not self._gerund():
            return None
        elif self.form in (Form.THIRD_PERSON, Form.BASE):
            if self.pattern.verb_last and self.after not in _OBJECT:
                return None
            if not (self._third_person() if self.form == Form.THIRD_PERSON else self._base()):
                return None
        frame, literal = self.pattern.frame, self.pattern.literal
        return Trigger(frame, self.group, self.first, self.last, self.form, passive, agentless, literal)

    def _in_a_name(self) -> bool:
        """Tell whether the words belong to a hyphenated name or only help or govern another verb."""
        if self.after == Tag.HYPHEN or (
            self.first > 0 and self.tags[self.first - 1] == Tag.HYPHEN and self.at == self.first
        ):
            return True
        helping = self.grammar.role(WordClass.AUXILIARY, self.verb) == AuxiliaryRole.HAVE
        if helping and self.after in _BETWEEN:
            return True
        governs = (
            self.be
            or self.after in (Tag.AUXILIARY, Tag.RELATIVE)
            or "to" in (self.words[self.last - 1].low, self.next)
        )
        return self.tags[self.at] == Tag.GOVERNOR and self.pattern.frame.shape == Turn.ACTIVITY and governs

    def _voice(self) -> str | None:
        """Give `active`, `passive` or `agentless` for an -ed form, None where it is no verb of the clause."""
        tensed = self.perfect or self._past()
        if self.pattern.forms == Form.FINITE and (self.be or not tensed):
            return None
        by = self._agent_follows()  # "is turned off by" as well
        if self.pattern.forms != Form.PARTICIPLE and (self.pattern.verb_last or by):
            opens = self.left in _OPENINGS and self.after == Tag.PREPOSITION  # "Induced in T cells by IL-2."
            if self.be or opens or (by and (self.left in NOUNISH or self.left == Tag.CONJUNCTION)):
                return "passive" if by else "agentless"
            return "active" if tensed else None
        opens = self.left in NOUNISH or self.left in _BEFORE_PAST
        return "active" if self.be or self.perfect or opens else None

    def _compound(self) -> bool:
        """Tell whether a bare noun or a number follows: "domain containing proteins", "containing 3"."""
        if not self.pattern.verb_last or self.last + 1 >= len(self.words):
            return False
        if self.after == Tag.NUMBER:
            return not self.words[self.last + 1].low.endswith("s")  # "containing 4 motifs"
        if self.after != Tag.WORD:
            return False
        end = self.last
        while end + 1 < len(self.tags) and self.tags[end + 1] == Tag.WORD:
            end += 1
        noun = self.words[end]
        # "domain containing adaptor protein": a noun in the singular, with words before it, has no article
        alone = end == self.last or (noun.low == noun.norm and self.words[self.last - 1].low.endswith("ing"))
        return alone and self.grammar.role(WordClass.EMPTY_HEAD, noun.norm) is not None

    def _agent_follows(self) -> bool:
        """Tell whether "by" follows, an adverb between them or not: "is regulated tightly by"."""
        i = self.last
        while i < len(self.tags) - 1 and self.tags[i] in ADVERBS:
            i += 1
        return i < len(self.words) and self.words[i].low == "by"

    def _past(self) -> bool:
        """Tell whether a bare -ed form is a past tense: a name before it, a name after it."""
        if self.after not in _NAME or self._compound() or self._modifies():
            return False  # "virus induced gene 3"
        if self.left == Tag.CONJUNCTION:
            earlier = (self.grammar.verb_forms.get(word.low) for word in self.words[: self.before])
            return any(form == Form.PAST for form in earlier)
        return self.left == Tag.RELATIVE or self.left in NOUNISH or self._after_insertion()

    def _after_insertion(self) -> bool:
        """Tell whether an insertion stands between subject and verb: "IL-6, but not IL-10, induced"."""
        commas = [i for i in range(1, self.before + 1) if self.tags[i] == Tag.COMMA]
        if self.left != Tag.COMMA or len(commas) != 2 or self.tags[commas[0] - 1] not in NOUNISH:
            return False
        opens = self.tags[commas[0] + 1 : commas[0] + 3]
        return opens[0] in (Tag.PREPOSITION, Tag.NEGATION) or opens == (Tag.CONJUNCTION, Tag.NEGATION)

    def _modifies(self) -> bool:
        """Tell whether only adjectives part it from an article: "a small secreted cytokine"."""
        i = self.before
        while i >= 0 and self.tags[i] == Tag.WORD and self.grammar.nameless(self.words[i].low):
            i -= 1
        return 0 <= i < self.before and self.tags[i] == Tag.DETERMINER

    def _capable(self) -> bool:
        """Tell whether it is what something is "capable of"."""
        i = self.first - 1
        return i >= 0 and self.tags[i] == Tag.GOVERNOR and self.words[i].low == "of"

    def _gerund(self) -> bool:
        """Tell whether an -ing form is a verb: after "is", a preposition, a comma, a noun it describes."""
        if self.after in _AFTER_NOUN or self.next == "of":
            return False  # "the binding of a ligand" is a noun
        if self.be or self._capable():
            return True
        if self.first > 0 and self.words[self.first - 1].low in self.grammar.words(WordClass.CONSEQUENCE):
            return self.after in _NAME or self.after == Tag.PREPOSITION  # "thereby inducing"
        if self.pattern.verb_last and self.after == Tag.PREPOSITION and self.left in NOUNISH:
            return False  # "processing by": a noun
        if self.left == Tag.PREPOSITION:
            return self.words[self.before].low in self.grammar.words(WordClass.GERUND_PREPOSITION)
        if self.left in (Tag.COMMA, Tag.CONJUNCTION, Tag.SUCH):
            return self.after in _NAME or self.after == Tag.QUOTE
        return self.left in NOUNISH and not self._compound() and self._shortens_a_clause()

    def _shortens_a_clause(self) -> bool:
        """Tell whether the words after an -ing form are its objects: "proteins containing a domain"."""
        reduced = self.last > self.at + 1 or self.grammar.role(WordClass.REDUCED_ING, self.verb) is not None
        return self.after in _OPENS_OBJECT or (reduced and self.after in _OPENS_NAME)

    def _before_floating(self, i: int) -> int:
        """Pass over a quantifier alone before the verb: "which both bind", "exon one encodes"."""
        floats = i > 0 and self.words[i].low in self.grammar.words(WordClass.FLOATING_QUANTIFIER)
        return i - 1 if floats and self.tags[i - 1] in (*NOUNISH, Tag.RELATIVE) else i

    def _third_person(self) -> bool:
        if self.next == "of":
            return False  # "forms of"
        helped = any(
            self.tags[i] not in (Tag.ADVERB, Tag.ADVERBIAL, Tag.NEGATION)
            and self.grammar.role(WordClass.GOVERNOR, self.words[i].low) != GovernorRole.LIKELY
            for i in range(self.group, self.first)
        )
        return not helped and (self.left in NOUNISH or self.left in _BEFORE_THIRD_PERSON)

    def _base(self) -> bool:
        """Tell whether a base form is a verb: an infinitive, after a plural, or sharing a subject."""
        if self.next == "of" and self.pattern.verb_last:
            return False
        if self.left in (Tag.CONJUNCTION, Tag.COMMA, Tag.RELATIVE) or self._infinitive():
            return True
        if self._says(self.words[self.before].low, Form.BASE) and self.words[self.before - 1].low == "to":
            return True  # "to help induce"
        return self.left in NOUNISH and not self._inside_name() and self._plural_before()

    def _inside_name(self) -> bool:
        """Tell whether another verb or an article begins the name that it is in: "recognizes target RNAs"."""
        if self._says(self.words[self.before].low):
            return self.tags[self.before - 1] in (*NOUNISH, Tag.RELATIVE, Tag.CONJUNCTION, *ADVERBS)
        i = self.before
        while i > 0 and self.tags[i] in (Tag.WORD, Tag.EVALUATIVE, Tag.NUMBER, Tag.HYPHEN):
            i -= 1
        return self.words[i].low in ("a", "an")

    def _says(self, low: str, form: Form = Form.THIRD_PERSON) -> bool:
        """Tell whether a word is a verb in a form, and no plural: "recognizes"."""
        verb = self.grammar.verb_forms.get(low) == form
        return verb and low not in self.grammar.words(WordClass.VERB_OR_PLURAL)

    def _infinitive(self) -> bool:
        for i in range(self.group, self.first):
            low = self.words[i].low
            if (
                self.tags[i] == Tag.MODAL
                or low == "to"
                or self.grammar.role(WordClass.AUXILIARY, low) == AuxiliaryRole.DO
            ):
                return True
        i = self.first - 1
        while i > 0 and self.tags[i] in ADVERBS:
            i -= 1
        return i >= 0 and self.words[i].low == "to"

    def _plural_before(self) -> bool:
        """Tell whether the noun phrase before is a plural: "mutations in this gene", "IL-21 and IL-4"."""
        for i in range(self.before, -1, -1):
            if self.tags[i] == Tag.CONJUNCTION and self.words[i].low == "and":
                return True
            if self.tags[i] == Tag.SLASH and _one_word(self.words[i : self.before + 1]):
                return True  # "IL-4/IL-13 activate"
            if self.tags[i] in _BEFORE_PHRASE or self._says(self.words[i].low):
                return False
            if self.tags[i] in _CLOSERS:
                return True
            if self.tags[i] in (Tag.WORD, Tag.QUANTIFIER) and self._plural(self.words[i]):
                return True
        return False

    def _plural(self, word: Token) -> bool:
        ending = word.low.endswith("s") and not word.low.endswith("ss")
        return ending or word.low in self.grammar.words(WordClass.PLURAL_PRONOUN)


def _one_word(words: Sequence[Token]) -> bool:
    return all(one.end == two.start for one, two in pairwise(words))


def _after_aside(i: int, tags: Sequence[Tag]) -> int:
    """Give the index after an aside between commas: "activates, among others, STAT3"."""
    if i >= len(tags) or tags[i] != Tag.COMMA:
        return i
    end = i + 1
    while end < len(tags) and tags[end] in (*ADVERBS, Tag.SUCH, Tag.SUCH_GOES_ON):
        end += 1
    return end + 1 if i + 1 < end < len(tags) and tags[end] == Tag.COMMA else i


def _previous(i: int, tags: Sequence[Tag]) -> int:
    """Give the index of the token before `i`, adverbs and helpers of the verb passed over."""
    i -= 1
    while i >= 0 and tags[i] in _BETWEEN:
        i -= 1
    return i


def _governs(j: int, i: int, tagged: Tagged, grammar: Grammar) -> bool:
    """Tell whether the token before `j` governs the verb at `i`: "is able to", "likely"."""
    words, tags = tagged.words, tagged.tags
    return tags[j - 1] == Tag.GOVERNOR and (
        grammar.role(WordClass.GOVERNOR, words[j - 1].low) in (GovernorRole.RAISING, GovernorRole.LIKELY)
        or (j < i and words[j].low == "to")
        or (j > 1 and tags[j - 2] in _BEFORE_GOVERNOR)
    )


def _group(i: int, tagged: Tagged, grammar: Grammar) -> int:
    """Give where the verb group that ends before token `i` begins: "may", "has been shown to"."""
    words, tags = tagged.words, tagged.tags
    j = i
    while j > 0:
        infinitive = words[j - 1].low == "to" and j > 1
        if not (tags[j - 1] in _HELPERS or infinitive or _governs(j, i, tagged, grammar)):
            break
        j -= 1
    while j < i and (tags[j] in ADVERBS or words[j].low == "to"):
        j += 1
    return j
