"""What commands print with `--json` is by their schemas: every run of one in the tests is held to that."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import jsonschema

from il21kg.cli.outputs import OUTPUTS, schema_of


@cache
def validator(name: str) -> Any:
    """What holds a value to a schema."""
    return jsonschema.Draft202012Validator(schema_of(name))


def schema_for(arguments: Sequence[str]) -> str:
    """The schema of a command, by its first words and the options that make another of it."""
    words = [each for each in arguments if not each.startswith("-") or each == "--failed"]
    asked = "-".join(words[:2]) if "-".join(words[:2]) in OUTPUTS else words[0]
    return "documents-failed" if asked == "documents" and "--failed" in words else asked


def check_json(arguments: Sequence[str], out: str) -> None:
    """Hold the output of a command to its schema, where it is JSON that was asked for by `--json`."""
    if "--json" in arguments and out[:1] in ("{", "["):
        validator(schema_for(arguments)).validate(json.loads(out))
