"""Short forms that a text defines, before its first sentence is read."""

import pytest
from rooms import short_forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It acts on natural killer (NK) cells.", "NK = ?, NKs = ?"),
        ("It acts on natural killer cells (NKCs).", "NKC = natural killer cell, NKCs = natural killer cell"),
        (
            "It binds colony stimulating factor 2 (CSF2).",
            "CSF2 = Colony stimulating factor 2, CSF2s = Colony stimulating factor 2",
        ),
        (
            "It is found in systemic lupus erythematosus (SLE).",
            "SLE = systemic lupus erythematosus, SLEs = systemic lupus erythematosus",
        ),
        ("It binds strange lectin protein (SLP).", "SLP = ?, SLPs = ?"),
        ("It binds IL4.", ""),
        (
            "It acts on mast cells (MCs) and dendritic cells (DCs).",
            "DC = dendritic cell, DCs = dendritic cell, MC = mast cell, MCs = mast cell",
        ),
        (
            "SLE (systemic lupus erythematosus) is rare.",
            "SLE = systemic lupus erythematosus, SLEs = systemic lupus erythematosus",
        ),
        ("It binds Janus kinase 1 (JAK1).", "JAK1 = Janus kinase 1, JAK1s = Janus kinase 1"),
        ("It was seen twice (see below).", ""),
        ("It acts on plasma cells (PCs).", "PC = plasma cell, PCs = plasma cell"),
    ],
)
def test_the_short_forms_of_a_text(text: str, expected: str) -> None:
    assert short_forms(text) == expected
