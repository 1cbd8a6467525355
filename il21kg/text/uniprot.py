"""Turns an entry of UniProt, as it is saved in lines with codes, into text.

GN   Name=IL18 {ECO:0000303};                           IL18 gene
CC   -!- FUNCTION: Binds the receptor and may           FUNCTION: Binds the receptor and may act.
CC       act.
"""

import re
from typing import Final

_ENTRY: Final = re.compile(r"\s*ID   \S+\s+(?:Reviewed|Unreviewed);")
_LINE: Final = re.compile(r"^CC {3}(?: {4}|-!- )?(?P<words>.*)$", re.MULTILINE)
_GENE: Final = re.compile(r"^GN   Name=([^ ;{]+)", re.MULTILINE)
_PROTEIN: Final = re.compile(r"^DE   (?:RecName|SubName): Full=([^;{]+)", re.MULTILINE)
#: Topics of comments that are no prose: tables of partners, forms, masses, addresses.
_TABLES: Final = ("INTERACTION", "ALTERNATIVE PRODUCTS", "WEB RESOURCE", "MASS SPECTROMETRY")


def is_entry(text: str) -> bool:
    """Tell whether a text is an entry of UniProt, by its first line."""
    return _ENTRY.match(text) is not None


def entry_text(entry: str) -> str:
    """Give the readable text of an entry: what it is called, and its comments."""
    title = _GENE.search(entry)
    protein = _PROTEIN.search(entry)
    heading = f"{title[1]} gene" if title else protein[1].strip() if protein else ""
    return "\n\n".join((heading, *_comments(entry))).strip() + "\n"


def _comments(entry: str) -> list[str]:
    comments: list[str] = []
    for line in _LINE.finditer(entry):
        words = line["words"].strip()
        if set(words) <= {"-"} or words.startswith(("Copyrighted by", "Distributed under")):
            continue
        if line[0].startswith("CC   -!- "):
            comments.append(words)
        elif comments:
            joined = "" if comments[-1].endswith("-") else " "
            comments[-1] += joined + words
    return [comment for comment in comments if not comment.startswith(_TABLES)]
