"""doccano JSONL: what its importer takes, and both of its projects."""

import json
from typing import Any, Final

import jsonschema
import pytest
from annotation_texts import SAMPLE

from il21kg.annotation import doccano
from il21kg.annotation.annotated import AnnotatedText

NUMBER: Final = {"type": "integer", "minimum": 0}
LABEL: Final = {"type": "string", "minLength": 1}
#: What the importer of doccano checks of a line, for a project with relations.
RELATIONS: Final = {
    "required": ["text", "entities", "relations"],
    "properties": {
        "text": LABEL,
        "entities": {
            "items": {
                "required": ["id", "label", "start_offset", "end_offset"],
                "properties": {"id": NUMBER, "label": LABEL, "start_offset": NUMBER, "end_offset": NUMBER},
            }
        },
        "relations": {
            "items": {
                "required": ["from_id", "to_id", "type"],
                "properties": {"from_id": NUMBER, "to_id": NUMBER, "type": LABEL},
            }
        },
    },
}
#: The same for sequence labelling alone.
SPANS: Final = {
    "required": ["text", "label"],
    "properties": {
        "text": LABEL,
        "label": {"items": {"prefixItems": [NUMBER, NUMBER, LABEL], "minItems": 3}},
    },
}


def line(written: str, schema: dict[str, Any]) -> Any:
    value = json.loads(written)
    jsonschema.Draft202012Validator(schema).validate(value)
    return value


def test_the_importer_takes_a_line_with_relations() -> None:
    value = line(doccano.write([SAMPLE]), RELATIONS)
    ids = [each["id"] for each in value["entities"]]
    assert len(set(ids)) == len(ids)
    assert {end for each in value["relations"] for end in (each["from_id"], each["to_id"])} <= set(ids)
    words = [value["text"][each["start_offset"] : each["end_offset"]] for each in value["entities"]]
    assert words == ["TGF-β", "Foxp3", "It", "naïve B cells", "Binds", "CD4"]
    assert [each["type"] for each in value["relations"]] == [
        *("hedged induces", "not acts_on_cell", "interacts_with")
    ]


def test_the_importer_takes_a_line_of_sequence_labelling() -> None:
    value = line(doccano.write_spans([SAMPLE]), SPANS)
    assert value["label"][4:] == [[62, 67, "elided protein"], [68, 71, "protein"]]
    assert "relations" not in value


@pytest.mark.parametrize(
    ("value", "marks", "relations"),
    [
        ({"text": "It binds CD4"}, [], []),
        ({"text": "It binds CD4", "label": [[9, 12, "gene"]]}, [("CD4", "gene")], []),
        (  # as it exports them: numbers of its database, a list of comments
            {
                "id": 7,
                "text": "It binds CD4",
                "entities": [
                    {"id": 41, "label": "gene", "start_offset": 9, "end_offset": 12},
                    {"id": 40, "label": "it", "start_offset": 0, "end_offset": 2},
                ],
                "relations": [{"id": 5, "from_id": 40, "to_id": 41, "type": "hedged not binds"}],
                "Comments": [],
            },
            [("CD4", "gene"), ("It", "it")],
            [("T2", "binds", "T1", "hedged", True)],
        ),
    ],
)
def test_what_it_exports_is_read(
    value: dict[str, Any], marks: list[tuple[str, str]], relations: list[tuple[Any, ...]]
) -> None:
    (text,) = doccano.read(f"{json.dumps(value)}\n\n", "a file")
    assert [(text.words(each), each.kind) for each in text.denotations] == marks
    assert [
        (each.subject, each.relation, each.object, each.certainty, each.negated) for each in text.relations
    ] == relations


def test_each_text_is_a_line() -> None:
    other = AnnotatedText("other", "Line\u2028ends\x85in\ntexts.")
    written = doccano.write([SAMPLE, other])
    assert written.count("\n") == 2
    assert doccano.read(written, "a file")[1] == other
