"""Reads what UniProt has of proteins: entries in lines with codes, and tables with columns of its own.

AC   P05112;                                                    the accessions
DR   GO; GO:0042100; P:B cell proliferation; IDA:UniProtKB.     a term
CC   -!- DISEASE: … [MIM:601367]: …                             a disease
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from il21kg.audit.registers import known_iri
from il21kg.reference.values import Entry, Line

_GO: Final = re.compile(r"DR {3}GO; (GO:\d{7}); ([CFP]):(.*?); (\w+):")
_MIM: Final = re.compile(r"\[MIM:(\d{6})\]")
_NAME: Final = re.compile(r"GN {3}Name=([^ ;{]+)")
_PLACE: Final = re.compile(r"DR {3}Proteomes; UP000005640; Chromosome ([\dXYMT]+)\.")
_ASPECTS: Final = {"P": "involved_in", "F": "enables", "C": "located_in"}
_IN_TABLE: Final = re.compile(r"(GO:\d{7})|MIM:(\d{6})")
#: Columns of its tables → what they say.
_COLUMNS: Final = {
    "Gene Ontology IDs": "annotated with",
    "Gene Ontology (GO)": "annotated with",
    "Gene Ontology (biological process)": "involved_in",
    "Gene Ontology (molecular function)": "enables",
    "Gene Ontology (cellular component)": "located_in",
    "Involvement in disease": "involvement in disease",
}


def is_uniprot(first: str) -> bool:
    """Tell by its first lines whether a file is of UniProt."""
    head = first.split("\n", 1)[0].rstrip("\r").split("\t")
    return is_entries(first) or ("Entry" in head and any(column in head for column in _COLUMNS))


def is_entries(first: str) -> bool:
    """Tell by its first lines whether a file of UniProt has entries in lines, and no table."""
    return first.startswith("ID   ")


def read_entries(lines: Iterable[Line]) -> Iterator[Entry]:
    """Give what the lines of entries say, one entry after another."""
    gene: list[str] = []
    waiting: list[tuple[str, str, str, str]] = []
    for file, number, text in lines:
        where = f"{file}:{number}"
        if text.startswith("AC   "):
            gene += [f"UniProtKB:{each.strip()}" for each in text[5:].split(";") if each.strip()]
        elif name := _NAME.match(text):
            gene.append(name[1])
        elif text.startswith("//"):
            yield from (_entry(gene, *each) for each in waiting)
            gene, waiting = [], []
        waiting += _said(text, where)
    yield from (_entry(gene, *each) for each in waiting)


def _said(text: str, where: str) -> Iterator[tuple[str, str, str, str]]:
    """Give relation, identifier, place and words of what a line says."""
    if term := _GO.match(text):
        if term[4] != "ND":
            told = f"{_ASPECTS[term[2]]} {term[1]} {term[3]}, {term[4]}"
            yield _ASPECTS[term[2]], term[1], where, told
    elif text.startswith("CC   "):
        for disease in _MIM.finditer(text):
            yield "involvement in disease", f"OMIM:{disease[1]}", where, " ".join(text[5:].split())
    elif place := _PLACE.match(text):
        yield "located on", place[1], where, f"chromosome {place[1]}"


def read_table(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[Entry]:
    """Give what the rows of a table say; each comes with its place."""
    for where, row in rows:
        symbols = row.get("Gene Names (primary)", "").split(";") + row.get("Gene Names", "").split()[:1]
        gene = [f"UniProtKB:{row['Entry']}", *(each.strip() for each in symbols if each.strip())]
        for column, relation in _COLUMNS.items():
            for found in _IN_TABLE.finditer(row.get(column, "")):
                identifier = found[1] or f"OMIM:{found[2]}"
                yield _entry(gene, relation, identifier, where, f"{column}: {identifier}")


def _entry(gene: Iterable[str], relation: str, identifier: str, where: str, told: str) -> Entry:
    return Entry(tuple(dict.fromkeys(gene)), relation, known_iri(identifier), False, where, told)
