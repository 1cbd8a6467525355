"""Whether two different claims have one IRI: the names of statements are hashes, of 64 bits."""

from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import PREFIXES

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Parts: TypeAlias = dict[tuple[Subject, str], Subject | ox.Literal]
"""What statements say: (statement, `subject`, `predicate` or `object`) → that."""


_PARTS: Final = tuple(f" <{PREFIXES['rdf']}{name}> " for name in ("subject", "predicate", "object"))


def claims_in(ntriples: str) -> str:
    """Give those of lines of N-Triples that say what statements claim."""
    lines = ntriples.splitlines(keepends=True)
    return "".join(line for line in lines if any(part in line for part in _PARTS))


def collisions(graph: set[ox.Triple]) -> tuple[list[dict[str, str]], Parts]:
    """Give the statements that a graph itself says two things of, as rows; and what it says of each."""
    triples = [
        (each.subject, name, each.object)
        for each in graph
        for name in ("subject", "predicate", "object")
        if each.predicate.value == PREFIXES["rdf"] + name
    ]
    parts = {(node, name): part for node, name, part in triples}
    return [{"node": str(node)[1:-1]} for node, name, part in triples if parts[node, name] != part], parts


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
