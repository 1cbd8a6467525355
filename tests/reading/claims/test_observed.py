"""What has been seen of a gene, and in what: a disease it is associated with, a tissue that expresses it."""

import pytest
from rooms import clause, party, told

from il21kg.reading.claims.observed import read_observed


@pytest.mark.parametrize(
    ("text", "expected", "subject"),
    [
        (
            "Mutations in this gene have been found in asthma and psoriasis.",
            ["IL21 associated_with_disease asthma", "IL21 associated_with_disease psoriasis"],
            "the topic (coreference): mutation",
        ),
        (
            "Loss of this gene has been observed in fnord syndrome.",
            ["IL21 associated_with_disease ?fnord syndrome"],
            "the topic (coreference): mutation",
        ),
        (
            "Overexpression of this gene has been observed in macrophages.",
            ["IL21 expressed_in macrophage"],
            "the topic (coreference): change",
        ),
        # cells that carry a mutation say nothing of where the gene is expressed
        (
            "Mutations in this gene have been found in macrophages.",
            [],
            "the topic (coreference): mutation",
        ),
        # nothing has happened to it
        ("JAK1 has been found in asthma.", [], "nobody"),
    ],
)
def test_what_is_observed_where(text: str, expected: list[str], subject: str) -> None:
    first = clause(text)
    made = read_observed(first.rooms, first.k, first.trigger, None)
    assert (told(made.statements), party(made.subject)) == (expected, subject)
