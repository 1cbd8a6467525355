"""Reads where a gene lies from words behind its name: "mutation in the IL21 gene on chromosome 4q27"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.progress import Progress
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.meaning.referents import refer
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.tagset import ChunkKind, Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import TermKind, Tie, Trait, WordClass

#: Kinds of where a gene lies.
_PLACES: Final = (TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM)
#: Prepositions before such a place.
_ON: Final = frozenset({"on", "at"})


def read_addresses(progress: Progress) -> list[Statement]:
    """Give the places of genes that stand right behind their names."""
    frame = progress.grammar.frame(tie=Tie.LOCUS)
    mentions = progress.clauses.mentions
    terms = progress.grammar.vocabulary.terms
    named = any(terms[name.iri].kind in _PLACES for mention in mentions for name in mention.names)
    statements: list[Statement] = []
    for k, preposition, place in _behind_names(progress) if named and frame is not None else ():
        party = _gene(progress, k)
        grounded = ground(progress.wording.lookup, place.first, place.last, _PLACES)
        if party is not None and frame is not None and grounded.of(_PLACES):
            at = preposition.first
            trigger = Trigger(frame, at, at, preposition.last, Form.NOUN, literal=1)
            statements += say(progress.wording, trigger, party, Candidate(grounded, frame.family))
    return statements


def _behind_names(progress: Progress) -> Iterator[tuple[int, Chunk, Chunk]]:
    """Yield the chunk of each noun phrase with a preposition of place and a noun phrase behind it."""
    for k, (preposition, place) in enumerate(pairwise(progress.chunks[1:])):
        low = progress.clauses.low(preposition.first, preposition.last)
        if progress.chunks[k].kind == place.kind == ChunkKind.NP and low in _ON:
            yield k, preposition, place


def _gene(progress: Progress, k: int) -> Party | None:
    """Return the gene of the noun phrase of chunk `k`: of a mutation, of a clause, of "is a gene on"."""
    chunk, before = progress.chunks[k], progress.chunks[max(k - 2, 0) : k]
    reference = refer(progress.references, progress.phrases.item(chunk.first, chunk.last))
    if reference.gene and (reference.topic or reference.names):
        return Party((reference,)) if not before or _is_of_event(progress, before) else None
    verb = before[-1].trigger if before else None
    kind = progress.clauses.words[chunk.last - 1].low == "gene"
    if not kind or verb is None or not progress.has(verb, Trait.CLASSIFYING):
        return None
    return progress.told.get(k - 1)


def _is_of_event(progress: Progress, before: tuple[Chunk, ...]) -> bool:
    """Whether what happens to the gene stands before it: "mutations in"; not "a pseudogene for"."""
    noun, preposition = before[0], before[-1]
    low = progress.clauses.low(preposition.first, preposition.last)
    happens = low in progress.grammar.words(WordClass.EVENT_PREPOSITION)
    return happens and progress.phrases.tail(noun.first, noun.last, WordClass.EVENT) is not None
