"""What is done to a subject by what stands behind "by", and whom the next clause may be about."""

import pytest
from rooms import clause, party, told

from il21kg.reading.claims.passive import read_passive


@pytest.mark.parametrize(
    ("text", "expected", "subject"),
    [
        ("IL-4 is induced by IL-21.", ["Interleukin-21 induces Interleukin-4"], "IL-4"),
        ("IL-4 is induced.", [], "IL-4"),
        (
            "Apoptosis is inhibited by IL-4 and IL-6.",
            ["Interleukin-4 inhibits apoptotic process", "Interleukin-6 inhibits apoptotic process"],
            "Apoptosis",
        ),
        # a molecule that undergoes something: another relation
        (
            "It is activated by JAK1.",
            ["Janus kinase 1 modified_by Interleukin-21"],
            "the topic (coreference)",
        ),
        # how much there is of it
        (
            "Its expression is increased by IL-4.",
            ["Interleukin-4 induces Interleukin-21"],
            "the topic (coreference): aspect",
        ),
        # a deficiency is a disease here
        (
            "IL4 deficiency is caused by this gene.",
            ["IL21 associated_with_disease ?IL4 deficiency"],
            "IL4: mutation",
        ),
        # what this gene encodes is its product; what another encodes is not
        ("The cytokine encoded by this gene binds JAK1.", [], "the topic (coreference)"),
        ("A protein encoded by this gene is secreted.", [], "the topic (coreference)"),
        ("The kinase encoded by JAK1 induces apoptosis.", ["Janus kinase 1 is_a kinase activity"], "kinase"),
    ],
)
def test_what_is_done_by_whom(text: str, expected: list[str], subject: str) -> None:
    first = clause(text)
    made = read_passive(first.rooms, first.k, first.trigger, first.party, first.region, first.party)
    assert (told(made.statements), party(made.subject)) == (expected, subject)
