"""Reads conjuncts that stand for themselves: names, amounts of a molecule, cells before their effects."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.meaning.cells import cell_inside
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.effects import effects_after_cell
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground, ground_kind
from il21kg.reading.meaning.heads import is_class_of_its_own
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate, iri_of, unread_of
from il21kg.reading.structure.phrases import Item
from il21kg.vocabulary.classes import HintRole, TermKind, Trait, Turn, WordClass
from il21kg.vocabulary.kinds import MOLECULES
from il21kg.vocabulary.vocabulary import Frame

#: Kinds that the head of a phrase names by itself: an "N-terminal pyrin domain" is a pyrin domain.
_KINDS_OF_HEAD: Final = (TermKind.DOMAIN, TermKind.KIND, TermKind.FUNCTION)


def read_plain(
    lookup: Lookup, frame: Frame, items: Sequence[Item], kinds: tuple[str, ...]
) -> list[Candidate]:
    """Read conjuncts, each by itself; "NK cell proliferation and maturation" by the cell before them."""
    if not items:
        return []
    heads = lookup.phrases.tail(items[0].first, items[0].last, WordClass.EFFECT) is not None
    inside = cell_inside(lookup, items[0].first, items[0].last) if heads else None
    if inside is not None and inside[1] < items[0].last:
        cell, rest = inside
        effect = lookup.phrases.tail(rest, items[0].last, WordClass.EFFECT)
        if effect is not None and effect[1] == rest:
            candidates, others = effects_after_cell(lookup, frame, items, cell, rest, kinds)
            return candidates + read_plain(lookup, frame, others, kinds)
    candidates = [
        _one(lookup, frame, item, grounded, kinds, lookup.phrases.hint_among(items, n))
        for n, (item, grounded) in enumerate(zip(items, ground_list(lookup, items, kinds), strict=True))
        if not item.opened or grounded.term is not None or is_class_of_its_own(lookup, item, kinds)
    ]
    last = items[-1]
    amount = (
        lookup.phrases.tail(last.first, last.last, WordClass.AMOUNT)
        if frame.family in lookup.amounts
        else None
    )
    if amount is None or amount[1] == last.first:
        return candidates
    # "CD23 and MHC class II expression": the last word may be said of all of them.
    return [
        replace(each, key=lookup.amounts[frame.family]) if each.grounded.of(MOLECULES) else each
        for each in candidates
    ]


def _one(
    lookup: Lookup, frame: Frame, item: Item, grounded: Grounded, kinds: tuple[str, ...], hint: str
) -> Candidate:
    """Read one object: what it grounds to, an amount ("IL-6 expression"), or words."""
    key = frame.family
    if grounded.term is None and (frame.shape == Turn.ACTIVITY or lookup.has(frame, Trait.COMPOSING)):
        grounded = ground_kind(lookup, item.first, item.last, _KINDS_OF_HEAD)
    if grounded.term is not None:
        cell = iri_of(grounded) if grounded.term.kind == TermKind.CELL else None
        unread = unread_of(item, grounded)
        if len(item.of) == 1 and unread and grounded.term.kind == TermKind.PROCESS:
            # "the phagocytosis of immune complexes" is one thing
            grounded = replace(grounded, span=lookup.phrases.span(item.first, item.end))
        return Candidate(grounded, key, cell=cell, exemplar=item.exemplar, unread=unread)
    amount = lookup.phrases.tail(item.first, item.last, WordClass.AMOUNT)
    activity = lookup.phrases.tail(item.first, item.last, WordClass.ACTIVITY_HEAD)
    if key in lookup.amounts and activity is not None and activity[1] > item.first:
        inner = ground(lookup, item.first, activity[1], MOLECULES)
        if inner.of(MOLECULES):
            return Candidate(
                replace(inner, span=grounded.span, words=grounded.words), key, exemplar=item.exemplar
            )
    if key not in lookup.amounts or amount is None or amount[1] == item.first:
        return Candidate(grounded, key, exemplar=item.exemplar, hint=hint)
    inner = ground(lookup, item.first, amount[1], MOLECULES)
    if inner.of(MOLECULES):
        molecule = replace(inner, span=grounded.span, words=grounded.words)
        return Candidate(molecule, lookup.amounts[key], exemplar=item.exemplar)
    return Candidate(grounded, lookup.amounts[key], exemplar=item.exemplar, hint=HintRole.MOLECULE)
