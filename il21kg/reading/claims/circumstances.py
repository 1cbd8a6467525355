"""Reads what stands around the two ends of a claim: partners, circumstances, words that no rule reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from il21kg.namespaces import unresolved_iri
from il21kg.reading.claims.ends import product_of
from il21kg.reading.claims.relations import keeps_event
from il21kg.reading.claims.wording import Wording
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import UNKNOWN_KIND, JointAgent
from il21kg.reading.structure.phrases import Circumstance, Region
from il21kg.text.document import Span
from il21kg.vocabulary.classes import ConditionRole, EventRole, NegationRole, TermKind, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What stands around the two ends of a claim (fields of `Statement`)."""

    residue: tuple[Span, ...]
    joints: tuple[JointAgent, ...]
    contexts: tuple[Span, ...]
    diseases: tuple[str, ...]
    species: tuple[str, ...]


def circumstances(
    wording: Wording, party: Party, relation: Relation, candidate: Candidate, region: Region
) -> Circumstances:
    """Read what stands around the subject `party` and an object; `region` is what follows the verb."""
    contexts, diseases, species = told(wording, region.contexts)
    head = () if party.head is None else (wording.phrases.span(*party.head),)
    unread = dict.fromkeys((*party.unread, *region.unread, *candidate.unread))
    rest = tuple(wording.phrases.span(first, last) for first, last in unread)
    return Circumstances(
        residue=(*head, *rest) if party.event == EventRole.ASPECT else rest,
        joints=_joints(wording, party, region),
        contexts=(*head, *contexts) if keeps_event(party.event, relation) else contexts,
        diseases=diseases,
        species=species,
    )


def _joints(wording: Wording, party: Party, region: Region) -> tuple[JointAgent, ...]:
    agents = set()
    for how, item in (*party.joints, *region.joints):
        grounded = ground(wording.lookup, item.first, item.last, ACTORS)
        term = grounded.term
        if term is not None:
            term = product_of(term, wording.vocabulary) or term
        if term is not None and term.kind in (TermKind.PROTEIN, TermKind.FAMILY):
            agents.add(JointAgent(how, term.iri, term.label, term.kind))
        else:
            agents.add(JointAgent(how, unresolved_iri(grounded.words), grounded.words, UNKNOWN_KIND))
    return tuple(sorted(agents, key=lambda a: (a.how, a.iri)))


def told(
    wording: Wording, contexts: Sequence[Circumstance]
) -> tuple[tuple[Span, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the words of circumstances, and the IRIs of the diseases and species named in them."""
    contexts = [each for each in contexts if not _denies(wording, each)]
    if not contexts:
        return (), (), ()
    named: dict[str, set[str]] = {TermKind.DISEASE: set(), TermKind.SPECIES: set()}
    for context in contexts:
        for item in context.items:
            term = ground(wording.lookup, item.first, item.last, tuple(named)).term
            if term is not None and term.kind in named:
                named[term.kind].add(term.iri)
    spans = tuple(wording.phrases.span(limited(wording, each.first), each.last) for each in contexts)
    return spans, tuple(sorted(named[TermKind.DISEASE])), tuple(sorted(named[TermKind.SPECIES]))


def _denies(wording: Wording, context: Circumstance) -> bool:
    """Tell whether a circumstance is none: "in no cell type" denies its clause."""
    if context.last - context.first < 2:
        return False
    low = wording.clauses.words[context.first + 1].low
    return wording.grammar.role(WordClass.NEGATION, low) == NegationRole.OF_NOUN


def limited(wording: Wording, first: int) -> int:
    """Return the token where a circumstance begins, with what limits it: "only in the presence of X"."""
    before = wording.clauses.words[first - 1].low if first > 0 else ""
    limits = wording.grammar.role(WordClass.CONDITION, before) == ConditionRole.LIMIT
    return first - 1 if limits else first
