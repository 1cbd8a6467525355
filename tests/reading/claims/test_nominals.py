"""What a noun for a doing says by itself, "its binding to JAK1", where nothing keeps it from happening."""

import pytest
from rooms import opened, told

from il21kg.reading.claims.nominals import read_nominals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Its binding to JAK1 induces apoptosis.", ["Interleukin-21 interacts_with Janus kinase 1"]),
        (
            "The binding of IL4 to JAK1 induces apoptosis.",
            ["Interleukin-4 interacts_with Janus kinase 1"],
        ),
        ("Cleavage of IL4 by CASP3 induces apoptosis.", ["Caspase 3 modifies Interleukin-4"]),
        ("The binding of IL4 induces apoptosis.", []),  # to what?
        ("The binding to JAK1 induces apoptosis.", []),  # whose?
        ("The binding is weak.", []),
    ],
)
def test_who_does_what_to_whom(text: str, expected: list[str]) -> None:
    assert told(read_nominals(opened(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Loss of its binding to JAK1 induces apoptosis.",
        "Impaired binding of IL4 to JAK1 induces apoptosis.",
        "IL6 prevents the binding of IL4 to JAK1.",
        "It does not depend on its binding to JAK1.",
    ],
)
def test_what_is_kept_from_happening_is_not_said(text: str) -> None:
    assert read_nominals(opened(text)) == []


def test_a_denial_in_another_clause_keeps_nothing() -> None:
    found = read_nominals(opened("It does not bind IL6; its binding to JAK1 induces apoptosis."))
    assert told(found) == ["Interleukin-21 interacts_with Janus kinase 1"]
