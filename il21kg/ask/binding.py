"""Binds the parameters of a question to other values.

Binding writes terms into a `VALUES` line, serialised by the engine, so a value cannot become part of the
query. Where several things are asked for, or any, each row of a question says which one it is about.
"""

import re
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from il21kg.ask.catalogue import VALUES
from il21kg.errors import InputError
from il21kg.namespaces import expand

Values = Mapping[str, str | Iterable[str]]
"""The values of parameters by name, one or several; `*` and `any` stand for any thing."""

Resolve = Callable[[str, str, str], str | None]
"""(parameter, words or IRI, default) → IRI of what is meant by them, or None."""


def bind(text: str, parameters: Values, resolve: Resolve | None = None) -> str:
    """Put other values into the `VALUES` lines of a query.

    A value is an IRI or a CURIE, which `resolve` may exchange, or words that it turns into an IRI; where the
    default is a literal, it is the words of one with the same language or datatype. Raises InputError, with
    what there is, for a parameter or a value that the query does not know, and for one without a value.
    """
    variables = dict.fromkeys(variable for _, variable, _, _ in VALUES.findall(text))
    unknown = [name for name in parameters if name not in variables]
    if unknown:
        there = f"Parameters: {', '.join(variables)}" if variables else "It has no parameters."
        raise InputError(f"The query has no parameter “{'”, “'.join(unknown)}”.", there)

    def put(match: re.Match[str]) -> str:
        before, name, default, after = match.groups()
        if name not in parameters:
            return match[0]
        values = _several(name, parameters[name])
        if any(_is_any(value, default) for value in values):
            return f"{before}UNDEF{after}"
        terms = dict.fromkeys(str(_value(name, value, default, resolve)) for value in values)
        return f"{before}{' '.join(terms)}{after}"

    shown = [name for name, value in parameters.items() if _asks_which(text, name, _several(name, value))]
    return VALUES.sub(put, _with_columns(text, shown))


def _several(name: str, value: str | Iterable[str]) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else tuple(value)
    if not values:
        raise InputError(f"“{name}” has no value.", "Give one or several, or leave the parameter out.")
    return values


def _is_any(value: str, default: str) -> bool:
    return value == "*" or (value == "any" and not default.startswith('"'))


def _asks_which(text: str, name: str, values: tuple[str, ...]) -> bool:
    """Tell whether a question of the catalogue must say of each row which thing it is about."""
    default = next(default for _, variable, default, _ in VALUES.findall(text) if variable == name)
    several = len(set(values)) > 1 or any(_is_any(value, default) for value in values)
    return several and text.startswith("#+")


def _with_columns(text: str, names: Iterable[str]) -> str:
    """Add parameters to what is selected, grouped and ordered by."""
    for name in names:
        for words in (r"SELECT(?: DISTINCT)?", "GROUP BY", "ORDER BY"):
            text = re.sub(rf"\b({words})(?= [?(])(?![^{{}}\n]*\?{name}\b)", rf"\1 ?{name}", text)
        if re.search(r"\(COUNT\(", text) and "GROUP BY" not in text:
            text = f"{text.rstrip()} GROUP BY ?{name}\n"
    return text


def _value(name: str, value: str, default: str, resolve: Resolve | None) -> ox.NamedNode | ox.Literal:
    if re.search("[\ud800-\udfff]", value):
        raise InputError(f"The value of “{name}” is no text in UTF-8.", "Write its letters as they are.")
    if default.startswith('"'):
        tag = re.search(r'"@([\w-]+)$', default)
        kind = re.search(r'"\^\^<?([^<>]+)>?$', default)
        if re.search(r"\\[uU]", value):
            # Some tools read \u0022 as a quotation mark before they parse, also behind another backslash.
            raise InputError(f"“{value}” cannot be the value of “{name}”: a backslash before a u.")
        try:
            return ox.Literal(
                value, language=tag and tag[1], datatype=ox.NamedNode(expand(kind[1])) if kind else None
            )
        except (ValueError, KeyError) as error:
            raise InputError(f"“{value}” cannot be the value of “{name}”: {error}.") from error
    try:
        iri: str | None = ox.NamedNode(expand(value.removeprefix("<").removesuffix(">"))).value
    except (ValueError, KeyError):
        iri = None
    if resolve is not None:
        iri = resolve(name, iri or value, default)
    if iri is None:
        raise InputError(
            f"“{value}” is nothing that “{name}” can be.",
            f"Give an IRI, a CURIE like {default if default != 'UNDEF' else 'hgnc:6005'}, or a name.",
        )
    return ox.NamedNode(iri)
