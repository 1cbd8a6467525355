"""Reads annotations of genes with terms of GO: GAF 2.2, GPAD 1.1, 1.2 and 2.0.

UniProtKB  P05112  IL4  NOT|involved_in  GO:0042100  PMID:…  IDA  …      GAF: the fourth column denies
UniProtKB:P05112  NOT  RO:0002331  GO:0042100  PMID:…  ECO:…  …          GPAD 2.0: the second does

Some write an operator before the relation there, too (`NOT|RO:0002331`): it is read wherever it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from il21kg.audit.registers import known_iri
from il21kg.reference.values import Entry, Line

_HUMAN: Final = "taxon:9606"
#: No data: the gene was looked at, and nothing was found.
_NOTHING: Final = ("ND", "ECO:0000307")
#: One form of a protein: an isoform, a chain.
_FORM: Final = re.compile(r"UniProtKB:\w+[-:#].+")

_Reader: TypeAlias = Callable[[list[str], str], Entry | None]
"""Gives what the cells of a line say, and the place of the line."""


def is_annotations(first: str) -> bool:
    """Tell by its first lines whether a file holds annotations."""
    lines = first.splitlines()
    return first.startswith(("!gaf-version", "!gpa-version", "!gpad-version")) or any(
        _is_gaf(line.split("\t")) for line in lines if not line.startswith("!")
    )


def read_annotations(lines: Iterable[Line]) -> Iterator[Entry]:
    """Give what each line says; `lines` are those of the whole file, with its head."""
    read: _Reader = _of_gaf
    for file, number, text in lines:
        if text.startswith("!"):
            read = _reader(text) or read
            continue
        entry = read([cell.strip() for cell in text.rstrip("\r\n").split("\t")], f"{file}:{number}")
        if entry is not None:
            yield entry


def _reader(head: str) -> _Reader | None:
    """Give what reads the lines of a file by a line of its head."""
    name, _, version = head.partition(":")
    if name == "!gaf-version":
        return _of_gaf
    if name in ("!gpa-version", "!gpad-version"):
        return _of_gpad_2 if version.strip().startswith("2") else _of_gpad_1
    return None


def _is_gaf(cells: list[str]) -> bool:
    return len(cells) in (15, 16, 17) and cells[4].startswith("GO:")


def _of_gaf(cells: list[str], where: str) -> Entry | None:
    if not _is_gaf(cells) or cells[6] in _NOTHING:
        return None
    gene = (f"{cells[0]}:{cells[1]}", *((cells[2],) if cells[12].split("|")[0] == _HUMAN else ()))
    limited = any(cells[15:])  # in a cell or place; of a form of the product
    return _entry(gene, *_qualified(cells[3]), cells[4:7], where, limited)


def _of_gpad_1(cells: list[str], where: str) -> Entry | None:
    if len(cells) < 10 or cells[5] in _NOTHING:
        return None
    gene = f"{cells[0]}:{cells[1]}"
    return _entry((gene,), *_qualified(cells[2]), cells[3:6], where, _limited(gene, cells))


def _of_gpad_2(cells: list[str], where: str) -> Entry | None:
    if len(cells) < 10 or cells[5] in _NOTHING:
        return None
    gene, operator, relation = cells[:3]
    return _entry((gene,), *_qualified(f"{operator}|{relation}"), cells[3:6], where, _limited(gene, cells))


def _qualified(words: str) -> tuple[str, bool]:
    """Give the relation of a cell like `NOT|involved_in`, and whether it is denied."""
    qualifiers = [each.strip() for each in words.split("|")]
    denials = [each for each in qualifiers if each.upper() == "NOT"]
    return next((each for each in qualifiers if each and each not in denials), ""), bool(denials)


def _limited(gene: str, cells: list[str]) -> bool:
    """Tell whether a line of GPAD is about one form of a product, or says where it holds (column 11)."""
    return _FORM.fullmatch(gene) is not None or any(cells[10:11])


def _entry(
    gene: tuple[str, ...], relation: str, denied: bool, cells: list[str], where: str, limited: bool
) -> Entry:
    """Give a line of annotations; `cells` are its term, reference and evidence: `GO:0042100, PMID:1, IDA`."""
    told = f"{'NOT ' * denied}{relation} {', '.join(filter(None, cells))}".strip()
    return Entry(gene, relation, known_iri(cells[0]), denied, where, told, limited)
