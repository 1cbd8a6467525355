"""Brackets, quotation marks and sentences that are glued to their words."""

import pytest
from sayings import claim, claims, page, said, vocabulary

from il21kg.reading.statements import Statement
from il21kg.text.citations import Citation, read_citations

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CYTOKINE = f"{PROTEIN} RO:0002327 GO:0005125"

LOCATION = f"{GENE} RO:0001025 CHR:9606-chr4q27"


def words(statement: Statement) -> tuple[str, str]:
    """Give the words of both ends; empty for an end without words."""
    return tuple(end.span.text if end.span else "" for end in (statement.subject, statement.object))  # type: ignore[return-value]


def citations(text: str) -> tuple[Citation, ...]:
    """Give the literature of a page."""
    return read_citations(page(text), vocabulary().journals.values(), vocabulary().works.values())


def test_a_bracket_glued_to_its_word() -> None:
    found = said("The encoded protein(interleukin-21) inhibits phagocytosis.")
    assert [claim(s) for s in found if s.relation == "inhibits"] == [f"{PROTEIN} RO:0002430 GO:0006909"]
    assert {claim(s) for s in found} <= {f"{PROTEIN} RO:0002430 GO:0006909", f"{GENE} RO:0002205 {PROTEIN}"}


def test_a_quotation_glued_to_its_word() -> None:
    family, kind = said('IL-21 belongs to the"gamma chain family" of cytokines (interleukins).')
    assert claim(family) == f"{PROTEIN} RO:0002350 con:gamma-chain-cytokine-family"
    assert words(family)[1] == "gamma chain family"
    assert claim(kind) == CYTOKINE


@pytest.mark.parametrize(
    "glued", ["IL21 maps to 4q27.The protein is a cytokine.", "IL21 maps to 4q27.It is a cytokine."]
)
def test_a_sentence_glued_to_the_one_before(glued: str) -> None:
    assert claims(glued) == [LOCATION, CYTOKINE]


def test_a_journal_glued_to_the_title() -> None:
    entry = "Doe J A et al (2009) Cells and tales.Ann Rev Immun 27: 1-9."
    text = f"IL21 gene\n\nIL21 maps to 4q27.\n\nLiterature\n\n1. {entry}"
    (citation,) = citations(text)
    assert (citation.title and citation.title.text, citation.journal and citation.journal.text) == (
        "Cells and tales",
        "Ann Rev Immun",
    )
