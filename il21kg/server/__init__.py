"""Answers go out: to browsers, to SPARQL clients, to assistants.

In: a store's folder, which is only read. Out: HTTP, or the protocol of assistants on standard output.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.server.serving import serve

__all__ = ["serve"]

__getattr__ = face(__name__, {"serve": "serving"})
