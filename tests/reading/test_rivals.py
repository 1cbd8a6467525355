"""A title that names one gene, and a first sentence about another."""

import pytest
from sayings import claims, reader

from il21kg.pipeline import check, read

B, T = "uniprot:P05112 ikg:actsOnCell CL:0000236", "uniprot:P05112 ikg:actsOnCell CL:0000084"


@pytest.mark.parametrize(
    ("first", "sure"),
    [
        ("The IL13 gene is small.", False),
        ("IL13 is a protein-coding gene.", False),
        ("The ZOK7 gene, also known as IL4, is small.", False),
        ("The IL4 gene is small.", True),
        ("Interleukin-4 is a protein-coding gene.", True),
        ("IL13 binds a receptor.", True),
        ("IL13 is a cytokine that resembles the product of this gene.", True),
        ("The protein encoded by this gene resembles IL13.", True),
    ],
)
def test_what_points_is_open_where_the_first_sentence_is_about_another_gene(first: str, sure: bool) -> None:
    text = f"IL4 gene\n\n{first} IL-4 activates T cells. This protein activates B cells."
    found = [claim for claim in claims(text, None) if "actsOnCell" in claim]
    assert found == [T, B if sure else f"{B} ambiguous"]


def test_both_names_are_told() -> None:
    text = "IL4 gene\n\nThe IL13 gene is small. This gene activates B cells."
    report = check(read(reader(), text=text)).report
    found = [each for each in report.findings if each.shape == "S18"]
    assert report.conforms
    assert [(each.severity, each.quote, each.line, each.column) for each in found] == [("info", "IL13", 3, 5)]
    assert "“IL13”, the title says “IL4 gene”" in found[0].message


def test_one_gene_by_two_names_is_no_finding() -> None:
    text = "IL4 gene\n\nThe interleukin 4 gene is small. This gene activates B cells."
    assert [e for e in check(read(reader(), text=text)).report.findings if e.shape == "S18"] == []
