"""Reads a clause by the turn of speech of its frame, which says where the two ends stand."""

from dataclasses import replace

from il21kg.reading.claims.active import read_active
from il21kg.reading.claims.claims import say
from il21kg.reading.claims.clause import meet
from il21kg.reading.claims.observed import read_observed
from il21kg.reading.claims.passive import read_passive
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.claims.pseudogenes import read_pseudogene, read_pseudogenes
from il21kg.reading.claims.transcripts import read_splicing, read_variants, yields
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import PrepositionRole, Tie, Trait, Turn, WordClass


def read_clause(progress: Progress, k: int, trigger: Trigger) -> tuple[Made, Progress]:
    """Read the clause of chunk `k`; the sentence is returned as it stands once its subject is known."""
    match trigger.frame.shape:
        case Turn.VARIANTS:
            return read_variants(progress, k, trigger), progress
        case Turn.PSEUDOGENES:
            return read_pseudogenes(progress, k, trigger), progress
        case Turn.OBSERVED:
            return _seen(progress, k, trigger), progress
    subject, progress = meet(progress, k, trigger)
    if subject is None or trigger.core in progress.predicates.absorbed:
        return Made((), subject), progress
    return _said_of(progress, k, trigger, subject), progress


def _seen(progress: Progress, k: int, trigger: Trigger) -> Made:
    """Read what has been seen: transcript variants, else what happened to the gene."""
    variants = next((frame for frame in trigger.others if frame.shape == Turn.VARIANTS), None)
    made = Made() if variants is None else read_variants(progress, k, replace(trigger, frame=variants))
    return made if made.statements else read_observed(progress, k, trigger, made.subject)


def _said_of(progress: Progress, k: int, trigger: Trigger, subject: Party) -> Made:
    """Read what a clause says of its subject: of a part of it, where it says what the part is."""
    itself = subject.part is not None and progress.has(trigger, Trait.OF_THE_PART)
    party = Party((subject.part,)) if subject.part is not None and itself else subject
    if yields(progress, k, trigger, party):
        return read_splicing(progress, k, trigger, party)
    if _is_transcript(progress, party) and progress.has(trigger, Trait.ENCODING):
        return Made((), subject)
    product = _names_product(progress, k, trigger)
    if product is not None:
        trigger, party = product, progress.told[k - 2]
    if trigger.frame.shape == Turn.OBJECT_FIRST:
        return read_pseudogene(progress, k, trigger)
    if trigger.frame.shape in (Turn.PREDICATE_WORD, Turn.PASSIVE_PROCESS):
        return Made(_predicate_word(progress, k, trigger, party), subject)
    return _between(progress, k, trigger, party, subject)


def _is_transcript(progress: Progress, party: Party) -> bool:
    return party.head is not None and progress.phrases.tail(*party.head, WordClass.TRANSCRIPT) is not None


def _names_product(progress: Progress, k: int, trigger: Trigger) -> Trigger | None:
    """Read "encodes a protein called X" as one verb: what is called so is what is encoded."""
    behind = k > 1 and progress.chunks[k - 1].kind == ChunkKind.NP
    verb = progress.chunks[k - 2].trigger if behind else None
    if not progress.has(trigger, Trait.NAMING) or verb is None:
        return None
    if verb.passive or not progress.has(verb, Trait.ENCODING):
        return None
    encoding = progress.told.get(k - 2)
    return replace(verb, last=trigger.last) if encoding is not None and encoding.about_topic else None


def _between(progress: Progress, k: int, trigger: Trigger, party: Party, subject: Party) -> Made:
    """Read what a verb says of its two ends: of its subject and what stands right of it."""
    last = progress.clauses.words[trigger.last - 1].low
    region = progress.phrases.region(right_of(progress.cut, k), last)
    if trigger.passive or (trigger.agentless and region.agents and not region.items):
        return read_passive(progress, k, trigger, party, region, subject)
    without = trigger.agentless and trigger.frame.shape == Turn.SUBJECT_OBJECT
    if without and trigger.frame.family != progress.key(Tie.UNKNOWN):
        alone = next((frame for frame in trigger.others if frame.shape == Turn.PASSIVE_PROCESS), None)
        if alone is None:
            return Made((), subject)
        return Made(_predicate_word(progress, k, replace(trigger, frame=alone), party), subject)
    return read_active(progress, k, trigger, party, region, subject)


def _predicate_word(progress: Progress, k: int, trigger: Trigger, party: Party) -> list[Statement]:
    """Read "is secreted", "is proteolytically processed": the words themselves are the object."""
    after = progress.chunks[k + 1] if k + 1 < len(progress.chunks) else None
    if after is not None and after.kind == ChunkKind.PREPOSITION and after.role == PrepositionRole.BY:
        return []
    at = trigger.last - 1
    kinds = progress.grammar.kinds(trigger.frame.family)
    grounded = ground(progress.wording.lookup, at, at + 1, kinds)
    if grounded.term is not None and not grounded.of(kinds):
        span = progress.phrases.span(at, at + 1)
        grounded = Grounded(None, How.UNRESOLVED, span, span.text)
    region = progress.phrases.region(right_of(progress.cut, k))
    return say(progress.wording, trigger, party, Candidate(grounded, trigger.frame.family), region)
