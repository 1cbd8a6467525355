"""Whether a noun phrase is one or several."""

import pytest
from rooms import number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The kinase", "one"),
        ("Two kinases", "several"),
        ("This kinase", "one"),
        ("These kinases", "several"),
        ("IL4 and IL6", "several"),
        ("Several receptors", "several"),
        ("Each kinase", "one"),
        ("Both kinases", "several"),
        ("A receptor of B cells", "one"),
        ("Many proteins", "several"),
        ("IL4", "one"),
    ],
)
def test_the_number_of_a_noun_phrase(text: str, expected: str) -> None:
    assert number(text) == expected
