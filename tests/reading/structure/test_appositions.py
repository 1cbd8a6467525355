"""Which ", a ..." explains the name before it, and which goes on with a list."""

import pytest
from rooms import predicates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL4, a cytokine, binds STAT3.", ", a; binds"),
        ("IL4, a cytokine of T cells, binds STAT3.", ", a; binds"),
        ("It binds IL4, a cytokine.", "binds; , a"),
        ("It binds IL4, a cytokine that induces apoptosis.", "binds; , a; induces"),
        ("It binds IL4, a rare and secreted cytokine.", "binds; , a"),
        # a list
        ("It contains a signal peptide, a tail, and a loop.", "contains"),
        ("It binds a kinase, a phosphatase and IL4.", "binds"),
        ("A kinase, a phosphatase and IL4 bind STAT3.", "bind"),
        # it stands at the end of nothing
        ("IL4, a cytokine and STAT3 bind.", ""),
    ],
)
def test_what_explains_the_name_before_it(text: str, expected: str) -> None:
    assert predicates(text, "; ") == expected
