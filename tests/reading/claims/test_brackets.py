"""Names that brackets give to what stands before them."""

import pytest
from rooms import bracketed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It acts on natural killer (NK) cells.", "natural killer cell = NK"),
        ("It acts on natural killer cells (NKCs).", "natural killer cell = NKCs"),
        ("It binds colony stimulating factor 2 (CSF2).", "Colony stimulating factor 2 = CSF2"),
        ("It binds Janus kinase 1 (JAK1).", "Janus kinase 1 = JAK1"),
        ("It binds the common gamma chain (gc).", ""),
        ("It binds STAT3 (Tyr705).", ""),
        ("It activates leukocytes (B cells and mast cells).", ""),
        ("It is associated with systemic lupus erythematosus (SLE).", "systemic lupus erythematosus = SLE"),
        ("It binds strange protein 7 (STP7).", "strange protein 7 = STP7"),
        ("It induces apoptosis (see below).", ""),
        ("It binds IL4 (also called BSF1).", ""),
        ("It binds IL4.", ""),
    ],
)
def test_the_names_in_brackets(text: str, expected: str) -> None:
    assert bracketed(text) == expected
