"""A document as a store takes it: whether it holds just this already, and what is said otherwise if not.

It can be sent from one process to another.
"""

from dataclasses import dataclass

import pyoxigraph as ox

from il21kg.namespaces import DCTERMS, IKG
from il21kg.store.differences import Differences, alike, compare
from il21kg.store.documents import Source
from il21kg.store.facts import facts
from il21kg.store.store import Store
from il21kg.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, repr=False)
class Contribution:
    """A document with what is said in it, ready to be stored."""

    source: str
    """IRI of the source document."""
    version: str
    """IRI of the document version."""
    run: str
    """IRI of the run that read it."""
    name: str
    url: str
    quotes: bool
    claims: frozenset[str]
    """IRIs of its statements."""
    ntriples: str
    """All its triples."""
    proposals: frozenset[str] = frozenset()
    """IRIs of what models proposed, also of what agrees with the rules."""

    def __repr__(self) -> str:
        return f"Contribution({self.version!r}, {len(self.claims)} statements)"


def holds(store: Store, ready: Contribution) -> bool:
    """Tell whether the store holds this very reading: same text, name, program, vocabulary and claims."""
    source = store.document(ready.source)
    if source is None or (source.run, source.name) != (ready.run, ready.name):
        return False
    if ready.url and ready.url != source.url:  # not told again, it still holds
        return False
    version = ox.NamedNode(ready.version)
    if ready.quotes == any(True for _ in store.match(version, ox.NamedNode(IKG.quotes))):
        return False
    # Another topic (`--about`) makes other claims of the same text.
    path = f"<{IKG.evidence}>/<{IKG.inSection}>/<{DCTERMS.isPartOf}>"
    claims = store.rows(f"SELECT DISTINCT ?claim {{ ?claim {path} {version} }}")
    if {row["claim"].value for row in claims} != ready.claims:
        return False
    asked = store.rows(f"SELECT DISTINCT ?by {{ ?claim <{IKG.proposedBy}> ?by ; {path} {version} }}")
    return {row["by"].value for row in asked} == ready.proposals


def replace_telling(
    store: Store, ready: Contribution, vocabulary: Vocabulary
) -> tuple[Source | None, Differences | None]:
    """Save a graph in place of an older version; give that version, and what is said otherwise than in it.

    Both are None for a new document. Raises as `Store.replace` does.
    """
    old = store.document(ready.source)
    if old is None:  # that needs no request, which takes thrice as long
        store.add([ready.ntriples])
        return None, None
    before = facts(store.match(graph=ox.NamedNode(old.document)))
    replaced = store.replace(ready.ntriples)
    after = facts(store.match(graph=ox.NamedNode(ready.version)))
    return replaced, compare(before, after, alike(vocabulary))
