"""Whether two different claims have one IRI: the names of statements are hashes, of 64 bits."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import PREFIXES

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Parts: TypeAlias = dict[tuple[Subject, str], Subject | ox.Literal]
"""What statements say: (statement, `subject`, `predicate` or `object`) → that."""


_LINKS: Final = {name: ox.NamedNode(PREFIXES["rdf"] + name) for name in ("subject", "predicate", "object")}
_PARTS: Final = tuple(f" {link} " for link in _LINKS.values())


def claims_in(ntriples: str) -> str:
    """Give those of lines of N-Triples that say what statements claim."""
    return "".join(line for part in _PARTS for line in lines_with(part, ntriples))


def lines_with(words: str, text: str) -> Iterator[str]:
    """Give the lines of a text that hold some words; to look at each line takes many times as long."""
    at = text.find(words)
    while at >= 0:
        end = text.find("\n", at) + 1 or len(text)
        yield text[text.rfind("\n", 0, at) + 1 : end]
        at = text.find(words, end)


def collisions(graph: set[ox.Triple]) -> tuple[list[dict[str, str]], Parts]:
    """Give the statements that a graph itself says two things of, as rows; and what it says of each."""
    triples = [
        (each.subject, name, each.object)
        for each in graph
        for name, link in _LINKS.items()
        if each.predicate == link
    ]
    parts = {(node, name): part for node, name, part in triples}
    return [{"node": str(node)[1:-1]} for node, name, part in triples if parts[node, name] != part], parts


def held_otherwise(engine: ox.Store, parts: Parts) -> list[dict[str, str]]:
    """Give those of these statements, as rows, that an engine holds as another claim: most are new to it."""
    default = ox.DefaultGraph()

    def held(node: Subject, name: str) -> set[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        return {each.object for each in engine.quads_for_pattern(node, _LINKS[name], None, default)}

    nodes = {node for node, _ in parts}
    known = {node for node in nodes if held(node, "subject")}
    other = {node for (node, name), part in parts.items() if node in known and held(node, name) - {part}}
    return [{"node": str(node)[1:-1]} for node in sorted(other, key=str)]


def collisions_with(parts: Parts) -> str:
    """Give the question which of these statements a store holds as another claim."""
    rows = "\n".join(
        f"({node} {part} {parts[node, 'predicate']} {parts[node, 'object']})"
        for (node, name), part in parts.items()
        if name == "subject"
    )
    return (
        f"PREFIX rdf: <{PREFIXES['rdf']}>\nSELECT ?node {{\n"
        f"VALUES (?node ?subject ?predicate ?object) {{\n{rows}\n}}\n"
        "?node rdf:subject ?a ; rdf:predicate ?b ; rdf:object ?c\n"
        "FILTER(?a != ?subject || ?b != ?predicate || ?c != ?object) }"
    )
