"""Proves citations: every field stands in its reference, and the reference read again says the same."""

from collections.abc import Iterator
from typing import Final

from il21kg.graph.proof.facts import Facts, Place
from il21kg.graph.proof.rules import Fault
from il21kg.namespaces import IKG, RDF, compact, local_name
from il21kg.text.citations import read_entry
from il21kg.text.document import Span

_STATED: Final = (IKG.statedAuthors, IKG.statedYear, IKG.statedTitle, IKG.statedJournal, IKG.statedVolume)


def citations(facts: Facts) -> Iterator[Fault]:
    """Ask whether every field of a citation stands in its reference."""
    for node in facts.with_predicate(IKG.quotedFrom):
        places = [facts.spans[each] for each in facts.iris(node, IKG.quotedFrom) if each in facts.spans]
        for field in (*_STATED, IKG.statedPages, IKG.statedDOI):
            for words in facts.texts(node, field):
                if places and not any(words in each.words for each in places):
                    yield Fault("P8", node, f"“{words}” does not stand in the reference.")
        if len(places) == 1 and facts.at_hand and IKG.Citation in facts.values(node, RDF.type):
            yield from _again(facts, node, places[0])


def _again(facts: Facts, node: str, place: Place) -> Iterator[Fault]:
    """Read a reference again from its quote, and compare what it says."""
    number = local_name(node).rpartition("-")[2]
    if facts.texts(node, IKG.ordinal) != [number]:
        yield Fault("P1", node, f"The name of this citation gives the number {number}.")
    journals, works = tuple(facts.vocabulary.journals.values()), tuple(facts.vocabulary.works.values())
    cited = read_entry(0, Span(place.start, place.words), journals, works)
    fields = (cited.authors, cited.year, cited.title, cited.journal, cited.volume, cited.pages, cited.doi)
    for predicate, field in zip((*_STATED, IKG.statedPages, IKG.statedDOI), fields, strict=True):
        if facts.texts(node, predicate) != ([field.text] if field else []):
            printed = f"“{field.text}”" if field else "nothing"
            yield Fault("P8b", node, f"The reference gives {printed} as {compact(predicate)}.")
    for predicate, iri in ((IKG.journal, cited.journal_iri), (IKG.refersToWork, cited.work_iri)):
        if facts.iris(node, predicate) != ([iri] if iri else []):
            yield Fault(
                "P8b", node, f"The reference gives {compact(iri or 'nothing')} as {compact(predicate)}."
            )
