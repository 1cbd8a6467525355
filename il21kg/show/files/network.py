"""The claims of a graph as a network: things are numbered as they are met, edges wait until all are known.

    with met(claims(store), write) as network:
        network.things, network.edges, network.pieces()

What is written of the edges waits in a temporary file: only things are in memory.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from il21kg.ask.lookup import words
from il21kg.files import pieces_of
from il21kg.namespaces import canonical
from il21kg.show.files.table import COLUMNS, Value, kind, row
from il21kg.store.claims import Claim, Thing

#: What is told of a thing: column → type.
OF_THINGS: Final[dict[str, type]] = {"name": str, "represents": str, "kind": str}
#: The same of an edge; its ends are things.
OF_EDGES: Final[dict[str, type]] = {
    "name": str,
    "interaction": str,
    "standing": str,
    **{
        column: type_
        for column, type_ in COLUMNS.items()
        if column.removesuffix("_name").removesuffix("_kind") not in ("subject", "object")
    },
}


@dataclass(frozen=True)
class Network:
    """Things by what names them, in the order in which they were met, and the edges, written."""

    things: dict[str, Thing]
    edges: int
    _aside: BinaryIO

    def pieces(self) -> Iterator[bytes]:
        """Give the edges as they were written."""
        self._aside.seek(0)
        yield from pieces_of(self._aside)


@contextmanager
def met(
    found: Iterable[Claim], write: Callable[[int, int, int, dict[str, Value]], bytes]
) -> Iterator[Network]:
    """Go through claims, and have each written: its number, those of its ends, and what is told of it."""
    numbers: dict[str, int] = {}
    things: dict[str, Thing] = {}
    edges = 0
    with TemporaryFile(prefix="il21kg-") as aside:
        for claim in found:
            source, target = (_number(thing, things, numbers) for thing in (claim.subject, claim.object))
            aside.write(write(edges, source, target, of_edge(claim)))
            edges += 1
        yield Network(things, edges, aside)


def _number(thing: Thing, things: dict[str, Thing], numbers: dict[str, int]) -> int:
    key = thing.iri or thing.literal
    things.setdefault(key, thing)
    return numbers.setdefault(key, len(numbers))


def of_thing(thing: Thing) -> dict[str, Value]:
    """Give what is told of a thing; what has no value is left away."""
    represents = {"represents": canonical(thing.iri)} if thing.iri else {}
    return {"name": thing.name, **represents, "kind": kind(thing)}


def of_edge(claim: Claim) -> dict[str, Value]:
    """Give what is told of an edge; what has no value is left away."""
    label = words(claim.predicate, negated=claim.negated)
    told: dict[str, Value] = {
        "name": f"{claim.subject.name} ({label}) {claim.object.name}",
        "interaction": label,
        "standing": standing(claim),
        **row(claim),
    }
    return {column: told[column] for column in OF_EDGES if told[column] is not None}


def standing(claim: Claim) -> str:
    """Give in one word how a claim stands, for a style: the weakest thing that holds of it."""
    if claim.negated:
        return "denied"
    if claim.hedged:
        return "hedged"
    return "not asserted" if claim.unasserted else "stated"
