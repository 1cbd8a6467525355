"""The noun phrases right of a verb: conjuncts, examples, denials, circumstances, partners, agents."""

import pytest
from rooms import region


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It binds IL4.", "il 4"),
        ("It binds IL4, IL6 and IL10.", "il 4, il 6, il 10"),
        ("It binds IL4, but not IL6 or IL10.", "il 4, -il 6, -il 10"),
        ("It binds receptors such as IL4R and IL6R.", "receptors, ~il 4 r, ~il 6 r"),
        ("It inhibits the growth of B cells and T cells.", "growth of b cells+t cells"),
        ("It induces apoptosis in the liver.", "apoptosis, (in the liver)"),
        ("It induces apoptosis together with IL6.", "apoptosis, together with: il 6"),
        ("It is induced by IL4 and IL6.", "by: il 4, by: il 6"),
        (
            "It induces the expression of IL4 in response to stress.",
            "expression of il 4, (in response to stress)",
        ),
        (
            "It activates naive B cells, mast cells, and the production of IL10.",
            "naive b cells, mast cells, production of il 10",
        ),
        ("It binds neither IL4 nor IL6.", "-il 4, -il 6"),
        ("It induces apoptosis.", "apoptosis"),
    ],
)
def test_what_stands_right_of_the_verb(text: str, expected: str) -> None:
    assert region(text) == expected
