"""Faces of wings: a name that a wing shows is imported when it is first asked for; start-up stays short."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def face(wing: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562): each name it shows comes from the module named.

    >>> shown = face("il21kg.text", {"Span": "document"})
    >>> shown("Span").__name__
    'Span'
    """

    def attribute(name: str) -> Any:
        if name in homes:
            return getattr(import_module(f"{wing}.{homes[name]}"), name)
        raise AttributeError(f"module {wing!r} has no attribute {name!r}")

    return attribute
