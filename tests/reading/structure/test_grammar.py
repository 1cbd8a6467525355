"""The kind of an unknown thing, guessed by its noun."""

import pytest
from rooms import hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fnordase", ""),
        ("strangeitis", "disease"),
        ("fnordoma", "disease"),
        ("palsy", "disease"),
        ("syndrome", "disease"),
        ("domain", "molecule"),
        ("receptor", "molecule"),
        ("cell", "cell"),
        ("fnord", ""),
        ("kinase", "molecule"),
        ("leukemia", "disease"),
        ("complex", "molecule"),
    ],
)
def test_the_kind_that_a_noun_hints_at(text: str, expected: str) -> None:
    assert hint(text) == expected
