"""No line of a picture lies: none behind a box or a label of another, each head where it can be seen."""

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from views import HEAD, Source, claim

from il21kg.ask.neighborhood import neighborhood
from il21kg.namespaces import expand
from il21kg.show.drawing import back_path, label_box, wire_path
from il21kg.show.folding import folded, together
from il21kg.show.placement import Layout, place

Rectangle = tuple[float, float, float, float]
Points = list[tuple[float, float]]

GENES = 300
#: What a made-up gene or its product is said to do: end of the predicate, prefix and number of the objects.
SAID = (
    ("hgnc", "ikg:mutationCauses", "obo:MONDO_", 80),
    ("hgnc", "obo:RO_0001025", "obo:CHR_9606-chr", 22),
    ("uniprot", "ikg:actsOnCell", "obo:CL_", 25),
    ("uniprot", "obo:RO_0002331", "obo:GO_", 120),
    ("uniprot", "ikg:memberOf", "con:family-", 12),
    ("uniprot", "obo:RO_0002436", "uniprot:P", GENES),
    ("uniprot", "ikg:mayRegulate", "uniprot:P", GENES),
)


@cache
def many() -> Source:
    """Three hundred genes that share cells, processes, diseases and one hub; some of it denied."""
    chance = random.Random(11)
    parts = [HEAD, 'con:hub rdfs:label "what many genes make"@en .\n']
    for at in range(GENES):
        gene, product = f"hgnc:{at}", f"uniprot:P{at}"
        parts.append(f'{gene} a biolink:Gene ; rdfs:label "TOY{at}"@en .\n')
        parts.append(f'{product} a biolink:Protein ; rdfs:label "toy protein number {at}"@en .\n')
        parts.append(claim(gene, "obo:RO_0002205", product, "It codes for it."))
        if at % 6 == 0:
            parts.append(claim(gene, "ikg:hasCharacteristic", "con:hub", "It has it."))
        for of, relation, prefix, count in chance.sample(SAID, 5):
            subject = gene if of == "hgnc" else product
            denied = {"negated": "1", "notAsserted": '"negated"'} if chance.random() < 0.1 else {}
            parts.append(claim(subject, relation, f"{prefix}{chance.randrange(count)}", "It does.", **denied))
    return Source("".join(parts))


def starts() -> list[str]:
    """Fifty nodes of every kind."""
    kinds = ("HGNC:{}", "UniProtKB:P{}", "CL:{}", "GO:{}", "MONDO:{}")
    found = [kind.format(at) for at in range(25) for kind in kinds]
    known = {str(quad.subject) for quad in many().store} | {str(quad.object) for quad in many().store}
    return [node for node in found if f"<{expand(node)}>" in known][:50]


def pieces(path: str) -> Iterator[Points]:
    """The straight and bent pieces of a path, as points that lie close together in the bends."""
    at = (0.0, 0.0)
    for command, numbers in re.findall(r"([MLC])([^MLC]*)", path):
        values = [float(number) for number in numbers.split()]
        ends = list(zip(values[::2], values[1::2], strict=True))
        if command == "L":
            yield [at, ends[0]]
        elif command == "C":
            yield [bezier((at, *ends), step / 24) for step in range(25)]
        at = ends[-1]


def bezier(ends: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(weight * end[axis] for weight, end in zip(weights, ends, strict=True)) for axis in (0, 1))
    return x, y


def around(points: Points) -> Rectangle:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def meet(a: Rectangle, b: Rectangle, slack: float = 0.6) -> bool:
    """Whether a rectangle, or a line that has no breadth, enters the second by more than a rounding."""
    return all(a[at] < b[at + 2] - slack and b[at] + slack < a[at + 2] + 0.01 for at in (0, 1))


def hits(points: Points, rectangle: Rectangle) -> bool:
    """Whether a piece of a line enters a rectangle; pieces of two points are level or upright."""
    if not meet(around(points), rectangle):
        return False
    return len(points) == 2 or any(meet(around([one, other]), rectangle) for one, other in pairwise(points))


def boxes(placed: Layout) -> dict[str, Rectangle]:
    return {
        node: (
            box.x - box.width / 2,
            box.y - box.height / 2,
            box.x + box.width / 2,
            box.y + box.height / 2,
        )
        for node, box in placed.boxes.items()
    }


def head(wire: Any, placed: Layout) -> Rectangle:
    """The head beside the label of an edge: before the box it ends in, or on the side that points back."""
    path = wire_path(wire, placed.boxes) if wire.to_far else back_path(wire, placed.boxes)
    (x0, y), (x, _) = [piece[-2:] for piece in pieces(path)][-1]
    return (min(x, x - 8 if x > x0 else x + 8), y - 4, max(x, x - 8 if x > x0 else x + 8), y + 4)


def lies(placed: Layout) -> list[str]:
    """What is wrong with a picture, in words."""
    solid = boxes(placed)
    labels = [label_box(wire, placed.boxes) for wire in placed.wires]
    heads = [head(wire, placed) for wire in placed.wires]
    found = []
    for number, wire in enumerate(placed.wires):
        name = f"{wire.near} {wire.key} {wire.far}"
        for piece in pieces(wire_path(wire, placed.boxes)):
            found += [f"{name} behind {node}" for node, box in solid.items() if hits(piece, box)]
            for other, (label, tip) in enumerate(zip(labels, heads, strict=True)):
                if other != number and hits(piece, label):
                    found.append(f"{name} through label {other}")
                if other != number and hits(piece, tip):
                    found.append(f"{name} through head {other}")
        found += [f"head of {name} behind {node}" for node, box in solid.items() if meet(heads[number], box)]
        found += [f"head of {name} in a label" for label in labels if meet(heads[number], label)]
    return found


def lies_around(starts: list[str], hops: int) -> dict[str, list[str]]:
    """What is wrong with the pictures around some nodes, by node."""
    views = {start: place(neighborhood(many(), expand(start), hops, limit=45)) for start in starts}
    assert all(placed.wires for placed in views.values())
    return {start: wrong[:5] for start, placed in views.items() if (wrong := lies(placed))}


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_no_line_lies_around_nodes_of_three_hundred_genes(hops: int) -> None:
    assert lies_around(starts()[::4], hops) == {}


@pytest.mark.slow
@pytest.mark.parametrize("hops", [1, 2, 3])
def test_no_line_lies_around_fifty_nodes_of_three_hundred_genes(hops: int) -> None:
    assert len(starts()) == 50
    assert lies_around(starts(), hops) == {}


@pytest.mark.slow
@pytest.mark.parametrize("hops", [1, 2, 3])
def test_nor_around_fifty_nodes_when_much_is_one_box(hops: int) -> None:
    for start in starts():
        graph = folded(together(neighborhood(many(), expand(start), hops, limit=150, apart=False)), 40)
        assert lies(place(graph))[:5] == [], start


def test_a_view_of_150_nodes_does_not_lie_either() -> None:
    placed = place(neighborhood(many(), expand("CL:3"), 4, limit=150))
    assert len(placed.boxes) == 150
    assert any(wire.lane is not None for wire in placed.wires)
    assert lies(placed) == []


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_nor_does_one_with_genes_and_products_as_one_and_leaves_in_one_box(hops: int) -> None:
    for start in starts()[::12]:
        graph = folded(together(neighborhood(many(), expand(start), hops, limit=100, apart=False)), 30)
        assert lies(place(graph))[:5] == [], start


def test_the_test_of_lies_can_fail() -> None:
    box = (10.0, 10.0, 30.0, 20.0)
    assert hits([(0, 15), (50, 15)], box)
    assert not hits([(0, 25), (50, 25)], box)
    bend = next(piece for piece in pieces("M0 0 C40 0 0 30 40 30") if len(piece) > 2)
    assert hits(bend, box)
    assert not hits(bend, (0.0, 20.0, 8.0, 40.0))
