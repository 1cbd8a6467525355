"""PubAnnotation JSON: by the rules that its server checks, and what it read in former days."""

import json
from typing import Any, Final

import jsonschema
import pytest
from annotation_texts import SAMPLE

from il21kg.annotation import pubannotation

ID: Final = {"type": "string", "minLength": 1}
#: The format as it is published: denotations with spans, relations of them, attributes of both.
SCHEMA: Final = {
    "type": "object",
    "required": ["text", "sourcedb", "sourceid", "denotations", "relations", "attributes"],
    "properties": {
        "text": ID,
        "sourcedb": ID,
        "sourceid": ID,
        "denotations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "span", "obj"],
                "additionalProperties": False,
                "properties": {
                    "id": ID,
                    "obj": ID,
                    "span": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "additionalProperties": False,
                        "properties": {
                            "begin": {"type": "integer", "minimum": 0},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
        **{
            name: {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "subj", "pred", "obj"],
                    "additionalProperties": False,
                    "properties": {"id": ID, "subj": ID, "pred": ID, "obj": obj},
                },
            }
            for name, obj in (("relations", ID), ("attributes", {"anyOf": [ID, {"const": True}]}))
        },
    },
}


def test_what_we_write_is_by_the_rules_of_the_server() -> None:
    """Ends of relations are denotations; what attributes are of is either."""
    value = json.loads(pubannotation.write([SAMPLE]))
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    marks = {each["id"] for each in value["denotations"]}
    relations = {each["id"] for each in value["relations"]}
    assert {end for each in value["relations"] for end in (each["subj"], each["obj"])} <= marks
    assert {each["subj"] for each in value["attributes"]} <= marks | relations
    assert len({each["id"] for each in value["attributes"]}) == len(value["attributes"])
    assert not marks & relations
    spans = [(each["span"]["begin"], each["span"]["end"]) for each in value["denotations"]]
    assert all(0 <= begin < end <= len(value["text"]) for begin, end in spans)
    assert [value["text"][begin:end] for begin, end in spans][:2] == ["TGF-β", "Foxp3"]


def test_what_is_hedged_or_denied_is_an_attribute() -> None:
    value = json.loads(pubannotation.write([SAMPLE]))
    said = {(each["subj"], each["pred"]): each["obj"] for each in value["attributes"]}
    assert said["R1", "certainty"] == "hedged"
    assert said["R2", "negated"] is True
    assert ("R3", "certainty") not in said


def read(**value: Any) -> list[tuple[Any, ...]]:
    (text,) = pubannotation.read(json.dumps({"text": "B and T cells bind CD4", **value}), "a file")
    marks = [(each.id, text.words(each), each.kind) for each in text.denotations]
    return [*marks, *((each.id, each.certainty, each.negated) for each in text.relations)]


MARKS: Final = [
    {"id": "T1", "span": {"begin": 6, "end": 13}, "obj": "cell"},
    {"id": "T2", "span": {"begin": 19, "end": 22}, "obj": "protein"},
]
BINDS: Final = {"id": "R1", "subj": "T1", "pred": "binds", "obj": "T2"}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({}, []),
        ({"denotations": [{"span": {"begin": 0, "end": 1}, "obj": "cell"}]}, [("T1", "B", "cell")]),
        (
            {"denotations": [{"span": [{"begin": 0, "end": 1}, {"begin": 8, "end": 13}], "obj": "cell"}]},
            [("T1", "B and T cells", "cell")],
        ),
        (
            {
                "denotations": MARKS,
                "relations": [BINDS],
                "modifications": [
                    {"id": "M1", "pred": "Negation", "obj": "R1"},
                    {"id": "M2", "pred": "Speculation", "obj": "R1"},
                    {"id": "M3", "pred": "Doubt", "obj": "R1"},
                ],
            },
            [("T1", "T cells", "cell"), ("T2", "CD4", "protein"), ("R1", "hedged", True)],
        ),
        (
            {"blocks": [{"id": "B1"}], "denotations": MARKS, "relations": [BINDS | {"obj": "B1"}]},
            [("T1", "T cells", "cell"), ("T2", "CD4", "protein")],
        ),
    ],
)
def test_what_others_write_is_read(value: dict[str, Any], found: list[tuple[Any, ...]]) -> None:
    assert read(**value) == found


def test_lines_and_lists_are_read_alike() -> None:
    values = [{"text": "IL-4", "sourceid": "1"}, {"text": "IL-2", "sourceid": "2"}]
    lines = "\n".join(map(json.dumps, values))
    assert pubannotation.read(lines, "a file") == pubannotation.read(json.dumps(values), "a file")
    assert [each.key for each in pubannotation.read(lines, "a file")] == ["1", "2"]
