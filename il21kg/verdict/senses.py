"""What a claim means: the things it names, by identifier, and the relations of ours that say the same.

    IL21 – activates → B cell      IL21 or its product; acts on; increased; CL:0000236

Words for a relation that no table knows are read as a sentence is: "IL21 activates B cell."
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from il21kg.namespaces import BIOLINK, IKG, unresolved_iri
from il21kg.reading.reader import Reader
from il21kg.reading.statements import UNKNOWN_KIND, End, Statement, Topic
from il21kg.text.document import read_document
from il21kg.verdict.claims import Claim
from il21kg.verdict.relations import Named, named, says, stated_forms
from il21kg.verdict.sources import Sources
from il21kg.vocabulary.classes import TermKind, Tie


@dataclass(frozen=True, slots=True)
class Sense:
    """What a claim means."""

    subjects: frozenset[str]
    objects: frozenset[str]
    """What its ends may be, by IRI: a gene and its products are one."""
    literal: str
    """The object as a name; compared with names only."""
    predicates: frozenset[str]
    """The stated relations of ours that say it; empty where nobody knows the relation."""
    hedged: bool
    negated: bool
    direction: str = ""
    effects: frozenset[str] = frozenset()
    phrase: str = ""
    """The words of the relation, as they stand in a sentence."""
    unknown: tuple[str, ...] = ()
    """The names that nobody knows."""


#: A relation that is written as a name of one, not in words.
_NAMELIKE: Final = re.compile(r"\S*[:/]\S*|[a-z]+(?:[A-Z][a-z]*)+")


class Senses:
    """Finds what claims mean, by the names and frames of one vocabulary."""

    def __init__(self, sources: Sources, reader: Reader) -> None:
        """Take where names are looked up, and what reads words for a relation."""
        self.sources = sources
        self.reader = reader
        self._read = cache(self._read_sentence)

    def of(self, claim: Claim) -> Sense:
        """Give what a claim means."""
        return self._of_statement(claim.read, claim) if claim.read is not None else self._of_row(claim)

    def _of_statement(self, said: Statement, claim: Claim) -> Sense:
        ends = (said.subject, said.object)
        subjects, objects = (self._families(frozenset(filter(None, (each.iri,)))) for each in ends)
        return Sense(
            subjects,
            objects,
            said.object.label if said.object.iri is None else "",
            self._claimed(said),
            claim.hedged,
            claim.negated,
            said.direction or "",
            frozenset((*said.effects, *said.effect_phrases)),
            said.trigger.text.casefold(),
            tuple(each.label for each in ends if self._unknown(each)),
        )

    def _unknown(self, end: End) -> bool:
        return end.kind == UNKNOWN_KIND and not self.sources.look.holds(unresolved_iri(end.label))

    def _families(self, iris: frozenset[str]) -> frozenset[str]:
        return frozenset(each for iri in iris for each in self.sources.family(iri))

    def _of_row(self, claim: Claim) -> Sense:
        one, two = claim.subject, claim.object
        subjects, objects = (self._families(self.sources.find(name)) for name in (one, two))
        known = named(claim.relation)
        sense = Sense(
            subjects,
            objects,
            two,
            known.predicates if known else frozenset(),
            hedged=claim.hedged or (known is not None and known.hedged),
            negated=claim.negated,
            direction=claim.direction,
            unknown=tuple(
                name
                for name, iris in ((one, subjects), (two, objects))
                if not any(map(self.sources.known, iris))
            ),
        )
        if known is not None and known.turned:
            return replace(sense, subjects=objects, objects=subjects, literal=one)
        return sense if _NAMELIKE.fullmatch(claim.relation) else self._worded(claim, sense, known)

    def _worded(self, claim: Claim, sense: Sense, known: Named | None) -> Sense:
        """Add what the words of the relation say between these ends, as they are read in a sentence."""
        said = next(iter(self._said(claim, sense)), None)
        if said is None:
            return sense
        turned = said.subject.iri in sense.objects and said.subject.iri not in sense.subjects
        ends = (sense.objects, sense.subjects) if turned else (sense.subjects, sense.objects)
        ours = known.predicates if known else frozenset()
        more = (each for each in self._claimed(said) if not any(says(one, each) for one in ours))
        return replace(
            sense,
            subjects=ends[0],
            objects=ends[1],
            predicates=ours.union(more),
            hedged=sense.hedged or bool(said.hedge_cues),
            negated=sense.negated != said.negated,
            direction=sense.direction or said.direction or "",
            effects=frozenset((*said.effects, *said.effect_phrases)),
            phrase=said.trigger.text.casefold(),
        )

    def _claimed(self, said: Statement) -> frozenset[str]:
        """Give the relations that are claimed: to cause a disease is more than to be associated with it.

        A text is read with more care: what it says to cause is taken for associated, unless a mutation does.
        """
        forms, vocabulary = stated_forms(said.predicate), self.reader.vocabulary
        causing = {vocabulary.ties[Tie.CAUSE], vocabulary.ties[Tie.INCREASE]}
        key = next((each.family for each in vocabulary.frames if each.name == said.frame), "")
        weak = BIOLINK.gene_associated_with_condition in forms
        return frozenset({IKG.mutationCauses}) if weak and key in causing else forms

    def _said(self, claim: Claim, sense: Sense) -> list[Statement]:
        one, two = self._spelled(claim.subject, sense.subjects), self._spelled(claim.object, sense.objects)
        relation = claim.relation.replace("_", " ")
        sentence, begin, end = f"{one} {relation} {two}.", len(one), len(one) + 1 + len(relation)
        read = self._read(sentence, self._gene(sense.subjects | sense.objects))
        ends = sense.subjects | sense.objects
        return [
            each
            for each in read
            if each.subject.iri in ends
            and begin < each.trigger.start < end
            and (
                each.object.label == claim.object
                if each.object.iri is None
                else each.object.iri in ends - {each.subject.iri}
            )
        ]

    def _spelled(self, name: str, iris: frozenset[str]) -> str:
        """Give the name of an end for a sentence: what an identifier is called."""
        found = self.sources.find(name)
        return self.sources.label(min(found)) if re.fullmatch(r"\S+[:/]\S+", name) and found else name

    def _gene(self, iris: frozenset[str]) -> str:
        terms = self.sources.vocabulary.terms
        genes = (iri for iri in sorted(iris) if iri in terms and terms[iri].kind == TermKind.GENE)
        return next(genes, "")

    def _read_sentence(self, sentence: str, gene: str) -> tuple[Statement, ...]:
        vocabulary = self.reader.vocabulary
        term = vocabulary.terms.get(gene)
        product = vocabulary.terms.get(term.product or "") if term else None
        topic = Topic(
            term.iri if term else unresolved_iri("claim"),
            term.label if term else "claim",
            product.iri if product else None,
            product.label if product else None,
            known=term is not None,
        )
        document = read_document(sentence.encode(), "claim", vocabulary.layout, "claim")
        return self.reader.read(document, topic).statements
