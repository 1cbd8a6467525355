"""Reads what a verb says of its subject and of what stands right of it: "IL-21 activates this protein"."""

from dataclasses import replace
from typing import Final

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.clause import points
from il21kg.reading.claims.modifiers import read_modifiers
from il21kg.reading.claims.pairs import unsure
from il21kg.reading.claims.pointing import as_object, not_itself
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.claims.pseudogenes import read_places
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.objects import bands_around, read_objects
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate, iri_of
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.agreement import SEVERAL, number_of_item
from il21kg.reading.structure.bounds import phrase_before
from il21kg.reading.structure.phrases import Circumstance, Item, Region
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import TermKind, Tie, Trait, Turn, WordClass
from il21kg.vocabulary.spelling import normal
from il21kg.vocabulary.vocabulary import Frame

#: Kinds of what makes a molecule.
_MAKING: Final = (TermKind.CELL, TermKind.ANATOMY)


def read_active(
    progress: Progress, k: int, trigger: Trigger, party: Party, region: Region, subject: Party
) -> Made:
    """Read a verb of `party`, and the `region` right of it; `subject` is what a later clause may share."""
    turned = _turned(progress, k, trigger, party, region)
    if turned:
        return Made(turned, subject)
    candidates = objects_of(progress, trigger, party, region)
    if progress.has(trigger, Trait.PLACE):
        candidates += bands_around(progress.wording.lookup, region, trigger.frame.family)
        candidates += _clusters(progress, trigger.frame, region)
    candidates += _makers(progress, trigger, region)
    statements = _lying(progress, trigger, party, candidates, region)
    for candidate in candidates:
        statements += say(progress.wording, trigger, party, candidate, region)
    if _are_parts(progress, trigger, party, region):
        statements = [unsure(each) for each in statements]
    statements += _wider(progress, trigger, party, region)
    statements += read_modifiers(progress, trigger, party, region)
    if not party.about_topic or not _says_kind(progress, trigger):
        return Made(statements, subject)
    kinds, phrases = _callings(progress, region)
    return Made(statements, subject, kinds=kinds, phrases=phrases)


def _turned(progress: Progress, k: int, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
    """Read "psoriasis has been linked to this gene": the disease stands first."""
    if trigger.frame.family != progress.key(Tie.ASSOCIATION) or party.about_topic:
        return []
    if not region.items or k == 0 or progress.chunks[k - 1].kind != ChunkKind.NP:
        return []
    reference = refer(progress.references, region.items[0])
    if not reference.topic:
        return []
    before = progress.phrases.region(phrase_before(progress.cut, k))
    candidates = read_objects(progress.wording.lookup, trigger.frame, before.asserted)
    diseases = [candidate for candidate in candidates if candidate.grounded.of((TermKind.DISEASE,))]
    return [s for each in diseases for s in say(progress.wording, trigger, Party((reference,)), each)]


def _are_parts(progress: Progress, trigger: Trigger, party: Party, region: Region) -> bool:
    """Whether several may make up one thing, and not have it: "the chains that comprise the receptor"."""
    verbs = progress.grammar.words(WordClass.LIST_VERB).items()
    forms = (progress.grammar.form_of.get(verb, {}) for verb, role in verbs if not role)
    verb, items = progress.clauses.words[trigger.core].low, region.items
    if trigger.form != Form.BASE or not any(verb in each for each in forms) or len(items) != 1:
        return False
    a_part = progress.phrases.tail(items[0].first, items[0].last, WordClass.STRUCTURE) is not None
    indefinite = progress.grammar.role(WordClass.INDEFINITE, progress.clauses.words[items[0].start].low)
    return indefinite is None and not a_part and number_of_item(progress.cut, items[0]) != SEVERAL


# ---- the objects


def objects_of(progress: Progress, trigger: Trigger, party: Party, region: Region) -> list[Candidate]:
    """Give the things that the words right of a verb name, and those that they point at."""
    frame = trigger.frame
    # what the topic is processed to is no topic
    pointing = () if frame.shape == Turn.PRODUCT else region.items
    pointed = [item for item in pointing if points(progress, item)]
    references = [refer(progress.references, item) for item in pointed]
    items = tuple(item for item in region.items if item not in pointed)
    if frame.family == progress.key(Tie.UNDERGOING) and region.agents:  # "undergoes cleavage by caspase 1"
        frame, items = replace(frame, family=progress.key(Tie.MODIFIED)), region.agents
    candidates = read_objects(progress.wording.lookup, frame, region.of(items))
    for reference in references:  # "activates this protein": the topic, or something the words do not name
        grounded = as_object(progress, not_itself(progress, reference, party))
        if grounded is not None:
            candidates.append(Candidate(grounded, frame.family))
    return candidates


def _clusters(progress: Progress, frame: Frame, region: Region) -> list[Candidate]:
    """Find a cluster in a circumstance: "lies on chromosome 5 within a gene cluster"."""
    items = tuple(item for context in region.contexts for item in context.items)
    candidates = read_objects(progress.wording.lookup, frame, Region(items=items))
    return [candidate for candidate in candidates if candidate.key == progress.key(Tie.MEMBERSHIP)]


def _wider(progress: Progress, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
    """Read the process that a kind or an activity has a part in: "a key enzyme in heme biosynthesis"."""
    says_what = any(progress.has(trigger, trait) for trait in (Trait.CLASSIFYING, Trait.ENCODING))
    if not says_what and trigger.frame.family != progress.key(Tie.POSSESSION):
        return []
    involving = replace(trigger, frame=replace(trigger.frame, family=progress.key(Tie.INVOLVEMENT)))
    said: list[Statement] = []
    for context in region.contexts:
        if _is_inside(progress, context):
            around = replace(region, contexts=tuple(each for each in region.contexts if each is not context))
            said += _involved(progress, involving, party, around, context.items)
    for item in region.items if says_what else ():
        if progress.phrases.tail(item.first, item.last, WordClass.CATALYST) is not None:
            said += _involved(progress, involving, party, region, item.of)  # "the key enzyme of glycolysis"
    return said


def _is_inside(progress: Progress, context: Circumstance) -> bool:
    """Whether a circumstance says in what something happens, not what went wrong: "due to defects in"."""
    before = progress.grammar.role(WordClass.EVENT, progress.clauses.words[context.first - 1].norm)
    return progress.clauses.words[context.first].low == "in" and before is None


def _involved(
    progress: Progress, trigger: Trigger, party: Party, region: Region, items: tuple[Item, ...]
) -> list[Statement]:
    found = read_objects(progress.wording.lookup, trigger.frame, Region(items=items))
    if not any(_happens(progress, each.grounded) for each in found):
        return []
    return [s for each in found for s in say(progress.wording, trigger, party, each, region)]


def _happens(progress: Progress, grounded: Grounded) -> bool:
    """Whether words name what happens: a process, or something of which no more is known than its noun."""
    if grounded.term is not None:
        return grounded.of((TermKind.PROCESS,))
    return progress.grammar.hint(normal(grounded.words.split(" of ")[0].split()[-1])) == TermKind.PROCESS


def _makers(progress: Progress, trigger: Trigger, region: Region) -> list[Candidate]:
    """Find cells behind a tissue and a tissue behind cells: "made in the liver by hepatocytes"."""
    rows = progress.wording.vocabulary.relations_by_key.get(trigger.frame.family, ())
    if not rows or rows[0].statement != "ExpressionStatement":
        return []
    items = list(region.agents)
    if progress.clauses.words[trigger.last - 1].low == "by":
        places = progress.grammar.words(WordClass.PLACE_PREPOSITION)
        around = (c for c in region.contexts if progress.clauses.words[c.first].low in places)
        items += [item for context in around for item in context.items]
    found = (ground(progress.wording.lookup, item.first, item.last, _MAKING) for item in items)
    return [Candidate(each, trigger.frame.family, cell=_cell(each)) for each in found if each.of(_MAKING)]


def _cell(grounded: Grounded) -> str | None:
    return iri_of(grounded) if grounded.of((TermKind.CELL,)) else None


def _lying(
    progress: Progress, trigger: Trigger, party: Party, candidates: list[Candidate], region: Region
) -> list[Statement]:
    """Read "lies in a gene cluster on chromosome 5": the cluster lies there, and so does what is in it."""
    membership = progress.key(Tie.MEMBERSHIP)
    if trigger.frame.family == membership:
        return []
    cluster = next((each for each in candidates if each.key == membership), None)
    if cluster is None or not _holds(progress, region, cluster):
        return []
    span, words = cluster.grounded.span, cluster.grounded.words
    itself = Party((Reference(False, How.UNRESOLVED, span, (), words),))
    around = region.of(())
    statements = read_places(progress, trigger, itself, around)
    if party.about_topic and not progress.has(trigger, Trait.PLACE):
        topic = replace(party, references=party.references[:1])
        statements += read_places(progress, trigger, topic, around)
    return statements


def _holds(progress: Progress, region: Region, cluster: Candidate) -> bool:
    """Whether a cluster stands among the objects of a clause, before its circumstances."""
    starts = [progress.phrases.span(item.first, item.last).start for item in region.items]
    return cluster.grounded.span.start in starts


# ---- what the topic is called


def _says_kind(progress: Progress, trigger: Trigger) -> bool:
    return any(progress.has(trigger, trait) for trait in (Trait.CLASSIFYING, Trait.ENCODING, Trait.GROUPING))


def _callings(progress: Progress, region: Region) -> tuple[frozenset[str], frozenset[str]]:
    """Give the nouns and the phrases by which the topic is called: "this cytokine" is then the topic."""
    kinds: set[str] = set()
    phrases: set[str] = set()
    for item in region.items:
        kinds.update(_kinds(progress, item))
        phrases |= progress.discourse.setting.shortened(progress.phrases.span(item.start, item.end))
        if progress.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN) is not None:
            phrases.add(progress.clauses.low(item.first, item.last))
    return frozenset(kinds), frozenset(phrases)


def _kinds(progress: Progress, item: Item) -> list[str]:
    of_family = progress.phrases.tail(item.first, item.last, WordClass.FAMILY_NOUN) is not None
    words = progress.clauses.words[item.first : item.end if of_family else item.last]
    nouns = [w.norm for w in words if progress.grammar.role(WordClass.PROTEIN_NOUN, w.norm) is not None]
    tail = progress.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN)
    whole = [] if tail is None else [" ".join(w.norm for w in progress.clauses.words[tail[1] : item.last])]
    return [*nouns, *whole]  # "transcription factor" as well as "factor"
