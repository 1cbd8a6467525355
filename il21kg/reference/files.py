"""Opens files of reference knowledge, by what stands in their first lines; one line after another."""

import csv
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from il21kg.errors import InputError
from il21kg.files import text_lines
from il21kg.reference import annotations, ontologies, tables, uniprot
from il21kg.reference.values import Entry, Line

_FIRST: Final = 200
"""Lines by which a file is known."""
_COMMENTS: Final = ("#!", "##", "!")
"""How lines begin that may stand before the one that names the columns."""
_KINDS: Final = (
    "annotations of GO (GAF 2.2, GPAD), entries or a table of UniProt, edges of KGX (.tsv, .csv, .jsonl), "
    "MONDO (.obo), a table of genes with disease_id or location"
)

_ADVICE: Final = (
    f"A reference is a file in UTF-8: {_KINDS}. To compare two genes of the graph: il21kg query compare "
    "gene=IL2 other=IL21"
)


def read_reference(path: Path) -> Iterator[Entry]:
    """Give what a file says of genes; raises InputError where it is of no known kind, or cannot be read."""
    first = _first(path)
    columns = {cell.strip('"').lstrip("#") for cell in _cells(_head(first), path)}
    if annotations.is_annotations(first):
        yield from annotations.read_annotations(_lines(path))
    elif ontologies.is_ontology(first):
        yield from ontologies.read_ontology(_lines(path))
    elif uniprot.is_entries(first):
        yield from uniprot.read_entries(_lines(path))
    elif uniprot.is_uniprot(first):
        yield from uniprot.read_table(_rows(path))
    elif tables.is_edges(columns) or path.name.removesuffix(".gz").endswith(".jsonl"):
        yield from tables.read_edges(path)
    elif tables.is_genes(columns):
        yield from tables.read_genes(_rows(path))
    else:
        raise InputError(f"{path}: no reference that is known here.", f"Known are {_KINDS}.")


def _head(first: str) -> str:
    """Give the line that names the columns: comments may stand before it."""
    return next(filter(_is_plain, first.splitlines()), "")


def _is_plain(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(_COMMENTS)


def _first(path: Path) -> str:
    return "".join(text for _, _, text in islice(_lines(path), _FIRST))


def _lines(path: Path) -> Iterator[Line]:
    for number, text in enumerate(text_lines(path, _ADVICE), 1):
        yield path.name, number, text


def _cells(line: str, path: Path) -> list[str]:
    """Give the cells of a line; in a table with tabs a comma is a letter."""
    separated = path.name.lower().removesuffix(".gz").endswith(".csv") and "\t" not in line
    cells = next(csv.reader([line.rstrip("\r\n")]), []) if separated else line.rstrip("\r\n").split("\t")
    return [cell.strip() for cell in cells]


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the rows of a table with tabs or commas; short ones lack their last cells."""
    columns: list[str] = []
    for name, number, text in _lines(path):
        cells = [cell.strip('"') for cell in _cells(text, path)]
        if not columns:
            if _is_plain(text):
                columns = [cell.lstrip("#") for cell in cells]
        elif any(cells):
            yield f"{name}:{number}", dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
