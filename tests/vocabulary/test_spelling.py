"""What a name is to the vocabulary: its key, its other spellings, and how it has to be written."""

import pytest

from il21kg.vocabulary.spelling import (
    LABEL,
    RELATED,
    Name,
    forms,
    key,
    negative,
    normal,
    print_of,
    variants,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kinases", "kinase"),
        ("Families", "family"),
        ("classes", "class"),
        ("viruses", "virus"),
        ("Nuclei", "nucleus"),
        ("mitochondria", "mitochondrion"),
        ("testes", "testis"),
        # no plurals, though they end like one
        ("virus", "virus"),
        ("process", "process"),
        ("diagnosis", "diagnosis"),
        ("bus", "bus"),
        ("β", "beta"),
    ],
)
def test_a_word_without_capitals_plural_and_greek(word: str, expected: str) -> None:
    assert normal(word) == expected


@pytest.mark.parametrize(
    ("spellings", "expected"),
    [
        (["IL-7", "IL7", "il 7", "IL‑7"], "il 7"),
        (["T cell", "T-cells", "t‐cell"], "t cell"),
        (["TNF-α", "TNF alpha", "tnf-alpha"], "tnf alpha"),
        (["Wiskott–Aldrich syndrome", "Wiskott-Aldrich Syndrome"], "wiskott aldrich syndrome"),
        (["CD4+ T cells", "CD4+ T-cell"], "cd 4 + t cell"),
        (["fever, odd", "Fever , odd"], "fever , odd"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: list[str], expected: str) -> None:
    assert {key(each) for each in spellings} == {expected}


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("fnord disease", "disease", ("fnord disorder",)),
        ("fnord fever 3", "disease", ("fnord fever type 3",)),
        ("IFNgamma", "gene", ("ifn gamma",)),
        ("IFN-gamma", "protein", ("ifngamma",)),
        ("complex IV", "complex", ("complex 4",)),
        ("group 2 fnord cell", "cell", ("group ii fnord cell",)),
        (
            "fnord kinases",
            "family",
            ("fnord kinase family", "fnord kinase gene family", "fnord kinase protein family"),
        ),
        ("fnord subfamily", "family", ()),
        ("fnord", "gene", ()),
    ],
)
def test_how_else_a_name_of_a_kind_is_written(name: str, kind: str, expected: tuple[str, ...]) -> None:
    assert variants(name, kind) == expected


def test_only_the_name_of_a_disease_is_turned_round() -> None:
    assert forms("arthritis, odd", "disease")[-1] == "odd arthritis"
    assert forms("odd arthritis", "disease") == ("odd arthritis", "arthritis odd")
    assert forms("odd arthritis", "disease", turned=False) == ("odd arthritis",)
    assert forms("arthritis, odd", "cell") == ("arthritis , odd", "arthritis odd")


@pytest.mark.parametrize(
    ("words", "symbol", "alias", "anyhow"),
    [
        ("FAS", True, True, True),
        ("Fas", True, False, True),  # one capital is enough for an approved symbol
        ("fas", False, False, True),
        ("FaS", False, False, True),
        ("FASs", False, False, True),
    ],
)
def test_capitals_that_a_name_asks_for(words: str, symbol: bool, alias: bool, anyhow: bool) -> None:
    assert Name("x", LABEL, written=print_of("FAS")).fits(words) is symbol
    assert Name("x", RELATED, written=print_of("FAS")).fits(words) is alias
    assert Name("x", LABEL).fits(words) is anyhow


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("CD4- T cells", True),
        ("CD4 negative cells", True),
        ("CD19(-) cells", True),
        ("CD4+CD25- T cells", True),
        ("CD3-CD8+", True),
        ("CD4neg", True),
        ("CD4-positive cells", False),
        ("IL-7", False),
        ("anti-CD3 antibody", False),
        ("non-T cells", False),
    ],
)
def test_a_minus_says_that_a_marker_is_missing(words: str, missing: bool) -> None:
    assert negative(words) is missing
