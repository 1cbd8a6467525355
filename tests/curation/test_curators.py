"""A curator is a person with an ORCID whose check digit is right."""

import pytest

from il21kg.curation.curators import curator
from il21kg.errors import InputError


@pytest.mark.parametrize(
    "words", ["0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X", " 0000-0002-1694-233X "]
)
def test_an_orcid_is_given_as_its_address(words: str) -> None:
    assert curator(words) == "https://orcid.org/0000-0002-1694-233X"


@pytest.mark.parametrize(
    "words", ["", "Ada", "0000-0002-1694-2330", "0000-0002-1694-233x", "000000021694233X"]
)
def test_what_is_no_orcid_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="is no ORCID"):
        curator(words)
