"""Which frame a verb or a noun with its helpers is of."""

import pytest
from rooms import triggers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 may induce apoptosis.", "induces: may induce"),
        ("It is expressed in liver.", "expressed-in: is expressed in"),
        (
            "It interacts with JAK1 and is phosphorylated by JAK3.",
            "binds: interacts with, phosphorylates: is phosphorylated",
        ),
        ("It plays a role in apoptosis.", "plays-a-role-in: plays a role in"),
        ("It belongs to the IL-10 family.", "belongs-to: belongs to"),
        ("Mutations in this gene cause asthma.", "causes: cause"),
        ("It has been implicated in asthma.", "associated-with: has been implicated in"),
        ("The gene maps to 4q27.", "located-on: maps to"),
        ("It consists of two chains.", "has-part: consists of"),
        ("It is a regulator of apoptosis.", "is-a: is a, regulator-of: regulator of"),
        ("It is also known as CSIF.", "named: is also known as"),
        ("IL-4 and lectins were counted.", ""),
    ],
)
def test_a_verb_is_of_a_frame(text: str, expected: str) -> None:
    assert triggers(text) == expected
