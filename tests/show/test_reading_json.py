"""What was read, as plain values."""

import json
from typing import Any

import pytest

from il21kg.pipeline import make_reader, read
from il21kg.show.reading_json import to_json


@pytest.fixture(scope="module")
def value(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("texts") / "page.txt"
    path.write_text("IL4 gene\n\nIt may bind IL4R. The weather is fine.\n", encoding="utf-8")
    return to_json(read(make_reader(), path))


def test_the_values_are_those_of_json(value: dict[str, Any]) -> None:
    assert json.loads(json.dumps(value)) == value


def test_a_sentence_has_its_place_and_its_use(value: dict[str, Any]) -> None:
    assert [(s["start"], s["end"], s["status"]) for s in value["sentences"]] == [
        (10, 27, "used"),
        (28, 48, "no-terms"),
    ]


def test_a_statement_has_its_ends_and_its_certainty(value: dict[str, Any]) -> None:
    (statement,) = value["statements"]
    assert (statement["relation"], statement["certainty"]) == ("interacts_with", "hedged")
    assert (statement["subject"]["words"], statement["subject"]["grounded_by"]) == ("It", "coreference")
    assert (statement["object"]["label"], statement["object"]["start"]) == ("Interleukin-4 receptor", 22)
    assert (value["citations"], value["left_out"]) == ([], [])
