"""Terminologies as others publish them, each format read by a room of its own, all into the same values.

In: files of HGNC, OBO, RDF, SSSOM, tables. Out: a `Terminology` of entries.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.vocabulary.sources.entries import Entry, Terminology

__all__ = ["Entry", "Terminology"]

__getattr__ = face(__name__, {"Entry": "entries", "Terminology": "entries"})
