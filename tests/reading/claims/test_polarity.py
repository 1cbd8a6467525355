"""What is said to become less is not asserted to become more, whichever word says so."""

import pytest
from sayings import said


@pytest.mark.parametrize(
    "text",
    [
        "IL-21 leads to decreased apoptosis.",
        "IL-21 results in impaired proliferation of B cells.",
        "IL-21 triggers reduced survival and diminished migration of B cells.",
        "IL-21 results in lower IL-4 levels.",
        "IL-21 prevents increased apoptosis.",
        "IL-21 blocks enhanced proliferation of B cells.",
    ],
)
def test_what_becomes_less_is_not_asserted_to_become_more(text: str) -> None:
    statements = said(text)
    assert statements
    for each in statements:
        assert each.not_asserted in ("ambiguous", "unresolved") or each.direction == "decreased"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("IL-21 leads to apoptosis.", "increased"),
        ("IL-21 leads to increased IL-4 levels.", "increased"),
        ("IL-21 inhibits apoptosis.", "decreased"),
        ("IL-21 reduces apoptosis.", "decreased"),
        ("IL-21 induces apoptosis, whereas reduced IL-4 levels were found.", "increased"),
        ("IL-21 induces apoptosis and inhibits proliferation of B cells.", "increased"),
    ],
)
def test_one_direction_is_asserted(text: str, direction: str) -> None:
    first = said(text)[0]
    assert (first.direction, first.not_asserted) == (direction, None)
