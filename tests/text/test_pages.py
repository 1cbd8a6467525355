"""Pages as they are met: notices, dates, authors, references, titles and what is missing."""

import pytest
from sayings import claim, claims, page, read, said, vocabulary

from il21kg.errors import InputError
from il21kg.text.citations import Citation, read_citations

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CYTOKINE = f"{PROTEIN} RO:0002327 GO:0005125"

LOCATION = f"{GENE} RO:0001025 CHR:9606-chr4q27"

SYNONYM = f'{GENE} skos:altLabel "'


def citations(text: str) -> tuple[Citation, ...]:
    """Give the literature of a page."""
    return read_citations(page(text), vocabulary().journals.values(), vocabulary().works.values())


NOTICE = "Requires a registration (doctors only)\n\nPlease log in to see the images.\n\n"

REFERENCES = """IL21 gene

IL21 maps to 4q27.

Literature

  1. Doe J A et al (2001) A tale of two cells: splitting hairs. Blood 97: 1-9.
  2. Roe B et al. (2002) Tales of tails.Ann Rev Immun 20: 11-19.
  3. Poe E (1999) Ravens. https://doi.org/10.1000/xyz.123.
"""


def test_login_notices_are_dropped_each_time() -> None:
    text = f"IL21 gene\n\n{NOTICE}{NOTICE}Definition\n\nIL21 maps to 4q27.\n\n{NOTICE}"
    assert claims(text, None) == [LOCATION]
    assert [b.kind for b in page(text).blocks].count("notice") == 6
    assert [s.span.text for s in page(text).sentences] == ["IL21 maps to 4q27."]


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        pytest.param(
            "DefinitionThis section was translated by a machine.\n\nIL21 maps to 4q27.", True, id="glued"
        ),
        pytest.param(
            "Definition\nThis section was translated by a machine.\n\nIL21 maps to 4q27.",
            True,
            id="next line",
        ),
        pytest.param(
            "Definition\n\nThis section was translated by a machine.\n\nIL21 maps to 4q27.", True, id="apart"
        ),
        pytest.param("Definition\n\nIL21 maps to 4q27.", False, id="missing"),
    ],
)
def test_the_notice_of_translation_is_a_fact_of_its_section(text: str, translated: bool) -> None:
    text = f"IL21 gene\n\n{text}"
    assert claims(text, None) == [LOCATION]
    sections = {s.key: s.machine_translated for s in page(text).sections}
    assert sections["definition"] is translated
    assert sections["front"] is False


def test_the_notice_is_kept_for_each_section_of_its_own() -> None:
    text = (
        "IL21 gene\n\nDefinitionThis section was translated by a machine.\n\nIL21 maps to 4q27.\n\n"
        "General information\n\nIL-21 is a cytokine."
    )
    flags = {s.key: s.machine_translated for s in page(text).sections}
    assert flags == {"front": False, "definition": True, "general-information": False}


def test_the_line_of_the_german_version_is_a_fact_of_the_page() -> None:
    text = "IL21 gene\n\nDieser Beitrag auf Deutsch\n\nIL21 maps to 4q27."
    assert page(text).german_version and page(text).language == "en"
    assert claims(text, None) == [LOCATION]


def test_the_date_given_twice_is_read_twice() -> None:
    text = "IL21 gene\n\nLast updated on: 01.02.2023\n\nIL21 maps to 4q27.\n\nLast updated on: 01.02.2023"
    assert [iso for _, iso in page(text).updates] == ["2023-02-01", "2023-02-01"]
    assert page(text).updated == "2023-02-01"
    assert claims(text, None) == [LOCATION]


def test_references_are_read_and_make_no_claims() -> None:
    assert claims(REFERENCES, None) == [LOCATION]
    found = citations(REFERENCES)
    assert [(c.authors and c.authors.text, c.year and c.year.text, c.doi and c.doi.text) for c in found] == [
        ("Doe J A et al", "2001", None),
        ("Roe B et al.", "2002", None),
        ("Poe E", "1999", "10.1000/xyz.123"),
    ]


def test_references_may_be_missing() -> None:
    assert citations("IL21 gene\n\nIL21 maps to 4q27.") == ()


def test_no_headings_at_all() -> None:
    assert claims("IL21 gene\n\nIL21 maps to 4q27.\n\nIL-21 is a cytokine.", None) == [LOCATION, CYTOKINE]


@pytest.mark.parametrize(
    "line", ["Author: A. Writer", "Author\n\nA. Writer", "Author(s)\n\nA. Writer\n\nB. Writer"]
)
def test_authors_are_no_facts(line: str) -> None:
    text = f"IL21 gene\n\n{line}\n\nDefinition\n\nIL21 maps to 4q27."
    assert claims(text, None) == [LOCATION]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Synonym(s)\n\nZa11; IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Synonyms\n\nZa11, IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Synonym(s)\n\n• Za11\n• IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Synonym(s): Za11, IL 21\n\nDefinition\n\n", ["Za11", "IL 21"]),
        ("Definition\n\nIL21 is also known as Kappelin. ", ["Kappelin"]),
        ("Definition\n\nIL21 is also called Kappelin or Lambdin. ", ["Kappelin", "Lambdin"]),
        ("Definition\n\nIL21, also known as Kappelin, is a gene. ", ["Kappelin"]),
        ("Definition\n\nIL21 (also known as Kappelin) is a gene. ", ["Kappelin"]),
        ("Definition\n\nIL21 is an acronym for interleukin 21. ", ["interleukin 21"]),
        ('Definition\n\nIL21 stands for "interleukin 21". ', ["interleukin 21"]),
    ],
)
def test_other_names_are_names(text: str, names: list[str]) -> None:
    found = claims(f"IL21 gene\n\n{text}IL21 maps to 4q27.", None)
    assert [c for c in found if "altLabel" in c] == [f'{SYNONYM}{name}"' for name in names]
    assert found[-1] == LOCATION
    assert "rdf:type uniprot" not in " ".join(found)


def test_facts_of_a_second_gene_hang_on_the_second_gene() -> None:
    found = claims("IL21 gene\n\nIL21 maps to 4q27. The IL2 gene maps to 4q26 and encodes a cytokine.", None)
    assert found == [
        LOCATION,
        "hgnc:6001 RO:0001025 CHR:9606-chr4q26",
        "uniprot:P60568 RO:0002327 GO:0005125",
    ]


def test_a_second_gene_in_a_relative_clause() -> None:
    found = claims("IL21 maps to 4q27, close to IL2, which maps to 4q26 and encodes a cytokine.")
    assert LOCATION in found
    assert "hgnc:6001 RO:0001025 CHR:9606-chr4q26" in found
    assert f"{GENE} RO:0001025 CHR:9606-chr4q26" not in found
    assert CYTOKINE not in found


def test_after_a_sentence_on_a_second_gene_it_is_not_the_topic() -> None:
    found = [
        s
        for s in said("IL21 maps to 4q27. The IL2 gene maps to 4q26. It encodes a cytokine.")
        if not s.not_asserted
    ]
    assert CYTOKINE not in [claim(s) for s in found]


def test_a_german_page_is_recognised_and_refused() -> None:
    text = (
        "IL21-Gen\n\nDas Gen liegt auf dem Chromosom 4 und kodiert ein Protein, das die Reifung der"
        " Zellen steuert. Es wird von den T-Zellen gebildet und ist mit der Psoriasis verbunden."
    )
    assert page(text).language == "de"
    with pytest.raises(InputError, match="German"):
        read(text, None)
