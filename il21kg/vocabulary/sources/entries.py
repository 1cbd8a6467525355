"""A terminology as values: its entries, with their names and ranks, and where it comes from.

The readers of formats (`hgnc`, `obo`, `mappings`, `triples`, `guide`) give entries; `shelf` keeps them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from il21kg.errors import InputError
from il21kg.namespaces import CURIES, IDENTIFIERS, LONGEST_IRI, PREFIXES, is_iri, shortened
from il21kg.vocabulary.spelling import LABEL

OBSOLETE: Final = "obsolete"
_OBO: Final = "http://purl.obolibrary.org/obo/"
#: Prefixes of registers whose terms people bring, with the IRIs of their own RDF or of the Biolink model.
REGISTERED: Final[Mapping[str, str]] = {
    "DRUGBANK": "http://identifiers.org/drugbank/",
    "DrugBank": "http://identifiers.org/drugbank/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "ICD10CM": "http://purl.bioontology.org/ontology/ICD10CM/",
    "InterPro": CURIES["interpro"],
    "ORPHA": "http://www.orpha.net/ORDO/Orphanet_",
    "Orphanet": "http://www.orpha.net/ORDO/Orphanet_",
    "REACT": "http://identifiers.org/reactome/",
    "Reactome": "http://identifiers.org/reactome/",
    "UMLS": "http://linkedlifedata.com/resource/umls/id/",
    **{name: f"{_OBO}{name}_" for name in ("CLO", "HP", "NCIT", "OBI", "PATO")},
}
#: Lines or identifiers that a remark names at most.
_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as a terminology gives it. Plain parts only: it is kept as a line of JSON."""

    iri: str
    kind: str
    """A kind; `obsolete` for a term that is no candidate any more; empty where it is not known."""
    label: str
    names: tuple[tuple[str, int], ...] = ()
    """(name, rank), the label included."""
    symbols: tuple[tuple[str, int], ...] = ()
    """(symbol, rank): names of which the capitals count, unless a digit is among them."""
    matches: tuple[tuple[str, str], ...] = ()
    """(predicate IRI, IRI); an obsolete term's successor by dcterms:isReplacedBy."""
    product: str | None = None
    gene: str | None = None
    parents: tuple[str, ...] = ()
    notation: str | None = None
    chromosome: str | None = None
    location: str | None = None
    families: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    """Those of its names and symbols that count only where the text supports them."""


@dataclass(frozen=True, slots=True)
class Terminology:
    """What a file holds, and what it says of itself."""

    entries: tuple[Entry, ...]
    title: str = ""
    release: str = ""
    """A version or a date, as the file has it; empty where it has none."""
    licence: str = ""
    date: str = ""
    """ISO date of the release, where the file says it."""
    remarks: tuple[str, ...] = field(default=())
    """What could not be read, and was passed over."""


def without_branches(entries: tuple[Entry, ...], roots: Iterable[str]) -> tuple[Entry, ...]:
    """Give the entries that are none of the roots, by IRI, and lie under none of them."""
    below: dict[str, list[str]] = {}
    for entry in entries:
        for parent in entry.parents:
            below.setdefault(parent, []).append(entry.iri)
    gone: set[str] = set()
    waiting = list(roots)
    while waiting:
        iri = waiting.pop()
        if iri not in gone:
            gone.add(iri)
            waiting.extend(below.get(iri, ()))
    return tuple(entry for entry in entries if entry.iri not in gone)


def named(label: str, others: Iterable[tuple[str, int]] = ()) -> tuple[tuple[str, int], ...]:
    """Give a label and other names, the better rank of each, without repetition."""
    best = {label: LABEL}
    for name, rank in others:
        if name:
            best[name] = min(rank, best.get(name, rank))
    return tuple(best.items())


def iri_of(curie: str, prefixes: Mapping[str, str] | None = None, *, in_obo: bool = False) -> str:
    """Give the IRI of an identifier in a terminology: by our prefixes, by the file's, by the registered ones.

    A file of OBO says of its other prefixes nothing more (`in_obo`): their IRIs are those of its library.
    Raises InputError for what is no identifier, for a prefix that nobody tells, and, outside of OBO, for an
    IRI with a blank or another character that IRIs cannot hold.

    >>> iri_of("CL:0000236"), iri_of("HGNC:6005"), iri_of("XY:7", {"XY": "https://example.org/"})
    ('http://purl.obolibrary.org/obo/CL_0000236', 'http://identifiers.org/hgnc/6005', 'https://example.org/7')
    """
    prefix, colon, local = curie.partition(":")
    if not colon:
        raise InputError(f"“{curie}” is no identifier.", "Write PREFIX:NUMBER, as CL:0000236, or an IRI.")
    absolute = curie.startswith(("http://", "https://", "urn:"))
    iri = curie if absolute else _joined(prefix, local, prefixes or {})
    if in_obo:
        return iri or f"{_OBO}{prefix}_{local}"
    if not iri:
        raise InputError(
            f"“{curie}”: the prefix {prefix} is not known.",
            f"Write the IRI itself, or tell the prefix above the table: # curie_map: and #   {prefix}: https://…",
        )
    if not is_iri(iri):
        raise InputError(
            f"“{shortened(curie)}” is no identifier: an IRI has no blanks, quotation marks or any of "
            f"<>{{}}|\\^`, and {LONGEST_IRI:,} characters at most.",
            IDENTIFIERS,
        )
    return iri


def _joined(prefix: str, local: str, prefixes: Mapping[str, str]) -> str:
    for known in (CURIES, prefixes, REGISTERED, PREFIXES):
        if prefix in known:
            return known[prefix] + local
    return ""


def told(things: Sequence[object]) -> str:
    """Give the first things of many, as a message names them.

    >>> told([3, 5]), told([1, 2, 3, 4, 5, 6, 7])
    ('3, 5', '1, 2, 3, 4, 5, …')
    """
    return ", ".join([*map(str, things[:_TOLD]), *(["…"] if len(things) > _TOLD else [])])


def prefix_of(identifier: str) -> str:
    """Give the prefix of a CURIE or of an OBO IRI: `CL` of both; empty for another IRI.

    >>> prefix_of("CL:0000236"), prefix_of("http://purl.obolibrary.org/obo/CL_0000236")
    ('CL', 'CL')
    """
    if identifier.startswith(_OBO):
        return identifier.removeprefix(_OBO).rpartition("_")[0]
    return "" if identifier.startswith(("http://", "https://")) else identifier.partition(":")[0]
