"""Reads phrases that say of what kind something is, or what a gene encodes.

"A cytokine of the IL-1 family" is a cytokine, and a member of the family; "a receptor for IL-2" interacts
with it.
"""

from dataclasses import replace
from typing import Final

from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.effects import cells_around
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground, ground_kind
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate, iri_of, unread_of
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item, Region
from il21kg.vocabulary.classes import HintRole, TermKind, Tie, WordClass
from il21kg.vocabulary.kinds import MOLECULES

#: Kinds of what a gene is not, but another thing that is spoken of may be.
_KINDS_OF_OTHERS: Final = (TermKind.DISEASE, TermKind.CELL)


def read_encoded(lookup: Lookup, region: Region) -> list[Candidate]:
    """Read what a gene encodes: a product by name, or a kind: "a cytokine", "the key enzyme of"."""
    first = region.items[0] if region.items else None
    article = first is not None and first.first > first.start
    candidates: list[Candidate] = []
    for item in region.items:
        if is_bare_head(lookup, item, region):
            continue
        whole = ground(lookup, item.first, item.last, (TermKind.PROTEIN, TermKind.GENE))
        indefinite = _indefinite(lookup, item)
        if whole.of((TermKind.PROTEIN, TermKind.GENE)) and not indefinite:
            candidates.append(Candidate(whole, lookup.key(Tie.PRODUCT_OF)))
            continue
        numbered = lookup.words[item.first].text[0].isdigit()
        after_kind = bool(candidates) and candidates[0].key != lookup.key(Tie.PRODUCT_OF)
        if not numbered and (not article or indefinite or after_kind or _is_kind_alone(lookup, item, whole)):
            candidates += read_kind(lookup, item, lookup.key(Tie.KIND_OF_PRODUCT))
        else:
            candidates += [
                *read_wholes(lookup, item),
                Candidate(whole, lookup.key(Tie.PRODUCT_OF), hint=TermKind.PROTEIN),
            ]
    return candidates


def _is_kind_alone(lookup: Lookup, item: Item, whole: Grounded) -> bool:
    """Tell whether words with a definite article are no name but a kind: "the rate-limiting enzyme in"."""
    kinds = lookup.grammar.kinds(lookup.key(Tie.OF_A_KIND))
    part = lookup.phrases.tail(item.first, item.last, WordClass.PART_NOUN) is not None
    common = all(word.low == word.text for word in lookup.words[item.first : item.last])
    named = ground_kind(lookup, item.first, item.last, kinds)
    return whole.term is None and not part and common and named.of(kinds)


def read_kind(lookup: Lookup, item: Item, key: str) -> list[Candidate]:
    """Read a kind: "a cytokine of the IL-1 family" is one, and a member of the family."""
    word = lookup.words[item.first].text
    gerund = item.last - item.first == 1 and word.endswith("ing") and word.islower()
    if is_empty(lookup, item) or gerund:  # "was identified as binding to X"
        return []
    if is_unnamed_family(lookup, item):  # "a small family", "a large subset of the kinases"
        return [each for inner in item.of for each in _kind_of_part(lookup, inner, key)]
    candidates = read_compartments(lookup, item) or _partners(lookup, item)
    candidates += read_wholes(lookup, item)
    if item.of and lookup.words[item.last - 1].norm in lookup.grammar.words(WordClass.CELL_NOUN):
        cells = cells_around(lookup, item.of)
        candidates += [
            Candidate(cell, lookup.key(Tie.TARGET_CELL), cell=iri_of(cell), hint=TermKind.CELL)
            for cell in cells
        ]
    for inner in item.of:
        family = ground(lookup, inner.first, inner.last, (TermKind.FAMILY,))
        if family.of((TermKind.FAMILY,)):
            candidates.append(Candidate(family, lookup.key(Tie.MEMBERSHIP)))
    grounded = ground_kind(lookup, item.first, item.last, lookup.grammar.kinds(lookup.key(Tie.OF_A_KIND)))
    if not grounded.of(lookup.grammar.kinds(lookup.key(Tie.OF_A_KIND))):
        named = ground(lookup, item.first, item.last, _KINDS_OF_OTHERS)  # "X syndrome, a mild anemia"
        unnamed = replace(grounded, term=None, how=How.UNRESOLVED)  # "a pyrin-like protein" is no pyrin
        grounded = named if named.of(_KINDS_OF_OTHERS) else unnamed
    hint = "" if grounded.term else TermKind.KIND
    unread = () if candidates else unread_of(item, grounded)
    return [*candidates, Candidate(grounded, key, exemplar=item.exemplar, hint=hint, unread=unread)]


def _kind_of_part(lookup: Lookup, item: Item, key: str) -> list[Candidate]:
    """Read what a part of a kind is of: "a subset of the kinases", "a subfamily of the IL-1 family"."""
    if not is_family(lookup, item):
        return read_kind(lookup, item, key)
    return [
        Candidate(
            ground(lookup, item.first, item.last, (TermKind.FAMILY,)),
            lookup.key(Tie.MEMBERSHIP),
            hint=TermKind.FAMILY,
        )
    ]


def is_family(lookup: Lookup, item: Item) -> bool:
    """Tell whether a phrase ends in a word for a family: "the gamma chain family" of cytokines."""
    return lookup.phrases.tail(item.first, item.last, WordClass.FAMILY_NOUN) is not None


def is_unnamed_family(lookup: Lookup, item: Item) -> bool:
    """Tell whether a family has no name of its own: "a large family of kinases"."""
    some = lookup.phrases.tail(item.first, item.last, WordClass.PARTITIVE) is not None
    return (some or is_family(lookup, item)) and all(
        lookup.grammar.role(WordClass.FAMILY_NOUN, word.norm) is not None
        or lookup.grammar.role(WordClass.PARTITIVE, word.norm) is not None
        or lookup.grammar.role(WordClass.FAMILY_ADJECTIVE, word.low) is not None
        or word.text == "-"
        for word in lookup.words[item.first : item.last]
    )


def family_by_members(lookup: Lookup, item: Item, members: Item) -> Candidate:
    """Read "a family of sorting nexins": the family is known by its members."""
    span, words = lookup.phrases.span(item.first, members.end), lookup.phrases.words(item.first, members.end)
    grounded = ground(lookup, members.first, members.last, (TermKind.FAMILY,))
    if not grounded.of((TermKind.FAMILY,)) or members.of:
        return Candidate(
            Grounded(None, How.UNRESOLVED, span, words),
            lookup.key(Tie.MEMBERSHIP),
            hint=TermKind.FAMILY,
        )
    return Candidate(
        replace(grounded, how=grounded.how or How.COMPOSED, span=span, words=words),
        lookup.key(Tie.MEMBERSHIP),
    )


def read_wholes(lookup: Lookup, item: Item) -> list[Candidate]:
    """Read what a part is of: "the beta subunit of the receptor"."""
    if not item.of or lookup.words[item.last - 1].norm not in lookup.grammar.words(WordClass.PART_NOUN):
        return []
    wholes = ground_list(lookup, item.of, lookup.grammar.kinds(lookup.key(Tie.WHOLE)))
    return [Candidate(whole, lookup.key(Tie.WHOLE)) for whole in wholes]


def _partners(lookup: Lookup, item: Item) -> list[Candidate]:
    """Read what a receptor or a ligand is of: "a ligand of CD40"."""
    if not item.of or lookup.words[item.last - 1].norm not in lookup.grammar.words(WordClass.PARTNER_NOUN):
        return []
    partners = ground_list(lookup, item.of, MOLECULES)
    return [Candidate(partner, lookup.key(Tie.PARTNER), hint=HintRole.MOLECULE) for partner in partners]


def read_compartments(lookup: Lookup, item: Item) -> list[Candidate]:
    """Read where a protein is by what it is of: "a glycoprotein of the nuclear envelope"."""
    if lookup.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN) is None:
        return []
    key, kinds = lookup.key(Tie.COMPARTMENT), (TermKind.COMPONENT,)
    places = [ground(lookup, inner.first, inner.last, kinds) for inner in item.of]
    hints = [lookup.phrases.hint(inner.first, inner.last) for inner in item.of]
    known = all(place.of(kinds) or hint in kinds for place, hint in zip(places, hints, strict=True))
    return [Candidate(place, key, hint=TermKind.COMPONENT) for place in places] if known else []


def is_bare_head(lookup: Lookup, item: Item, region: Region) -> bool:
    """Tell whether an only object is an empty head: "the product of this gene"."""
    return bool(item.of) and len(region.items) == 1 and is_empty(lookup, item)


def _indefinite(lookup: Lookup, item: Item) -> bool:
    low = lookup.clauses.low(item.start, item.first)
    words = lookup.grammar.words(WordClass.INDEFINITE)
    return low.split(" ")[0] in words or low in words


def is_empty(lookup: Lookup, item: Item) -> bool:
    """Tell whether a noun says nothing of its own ("a protein that ...")."""
    return item.last - item.first == 1 and lookup.words[item.first].norm in lookup.grammar.words(
        WordClass.EMPTY_HEAD
    )
