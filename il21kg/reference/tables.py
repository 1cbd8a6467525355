"""Reads what tables say of genes: edges of KGX, diseases as HPO lists them, places as HGNC does."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from il21kg.audit.registers import known_iri
from il21kg.audit.tables import read_table, tables_in
from il21kg.audit.values import Claim
from il21kg.reference.values import Entry

#: What columns of genes are called, and the prefix that their numbers lack; the surest first.
_GENES: Final = {
    "hgnc_id": "HGNC:",
    "ncbi_gene_id": "NCBIGene:",
    "entrez_id": "NCBIGene:",
    "gene_id": "",
    "gene": "",
    "gene_symbol": "",
    "symbol": "",
}
_DISEASES: Final = ("disease_id", "mondo_id", "disease")
_RELATIONS: Final = ("association_type", "relation", "predicate", "classification")
#: Relations and qualifiers that say what becomes of the object, and of no aspect of it; RO by its numbers.
_WAYS: Final = tuple(
    (re.compile(rf"(?:^|_)(?:{form})", re.IGNORECASE), way)
    for form, way in (
        ("positively_|increased$|upregulated$|activates$|stimulates$|000(?:2213|2629|2429)$", "increased"),
        ("negatively_|decreased$|downregulated$|inhibits$|suppresses$|000(?:2212|2630|2430)$", "decreased"),
    )
)


def is_edges(columns: set[str]) -> bool:
    """Tell by its columns whether a table has edges of KGX."""
    return {"subject", "object"} <= columns


def is_genes(columns: set[str]) -> bool:
    """Tell by its columns whether a table lists diseases of genes, or their places."""
    said = not columns.isdisjoint(_DISEASES) or "location" in columns
    return said and not columns.isdisjoint(_GENES)


def read_edges(path: Path) -> Iterator[Entry]:
    """Give what each edge says of its subject, and of its object."""
    for table in tables_in([path]):
        for claim in read_table(table):
            if isinstance(claim, Claim) and claim.subject and claim.object:
                yield from _of_edge(claim)


def _of_edge(claim: Claim) -> Iterator[Entry]:
    relation = claim.predicate.rpartition(":")[2].rpartition("/")[2]
    denied, direction = "not: " if claim.negated else "", _direction(claim.direction or relation)
    sources = ", ".join(claim.sources[:3])
    told = f"{denied}{claim.subject} {relation} {claim.object}" + (f" ({sources})" if sources else "")
    for one, other in ((claim.subject, claim.object), (claim.object, claim.subject)):
        said = direction if one == claim.subject else ""  # what becomes of the object
        yield Entry((one,), relation, known_iri(other), claim.negated, claim.where, told, direction=said)


def _direction(words: str) -> str:
    """Give the direction in the name of a relation or in a qualifier, as Biolink and RO write them.

    >>> _direction("negatively_regulates"), _direction("upregulated"), _direction("affects")
    ('decreased', 'increased', '')
    """
    return next((way for form, way in _WAYS if form.search(words)), "")


def read_genes(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[Entry]:
    """Give the diseases and the place of the gene of each row; rows come with their places."""
    for where, row in rows:
        gene = tuple(_gene(row[column], prefix) for column, prefix in _GENES.items() if row.get(column))
        relation = next((row[name] for name in _RELATIONS if row.get(name)), "disease")
        denied = relation.upper().startswith("NOT") or row.get("negated", "").lower() in ("true", "not", "1")
        for disease in (row[name] for name in _DISEASES if row.get(name)):
            told = " ".join(filter(None, (relation, disease, row.get("source", ""))))
            yield Entry(gene, relation, known_iri(disease), denied, where, told)
        if place := row.get("location"):
            yield Entry(gene, "located on", place, False, where, f"located on {place}")


def _gene(words: str, prefix: str) -> str:
    return words if ":" in words or not words.isdecimal() else f"{prefix}{words}"
