"""Quotes: what may differ, what may not, and what is nearest."""

import pytest

from il21kg.verdict.quotes import find_parts, find_quote, nearest, otherwise

TEXT = "IL-4 is a cytokine.\nIt drives “class switching” of naive B cells – often – and\nbinds IL4R.\n"


@pytest.mark.parametrize(
    "quote",
    [
        "IL-4 is a cytokine.",
        "il-4 is a cytokine",
        '"It drives "class switching" of naive B cells"',
        "and binds IL4R",
        "cells - often - and   binds",
        "It drives … binds IL4R",
        "It [...] naive B cells",
        "IL‑4 is a cytokine",
    ],
)
def test_a_quote_is_there_however_it_is_set(quote: str) -> None:
    assert find_quote(quote, TEXT) is not None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("IL-4 binds STAT6 in mast cells", "IL-4 binds STAT6 [3, 5-7] in mast cells [8]."),
        ("IL-4 binds STAT6 [1] in mast cells", "IL-4 binds STAT6 in mast cells."),
        ("is found in: mast cells", "It is found in:\n  • mast cells\n"),
    ],
)
def test_numbers_of_papers_and_bullets_are_passed_over(quote: str, text: str) -> None:
    assert find_quote(quote, text) is not None


@pytest.mark.parametrize(
    "quote",
    [
        "IL-5 is a cytokine",
        "IL-4 is a cytokin",
        "L-4 is",
        "binds IL4R … It drives",
        "It drove",
        "",
        "…",
        "IL4 is",
        "IL-4 [...] naive B cells",  # of two sentences
    ],
)
def test_a_letter_or_an_order_that_differs_is_not_there(quote: str) -> None:
    assert find_quote(quote, TEXT) is None


def test_a_quote_stands_where_it_is_in_the_text() -> None:
    start, end = find_quote("cells — often", TEXT) or (0, 0)
    assert TEXT[start:end] == "cells – often"


def test_the_nearest_passage_is_told_with_what_differs() -> None:
    sentences = ["IL-4 is a cytokine.", "It drives class switching of B cells.", "It binds IL4R."]
    found = nearest("It drives class switching of T cells", sentences)
    assert found is not None
    assert found == 1
    assert otherwise("It drives class switching of T cells", sentences[1]) == ("T", "B")
    assert nearest("Colourless green ideas sleep", sentences) is None


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("IL-4 ... bind STAT3", [["IL-4", "bind STAT3"]]),  # the first IL-4 is of another sentence
        ("IL-4", [["IL-4"], ["IL-4"]]),
        ("binds", [["binds"], ["binds"]]),
        ("binds ... too", [["binds", "too"]]),
        ("IL-4 ... binds", [["IL-4", "binds"]]),
        ("bound", []),
        ("…", []),
    ],
)
def test_every_place_of_a_quote_is_found(quote: str, places: list[list[str]]) -> None:
    text = "IL-4 binds IL4R. IL-4 does not bind STAT3. It binds STAT6, too."
    found = [[text[start:end] for start, end in parts] for parts in find_parts(quote, text)]
    assert found == places
