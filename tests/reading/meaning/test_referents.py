"""What the noun phrase that opens a sentence refers to."""

import pytest
from rooms import refers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It binds IL4.", "the topic (coreference)"),
        ("IL-21 binds IL4.", "the topic (name)"),
        ("This gene encodes a kinase.", "the topic (coreference)"),
        ("The encoded protein binds IL4.", "the topic (coreference)"),
        ("The protein encoded by this gene binds IL4.", "the topic (coreference)"),
        ("IL-4 binds JAK1.", "IL-4"),
        ("The kinase binds IL4.", "kinase"),
        ("These proteins bind IL4.", "These proteins"),
        ("They bind IL4.", "They"),
        ("The receptor of IL-21 binds IL4.", "receptor of IL-21"),
        ("The IL21 gene encodes a kinase.", "the topic (name)"),
        ("Interleukin 21 binds IL4.", "the topic (name)"),
        ("The IL-4 receptor binds IL4.", "IL-4 receptor"),
    ],
)
def test_what_the_first_noun_phrase_refers_to(text: str, expected: str) -> None:
    assert refers(text) == expected
