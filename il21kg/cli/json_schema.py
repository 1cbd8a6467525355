"""Writes types as JSON Schema (2020-12): dictionaries with named keys, and dataclasses; closed, both.

    class Place(TypedDict):       {"type": "object", "properties": {"start": {"type": "integer"}},
        start: int                 "required": ["start"], "additionalProperties": false}

The docstring of a class is its description, and what is written under a field that of the field.
"""

import ast
import inspect
import sys
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from itertools import pairwise
from textwrap import dedent
from typing import Any, Final, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def to_schema(kind: Any, address: str, title: str) -> dict[str, Any]:
    """Give the schema of what is of a type; raises TypeError for a type that JSON does not have."""
    named: dict[str, Any] = {}
    whole = _of(kind, named)
    head = {"$schema": DIALECT, "$id": address, "title": title}
    return {**head, **whole, "$defs": dict(sorted(named.items()))}


def _of(kind: Any, named: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if is_typeddict(kind) or is_dataclass(kind):
        return _reference(kind, named)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    return _composed(kind, get_origin(kind), get_args(kind), named)


def _composed(kind: Any, origin: Any, parts: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        return _any_of([_of(each, named) for each in parts])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(parts[1], named)}
    if origin is tuple and parts[-1] is not Ellipsis:
        size = {"minItems": len(parts), "maxItems": len(parts)}
        return {"type": "array", "prefixItems": [_of(each, named) for each in parts], **size}
    if origin in (list, tuple):
        return {"type": "array", "items": _of(parts[0], named)}
    raise TypeError(f"{kind} is nothing that JSON has")


def _any_of(each: list[dict[str, Any]]) -> dict[str, Any]:
    """Give what any of several is; plain types are a list of their names."""
    if all(set(one) == {"type"} for one in each):
        return {"type": [one["type"] for one in each]}
    return {"anyOf": each}


def _reference(kind: Any, named: dict[str, Any]) -> dict[str, Any]:
    """Give a reference to a class, which is written once."""
    name = kind.__name__
    if name not in named:
        named[name] = {}
        named[name] = _closed(kind, named)
    return {"$ref": f"#/$defs/{name}"}


def _closed(kind: Any, named: dict[str, Any]) -> dict[str, Any]:
    told = _told(kind)
    hints = get_type_hints(kind, include_extras=True)
    fields = {
        name: _of(get_args(each)[0] if get_origin(each) is NotRequired else each, named)
        | ({"description": told[name]} if name in told else {})
        for name, each in hints.items()
    }
    needed = [name for name, each in hints.items() if get_origin(each) is not NotRequired]
    return {
        "description": " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split()),
        "type": "object",
        "properties": fields,
        "required": needed,
        "additionalProperties": False,
    }


def _told(kind: Any) -> dict[str, str]:
    """Give what is written under the fields of a class, and of those it comes from."""
    try:
        (body,) = ast.parse(dedent(inspect.getsource(kind))).body
    except (OSError, TypeError):  # a class that is made by a call has no lines of its own
        return {}
    if not isinstance(body, ast.ClassDef):
        return {}
    near = vars(sys.modules[kind.__module__])
    bases = (near.get(each.id) for each in body.bases if isinstance(each, ast.Name))
    told = {name: words for each in bases if each is not None for name, words in _told(each).items()}
    return told | _told_in(body.body)


def _told_in(lines: list[ast.stmt]) -> dict[str, str]:
    return {
        field.target.id: " ".join(str(words.value.value).split())
        for field, words in pairwise(lines)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr)
        and isinstance(words.value, ast.Constant)
    }
