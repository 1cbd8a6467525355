"""Turns the phrase right of a trigger into objects: effects on cells, amounts, activities, kinds, names."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.effects import cells_around
from il21kg.reading.meaning.examples import with_examples
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.heads import read_heads, stands_alone, trailing_heads
from il21kg.reading.meaning.kinds import (
    family_by_members,
    is_bare_head,
    is_family,
    is_unnamed_family,
    read_encoded,
    read_kind,
)
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate, iri_of
from il21kg.reading.meaning.things import read_plain
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.mentions import is_short
from il21kg.vocabulary.vocabulary import Frame

#: Tags of a word that stands alone and names nothing.
_NO_NAMES: Final = frozenset({Tag.QUANTIFIER, Tag.DETERMINER})


class _Read(NamedTuple):
    """What an item gives: objects that were read, and items that are to be read as plain names."""

    objects: Sequence[Candidate] = ()
    plain: Sequence[Item] = ()


def read_objects(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    """Give what the phrase right of a trigger names; empty when it names nothing."""
    if (
        lookup.has(frame, Trait.GROUPING)
        and region.items
        and all(_is_whole(lookup, each) for each in region.items)
    ):
        frame = replace(frame, family=lookup.key(Tie.WHOLE))  # "a member of the inflammasome complex"
    if lookup.has(frame, Trait.NAMING):
        return [Candidate(_name(lookup, item), frame.family) for item in region.items]
    # "responsible for": a disease, or a process
    if frame.otherwise and frame.otherwise not in lookup.amounts:
        process = replace(frame, family=frame.otherwise, otherwise="")
        found = read_objects(lookup, process, region)
        return [replace(c, key=frame.family) if c.key == process.family else c for c in found]
    if lookup.has(frame, Trait.CLASSIFYING):
        items = [item for item in region.items if not is_bare_head(lookup, item, region)]
        return [candidate for item in items for candidate in read_kind(lookup, item, frame.family)]
    if lookup.has(frame, Trait.ENCODING):
        return read_encoded(lookup, region)
    if lookup.has(frame, Trait.GROUPING):
        region = region.of(_one_family(lookup, region.items))
    return _things(lookup, frame, region)


def _things(lookup: Lookup, frame: Frame, region: Region) -> list[Candidate]:
    """Read item by item; the plain ones wait, since one with "of" may be the head of those before it."""
    kinds = lookup.grammar.kinds(frame.family)
    found = _targets(lookup, region) if frame.family == lookup.key(Tie.POSSESSION) else []
    plain: list[Item] = []
    for item in with_examples(lookup, region.items, kinds):
        other = _other(lookup, frame, item, kinds, plain)
        if other is not None:
            found += other.objects
            plain += other.plain
        elif not item.of or stands_alone(lookup, item, kinds):
            plain.append(item)
        else:
            shared = trailing_heads(lookup, plain, item)
            found += read_plain(lookup, frame, plain[: len(plain) - len(shared)], kinds)
            found += read_heads(lookup, frame, [*shared, item], item.of, kinds)
            plain = []
    return found + read_plain(lookup, frame, plain, kinds)


def _other(
    lookup: Lookup, frame: Frame, item: Item, kinds: tuple[str, ...], plain: Sequence[Item]
) -> _Read | None:
    """Read an item that is no plain name, by the first step that knows it."""
    if item.last - item.first == 1 and lookup.tags[item.first] in _NO_NAMES:
        return _Read()  # "all of which"
    place = _place(lookup, frame, item)
    if place is not None:
        return place
    act = _act(lookup, frame, item)
    if act and not trailing_heads(lookup, plain, item):
        return _Read(read_objects(lookup, replace(frame, family=act, name=""), Region(items=item.of)))
    recast = _meant(lookup, frame, item)
    if recast is not None and not ground(lookup, item.first, item.last, kinds).of(kinds):
        return _Read(_recast(lookup, item, recast[0]))
    return _family(lookup, item) if lookup.has(frame, Trait.GROUPING) else None


def _place(lookup: Lookup, frame: Frame, item: Item) -> _Read | None:
    """Read "the region on chromosome 4", "a region of 4q27", "the membrane of B cells"."""
    if lookup.has(frame, Trait.PLACE) and lookup.phrases.is_all(item, WordClass.BARE_PLACE):
        return _Read(plain=item.of)
    inside = lookup.has(frame, Trait.PLACE) or frame.family == lookup.key(Tie.EXPRESSION)
    if not item.of or not inside or not _is_component(lookup, item):
        return None
    cells = cells_around(lookup, item.of)
    if not cells:
        return None
    place = ground(lookup, item.first, item.last, (TermKind.COMPONENT,))
    cells_of = [
        Candidate(cell, lookup.key(Tie.EXPRESSION), cell=iri_of(cell), hint=TermKind.CELL) for cell in cells
    ]
    return _Read([Candidate(place, lookup.key(Tie.COMPARTMENT), hint=TermKind.COMPONENT), *cells_of])


def _family(lookup: Lookup, item: Item) -> _Read | None:
    """Read "the family of kinases", "the JAK family of kinases"; "the family that" says nothing."""
    if not item.of:
        return _Read() if lookup.phrases.is_all(item, WordClass.FAMILY_NOUN) else None
    if not is_family(lookup, item):
        return None
    if is_unnamed_family(lookup, item):
        return _Read([family_by_members(lookup, item, inner) for inner in item.of])
    kinds = [each for inner in item.of for each in read_kind(lookup, inner, lookup.key(Tie.OF_A_KIND))]
    return _Read(kinds, (replace(item, of=()),))


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


def _is_component(lookup: Lookup, item: Item) -> bool:
    """Tell whether a phrase names a part of cells: "the cytoplasm"."""
    named = ground(lookup, item.first, item.last, (TermKind.COMPONENT,))
    return named.of((TermKind.COMPONENT,)) or lookup.phrases.hint(item.first, item.last) == TermKind.COMPONENT


def _meant(lookup: Lookup, frame: Frame, item: Item) -> tuple[str, int] | None:
    """Find a head that says more than the verb: by the name of its frame, or the frame's key."""
    for name in (frame.name, frame.family):
        found = lookup.phrases.tail(item.first, item.last, f"recast {name}")
        if found is not None:
            return found
    return None


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


def _act(lookup: Lookup, frame: Frame, item: Item) -> str:
    """Give the key of what is done to what an item is of: "has a role in the inhibition of X"."""
    needed, ties = frame.family == lookup.key(Tie.NEED), (Tie.INVOLVEMENT, Tie.ASSOCIATION)
    if not item.of or not (needed or any(frame.family == lookup.key(tie) for tie in ties)):
        return ""
    if lookup.phrases.is_all(item, WordClass.DISEASE_COURSE) and all(
        _is_disease(lookup, each) for each in item.of
    ):
        return lookup.key(Tie.ASSOCIATION)
    if needed:
        return ""
    noun = lookup.phrases.tail(item.first, item.last, WordClass.ACT)
    return noun[0] if noun is not None and noun[1] == item.first else ""


def _is_disease(lookup: Lookup, item: Item) -> bool:
    """Tell whether words name a disease, or look like one: "allergen-induced asthma"."""
    named = ground(lookup, item.first, item.last, (TermKind.DISEASE,))
    return named.of((TermKind.DISEASE,)) or lookup.phrases.hint(item.first, item.last) == TermKind.DISEASE


def _recast(lookup: Lookup, item: Item, key: str) -> list[Candidate]:
    """Read a head that says more than its verb: "is located in a gene cluster" is member of it."""
    if not key:
        return []
    return [Candidate(ground(lookup, item.first, item.last, lookup.grammar.kinds(key)), key)]


def _name(lookup: Lookup, item: Item) -> Grounded:
    """Give the words of an item as they stand, for a name; a bracket after it is another name."""
    tags, last = lookup.tags, item.last
    if item.of and not is_short(lookup.phrases.span(item.first, last).text):
        last = item.end  # "suppressor of cytokine signaling"; not "SOCS1 of mice"
    if tags[last - 1] == Tag.CLOSING:
        last = next((i for i in range(item.first + 1, last) if tags[i] == Tag.OPENING), last)
    return Grounded(None, "", lookup.phrases.span(item.first, last), lookup.phrases.words(item.first, last))


def bands_around(lookup: Lookup, region: Region, key: str) -> list[Candidate]:
    """Find a band in a circumstance: "localized to a cluster at 5q31" names two places."""
    kinds = (TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM)
    found = [g for context in region.contexts for g in ground_list(lookup, context.items, kinds)]
    return [Candidate(grounded, key) for grounded in found if grounded.of(kinds)]


def _is_whole(lookup: Lookup, item: Item) -> bool:
    return lookup.phrases.tail(item.first, item.last, WordClass.WHOLE_NOUN) is not None
