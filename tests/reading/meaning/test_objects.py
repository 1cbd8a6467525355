"""What the words right of a verb are, and which relation they make of it."""

import pytest
from rooms import objects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It induces apoptosis.", "induces: apoptotic process"),
        ("It induces the proliferation of B cells.", "induces: B cell proliferation"),
        ("It induces IL4.", "induces: IL4"),
        ("It induces the expression of IL4.", "induces-amount: IL4"),
        ("It is a cytokine.", "is_a: cytokine activity"),
        ("It is located on chromosome 4.", "located: chromosome 4 (Human)"),
        ("It is found in the nucleus.", "localizes_to: nucleus"),
        ("It is found in the liver.", "localizes_to: liver"),
        ("It is associated with asthma and psoriasis.", "associated: asthma, associated: psoriasis"),
        ("It binds the fnord.", "interacts_with: 'fnord'"),
        ("It activates B cells and mast cells.", "induces: B cell, induces: mast cell"),
        ("It enhances mast cell survival and migration.", "induces: mast cell migration survival"),
        ("It belongs to the IL-10 family.", "member_of: interleukin-10 family"),
    ],
)
def test_what_the_objects_are(text: str, expected: str) -> None:
    assert objects(text) == expected
