"""Writes which identifiers of others stand for the things of a graph, as a mapping set (SSSOM, TSV).

    HGNC:6005   IL21   skos:exactMatch   NCBIGene:59067        …   semapv:UnspecifiedMatching
    HGNC:6005   IL21   RO:0002205        UniProtKB:Q9HBE4  …

Mappings are those of the terminologies it was read with, which do not say how each was found; those of our
own concepts were made by hand.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from il21kg.namespaces import BASE, IKG, OBO, RDFS, SKOS, canonical, compact
from il21kg.resources import VERSION
from il21kg.show.files.dataset import RELEASES
from il21kg.store.imprint import UNTOLD, Imprint
from il21kg.store.store import Store

_SSSOM: Final = "https://w3id.org/sssom/"
_SEMAPV: Final = "https://w3id.org/semapv/vocab/"
#: The predicates of mappings, as the graph has them and as a mapping set does.
_PREDICATES: Final = {
    SKOS.exactMatch: SKOS.exactMatch,
    SKOS.closeMatch: SKOS.closeMatch,
    SKOS.broadMatch: SKOS.broadMatch,
    SKOS.narrowMatch: SKOS.narrowMatch,
    SKOS.relatedMatch: SKOS.relatedMatch,
    IKG.referenceProduct: OBO.RO_0002205,
}
_COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "predicate_label"),
    *("object_id", "object_label", "mapping_justification"),
)
_LABELS: Final = {OBO.RO_0002205: "has gene product"}
_MAPPINGS: Final = f"""
SELECT DISTINCT ?subject ?predicate ?object {{
  VALUES ?predicate {{ {" ".join(f"<{each}>" for each in _PREDICATES)} }}
  ?subject ?predicate ?object
}}"""
_NAMES: Final = f"SELECT ?thing ?name {{ ?thing <{RDFS.label}>|<{SKOS.prefLabel}> ?name }}"


@dataclass(frozen=True, slots=True, order=True)
class _Mapping:
    subject: str
    predicate: str
    object: str

    @property
    def justification(self) -> str:
        """How it was found, as far as anybody says so."""
        return "ManualMappingCuration" if self.subject.startswith(BASE) else "UnspecifiedMatching"


def to_sssom(store: Store, imprint: Imprint = UNTOLD) -> Iterator[bytes]:
    """Give the mapping set of a store; licence and creators are those of the `imprint`, or kept there.

    A set needs a licence: where none was told, it says that there is none.
    """
    found = sorted(
        _Mapping(row["subject"].value, row["predicate"].value, row["object"].value)
        for row in store.rows(_MAPPINGS)
        if isinstance(row["object"], ox.NamedNode)
    )
    yield from (f"#{line}\n".encode() for line in _head(store, found, imprint.over(store.imprint)))
    yield ("\t".join(_COLUMNS) + "\n").encode()
    names = _names(store, {iri for each in found for iri in (each.subject, each.object)})
    yield from (("\t".join(map(_field, _row(each, names))) + "\n").encode() for each in found)


def _row(each: _Mapping, names: dict[str, str]) -> tuple[str, ...]:
    predicate = _PREDICATES[each.predicate]
    return (
        _curie(each.subject),
        names.get(each.subject, ""),
        _curie(predicate),
        _LABELS.get(predicate, ""),
        _curie(each.object),
        names.get(each.object, ""),
        f"semapv:{each.justification}",
    )


def _names(store: Store, wanted: set[str]) -> dict[str, str]:
    """Give the name of each thing; of several the first by its letters."""
    found = ((row["thing"].value, row["name"].value) for row in store.rows(_NAMES))
    return dict(sorted(((iri, name) for iri, name in found if iri in wanted), reverse=True))


def _head(store: Store, found: list[_Mapping], imprint: Imprint) -> Iterator[str]:
    """Write the metadata, as YAML."""
    said = "\n".join(f"{each.subject} {each.predicate} {each.object}" for each in found)
    yield _line("mapping_set_id", f"{BASE}mappings/{sha256(said.encode()).hexdigest()[:16]}")
    yield _line("mapping_set_title", imprint.title or "Identifiers of what a graph of il21kg names")
    yield _line("license", imprint.licence or f"{_SSSOM}license/unspecified")
    creators = [each for each in imprint.creators if each.startswith("https://orcid.org/")]
    yield from _list("creator_label", [each for each in imprint.creators if each not in creators])
    yield from _list("creator_id", [each.replace("https://orcid.org/", "orcid:") for each in creators])
    yield from _list("mapping_set_source", sorted(row["release"].value for row in store.rows(RELEASES)))
    yield _line("mapping_tool", "il21kg")
    yield _line("mapping_tool_version", VERSION)
    if imprint.issued:
        yield _line("publication_date", imprint.issued)
    yield "curie_map:"
    prefixes = {"semapv": _SEMAPV} | ({"orcid": "https://orcid.org/"} if creators else {})
    for each in found:
        for iri in (each.subject, _PREDICATES[each.predicate], each.object):
            prefix, _, local = _curie(iri).partition(":")
            prefixes[prefix] = iri[: iri.rindex(local)]
    yield from (f"  {_line(prefix, base)}" for prefix, base in sorted(prefixes.items()))


def _curie(iri: str) -> str:
    """Give the CURIE as its register writes it; our own concepts have ours."""
    return compact(iri) if iri.startswith(BASE) else canonical(iri)


def _line(name: str, value: str) -> str:
    return f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _list(name: str, values: list[str]) -> Iterator[str]:
    if values:
        yield f"{name}:"
        yield from (f"- {json.dumps(each, ensure_ascii=False)}" for each in values)


def _field(text: str) -> str:
    """Write a field; what would end it is a blank."""
    return " ".join(text.split())
