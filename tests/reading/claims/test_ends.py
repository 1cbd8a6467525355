"""The two ends of a claim: the gene or its product, as the relation wants it, and how the words say it."""

import pytest
from rooms import clause, opened
from sayings import vocabulary

from il21kg.reading.claims.ends import object_end, product_of, subject_end
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.proposals import Candidate
from il21kg.vocabulary.classes import TermKind, Tie
from il21kg.vocabulary.vocabulary import Relation


def relation(tie: Tie) -> Relation:
    return next(each for each in vocabulary().relations if each.tie == tie)


@pytest.mark.parametrize(
    ("words", "tie", "label", "kind", "how"),
    [
        ("IL4", Tie.PARTNER, "Interleukin-4", "protein", ""),  # also a name of the protein
        ("IL4", Tie.LOCUS, "IL4", "gene", ""),
        ("Interleukin-4", Tie.LOCUS, "IL4", "gene", "product"),
        ("JAK1", Tie.PARTNER, "Janus kinase 1", "protein", "product"),
        ("It", Tie.PARTNER, "Interleukin-21", "protein", "coreference"),
        ("It", Tie.LOCUS, "IL21", "gene", "coreference"),
        ("This gene", Tie.NAME, "IL21", "gene", "coreference"),
        ("The fnord receptor", Tie.PARTNER, "fnord receptor", "unresolved", "unresolved"),
    ],
)
def test_a_subject_is_of_the_level_of_its_relation(
    words: str, tie: Tie, label: str, kind: str, how: str
) -> None:
    given = clause(f"{words} binds IL4.")
    end = subject_end(given.rooms.wording, given.party.references[0], relation(tie), known=True)
    assert end
    assert (end.label, end.kind, end.grounded_by) == (label, kind, how)


@pytest.mark.parametrize(
    ("words", "tie", "label", "kind", "how"),
    [
        ("IL4", Tie.PARTNER, "Interleukin-4", "protein", ""),
        ("JAK1", Tie.PARTNER, "Janus kinase 1", "protein", "product"),
        ("JAK1", Tie.NAME, "JAK1", "literal", ""),
        ("fnords", Tie.PARTNER, "fnords", "unresolved", "unresolved"),
        ("asthma", Tie.PARTNER, "asthma", "disease", ""),
    ],
)
def test_an_object_is_of_a_kind_that_its_relation_admits(
    words: str, tie: Tie, label: str, kind: str, how: str
) -> None:
    rooms = opened(f"It binds {words}.")
    found = ground(rooms.wording.lookup, 2, len(rooms.clauses.words) - 1, ())
    end = object_end(Candidate(found, relation(tie).key), relation(tie), vocabulary())
    assert (end.label, end.kind, end.grounded_by) == (label, kind, how)


def test_only_a_gene_has_a_product() -> None:
    terms = vocabulary().terms
    (gene,) = (terms[n.iri] for n in vocabulary().look_up("JAK1") if terms[n.iri].kind == TermKind.GENE)
    product = product_of(gene, vocabulary())
    assert product
    assert (product.label, product_of(product, vocabulary())) == ("Janus kinase 1", None)
