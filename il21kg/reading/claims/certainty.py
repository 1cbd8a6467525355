"""Finds the cues of a claim: around its verb, in its object, above its clause, shared with a verb before."""

from typing import Final

from il21kg.reading.claims.clause_cues import above, denied, never, unproven
from il21kg.reading.claims.cues import Cues, CueSentence, before_helpers
from il21kg.reading.claims.object_cues import before_object, bracketed, in_list, listed
from il21kg.reading.claims.verb_cues import in_group, verb_group
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import FrameKind, Trait

#: Chunks behind which a verb may share the helpers of the one before it.
_JOINS: Final = frozenset({ChunkKind.CONJUNCTION, ChunkKind.COMMA, ChunkKind.PREPOSITION, ChunkKind.TRIGGER})


def find_cues(sentence: CueSentence, trigger: Trigger, target: Span) -> Cues:
    """Find the cues of a clause with its object at `target`: around its verb, in its object, above it."""
    if sentence.silent:
        return Cues()
    near = before_object(sentence, trigger, target)
    found = _of_verb(sentence, trigger, near)
    in_object = listed(sentence, trigger, target)  # "binds X but not Y", "does not bind X but Y"
    return Cues(
        found.hedges or in_list(sentence, trigger, target),
        found.evidentials,
        found.negations if in_object is None else in_object,
    )


def _of_verb(sentence: CueSentence, trigger: Trigger, near: Cues) -> Cues:
    """Find the cues of a verb, whatever its object; `near` are those between it and one object."""
    k = sentence.place(trigger)
    group = verb_group(sentence, k, trigger)
    cues = in_group(sentence, group, trigger)
    shared = _shared(sentence, k, trigger)
    return Cues(
        cues.hedges + near.hedges + bracketed(sentence, trigger) or above(sentence, trigger) or shared.hedges,
        cues.evidentials,
        cues.negations
        + near.negations
        + denied(sentence, group)
        + never(sentence, trigger)
        + unproven(sentence, trigger)
        or shared.negations,
    )


def _shared(sentence: CueSentence, k: int, trigger: Trigger) -> Cues:
    """Give the cues of the verb whose helper this one shares: "may bind X and regulate Y"."""
    kind = _kind_before(sentence, k, trigger)
    if kind is not None:  # "may be a cytokine that induces", "is no kinase that binds"
        cues = _of_verb(sentence, kind, Cues())
        return Cues(cues.hedges, (), cues.negations)
    verb = _verb_before(sentence, trigger)
    joint = _joint(sentence, k, trigger) if verb is not None and not _is_own(sentence, trigger) else None
    if verb is None or joint is None:
        return Cues()
    cues = _of_verb(sentence, verb, Cues())
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
    j = before_helpers(sentence, k - 1)
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
    j = before_helpers(sentence, k - 1)
    if j >= 0 and sentence.chunks[j].kind == ChunkKind.RELATIVE:
        j -= 1
    elif not trigger.shortened:
        return None
    while j > 1 and sentence.chunks[j - 1].kind == ChunkKind.CONJUNCTION:
        j -= 2  # "may be a cytokine or hormone that induces"
    verb = sentence.chunks[j - 1].trigger if j > 0 and sentence.chunks[j].kind == ChunkKind.NP else None
    kinds = (Trait.CLASSIFYING, Trait.ENCODING)  # "probably encodes a cytokine that induces"
    says = verb is not None and any(sentence.grammar.has(verb.frame.family, each) for each in kinds)
    return verb if says else None
