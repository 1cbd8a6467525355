"""Puts rows into the order that a question asks for: the engine takes longer for it than for finding them.

    SELECT ?gene ?cell { … } ORDER BY ?gene ?cell    the engine finds the rows, they are put in order here

Only where the order is certain to be the engine's: by variables alone that are columns, whose values are all
IRIs, or words, or whole numbers, and where no two rows stand at the same place.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import PREFIXES

Row: TypeAlias = tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...]
"""Values of the columns; None where there is none."""

_Place: TypeAlias = tuple[int, str | int, str]

_SELECTED: Final = re.compile(r"^SELECT\b([^{]*)", re.MULTILINE)
_LAST: Final = re.compile(r"(?<=\s)ORDER BY((?: \?\w+)+)\s*\Z")
_WORDS: Final = {PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"}
_NUMBER: Final = PREFIXES["xsd"] + "integer"
_NOTHING, _IRI, _LITERAL = 0, 1, 2


def without_order(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a query without its order, and the variables of that; none where it is by others than columns.

    >>> without_order("SELECT * { ?gene ?is ?cell } ORDER BY ?cell ?gene")
    ('SELECT * { ?gene ?is ?cell } ', ('cell', 'gene'))
    >>> without_order("SELECT * { ?gene ?is ?cell } ORDER BY DESC(?cell)")[1]
    ()
    """
    order, selected = _LAST.search(text), _SELECTED.search(text)
    if order is None or selected is None:
        return text, ()
    keys, columns = order[1].split(), re.findall(r"\*|\?\w+", selected[1])
    if "*" not in columns and not set(keys) <= set(columns):
        return text, ()
    return text[: order.start()], tuple(key.removeprefix("?") for key in keys)


def in_order(rows: Iterable[Row], columns: Sequence[str], keys: Sequence[str]) -> list[Row] | None:
    """Put rows in the order of some columns; None where only the engine knows what comes first."""
    if not set(keys) <= set(columns):
        return None
    unordered = list(rows)
    if not unordered:
        return []
    placed = [_places([row[columns.index(key)] for row in unordered]) for key in keys]
    certain = [places for places in placed if places is not None]
    if len(certain) < len(keys):
        return None
    ordered = sorted(zip(zip(*certain, strict=True), unordered, strict=True), key=itemgetter(0))
    if any(one[0] == other[0] and one[1] != other[1] for one, other in pairwise(ordered)):
        return None
    return [row for _, row in ordered]


def _places(values: list[object]) -> list[_Place] | None:
    """Say where each value of a column stands: nothing before IRIs, these before literals."""
    literals = {each.datatype.value for each in values if isinstance(each, ox.Literal)}
    number = literals == {_NUMBER}
    if not (number or literals <= _WORDS):
        return None
    places = [_place(value, number=number) for value in values]
    return None if None in places else [place for place in places if place]


def _place(value: object, *, number: bool) -> _Place | None:
    if value is None:
        return (_NOTHING, "", "")
    if isinstance(value, ox.NamedNode):
        return (_IRI, value.value, "")
    if isinstance(value, ox.Literal) and number:
        return (_LITERAL, int(value.value), "")
    if isinstance(value, ox.Literal):  # the same words: by their kind, then by their language
        return (_LITERAL, value.value, value.datatype.value + (value.language or ""))
    return None
