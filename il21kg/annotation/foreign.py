"""JSON that others wrote, taken apart: what is not as it should be is an InputError with its place."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from il21kg.errors import InputError
from il21kg.files import parse_json

T = TypeVar("T", dict[str, Any], list[Any], str, int)


def parsed(data: bytes | str, place: str) -> Any:
    """Parse JSON; raises InputError where it is none."""
    try:
        return parse_json(data)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{place}: no JSON: {error.msg} ({where})", "Export it anew as JSON.") from error
    except ValueError as error:  # not UTF-8, nested too deep
        raise InputError(f"{place}: no JSON: {error}", "Export it anew as JSON in UTF-8.") from error


def lines(data: bytes | str, place: str) -> Iterator[tuple[Any, str]]:
    """Parse JSON lines, each with its place; raises InputError for a line that is no JSON."""
    text = data.decode("utf-8", "surrogateescape") if isinstance(data, bytes) else data
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{place}, line {number}"
        if line.strip():
            yield parsed(line.encode("utf-8", "surrogateescape"), where), where


def taken(value: Any, name: str, kind: type[T], place: str, default: T | None = None) -> T:
    """Give what an object has under a name; raises InputError where that is of another kind, or missing.

    >>> taken({"text": "IL-4"}, "text", str, "a file")
    'IL-4'
    """
    found = value.get(name, default) if isinstance(value, dict) else None
    if found is None and default is not None:
        found = default
    if not isinstance(found, kind) or isinstance(found, bool):
        words = {dict: "an object", list: "a list", str: "a text", int: "a number"}[kind]
        raise InputError(f"{place}: `{name}` should be {words}.", "See docs/how-to/annotation-tools.md.")
    return found


def objects(value: Any, name: str, place: str) -> list[dict[str, Any]]:
    """Give the objects of a list that stands under a name; none where there is none."""
    found: list[Any] = taken(value, name, list, place, [])
    for number, each in enumerate(found, 1):
        if not isinstance(each, dict):
            raise InputError(f"{place}: `{name}` {number} should be an object.", "Export it anew.")
    return found


def written(value: Any) -> str:
    """Write a value for people and for diffs: indented, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
