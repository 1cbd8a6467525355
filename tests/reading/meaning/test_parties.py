"""Who is the subject of each predicate."""

import pytest
from rooms import subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-21 induces apoptosis.", "induces: the topic (name)"),
        ("It induces apoptosis.", "induces: the topic (coreference)"),
        ("IL-4 induces apoptosis and inhibits phagocytosis.", "induces: IL-4, inhibits: IL-4"),
        ("Mutations in this gene cause asthma.", "cause: the topic (coreference): mutation"),
        ("IL-4, which inhibits phagocytosis, induces apoptosis.", "inhibits: IL-4, induces: IL-4"),
        ("The encoded protein binds IL4.", "binds: the topic (coreference)"),
        ("IL-4 and IL-6 induce apoptosis.", "induce: IL-4+IL-6"),
        ("Inhibits phagocytosis.", "inhibits: the topic (elided)"),
        (
            "It promotes growth by binding JAK1.",
            "promotes: the topic (coreference), binding: the topic (coreference)",
        ),
        ("IL-4 binds IL-6 that inhibits phagocytosis.", "binds: IL-4, inhibits: IL-6"),
        ("The receptor of IL-21 inhibits phagocytosis.", "inhibits: receptor of IL-21"),
        ("Loss of this gene promotes apoptosis.", "promotes: the topic (coreference): mutation"),
        (
            "It inhibits apoptosis, thereby promoting phagocytosis.",
            "inhibits: the topic (coreference), promoting: the topic (coreference)",
        ),
    ],
)
def test_who_is_the_subject_of_each_predicate(text: str, expected: str) -> None:
    assert subjects(text) == expected
