"""Reads verbs of making by who makes it: "T cells produce IL-21", "the INS gene makes insulin".

Of a molecule that makes another they say what their other frame says: "IL-21 produces a signal".
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from il21kg.reading.claims.active import objects_of
from il21kg.reading.claims.claims import say
from il21kg.reading.claims.pointing import as_object, not_itself
from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate, iri_of
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import Statement
from il21kg.reading.structure.phrases import Region
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import TermKind, Tie, Turn, WordClass
from il21kg.vocabulary.kinds import MOLECULES

#: Kinds of what makes molecules.
_MAKERS: Final = (TermKind.CELL, TermKind.ANATOMY)


def is_gene_making(progress: Progress, trigger: Trigger, party: Party) -> bool:
    """Whether a gene makes something: "the INS gene makes insulin" encodes it."""
    itself = party.row == "noun phrase" and any(each.gene for each in party.references)
    return trigger.frame.shape == Turn.MAKING and not party.event and itself


def read_making(progress: Progress, trigger: Trigger, party: Party, region: Region) -> list[Statement] | None:
    """Give what a verb of making says of a gene, or of cells and tissues; None of anything else."""
    if any(progress.phrases.tail(i.first, i.last, WordClass.TRANSCRIPT) for i in region.items):
        return None
    if is_gene_making(progress, trigger, party):
        encodes = replace(trigger, frame=replace(trigger.frame, family=progress.key(Tie.PRODUCT_OF)))
        products = objects_of(progress, encodes, party, region)
        return [
            each for product in products for each in say(progress.wording, encodes, party, product, region)
        ]
    places = list(_places(progress, trigger, party))
    if not places:
        return None
    made = [Party((each,), row=party.row) for each in _molecules(progress, party, region)]
    return [s for each in made for place in places for s in say(progress.wording, trigger, each, place)]


def _places(progress: Progress, trigger: Trigger, party: Party) -> Iterator[Candidate]:
    """Yield the cells and tissues among those who make it."""
    for reference in party.references if not party.event else ():
        grounded = None if reference.topic else as_object(progress, reference)
        if grounded is None:
            continue
        hint = ""
        if grounded.term is None:  # "activated T cells"
            grounded, hint = _by_last_word(progress, grounded)
        if grounded.of(_MAKERS) or hint in _MAKERS:
            cell = iri_of(grounded) if grounded.of((TermKind.CELL,)) else None
            yield Candidate(grounded, trigger.frame.family, cell=cell, hint=hint)


def _by_last_word(progress: Progress, grounded: Grounded) -> tuple[Grounded, str]:
    """Ground unknown words as cells or tissues where their last word hints at these; give the kind, too."""
    words, span = progress.clauses.words, grounded.span
    ends = {word.start + len(word.text): i for i, word in enumerate(words, start=1)}
    starts = {word.start: i for i, word in enumerate(words)}
    if span.start not in starts or span.end not in ends:
        return grounded, ""
    first, last = starts[span.start], ends[span.end]
    hint = progress.grammar.hint(words[last - 1].norm)
    return (
        (ground(progress.wording.lookup, first, last, _MAKERS), hint) if hint in _MAKERS else (grounded, "")
    )


def _molecules(progress: Progress, party: Party, region: Region) -> Iterator[Reference]:
    """Yield what is made: the topic, and molecules that are named; "antibodies" are anybody's."""
    terms = progress.grammar.vocabulary.terms
    for item in region.asserted.items:
        reference = not_itself(progress, refer(progress.references, item), party)
        if reference.topic or any(terms[name.iri].kind in MOLECULES for name in reference.names[:1]):
            yield reference
