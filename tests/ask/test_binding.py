"""A value takes the place of an example in a query, and cannot become a part of the query."""

import re

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from il21kg.ask.binding import bind
from il21kg.errors import InputError
from il21kg.namespaces import PREFIXES

TEXT = 'SELECT ?x {\n  VALUES ?thing { hgnc:6005 }\n  VALUES ?words { "a"@en }\n  ?x ?thing ?words\n}'
EVIL = [
    "hgnc:1 } DROP ALL #", "http://a/> } ; DELETE {", "http://a/\n} UNION {", "<http://a/> <http://b/>",
    "hgnc:{}", 'x" } #', "x\\", 'x\\" }', "\n}", '"""', "'", "?x", "UNDEF", "hgnc:\\u003e",
    "http://a/\\u003E}", "", "_:b", "<>", "a:b", "\\u0022 } #", "\x00",
]  # fmt: skip


def _check_shape(bound: str) -> None:
    """Only the terms of the VALUES lines changed, and each is still one term."""
    lines = bound.split("\n")
    assert [*lines[:1], *lines[3:]] == [*TEXT.split("\n")[:1], *TEXT.split("\n")[3:]]
    for line, name in zip(lines[1:3], ("thing", "words"), strict=True):
        match = re.fullmatch(rf"  VALUES \?{name} {{ (.*) }}", line, re.DOTALL)
        assert match, line
        if match[1] not in ("hgnc:6005", "UNDEF"):
            assert len(list(ox.parse(f"<a:b> <a:b> {match[1]} .", format=ox.RdfFormat.N_TRIPLES))) == 1


@given(st.sampled_from(["thing", "words"]), st.one_of(st.text(), st.sampled_from(EVIL)))
def test_a_value_cannot_change_the_query(name: str, value: str) -> None:
    try:
        bound = bind(TEXT, {name: value})
    except InputError:
        return
    _check_shape(bound)
    assert ("{ UNDEF }" in bound) == (value == "*" or (value, name) == ("any", "thing"))
    assert isinstance(ox.Store().query(bound, prefixes=PREFIXES), ox.QuerySolutions)


@pytest.mark.parametrize("value", EVIL)
def test_an_evil_iri_is_refused_or_is_one_iri(value: str) -> None:
    with pytest.raises(InputError):
        bind(TEXT, {"thing": value})


words_that_are_values = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: "\\u" not in text.lower() and text != "*"
)


@given(words_that_are_values)
def test_a_literal_value_arrives_as_it_was_given(words: str) -> None:
    bound = bind('SELECT ?x {\n  VALUES ?x { "a"@en }\n}', {"x": words})
    (row,) = ox.Store().query(bound)  # type: ignore[misc]
    assert row["x"] == ox.Literal(words, language="en")
    (in_rdflib,) = rdflib.Graph().query(bound)
    assert str(in_rdflib[0]) == words  # type: ignore[index]
