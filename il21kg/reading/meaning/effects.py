"""Reads effects on cells: "proliferation and survival of B cells", "NK cell maturation".

One claim a cell with the set of its effects, or one a process where the vocabulary knows the process.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.meaning.cells import cell_inside, process_of
from il21kg.reading.meaning.conjuncts import ground_list
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.lookup import Lookup
from il21kg.reading.meaning.proposals import Candidate, iri_of
from il21kg.reading.statements import How
from il21kg.reading.structure.phrases import Item, one_line
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind, Trait, WordClass
from il21kg.vocabulary.vocabulary import Frame

#: So many effects on one cell are one claim with a set of effects, not as many processes.
_COLLECTIVE: Final = 3


def affected_cells(lookup: Lookup, heads: Sequence[Item], of: Sequence[Item]) -> list[tuple[Item, Grounded]]:
    """Give the cells that effects are of; none where a head is no effect."""
    if not all(lookup.phrases.tail(head.first, head.last, WordClass.EFFECT) for head in heads):
        return []
    named = [item for item in of if not item.of]
    cells = ground_list(lookup, named, (TermKind.CELL,))
    return [
        (item, cells[n])
        for n, item in enumerate(named)
        if cells[n].of((TermKind.CELL,)) or (not item.opened and _is_cell(lookup, cells[n], named, n))
    ]


def cells_around(lookup: Lookup, of: Sequence[Item]) -> list[Grounded]:
    """Give the cells a part of which is spoken of: "the cytoplasm of macrophages"."""
    cells = ground_list(lookup, of, (TermKind.CELL,))
    return [
        cells[n]
        for n, item in enumerate(of)
        if not item.opened
        and (
            cells[n].of((TermKind.CELL,))
            or (cells[n].term is None and lookup.phrases.hint_among(of, n) == TermKind.CELL)
        )
    ]


def _is_cell(lookup: Lookup, cell: Grounded, items: Sequence[Item], n: int) -> bool:
    """Tell whether a conjunct is a cell, by its name or, where it is unknown, by its noun."""
    return cell.of((TermKind.CELL,)) or (
        cell.term is None and lookup.phrases.hint_among(items, n) == TermKind.CELL
    )


def effects_of_heads(
    lookup: Lookup, frame: Frame, heads: Sequence[Item], pairs: Sequence[tuple[Item, Grounded]]
) -> list[Candidate]:
    """Read effects on cells: one claim a cell with the set of effects, or one a process."""
    several = len(heads) > 1 or len(pairs) > 1
    if lookup.has(frame, Trait.ON_THE_CELL) or (len(heads) > 1 and len(pairs) > 1):
        return [_on_cell(lookup, frame, heads, item, cell) for item, cell in pairs]
    candidates, plain = [], set()
    for n, head in enumerate(heads):
        for m, (item, cell) in enumerate(pairs):
            if n < len(heads) - 1:
                span = lookup.phrases.span(head.first, head.last)
            else:
                span = lookup.phrases.span(head.first if m == 0 else item.first, item.last)
            process = _process(lookup, frame, head, cell, span, exemplar=item.exemplar, several=several)
            if process.grounded.term is not None:
                candidates.append(process)
            elif m not in plain:  # no process the vocabulary knows: what is done to the cell
                plain.add(m)
                candidates.append(_on_cell(lookup, frame, heads, item, cell))
    return candidates


def effects_after_cell(
    lookup: Lookup, frame: Frame, items: Sequence[Item], cell: Grounded, rest: int, kinds: tuple[str, ...]
) -> tuple[list[Candidate], list[Item]]:
    """Read "NK cell proliferation and maturation": the heads after the first share its cell.

    Also give the conjuncts that are no such heads.
    """
    first = items[0]
    heads = [Item(rest, first.last, first.start)]
    others: list[Item] = []
    for item in items[1:]:
        alone = cell_inside(lookup, item.first, item.last) is None and lookup.phrases.is_all(
            item, WordClass.EFFECT
        )
        (heads if alone and not others else others).append(item)
    if lookup.has(frame, Trait.ON_THE_CELL) or len(heads) >= _COLLECTIVE:
        effects, phrases = _effects(lookup, heads)
        found = [Candidate(cell, frame.family, effects, phrases, iri_of(cell), first.exemplar, TermKind.CELL)]
    else:
        found = [_whole_process(lookup, frame, first, heads[0], cell, kinds)]
        for n, head in enumerate(heads[1:], 1):
            span = lookup.phrases.span(head.first, head.last)
            exemplar = items[n].exemplar
            found.append(_process(lookup, frame, head, cell, span, exemplar=exemplar, several=True))
        plain = [n for n, process in enumerate(found) if process.grounded.term is None]
        if len(plain) > 1:  # effects without a process the vocabulary knows: one claim on the cell
            found = [process for process in found if process.grounded.term is not None]
            found.append(_on_cell(lookup, frame, [heads[n] for n in plain], first, cell))
    return found, others


def _on_cell(lookup: Lookup, frame: Frame, heads: Sequence[Item], item: Item, cell: Grounded) -> Candidate:
    """Say that effects are had on a cell."""
    effects, phrases = _effects(lookup, heads)
    return Candidate(cell, frame.family, effects, phrases, iri_of(cell), item.exemplar, TermKind.CELL)


def _effects(lookup: Lookup, heads: Sequence[Item]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the effects of the closed list and the others, as words; both sorted."""
    known, others = set(), set()
    for head in heads:
        tail = lookup.phrases.tail(head.first, head.last, WordClass.EFFECT)
        if tail is not None and tail[0]:
            known.add(tail[0])
        else:
            others.add(lookup.phrases.words(head.first, head.last))
    return tuple(sorted(known)), tuple(sorted(others))


def _process(
    lookup: Lookup, frame: Frame, head: Item, cell: Grounded, span: Span, *, exemplar: bool, several: bool
) -> Candidate:
    """Compose an effect and a cell to a process ("B cell proliferation"), or keep their words."""
    effect = lookup.phrases.tail(head.first, head.last, WordClass.EFFECT)
    effects, phrases = _effects(lookup, [head])
    spoken = (effect[0] or lookup.words[effect[1]].norm) if effect else ""
    term = process_of(lookup, spoken, cell.term) if cell.term is not None and spoken else None
    words = one_line(span.text)
    if term is not None:
        how = How.COORDINATION if cell.how == How.COORDINATION else How.COMPOSED
        process = Grounded(term, how, span, words)
    else:
        if several:
            words = f"{lookup.phrases.words(head.first, head.last)} of {one_line(cell.words)}"
        process = Grounded(None, How.UNRESOLVED, span, words)
    return Candidate(process, frame.family, effects, phrases, iri_of(cell), exemplar, TermKind.PROCESS)


def _whole_process(
    lookup: Lookup, frame: Frame, item: Item, head: Item, cell: Grounded, kinds: tuple[str, ...]
) -> Candidate:
    """Read "NK cell proliferation": by its name where it has one, else composed."""
    span = lookup.phrases.span(item.first, item.last)
    composed = _process(lookup, frame, head, cell, span, exemplar=item.exemplar, several=False)
    named = ground(lookup, item.first, item.last, kinds)
    bracketed = len(lookup.phrases.bare(item.first, item.last)) < item.last - item.first
    return replace(composed, grounded=named) if named.of(kinds) and not bracketed else composed
