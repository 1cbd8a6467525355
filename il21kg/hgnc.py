"""Reads the HGNC complete set: each approved human gene, the protein UniProt has for it, the gene groups.

The symbol is the label, the approved name an exact synonym, aliases and former symbols and names are related
ones; a protein is called by the approved name of its gene.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.errors import InputError
from il21kg.names import RELATED, SYNONYM
from il21kg.namespaces import CURIES, PREFIXES, SKOS
from il21kg.terminology import Entry, Terminology, named

#: Columns without which a file is not HGNC's complete set.
COLUMNS: Final = ("hgnc_id", "symbol", "name", "status")
_GROUP: Final = CURIES["hgnc.genegroup"]


def read_hgnc(lines: Iterable[str]) -> Terminology:
    """Read the lines of the complete set, tab-separated; raise InputError for a file of other columns."""
    rows = csv.DictReader(lines, delimiter="\t")
    lacking = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if lacking:
        raise InputError(
            f"The file has no column {', '.join(lacking)}: it is not HGNC's complete set.",
            "Take hgnc_complete_set.txt from genenames.org, tab-separated, with its first line.",
        )
    genes = [row for row in rows if row["status"] == "Approved"]
    entries = [_gene(row) for row in genes]
    days = [row.get("date_modified") or "" for row in genes]
    return Terminology(
        entries=(*entries, *_proteins(genes), *_families(genes)),
        title="HGNC complete set",
        release=max(days, default=""),
        licence="CC0-1.0",
        date=max(days, default=""),
    )


def _parts(row: dict[str, str], column: str) -> list[str]:
    return [part.strip() for part in (row.get(column) or "").strip('"').split("|") if part.strip()]


def _iri(row: dict[str, str]) -> str:
    return PREFIXES["hgnc"] + row["hgnc_id"].removeprefix("HGNC:")


def _gene(row: dict[str, str]) -> Entry:
    symbol = row["symbol"]
    products = _parts(row, "uniprot_ids")
    matches = [
        *((SKOS.exactMatch, CURIES["ensembl"] + each) for each in _parts(row, "ensembl_gene_id")),
        *((SKOS.exactMatch, CURIES["ncbigene"] + each) for each in _parts(row, "entrez_id")),
        *((SKOS.exactMatch, CURIES["OMIM"] + each) for each in _parts(row, "omim_id")),
    ]
    return Entry(
        _iri(row),
        "gene",
        symbol,
        names=(
            (row["name"], SYNONYM),
            *((name, RELATED) for column in ("alias_name", "prev_name") for name in _parts(row, column)),
        ),
        symbols=named(
            symbol, ((s, RELATED) for column in ("alias_symbol", "prev_symbol") for s in _parts(row, column))
        ),
        matches=tuple(sorted(matches)),
        product=PREFIXES["uniprot"] + products[0] if products else None,
        location=row.get("location") or None,
        families=tuple(_GROUP + group for group in _parts(row, "gene_group_id")),
    )


def _proteins(genes: Iterable[dict[str, str]]) -> Iterator[Entry]:
    """Give each gene's first protein; where genes share one it is the first gene's, named by all of them."""
    names: dict[str, list[tuple[str, str]]] = {}
    for row in genes:
        for protein in _parts(row, "uniprot_ids")[:1]:
            names.setdefault(protein, []).append((_iri(row), row["name"]))
    for protein, owners in names.items():
        gene, label = owners[0]
        others = ((name, SYNONYM) for _, name in owners[1:])
        yield Entry(PREFIXES["uniprot"] + protein, "protein", label, names=named(label, others), gene=gene)


def _families(genes: Iterable[dict[str, str]]) -> Iterator[Entry]:
    groups = {
        group: name
        for row in genes
        for group, name in zip(_parts(row, "gene_group_id"), _parts(row, "gene_group"), strict=False)
    }
    for group, name in groups.items():
        yield Entry(_GROUP + group, "family", name, names=named(name))
