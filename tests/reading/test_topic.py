"""Which gene a text is about: by its title, its first sentences, or as it is told."""

import pytest
from sayings import claims, page, read, vocabulary

from il21kg.errors import InputError
from il21kg.namespaces import compact
from il21kg.reading.topic import find_topic

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"

CYTOKINE = f"{PROTEIN} RO:0002327 GO:0005125"

LOCATION = f"{GENE} RO:0001025 CHR:9606-chr4q27"


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("IL10 is a cytokine.", "IL10"),
        ("Interleukin-10 (IL-10), also known as CSIF, is a cytokine.", "IL10"),
        ("In humans, interleukin 10 is encoded by the IL10 gene.", "IL10"),
        ("The human IL10 gene is located on chromosome 1.", "IL10"),
        ("The protein encoded by the IL10 gene is a cytokine. IL4 inhibits it.", "IL10"),
        ("It is a cytokine. IL10 binds IL10RA.", "IL10"),
    ],
)
def test_a_text_without_a_title_may_say_which_gene_it_is_about(text: str, symbol: str) -> None:
    assert find_topic(page(text), vocabulary()).label == symbol


@pytest.mark.parametrize(
    "text",
    [
        "IL4 and IL10 are cytokines.",
        "IL10 inhibitors are drugs.",
        "Mutations in IL10 cause colitis.",
        "This gene encodes a receptor. IL10 binds it.",
        "Cytokine that binds IL10RA.",
        "IL10 deficiency is rare.",
    ],
)
def test_a_text_that_names_no_gene_as_its_subject_needs_to_be_told(text: str) -> None:
    with pytest.raises(InputError, match="which gene") as failure:
        find_topic(page(text), vocabulary())
    assert "--about SYMBOL or --about HGNC:" in failure.value.advice


@pytest.mark.parametrize("about", ["HGNC:6005", "hgnc:6005", " IL21 "])
def test_about_takes_the_id_of_the_gene(about: str) -> None:
    assert compact(find_topic(page("The gene maps to 4q27."), vocabulary(), about).iri) == "hgnc:6005"


def test_an_id_that_is_not_known_is_kept_and_nothing_is_asserted() -> None:
    topic = find_topic(page("The gene maps to 4q27."), vocabulary(), "HGNC:99999999")
    assert (topic.label, topic.known) == ("HGNC:99999999", False)


@pytest.mark.parametrize(
    "title", ["IL21", "Interleukin-21", "Interleukin 21 (IL21)", "IL-21 protein", "IL21, gene"]
)
def test_a_title_without_the_word_gene(title: str) -> None:
    assert claims(f"{title}\n\nDefinition\n\nThe gene maps to 4q27.", None) == [LOCATION]


@pytest.mark.parametrize(
    "text",
    [
        "Psoriasis\n\nPsoriasis is a chronic disease of the skin. IL-17 and IL-23 play a role.",
        "Januskinase inhibitors\n\nThey inhibit JAK1 and JAK2 and help against psoriasis.",
        "Corticosteroids\n\nThey inhibit IL2 production.",
        "T cells\n\nT cells express IL2 and IL21.",
    ],
    ids=["a disease", "a drug class", "another drug class", "a cell"],
)
def test_a_page_about_something_else_gets_no_gene(text: str) -> None:
    with pytest.raises(InputError, match="names no gene") as failure:
        read(text, None)
    assert "--about" in failure.value.advice


def test_text_without_a_title_needs_to_be_told() -> None:
    text = "The gene maps to 4q27. Its product, the encoded protein, is a cytokine."
    with pytest.raises(InputError, match="no title") as failure:
        read(text, None)
    assert "--about" in failure.value.advice
    assert LOCATION in claims(text, "IL21")


@pytest.mark.parametrize("about", ["IL21", "il21", "IL-21", "interleukin 21"])
def test_about_takes_any_name_of_the_gene(about: str) -> None:
    assert compact(find_topic(page("The gene maps to 4q27."), vocabulary(), about).iri) == GENE


def test_a_gene_the_vocabulary_does_not_know_is_kept_and_nothing_is_asserted() -> None:
    reading = read("QQX9 maps to 4q27. QQX9 is a cytokine. It induces apoptosis.", "QQX9")
    assert reading.topic.known is False and reading.topic.product is None
    assert len(reading.statements) == 3
    assert {s.not_asserted for s in reading.statements} == {"unresolved"}
    assert {s.subject.label for s in reading.statements} == {"QQX9"}


@pytest.mark.parametrize(
    ("title", "gene"),
    [
        ("IL21 Gene", "IL21"),
        ("IL-21", "IL21"),
        ("Interleukin 21 (IL21)", "IL21"),
        ("The CTLA4 gene", "CTLA4"),
        ("TACI gene", "TNFRSF13B"),
    ],
)
def test_a_title_is_a_gene_by_any_of_its_names(title: str, gene: str) -> None:
    assert find_topic(page(f"{title}\n\nDefinition\n\nIt is a cytokine.\n"), vocabulary()).label == gene


def test_a_title_may_be_a_gene_that_is_not_known() -> None:
    topic = find_topic(page("QQQ7 gene\n\nDefinition\n\nIt is a cytokine.\n"), vocabulary())
    assert (topic.label, topic.known, topic.product) == ("QQQ7", False, None)


@pytest.mark.parametrize(
    "title",
    ["IL17 inhibitors", "TNF inhibitor", "TNF receptor-associated periodic syndrome", "NLRP3 inflammasome",
     "IL21-related infantile inflammatory bowel disease", "Interleukins", "Suppressor gene"],
)  # fmt: skip
def test_a_title_that_names_more_than_a_gene_is_about_something_else(title: str) -> None:
    with pytest.raises(InputError, match="names no gene"):
        find_topic(page(f"{title}\n\nDefinition\n\nIt acts on IL21.\n"), vocabulary())


def test_a_sentence_that_is_all_bracket_is_read() -> None:
    assert claims("(IL-21 is a cytokine.)") == [CYTOKINE]


def test_an_item_is_one_name_not_the_half_of_one() -> None:
    found = claims(
        "Diseases linked to IL21 include:\n\n  • Psoriasis, type QQ\n  • Celiac disease and psoriasis\n"
    )
    assert [c.replace(f"{GENE} biolink:gene_associated_with_condition ", "") for c in found] == [
        '"Psoriasis, type QQ" unresolved',
        "MONDO:0005130",
        "MONDO:0005083",
    ]
