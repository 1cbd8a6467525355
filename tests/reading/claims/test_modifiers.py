"""What the modifiers of a kind say of what is of that kind: "a STAT3-binding protein"."""

import pytest
from rooms import clause, told

from il21kg.reading.claims.modifiers import read_modifiers


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "a STAT3-binding protein",
            ["Interleukin-21 interacts_with Signal transducer and activator of transcription 3"],
        ),
        ("a calcium-binding protein", ["Interleukin-21 interacts_with calcium(2+)"]),
        ("a novel SH2 domain-containing adaptor protein", ["Interleukin-21 has_part SH2 domain"]),
        ("a liver-specific enzyme", ["IL21 expressed_in liver"]),
        ("a T cell-specific mitogen", []),  # it acts on them
        ("a serine-specific kinase", []),  # nothing that makes a molecule
        ("a novel domain-containing protein", []),  # which domain?
        ("a STAT3-binding domain", []),  # a part of it binds
        ("a kinase", []),
    ],
)
def test_what_a_modifier_says(kind: str, expected: list[str]) -> None:
    first = clause(f"It is {kind}.")
    assert told(read_modifiers(first.rooms, first.trigger, first.party, first.region)) == expected


def test_only_what_says_a_kind_gives_its_modifiers_to_the_subject() -> None:
    first = clause("It binds a STAT3-binding protein.")
    assert read_modifiers(first.rooms, first.trigger, first.party, first.region) == []
