"""Dates of pages, in English and German."""

import pytest

from il21kg.text.dates import iso


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 March 2021", "2021-03-14"),
        ("March 14, 2021", "2021-03-14"),
        ("14 Mar 2021", "2021-03-14"),
        ("14. März 2021", "2021-03-14"),
        ("3. Jänner 2020", "2020-01-03"),
        ("05.04.2021", "2021-04-05"),
        ("5. 4. 2021", "2021-04-05"),
        ("2021-03-14T10:00:00Z", "2021-03-14"),
        ("30.02.2021", None),
        ("2021-13-01", None),
        ("31 June 2021", None),
        ("last week", None),
    ],
)
def test_a_date_in_its_iso_form(words: str, day: str | None) -> None:
    assert iso(words) == day
