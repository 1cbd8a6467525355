"""What references say of the genes of a graph, by gene and aspect; and what lies above a thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from il21kg.audit.registers import named
from il21kg.namespaces import SKOS
from il21kg.reference.genes import gene_of, meant
from il21kg.reference.places import place_of
from il21kg.reference.values import Entry
from il21kg.vocabulary.vocabulary import Vocabulary

PARTNER: Final = "partner"
PLACE: Final = "place"
#: Register of a thing → what it is compared as.
ASPECTS: Final = {
    "GO": "GO",
    **dict.fromkeys(("MONDO", "DOID", "OMIM", "Orphanet", "EFO", "UMLS", "MESH"), "disease"),
    "CL": "cell",
    "UBERON": "tissue",
    "HP": "phenotype",
    "CHEBI": "chemical",
    **dict.fromkeys(("HGNC", "UniProtKB", "NCBIGene", "ENSEMBL"), PARTNER),
}


def aspect_of(thing: str) -> str:
    """Say what a thing is compared as; empty where it is not compared.

    >>> aspect_of("http://purl.obolibrary.org/obo/GO_0042100"), aspect_of("4q27"), aspect_of("IL21")
    ('GO', 'place', '')
    """
    return ASPECTS.get(named(thing).register, "") or (PLACE if place_of(thing) else "")


@dataclass(slots=True)
class Theirs:
    """What references say, kept for the genes of a graph only."""

    vocabulary: Vocabulary
    names: Mapping[str, str]
    """What the genes are known by."""
    number: int = 0
    """Lines that are kept."""
    said: dict[tuple[str, str], dict[str, list[Entry]]] = field(default_factory=dict)
    """Gene and aspect → thing → lines."""
    _matched: dict[str, str] | None = None
    _above: dict[str, dict[str, int]] = field(default_factory=dict)

    def take(self, entries: Iterable[Entry]) -> None:
        """Keep the lines that are about genes of the graph."""
        for entry in entries:
            gene, aspect = meant(entry.gene, self.names), aspect_of(entry.object)
            thing = self.ours(entry.object, aspect) if gene and aspect else ""
            if thing and thing != gene:
                self.number += 1
                told = replace(entry, line=self._with_name(entry.line, thing))
                self.said.setdefault((gene, aspect), {}).setdefault(thing, []).append(told)

    def _with_name(self, line: str, thing: str) -> str:
        """Give a line with the name of its thing, where it does not say that."""
        term = self.vocabulary.terms.get(thing)
        return line if term is None or not term.label or term.label in line else f"{line} ({term.label})"

    def ours(self, thing: str, aspect: str) -> str:
        """Give the identifier that we have for a thing; its own where we have none."""
        if aspect == PLACE:
            return place_of(thing)
        if aspect == PARTNER:
            return gene_of(thing, self.vocabulary) or self.names.get(thing, thing)
        if aspect == "disease" and named(thing).register != "MONDO":
            return self._by_match().get(thing, thing)
        return thing

    def _by_match(self) -> dict[str, str]:
        """Give the diseases of MONDO by what they match elsewhere; looked up when one is met first."""
        if self._matched is None:
            self._matched = dict(_matches(self.vocabulary))
        return self._matched

    def above(self, thing: str) -> Mapping[str, int]:
        """Give the super-classes of a thing, each with how far up it is."""
        if thing not in self._above:
            self._above[thing] = dict(_classes(thing, self.vocabulary))
        return self._above[thing]


def _matches(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for term in vocabulary.terms.values():
        if named(term.iri).register == "MONDO":
            yield from ((other, term.iri) for link, other in term.matches if link == SKOS.exactMatch)


def _classes(thing: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    seen, nearest, far = {thing}, [thing], 0
    while nearest:
        far += 1
        up = {parent for each in nearest for parent in vocabulary.terms.parents(each)} - seen
        seen |= up
        nearest = sorted(up)
        yield from ((each, far) for each in nearest)
