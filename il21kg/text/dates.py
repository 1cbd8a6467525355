"""Reads the dates of pages, in English and in German."""

import re
from datetime import date, datetime
from typing import Final

#: The months that German names otherwise.
_MONTHS: Final = {
    "Januar": "January", "Jänner": "January", "Februar": "February", "März": "March", "Mai": "May",
    "Juni": "June", "Juli": "July", "Oktober": "October", "Dezember": "December",
}  # fmt: skip
_MONTH: Final = re.compile(r"\b(?:" + "|".join(_MONTHS) + r")\b")


def iso(words: str) -> str | None:
    """Give the ISO form of a date, or None where there is no such day."""
    try:
        if german := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", words):
            return date(int(german[3]), int(german[2]), int(german[1])).isoformat()
        if words[4:5] == "-":
            return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return None
    plain = _MONTH.sub(lambda month: _MONTHS[month[0]], words.replace(",", "").replace(".", ""))
    for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None
