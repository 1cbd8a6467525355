"""Lists of diseases below the sentence that opens them."""

import pytest
from sayings import claim, claims, said

from il21kg.reading.statements import Statement

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CYTOKINE = f"{PROTEIN} RO:0002327 GO:0005125"

CONDITION = f"{GENE} biolink:gene_associated_with_condition"


def words(statement: Statement) -> tuple[str, str]:
    """Give the words of both ends; empty for an end without words."""
    return tuple(end.span.text if end.span else "" for end in (statement.subject, statement.object))  # type: ignore[return-value]


LIST = "Diseases associated with IL21 include:\n\n{}\n\nIL-21 is a cytokine."


@pytest.mark.parametrize(
    "items",
    [
        pytest.param("  • Psoriasis\n  • and\n  • Dacryoadenitis.", id="a bullet holds only and"),
        pytest.param("• Psoriasis,\n• Dacryoadenitis.", id="commas"),
        pytest.param("- Psoriasis\n- Dacryoadenitis", id="hyphens"),
        pytest.param("* Psoriasis\n* and Dacryoadenitis", id="and before the last"),
        pytest.param("1. Psoriasis\n2. Dacryoadenitis", id="numbers"),
    ],
)
def test_a_list_of_diseases(items: str) -> None:
    text = LIST.format(items)
    found = said(text)
    assert [claim(s) for s in found] == [f"{CONDITION} MONDO:0005083", f"{CONDITION} MONDO:0004804", CYTOKINE]
    assert [words(s)[1] for s in found] == ["Psoriasis", "Dacryoadenitis", "cytokine"]
    assert [len(s.evidence) for s in found] == [2, 2, 1], "header and item"
    assert all(s.evidence[0].text == "Diseases associated with IL21 include:" for s in found[:2])


def test_a_disease_with_commas_a_number_and_a_short_form() -> None:
    (found,) = said("Diseases linked to IL21 are:\n\n• Immunodeficiency, Common Variable, 11 (CVID11)")
    assert claim(found) == f"{CONDITION} MONDO:0014338"
    assert words(found)[1] == "Immunodeficiency, Common Variable, 11 (CVID11)"


def test_the_short_form_of_a_disease_is_known_afterwards() -> None:
    list_ = "Diseases linked to IL21 are:\n\n• Immunodeficiency, Common Variable, 11 (CVID11)"
    assert claims(f"{list_}\n\nIL21 is linked to CVID11.")[-1] == f"{CONDITION} MONDO:0014338"
