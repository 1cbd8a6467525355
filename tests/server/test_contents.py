"""What a graph holds: the order in which things are found, and the genes that a document is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import article

from il21kg.namespaces import expand
from il21kg.server.contents import Contents, Named, ranked
from il21kg.server.facts import document_values, node_values
from il21kg.store.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ("encodes", "acts", "linked", "acts-not")))
        kept.replace(article("two", ("acts", "b-acts")))
        yield kept


def test_a_whole_name_goes_before_a_beginning_and_much_said_before_little() -> None:
    cell, cells, b_cell = Named("a:1", "cell", 1), Named("a:2", "cell body", 9), Named("a:3", "B cell", 5)
    found = [("cell", b_cell), ("cell body", cells), ("cell", cell), ("celery", Named("a:4", "celery", 2))]
    assert [each.iri for each in ranked("cell", found)] == ["a:1", "a:3", "a:2", "a:4"]


def test_documents_tell_their_genes_and_how_much_they_say(store: Store) -> None:
    held = {each.source.key: each for each in Contents(store).documents}
    assert {key: (each.genes, each.statements) for key, each in held.items()} == {
        "one": (("AAA",), 4), "two": (("AAA", "BBB"), 2),
    }  # fmt: skip
    assert "name" not in held["one"].value()


def test_a_claim_has_the_sentences_of_all_documents_or_of_the_one_that_is_told(store: Store) -> None:
    told = node_values(store, expand("CL:1"))
    (acts,) = (each for each in told["facts"] if each["subject_id"] == "uniprot:P1" and not each["negated"])
    assert sorted(each["document"] for each in acts["evidence"]) == ["one", "two"]
    assert told["claims"] == 3
    (one,) = (each for each in store.documents() if each.key == "one")
    there = document_values(store, one.document)
    assert [len(each["evidence"]) for each in there] == [1, 1, 1, 1]
    assert [each["document"] for fact in there for each in fact["evidence"]] == ["one"] * 4


def test_a_gene_and_its_product_are_told_together(store: Store) -> None:
    for name, other in (("hgnc:1", "uniprot:P1"), ("uniprot:P1", "hgnc:1")):
        told = node_values(store, expand(name))
        assert [each["curie"] for each in told["with"]] == [other]
        assert {each["relation_id"] for each in told["facts"]} >= {"ikg:actsOnCell", "RO:0002205"}
