"""Gene and product as one, what is alike in one box: less to see, nothing lost, nothing said of too many."""

from collections.abc import Iterable
from typing import Any

import pytest
from views import HEAD, Source, big, claim, toy

from il21kg.ask.neighborhood import neighborhood
from il21kg.namespaces import expand
from il21kg.show.folding import folded, together
from il21kg.show.pictures import to_svg
from il21kg.show.viewer import to_html


def view(turtle: str, start: str = "HGNC:1", **how: Any) -> Any:
    return neighborhood(Source(turtle), expand(start), **how)


def told(graph: Any) -> list[tuple[str, str, str]]:
    return sorted(
        (graph.nodes[subject]["label"], data["label"], graph.nodes[obj]["label"])
        for subject, obj, data in graph.edges(data=True)
    )


def leaves(count: int, relation: str = "obo:RO_0002331", **said: str) -> str:
    return "".join(
        claim("hgnc:1", relation, f"obo:GO_{n}", f"It has {n}.", **said) for n in range(10, 10 + count)
    )


def test_gene_and_product_are_one_and_what_they_do_is_told_once() -> None:
    apart = view(toy(), apart=False)
    one = together(apart)
    gene = one.nodes[expand("HGNC:1")]
    assert expand("UniProtKB:P1") not in one
    assert (gene["label"], gene["below"]) == ("TOY1", "Toy protein 1")
    assert [edge["words"] for edge in gene["inside"]] == ["encodes"]
    assert gene["inside"][0]["evidence"][0]["quote"] == "TOY1 codes for toy protein 1."
    assert [each for each in told(one) if "cell" in each[2]] == [
        ("TOY1", "acts on: activation", "red cell"),
        ("TOY1", "may act on: proliferation", "blue cell"),
    ]


def test_the_way_from_gene_to_product_is_no_hop() -> None:
    labels = [
        {label for _, label in view(toy(), hops=1, apart=apart).nodes("label")} for apart in (True, False)
    ]
    assert labels[1] - labels[0] == {"toy making", "toy breaking", "blue cell"}


@pytest.mark.parametrize("start", ["UniProtKB:P1", "HGNC:1"])
def test_a_picture_of_the_product_is_one_of_its_gene(start: str) -> None:
    assert together(view(toy(), start, apart=False)).graph["start"] == expand("HGNC:1")


def test_a_product_of_two_genes_stays_apart() -> None:
    second = 'hgnc:2 a biolink:Gene ; rdfs:label "TOY2"@en .\n' + claim(
        "hgnc:2", "obo:RO_0002205", "uniprot:P1", "TOY2 codes for it too."
    )
    assert expand("UniProtKB:P1") in together(view(toy() + second, hops=2))


def members(graph: Any) -> Iterable[str]:
    for node, data in graph.nodes(data=True):
        yield from data.get("members", [node])


@pytest.mark.parametrize("nodes", [60, 120])
def test_a_box_holds_its_leaves_and_nothing_is_lost(nodes: int) -> None:
    whole = together(view(big(nodes), limit=nodes, apart=False))
    less = folded(whole, 30)
    assert len(less) <= 30 < len(whole)
    assert sorted(members(less)) == sorted(whole)
    sentences = {each["statement"] for *_, data in whole.edges(data="evidence") for each in data}
    assert {each["statement"] for *_, data in less.edges(data="evidence") for each in data} == sentences
    assert sum(data.get("held", 1) for *_, data in less.edges(data=True)) == whole.number_of_edges()


def test_leaves_of_one_relation_are_counted_and_begun() -> None:
    names = "".join(f'obo:GO_{n} rdfs:label "making toy {n}"@en .\n' for n in range(10, 27))
    less = folded(view(toy() + leaves(17) + names), 8)
    (box,) = [data for _, data in less.nodes(data=True) if "members" in data]
    assert (box["label"], len(box["members"])) == ("+17 processes", 17)
    assert box["below"].startswith("making toy 10, making toy 11, ")
    assert box["below"].endswith(", …")
    assert ("TOY1", "involved in", "+17 processes") in told(less)


def test_an_edge_says_of_how_many_it_holds() -> None:
    """Twigs that differ in what is said of them: two of six may regulate TOY1, the rest it promotes."""
    more = "".join(
        claim(f"obo:GO_{n}", "ikg:mayRegulate", "hgnc:1", "Perhaps.", certainty="hedged")
        if n < 12
        else claim("hgnc:1", "obo:RO_0002429", f"obo:GO_{n}", "It does.")
        for n in range(10, 16)
    )
    less = folded(view(HEAD + 'hgnc:1 rdfs:label "TOY1"@en .\n' + leaves(6) + more), 2)
    assert told(less) == [
        ("+6 processes", "may regulate (2 of 6)", "TOY1"),
        ("TOY1", "involved in", "+6 processes"),
        ("TOY1", "promotes (4 of 6)", "+6 processes"),
    ]


def test_hedged_and_stated_are_not_mixed() -> None:
    hedged = "".join(
        claim("hgnc:1", "obo:RO_0002331", f"obo:GO_{n}", "Maybe.", certainty="hedged") for n in range(30, 34)
    )
    less = folded(view(HEAD + leaves(4) + hedged), 3)
    assert sorted((data["certainty"], data["held"]) for *_, data in less.edges(data=True)) == [
        ("hedged", 4),
        ("stated", 4),
    ]


@pytest.mark.parametrize(("count", "room", "boxes"), [(12, 40, 13), (2, 1, 3), (12, 13, 13), (12, 12, 2)])
def test_no_more_is_folded_than_there_is_need(count: int, room: int, boxes: int) -> None:
    assert len(folded(view(HEAD + leaves(count)), room)) == boxes


def test_what_is_contradicted_is_never_hidden_among_leaves() -> None:
    graph = view(HEAD + leaves(12))
    subject, obj, key = next(iter(graph.edges(keys=True)))
    graph.edges[subject, obj, key]["contradicted"] = True
    assert obj in folded(graph, 3) or subject in folded(graph, 3)
    assert len(folded(graph, 3)) == 3


def test_the_picture_says_that_boxes_stand_for_several_and_counts_all() -> None:
    graph = view(HEAD + leaves(12))
    for made in (to_svg(folded(graph, 3)), to_html(folded(graph, 3))):
        assert "13 nodes, 12 edges, 2 hops; one box stands for several" in made
        assert "+12 processes" in made
