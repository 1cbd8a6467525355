"""Who decides: a person, named by an ORCID."""

import re
from typing import Final

from il21kg.errors import InputError

_ORCID: Final = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


def curator(words: str) -> str:
    """Give the IRI of a person from an ORCID, bare or as an address.

    >>> curator("0000-0002-1825-0097")
    'https://orcid.org/0000-0002-1825-0097'

    Raises InputError for what is none, also where its check digit is not right.
    """
    found = _ORCID.fullmatch(words.strip())
    if found is None or _check_digit(found[1]) != found[1][-1]:
        raise InputError(
            f"“{words}” is no ORCID.", "Give yours as 0000-0002-1825-0097: its last digit checks the others."
        )
    return f"https://orcid.org/{found[1]}"


def _check_digit(orcid: str) -> str:
    """Give the last character that an ORCID must have: ISO 7064, modulo 11-2."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
