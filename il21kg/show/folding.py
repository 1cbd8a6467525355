"""Makes a neighbourhood smaller before it is drawn: gene and product as one, what is alike in one box.

    IL21 ─encodes→ Interleukin-21 ─acts on→ B cell      [IL21, Interleukin-21] ─acts on→ [+2 cells,
                                  ─acts on→ T cell                                       B cell, T cell]

Nothing is lost: what was folded is told by the box, with its names and the sentences of all its edges.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from il21kg.ask.neighborhood import ENCODES
from il21kg.show.placement import WRAP, text_width, tree_of
from il21kg.vocabulary.kinds import Shown

if TYPE_CHECKING:
    import networkx

#: How many boxes there may be before leaves are folded.
ROOM: Final = 40
FEWEST: Final = 3  #: that are worth a box in common
#: Nodes that are drawn as one box; the first stands for it.
_Group = tuple[str, ...]
#: What edges are joined by.
_LISTS: Final = ("notes", "statements", "evidence", "contradictions")
_PLURALS: Final[dict[str, str]] = {
    Shown.FAMILY: "families",
    Shown.PROCESS: "processes",
    Shown.COMPLEX: "complexes",
    Shown.SPECIES: "species",
    Shown.UNRESOLVED: "names nobody knows",
}


def together(graph: "networkx.MultiDiGraph") -> "networkx.MultiDiGraph":
    """Draw each gene and its products as one: the gene, which does what its products do.

    The box has the name of the product `below` that of the gene; the edges between the two are in `inside`.
    """
    gene_of = _gene_of(graph)
    drawn = _empty(graph, gene_of.get(graph.graph["start"], graph.graph["start"]))
    for node, data in graph.nodes(data=True):
        if node not in gene_of:
            drawn.add_node(
                node, **_joined(data, [graph.nodes[p] for p, gene in gene_of.items() if gene == node])
            )
    for subject, obj, key, data in graph.edges(keys=True, data=True):
        ends = gene_of.get(subject, subject), gene_of.get(obj, obj)
        if data["relation"] in ENCODES and ends[0] == ends[1]:
            drawn.nodes[ends[0]].setdefault("inside", []).append(data)
        elif not _told(graph, data, ends, gene_of):
            _add(drawn, *ends, key, data)
    return drawn


def part_of(
    larger: "networkx.MultiDiGraph", graph: "networkx.MultiDiGraph", *, apart: bool
) -> tuple["networkx.MultiDiGraph", "networkx.MultiDiGraph"]:
    """Give what is drawn of a neighbourhood, and of a larger one around it, both with the same boxes.

    Boxes of the smaller one count as `more` what the larger one holds beside them.
    """
    all_ = larger if apart else together(larger)
    gene_of = {} if apart else _gene_of(larger)
    shown = {gene_of.get(node, node) for node in graph}
    asked = {"nodes": len(graph), "edges": graph.number_of_edges(), **graph.graph}
    drawn = _empty(larger, all_.graph["start"])
    drawn.graph.update(asked, start=all_.graph["start"])
    for node, data in all_.nodes(data=True):
        if node in shown:
            beside = {*all_.successors(node), *all_.predecessors(node)} - shown
            drawn.add_node(node, **{**data, "more": data["more"] + len(beside)})
    drawn.add_edges_from(edge for edge in all_.edges(keys=True, data=True) if {*edge[:2]} <= shown)
    return drawn, all_


def folded(graph: "networkx.MultiDiGraph", room: int = ROOM) -> "networkx.MultiDiGraph":
    """Put what hangs on one box into one box too, the most first, until no more than `room` are left.

    First the leaves of which the same is said, then what is of one kind: there each edge says of how many it
    holds. A box has the kind of what is in it, and that in `members` (IRIs).
    """
    for groups in (_leaves, _twigs):
        graph = _in_groups(graph, _chosen(groups(graph), len(graph) - room))
    return graph


def _in_groups(graph: "networkx.MultiDiGraph", groups: Iterable[_Group]) -> "networkx.MultiDiGraph":
    """Draw each group as one box; its edges are those of all its members."""
    drawn = _empty(graph, graph.graph["start"])
    group_of = {node: members for members in groups for node in members}
    for node, data in graph.nodes(data=True):
        members = group_of.get(node, (node,))
        if node == members[0]:
            drawn.add_node(node, **(data if len(members) == 1 else _box_of(graph, members)))
    for (subject, obj, key), same in _same_edges(graph, group_of).items():
        drawn.add_edge(subject, obj, key=key, **_edge_of(drawn, (subject, obj), same))
    return drawn


def _same_edges(
    graph: "networkx.MultiDiGraph", group_of: Mapping[str, _Group]
) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    """Give the edges between each two boxes that say the same, equally sure."""
    same: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for subject, obj, key, data in graph.edges(keys=True, data=True):
        ends = tuple(group_of.get(end, (end,)) for end in (subject, obj))
        name = key if len(ends[0]) == len(ends[1]) == 1 else f"{key} ({data['certainty']})"
        same.setdefault((ends[0][0], ends[1][0], name), []).append(data)
    return same


def _edge_of(
    drawn: "networkx.MultiDiGraph", ends: tuple[str, str], same: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Give the attributes of an edge that stands for some; it says so where it does not hold of all."""
    most = max(len(drawn.nodes[end].get("members", ())) or 1 for end in ends)
    if most == 1:
        return same[0]
    label = same[0]["label"] if len({data["label"] for data in same}) == 1 else same[0]["words"]
    lists = {name: list(chain.from_iterable(data[name] for data in same)) for name in _LISTS}
    held = sum(data.get("held", 1) for data in same)
    some = f" ({held} of {most})" if held < most else ""
    contradicted = any(data["contradicted"] for data in same)
    return {**same[0], **lists, "label": label + some, "held": held, "contradicted": contradicted}


def _empty(graph: "networkx.MultiDiGraph", start: str) -> "networkx.MultiDiGraph":
    """Give a graph without nodes that knows how large the one was which it stands for."""
    import networkx

    asked = {"nodes": len(graph), "edges": graph.number_of_edges(), **graph.graph, "start": start}
    return networkx.MultiDiGraph(**asked)


def _gene_of(graph: "networkx.MultiDiGraph") -> dict[str, str]:
    """Give the gene of each product that one gene of the view encodes."""
    genes: dict[str, set[str]] = {}
    for gene, product, data in graph.edges(data=True):
        if data["relation"] in ENCODES and not data["negated"] and graph.nodes[gene]["kind"] == Shown.GENE:
            genes.setdefault(product, set()).add(gene)
    return {
        product: min(of)
        for product, of in genes.items()
        if len(of) == 1 and graph.nodes[product]["kind"] in (Shown.PROTEIN, Shown.RNA)
    }


def _joined(gene: dict[str, Any], products: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the attributes of a gene together with its products."""
    if not products:
        return gene
    names = [name for product in products for name in (product["label"], *product["names"])]
    return {
        **gene,
        "below": ", ".join(product["label"] for product in products if product["label"] != gene["label"]),
        "names": list(dict.fromkeys([*gene["names"], *names])),
        "hop": min(each["hop"] for each in (gene, *products)),
        "more": gene["more"] + sum(product["more"] for product in products),
    }


def _told(
    graph: "networkx.MultiDiGraph", data: dict[str, Any], ends: tuple[str, str], gene_of: dict[str, str]
) -> bool:
    """Say whether another edge between the same two boxes tells a short cut's statements already."""
    if not data["derived"]:
        return False
    others = (
        set(other["statements"])
        for subject, obj, other in graph.edges(data=True)
        if not other["derived"] and (gene_of.get(subject, subject), gene_of.get(obj, obj)) == ends
    )
    return any(set(data["statements"]) <= statements for statements in others)


def _add(drawn: "networkx.MultiDiGraph", subject: str, obj: str, key: str, data: dict[str, Any]) -> None:
    """Add an edge, or what it says to the one that is there."""
    if not drawn.has_edge(subject, obj, key):
        drawn.add_edge(subject, obj, key=key, **data)
        return
    there = drawn.edges[subject, obj, key]
    both = {
        name: [*there[name], *(each for each in data[name] if each not in there[name])] for name in _LISTS
    }
    sure = "stated" if "stated" in (there["certainty"], data["certainty"]) else there["certainty"]
    there.update(both, certainty=sure, contradicted=there["contradicted"] or data["contradicted"])


def _leaves(graph: "networkx.MultiDiGraph") -> list[_Group]:
    """Give the leaves that differ in their names only."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for node, data in graph.nodes(data=True):
        edges = [*graph.out_edges(node, data=True), *graph.in_edges(node, data=True)]
        if len(edges) == 1 and node != graph.graph["start"] and not edges[0][2]["contradicted"]:
            subject, obj, edge = edges[0]
            way = ("in", subject) if obj == node else ("out", obj)
            said = (edge["relation"], edge["label"], edge["certainty"], str(edge["negated"]))
            groups.setdefault((*way, *said, data["kind"]), []).append(node)
    return sorted(map(tuple, groups.values()), key=len, reverse=True)


def _twigs(graph: "networkx.MultiDiGraph") -> list[_Group]:
    """Give what is of one kind, hangs on one box, and has nothing hanging on it, the farthest first."""
    tree = tree_of(graph)
    groups: dict[tuple[str, str], list[str]] = {}
    for parent, children in tree.children.items():
        for node in children:
            if not tree.children[node] and "members" not in graph.nodes[node]:
                groups.setdefault((parent, graph.nodes[node]["kind"]), []).append(node)
    return sorted(map(tuple, groups.values()), key=lambda group: (-tree.column[group[0]], -len(group)))


def _chosen(groups: Iterable[_Group], too_many: int) -> Iterator[_Group]:
    """Give as many groups, from the first on, as make up for the boxes that are too many."""
    for group in groups:
        if too_many > 0 and len(group) >= FEWEST:
            too_many -= len(group) - 1
            yield group


def _box_of(graph: "networkx.MultiDiGraph", members: tuple[str, ...]) -> dict[str, Any]:
    """Give the attributes of a box for some leaves."""
    first = graph.nodes[members[0]]
    labels = [graph.nodes[node]["label"] for node in members]
    return {
        **first,
        "label": f"+{len(members)} {plural(first['kind'])}",
        "below": _begun(labels),
        "curie": "",
        "names": labels,
        "title": "; ".join(labels),
        "more": sum(graph.nodes[node]["more"] for node in members),
        "members": list(members),
    }


def plural(kind: str) -> str:
    """Give the plural of a kind.

    >>> plural("process"), plural("gene")
    ('processes', 'genes')
    """
    return _PLURALS.get(kind, f"{kind}s")


def _begun(labels: list[str]) -> str:
    """Give as many names as two lines of a box hold, from the first on."""
    shown = labels[:1]
    for label in labels[1:]:
        if text_width(", ".join([*shown, label, "…"])) > 2 * WRAP - 30:
            return ", ".join([*shown, "…"])
        shown.append(label)
    return ", ".join(shown)
