"""The name that a bracket gives to "the encoded protein"."""

import pytest
from rooms import opened, told

from il21kg.reading.claims.encoded import name_encoded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The encoded protein (IL-21) induces apoptosis.", ["IL21 encodes Interleukin-21"]),
        ("It binds the protein encoded by this gene (Interleukin-21).", ["IL21 encodes Interleukin-21"]),
        ("The encoded protein (IL-4) induces apoptosis.", []),  # not the product of this gene
        ("The protein (IL-21) induces apoptosis.", []),  # nothing is said to be encoded
        ("The encoded protein induces apoptosis.", []),
    ],
)
def test_a_gene_encodes_what_the_bracket_names(text: str, expected: list[str]) -> None:
    assert told(name_encoded(opened(text))) == expected


def test_the_word_that_says_so_is_the_phrase_of_the_claim() -> None:
    (claim,) = name_encoded(opened("The encoded protein (IL-21) induces apoptosis."))
    assert (claim.trigger.text, claim.object.span and claim.object.span.text) == ("encoded", "IL-21")
