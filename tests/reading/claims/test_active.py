"""What a verb says of its subject and of the words right of it, and what it calls the topic by that."""

import pytest
from rooms import clause, told

from il21kg.reading.claims.active import objects_of, read_active
from il21kg.reading.claims.progress import Made


def made(text: str) -> Made:
    """Read the first clause of a sentence."""
    first = clause(text)
    return read_active(first.rooms, first.k, first.trigger, first.party, first.region, first.party)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 binds IL4R.", ["Interleukin-4 interacts_with Interleukin-4 receptor"]),
        (
            "IL-21 activates B cells and macrophages.",
            ["Interleukin-21 acts_on_cell B cell", "Interleukin-21 acts_on_cell macrophage"],
        ),
        # what points at something said before is the topic, not the subject
        ("JAK1 binds it.", ["Janus kinase 1 interacts_with Interleukin-21"]),
        ("IL-4 binds it.", ["Interleukin-4 interacts_with Interleukin-21"]),
        ("It regulates this protein.", []),
        # the disease stands first
        ("Psoriasis has been linked to this gene.", ["IL21 associated_with_disease psoriasis"]),
        # what is done to it stands behind "by"
        ("It undergoes cleavage by caspase 1.", ["Caspase 1 modified_by Interleukin-21"]),
    ],
)
def test_what_a_verb_says(text: str, expected: list[str]) -> None:
    assert told(made(text).statements) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This gene lies on chromosome 5.", ["IL21 located_on chromosome 5 (Human)"]),
        (
            "This gene lies on chromosome 5 within a gene cluster.",
            ["IL21 located_on chromosome 5 (Human)", "Interleukin-21 member_of gene cluster (kind)"],
        ),
        (
            "This gene lies in a gene cluster on chromosome 5.",
            [
                "?gene cluster located_on chromosome 5 (Human)",
                "Interleukin-21 member_of gene cluster (kind)",
                "IL21 located_on chromosome 5 (Human)",
            ],
        ),
    ],
)
def test_a_cluster_lies_where_its_genes_lie(text: str, expected: list[str]) -> None:
    assert told(made(text).statements) == expected


@pytest.mark.parametrize(
    ("text", "kinds", "phrases"),
    [
        ("IL-21 is a cytokine of the IL-1 family.", {"cytokine"}, {"cytokine"}),
        (
            "This gene encodes a transcription factor.",
            {"factor", "transcription factor"},
            {"transcription factor"},
        ),
        ("IL-4 is a cytokine.", set(), set()),
        ("It binds a kinase.", set(), set()),
    ],
)
def test_what_the_topic_is_called_from_then_on(text: str, kinds: set[str], phrases: set[str]) -> None:
    assert (set(made(text).kinds), set(made(text).phrases)) == (kinds, phrases)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("It induces apoptosis and phagocytosis.", ["apoptotic process", "phagocytosis"]),
        ("JAK1 binds this protein and IL4.", ["IL4", "Interleukin-21"]),
        ("It binds fnords.", ["fnords"]),
    ],
)
def test_the_things_that_the_words_right_of_a_verb_name(text: str, labels: list[str]) -> None:
    first = clause(text)
    found = [each.grounded for each in objects_of(first.rooms, first.trigger, first.party, first.region)]
    assert [each.term.label if each.term else each.words for each in found] == labels
