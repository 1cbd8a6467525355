"""Reads what is said of pseudogenes: a gene has them, and each lies on a chromosome of its own."""

from dataclasses import replace

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.progress import Made, Progress
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.objects import bands_around
from il21kg.reading.meaning.parties import ELIDED, Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.phrases import Circumstance, Item, Region
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.classes import Tie, WordClass


def read_pseudogene(progress: Progress, k: int, trigger: Trigger) -> Made:
    """Read "a pseudogene of this gene is found": the topic has one, and the next clause is about that."""
    taken = right_of(progress.cut, k)
    if not taken or taken[0].kind != ChunkKind.NP:
        return Made()
    reference = refer(progress.references, progress.phrases.item(taken[0].first, taken[0].last))
    noun = progress.phrases.span(trigger.core, trigger.core + 1)
    itself = _unknown(progress.phrases.span(trigger.core, taken[0].last))
    statements = say(progress.wording, trigger, Party((reference,)), _words(noun, trigger))
    return Made(statements + read_places(progress, trigger, itself, progress.phrases.region(taken)), itself)


def read_pseudogenes(progress: Progress, k: int, trigger: Trigger) -> Made:
    """Read "two pseudogenes have been identified on chromosome 2": the topic has them, they lie there."""
    item = _counted(progress, k)
    if item is None:
        return Made()
    noun = progress.phrases.span(item.first, item.last)
    themselves = _unknown(noun)
    statements = say(progress.wording, trigger, ELIDED, _words(noun, trigger))
    region = progress.phrases.region(right_of(progress.cut, k))
    statements += read_places(progress, trigger, themselves, region)
    return Made(statements, themselves, opens=themselves if progress.first is None else None)


def _counted(progress: Progress, k: int) -> Item | None:
    """Give the pseudogenes before a verb, where they are mentioned for the first time: not "these"."""
    before = progress.chunks[k - 1] if k > 0 else None
    if before is None or before.kind != ChunkKind.NP:
        return None
    item = progress.phrases.item(before.first, before.last)
    noun = progress.phrases.tail(item.first, item.last, WordClass.PSEUDOGENE)
    pointing = progress.grammar.role(WordClass.DEFINITE, progress.clauses.words[item.start].low) is not None
    return None if noun is None or noun[1] != item.first or pointing else item


def _unknown(words: Span) -> Party:
    return Party((Reference(False, How.UNRESOLVED, words, (), words.text),))


def _words(noun: Span, trigger: Trigger) -> Candidate:
    return Candidate(Grounded(None, How.UNRESOLVED, noun, noun.text), trigger.frame.family)


def read_places(progress: Progress, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
    """Say on which chromosomes it lies: those among the objects and the circumstances of a clause."""
    frame = progress.grammar.frame(tie=Tie.LOCUS)
    if frame is None:
        return []
    around = replace(region, contexts=(*region.contexts, Circumstance(0, 0, region.items)))
    places = bands_around(progress.wording.lookup, around, frame.family)
    lying = replace(trigger, frame=frame)
    return [statement for place in places for statement in say(progress.wording, lying, party, place)]
