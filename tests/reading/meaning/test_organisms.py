"""Organisms other than ours that a sentence names."""

import pytest
from rooms import organisms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In mice, IL-4 induces apoptosis.", "10090"),
        ("Murine IL-4 binds STAT3.", "10090"),
        ("IL-4 binds STAT3.", ""),
        ("The rat protein binds IL4.", "10116"),
        ("Studies in zebrafish and mice show this.", "7955, 10090"),
        ("The yeast homolog is small.", "https://w3id.org/il21kg/concept/yeast"),
        ("A yeast two-hybrid screen is small.", ""),
        ("The human gene lies on chromosome 4.", ""),
        ("Drosophila lack this gene.", "https://w3id.org/il21kg/concept/fruit-fly"),
        ("It was found in a mouse model of asthma.", "10090"),
        ("Chicken cells express IL4.", "9031"),
    ],
)
def test_the_organisms_of_a_sentence(text: str, expected: str) -> None:
    assert organisms(text) == expected
