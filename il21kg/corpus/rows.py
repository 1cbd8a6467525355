"""Gives the texts of rows of tables again, by the place that was noted when they were loaded.

/texts/genes.tsv:12 → the text of line 12, if it still is what was loaded
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from il21kg.corpus.tables import is_table
from il21kg.corpus.texts import Text, descriptions
from il21kg.errors import InputError


class Rows:
    """The texts of tables; a table is read, as a whole, when one of its rows is first asked for."""

    def __init__(self) -> None:
        """Remember what was read as long as this value lives."""
        self._table = cache(_table)

    def text(self, place: str, text_sha256: str) -> Text | None:
        """Give the text at a place; None for no row of a table, and for one that is not what it was."""
        table = Path(place.rpartition(":")[0])
        text = self._table(table).get(place) if is_table(table) else None
        return text if text and sha256(text.data).hexdigest() == text_sha256 else None


def _table(path: Path) -> dict[str, Text]:
    try:
        return {text.place: text for text in descriptions([path]) if isinstance(text, Text)}
    except (InputError, OSError):  # it has gone, or is no table any more
        return {}
