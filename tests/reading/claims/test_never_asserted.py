"""What must never be asserted of the topic."""

import pytest
from sayings import claim, said

PROTEIN, GENE = "uniprot:Q9HBE4", "hgnc:6005"


def asserted(text: str, about: str = "IL21") -> list[str]:
    """Give the claims whose direct triple follows."""
    return [claim(s) for s in said(text, about) if s.not_asserted is None]


@pytest.mark.parametrize(
    ("sentence", "about", "never"),
    [
        ("IL-21 is structurally related to IL-10.", "IL21", "RO:0002436"),
        ("IL-21 is similar in sequence to IL-10.", "IL21", "RO:0002436"),
        ("This protein is related to IL-10.", "IL21", "RO:0002436"),
        ("The subunit is shared by many cytokines, including IL2 and IL4.", "IL2RG", "BFO:0000050"),
        ("IL2RG is a chain shared by many cytokines, including IL2 and IL4.", "IL2RG", "BFO:0000050"),
        ("This gene is a key component of the IL-6/STAT3 inflammatory response.", "IL21", "BFO:0000050"),
        ("IL-21 inhibits the growth induced by interleukin 1 family, member 6.", "IL21", "con:interleukin-1"),
        ("The FAS/FASLG pathway is essential for apoptosis.", "FASLG", "uniprot:P25445 ikg:criticalFor"),
        ("FASLG binds FAS. The FAS pathway is known. It causes psoriasis.", "FASLG", "hgnc:11920"),
        ("A partial duplication of this gene lies on chromosome 11.", "IL21", "chr11"),
        ("A copy of this gene is located on chromosome 11.", "IL21", "hgnc:6005 RO:0001025"),
        ("The pseudogene lies on chromosome 11.", "IL21", "hgnc:6005 RO:0001025"),
        ("The mouse gene lies on chromosome 3.", "IL21", "hgnc:6005 RO:0001025"),
        ("A related gene is located on chromosome 11.", "IL21", "hgnc:6005 RO:0001025"),
        ("IL-21 regulates responses such as allergic and acute inflammation.", "IL21", "associated_with"),
        ("It is an inhibitor of this transmembrane protein.", "IL21", "con:transmembrane-protein"),
        ("IL-4, but not IL-21, inhibits apoptosis.", "IL21", f"{PROTEIN} RO:0002430"),
        ("IL-4 instead of IL-21 inhibits apoptosis.", "IL21", f"{PROTEIN} RO:0002430"),
        ("IL-4 blocks apoptosis more than IL-21.", "IL21", f"{PROTEIN} RO:0002430"),
        ("IL-21 inhibits rather than promotes apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("B cells lacking IL-21 induce apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("B cells stimulated by IL-21 induce apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("Lack of IL-21 signaling promotes apoptosis.", "IL21", f"{PROTEIN} RO:0002429"),
        ("Patients with psoriasis have increased IL-21.", "IL21", "RO:0002429"),
    ],
)
def test_what_is_never_asserted(sentence: str, about: str, never: str) -> None:
    assert [c for c in asserted(sentence, about) if never in c] == []
