"""Grounds what is said of transcripts: "alternatively spliced", "several isoforms"."""

from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.lookup import Lookup, names_of
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import TermKind, Tie, WordClass


def read_transcripts(lookup: Lookup, item: Item, head: Item) -> Candidate:
    """Ground a phrase about transcripts by the longest part of it that names an attribute.

    Where its first noun is counted, that noun is what there is: "two transcript variants encoding distinct
    isoforms" are transcript variants. Else what follows says which they are. "Different isoforms" is a name
    with its quantifier, so the parts begin before the item's own words.
    """
    first, last = _uncounted(lookup, head), item.last
    end = head.last if _is_counted(lookup, head.start, first) else last
    span, words = lookup.phrases.span(first, end), lookup.phrases.words(first, end)
    found: list[tuple[bool, int, int, str]] = []
    for start in range(item.start, last):
        for stop in range(start + 1, last + 1):
            for name in names_of(lookup, lookup.words[start:stop]):
                term = lookup.vocabulary.terms[name.iri]
                if term.kind == TermKind.TRANSCRIPT_ATTRIBUTE:
                    found.append((term.local, start - stop, start, term.iri))
    if found:
        _, length, start, iri = min(found)
        how = How.CURATED if start - length <= end else How.COMPOSED  # by what follows the noun
        return Candidate(
            Grounded(lookup.vocabulary.terms[iri], how, span, words), lookup.key(Tie.TRANSCRIPTS)
        )
    return Candidate(
        Grounded(None, How.UNRESOLVED, span, words),
        lookup.key(Tie.TRANSCRIPTS),
        hint=TermKind.TRANSCRIPT_ATTRIBUTE,
    )


def _uncounted(lookup: Lookup, head: Item) -> int:
    """Give where a noun begins without what says how many: that may be a part of a name of ours."""
    first = head.first
    while first < head.last - 1 and _is_quantifier(lookup, first):
        first += 1
    while first > head.start and lookup.tags[first - 1] == Tag.ADVERB:
        first -= 1  # "alternatively spliced variants"
    return first


def _is_counted(lookup: Lookup, start: int, first: int) -> bool:
    """Tell whether words before a noun say how many there are."""
    return any(_is_quantifier(lookup, i) or lookup.tags[i] == Tag.NUMBER for i in range(start, first))


def _is_quantifier(lookup: Lookup, i: int) -> bool:
    quantifier = lookup.grammar.role(WordClass.QUANTIFIER, lookup.words[i].low) is not None
    return quantifier or lookup.tags[i] == Tag.QUANTIFIER
