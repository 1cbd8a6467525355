"""What a graph of anybody's leaves untold: sources, licences, identifiers, evidence, certainty.

In: tables of nodes and edges, RDF, stores. Out: an `Audit`, whose findings have ids that stay the same.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.audit.auditing import audit
    from il21kg.audit.findings import Audit, Found

__all__ = ["Audit", "Found", "audit"]

__getattr__ = face(__name__, {"Audit": "findings", "Found": "findings", "audit": "auditing"})
