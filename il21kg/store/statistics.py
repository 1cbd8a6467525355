"""How much a store holds: statements by kind, certainty, tier and gene; terms; triples; room on the disk.

3 statements of 1 document
kind       CellTargetStatement 2, ProcessStatement 1
certainty  stated 2, hedged 1
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from il21kg.namespaces import BIOLINK, IKG, PREFIXES, RDF, RDFS, local_name
from il21kg.store.store import Store
from il21kg.text.quotes import counted

_STATEMENTS: Final = f"""
SELECT DISTINCT ?claim ?kind ?certainty ?tier ?subject ?reason {{
  ?claim <{IKG.tier}> ?tier ; <{IKG.certainty}> ?certainty ; a ?kind ; <{RDF.subject}> ?subject
  OPTIONAL {{ ?claim <{IKG.notAsserted}> ?reason }}
}}
"""
_GENES: Final = f"""
SELECT DISTINCT ?gene ?product ?label {{
  ?gene a <{BIOLINK.Gene}> ; <{RDFS.label}> ?label
  OPTIONAL {{ ?gene <{IKG.referenceProduct}> ?product }}
}}
"""
_TERMS: Final = (
    f"SELECT DISTINCT ?term ?kind {{ ?term a ?kind FILTER(STRSTARTS(STR(?kind), '{PREFIXES['biolink']}')) }}"
)
_DOCUMENTS: Final = f"SELECT DISTINCT ?document {{ ?document a <{IKG.DocumentVersion}> }}"
_SAID: Final = f"""
SELECT (COUNT(*) AS ?said) {{
  GRAPH ?document {{ ?document a <{IKG.DocumentVersion}> . ?claim <{IKG.tier}> ?tier }}
}}
"""
_OF_NO_GENE: Final = "other"
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a store holds; each table by falling number."""

    place: str
    documents: int
    statements: int
    said: int
    """Statements of each document together: what several documents say counts as often."""
    kinds: Mapping[str, int]
    """Statements by kind: the class of the statement."""
    certainties: Mapping[str, int]
    """Statements by certainty: stated, hedged."""
    tiers: Mapping[str, int]
    """Statements by tier: A, all of the clause was read; B, not all."""
    not_asserted: Mapping[str, int]
    """Statements that have no direct triple, by the reason; one with two reasons counts for both."""
    genes: Mapping[str, int]
    """Statements by the gene that they, or its product, are about; `other` for all else."""
    terms: Mapping[str, int]
    """Things that statements name, by their class."""
    triples: int
    size: int | None
    """Bytes of the database on the disk; None in memory and at an endpoint."""


def statistics(store: Store) -> Statistics:
    """Count what a store holds; raises Unavailable where it fails."""
    kinds, certainties, tiers, reasons, subjects = _statements(store)
    return Statistics(
        place=store.place,
        documents=sum(1 for _ in store.rows(_DOCUMENTS)),
        statements=tiers.total(),
        said=max(_said(store), tiers.total()),  # an older format has no graphs of documents
        kinds=_falling(kinds),
        certainties=_falling(certainties),
        tiers=_falling(tiers),
        not_asserted=_falling(reasons),
        genes=_falling(_by_gene(store, subjects)),
        terms=_falling(Counter(local_name(row["kind"].value) for row in store.rows(_TERMS))),
        triples=store.size,
        size=_size(store.database),
    )


def _statements(store: Store) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Count statements by kind, certainty, tier, what keeps them from being asserted, and subject.

    A claim of several documents is one: of two tiers the better counts, A before B. It may be kept from
    being asserted by more than one thing.
    """
    claims: dict[str, tuple[str, str, str, str]] = {}
    kept_by: set[tuple[str, str]] = set()
    for row in store.rows(_STATEMENTS):
        claim, reason = row["claim"].value, row["reason"]
        tier = local_name(row["tier"].value).removeprefix("tier")
        kind, certainty = local_name(row["kind"].value), local_name(row["certainty"].value)
        told = (tier, kind, certainty, row["subject"].value)
        claims[claim] = min(told, claims.get(claim, told))
        if reason is not None:
            kept_by.add((claim, reason.value))
    tiers, kinds, certainties, subjects = (Counter(each[n] for each in claims.values()) for n in range(4))
    return kinds, certainties, tiers, Counter(reason for _, reason in kept_by), subjects


def _said(store: Store) -> int:
    return sum(int(row["said"].value) for row in store.rows(_SAID))


def _by_gene(store: Store, subjects: Counter[str]) -> Counter[str]:
    named: dict[str, str] = {}
    for row in store.rows(_GENES):
        ends = (row["gene"], row["product"])
        named.update((end.value, row["label"].value) for end in ends if end is not None)
    genes: Counter[str] = Counter()
    for subject, n in subjects.items():
        genes[named.get(subject, _OF_NO_GENE)] += n
    return genes


def _falling(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _size(database: Path | None) -> int | None:
    return None if database is None else sum(each.stat().st_size for each in database.iterdir())


# --- telling


def to_values(told: Statistics) -> dict[str, Any]:
    """Give them as one object of plain values, for JSON."""
    return {name: getattr(told, name) for name in Statistics.__dataclass_fields__}


def tell(told: Statistics) -> str:
    """Write them in a few lines."""
    return "\n".join(_lines(told))


def _lines(told: Statistics) -> Iterator[str]:
    yield f"{told.place}: {counted(told.statements, 'statement')} of {counted(told.documents, 'document')}"
    if told.said > told.statements:
        yield f"  {'said':12}  {told.said:,} times: some statements by more than one document"
    tables = (
        ("kind", told.kinds),
        ("certainty", told.certainties),
        ("tier", told.tiers),
        ("not asserted", told.not_asserted),
        ("gene", told.genes),
        ("terms", told.terms),
    )
    for name, counts in tables:
        if counts:
            yield f"  {name:12}  {_row(counts.items())}"
    disk = f", {told.size / 1e6:,.1f} MB on the disk" if told.size is not None else ""
    yield f"  {'triples':12}  {told.triples:,}{disk}"


def _row(counts: Iterable[tuple[str, int]]) -> str:
    listed = [f"{name} {n:,}" for name, n in counts]
    more = [f"and {len(listed) - _SHOWN:,} more"] if len(listed) > _SHOWN else []
    return ", ".join([*listed[:_SHOWN], *more])
