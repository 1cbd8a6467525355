"""An entry of UniProt becomes text: a heading, and a paragraph for each comment that is prose."""

import pytest

from il21kg.text.uniprot import entry_text, is_entry

ENTRY = """ID   ZA11_HUMAN              Reviewed;         162 AA.
DE   RecName: Full=Zapin-11 {ECO:0000303};
GN   Name=ZA11 {ECO:0000303};
CC   -!- FUNCTION: Binds the receptor and may
CC       act on mast-
CC       cells.
CC   -!- INTERACTION:
CC       P05112; P05113: IL13;
CC   -!- SUBUNIT: Monomer.
CC   -----------------------------------------------------------------------
CC   Copyrighted by the makers
CC   Distributed under a licence
CC   -----------------------------------------------------------------------
"""


def test_the_prose_of_an_entry() -> None:
    assert entry_text(ENTRY) == (
        "ZA11 gene\n\nFUNCTION: Binds the receptor and may act on mast-cells.\n\nSUBUNIT: Monomer.\n"
    )


def test_an_entry_without_a_gene_is_headed_by_its_protein() -> None:
    assert entry_text(ENTRY.replace("GN   Name", "GN   ORFNames")).startswith("Zapin-11\n\n")


@pytest.mark.parametrize(
    ("text", "entry"), [(ENTRY, True), ("ID card\n", False), ("IL4 gene\n\nID   X Reviewed;", False)]
)
def test_an_entry_is_told_by_its_first_line(text: str, entry: bool) -> None:
    assert is_entry(text) == entry
