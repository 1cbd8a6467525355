"""Reads what was found in patients: "In 2 sibs with asthma, they identified a mutation in the IL21 gene".

Who found it says nothing; what was found, and in people with which disease, is an association. It is read
from the whole clause, since people and finding stand in any order, with any verb of finding:

    Mutations in the gene were found in patients with D.     People with D have a variant of the gene.
    In a girl with D, they identified a mutation in it.      Its levels were higher in patients with D.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from il21kg.reading.claims.claims import say
from il21kg.reading.claims.progress import Progress
from il21kg.reading.claims.relations import BROKEN, CHANGED
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party, read_party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import Statement
from il21kg.reading.structure.chunks import Chunk
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.tagset import ChunkKind, Form, Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import MarkRole, TermKind, Tie, WordClass

#: Chunks between which people and what was found in them stand together.
_ENDS: Final = frozenset({ChunkKind.STOP, ChunkKind.LINK, ChunkKind.RELATIVE})
#: What of a gene may be found in people.
_FOUND: Final = (*BROKEN, *CHANGED)


@dataclass(frozen=True, slots=True)
class _People:
    """People with something: "patients with asthma and lupus"."""

    first: int
    last: int
    """Chunks of the phrase, the last not of it."""
    items: tuple[Item, ...]
    """What follows "with"."""


def read_patients(progress: Progress) -> list[Statement]:
    """Give the associations of genes with the diseases of people that a sentence speaks of."""
    if progress.grammar.words(WordClass.PEOPLE).keys().isdisjoint(w.norm for w in progress.clauses.words):
        return []
    statements: list[Statement] = []
    for first, last in _clauses(progress):
        people = list(_people(progress, first, last))
        verb = _finding(progress, first, last)
        if verb is None or not people or _is_denied(progress, first, last):
            continue
        frame = progress.grammar.frame(tie=Tie.ASSOCIATION)
        if frame is None:
            return []
        trigger = Trigger(frame, verb, verb, verb + 1, Form.NOUN, literal=1)
        items = [item for each in people for item in each.items]
        diseases = [*_diseases(progress, items)] or [*_diseases(progress, _after(progress, people[-1], last))]
        level = progress.grammar.role(WordClass.FINDING, progress.clauses.words[verb].low) == MarkRole.LEVEL
        for party in _parties(progress, first, last, level=level):
            for candidate in diseases:
                statements += say(progress.wording, trigger, party, candidate)
    return statements


def _after(progress: Progress, people: _People, last: int) -> list[Item]:
    """Return what people with a mutation have: "People with two faulty copies of it have asthma"."""
    chunks = [chunk for chunk in progress.chunks[people.last : last] if chunk.kind == ChunkKind.NP]
    return [progress.phrases.item(chunk.first, chunk.last) for chunk in chunks]


def _clauses(progress: Progress) -> Iterator[tuple[int, int]]:
    """Yield the stretches of chunks in which people and findings belong together."""
    first = 0
    for k, chunk in enumerate(progress.chunks):
        if chunk.kind in _ENDS:
            yield first, k
            first = k + 1
    yield first, len(progress.chunks)


def _people(progress: Progress, first: int, last: int) -> Iterator[_People]:
    for k in range(first, last - 2):
        chunk, with_ = progress.chunks[k], progress.chunks[k + 1]
        if chunk.kind != ChunkKind.NP or not _is_people(progress, chunk):
            continue
        if progress.clauses.low(with_.first, with_.last) == "with":
            end = k + 2
            while end < last and progress.chunks[end].kind in (ChunkKind.NP, ChunkKind.CONJUNCTION):
                end += 1
            region = progress.phrases.region(progress.chunks[k + 2 : end])
            yield _People(k, end, region.items)


def _is_people(progress: Progress, chunk: Chunk) -> bool:
    return progress.phrases.tail(chunk.first, chunk.last, WordClass.PEOPLE) is not None


def _finding(progress: Progress, first: int, last: int) -> int | None:
    """Return the token of the verb that says that something was found, or that it is higher or lower."""
    tokens = range(progress.chunks[first].first, progress.chunks[last - 1].last) if first < last else ()
    finding = progress.grammar.words(WordClass.FINDING)
    return next((i for i in tokens if progress.clauses.words[i].low in finding), None)


def _is_denied(progress: Progress, first: int, last: int) -> bool:
    tags = progress.clauses.tags[progress.chunks[first].first : progress.chunks[last - 1].last]
    return Tag.NEGATION in tags or Tag.MODAL in tags


def _parties(progress: Progress, first: int, last: int, *, level: bool) -> Iterator[Party]:
    """Yield what was found of genes: mutations, variants, changed expression; a `level` of any molecule."""
    for k in range(first, last):
        if progress.chunks[k].kind != ChunkKind.NP:
            continue
        end = k + 1
        while end < last and progress.chunks[end].kind in (ChunkKind.NP, ChunkKind.PREPOSITION):
            end += 1
        party = read_party(progress.references, progress.phrases.region(progress.chunks[k:end]))
        genes = () if party is None else tuple(r for r in party.references if r.topic or r.names)
        changed = level or party is None or _is_changed(progress, progress.chunks[k])
        if party is not None and genes and (party.event in _FOUND or changed):
            yield replace(party, references=genes)
            if level:
                return


def _is_changed(progress: Progress, chunk: Chunk) -> bool:
    """Whether a noun phrase says that there is more or less of something: "increased IL-4 levels"."""
    words = progress.clauses.words[max(chunk.first - 1, 0) : chunk.last]  # "have increased IL-4 levels"
    several = progress.phrases.tail(chunk.first, chunk.last, WordClass.AMOUNT) is not None
    findings = progress.grammar.words(WordClass.FINDING)
    return several and any(findings.get(word.low) == MarkRole.LEVEL for word in words)


def _diseases(progress: Progress, items: Iterable[Item]) -> Iterator[Candidate]:
    """Yield the diseases among what is named."""
    for item in items:
        grounded = ground(progress.wording.lookup, item.first, item.last, (TermKind.DISEASE,))
        hint = progress.phrases.hint(item.first, item.last)
        if grounded.of((TermKind.DISEASE,)) or (grounded.term is None and hint == TermKind.DISEASE):
            yield Candidate(grounded, progress.key(Tie.ASSOCIATION), exemplar=item.exemplar, hint=hint)
