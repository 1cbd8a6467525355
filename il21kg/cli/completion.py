"""Completes words on the command line: questions, their parameters, nodes, relations, documents.

    il21kg query tar<TAB>            target-cells
    il21kg query diseases gene=<TAB> gene=IL21
    il21kg why IL21 located<TAB>     locatedIn

A store that cannot be opened completes nothing: a key press is no place for a message.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final

import click
from click.shell_completion import CompletionItem

from il21kg.errors import Il21kgError

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

_MOST: Final = 100
_NODES: Final = """
SELECT DISTINCT ?label {
  { ?statement rdf:subject|rdf:object ?node } UNION { ?node a biolink:Gene }
  ?node rdfs:label|skos:prefLabel ?label .
} ORDER BY ?label
"""


def questions(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the name of a question, with what it asks."""
    from il21kg.ask.catalogue import catalogue

    return [
        CompletionItem(each.name, help=each.question) for each in catalogue() if each.name.startswith(begun)
    ]


def parameters(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a parameter of the question before it, then its value."""
    from il21kg.ask.catalogue import find_question

    try:
        asked = find_question(str(context.params.get("query"))).parameters
    except Il21kgError:
        return []
    whole = _name_before(context, {each.name for each in asked}) + begun
    name, equals, value = whole.partition("=")
    named = [each.name for each in asked if each.name.startswith(name) and (each.name == name or not equals)]
    values = [(each, _keys(context) if each == "document" else _labels(context)) for each in named]
    words = (f"{each}={choice}" for each, some in values for choice in _beginning(("any", *some), value))
    return _items((word if whole == begun else word.partition("=")[2] for word in words), "")


def _name_before(context: click.Context, names: set[str]) -> str:
    """Give "gene=" where the shell has cut it off as words of their own, as bash does."""
    before = [str(each) for each in context.params.get("parameters") or ()]
    if before[-1:] == ["="]:
        before.pop()
    return f"{before[-1]}=" if before and before[-1] in names else ""


def nodes(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the label of a thing that the graph speaks of."""
    return _items(_labels(context), begun)


def relations(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a relation."""
    from il21kg.ask.names import relation_names

    return _items(relation_names(), begun)


def documents(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the key of a document."""
    return _items(_keys(context), begun)


def _items(words: Iterable[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(_typed(each)) for each in islice(_beginning(words, begun), _MOST)]


def _typed(word: str) -> str:
    """Write a word as it is typed: bash takes it as click's script reads it, others quote it themselves."""
    in_bash = os.environ.get("_IL21KG_COMPLETE", "").startswith("bash")
    return re.sub(r"([^\w@%+=:,./-])", r"\\\\\1", word) if in_bash else word


def _beginning(words: Iterable[str], begun: str) -> Iterator[str]:
    return (each for each in words if each.casefold().startswith(begun.casefold()))


def _labels(context: click.Context) -> list[str]:
    def ask(graph: Any) -> list[str]:
        return [str(row["label"]) for row in graph.query(_NODES)]

    return _of_store(context, ask)


def _keys(context: click.Context) -> list[str]:
    return _of_store(context, lambda graph: [each.key for each in graph.documents()])


def _of_store(context: click.Context, ask: Callable[[Any], list[str]]) -> list[str]:
    from il21kg.knowledge import KnowledgeGraph

    try:
        return ask(KnowledgeGraph(context.params.get("store")))
    except (Il21kgError, OSError):
        return []
