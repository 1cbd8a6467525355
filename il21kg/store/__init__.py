"""Graphs are kept, replaced and withdrawn: in memory, in a folder, at a SPARQL endpoint.

In: the triples of a document. Out: a `Store` that holds all of them or none.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.store.store import Store, open_store

__all__ = ["Store", "open_store"]

__getattr__ = face(__name__, {"Store": "store", "open_store": "store"})
