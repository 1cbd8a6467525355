"""Finds what makes a claim less than a plain fact: hedges, evidentials, denials, each with its words.

One claim may have several:

    Studies suggest that IL-21 may not induce apoptosis.
            hedge              hedge negation
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.grammar import Grammar
from il21kg.reading.structure.phrases import Phrases
from il21kg.reading.structure.predicates import Predicates
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import (
    ConjunctionRole,
    ContentRole,
    CueKind,
    CueScope,
    FrameKind,
    MarkRole,
    NegationRole,
    Trait,
    Turn,
    WordClass,
)
from il21kg.vocabulary.mentions import Token

#: Chunks of the verb group.
_HELPERS: Final = frozenset({ChunkKind.AUXILIARY, ChunkKind.ADVERB, ChunkKind.NEGATION})
#: Chunks that may stand between the "neither" of a subject and its verb.
_SUBJECT: Final = frozenset(
    {
        ChunkKind.NP,
        ChunkKind.PREPOSITION,
        ChunkKind.CONJUNCTION,
        ChunkKind.COMMA,
        ChunkKind.ADVERB,
        ChunkKind.NEGATION,
    }
)
#: Chunks behind which a verb may share the helpers of the one before it.
_JOINS: Final = frozenset({ChunkKind.CONJUNCTION, ChunkKind.COMMA, ChunkKind.PREPOSITION, ChunkKind.TRIGGER})
#: Tags of what stands between two conjuncts.
_JOINING: Final = (Tag.CONJUNCTION, Tag.COMMA)
#: Tags of what stands before the name of a conjunct.
_BEFORE_NAME: Final = (Tag.DETERMINER, Tag.QUANTIFIER, Tag.PREPOSITION, Tag.PREPOSITION_GOES_ON)
#: Tags of what an adjective does not belong to the words of a relation behind.
_PARTING: Final = frozenset({Tag.COMMA, Tag.CONJUNCTION, Tag.PREPOSITION})
#: Tags of what a sentence may open with before its subject.
_OPENINGS: Final = (Tag.ADVERB, Tag.ADVERBIAL, Tag.COMMA, Tag.GOVERNOR)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a claim."""

    hedges: tuple[Span, ...] = ()
    evidentials: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CueSentence:
    """A sentence in which cues are looked for."""

    phrases: Phrases
    predicates: Predicates
    words: Sequence[Token]
    """Its tokens."""
    tags: Sequence[Tag]
    """What its tokens are."""
    chunks: Sequence[Chunk]
    """Its chunks; every trigger among them is a predicate."""
    silent: bool
    """No word of it belongs to a cue: true of two sentences in three."""

    @property
    def grammar(self) -> Grammar:
        """The closed classes of words, and the cues."""
        return self.phrases.grammar

    def cues(self, kind: CueKind, scope: CueScope) -> frozenset[str]:
        """Give the words of the cues of a kind and a scope."""
        return self.grammar.cues.get((kind, scope), frozenset())

    def place(self, trigger: Trigger) -> int:
        """Give the index of the chunk of a trigger; -1 where it has none."""
        cores = (chunk.trigger.core if chunk.trigger else -2 for chunk in self.chunks)
        return next((k for k, core in enumerate(cores) if core == trigger.core), -1)

    def low(self, chunk: Chunk) -> str:
        """Give the lower-case words of a chunk."""
        return self.phrases.clauses.low(chunk.first, chunk.last)


def open_cues(phrases: Phrases, predicates: Predicates) -> CueSentence:
    """Open a sentence for its cues."""
    words, tags = phrases.clauses.words, phrases.clauses.tags
    silent = phrases.grammar.cue_words.isdisjoint([word.low for word in words])
    return CueSentence(phrases, predicates, words, tags, predicates.chunks, silent)


def find_cues(sentence: CueSentence, trigger: Trigger, target: Span) -> Cues:
    """Find the cues of a clause with its object at `target`: around its verb, in its object, above it."""
    if sentence.silent:
        return Cues()
    near = _before_object(sentence, trigger, target)
    found = _of_verb(sentence, trigger, near)
    listed = _listed(sentence, trigger, target)  # "binds X but not Y", "does not bind X but Y"
    return Cues(
        found.hedges or _in_list(sentence, trigger, target),
        found.evidentials,
        found.negations if listed is None else listed,
    )


def _of_verb(sentence: CueSentence, trigger: Trigger, near: Cues = Cues()) -> Cues:
    """Find the cues of a verb, whatever its object; `near` are those between it and one object."""
    k = sentence.place(trigger)
    group = _group(sentence, k, trigger)
    cues = _in_group(sentence, group, trigger)
    shared = _shared(sentence, k, trigger)
    return Cues(
        cues.hedges + near.hedges + _bracketed(sentence, trigger)
        or _above(sentence, trigger)
        or shared.hedges,
        cues.evidentials,
        cues.negations + near.negations + _denied(sentence, group) + _unproven(sentence, trigger)
        or shared.negations,
    )


# ---- around the verb


def _group(sentence: CueSentence, k: int, trigger: Trigger) -> int:
    """Give the first chunk of the verb group that chunk `k` ends."""
    if trigger.frame.kind == FrameKind.NOUN:
        return k
    return _before_helpers(sentence, k - 1) + 1 if k > 0 else k


def _before_helpers(sentence: CueSentence, k: int) -> int:
    """Give the last chunk up to `k` that is no helper of a verb; -1 where all are."""
    while k >= 0 and sentence.chunks[k].kind in _HELPERS:
        k -= 1
    return k


def _in_group(sentence: CueSentence, group: int, trigger: Trigger) -> Cues:
    """Find the cues from the first helper of a verb to its last word."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    hedging_name = sentence.cues(CueKind.HEDGE, CueScope.PHRASE)
    evidential = sentence.cues(CueKind.EVIDENTIAL, CueScope.VERB)
    negating = sentence.cues(CueKind.NEGATION, CueScope.VERB)
    hedges, negations = _before_group(sentence, group)
    evidentials = []
    first = _first_of_group(sentence, group, trigger)
    for i in range(first, trigger.last):
        low = sentence.words[i].low
        if low in hedging or low in hedging_name:
            hedges.append(sentence.phrases.span(i, i + 1))
        elif low in evidential and sentence.tags[i] == Tag.GOVERNOR:
            evidentials.append(_with_helpers(sentence, i, first))
        elif low in negating and sentence.tags[i] != Tag.ADVERBIAL:
            negations.append(sentence.phrases.span(i, i + 1))
    return Cues(tuple(hedges), tuple(evidentials), tuple(negations))


def _first_of_group(sentence: CueSentence, group: int, trigger: Trigger) -> int:
    """Give the token from which on cues are about a verb."""
    chunks = sentence.chunks
    if _is_inside(sentence, group, trigger):  # "there may be a possible role for"
        return chunks[_before_helpers(sentence, group - 2) + 1].first
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


# ---- shared with a verb before


def _shared(sentence: CueSentence, k: int, trigger: Trigger) -> Cues:
    """Give the cues of the verb whose helper this one shares: "may bind X and regulate Y"."""
    kind = _kind_before(sentence, k, trigger)
    if kind is not None:
        return Cues(_of_verb(sentence, kind).hedges)
    verb = _verb_before(sentence, trigger)
    joint = _joint(sentence, k, trigger) if verb is not None and not _is_own(sentence, trigger) else None
    if verb is None or joint is None:
        return Cues()
    cues = _of_verb(sentence, verb)
    if joint.kind not in (ChunkKind.CONJUNCTION, ChunkKind.COMMA):  # "are predicted to encode"
        return Cues(cues.hedges)
    # "lack a domain and bind IL-2", "have a possible role in X and bind IL-2": only helpers are shared
    start = sentence.words[verb.core].start
    hedges, negations = (
        tuple(cue for cue in each if cue.start < start) for each in (cues.hedges, cues.negations)
    )
    denies = joint.kind == ChunkKind.CONJUNCTION and trigger.form in (Form.BASE, Form.NOUN)
    return Cues(hedges, (), negations if denies else ())


def _is_own(sentence: CueSentence, trigger: Trigger) -> bool:
    """Tell whether a verb shows by its form that it has no helper, or one of its own."""
    helped = trigger.first < trigger.core and sentence.words[trigger.first].low != "to"
    return helped or trigger.form == Form.THIRD_PERSON


def _verb_before(sentence: CueSentence, trigger: Trigger) -> Trigger | None:
    """Give the last predicate before a verb."""
    earlier = [chunk.trigger for chunk in sentence.chunks if chunk.trigger is not None]
    return next((verb for verb in reversed(earlier) if verb.core < trigger.core), None)


def _joint(sentence: CueSentence, k: int, trigger: Trigger) -> Chunk | None:
    """Give what joins a verb to one before it, so that they may share helpers; None where nothing does."""
    j = _before_helpers(sentence, k - 1)
    if any(chunk.kind == ChunkKind.AUXILIARY for chunk in sentence.chunks[j + 1 : k]):
        return None
    if j > 0 and trigger.frame.kind == FrameKind.NOUN and sentence.chunks[j].kind == ChunkKind.NP:
        j -= 1
    if j < 0 or sentence.chunks[j].kind not in _JOINS:
        return None
    again = sentence.chunks[j].kind == ChunkKind.PREPOSITION and sentence.words[trigger.first - 1].low == "to"
    return sentence.chunks[j - 1 if again and j > 0 else j]  # "does not bind X or to induce Y"


def _kind_before(sentence: CueSentence, k: int, trigger: Trigger) -> Trigger | None:
    """Give the verb of a kind that has a clause: "may be a cytokine that induces"."""
    j = _before_helpers(sentence, k - 1)
    if j >= 0 and sentence.chunks[j].kind == ChunkKind.RELATIVE:
        j -= 1
    elif not trigger.shortened:
        return None
    verb = sentence.chunks[j - 1].trigger if j > 0 and sentence.chunks[j].kind == ChunkKind.NP else None
    classifies = verb is not None and sentence.grammar.has(verb.frame.family, Trait.CLASSIFYING)
    return verb if classifies else None


# ---- in the object


def _before_object(sentence: CueSentence, trigger: Trigger, target: Span) -> Cues:
    """Find cues between verb and object: "plays a potential role", "has no effect"."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.PHRASE)
    hedges: list[Span] = []
    negations: list[Span] = []
    for i in range(trigger.last, _at(sentence, target)):
        low = sentence.words[i].low
        adjective = sentence.tags[i] in (Tag.EVALUATIVE, Tag.GOVERNOR, Tag.WORD) and low in hedging
        if adjective and _PARTING.isdisjoint(sentence.tags[trigger.last : i]):
            hedges.append(sentence.phrases.span(i, i + 1))
        role = sentence.grammar.role(WordClass.NEGATION, low)
        if role == NegationRole.FAR or (role == NegationRole.OF_NOUN and i == trigger.last):
            negations.append(sentence.phrases.span(i, i + 1))
    return Cues(tuple(hedges), (), tuple(negations))


def _at(sentence: CueSentence, target: Span) -> int:
    """Give the token at which an object begins; past the last where none does."""
    starts = (i for i, word in enumerate(sentence.words) if word.start >= target.start)
    return next(starts, len(sentence.words))


def _bracketed(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find a hedge that stands alone in a bracket: "Binds IL2RG (Probable)"."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.PHRASE)
    for i in range(trigger.last + 1, len(sentence.words) - 1):
        alone = sentence.tags[i - 1] == Tag.OPENING and sentence.tags[i + 1] == Tag.CLOSING
        if alone and sentence.words[i].low in hedging:
            return (sentence.phrases.span(i, i + 1),)
    return ()


def _listed(sentence: CueSentence, trigger: Trigger, target: Span) -> tuple[Span, ...] | None:
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


def _in_list(sentence: CueSentence, trigger: Trigger, target: Span) -> tuple[Span, ...]:
    """Find what hedges one object of a list alone: "T cells, and possibly certain macrophages"."""
    i = _at(sentence, target) - 1
    while i > trigger.last and sentence.tags[i] in _BEFORE_NAME:
        i -= 1
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    if i <= trigger.last or sentence.words[i].low not in hedging or sentence.tags[i - 1] not in _JOINING:
        return ()
    return (sentence.phrases.span(i, i + 1),)


# ---- before the clause, and above it


def _denied(sentence: CueSentence, group: int) -> tuple[Span, ...]:
    """Find what denies a claim from before its verb: "neither X nor Y binds it"."""
    i = group - 1
    joint = i >= 0 and sentence.chunks[i].kind == ChunkKind.CONJUNCTION
    denies = joint and sentence.chunks[i].role == ConjunctionRole.DENIAL
    words = [sentence.chunks[i].first] if denies else []
    while i >= 0 and sentence.chunks[i].kind in _SUBJECT:
        first = sentence.chunks[i].first
        role = sentence.grammar.role(WordClass.NEGATION, sentence.words[first].low)
        if sentence.chunks[i].kind == ChunkKind.NEGATION and role in (NegationRole.FAR, NegationRole.OF_NOUN):
            words.append(first)
            break
        i -= 1
    return tuple(sentence.phrases.span(first, first + 1) for first in words)


def _unproven(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find "there is no evidence that ...": the source does not hold the claim."""
    words, grounds = sentence.words, sentence.grammar.words(WordClass.GROUND)
    negations = sentence.grammar.words(WordClass.NEGATION)
    for i in range(trigger.first - 1, 0, -1):
        if sentence.tags[i] == Tag.STOP:
            break
        if words[i].low in grounds and negations.get(words[i - 1].low) == NegationRole.OF_NOUN:
            return (sentence.phrases.span(i - 1, i + 1),)
    return ()


def _above(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the one word that hedges a clause from above."""
    if trigger.frame.shape == Turn.APPOSITIVE:  # "it seems that FADD, a kinase, binds": it is one
        return ()
    return _opening(sentence) or _doubt(sentence, trigger) or _governor(sentence, trigger)


def _opening(sentence: CueSentence) -> tuple[Span, ...]:
    """Find a hedge that opens the sentence: "Possibly, it induces apoptosis"."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    for i, tag in enumerate(sentence.tags):
        if tag not in _OPENINGS:
            break
        if sentence.words[i].low in hedging:
            return (sentence.phrases.span(i, i + 1),)
    return ()


def _doubt(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find what leaves a claim open: "it is not clear that ...", "the role of X in Y is unknown"."""
    words, contents = sentence.words, sentence.grammar.words(WordClass.CONTENT)
    that = (i for i in range(trigger.first - 1, -1, -1) if contents.get(words[i].low) == ContentRole.CLAUSE)
    around = [*range(next(that, 0))]
    if trigger.frame.shape == Turn.SUBJECT_INSIDE:
        around += range(trigger.last, len(words))
    doubts = sentence.grammar.words(WordClass.DOUBT)
    found = (i for i in around if words[i].low in doubts)
    return tuple(sentence.phrases.span(i, i + 1) for i in islice(found, 1))


def _governor(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb that hedges the clause: "studies suggest that ...", "it is possible that ..."."""
    governing = sentence.cues(CueKind.HEDGE, CueScope.CLAUSE)
    contents = sentence.grammar.words(WordClass.CONTENT)
    for i in range(trigger.first - 1, -1, -1):
        if sentence.tags[i] == Tag.LINK and sentence.phrases.clauses.roles[i] == MarkRole.OPEN:
            return (sentence.phrases.span(i, i + 1),)
        if sentence.tags[i] in (Tag.STOP, Tag.LINK):
            break
        if sentence.words[i].low in governing:
            after = next((j for j in range(i + 1, trigger.first) if sentence.tags[j] != Tag.ADVERB), None)
            if after is None:
                break
            if sentence.words[after].low in contents or sentence.tags[i] in (Tag.WORD, Tag.REPORTING):
                return (sentence.phrases.span(i, i + 1),)
    return ()
