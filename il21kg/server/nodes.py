"""A node as linked data: the triples it stands in, in the format that is asked for."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

import pyoxigraph as ox

from il21kg.namespaces import PREFIXES, expand, is_iri
from il21kg.server.media import GRAPHS
from il21kg.server.wire import Reply
from il21kg.store.store import Store

#: So many triples of each direction are given; the header says where there are more.
MOST: Final = 2000
HTML: Final = "text/html"
#: What a node is written as, the favourite first.
OFFERED: Final = (*GRAPHS, HTML)


def iri_of(name: str) -> str | None:
    """Give the IRI of a CURIE or an IRI; None for what is none.

    >>> iri_of("hgnc:6005"), iri_of("no:such"), iri_of("https://a b")
    ('http://identifiers.org/hgnc/6005', None, None)
    """
    try:
        iri = expand(name)
    except (KeyError, ValueError):
        return None
    return iri if is_iri(iri) else None


def triples_of(store: Store, iri: str) -> tuple[list[ox.Triple], bool]:
    """Give the triples of a node, those of which it is the object too; and whether there are more."""
    node = ox.NamedNode(iri)
    found = [list(islice(store.match(*pattern), MOST + 1)) for pattern in ((node,), (None, None, node))]
    return list(dict.fromkeys(_plain(found))), any(len(each) > MOST for each in found)


def _plain(found: list[list[ox.Triple | ox.Quad]]) -> Iterator[ox.Triple]:
    for each in chain.from_iterable(part[:MOST] for part in found):
        yield each.triple if isinstance(each, ox.Quad) else each


def node_reply(triples: list[ox.Triple], media: str, *, cut: bool) -> Reply:
    """Write triples as a graph of this type."""
    prefixes = {name: base for name, base in PREFIXES.items() if any(base in str(each) for each in triples)}
    data = ox.serialize(triples, format=GRAPHS[media], prefixes=prefixes) or b""
    return Reply(200, media, data, {"Il21kg-Cut": "true"} if cut else {})
