"""Reads the names that a bracket lists as examples beside what they are examples of."""

from collections.abc import Sequence
from dataclasses import replace

from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.structure.phrases import Item
from il21kg.vocabulary.classes import TermKind


def with_examples(lookup: Lookup, items: Sequence[Item], kinds: tuple[str, ...]) -> list[Item]:
    """Let the names that a bracket lists stand beside what they are examples of."""
    if not lookup.phrases.brackets:
        return list(items)
    found: list[Item] = []
    for item in items:
        listed = () if item.of else _listed(lookup, item, kinds)
        head = replace(item, of=tuple(with_examples(lookup, item.of, (*kinds, TermKind.CELL))))
        if listed:
            outer = lookup.phrases.item(item.start, _bracket(lookup, item))
            head = replace(head, first=outer.first, last=outer.last, opened=True)
        found += [head, *listed]
    return found


def _bracket(lookup: Lookup, item: Item) -> int:
    """Give where the bracket at the end of a phrase opens."""
    return item.last - 2 - len(lookup.phrases.bracketed(item.first, item.last) or ())


def _listed(lookup: Lookup, item: Item, kinds: tuple[str, ...]) -> tuple[Item, ...]:
    """Give the names in a bracket that are things of the wanted kinds, each another: no other names."""
    parts = lookup.phrases.enumerated(item)
    named = ground_list(lookup, parts, kinds)
    things = {(g.term.gene or g.term.iri) for g in named if g.term is not None and g.of(kinds)}
    if not parts or len(things) < len(parts):
        return ()
    head = ground(lookup, item.first, _bracket(lookup, item), kinds)
    one = head.term is not None and (head.term.gene or head.term.iri)
    return () if one in things or head.of((TermKind.GENE, TermKind.PROTEIN)) else parts
