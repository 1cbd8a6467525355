"""Finds the cues before a clause and above it: "neither X nor Y binds", "studies suggest that it binds"."""

from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile
from typing import Final

from il21kg.reading.claims.comments import taken_back
from il21kg.reading.claims.cues import CueSentence
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.tagset import HELPERS, ChunkKind, Form, Tag
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
    Turn,
    WordClass,
)

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
#: Chunks that go on with a noun.
_NAMES: Final = frozenset({ChunkKind.NP, ChunkKind.PREPOSITION, ChunkKind.CONJUNCTION, ChunkKind.COMMA})
#: How a sentence opens that says who does it not: "it is not X that".
_CLEFT: Final = [ChunkKind.NP, ChunkKind.AUXILIARY, ChunkKind.NEGATION, ChunkKind.NP, ChunkKind.RELATIVE]
#: Chunks of a circumstance that denies its clause; chunks behind which another part of the clause begins.
_CIRCUMSTANCE: Final = (ChunkKind.PREPOSITION, ChunkKind.NEGATION, ChunkKind.NP)
_ENDS: Final = frozenset(
    {
        ChunkKind.TRIGGER,
        ChunkKind.AUXILIARY,
        ChunkKind.LINK,
        ChunkKind.RELATIVE,
        ChunkKind.CONJUNCTION,
        ChunkKind.COMMA,
        ChunkKind.STOP,
        ChunkKind.DOT,
    }
)
_BEFORE_CLAUSE: Final = frozenset({ChunkKind.COMMA, ChunkKind.STOP, ChunkKind.CONJUNCTION, ChunkKind.LINK})
#: Tags of what a sentence may open with before its subject.
_OPENINGS: Final = (Tag.ADVERB, Tag.ADVERBIAL, Tag.COMMA, Tag.GOVERNOR)
#: Tags of what may stand between a verb and its noun, which is so near; of what ends a clause.
_BEFORE_NOUN: Final = frozenset(
    {Tag.DETERMINER, Tag.QUANTIFIER, Tag.EVALUATIVE, Tag.GOVERNOR, Tag.ADVERB, Tag.WORD, Tag.TOPIC}
)
_NEAR: Final = 6
_APART: Final = frozenset({Tag.STOP, Tag.LINK, Tag.RELATIVE})


def denied(sentence: CueSentence, group: int) -> tuple[Span, ...]:
    """Find what denies a claim from before its verb: "neither X nor Y binds it"."""
    i = group - 1
    joint = i >= 0 and sentence.chunks[i].kind == ChunkKind.CONJUNCTION
    denies = joint and sentence.chunks[i].role == ConjunctionRole.DENIAL
    words = [sentence.chunks[i].first] if denies else _cleft(sentence, group)
    while i >= 0 and sentence.chunks[i].kind in _SUBJECT and not _contrasts(sentence.chunks[i]):
        first = sentence.chunks[i].first
        role = sentence.grammar.role(WordClass.NEGATION, sentence.words[first].low)
        if sentence.chunks[i].kind == ChunkKind.NEGATION and role in (NegationRole.FAR, NegationRole.OF_NOUN):
            words += [first] if _of_subject(sentence, i) and not _put_in(sentence, i, group) else []
            break
        i -= 1
    words += _inverted(sentence, i)
    return tuple(sentence.phrases.span(first, first + 1) for first in words)


def _cleft(sentence: CueSentence, group: int) -> list[int]:
    """Find the "not" of "it is not X that binds it": what the verb says is denied of X."""
    kinds = [chunk.kind for chunk in sentence.chunks[:group]]
    if kinds != _CLEFT or sentence.words[0].low != "it":
        return []
    return [sentence.chunks[2].first]


def _inverted(sentence: CueSentence, i: int) -> list[int]:
    """Give the negation that opens a clause before the helper at `i`: "nowhere is X expressed in"."""
    chunks = sentence.chunks
    if i < 1 or chunks[i].kind != ChunkKind.AUXILIARY:
        return []
    before = chunks[i - 1]
    joint = before.kind == ChunkKind.CONJUNCTION and before.role == ConjunctionRole.DENIAL  # "nor is it"
    opens = before.kind == ChunkKind.NEGATION and _begins(sentence, i - 1)
    return [before.first] if joint or opens else []


def _begins(sentence: CueSentence, i: int) -> bool:
    """Tell whether a clause begins with a chunk, as far as the one before tells."""
    return i == 0 or sentence.chunks[i - 1].kind in _BEFORE_CLAUSE


def _of_subject(sentence: CueSentence, i: int) -> bool:
    """Tell whether a negation is no part of an object: "it has no kinase activity and binds X"."""
    before = sentence.chunks[i - 1].kind if i > 0 else ChunkKind.STOP
    opens = before == ChunkKind.PREPOSITION and _begins(sentence, i - 1)  # "in no cell, X binds"
    return opens or before not in (ChunkKind.TRIGGER, ChunkKind.AUXILIARY, ChunkKind.PREPOSITION)


def _put_in(sentence: CueSentence, i: int, group: int) -> bool:
    """Tell whether a negation denies others than the subject: "A, but neither B nor C, binds it"."""
    return i > 0 and _contrasts(sentence.chunks[i - 1]) and sentence.chunks[group - 1].kind == ChunkKind.COMMA


def _contrasts(chunk: Chunk) -> bool:
    """Tell whether what stands behind a chunk is said instead: "neither A nor B, but C induces it"."""
    return chunk.kind == ChunkKind.CONJUNCTION and chunk.role == ConjunctionRole.CONTRAST


def never(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the "no" of a circumstance behind a verb: "binds X in no cell type" is no binding at all."""
    behind = [*takewhile(lambda chunk: chunk.kind not in _ENDS, _chunks_from(sentence, trigger.last))]
    opening = sentence.grammar.words(WordClass.CIRCUMSTANCE_PREPOSITION)
    for preposition, negation, noun in zip(behind, behind[1:], behind[2:], strict=False):
        kinds = (preposition.kind, negation.kind, noun.kind)
        if kinds != _CIRCUMSTANCE or sentence.low(preposition) not in opening:
            continue
        if sentence.grammar.role(WordClass.NEGATION, sentence.low(negation)) == NegationRole.OF_NOUN:
            return (sentence.phrases.span(negation.first, negation.last),)
    return ()


def unproven(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find "there is no evidence that ...": the source does not hold the claim."""
    words, grounds = sentence.words, sentence.grammar.words(WordClass.GROUND)
    negations = sentence.grammar.words(WordClass.NEGATION)
    for i in range(trigger.first - 1, 0, -1):
        if sentence.tags[i] == Tag.STOP:
            break
        if words[i].low in grounds and negations.get(words[i - 1].low) == NegationRole.OF_NOUN:
            return (sentence.phrases.span(i - 1, i + 1),)
    return ()


def above(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the one word that hedges a clause from above."""
    if trigger.frame.shape == Turn.APPOSITIVE:  # "it seems that FADD, a kinase, binds": it is one
        return ()
    doubted = (
        _opening(sentence)
        or _supposed(sentence, trigger)
        or _withdrawn(sentence, trigger)
        or _doubt(sentence, trigger)
        or _governor(sentence, trigger)
        or _thought_by(sentence, trigger)
    )
    asked = _inquiry(sentence, trigger) or _inquired(sentence, trigger) or _tested(sentence, trigger)
    return doubted or asked or _put_forward(sentence, trigger)


def _opening(sentence: CueSentence) -> tuple[Span, ...]:
    """Find a hedge that opens the sentence: "Possibly, it induces apoptosis"."""
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB)
    for i, tag in enumerate(sentence.tags):
        if tag not in _OPENINGS:
            break
        if sentence.words[i].low in hedging:
            return (sentence.phrases.span(i, i + 1),)
    return ()


def _supposed(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb that opens what is only supposed: "Had it bound IL-4, ...", "Were it to bind ..."."""
    chunks, words = sentence.chunks, sentence.words
    inverted = [chunk.kind for chunk in chunks[:2]] == [ChunkKind.AUXILIARY, ChunkKind.NP]
    if not inverted or words[0].low not in sentence.cues(CueKind.HEDGE, CueScope.OPENING):
        return ()
    comma = next((i for i, tag in enumerate(sentence.tags) if tag == Tag.COMMA), 0)
    return (sentence.phrases.span(0, 1),) if trigger.first < comma else ()


def _withdrawn(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find what takes a claim back behind it: "X binds Y, but this was not confirmed"."""
    start = trigger.last if _is_subject(sentence, trigger) else _behind_contrast(sentence, trigger)
    rest = range(start, len(sentence.words))
    end = next((i for i in rest if sentence.tags[i] in (Tag.COMMA, Tag.STOP)), rest.stop)
    found = taken_back(sentence.phrases.clauses, range(start, end), sentence.grammar)
    if found is None or sentence.tags[found[1] : found[1] + 1] == (Tag.LINK,):
        return ()  # "but it is unclear whether" another
    return (sentence.phrases.span(*found),)


def _is_subject(sentence: CueSentence, trigger: Trigger) -> bool:
    """Tell whether a clause is what its sentence is about: "evidence that X binds Y is lacking"."""
    that = _that(sentence, trigger)
    chunks = [chunk for chunk in sentence.chunks if chunk.last <= that]
    if not chunks or not _NAMES.issuperset(chunk.kind for chunk in chunks[:-1]):
        return False
    opens, last = chunks[0].first, sentence.words[that - 1].low
    # "the report that", "strong evidence that"; no "they noted that"
    noun = sentence.tags[opens] == Tag.DETERMINER or last in sentence.grammar.words(WordClass.GROUND)
    return noun and _has_subject(sentence, that, trigger)


def _that(sentence: CueSentence, trigger: Trigger) -> int:
    """Give the last "that" before a verb; 0 for none."""
    words, contents = sentence.words, sentence.grammar.words(WordClass.CONTENT)
    clauses = (
        i for i in range(trigger.first - 1, -1, -1) if contents.get(words[i].low) == ContentRole.CLAUSE
    )
    that = next(clauses, 0)
    return 0 if _is_past(sentence, that, trigger) else that


def _is_past(sentence: CueSentence, i: int, trigger: Trigger) -> bool:
    """Tell whether the clause of a token is over before a verb: "contrary to the idea that X binds, Y"."""
    opens = sentence.chunks[0].kind in (ChunkKind.PREPOSITION, ChunkKind.LINK)
    commas = (j for j in range(i + 1, trigger.first) if sentence.tags[j] == Tag.COMMA)
    comma = max(commas, default=0) if opens else 0
    verbs = (chunk.trigger for chunk in sentence.chunks if chunk.first > i and chunk.last <= comma)
    return any(verb is not None for verb in verbs)


def _behind_contrast(sentence: CueSentence, trigger: Trigger) -> int:
    """Give the token behind "but this": what follows is about all that was said; past the last for none."""
    pointing = sentence.grammar.words(WordClass.CLAUSE_PRONOUN)
    behind = (
        chunk.last + 1
        for chunk in _chunks_from(sentence, trigger.last)
        if _contrasts(chunk) and chunk.last < len(sentence.words)
        if sentence.words[chunk.last].low in pointing
    )
    return next(behind, len(sentence.words))


def _doubt(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find what leaves a claim open: "it is not clear that ...", "the role of X in Y is unknown"."""
    words, that = sentence.words, _that(sentence, trigger)
    if that and not _has_subject(sentence, that, trigger):
        return ()  # "it is IL-4, not IL-2, that binds it": no clause, but what a noun does
    around = [*range(_behind_verbs(sentence, that), that)]
    if trigger.frame.shape == Turn.SUBJECT_INSIDE:
        around += range(trigger.last, len(words))
    elif _is_subject(sentence, trigger):
        negations = sentence.grammar.words(WordClass.NEGATION)  # "the fact that X binds Y is not new"
        around += (i for i in range(trigger.last, len(words)) if words[i].low not in negations)
    doubts, dismissed = sentence.grammar.words(WordClass.DOUBT), _dismissed(sentence, that)
    found = (i for i in around if words[i].low in doubts and i not in dismissed)
    return tuple(sentence.phrases.span(i, i + 1) for i in islice(found, 1))


def _has_subject(sentence: CueSentence, that: int, trigger: Trigger) -> bool:
    """Tell whether a noun stands between "that" and its verb, or in the words of the relation."""
    between = (chunk for chunk in sentence.chunks if that < chunk.first < trigger.first)
    return any(chunk.kind == ChunkKind.NP for chunk in between) or trigger.frame.shape == Turn.SUBJECT_INSIDE


def _behind_verbs(sentence: CueSentence, that: int) -> int:
    """Give the token behind the last verb or stop before "that": "it does not bind X and is one that"."""
    chunks = (chunk for chunk in sentence.chunks if chunk.last < that)
    parting = (chunk.last for chunk in chunks if chunk.kind in (ChunkKind.TRIGGER, ChunkKind.STOP))
    return max(parting, default=0)


def _dismissed(sentence: CueSentence, end: int) -> set[int]:
    """Give the tokens up to `end` that say that there is no doubt."""
    words, objections = sentence.words, sentence.grammar.words(WordClass.OBJECTION)
    negations = sentence.grammar.words(WordClass.NEGATION)
    found = (i for i in range(1, end) if words[i].low in objections)
    return {j for i in found if negations.get(words[i - 1].low) == NegationRole.OF_NOUN for j in (i - 1, i)}


def _governor(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb that hedges the clause: "studies suggest that ...", "it is possible that ..."."""
    governing, grammar = sentence.cues(CueKind.HEDGE, CueScope.CLAUSE), sentence.grammar
    contents = grammar.words(WordClass.CONTENT)
    for i in range(trigger.first - 1, -1, -1):
        if sentence.tags[i] == Tag.LINK and sentence.phrases.clauses.roles[i] == MarkRole.OPEN:
            if _is_condition(sentence, i, trigger):
                break
            return (sentence.phrases.span(i, i + 1),)
        if sentence.tags[i] in (Tag.STOP, Tag.LINK):
            break
        if sentence.words[i].low in grammar.thinking and not _is_beside(sentence, i, trigger):
            after = next((j for j in range(i + 1, trigger.first) if sentence.tags[j] != Tag.ADVERB), None)
            own = sentence.words[i].low in governing  # others govern by "that" alone: "it is said that"
            if after is None and own:
                break
            content = after is not None and sentence.words[after].low in contents
            content = content or sentence.phrases.clauses.low(i + 1, i + 3) == "in which"
            if content or (own and sentence.tags[i] in (Tag.WORD, Tag.REPORTING)):
                return (sentence.phrases.span(i, i + 1),)
    return ()


def _is_beside(sentence: CueSentence, i: int, trigger: Trigger) -> bool:
    """Tell whether what governs at `i` is over before a verb, as is "as its name implies,"."""
    commas = [j for j, tag in enumerate(sentence.tags[: trigger.first]) if tag == Tag.COMMA]
    opens = max((j + 1 for j in commas if j < i), default=0)
    inserted = sentence.words[opens].low == "as" and any(j > i for j in commas)
    return inserted or _is_past(sentence, i, trigger)


def _thought_by(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find a verb that words part from its infinitive: "was thought by many to", "failed in cells to"."""
    k = sentence.place(trigger)
    k -= sentence.chunks[k - 1].kind == ChunkKind.PREPOSITION  # "to", where it is no word of the verb
    before = sentence.chunks[max(k - 3, 0) : k]
    kinds = [chunk.kind for chunk in before[1:]]
    first = trigger.first if sentence.words[trigger.first].low == "to" else trigger.first - 1
    if kinds != [ChunkKind.PREPOSITION, ChunkKind.NP] or sentence.words[first].low != "to":
        return ()
    thought = range(before[0].first, before[0].last)
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB) | sentence.cues(CueKind.NEGATION, CueScope.VERB)
    return tuple(sentence.phrases.span(i, i + 1) for i in thought if sentence.words[i].low in hedging)


def _is_condition(sentence: CueSentence, i: int, trigger: Trigger) -> bool:
    """Tell whether "if" opens a condition that leaves its clause as it is: "if bound, it acts"."""
    opens = i == 0 or sentence.tags[i - 1] in (Tag.COMMA, Tag.STOP)
    word = sentence.grammar.role(WordClass.CONDITION, sentence.words[i].low)
    return opens and word is not None and Tag.COMMA in sentence.tags[i : trigger.first]


def _inquiry(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb that only asks for what a noun says: "to determine the role of X in Y"."""
    inquiries, words = sentence.grammar.words(WordClass.INQUIRY), sentence.words
    for i in range(trigger.first - 1, max(trigger.first - _NEAR, -1), -1):
        if words[i].low in inquiries and sentence.tags[i - 1] != Tag.DETERMINER:  # no noun: "the study"
            aim = inquiries[words[i].low] != MarkRole.OPEN or (i > 0 and words[i - 1].low == "to")
            return (sentence.phrases.span(i, i + 1),) if aim and trigger.form == Form.NOUN else ()
        if sentence.tags[i] not in _BEFORE_NOUN and words[i].low != "for":
            break
    return ()


def _inquired(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb behind a noun that asks for what it says: "the role of X in Y was investigated"."""
    if trigger.frame.shape != Turn.SUBJECT_INSIDE:
        return ()
    inquiries, words = sentence.grammar.words(WordClass.INQUIRY), sentence.words
    for i in range(trigger.last + 1, len(words)):
        if sentence.tags[i] in _APART:
            break
        if sentence.tags[i - 1] == Tag.AUXILIARY and inquiries.get(words[i].low) == "":
            return (sentence.phrases.span(i, i + 1),)
    return ()


def _tested(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb that only asks for an ability: "it was tested for its ability to bind X"."""
    i, words = trigger.first - 1, sentence.words
    if i < 3 or words[i].low != "to" or words[i - 1].low not in sentence.grammar.words(WordClass.ABILITY):
        return ()
    i -= 3 if sentence.tags[i - 2] in (Tag.DETERMINER, Tag.TOPIC) else 2
    asks = i > 0 and words[i].low == "for" and words[i - 1].low in sentence.grammar.words(WordClass.INQUIRY)
    return (sentence.phrases.span(i - 1, i),) if asks else ()


def _put_forward(sentence: CueSentence, trigger: Trigger) -> tuple[Span, ...]:
    """Find the verb behind a noun by which it is only thought of: "a role for X in Y has been suggested"."""
    noun = trigger.form == Form.NOUN or trigger.frame.kind == FrameKind.NOUN
    if not noun and trigger.frame.shape != Turn.SUBJECT_INSIDE:
        return ()
    hedging = sentence.cues(CueKind.HEDGE, CueScope.VERB) & sentence.cues(CueKind.HEDGE, CueScope.CLAUSE)
    behind = dropwhile(lambda chunk: chunk.kind in _NAMES, _chunks_from(sentence, trigger.last))
    verbs = takewhile(lambda chunk: chunk.kind in HELPERS, behind)
    found = (i for chunk in verbs for i in range(chunk.first, chunk.last) if sentence.words[i].low in hedging)
    return tuple(sentence.phrases.span(i, i + 1) for i in islice(found, 1))


def _chunks_from(sentence: CueSentence, token: int) -> Iterator[Chunk]:
    return (chunk for chunk in sentence.chunks if chunk.first >= token)
