"""Reads annotations of genes with terms of GO: GAF 2.2, GPAD 1.1, 1.2 and 2.0.

UniProtKB  P05112  IL4  NOT|involved_in  GO:0042100  PMID:…  IDA  …      GAF: the fourth column denies
UniProtKB:P05112  NOT  RO:0002331  GO:0042100  PMID:…  ECO:…  …          GPAD 2.0: the second does
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from il21kg.audit.registers import iri_of, named
from il21kg.reference.values import Entry

_HUMAN: Final = "taxon:9606"
#: No data: the gene was looked at, and nothing was found.
_NOTHING: Final = ("ND", "ECO:0000307")
Line = tuple[str, int, str]
"""File, number and text of a line."""


def is_annotations(first: str) -> bool:
    """Tell by its first lines whether a file holds annotations."""
    lines = first.splitlines()
    return first.startswith(("!gaf-version", "!gpa-version", "!gpad-version")) or any(
        _gaf(line.split("\t")) for line in lines if not line.startswith("!")
    )


def read_annotations(lines: Iterable[Line]) -> Iterator[Entry]:
    """Give what each line says; `lines` are those of the whole file, with its head."""
    read: Callable[[list[str]], _Parts | None] = _of_gaf
    for file, number, text in lines:
        if text.startswith("!"):
            read = _reader(text) or read
            continue
        found = read([cell.strip() for cell in text.rstrip("\r\n").split("\t")])
        if found is not None:
            gene, relation, term, negated, told, limited = found
            iri = iri_of(named(term)) or term
            yield Entry(gene, relation, iri, negated, f"{file}:{number}", told, limited)


_ISOFORM: Final = re.compile(r"UniProtKB:\w+-\d+")
_Parts = tuple[tuple[str, ...], str, str, bool, str, bool]
"""Gene, relation, term, whether it is denied, the line in short, whether it is limited (`Entry`)."""


def _reader(head: str) -> Callable[[list[str]], _Parts | None] | None:
    """Give what reads the lines of a file by a line of its head."""
    name, _, version = head.partition(":")
    if name == "!gaf-version":
        return _of_gaf
    if name in ("!gpa-version", "!gpad-version"):
        return _of_gpad_2 if version.strip().startswith("2") else _of_gpad_1
    return None


def _gaf(cells: list[str]) -> bool:
    return len(cells) in (15, 16, 17) and cells[4].startswith("GO:")


def _of_gaf(cells: list[str]) -> _Parts | None:
    if not _gaf(cells) or cells[6] in _NOTHING:
        return None
    gene = (f"{cells[0]}:{cells[1]}", *((cells[2],) if cells[12].split("|")[0] == _HUMAN else ()))
    qualifiers = cells[3].split("|")
    relation = next((each for each in qualifiers if each != "NOT"), "")
    limited = any(cells[15:])  # in a cell or place; of a form of the product
    return gene, relation, cells[4], "NOT" in qualifiers, _told(relation, cells[3], cells[4:7]), limited


def _of_gpad_1(cells: list[str]) -> _Parts | None:
    if len(cells) < 10 or cells[5] in _NOTHING:
        return None
    qualifiers = cells[2].split("|")
    relation = next((each for each in qualifiers if each != "NOT"), "")
    gene, told = f"{cells[0]}:{cells[1]}", _told(relation, cells[2], cells[3:6])
    return (gene,), relation, cells[3], "NOT" in qualifiers, told, _limited(gene, cells)


def _of_gpad_2(cells: list[str]) -> _Parts | None:
    if len(cells) < 10 or cells[5] in _NOTHING:
        return None
    told = _told(cells[2], cells[1], cells[3:6])
    return (cells[0],), cells[2], cells[3], cells[1] == "NOT", told, _limited(cells[0], cells)


def _limited(gene: str, cells: list[str]) -> bool:
    """Tell whether a line of GPAD is about one form of a product, or says where it holds (column 11)."""
    return _ISOFORM.fullmatch(gene) is not None or any(cells[10:11])


def _told(relation: str, qualifiers: str, cells: list[str]) -> str:
    """Say a line in short: `NOT involved_in GO:0042100, PMID:1, IDA`."""
    denied = "NOT " if "NOT" in qualifiers.split("|") else ""
    return f"{denied}{relation} {', '.join(filter(None, cells))}".strip()
