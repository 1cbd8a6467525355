"""Reads the HGNC complete set: each approved human gene, the protein UniProt has for it, the gene groups.

The symbol is the label, the approved name an exact synonym, aliases and former symbols and names are related
ones; a protein is called by the approved name of its gene.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final

from il21kg.errors import InputError
from il21kg.namespaces import CURIES, PREFIXES, SKOS
from il21kg.vocabulary.sources.entries import Entry, Terminology, named, told
from il21kg.vocabulary.sources.tables import columns_of, read_rows
from il21kg.vocabulary.spelling import LABEL, RELATED, SYNONYM, key

#: Columns without which a file is not HGNC's complete set.
COLUMNS: Final = ("hgnc_id", "symbol", "name", "status")
_GROUP: Final = CURIES["hgnc.genegroup"]


_IDENTIFIERS: Final = (
    "hgnc_id", "uniprot_ids", "ensembl_gene_id", "entrez_id", "omim_id", "gene_group_id",
)  # fmt: skip
_IDENTIFIER: Final = re.compile(r"[\w.:-]{1,40}", re.ASCII)


def read_hgnc(lines: Iterable[str]) -> Terminology:
    """Read the lines of the complete set, tab-separated; raise InputError for a file of other columns.

    Rows with an identifier that makes no IRI are told in a remark, with their lines.
    """
    lines = list(lines)
    lacking = [column for column in COLUMNS if column not in columns_of(next(iter(lines), ""))]
    if lacking:
        raise InputError(
            f"The file has no column {', '.join(lacking)}: it is not HGNC's complete set.",
            "Take hgnc_complete_set.txt from genenames.org, tab-separated, with its first line.",
        )
    rows = [
        (number, row)
        for number, row in read_rows(lines)
        if row["status"] == "Approved" and row["hgnc_id"] and row["symbol"]
    ]
    genes = [row for _, row in rows if _is_sound(row)]
    strange = [number for number, row in rows if not _is_sound(row)]
    pseudo = {_iri(row) for row in genes if row.get("locus_group") == "pseudogene"}
    entries = _with_weak([_gene(row) for row in genes], pseudo)
    days = [row.get("date_modified") or "" for row in genes]
    return Terminology(
        entries=(*entries, *_proteins(genes), *_families(genes)),
        title="HGNC complete set",
        release=max(days, default=""),
        licence="CC0-1.0",
        date=max(days, default=""),
        remarks=(f"{len(strange)} rows with a broken identifier are passed over: lines {told(strange)}.",)
        if strange
        else (),
    )


def _is_sound(row: dict[str, str]) -> bool:
    """Tell whether all identifiers of a row are such that they make IRIs."""
    return all(_IDENTIFIER.fullmatch(part) for column in _IDENTIFIERS for part in _parts(row, column))


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
            (row["name"] or symbol, SYNONYM),
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
            names.setdefault(protein, []).append((_iri(row), row["name"] or row["symbol"]))
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


# --- aliases that name a whole class as well

#: What tells one member of a class from another, at the end of its name: "kinase 2", "kinase alpha".
_MEMBER: Final = re.compile(r"\d.*|[a-z]|alpha|beta|gamma|delta|epsilon|zeta|eta|theta|i{1,3}|iv|v")
#: A word in the names of more genes than these tells none of them.
_MANY: Final = 40
_Parts = tuple[str, ...]


def _with_weak(genes: Sequence[Entry], pseudo: Set[str]) -> list[Entry]:
    """Mark the aliases that need support: short ones, roots of other symbols, names of classes, usual words.

    "AKT" is an alias of one gene and the root of three symbols; "DNA-binding protein" is an alias of one gene
    and stands in the names of many. Pseudogenes (`pseudo`) are called like their genes and do not count.
    """
    real = [gene for gene in genes if gene.iri not in pseudo]
    owners, classes, usual = _roots(real), _classes(real), _usual(real)
    marked = []
    for gene in genes:
        weak = [symbol for symbol, rank in gene.symbols if _short(symbol, rank)]
        for symbol, rank in gene.symbols:
            several = owners.get(_plain(symbol), frozenset())
            several |= classes.get(_parts_of(symbol), frozenset())
            if rank == RELATED and several - {gene.iri}:
                weak.append(symbol)
        for name, rank in gene.names:
            parts = _parts_of(name)
            several = classes.get(parts, frozenset()) - {gene.iri}
            if rank == RELATED and (several or usual.issuperset(parts)):
                weak.append(name)
        marked.append(replace(gene, weak=tuple(dict.fromkeys(weak))) if weak else gene)
    return marked


def _usual(genes: Iterable[Entry]) -> frozenset[str]:
    """Give the words that stand in the names of many genes, as in "transmembrane glycoprotein"."""
    found = Counter(word for gene in genes for word in {p for name, _ in gene.names for p in _parts_of(name)})
    return frozenset(word for word, count in found.items() if count > _MANY and not _MEMBER.fullmatch(word))


def _short(symbol: str, rank: int) -> bool:
    """Tell whether a symbol says little: two characters, and as an alias three letters."""
    return len(symbol) < 3 or (rank == RELATED and len(symbol) < 4 and symbol.isalpha())


def _plain(symbol: str) -> str:
    return symbol.upper().replace("-", "")


@lru_cache(maxsize=1 << 18)
def _parts_of(name: str) -> _Parts:
    return tuple(key(name).split(" "))


def _roots(genes: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Give what symbols begin with: before a number; of approved ones also before a letter after it."""
    roots: dict[str, set[str]] = {}
    for gene in genes:
        for symbol, rank in gene.symbols:
            match = re.fullmatch(r"(.*[A-Z])\d{1,2}|(.*\d)[A-Z]", _plain(symbol))
            if match is not None and (match[1] or rank == LABEL):
                roots.setdefault(match[1] or match[2], set()).add(gene.iri)
    return {root: frozenset(owners) for root, owners in roots.items()}


def _classes(genes: Sequence[Entry]) -> dict[_Parts, frozenset[str]]:
    """Give the aliases that are names of classes, each with the genes that are called by them.

    Those are the genes whose names are the alias and what tells members apart; and, where it stands within
    the names of several, all of these.
    """
    wanted: dict[str, set[_Parts]] = {}
    for gene in genes:
        for name, rank in (*gene.names, *gene.symbols):
            if rank == RELATED:
                parts = _parts_of(name)
                wanted.setdefault(parts[0], set()).add(parts)
    sizes = {first: sorted({len(parts) for parts in found}) for first, found in wanted.items()}
    inside: dict[_Parts, set[str]] = {}
    members: dict[_Parts, set[str]] = {}
    for gene in genes:
        for name, _ in gene.names:
            parts = _parts_of(name)
            for at, first in enumerate(parts):
                for size in sizes.get(first, ()):
                    alias = parts[at : at + size]
                    if len(alias) == size < len(parts) and alias in wanted[first]:
                        inside.setdefault(alias, set()).add(gene.iri)
                        if at == 0 and size == len(parts) - 1 and _MEMBER.fullmatch(parts[-1]):
                            members.setdefault(alias, set()).add(gene.iri)
    found = {alias: frozenset(owners) for alias, owners in members.items()}
    return found | {alias: frozenset(owners) for alias, owners in inside.items() if len(owners) > 2}
