"""What passes the screen breaks no core shape: pySHACL says so of faults, damaged graphs and documents."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from faults import MORE, SEEDED, Fault, base
from test_shapes import changed, muddled

from il21kg import pipeline
from il21kg.graph import validation
from il21kg.graph.contradictions import contradictions, contradictions_in_each
from il21kg.graph.identity import Literal, Node, Triple
from il21kg.graph.screen import Screen
from il21kg.graph.triples import to_rdflib, triples
from il21kg.graph.validation import validate, validate_triples
from il21kg.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]


def node(term: object) -> Node:
    if isinstance(term, rdflib.Literal):
        return Literal(str(term), term.language or "", "" if term.language else str(term.datatype or ""))
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)


def as_triples(graph: rdflib.Graph) -> list[Triple]:
    return [(str(node(s)), str(p), node(o)) for s, p, o in graph]


def test_the_graph_without_fault_passes() -> None:
    assert validation._screen().passes(as_triples(base()))


@pytest.mark.parametrize("fault", [*SEEDED, *MORE], ids=lambda fault: fault.name)
def test_no_graph_passes_that_breaks_a_core_shape(fault: Fault) -> None:
    graph = changed(fault.change)
    assert not (validation._screen().passes(as_triples(graph)) and [*validation._core_results(graph)])


@pytest.mark.parametrize(
    "seeds", [range(100), pytest.param(range(100, 1500), marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_of_damaged_graphs_none_passes_that_breaks_a_core_shape(seeds: range) -> None:
    judged = []
    for seed in seeds:
        graph = muddled(seed)
        judged.append(
            (validation._screen().passes(as_triples(graph)), not [*validation._core_results(graph)])
        )
    assert (True, False) not in judged
    assert judged.count((False, True)) <= len(seeds) // 50  # what cannot be told for certain
    assert min(judged.count((True, True)), judged.count((False, False))) > 5


def test_graphs_that_are_checked_together_are_found_as_each_is_alone() -> None:
    graphs = [
        base(),
        *(changed(fault.change) for fault in (*SEEDED, *MORE)),
        *(muddled(seed) for seed in range(30)),
    ]
    together, alone = ox.Store(), []
    for number, graph in enumerate(graphs):
        quads = [*ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES, lenient=True)]
        name = ox.NamedNode(f"urn:graph:{number}")
        together.extend(ox.Quad(each.subject, each.predicate, each.object, name) for each in quads)
        alone.append(ox.Store())
        alone[-1].extend(quads)
    selected = validation._select_results_of_each(together)
    contrary = contradictions_in_each(together.query)
    for number, store in enumerate(alone):
        named = f"urn:graph:{number}"
        assert set(selected.get(named, ())) == {*validation._select_results(store)}
        assert contrary.get(named, ()) == contradictions(store.query)
    assert len(selected) > len(graphs) // 3 and contrary


def test_articles_that_are_checked_together_are_told_as_each_is_alone() -> None:
    reader = pipeline.make_reader()
    said = [
        "IL6 Gene\n\nIL-6 induces apoptosis of B cells. It may induce apoptosis.",
        "IL10 Gene\n\nIL-10 inhibits macrophages, and may act on monocytes.",
        "IL10 Gene\n\nIL-10 does not inhibit macrophages.",
    ]
    articles = [pipeline.read(reader, text=text, key=f"x{n}") for n, text in enumerate(said)]
    for quotes in (True, False):
        together = pipeline.check_each(articles, quotes=quotes)
        assert together == [pipeline.check(each, quotes=quotes) for each in articles]


@pytest.mark.parametrize(
    "text",
    [
        "IL6 Gene\n\nIL-6 may induce apoptosis of B cells. It is located on chromosome 7p15.3.",
        "IL10 Gene\n\nIL-10 inhibits macrophages together with IL4. It sings.",
    ],
)
def test_a_document_is_found_the_same_in_both_ways(text: str) -> None:
    article = pipeline.read(pipeline.make_reader(), text=text, key="x")
    made = triples(
        article.document, article.reading.topic, article.reading.statements, (), article.vocabulary
    )
    assert validation._screen().passes(made)
    said = article.document.text
    assert validate_triples(made, said) == validate(to_rdflib(made), said)
    broken = [each for each in made if each[1] != PREFIXES["oa"] + "end"]
    assert not validation._screen().passes(broken)
    assert validate_triples(broken, said) == validate(to_rdflib(broken), said)


SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:a:> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:property [ sh:path :p ; %s ] .
"""


@pytest.mark.parametrize(
    ("constraint", "value", "passes"),
    [
        ("sh:minCount 1", Literal("a"), True),
        ("sh:minCount 2", Literal("a"), False),
        ("sh:maxCount 0", Literal("a"), False),
        ('sh:pattern "^a"', Literal("ba"), False),
        ('sh:pattern "a"', Literal("ba"), True),
        ("sh:nodeKind sh:IRI", "urn:a:x", True),
        ("sh:nodeKind sh:IRI", Literal("urn:a:x"), False),
        ("sh:datatype xsd:string", Literal("x"), True),
        ("sh:datatype xsd:string", Literal("x", "en"), False),
        ("sh:in ( :x :y )", "urn:a:y", True),
        ("sh:in ( :x :y )", "urn:a:z", False),
        ("sh:hasValue :x", "urn:a:x", True),
        ("sh:or ( [ sh:nodeKind sh:IRI ] [ sh:minLength 2 ] )", Literal("ab"), True),
        ("sh:or ( [ sh:nodeKind sh:IRI ] [ sh:minLength 2 ] )", Literal("a"), False),
        ("sh:not [ sh:hasValue :x ]", "urn:a:x", False),
        ("sh:minInclusive 3", Literal("3", datatype="http://www.w3.org/2001/XMLSchema#integer"), True),
        ("sh:minInclusive 3", Literal("2", datatype="http://www.w3.org/2001/XMLSchema#integer"), False),
        ("sh:minInclusive 3", Literal("3"), False),  # not to be compared: pySHACL is asked
        ("sh:qualifiedMinCount 1", Literal("a"), False),  # not known: pySHACL is asked
        ('sh:pattern "A" ; sh:flags "i"', Literal("a"), False),
        ("sh:lessThan :q", Literal("a"), True),
        ("sh:disjoint :p", Literal("a"), False),
        ("sh:equals :p", Literal("a"), True),
        ("sh:uniqueLang true", Literal("a", "en"), True),
    ],
)
def test_each_constraint_is_judged_or_left_to_pyshacl(constraint: str, value: Node, passes: bool) -> None:
    shapes = rdflib.Graph().parse(data=SHAPE % constraint, format="turtle")
    assert Screen(shapes).passes([("urn:a:one", "urn:a:p", value)]) is passes
