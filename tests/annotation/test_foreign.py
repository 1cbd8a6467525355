"""JSON of others is taken apart, with a place for each fault; details stand beside words and kinds."""

import json
from typing import Any

import pytest
from annotation_texts import SAMPLE

from il21kg.annotation.details import about, denotation, details, relation
from il21kg.annotation.foreign import lines, objects, parsed, taken
from il21kg.errors import InputError


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", r"a file: no JSON: .* \(line 1, column 2\)"),
        (b"\xff", "a file: no JSON: .*utf-8"),
        (b"[" * 200_000, "a file: no JSON: it is nested too deep"),
    ],
)
def test_what_is_no_json_is_told(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        parsed(data, "a file")


def test_lines_have_their_numbers_and_blank_ones_are_passed_over() -> None:
    assert list(lines(b'{"a": 1}\n\n[2]\n', "x")) == [({"a": 1}, "x, line 1"), ([2], "x, line 3")]
    with pytest.raises(InputError, match="x, line 2: no JSON"):
        list(lines("1\n{\n", "x"))


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        ({}, str, "`text` should be a text"),
        ({"text": 3}, str, "`text` should be a text"),
        ({"text": True}, int, "`text` should be a number"),
        ({"text": None}, dict, "`text` should be an object"),
        ([], list, "`text` should be a list"),
    ],
)
def test_what_is_of_another_kind_is_told(value: Any, kind: type[Any], told: str) -> None:
    with pytest.raises(InputError, match=f"x: {told}"):
        taken(value, "text", kind, "x")


def test_what_may_be_missing_is_what_it_is_without() -> None:
    assert taken({"text": None}, "text", str, "x", "") == ""
    assert objects({}, "items", "x") == []


def test_only_what_is_to_be_said_is_told_and_comes_back() -> None:
    told = [*map(details, SAMPLE.denotations), *map(details, SAMPLE.relations)]
    assert told[3] == {"label": "naïve B cells"}
    assert told[7] == {"tier": "B", "unasserted": "negated", "negated": "true"}
    assert told[8] == {}
    marks = [
        denotation(each.id, each.start, each.end, each.kind, details(each)) for each in SAMPLE.denotations
    ]
    relations = [
        relation(each.id, each.subject, each.relation, each.object, details(each))
        for each in SAMPLE.relations
    ]
    assert (tuple(marks), tuple(relations)) == (SAMPLE.denotations, SAMPLE.relations)
    assert json.dumps(about(SAMPLE)) == '{"symbol": "TGFB1", "about": "HGNC:11766 UniProtKB:P01137"}'
