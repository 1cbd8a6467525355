"""What commands print as JSON has a schema that refuses what is missing, more, or of another kind.

Each run of a command in the other tests is held to its schema as well (`contracts`).
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

import click
import jsonschema
import pytest
from contracts import schema_for

from il21kg.cli.json_schema import to_schema
from il21kg.cli.main import commands
from il21kg.cli.outputs import OUTPUTS, schema_of

Run = Callable[..., tuple[int, str, str]]
EACH = pytest.mark.parametrize("name", OUTPUTS)


class Colour(StrEnum):
    RED = "red"


class Base(TypedDict):
    """A base."""

    one: int
    """The first of them,
    told in two lines."""


class More(Base):
    """More of it.

    And what else there is to say.
    """

    two: NotRequired[str]


@dataclass(frozen=True)
class Pair:
    """Two things."""

    left: Colour
    right: "tuple[Pair, ...]"
    """Further pairs."""


TYPES: list[tuple[Any, dict[str, Any]]] = [
    (str, {"type": "string"}),
    (float | None, {"type": ["number", "null"]}),
    (Literal["a", 1], {"enum": ["a", 1]}),
    (Colour, {"enum": ["red"]}),
    (Colour | None, {"anyOf": [{"enum": ["red"]}, {"type": "null"}]}),
    (list[bool], {"type": "array", "items": {"type": "boolean"}}),
    (
        tuple[int, str],
        {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": "string"}],
            "minItems": 2,
            "maxItems": 2,
        },
    ),
    (Mapping[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}),
    (More, {"$ref": "#/$defs/More"}),
]


@pytest.mark.parametrize(("kind", "wanted"), TYPES, ids=[str(kind) for kind, _ in TYPES])
def test_types_are_schemas(kind: Any, wanted: dict[str, Any]) -> None:
    schema = to_schema(kind, "https://example.org/s", "A title")
    assert schema["title"] == "A title"
    assert {name: schema[name] for name in wanted} == wanted


def test_a_class_is_written_once_closed_with_what_is_told_of_it() -> None:
    assert to_schema(list[More], "x", "y")["$defs"] == {
        "More": {
            "description": "More of it.",
            "type": "object",
            "properties": {
                "one": {"type": "integer", "description": "The first of them, told in two lines."},
                "two": {"type": "string"},
            },
            "required": ["one"],
            "additionalProperties": False,
        }
    }
    (pair,) = to_schema(Pair, "x", "y")["$defs"].values()
    assert pair["properties"]["right"] == {
        "type": "array",
        "items": {"$ref": "#/$defs/Pair"},
        "description": "Further pairs.",
    }


@pytest.mark.parametrize("kind", [bytes, set[str], Any, Counter])
def test_what_json_does_not_have_has_no_schema(kind: Any) -> None:
    with pytest.raises(TypeError, match="nothing that JSON has"):
        to_schema(kind, "x", "y")


def with_json(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The commands that have --json."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from with_json(command, (*path, name))
        elif any("--json" in each.opts for each in command.params):
            yield "-".join((*path, name))


def test_each_command_that_prints_json_has_a_schema() -> None:
    """A new command has a row in `cli.outputs`; `python tests/test_reference.py` writes the pages."""
    assert {*with_json(commands), "documents-failed"} == {*OUTPUTS}


@EACH
def test_a_schema_is_found_by_how_the_command_is_called(name: str) -> None:
    assert schema_for(OUTPUTS[name].command.split()) == name


@EACH
def test_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


def example(schema: dict[str, Any], whole: dict[str, Any], depth: int = 0) -> Any:
    """The least that a schema takes, with one thing in each list but the deepest."""
    if "$ref" in schema:
        return example(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, depth + 1)
    if "anyOf" in schema:
        return example(schema["anyOf"][0], whole, depth)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    if kind == "object":
        fields = {each: schema["properties"][each] for each in schema.get("required", ())}
        fields = fields or {"a key": schema["additionalProperties"]}
        return {each: example(field, whole, depth) for each, field in fields.items()}
    if kind == "array":
        parts = schema.get("prefixItems") or [schema["items"]]
        return [example(each, whole, depth) for each in (parts if depth < 9 else ())]
    return {"string": "x", "integer": 1, "number": 0.5, "boolean": True, "null": None}[kind]


def classes() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Each class that a schema names, with the schema."""
    wholes = [schema_of(name) for name in OUTPUTS]
    return {name: (each, whole) for whole in wholes for name, each in whole["$defs"].items()}


@pytest.mark.parametrize(("each", "whole"), classes().values(), ids=classes())
def test_what_is_missing_more_or_of_another_kind_is_refused(
    each: dict[str, Any], whole: dict[str, Any]
) -> None:
    holds = jsonschema.Draft202012Validator({**each, "$defs": whole["$defs"]}).is_valid
    value = example(each, whole)
    assert holds(value)
    assert not holds({**value, "more": 1})
    for name in each["properties"]:
        assert not holds({**value, name: {"no such": {"thing": b""}}}), name
        missing = {key: field for key, field in value.items() if key != name}
        assert holds(missing) == (name not in each["required"]), name


def test_parts_tell_what_load_tells(command: Run, tmp_path: Path) -> None:
    (tmp_path / "genes.tsv").write_text("symbol\tsummary\nIL4\tIL-4 may induce apoptosis.\n")
    code, out, _ = command("parts", tmp_path / "genes.tsv", "-o", tmp_path / "parts", "--json")
    assert code == 0
    assert json.loads(out)["states"]["saved"] == 1


def test_claims_that_are_checked_and_decisions_are_by_their_schemas(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fixture holds what is printed to it; here it is seen that there is something."""
    monkeypatch.chdir(tmp_path)
    Path("il4.txt").write_text("IL4 gene\n\nIL-4 may induce apoptosis.\n")
    Path("claims.txt").write_text("IL-4 induces apoptosis.\n")
    code, out, _ = command("check", "claims.txt", "--text", "il4.txt", "--json")
    assert (code, json.loads(out)["verdicts"][0]["verdict"]) == (1, "stated, but weaker")
    who, when = "https://orcid.org/0000-0002-1825-0097", "2026-11-28T09:30:00Z"
    fact = {"object": {"exact": "apoptosis"}, "relation": "induces"}
    line = {"action": "add", "curator": who, "date": when, "document": "il4", "fact": fact}
    Path("decisions.jsonl").write_text(f"{json.dumps(line)}\n")
    command("load", "il4.txt")
    code, out, _ = command("decisions", "list", "--decisions", "decisions.jsonl", "--json")
    assert (code, [each["action"] for each in json.loads(out)]) == (0, ["add"])


def test_the_command_lists_and_prints_them(command: Run) -> None:
    code, out, _ = command("schema")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [*OUTPUTS]
    assert json.loads(command("schema", "read")[1]) == schema_of("read")
    code, _, err = command("schema", "reed")
    assert code == 2
    assert "no schema “reed”\n  There are: read, load," in err
