"""Names that are easily taken for those of something else."""

import pytest
from sayings import claims, read, said

from il21kg.namespaces import compact

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CONDITION = f"{GENE} biolink:gene_associated_with_condition"


def test_the_symbol_beats_the_alias_of_another_gene() -> None:
    """`IL-21` is an old name of IL22 and of IL17C too."""
    (found,) = said("IL6 induces IL-21.", "IL6")
    assert compact(str(found.object.iri)) == PROTEIN
    assert read("IL6 induces IL-21.", "IL6").ambiguities == ()


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("dacryoadenitis", "MONDO:0004804"),
        ("CVID11", "MONDO:0014338"),
        ("psoriasis", "MONDO:0005083"),
    ],
)
def test_a_label_beats_a_synonym(name: str, curie: str) -> None:
    assert claims(f"IL21 is associated with {name}.") == [f"{CONDITION} {curie}"]


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("macrophages", "CL:0000235"),
        ("cytotoxic T cells", "CL:0000910"),
        ("Tfh cells", "CL:0002038"),
        ("mature T cells", "CL:0002419"),
        ("B-cells", "CL:0000236"),
        ("NK cells", "CL:0000623"),
    ],
)
def test_cells_that_are_easily_mistaken(name: str, curie: str) -> None:
    assert claims(f"IL-21 acts on {name}.") == [f"{PROTEIN} ikg:actsOnCell {curie}"]
