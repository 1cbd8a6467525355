"""Reads a clause by the turn of speech of its frame, which says where the two ends stand."""

from collections.abc import Sequence
from dataclasses import replace

from il21kg.reading.claims.active import read_active
from il21kg.reading.claims.claims import say
from il21kg.reading.claims.clause import meet
from il21kg.reading.claims.makers import is_gene_making, read_making
from il21kg.reading.claims.observed import read_observed
from il21kg.reading.claims.passive import read_passive
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.claims.pseudogenes import read_pseudogene, read_pseudogenes
from il21kg.reading.claims.transcripts import read_splicing, read_variants, yields
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import UNKNOWN_KIND, How, Statement
from il21kg.reading.structure.parts import has_parts, regions_of_parts
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import PrepositionRole, TermKind, Tie, Trait, Turn, WordClass


def read_clause(progress: Progress, k: int, trigger: Trigger) -> tuple[Made, Progress]:
    """Read the clause of chunk `k`; the sentence is returned as it stands once its subject is known."""
    match trigger.frame.shape:
        case Turn.VARIANTS:
            return read_variants(progress, k, trigger), progress
        case Turn.PSEUDOGENES:
            return read_pseudogenes(progress, k, trigger), progress
        case Turn.OBSERVED:
            return _seen(progress, k, trigger), progress
    renamed = _renamed(progress, k, trigger)
    if renamed is not None:
        return renamed
    subject, progress = meet(progress, k, trigger)
    if subject is None or trigger.core in progress.predicates.absorbed:
        return Made((), subject), progress
    return _said_of(progress, k, trigger, subject), progress


def _renamed(progress: Progress, k: int, trigger: Trigger) -> tuple[Made, Progress] | None:
    """Read "binds a protein called IL-4" as one verb: it is said of the name, and not of its class.

    Where nothing is known by the name, a class that is known stays: "epithelial cells called zorkocytes".
    """
    v = _named_by(progress, k, trigger)
    verb = None if v is None else progress.chunks[v].trigger
    if v is None or verb is None or _names_product(progress, k, trigger) is not None:
        return None
    noun = progress.phrases.span(progress.chunks[v].last, progress.chunks[k].first)
    of_class = [each for each in progress.said.get(v, ()) if _within(each.object.span, noun)]
    made = _between(progress, k, replace(verb, last=trigger.last), progress.told[v], progress.told[v])
    if not made.statements or not _say_more(made.statements, of_class):
        return None
    kept = [each for each in progress.said.get(v, ()) if each not in of_class]
    return made, replace(progress, said={**progress.said, v: kept})


def _say_more(said: Sequence[Statement], before: Sequence[Statement]) -> bool:
    """Whether the same is said, of something that is known as well as what it was said of before."""
    known, knew = (any(each.object.kind != UNKNOWN_KIND for each in side) for side in (said, before))
    if any(len(each.object.label) == 1 for each in said):
        return False  # "three genes termed A, B, and C"
    same = {each.relation for each in said} == {each.relation for each in before}
    return not before or (same and (known or not knew))


def _within(inner: Span | None, outer: Span) -> bool:
    return inner is not None and outer.start <= inner.start and inner.end <= outer.end


def _named_by(progress: Progress, k: int, trigger: Trigger) -> int | None:
    """Return the chunk of the verb whose object chunk `k` names: "binds a protein called"."""
    chunks = progress.chunks
    participle = progress.grammar.role(WordClass.NAMING_PARTICIPLE, progress.clauses.words[trigger.first].low)
    if not progress.has(trigger, Trait.NAMING) or participle is None or k < 2:
        return None
    v = k - 2
    while v >= 2 and chunks[v].role == PrepositionRole.OF and chunks[v - 1].kind == ChunkKind.NP:
        v -= 2  # "a group of proteins called"
    noun, verb = chunks[v + 1], chunks[v].trigger
    if verb is None or verb.passive or v not in progress.told or noun.kind != ChunkKind.NP:
        return None
    opening = progress.clauses.words[noun.first].low
    some = progress.grammar.role(WordClass.INDEFINITE, opening) is not None
    several = progress.clauses.words[noun.last - 1]
    quantified = progress.clauses.tags[noun.first] == Tag.QUANTIFIER
    return v if some or quantified or several.norm != several.low else None


def _seen(progress: Progress, k: int, trigger: Trigger) -> Made:
    """Read what has been seen: transcript variants, else what happened to the gene."""
    variants = next((frame for frame in trigger.others if frame.shape == Turn.VARIANTS), None)
    made = Made() if variants is None else read_variants(progress, k, replace(trigger, frame=variants))
    return made if made.statements else read_observed(progress, k, trigger, made.subject)


def _said_of(progress: Progress, k: int, trigger: Trigger, subject: Party) -> Made:
    """Read what a clause says of its subject: of a part of it, where it says what the part is."""
    itself = subject.part is not None and progress.has(trigger, Trait.OF_THE_PART)
    party = Party((subject.part,)) if subject.part is not None and itself else subject
    if trigger.frame.shape == Turn.MAKING:
        made = read_making(progress, trigger, party, progress.phrases.region(right_of(progress.cut, k)))
        if made is not None or not trigger.others:
            return Made(made or (), subject)
        trigger = replace(trigger, frame=trigger.others[0])
    if yields(progress, k, trigger, party):
        return read_splicing(progress, k, trigger, party)
    if trigger.frame.shape == Turn.SPLICING and not party.about_topic:
        return Made((), subject)  # "cleaved by CASP1 to yield the mature form"
    if _is_transcript(progress, party) and progress.has(trigger, Trait.ENCODING):
        return Made((), subject)
    product = _names_product(progress, k, trigger)
    if product is not None:
        return Made(_named_products(progress, k, product), subject)
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
    encoding = progress.told.get(k - 2)
    if verb.passive or encoding is None or not encoding.about_topic:
        return None
    encodes = progress.has(verb, Trait.ENCODING) or is_gene_making(progress, verb, encoding)
    return replace(verb, last=trigger.last) if encodes else None


def _named_products(progress: Progress, k: int, verb: Trigger) -> list[Statement]:
    """Say that the gene encodes what its product is called, be it a kind in other texts."""
    lookup, key = progress.wording.lookup, progress.key(Tie.PRODUCT_OF)
    region = progress.phrases.region(right_of(progress.cut, k))
    names = [
        ground(lookup, item.first, item.last, (TermKind.PROTEIN, TermKind.GENE)) for item in region.items
    ]
    products = [Candidate(name, key, hint=TermKind.PROTEIN) for name in names]
    party = progress.told[k - 2]
    return [each for product in products for each in say(progress.wording, verb, party, product, region)]


def _between(progress: Progress, k: int, trigger: Trigger, party: Party, subject: Party) -> Made:
    """Read what a verb says of its two ends: of its subject and what stands right of it."""
    if has_parts(progress.phrases, progress.chunks, k):
        return _of_parts(progress, k, trigger, party, subject)
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


def _of_parts(progress: Progress, k: int, trigger: Trigger, party: Party, subject: Party) -> Made:
    """Read a list of parts, each with what is said of it alone."""
    regions = regions_of_parts(progress.phrases, right_of(progress.cut, k))
    made = [read_active(progress, k, trigger, party, region, subject) for region in regions]
    return Made([statement for each in made for statement in each.statements], subject)


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
