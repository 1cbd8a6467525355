"""Lines that are no prose, lists without bullets, labels, dates: what is read of them, and what is told."""

import pytest
from sayings import claims, page, read

from il21kg.errors import InputError

B, MAST = "uniprot:Q9HBE4 ikg:actsOnCell CL:0000236", "uniprot:Q9HBE4 ikg:actsOnCell CL:0000097"
GENE = "hgnc:6005 biolink:gene_associated_with_condition"
JAK1 = "uniprot:Q9HBE4 RO:0002436 uniprot:P23458"
PSORIASIS, ASTHMA = f"{GENE} MONDO:0005083", f"{GENE} MONDO:0004979"


def silent(text: str) -> list[str]:
    """Why each sentence that was not used was not."""
    return [status for status in read(text).status if status != "used"]


@pytest.mark.parametrize(
    ("text", "expected", "told"),
    [
        ("Does IL-21 activate B cells? It activates mast cells.", [MAST], ["question"]),
        ("“Does it activate B cells?” It activates mast cells.", [MAST], ["question"]),
        ("It activates mast cells.\n\nCell\tRole\nB cells\tactivated\n", [MAST], ["table", "table"]),
        ("It activates mast cells.\n\n| Cell | Role |\n|---|---|\n| B cells | grow |", [MAST], ["table"] * 3),
        (
            "Diseases associated with IL21 are:\n\nFunction\n\nIt activates B cells.",
            [B],
            ["list-without-items"],
        ),
        ("Diseases associated with IL21 include.\n\nIt activates B cells.", [B], ["list-without-items"]),
    ],
)
def test_what_says_nothing_is_told(text: str, expected: list[str], told: list[str]) -> None:
    assert (claims(text), silent(text)) == (expected, told)


@pytest.mark.parametrize(
    "text",
    [
        "Diseases associated with IL21 include:\nPsoriasis\nAsthma\n",
        "Diseases associated with IL21 include:\n\nPsoriasis,\nAsthma.\n\nIt is small.",
        "Diseases associated with IL21 include\n  • Psoriasis\n  • Asthma\n",
        "Diseases associated with IL21 include.\n  • Psoriasis\n  • Asthma\n",
        "Diseases associated with IL21 are\nPsoriasis\nAsthma\n",
    ],
)
def test_a_list_without_bullets_or_colon(text: str) -> None:
    assert claims(text) == [PSORIASIS, ASTHMA]


@pytest.mark.parametrize(
    "text",
    [
        "Diseases associated with IL21 include psoriasis and asthma.",
        "Diseases associated with IL21 include: psoriasis and asthma.",
        "Diseases associated with IL21 are: psoriasis, asthma.",
        "IL21 is associated with: psoriasis, asthma.",
    ],
)
def test_items_on_the_line_of_their_opener(text: str) -> None:
    assert claims(text) == [PSORIASIS, ASTHMA]


def test_sentences_in_bullets_are_read_as_sentences() -> None:
    assert claims("Summary\n\n  • IL-21 activates B cells. It is small.\n  • It activates mast cells.\n") == [
        B,
        MAST,
    ]
    opened = "It has the isoforms:\n\n- IL-21, the long one, activates B cells.\n- It activates mast cells."
    assert claims(opened) == [B, MAST]


def test_a_label_is_done_with_its_line() -> None:
    text = "IL21 gene\n\nSynonyms: Odd1; ODD2\n\nGene ID: 47\n\nIL-21 activates B cells.\n\n- It binds JAK1."
    assert claims(text, None) == ['hgnc:6005 skos:altLabel "Odd1"', 'hgnc:6005 skos:altLabel "ODD2"', B, JAK1]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-05-04T03:02:01Z", "2021-05-04"),
        ("2021-05-04 03:02", "2021-05-04"),
        ("4. Mai 2021", "2021-05-04"),
        ("14. März 2021", "2021-03-14"),
        ("05/04/2021", None),
        ("30.02.2021", None),
    ],
)
def test_dates_are_read_or_told(written: str, iso: str | None) -> None:
    document = page(f"IL4 gene\n\nLast updated on: {written}\n\nIt binds.")
    assert (document.updated, [span.text for span in document.unread_dates]) == (
        iso,
        [] if iso else [written],
    )


@pytest.mark.parametrize(
    ("text", "title", "section"),
    [
        ("= IL4 =\n\n== Function ==\nIt binds.", "IL4", "function"),
        ("# IL4 gene\n\n## Function\n\nIt binds.", "IL4 gene", "function"),
        ("Skip to content\nHome > Genes\n\nIL4 gene\n\nIt binds.", "IL4 gene", "body"),
        ("IL4 interleukin 4 [ Homo sapiens (human) ]\n\nIt binds.", "IL4 interleukin 4", "body"),
    ],
)
def test_titles_and_headings_with_marks_or_below_banners(text: str, title: str, section: str) -> None:
    document = page(text)
    assert document.title is not None and document.title.text == title
    assert [(s.span.text, s.section) for s in document.sentences] == [("It binds.", section)]


@pytest.mark.parametrize(
    "text",
    [
        "A book of odds\n\nIL4 gene\n\nIt activates B cells.",
        "Genes\n\nSummary for IL4 Gene\n\nIt activates B cells.",
    ],
)
def test_a_page_is_about_the_gene_of_its_first_line_that_names_one(text: str) -> None:
    assert claims(text, None) == ["uniprot:P05112 ikg:actsOnCell CL:0000236"]


def test_a_title_that_names_something_else_is_no_furniture() -> None:
    with pytest.raises(InputError, match="names no gene as the subject"):
        claims("Psoriasis in short\n\nIL4 gene\n\nIt activates B cells.", None)


PSORIASIS_BY_MUTATION, GROWTH = (
    "hgnc:6005 ikg:mutationCauses MONDO:0005083",
    "uniprot:Q9HBE4 RO:0002331 GO:0008283",
)


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ["It has two sides:", "Defence: It activates B cells.", "Repair: IL-21 activates mast cells."],
            [B, MAST],
        ),
        (
            ["It has two sides:", "Defence – It activates B cells.", "Repair – It activates mast cells."],
            [B, MAST],
        ),
        (
            ["IL21 is involved in:", "Proliferation: It activates B cells.", "The zork: It binds JAK1."],
            [GROWTH, B, JAK1],
        ),
        (
            [
                "IL21 is associated with these diseases:",
                "Asthma: Known for long.",
                "Activating IL21 mutations cause psoriasis.",
                "Psoriasis (Muster Q 2011).",
            ],
            [ASTHMA, PSORIASIS, PSORIASIS_BY_MUTATION],
        ),
    ],
)
def test_labels_below_an_opener(bullet: str, text: list[str], expected: list[str]) -> None:
    opener, *parts = text
    assert claims("\n\n".join([opener, *(bullet + part for part in parts)])) == expected


def test_what_an_item_says_further_is_no_item() -> None:
    text = "IL21 is associated with:\n\n- Psoriasis. Worse in winter.\n- Asthma. It activates B cells."
    assert claims(text) == [PSORIASIS, ASTHMA, B]
