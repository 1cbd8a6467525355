"""Merges stores: the documents of one are added to another, as if they had been loaded there.

a: il4, il6      b: il6, il10      →  a: il4, il6, il10
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.store.documents import Source
from il21kg.store.origins import Origin, Origins, version_of
from il21kg.store.store import Store
from il21kg.store.unchecked import put_off, unchecked

_AT_ONCE: Final = 25
"""Documents that are added in one step."""
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the documents of another store."""

    added: int
    replaced: int
    """Those whose key the store had, with another text or reading."""
    unchanged: int


def merge(
    store: Store, notes: Origins, other: Store, origins: Mapping[str, Origin], *, replace: bool
) -> Merged:
    """Add the documents of another store; where they came from (`origins`, by version) is noted in `notes`.

    What stands there and is of no document stays where it is. Raises InputError where a document is not the
    same in both, unless those of the other store are to `replace` it: nothing is merged then.
    """
    held = {each.source: each for each in store.documents()}
    theirs = other.documents()
    new = [each for each in theirs if each.source not in held]
    differing = [
        each for each in theirs if each.source in held and not _same(store, held[each.source], other, each)
    ]
    if differing and not replace:
        raise InputError(_clash(store, other, differing), "To take those of the other store: --replace")
    _put_off(store, other, [*new, *differing])
    steps = iter(new)
    while part := list(islice(steps, _AT_ONCE)):
        store.add(_ntriples(other, each) for each in part)
        _note(notes, origins, part)
    for each in differing:
        store.replace(_ntriples(other, each))
        _note(notes, origins, [each])
    store.settle()
    return Merged(len(new), len(differing), len(theirs) - len(new) - len(differing))


def _put_off(store: Store, other: Store, documents: list[Source]) -> None:
    """Note which of these nobody has looked at; raises InputError where no list of that can be kept."""
    if other.notes is None:
        return
    left = unchecked(other.notes) & {version_of(each.document) for each in documents}
    if left and store.notes is None:
        raise InputError(
            f"{store.place} keeps no list of what was not validated, and {len(left):,} documents of "
            f"{other.place} were not. Nothing was merged from there.",
            f"Do so first: il21kg validate --pending --store {other.place}",
        )
    if left and store.notes is not None:
        put_off(store.notes, sorted(left))


def _same(store: Store, one: Source, other: Store, each: Source) -> bool:
    """Tell whether two versions are one reading of one text: run and name say most, the triples all."""
    return one == each and set(_graph(store, one)) == set(_graph(other, each))


def _graph(store: Store, document: Source) -> Iterator[ox.Triple]:
    for each in store.match(graph=ox.NamedNode(document.document)):
        yield each.triple if isinstance(each, ox.Quad) else each


def _ntriples(store: Store, document: Source) -> str:
    return "".join(f"{each} .\n" for each in _graph(store, document))


def _note(notes: Origins, origins: Mapping[str, Origin], documents: list[Source]) -> None:
    versions = [each.document for each in documents if version_of(each.document) in origins]
    notes.note({each: origins[version_of(each)] for each in versions})


def _clash(store: Store, other: Store, differing: list[Source]) -> str:
    keys = ", ".join(each.key for each in differing[:_SHOWN])
    more = f" and {len(differing) - _SHOWN:,} more" if len(differing) > _SHOWN else ""
    return f"{keys}{more}: not the same in {store.place} and in {other.place}. Nothing was merged from there."
