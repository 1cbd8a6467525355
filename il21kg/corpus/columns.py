"""Says which column of a table holds the text, the gene, the key, the title and the address of a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from il21kg.corpus.tables import Table
from il21kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns; None for one that is not there, or is to be guessed."""

    text: str | None = None
    about: str | None = None
    """The gene that the row is about: a symbol, or an HGNC id."""
    id: str | None = None
    """What names the row among the others: the key of its document is made of it."""
    title: str | None = None
    """It is read as the first line of the text."""
    url: str | None = None

    def __str__(self) -> str:
        names = (self.text, self.about, self.id, self.title, self.url)
        parts = zip(("text", "gene", "key", "title", "address"), names, strict=True)
        return ", ".join(f"{what} from “{name}”" for what, name in parts if name)


_SHOWN: Final = 30
"""Columns that a message lists at most."""

GUESSED: Final = Columns()
"""No column is named: each is guessed."""


#: What these columns are usually called, most telling first.
_USUAL: Final = {
    "text": ("summary", "text", "description", "abstract", "body", "content", "article"),
    "about": ("symbol", "gene_symbol", "hgnc_symbol", "gene", "about", "hgnc_id", "hgnc"),
    "id": ("id", "key", "pmid", "accession", "entrez", "entrez_id", "gene_id", "geneid", "hgnc_id", "hgnc"),
    "title": ("title", "heading", "headline"),
    "url": ("url", "link", "address", "source_url", "web_page"),
}


def choose(table: Table, asked: Columns = GUESSED) -> Columns:
    """Give the columns of a table: those that were asked for, else those with a usual name.

    Raises InputError for one that is not there or there twice, and where none is known to hold the text.
    """
    found = usual(table.columns, _USUAL)
    columns = {
        each.name: _there(table, getattr(asked, each.name)) or found.get(each.name)
        for each in fields(Columns)
    }
    if columns["text"] is None:
        raise InputError(
            f"{table.place}: no column is called as one with texts usually is ({', '.join(_USUAL['text'])}).",
            f"Name it: --text-column NAME. There are: {listed(table.columns)}",
        )
    for name in filter(None, columns.values()):
        if table.columns.count(name) > 1:
            raise InputError(f"{table.place}: more than one column is called “{name}”.", "Rename the others.")
    return Columns(**columns)


def _there(table: Table, asked: str | None) -> str | None:
    if asked is not None and asked not in table.columns:
        raise InputError(
            f"{table.place}: there is no column “{asked}”.", f"There are: {listed(table.columns)}"
        )
    return asked


def usual(columns: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give which column holds what, by the usual names of it, the most telling first; only what one holds.

    >>> usual(("Gene Symbol", "id"), {"about": ("symbol", "gene_symbol"), "text": ("text",)})
    {'about': 'Gene Symbol'}
    """
    plain = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(columns)}
    found = (
        (what, next((plain[each] for each in called if each in plain), "")) for what, called in names.items()
    )
    return {what: column for what, column in found if column}


def listed(columns: Sequence[str]) -> str:
    """List columns for a message, not more than a person reads."""
    return ", ".join(columns[:_SHOWN]) + (" …" if len(columns) > _SHOWN else "") if columns else "none"
