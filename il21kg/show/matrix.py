"""Genes against cells, processes or diseases: what is said of each pair, how surely, in which direction.

             IL2   IL4   IL21
    B cell         [↑]   [↑ 3]    filled: stated (in three sentences); dashed: hedged; crossed: denied
    T cell  [↑]          ┆↕┆      ↑ increased, ↓ decreased, ↕ both

What nothing is said of is left out, rows and columns, and named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from il21kg.errors import InputError
from il21kg.namespaces import IKG, OBO
from il21kg.show.placement import one_line
from il21kg.show.summary import centre_of, effects_by_direction, is_claim
from il21kg.text.quotes import counted
from il21kg.vocabulary.kinds import Shown

if TYPE_CHECKING:
    import networkx

#: What genes can be set against, and the kinds of things that are in it.
OBJECTS: Final[dict[str, tuple[str, ...]]] = {
    "cells": (Shown.CELL, Shown.TISSUE),  # on which it acts
    "expression": (Shown.CELL, Shown.TISSUE),  # which make it
    "processes": (Shown.PROCESS, Shown.FUNCTION),
    "diseases": (Shown.DISEASE,),
    "partners": (Shown.GENE, Shown.PROTEIN, Shown.RNA, Shown.COMPLEX, Shown.CHEMICAL),
}
#: What one and several of them are called.
_NOUNS: Final = {
    "cells": ("cell", "cells"),
    "expression": ("place", "places"),
    "processes": ("process", "processes"),
    "diseases": ("disease", "diseases"),
    "partners": ("partner", "partners"),
}
#: Relations by which cells and tissues make what they stand with: no effect on them.
_MADE_IN: Final = frozenset({OBO.RO_0002206, OBO.RO_0003001})
#: Relations that tell a direction themselves; else the effects do.
_UP: Final = (
    OBO.RO_0002429,
    IKG.mayPositivelyRegulate,
    IKG.increasesActivityOf,
    IKG.mayIncreaseActivityOf,
    IKG.increasesAmountOf,
    IKG.mayIncreaseAmountOf,
)
_DOWN: Final = (
    OBO.RO_0002430,
    IKG.mayNegativelyRegulate,
    IKG.decreasesActivityOf,
    IKG.mayDecreaseActivityOf,
    IKG.decreasesAmountOf,
    IKG.mayDecreaseAmountOf,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A gene or an object: IRI, label and kind."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim about a pair: in words, how sure, its arrows (↑, ↓, both or none), and its sentences."""

    words: str
    certainty: str
    arrows: str
    evidence: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Genes, objects, and what is said of each pair by their IRIs; `silent` are genes of which nothing is."""

    objects_are: str
    genes: tuple[Thing, ...]
    objects: tuple[Thing, ...]
    cells: dict[tuple[str, str], tuple[Said, ...]]
    silent: tuple[str, ...]
    sources: tuple[str, ...]


def matrix(graphs: Sequence["networkx.MultiDiGraph"], objects_are: str) -> Matrix:
    """Set genes, by their summaries, against things; those of which most genes are told come first.

    Raises InputError for objects that there are not, and where nothing is said of any pair.
    """
    if objects_are not in OBJECTS:
        raise InputError(f"There is no matrix of “{objects_are}”.", f"There are: {', '.join(OBJECTS)}")
    by_gene = {_gene(graph): dict(_told(graph, objects_are)) for graph in graphs}
    told = {gene: objects for gene, objects in by_gene.items() if objects}
    if not told:
        genes = ", ".join(gene.label for gene in by_gene)
        raise InputError(
            f"Nothing says which {objects_are} {genes} have to do with.", "load articles that do"
        )
    cells = {(gene.iri, thing.iri): tuple(said) for gene, row in told.items() for thing, said in row.items()}
    things = {thing for row in told.values() for thing in row}
    sources = sorted({each["document"] for cell in cells.values() for said in cell for each in said.evidence})

    def order(thing: Thing) -> tuple[int, int, str]:
        mine = [said for (_, iri), cell in cells.items() if iri == thing.iri for said in cell]
        return (-sum(thing in row for row in told.values()), -len(mine), thing.label)

    return Matrix(
        objects_are,
        tuple(told),
        tuple(sorted(things, key=order)),
        cells,
        tuple(gene.label for gene in by_gene if gene not in told),
        tuple(sources),
    )


def _gene(graph: "networkx.MultiDiGraph") -> Thing:
    return _thing(graph, centre_of(graph)[0])


def _thing(graph: "networkx.MultiDiGraph", node: str) -> Thing:
    return Thing(node, graph.nodes[node]["label"], graph.nodes[node]["kind"])


def _told(graph: "networkx.MultiDiGraph", objects_are: str) -> Iterator[tuple[Thing, list[Said]]]:
    """Give what is said of a gene and its products, by the thing it is said with."""
    centre, kinds = centre_of(graph), OBJECTS[objects_are]
    found: dict[Thing, list[Said]] = {}
    for edge in graph.edges(keys=True):
        out = edge[0] in centre
        other = edge[1] if out else edge[0]
        asked = graph.nodes[other]["kind"] in kinds and _is_asked(graph.edges[edge]["relation"], objects_are)
        if out != (edge[1] in centre) and asked and is_claim(graph, edge):
            found.setdefault(_thing(graph, other), []).append(_said(graph, edge))
    yield from found.items()


def _is_asked(relation: str, objects_are: str) -> bool:
    made = relation in _MADE_IN
    return made if objects_are == "expression" else not (made and objects_are == "cells")


def _said(graph: "networkx.MultiDiGraph", edge: tuple[str, str, str]) -> Said:
    data = graph.edges[edge]
    effects = effects_by_direction(data["notes"], "")
    arrows = "↑" * (data["relation"] in _UP) + "↓" * (data["relation"] in _DOWN)
    arrows = arrows or "".join(arrow for arrow in "↑↓" if arrow in effects)
    subject, obj = (graph.nodes[end]["label"] for end in edge[:2])
    told = f"{subject} {data['words']} {obj}" + (f": {effects}" if effects else "")
    certainty = "negated" if data["negated"] else data["certainty"]
    return Said(told, certainty, arrows, tuple(data["evidence"]))


def certainty_of(cell: Sequence[Said]) -> str:
    """Give how sure a cell is: by its surest claim, and "disputed" where another denies it."""
    said = {each.certainty for each in cell}
    if said == {"negated"}:
        return "negated"
    if "negated" in said:
        return "disputed"
    return "stated" if "stated" in said else "hedged"


def sign_of(cell: Sequence[Said]) -> str:
    """Give the direction of a cell: ↑, ↓, ↕ for both, "" where none is told, or all is denied."""
    arrows = {arrow for each in cell if each.certainty != "negated" for arrow in each.arrows}
    return "↕" if len(arrows) == 2 else next(iter(arrows), "")


def sentences_of(cell: Sequence[Said]) -> int:
    """Give in how many sentences a pair is told of."""
    return len({(each["document"], each["start"]) for said in cell for each in said.evidence})


def heading(table: Matrix) -> tuple[str, str]:
    """Give the title and a line that says how much is told, and of which genes nothing is."""
    shared = [thing for thing in table.objects if sum(key[1] == thing.iri for key in table.cells) > 1]
    one, several = _NOUNS[table.objects_are]
    things = f"{len(table.objects)} {one if len(table.objects) == 1 else several}"
    counts = f"{counted(len(table.genes), 'gene')}, {things}, {len(shared)} of several genes"
    silent = f"; nothing is said of {', '.join(table.silent)}" if table.silent else ""
    genes = [gene.label for gene in table.genes]
    return one_line("", genes, 560, 22).replace("; ", ", ") + f": {table.objects_are}", counts + silent
