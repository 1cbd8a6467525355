"""Reads one object of a verb by a table: what it is, or what its head says of what it is of.

The rows ask one after the other; the first that knows an item reads it, and the last two know every one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from il21kg.reading.meaning.effects import cells_around
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.heads import read_heads, stands_alone, trailing_heads
from il21kg.reading.meaning.kinds import family_by_members, is_empty, is_family, is_unnamed_family, read_kind
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate, iri_of
from il21kg.reading.meaning.things import read_plain
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.classes import RECAST, TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.vocabulary import Frame

#: Tags of a word that stands alone and names nothing.
_NO_NAMES: Final = frozenset({Tag.QUANTIFIER, Tag.DETERMINER})
#: What stands between two conjuncts of one list.
_LISTED: Final = frozenset({Tag.CONJUNCTION, Tag.CONJUNCTION_GOES_ON, Tag.COMMA})


@dataclass(frozen=True, slots=True)
class Read:
    """What an item gives."""

    objects: Sequence[Candidate] = ()
    plain: Sequence[Item] = ()
    """Items that wait with those before: the next one may be the head of them all."""
    closed: bool = False
    """Those that waited are read as well: none of them waits any longer."""
    again: tuple[Frame, Region] | None = None
    """What it is of is to be read so: "a role in the inhibition of X" inhibits X."""


Reads: TypeAlias = Callable[[Lookup, Frame, Item, Sequence[Item]], Read | None]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row: an item that it knows is read so."""

    name: str
    read: Reads
    """What the item gives, after those that wait; None where the row does not know it."""
    example: str
    """A sentence in which it reads the words between bars."""


def read_item(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> tuple[str, Read]:
    """Read an item by the first row that knows it, and give its name; those of `plain` wait."""
    for row in ITEMS:
        read = row.read(lookup, frame, item, plain)
        if read is not None:
            return row.name, read
    raise AssertionError(item)


def gathered(lookup: Lookup, frame: Frame, items: Sequence[Item]) -> list[Item]:
    """Give the items; a conjunct to which is done what is done to that before stands with it.

    "A role in the regulation of X and Y" is one item, of X and Y; "the regulation of X and the release of Y"
    are two.
    """
    found: list[Item] = []
    for item in items:
        apart = _among_others(lookup, found, item)
        if found and not apart and _goes_on(lookup, frame, found[-1], item):
            deed, of = _opened(lookup, found[-1])
            found[-1] = replace(deed, of=(*of, item))
        else:
            found.append(item)
    return found


def _among_others(lookup: Lookup, found: Sequence[Item], item: Item) -> bool:
    """Tell whether a list goes on that began before an item: "apoptosis, the inhibition of X, mitosis"."""
    if len(found) < 2:
        return False
    before, after = lookup.tags[found[-2].end : found[-1].start], lookup.tags[found[-1].end : item.start]
    return {*before} == {Tag.COMMA} and Tag.COMMA in after


def _goes_on(lookup: Lookup, frame: Frame, deed: Item, item: Item) -> bool:
    """Tell whether the same is done to the next conjunct."""
    if item.denied != deed.denied or not _LISTED.issuperset(lookup.tags[deed.end : item.start]):
        return False
    if item.of and (deed.start == deed.first or item.start != item.first):
        return False  # "the control of growth and differentiation of X": the article stands before both
    acts = [_act(lookup, frame, *_opened(lookup, each)) for each in (deed, item)]
    return bool(acts[0] and not acts[1])


def _no_name(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read "all of which": nothing."""
    nothing = item.last - item.first == 1 and lookup.tags[item.first] in _NO_NAMES
    return Read() if nothing else None


def _place(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read "the region on chromosome 4", "a region of 4q27", "the membrane of B cells"."""
    if lookup.has(frame, Trait.PLACE) and lookup.phrases.is_all(item, WordClass.BARE_PLACE):
        return Read(plain=item.of)
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
    return Read([Candidate(place, lookup.key(Tie.COMPARTMENT), hint=TermKind.COMPONENT), *cells_of])


def _process(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read "the process of apoptosis": the process by its name."""
    bare = item.of and lookup.phrases.is_all(item, WordClass.BARE_PROCESS)
    return Read(plain=item.of) if bare and not any(inner.of for inner in item.of) else None


def _is_component(lookup: Lookup, item: Item) -> bool:
    """Tell whether a phrase names a part of cells: "the cytoplasm"."""
    named = ground(lookup, item.first, item.last, (TermKind.COMPONENT,))
    return named.of((TermKind.COMPONENT,)) or lookup.phrases.hint(item.first, item.last) == TermKind.COMPONENT


def _done(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read "the inhibition of X", in which something has a role: what is done to X."""
    head, of = _opened(lookup, item)
    act = _act(lookup, frame, head, of)
    if not act or trailing_heads(lookup, plain, item):
        return None
    return Read(again=(replace(frame, family=act, name=""), Region(items=of)))


def _opened(lookup: Lookup, item: Item) -> tuple[Item, tuple[Item, ...]]:
    """Give the head of an item and what it is of; a name opens as well: "regulation of apoptosis"."""
    at = next((i for i in range(item.first, item.last) if lookup.words[i].low == "of"), item.last)
    if item.of or at == item.last:
        return item, item.of
    return replace(item, last=at), (lookup.phrases.item(at + 1, item.last),)


def _act(lookup: Lookup, frame: Frame, item: Item, of: tuple[Item, ...]) -> str:
    """Give the key of what is done to what an item is of: "has a role in the inhibition of X"."""
    needed, ties = frame.family == lookup.key(Tie.NEED), (Tie.INVOLVEMENT, Tie.ASSOCIATION)
    if not of or not (needed or any(frame.family == lookup.key(tie) for tie in ties)):
        return ""
    course = lookup.phrases.is_all(item, WordClass.DISEASE_COURSE)
    if course and all(_is_disease(lookup, each) for each in of):
        return lookup.key(Tie.ASSOCIATION)
    if needed or all(is_empty(lookup, each) for each in of):
        return ""  # "the regulation of genes" is itself what it has a role in
    noun = lookup.phrases.tail(item.first, item.last, WordClass.ACT)
    return noun[0] if noun is not None and _only_adjectives(lookup, item.first, noun[1]) else ""


def _only_adjectives(lookup: Lookup, first: int, last: int) -> bool:
    """Tell whether words say how something is done, not to what: "transcriptional" regulation."""
    return all(lookup.grammar.nameless(word.low) for word in lookup.words[first:last])


def _is_disease(lookup: Lookup, item: Item) -> bool:
    """Tell whether words name a disease, or look like one: "allergen-induced asthma"."""
    named = ground(lookup, item.first, item.last, (TermKind.DISEASE,))
    return named.of((TermKind.DISEASE,)) or lookup.phrases.hint(item.first, item.last) == TermKind.DISEASE


def _recast(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read a head that says more than its verb: "is located in a gene cluster" is member of it."""
    meant, kinds = _meant(lookup, frame, item), lookup.grammar.kinds(frame.family)
    if meant is None or ground(lookup, item.first, item.last, kinds).of(kinds):
        return None
    if not meant[0]:
        return Read()
    grounded = ground(lookup, item.first, item.last, lookup.grammar.kinds(meant[0]))
    return Read([Candidate(grounded, meant[0])])


def _meant(lookup: Lookup, frame: Frame, item: Item) -> tuple[str, int] | None:
    """Find a head that says more than the verb: by the name of its frame, or the frame's key."""
    for name in (frame.name, frame.family):
        tail = lookup.phrases.tail(item.first, item.last, f"{RECAST}{name}")
        if tail is not None:
            return tail
    return None


def _family(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read "the family of kinases", "the JAK family of kinases"; "the family that" says nothing."""
    if not lookup.has(frame, Trait.GROUPING):
        return None
    if not item.of:
        return Read() if lookup.phrases.is_all(item, WordClass.FAMILY_NOUN) else None
    if not is_family(lookup, item):
        return None
    if is_unnamed_family(lookup, item):
        return Read([family_by_members(lookup, item, inner) for inner in item.of])
    kinds = [each for inner in item.of for each in read_kind(lookup, inner, lookup.key(Tie.OF_A_KIND))]
    return Read(kinds, (replace(item, of=()),))


def _itself(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Let a name wait: a head with "of" may follow, which it shares."""
    alone = not item.of or stands_alone(lookup, frame, item, lookup.grammar.kinds(frame.family))
    return Read(plain=(item,)) if alone else None


def _head(lookup: Lookup, frame: Frame, item: Item, plain: Sequence[Item]) -> Read | None:
    """Read a head and what it is of, with the bare heads before it, and the names before those."""
    kinds = lookup.grammar.kinds(frame.family)
    shared = trailing_heads(lookup, plain, item)
    names = read_plain(lookup, frame, plain[: len(plain) - len(shared)], kinds)
    return Read(names + read_heads(lookup, frame, [*shared, item], item.of, kinds), closed=True)


#: Rows by which an item is read: of those that know it, the first is taken.
ITEMS: Final = (
    ItemRow("no name", _no_name, "IL21 binds |all| of which."),
    ItemRow("place", _place, "IL21 is located in |the membrane of B cells|."),
    ItemRow("process", _process, "IL21 is involved in |the process of apoptosis|."),
    ItemRow("what is done", _done, "IL21 plays a role in |the inhibition of IL4|."),
    ItemRow("head that says more", _recast, "IL21 is located in |a gene cluster|."),
    ItemRow("family of members", _family, "IL21 is a member of |a family of cytokines|."),
    ItemRow("name", _itself, "IL21 binds |IL4|."),
    ItemRow("head", _head, "IL21 induces |proliferation of B cells|."),
)
