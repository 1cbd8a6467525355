"""Reads what an ontology of diseases says of genes, as MONDO does in OBO.

[Term]
id: MONDO:0007947
relationship: has_material_basis_in_germline_mutation_in http://identifiers.org/hgnc/3603 {source="…"} ! FBN1
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.audit.registers import known_iri
from il21kg.reference.values import Entry, Line

_GENE: Final = re.compile(r"relationship: (\S+) ((?:https?://identifiers\.org/)?(?:hgnc|HGNC)[:/]\d+)(.*)")
_SYMBOL: Final = re.compile(r"! (\S+)\s*$")


def is_ontology(first: str) -> bool:
    """Tell by its first lines whether a file is an ontology in OBO."""
    return re.match(r"format-version: 1\.\d", first) is not None


def read_ontology(lines: Iterable[Line]) -> Iterator[Entry]:
    """Give what the relationships of terms say of genes; terms that are obsolete say nothing."""
    term, found = "", list[Entry]()
    for file, number, text in lines:
        if text.startswith("["):
            yield from found
            term, found = "", []
        elif text.startswith("id: "):
            term = text[4:].strip()
        elif text.startswith("is_obsolete: true"):
            term, found = "", []
        elif term and (gene := _GENE.match(text)):
            told = f"{term} {gene[1]} {gene[2]}{gene[3].rstrip()}"
            symbol = _SYMBOL.search(gene[3])
            names = (gene[2], *((symbol[1],) if symbol else ()))
            found.append(Entry(names, gene[1], known_iri(term), False, f"{file}:{number}", told))
    yield from found
