"""The words that hedge, report or deny a claim."""

import pytest
from rooms import cues


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 induces apoptosis.", ""),
        ("IL-4 may induce apoptosis.", "hedge: may"),
        ("IL-4 does not induce apoptosis.", "denial: not"),
        ("IL-4 has been shown to induce apoptosis.", "evidence: has been shown"),
        ("IL-4 is thought to induce apoptosis.", "hedge: thought"),
        ("It is possible that IL-4 induces apoptosis.", "hedge: possible"),
        ("IL-4 fails to induce apoptosis.", "denial: fails"),
        ("IL-4 might not induce apoptosis.", "hedge: might, denial: not"),
        ("Studies suggest that IL-4 induces apoptosis.", "hedge: suggest"),
        ("IL-4 probably induces apoptosis.", "hedge: probably"),
        ("IL-4 plays no role in apoptosis.", "denial: no"),
        ("IL-4 was found to induce apoptosis.", "evidence: was found"),
        ("IL-4 inhibits growth and may induce apoptosis.", "hedge: may"),
    ],
)
def test_the_cues_of_a_claim(text: str, expected: str) -> None:
    assert cues(text) == expected
