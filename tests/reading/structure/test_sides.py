"""What stands right of a verb and belongs to it."""

import pytest
from rooms import right


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 binds IL6.", "binds: il 6"),
        ("IL-4 binds IL6 and inhibits phagocytosis.", "binds: il 6, inhibits: phagocytosis"),
        ("IL-4 binds IL6, which inhibits phagocytosis.", "binds: il 6, inhibits: phagocytosis"),
        (
            "It induces apoptosis in the liver, but IL6 inhibits it.",
            "induces: apoptosis in the liver, inhibits: it",
        ),
        ("Mutations in this gene cause asthma and psoriasis.", "cause: asthma and psoriasis"),
        ("It promotes growth by binding JAK1.", "promotes: growth, binding: jak 1"),
        ("It is a kinase that binds IL4.", "is a: kinase, binds: il 4"),
        ("It does not bind IL4, IL6 or IL10.", "bind: il 4 , il 6 or il 10"),
        ("While IL4 binds JAK1, IL6 binds JAK3.", "binds: jak 1, binds: jak 3"),
        ("It is induced by IL4 and inhibited by IL6.", "induced: by il 4, inhibited: by il 6"),
        ("It binds IL4; IL6 binds IL10.", "binds: il 4, binds: il 10"),
        ("It binds JAK1, thereby inhibiting apoptosis.", "binds: jak 1, inhibiting: apoptosis"),
    ],
)
def test_what_stands_right_of_each_verb(text: str, expected: str) -> None:
    assert right(text) == expected
