"""Reads the phrase right of a verb as objects: by a table of what the verb asks for, and item by item."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from il21kg.reading.meaning.conjuncts import ground_list, whole_names
from il21kg.reading.meaning.examples import with_examples
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.items import gathered, read_item
from il21kg.reading.meaning.kinds import is_bare_head, read_encoded, read_kind
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate, iri_of
from il21kg.reading.meaning.things import read_plain
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.mentions import is_short
from il21kg.vocabulary.vocabulary import Frame

Asks: TypeAlias = Callable[[Lookup, Frame, Region], bool]
Reads: TypeAlias = Callable[[Lookup, Frame, Region], list[Candidate]]


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A row: for such verbs, the phrase right of them is read so."""

    name: str
    asks: Asks
    """Whether the verb, and the phrase, is one."""
    read: Reads
    example: str
    """A sentence in which it reads the words between bars."""


def read_objects(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    """Give what the phrase right of a trigger names; empty when it names nothing."""
    region = region.of(whole_names(lookup, region.items))
    return phrase_row(lookup, frame, region).read(lookup, frame, region)


def phrase_row(lookup: Lookup, frame: Frame, region: Region) -> PhraseRow:
    """Return the first row that is about a verb and the phrase right of it."""
    return next(row for row in PHRASES if row.asks(lookup, frame, region))


def object_rows(lookup: Lookup, frame: Frame, region: Region) -> tuple[str, ...]:
    """Give the names of the rows by which a phrase is read, and those of each item where one reads them."""
    row = phrase_row(lookup, frame, region)
    steps = _steps(lookup, frame, _grouped(lookup, frame, region)) if row.read is _things else ()
    return (row.name, *(name for name, _ in steps if name))


# ---- rows


def _having(trait: Trait) -> Asks:
    """Return that the relation of a verb has a trait."""
    return lambda lookup, frame, region: lookup.has(frame, trait)


def _always(lookup: Lookup, frame: Frame, region: Region) -> bool:
    return True


def _of_a_whole(lookup: Lookup, frame: Frame, region: Region) -> bool:
    """Tell whether what is said to be a member is a part: "a member of the inflammasome complex"."""
    whole = bool(region.items) and all(_is_whole(lookup, each) for each in region.items)
    return whole and lookup.has(frame, Trait.GROUPING)


def _is_whole(lookup: Lookup, item: Item) -> bool:
    return lookup.phrases.tail(item.first, item.last, WordClass.WHOLE_NOUN) is not None


def _parts(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    return read_objects(lookup, replace(frame, family=lookup.key(Tie.WHOLE)), region)


def _names(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    return [Candidate(_name(lookup, item), frame.family) for item in region.items]


def _name(lookup: Lookup, item: Item) -> Grounded:
    """Give the words of an item as they stand, for a name; a bracket after it is another name."""
    tags, last = lookup.tags, item.last
    if item.of and not is_short(lookup.phrases.span(item.first, last).text):
        last = item.end  # "suppressor of cytokine signaling"; not "SOCS1 of mice"
    if tags[last - 1] == Tag.CLOSING:
        last = next((i for i in range(item.first + 1, last) if tags[i] == Tag.OPENING), last)
    span, words = lookup.phrases.span(item.first, last), lookup.phrases.words(item.first, last)
    return Grounded(None, How.NAME, span, words)


def _has_another_key(lookup: Lookup, frame: Frame, region: Region) -> bool:
    """Tell whether a verb is read by another key: "responsible for" a disease, or a process."""
    return bool(frame.otherwise) and frame.otherwise not in lookup.amounts


def _otherwise(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    process = replace(frame, family=frame.otherwise, otherwise="")
    candidates = read_objects(lookup, process, region)
    return [replace(c, key=frame.family) if c.key == process.family else c for c in candidates]


def _kinds(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    items = [item for item in region.items if not is_bare_head(lookup, item, region)]
    return [candidate for item in items for candidate in read_kind(lookup, item, frame.family)]


def _products(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    return read_encoded(lookup, region)


def _things(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    """Read item by item; the plain ones wait, since one with "of" may be the head of those before it."""
    candidates = _targets(lookup, region) if frame.family == lookup.key(Tie.POSSESSION) else []
    for _, objects in _steps(lookup, frame, _grouped(lookup, frame, region)):
        candidates += objects
    return candidates


def _steps(lookup: Lookup, frame: Frame, region: Region) -> Iterator[tuple[str, Sequence[Candidate]]]:
    """Give, item by item, the row that reads it and what that gives; at last the names that waited."""
    kinds = lookup.grammar.kinds(frame.family)
    plain: list[Item] = []
    for item in gathered(lookup, frame, with_examples(lookup, region.items, kinds)):
        name, read = read_item(lookup, frame, item, plain)
        yield name, read.objects if read.again is None else read_objects(lookup, *read.again)
        plain = [] if read.closed else [*plain, *read.plain]
    yield "", read_plain(lookup, frame, plain, kinds)


def _grouped(lookup: Lookup, frame: Frame, region: Region) -> Region:
    grouping = lookup.has(frame, Trait.GROUPING)
    return region.of(_one_family(lookup, region.items)) if grouping else region


def _one_family(lookup: Lookup, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Read "the CD28 and CTLA-4 receptor family" as one family: only the last conjunct has its noun."""
    if len(items) < 2 or any(item.of for item in items):
        return items
    *names, last = items
    ends = lookup.words[last.last - 1]
    family = lookup.phrases.tail(last.first, last.last, WordClass.FAMILY_NOUN) is not None
    alone = all(lookup.phrases.tail(i.first, i.last, WordClass.FAMILY_NOUN) is None for i in names)
    article = last.start == last.first
    if not (family and alone and article and ends.low == ends.norm):
        return items
    return (replace(items[0], last=last.last),)


def _targets(lookup: Lookup, region: Region) -> list[Candidate]:
    """Read "has chemotactic activity for monocytes": it acts on the cells."""
    found = []
    for context in region.contexts:
        cells = ground_list(lookup, context.items, (TermKind.CELL,))
        if lookup.words[context.first].low in lookup.grammar.words(WordClass.TARGET_PREPOSITION):
            found += [cell for cell in cells if cell.of((TermKind.CELL,))]
    return [
        Candidate(cell, lookup.key(Tie.TARGET_CELL), cell=iri_of(cell), hint=TermKind.CELL) for cell in found
    ]


#: Rows by which the phrase right of a verb is read: of those that are about it, the first is taken.
PHRASES: Final = (
    PhraseRow("member of a whole", _of_a_whole, _parts, "IL21 is a member of |the inflammasome complex|."),
    PhraseRow("names", _having(Trait.NAMING), _names, "IL21 is known as |Za11|."),
    PhraseRow("another key", _has_another_key, _otherwise, "IL21 is responsible for |asthma|."),
    PhraseRow("kinds", _having(Trait.CLASSIFYING), _kinds, "IL21 is a |cytokine|."),
    PhraseRow("products", _having(Trait.ENCODING), _products, "IL21 encodes |a cytokine|."),
    PhraseRow("things", _always, _things, "IL21 binds |IL4|."),
)


# ---- circumstances


def bands_around(lookup: Lookup, region: Region, key: str) -> list[Candidate]:
    """Find a band in a circumstance: "localized to a cluster at 5q31" names two places."""
    kinds = (TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM)
    found = [g for context in region.contexts for g in ground_list(lookup, context.items, kinds)]
    return [Candidate(grounded, key) for grounded in found if grounded.of(kinds)]
