"""Genes in disease, and what is said of their transcripts."""

import pytest
from sayings import claim, claims, said

from il21kg.reading.statements import Statement

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"


def words(statement: Statement) -> tuple[str, str]:
    """Give the words of both ends; empty for an end without words."""
    return tuple(end.span.text if end.span else "" for end in (statement.subject, statement.object))  # type: ignore[return-value]


def test_dysregulation_in_a_disease_is_its_own_relation() -> None:
    assert claims("Dysregulation of IL21 contributes to psoriasis.") == [
        f"{GENE} ikg:dysregulationContributesTo MONDO:0005083"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Spliced transcript variants that encode several isoforms have been observed for this gene.",
        "Transcript variants that code for different isoforms have been found for this gene.",
        "For this gene, alternatively spliced transcripts encoding several isoforms have been described.",
    ],
)
def test_what_has_been_observed_is_stated_and_the_observation_kept(sentence: str) -> None:
    *_, found = said(sentence)
    assert claim(found) == f"{GENE} ikg:hasTranscriptAttribute SO:1001189"
    assert found.certainty == "stated"
    assert [c.text.split()[:2] for c in found.evidential_cues] == [["have", "been"]]


def test_the_isoforms_that_variants_encode_are_a_claim_of_their_own() -> None:
    found = said("Two transcript variants encoding distinct isoforms have been found for this gene.")
    assert [(words(s)[1], s.trigger.text) for s in found] == [
        ("isoforms", "encoding"),
        ("transcript variants", "have been found for"),
    ]
