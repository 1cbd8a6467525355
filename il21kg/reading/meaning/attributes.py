"""Grounds what is said of transcripts: "alternatively spliced", "several isoforms"."""

from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.lookup import Lookup, names_of
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item
from il21kg.vocabulary.classes import TermKind, Tie


def read_transcripts(lookup: Lookup, item: Item) -> Candidate:
    """Ground a phrase about transcripts by the longest part of it that names an attribute.

    "different isoforms" is a name with its quantifier, so the parts begin before the item's own words.
    """
    first, last = item.first, item.last
    span, words = lookup.phrases.span(first, last), lookup.phrases.words(first, last)
    found: list[tuple[bool, int, int, str]] = []
    for start in range(item.start, last):
        for end in range(start + 1, last + 1):
            for name in names_of(lookup, lookup.words[start:end]):
                term = lookup.vocabulary.terms[name.iri]
                if term.kind == TermKind.TRANSCRIPT_ATTRIBUTE:
                    found.append((term.local, start - end, start, term.iri))
    if found:
        term = lookup.vocabulary.terms[min(found)[3]]
        return Candidate(Grounded(term, How.CURATED, span, words), lookup.key(Tie.TRANSCRIPTS))
    return Candidate(
        Grounded(None, How.UNRESOLVED, span, words),
        lookup.key(Tie.TRANSCRIPTS),
        hint=TermKind.TRANSCRIPT_ATTRIBUTE,
    )
