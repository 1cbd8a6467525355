"""What a graph holds, kept in memory: its documents, and the names by which things are found.

>>> from il21kg.server.contents import Named, ranked
>>> b_cell, cell = Named("obo:CL_0000236", "B cell", 7), Named("obo:CL_0000000", "cell", 3)
>>> [each.label for each in ranked("cel", [("b cell", b_cell), ("cell", cell)])]
['cell', 'B cell']
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pyoxigraph as ox

from il21kg.ask.lookup import Lookup
from il21kg.namespaces import DCTERMS, IKG, PREFIXES, RDF, RDFS, SKOS, compact
from il21kg.store.documents import Source
from il21kg.store.store import Store

#: Names that fit are ranked up to so many; a beginning that fits more is too short to tell them apart.
_CANDIDATES: Final = 2000
MOST: Final = 100
"""Things that are given at most."""
#: Answers that are kept for the next who types the same.
_KEPT: Final = 4096
_NAMING: Final = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.notation)
#: What has a label and is no thing that anything is said of.
_NO_THINGS: Final = tuple(PREFIXES[name] for name in ("doc", "act", "stmt", "span", "cit", "graph", "ikg"))


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a label."""

    iri: str
    label: str
    claims: int
    """How many claims have it for an end."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document, without what only its owner's machine knows."""

    source: Source
    genes: tuple[str, ...]
    """Symbols of the genes it speaks of, the one it says most about first; three at most."""
    statements: int

    def value(self) -> dict[str, Any]:
        """Give it as plain values."""
        source = self.source
        told = {name: getattr(source, name) for name in ("key", "title", "sha256", "program", "url")}
        return {**told, "iri": source.document, "genes": list(self.genes), "statements": self.statements}


class Contents:
    """The documents and the names of one graph."""

    def __init__(self, store: Store) -> None:
        """Go through the graph once."""
        self._store = store
        self.claims = sum(1 for _ in store.match(None, ox.NamedNode(RDF.predicate)))
        ends = Counter(
            each.object.value
            for link in (RDF.subject, RDF.object)
            for each in store.match(None, ox.NamedNode(link))
            if isinstance(each.object, ox.NamedNode)
        )
        self._keys = sorted(_keys(store, ends), key=lambda pair: (pair[0], pair[1].iri))
        self.things = len({named.iri for _, named in self._keys})
        self.documents = tuple(_held(store))
        self._by_key = {each.source.key: each for each in self.documents}
        self._ranked = lru_cache(_KEPT)(self._find)
        self._value = lru_cache(16 * _KEPT)(self._value_of)

    def document(self, key: str) -> Held | None:
        """Give the document with this key."""
        return self._by_key.get(key)

    def search(self, words: str, most: int = 20) -> list[dict[str, Any]]:
        """Give the things whose names begin so, or have a word that does: best first, each with its kind."""
        wanted = " ".join(words.casefold().split())
        return [self._value(each) for each in self._ranked(wanted)[:most]] if wanted else []

    def _find(self, wanted: str) -> tuple[Named, ...]:
        return tuple(ranked(wanted, self._beginning(wanted))[:MOST])

    def _value_of(self, named: Named) -> dict[str, Any]:
        return {
            "iri": named.iri,
            "curie": compact(named.iri),
            "label": named.label,
            "kind": Lookup(self._store).kind(named.iri),
            "claims": named.claims,
        }

    def _beginning(self, wanted: str) -> Iterator[tuple[str, Named]]:
        at = bisect_left(self._keys, wanted, key=lambda pair: pair[0])
        for pair in self._keys[at : at + _CANDIDATES]:
            if not pair[0].startswith(wanted):
                return
            yield pair


def ranked(wanted: str, found: Iterable[tuple[str, Named]]) -> list[Named]:
    """Put things in order: the whole name before a beginning, much said before little, short before long."""

    def rank(pair: tuple[str, Named]) -> tuple[bool, bool, int, int, str]:
        key, named = pair
        label = named.label.casefold()
        return (key != wanted, not label.startswith(wanted), -named.claims, len(label), named.iri)

    return list(dict.fromkeys(named for _, named in sorted(found, key=rank)))


def _keys(store: Store, ends: Counter[str]) -> Iterator[tuple[str, Named]]:
    """Give each name in small letters with its thing, once more from each of its words on, and its CURIE."""
    names: dict[str, list[str]] = {}
    for link in _NAMING:
        for each in store.match(None, ox.NamedNode(link)):
            if isinstance(each.subject, ox.NamedNode) and not each.subject.value.startswith(_NO_THINGS):
                names.setdefault(each.subject.value, []).append(getattr(each.object, "value", ""))
    for iri, spelled in names.items():
        named = Named(iri, spelled[0], ends[iri])
        keys = {key for name in spelled for key in _from_each_word(" ".join(name.casefold().split()))}
        yield from ((key, named) for key in keys | {compact(iri).casefold()} if key)


def _from_each_word(name: str) -> Iterator[str]:
    """Give a name, and the rest of it from each word on.

    >>> list(_from_each_word("natural killer-cell"))
    ['natural killer-cell', 'killer-cell', 'cell']
    """
    yield name
    for at, letter in enumerate(name[:-1]):
        if not letter.isalnum() and name[at + 1].isalnum():
            yield name[at + 1 :]


def _held(store: Store) -> Iterator[Held]:
    """Give each document with its genes and how many statements it has."""
    sections = {
        each.subject.value: each.object.value
        for each in store.match(None, ox.NamedNode(DCTERMS.isPartOf))
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode)
    }
    spans = _pairs(store, IKG.inSection)
    subjects = _pairs(store, RDF.subject)
    said: dict[str, set[str]] = {}
    for each in store.match(None, ox.NamedNode(IKG.evidence)):
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode):
            document = sections.get(spans.get(each.object.value, ""), "")
            said.setdefault(document, set()).add(each.subject.value)
    genes = _gene_of(store)
    for source in store.documents():
        claims = said.get(source.document, set())
        about = Counter(genes[one] for claim in claims if (one := subjects.get(claim, "")) in genes)
        most = sorted(about.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
        yield Held(source, tuple(label for label, _ in most), len(claims))


def _pairs(store: Store, link: str) -> dict[str, str]:
    """Give subject → object of a property that has one value."""
    return {
        each.subject.value: each.object.value
        for each in store.match(None, ox.NamedNode(link))
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode)
    }


def _gene_of(store: Store) -> dict[str, str]:
    """Give the symbol of each gene, and of the gene of each product."""
    labels = {
        each.subject.value: look.value
        for each in store.match(None, ox.NamedNode(RDFS.label))
        if isinstance(each.subject, ox.NamedNode) and isinstance(look := each.object, ox.Literal)
    }
    typed = store.match(None, ox.NamedNode(RDF.type), ox.NamedNode(PREFIXES["biolink"] + "Gene"))
    genes = {
        each.subject.value: labels.get(each.subject.value, "")
        for each in typed
        if isinstance(each.subject, ox.NamedNode)
    }
    products = _pairs(store, IKG.referenceProduct)
    return {product: genes[gene] for gene, product in products.items() if genes.get(gene)} | {
        gene: label for gene, label in genes.items() if label
    }
