"""How two things are linked: the shortest chains of claims first, and of those the most telling.

    IL21 ─dysregulation contributes to→ psoriasis
    IL21 ─acts on→ B cell ←expressed in─ CD19         a cell few genes act on, before one that many do

A gene and the product that only it encodes count as one; what is denied links nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Final

from il21kg.ask.lookup import Lookup, Source
from il21kg.ask.neighborhood import ENCODES, Link, Links, edge_of
from il21kg.errors import InputError
from il21kg.namespaces import compact
from il21kg.vocabulary.kinds import Shown

if TYPE_CHECKING:
    import networkx

#: One step of a path weighs more than all its hubs: the shortest path is always first.
_STEP: Final = 1_000_000
#: What nearly all genes have in common is the end of a path, or not on it.
_COMMON: Final = (Shown.KIND, Shown.SPECIES, Shown.CHROMOSOME)
#: What is claimed of more things than these is not gone through: all is linked there, and it tells nothing.
_HUB: Final = 3000


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a step: its ends and relation in words, how sure, and its sentences."""

    subject: str
    words: str
    object: str
    certainty: str
    forward: bool
    """Whether it points along the path."""
    evidence: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A thing on a path: IRI, label and kind; for a gene the names of its products."""

    iri: str
    label: str
    kind: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A path: its stops, and for each step between two the claims that make it, the surest first."""

    stops: tuple[Stop, ...]
    steps: tuple[tuple[Claim, ...], ...]


def paths(source: Source, start: str, end: str, most: int = 5, longest: int = 4) -> list[Chain]:
    """Give at most so many paths between two things, none of more than `longest` steps.

    Raises InputError for a thing that is not in the graph, and for two that are one.
    """
    walk = _Walk(source)
    for node in (start, end):
        if not walk.look.holds(node):
            raise InputError(f"nothing is known about {compact(node)}", "load an article that names it first")
    ends = walk.whole(start), walk.whole(end)
    if ends[0] == ends[1]:
        raise InputError(
            f"“{walk.look.label(ends[0])}” is both ends of the path.", "Name two different things."
        )
    return [walk.chain(stops) for stops in islice(walk.found(*ends, longest), most)]


class _Walk:
    """Goes from both ends, one step at a time, until the two meet."""

    def __init__(self, source: Source) -> None:
        self.look = Lookup(source)
        self.links = Links(self.look)
        self.whole = cache(self._whole)
        self.beside = cache(self._beside)

    def _whole(self, node: str) -> str:
        """Give the gene of a product that only this gene encodes; all else is itself."""
        genes = {gene for relation in ENCODES for gene in self.look.subjects(relation, node)}
        return next(iter(genes)) if len(genes) == 1 else node

    def _parts(self, node: str) -> list[str]:
        """Give a thing with the products that it alone encodes."""
        products = {product for relation in ENCODES for product in self.look.objects(node, relation)}
        return [node, *sorted(each for each in products if self.whole(each) == node)]

    def _beside(self, node: str) -> dict[str, list[Link]]:
        """Give what claims link a thing with, and those claims."""
        found: dict[str, list[Link]] = {}
        for part in self._parts(node):
            for link in self.links.at(part):
                other = self.whole(link.other(part))
                if other != node and link.statements and not link.negated:
                    found.setdefault(other, []).append(link)
        return found

    def found(self, start: str, end: str, longest: int) -> Iterator[list[str]]:
        """Yield paths as their stops: the shorter first, then those through what less is said of."""
        import networkx

        graph = self._between(start, end, longest)
        if end not in graph or not networkx.has_path(graph, start, end):
            return
        for stops in networkx.shortest_simple_paths(graph, start, end, weight="weight"):
            if len(stops) > longest + 1:
                return
            yield stops

    def _between(self, start: str, end: str, longest: int) -> "networkx.Graph":
        """Give the links within as many steps from the ends as it takes until they meet, and one more."""
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from((start, end))
        edges: list[set[str]] = [{start}, {end}]
        seen: list[set[str]] = [{start}, {end}]
        met = False
        for _ in range(longest):
            side = 0 if len(edges[0]) <= len(edges[1]) else 1
            edges[side] = self._step(graph, edges[side]) - seen[side]
            seen[side] |= edges[side]
            if met:
                break
            met = bool(seen[0] & seen[1])
        return graph

    def _step(self, graph: "networkx.Graph", frontier: Iterable[str]) -> set[str]:
        """Add the links of a frontier to the graph, and give where they lead."""
        reached = set()
        for node in sorted(frontier):
            beside = self.beside(node) if self.look.claims_about(node) <= _HUB else {}
            for other in beside:
                if other not in graph and self.look.kind(other) in _COMMON:
                    continue
                weight = _STEP + self.look.claims_about(node) + self.look.claims_about(other)
                graph.add_edge(node, other, weight=weight)
                reached.add(other)
        return reached

    def chain(self, stops: list[str]) -> Chain:
        """Write a path with its claims."""
        steps = tuple(tuple(self._claims(*step)) for step in pairwise(stops))
        return Chain(tuple(map(self._stop, stops)), steps)

    def _stop(self, node: str) -> Stop:
        products = tuple(self.look.label(each) for each in self._parts(node)[1:])
        return Stop(node, self.look.label(node), self.look.kind(node), products)

    def _claims(self, near: str, far: str) -> list[Claim]:
        links = self.beside(near).get(far) or self.beside(far)[near]
        claims = {link.key: self._claim(link, near) for link in links}
        return sorted(
            claims.values(), key=lambda each: (each.certainty != "stated", -len(each.evidence), each.words)
        )

    def _claim(self, link: Link, near: str) -> Claim:
        data = edge_of(self.look, link, {})
        ends = self.look.label(link.subject), self.look.label(link.object)
        forward = self.whole(link.subject) == near
        return Claim(ends[0], data["label"], ends[1], data["certainty"], forward, tuple(data["evidence"]))
