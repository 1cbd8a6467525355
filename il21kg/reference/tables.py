"""Reads what tables say of genes: edges of KGX, diseases as HPO lists them, places as HGNC does."""

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
    denied = "not: " if claim.negated else ""
    sources = ", ".join(claim.sources[:3])
    told = f"{denied}{claim.subject} {relation} {claim.object}" + (f" ({sources})" if sources else "")
    for one, other in ((claim.subject, claim.object), (claim.object, claim.subject)):
        yield Entry((one,), relation, known_iri(other), claim.negated, claim.where, told)


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
