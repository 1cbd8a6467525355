"""Which verbs and nouns are predicates, and which are no more than parts of names."""

import pytest
from rooms import predicates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 induces apoptosis.", "induces"),
        ("IL4 induced kinases bind STAT3.", "bind"),
        ("The binding of IL4 induces apoptosis.", "induces"),
        ("The kinase that binds IL4 inhibits phagocytosis.", "binds, inhibits"),
        ("It is a regulator of apoptosis.", "is a, regulator of"),
        ("Regulators of apoptosis bind IL4.", "bind"),
        ("It binds DNA binding proteins.", "binds"),
        ("Its expression is regulated by IL4.", "is regulated"),
        ("It is involved in the regulation of phagocytosis.", "is involved in the regulation of"),
        ("It is known to inhibit apoptosis.", "is known to inhibit"),
        ("The inhibited kinase is found in liver.", "is found in"),
        ("By binding IL4, it induces apoptosis.", "binding, induces"),
    ],
)
def test_what_is_a_predicate(text: str, expected: str) -> None:
    assert predicates(text) == expected
