"""What is told to stand where it should breaks neither E3 nor E4; of many places it is told in a moment."""

import faults
import pytest
import rdflib
from faults import MORE, SEEDED, Fault
from test_screen import as_triples
from test_shapes import changed, muddled

from il21kg.graph import validation
from il21kg.graph.data import Data
from il21kg.graph.identity import Literal, Triple, integer
from il21kg.graph.shapes import shapes
from il21kg.graph.standing import standing
from il21kg.namespaces import IKG, OA, PREFIXES

BOTH = frozenset({"E3", "E4"})
TEXT = "IL4 binds IL4R. IL4 binds IL4R."
SPAN = PREFIXES["span"] + "0123456789abcdef."
SECTION = PREFIXES["doc"] + "0123456789abcdef.body"


def place(first: int, last: int, quote: str = "") -> list[Triple]:
    node = f"{SPAN}{first}-{last}"
    return [
        (node, OA.start, integer(first)),
        (node, OA.end, integer(last)),
        (node, OA.exact, Literal(quote or TEXT[first:last])),
        (node, IKG.inSection, SECTION),
    ]


def said(
    *words: tuple[int, int], evidence: tuple[tuple[int, int], ...] = ((0, 15), (16, 31))
) -> list[Triple]:
    links = [(IKG.evidence, each) for each in evidence] + [(IKG.subjectSpan, each) for each in words]
    section: list[Triple] = [(SECTION, IKG.startsAt, integer(0)), (SECTION, IKG.endsAt, integer(31))]
    triples = section + [triple for each in {*words, *evidence} for triple in place(*each)]
    return triples + [("urn:claim", link, f"{SPAN}{a}-{b}") for link, (a, b) in links]


@pytest.mark.parametrize(
    ("triples", "sure"),
    [
        (said((0, 3), (16, 19)), BOTH),
        (said((10, 14)), BOTH),
        (said((16, 19), evidence=((0, 15),)), {"E3"}),
        (said((0, 16)), {"E3"}),  # it ends beyond its sentence
        (said((14, 17), evidence=((0, 31), (16, 20))), BOTH),  # the longer one begins before
        ([*said((0, 3)), *place(4, 9, "bound")], {"E4"}),
        ([*said((0, 3)), ("urn:claim", IKG.objectSpan, f"{SPAN}4-9")], {"E3"}),  # it has no place
        ([*said((0, 3)), (f"{SPAN}0-3", OA.start, integer(1))], set()),
        ([*said((0, 3)), (f"{SPAN}0-3", OA.start, Literal("one"))], set()),
        ([*said((0, 3)), (SECTION, IKG.endsAt, integer(30))], {"E4"}),
    ],
)
def test_places_are_judged_by_their_numbers(triples: list[Triple], sure: set[str]) -> None:
    assert standing(triples, TEXT) == sure


def test_without_the_text_nothing_is_sure_of_quotes() -> None:
    assert standing(said((0, 3)), None) == {"E4"}


@pytest.mark.parametrize("fault", [*SEEDED, *MORE], ids=lambda fault: fault.name)
def test_nothing_is_sure_that_the_shapes_find(fault: Fault) -> None:
    assert not standing(as_triples(changed(fault.change)), faults.TEXT) & found(changed(fault.change))


def test_nothing_is_sure_that_the_shapes_find_in_damaged_graphs() -> None:
    graphs = [muddled(seed) for seed in range(40)]
    told = [(standing(as_triples(graph), faults.TEXT), found(graph)) for graph in graphs]
    assert not any(sure & wrong for sure, wrong in told)
    assert any(sure for sure, _ in told)


def found(graph: rdflib.Graph) -> set[str]:
    store = Data(graph.serialize(format="nt"), faults.TEXT).store
    asked = [(query, rule.shape) for query, rule in shapes().selects if rule.shape in BOTH]
    return {shape for query, shape in asked if any(True for _ in validation._rows(store, query))}
