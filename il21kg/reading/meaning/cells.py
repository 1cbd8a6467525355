"""Finds the cell in "NK cell proliferation", and the process that an effect on a cell is."""

from il21kg.reading.meaning.grounded import Grounded, as_named
from il21kg.reading.meaning.lookup import Lookup, kind_of, names_of
from il21kg.reading.statements import How
from il21kg.reading.structure.tagset import Tag
from il21kg.vocabulary.choice import Question, choose
from il21kg.vocabulary.classes import TermKind, WordClass
from il21kg.vocabulary.vocabulary import RELATED, Term


def process_of(lookup: Lookup, effect: str, cell: Term) -> Term | None:
    """Compose an effect on a cell to a process: by the cell, its nearest ancestors, any cell.

    Two steps up at most: what is critical for NK cells need not be critical for lymphocytes. An effect
    outside the closed list is of its own cell only: eosinophil formation is no formation of blood.
    """
    noun = lookup.grammar.role(WordClass.PROCESS_WORD, effect) or effect
    if effect not in lookup.grammar.words(WordClass.EFFECT).values():
        return _process(lookup, f"{cell.label} {noun}")
    level: list[Term] = [cell]
    seen: set[str] = set()
    for _ in range(3):
        for candidate in sorted(level, key=lambda t: t.label):
            term = _process(lookup, f"{candidate.label} {noun}")
            if term is not None:
                return term
        parents = {p for t in level for p in t.parents} - seen
        seen |= parents
        level = [lookup.vocabulary.terms[p] for p in sorted(parents) if p in lookup.vocabulary.terms]
    return _process(lookup, f"cell {noun}")


def _process(lookup: Lookup, label: str) -> Term | None:
    for name in lookup.vocabulary.look_up(label):
        term = lookup.vocabulary.terms[name.iri]
        if term.kind == TermKind.PROCESS and name.rank < RELATED:
            return term
    return None


def cell_inside(lookup: Lookup, first: int, last: int) -> tuple[Grounded, int] | None:
    """Find the cell that begins "NK cell proliferation": also where the rest begins."""
    depths = _depths(lookup, first, last)
    for end in range(last - 1, first, -1):
        if lookup.tags[end - 1] in (Tag.OPENING, Tag.CLOSING) or depths[end - 1 - first] > 0:
            continue
        span = lookup.phrases.span(first, end)
        asked = Question(span.text, (TermKind.CELL,), lookup.vocabulary, lookup.discourse)
        found = choose(names_of(lookup, lookup.phrases.bare(first, end)), asked).name
        if found is not None and kind_of(lookup, found) == TermKind.CELL:
            return as_named(lookup, found, span, span.text, How.NAME), end
    return None


def _depths(lookup: Lookup, first: int, last: int) -> list[int]:
    depth, depths = 0, []
    for name in lookup.tags[first:last]:
        depth += (name == Tag.OPENING) - (name == Tag.CLOSING)
        depths.append(depth)
    return depths
