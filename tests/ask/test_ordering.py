"""Rows are put in order as the engine does it, or left to the engine."""

import pyoxigraph as ox
import pytest

from il21kg.ask.ordering import in_order, without_order

ENGLISH = [ox.Literal(word, language="en") for word in ("CD19", "cd4", "B cell", "αβ T cell", "zeta", "")]
GERMAN = [ox.Literal("Zelle", language="de")]
SAME_WORDS = [
    ox.Literal("zeta"),
    *(ox.Literal("zeta", language=tag) for tag in ("en", "de", "en-gb")),
    ox.Literal("a", language="fr"),
]
PLAIN = [ox.Literal(word) for word in ("b", "B", "aa", "a", "\U0001f9ec", "\ufb01", "é")]
THINGS = [ox.NamedNode(f"urn:{name}") for name in ("b", "a:b", "B")]
NUMBERS = [ox.Literal(number) for number in (10, 9, -3, 0)]
NOTHING = [None]


def engine_order(values: list[ox.Literal | ox.NamedNode | None]) -> list[tuple[object, ...]]:
    """What the engine makes of some values."""
    terms = " ".join("UNDEF" if value is None else str(value) for value in values)
    answer = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {terms} }} }} ORDER BY ?x")
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(row) for row in answer]


@pytest.mark.parametrize(
    "values",
    [
        ENGLISH,
        PLAIN,
        THINGS,
        NUMBERS,
        [*THINGS, *NOTHING, *PLAIN],
        [*NOTHING, *ENGLISH],
        [*ENGLISH, *GERMAN],
        [*PLAIN, *ENGLISH],
        [*SAME_WORDS, *PLAIN],
        [],
    ],
    ids=[
        "words",
        "plain",
        "things",
        "numbers",
        "all kinds",
        "nothing first",
        "two languages",
        "with a language and without",
        "the same words",
        "none",
    ],
)
def test_values_stand_where_the_engine_puts_them(values: list[ox.Literal | ox.NamedNode | None]) -> None:
    assert in_order([(value,) for value in values], ["x"], ["x"]) == engine_order(values)


@pytest.mark.parametrize(
    "values",
    [[*NUMBERS, *PLAIN], [ox.Literal(1.5)], [ox.BlankNode("a")]],
    ids=["numbers and words", "a decimal", "a blank node"],
)
def test_what_only_the_engine_can_compare_is_left_to_it(values: list[ox.Literal | ox.BlankNode]) -> None:
    assert in_order([(value,) for value in values], ["x"], ["x"]) is None


def test_rows_at_the_same_place_are_left_to_the_engine_unless_they_are_the_same() -> None:
    a, b, c = PLAIN[:3]
    assert in_order([(a, b), (a, c)], ["x", "y"], ["x"]) is None
    assert in_order([(a, b), (c, b), (a, b)], ["x", "y"], ["x"]) == [(c, b), (a, b), (a, b)]
    assert in_order([(a, c), (a, b)], ["x", "y"], ["x", "y"]) == [(a, b), (a, c)]
    assert in_order([(a,)], ["x"], ["z"]) is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("SELECT ?a ?b { ?a ?b ?c } ORDER BY ?a ?b", ("a", "b")),
        ("# of SELECT ?b\nSELECT ?a { ?a ?b ?c } ORDER BY ?a ?b", ()),
        ("SELECT * { ?a ?b ?c } ORDER BY ?c", ("c",)),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a ?b ?c } GROUP BY ?a ORDER BY ?n ?a", ("n", "a")),
        ("SELECT ?a { ?a ?b ?c } GROUP BY ?a ORDER BY ?a\n", ("a",)),
        ("SELECT ?a { ?a ?b ?c }", ()),
        ("SELECT ?a { ?a ?b ?c } ORDER BY DESC(?a)", ()),
        ("SELECT ?a { ?a ?b ?c } ORDER BY ?a LIMIT 3", ()),
        ("SELECT ?a { ?a ?b ?c } ORDER BY STR(?a)", ()),
    ],
)
def test_only_an_order_of_variables_at_the_end_is_taken_off(text: str, keys: tuple[str, ...]) -> None:
    rest, found = without_order(text)
    assert found == keys
    assert (rest == text) == (not keys)
