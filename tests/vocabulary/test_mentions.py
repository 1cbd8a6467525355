"""Where a sentence names a term, and which short forms it gives to which long ones."""

import pytest
from sayings import page, vocabulary

from il21kg.namespaces import compact
from il21kg.vocabulary.mentions import (
    cut,
    find_names,
    genes_named,
    is_short,
    permuted,
    spelled_out,
    topic_names,
)


def named(text: str) -> list[str]:
    """Say the names in a text with the best candidate of each: `IL-7 hgnc:6023`."""
    words = cut(text, 0)
    return [
        f"{text[words[each.first].start : words[each.last - 1].end]} {compact(each.names[0].iri)}"
        for each in find_names(words, vocabulary())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-7 binds IL7R on T cells.", ["IL-7 hgnc:6023", "IL7R hgnc:6024", "T cells CL:0000084"]),
        # the longest name at a place
        ("naive B cells and T cells", ["naive B cells CL:0000788", "T cells CL:0000084"]),
        ("CD4-positive T cells", ["CD4-positive T cells CL:0000624"]),
        ("interleukin-7", ["interleukin-7 uniprot:P13232"]),
        # a short form in the middle is passed over
        ("natural killer (NK) cells", ["natural killer (NK) cells CL:0000623"]),
        ("helper T (Th) cells", ["helper T (Th) cells CL:0000912"]),
        # other letters for the same
        ("Crohn’s disease", ["Crohn’s disease MONDO:0005011"]),
        ("NK–cell", ["NK–cell CL:0000623"]),
        # ordinary words
        ("it was fine", []),
        ("the set of cats", []),
    ],
)
def test_the_names_in_a_text(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_tokens_know_their_place_in_the_document() -> None:
    (first, hyphen, last) = cut("IL-7", 100)
    assert (first.start, first.end, first.text, first.low, first.norm) == (100, 102, "IL", "il", "il")
    assert (hyphen.text, last.start, last.end) == ("-", 103, 104)


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("NK", True),
        ("IL7", True),
        ("γc", True),
        ("TNF alpha", True),
        ("fnord", False),
        ("Fnord", False),
        ("A", False),
        ("FNORDFNORDF", False),
        ("AB/CD", False),
    ],
)
def test_what_looks_like_a_short_form(words: str, short: bool) -> None:
    assert is_short(words) is short


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("systemic lupus erythematosus", "MONDO:0007915"),
        ("lupus, erythematosus, systemic", "MONDO:0007915"),
        ("arthritis, rheumatoid", "MONDO:0008383"),
        ("arthritis, fnord", None),
        ("a, b, c, d, e", None),
    ],
)
def test_the_parts_of_a_name_in_any_order(name: str, iri: str | None) -> None:
    found = permuted(name, vocabulary())
    assert (compact(found[0].iri) if found else None) == iri


def test_the_genes_that_a_text_names_by_themselves_or_by_their_product() -> None:
    mentions = find_names(cut("Interleukin-7 binds IL7R in asthma.", 0), vocabulary())
    found = {compact(iri) for iri in genes_named(mentions, vocabulary())}
    assert found == {"hgnc:6023", "hgnc:6024"}


def test_a_name_that_is_spelled_out_has_a_word_in_small_letters() -> None:
    tokens = cut("IL7R and natural killer cells and NK", 0)
    found = {compact(iri) for iri in spelled_out(tokens, find_names(tokens, vocabulary()))}
    assert found == {"CL:0000623"}


def test_the_genes_of_a_page_stand_in_its_order() -> None:
    found = topic_names(page("IL7 gene\n\nInterleukin-7 binds IL7R."), vocabulary())
    assert [(span.text, compact(gene)) for span, gene in found] == [
        ("IL7", "hgnc:6023"),
        ("Interleukin-7", "hgnc:6023"),
        ("IL7R", "hgnc:6024"),
    ]
