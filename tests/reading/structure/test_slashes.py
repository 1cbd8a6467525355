"""Slashes between names: what they join, and what they leave one."""

import pytest
from sayings import said


def objects(text: str) -> list[tuple[str, str | None]]:
    """Give the words of each object that is no name, and what it is."""
    return [
        (s.object.span.text if s.object.span else "", s.object.iri and s.object.label)
        for s in said(text)
        if s.object.kind != "literal"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IL-21 binds JAK2/TYK2/STAT5A.", ["JAK2", "TYK2", "STAT5A"]),
        ("IL-21 inhibits TNF/IL-13 production.", ["TNF", "IL-13 production"]),
        ("IL-21 binds JAK1/2.", ["JAK1", "2"]),
        ("IL-21 binds GOK1/GOK2.", ["GOK1", "GOK2"]),
        ("IL-21 binds JAK2/GOK2.", ["JAK2", "GOK2"]),
        # One name, two names of one thing, a noun that both describe: nothing is joined.
        ("IL-21 binds HER2/neu.", ["HER2/neu"]),
        ("IL-21 binds GM-CSF/CSF2.", ["GM-CSF/CSF2"]),
        ("IL-21 binds STAT3/STAT5A dimers.", ["STAT3/STAT5A dimers"]),
        ("IL-21 activates the TNF/JAK2 axis.", ["TNF/JAK2 axis"]),
        ("IL-21 lies on 4q26/q27.", ["4q26/q27"]),
        ("IL-21 is a serine/threonine kinase.", ["serine/threonine kinase"]),
    ],
)
def test_each_name_at_a_slash_keeps_its_own_words(text: str, words: list[str]) -> None:
    assert [span for span, _ in objects(text)] == words


def test_a_number_at_a_slash_has_the_name_before_it() -> None:
    assert objects("IL-21 binds JAK1/2.") == [
        ("JAK1", "Janus kinase 1"),
        ("2", "Janus kinase 2"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IL-21 binds several kinases (JAK2/TYK2).", ["kinases", "JAK2", "TYK2"]),
        ("IL-21 binds several kinases (JAK2, TYK2, and JAK3).", ["kinases", "JAK2", "TYK2", "JAK3"]),
        ("IL-21 activates leukocytes (B cells/mast cells).", ["leukocytes", "B cells", "mast cells"]),
        ("IL21 is expressed in organs (spleen and liver).", ["spleen", "liver"]),
        (
            "Diseases associated with IL21 include psoriasis, skin diseases (eczema/vitiligo), and asthma.",
            ["psoriasis", "skin diseases", "eczema", "vitiligo", "asthma"],
        ),
        # Other names of what stands before the bracket, and what is not said of the names in it.
        (
            "IL-21 binds colony stimulating factor 2 (GM-CSF/CSF).",
            ["colony stimulating factor 2 (GM-CSF/CSF)"],
        ),
        ("IL-21 activates leukocytes (not mast cells).", ["leukocytes (not mast cells)"]),
    ],
)
def test_names_listed_in_a_bracket_are_read_beside_what_they_explain(text: str, words: list[str]) -> None:
    assert [span for span, _ in objects(text)] == words


@pytest.mark.parametrize(("opening", "exemplary"), [("e.g. ", True), ("such as ", True), ("", False)])
def test_examples_in_a_bracket_are_examples(opening: str, exemplary: bool) -> None:
    found = said(f"IL-21 binds kinases ({opening}JAK2 and TYK2).")
    assert [(s.object.span and s.object.span.text, s.exemplary) for s in found] == [
        ("kinases", False),
        ("JAK2", exemplary),
        ("TYK2", exemplary),
    ]
