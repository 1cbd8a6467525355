"""What the vocabulary says of a term, as triples; and of what it does not list."""

import pytest
from articles import VOCABULARY

from il21kg.graph.identity import TRUE, Literal, Node
from il21kg.graph.terms import described, reference, reference_products
from il21kg.namespaces import IKG, OBO, OIO, RDF, RDFS, SKOS, expand, unresolved_iri
from il21kg.reading.statements import End, How, Statement, Topic
from il21kg.text.document import Span
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.vocabulary import Term

TOPIC = Topic(expand("hgnc:1"), "AAA", expand("uniprot:P1"), "protein A")


def claim(subject: str, thing: End) -> Statement:
    """Say that something acts on something."""
    span = Span(0, "It acts.")
    end = End(expand(subject), "", TermKind.PROTEIN, None)
    return Statement(
        "CellTargetStatement", "acts_on_cell", end, IKG.actsOnCell, thing, span, (span,), span, "a-frame"
    )


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (
            Term("urn:t", TermKind.CELL, "small cell", parents=("urn:u",)),
            {(RDFS.label, Literal("small cell", "en")), (RDFS.subClassOf, "urn:u")},
        ),
        (
            Term(expand("con:t"), TermKind.DISEASE, "itch"),
            {(SKOS.prefLabel, Literal("itch", "en")), (RDF.type, IKG.DiseaseConcept)},
        ),
        (
            Term("urn:t", TermKind.CELL, "cell", added=True, shown_names=("C",)),
            {
                (RDFS.label, Literal("cell", "en")),
                (IKG.addedTerm, TRUE),
                (SKOS.altLabel, Literal("C", "en")),
                (OIO.hasExactSynonym, Literal("C", "en")),
            },
        ),
        (
            Term("urn:t", TermKind.BAND, "1p1", notation="1p1", chromosome="urn:1"),
            {
                (RDFS.label, Literal("1p1", "en")),
                (SKOS.notation, Literal("1p1")),
                (OBO.BFO_0000050, "urn:1"),
            },
        ),
    ],
)
def test_what_is_said_of_a_term(term: Term, expected: set[tuple[str, Node]]) -> None:
    said = {(predicate, thing) for _, predicate, thing in described(term)}
    assert expected <= said
    assert {predicate for predicate, _ in said - expected} <= {RDF.type}


def test_a_term_brings_what_is_above_it() -> None:
    cell = End(expand("CL:1"), "small cell", TermKind.CELL, None)
    found = set(reference([claim("uniprot:P1", cell)], [], VOCABULARY))
    labels = {
        thing.value for _, predicate, thing in found if predicate == RDFS.label and isinstance(thing, Literal)
    }
    assert labels == {"protein A", "small cell", "any cell"}


def test_words_that_name_nothing_are_described_by_themselves() -> None:
    words = unresolved_iri("odd fnord")
    end = End(words, "odd fnord", "unresolved", None, How.UNRESOLVED)
    found = {triple for triple in reference([claim("uniprot:P1", end)], [], VOCABULARY) if triple[0] == words}
    assert found == {
        (words, RDF.type, IKG.UnresolvedTerm),
        (words, RDFS.label, Literal("odd fnord", "en")),
    }


@pytest.mark.parametrize(
    ("subject", "pairs"),
    [
        ("uniprot:P1", [("hgnc:1", "uniprot:P1")]),
        ("uniprot:P2", [("hgnc:2", "uniprot:P2")]),
        ("uniprot:P3", []),
        ("hgnc:1", []),
    ],
)
def test_the_genes_of_proteins_that_act(subject: str, pairs: list[tuple[str, str]]) -> None:
    cell = End(expand("CL:1"), "small cell", TermKind.CELL, None)
    expected = [(expand(gene), expand(protein)) for gene, protein in pairs]
    assert list(reference_products(TOPIC, [claim(subject, cell)], VOCABULARY)) == expected
