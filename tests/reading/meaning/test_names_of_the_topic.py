"""Every name of the gene and of its product, also elided or by its kind."""

import pytest
from sayings import claim, claims, said

from il21kg.namespaces import compact
from il21kg.reading.statements import Statement

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CYTOKINE = f"{PROTEIN} RO:0002327 GO:0005125"

LOCATION = f"{GENE} RO:0001025 CHR:9606-chr4q27"


def words(statement: Statement) -> tuple[str, str]:
    """Give the words of both ends; empty for an end without words."""
    return tuple(end.span.text if end.span else "" for end in (statement.subject, statement.object))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("subject", "grounded_by"),
    [
        ("IL21", ""),
        ("IL-21", ""),
        ("Interleukin-21", ""),
        ("interleukin-21", ""),
        ("Interleukin 21", ""),
        ("The IL21 gene", ""),
        ("The gene", "coreference"),
        ("This gene", "coreference"),
    ],
)
def test_every_name_of_the_gene_is_the_gene(subject: str, grounded_by: str) -> None:
    (found,) = said(f"{subject} maps to chromosome 4q27.")
    assert claim(found) == LOCATION
    assert found.subject.grounded_by == grounded_by


@pytest.mark.parametrize(
    ("subject", "grounded_by"),
    [
        ("IL21", ""),
        ("IL-21", ""),
        ("Interleukin-21", ""),
        ("interleukin-21", ""),
        ("The encoded protein", "coreference"),
        ("The protein encoded by this gene", "coreference"),
        ("The product of this gene", "coreference"),
        ("This protein", "coreference"),
        ("It", "coreference"),
    ],
)
def test_every_name_of_the_protein_is_the_protein(subject: str, grounded_by: str) -> None:
    (found,) = said(f"{subject} inhibits phagocytosis.")
    assert claim(found) == f"{PROTEIN} RO:0002430 GO:0006909"
    assert found.subject.grounded_by == grounded_by
    assert words(found)[0] in subject


@pytest.mark.parametrize(
    "verb", ["May regulate", "Regulates", "Is involved in", "Plays a role in", "Inhibits"]
)
def test_a_sentence_without_subject_is_about_the_protein(verb: str) -> None:
    (found,) = said(f"{verb} phagocytosis.")
    assert compact(str(found.subject.iri)) == PROTEIN
    assert found.subject.grounded_by == "elided"
    assert words(found) == ("", "phagocytosis")


def test_a_kind_of_thing_the_topic_is_stands_for_it() -> None:
    assert claims("IL-21 is a cytokine. This cytokine inhibits phagocytosis.") == [
        CYTOKINE,
        f"{PROTEIN} RO:0002430 GO:0006909",
    ]


def test_a_kind_of_thing_the_topic_is_not_does_not_stand_for_it() -> None:
    assert PROTEIN not in {
        claim(s).split()[0] for s in said("This receptor inhibits phagocytosis.") if not s.not_asserted
    }
