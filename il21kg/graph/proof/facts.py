"""A graph as facts: triples by subject and predicate, quotes by their places, and what words name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from il21kg.graph.identity import Literal, Node
from il21kg.namespaces import IKG, OA, PREFIXES, RDFS, SKOS, compact
from il21kg.reading.structure.grammar import Grammar
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.spelling import key, keys

if TYPE_CHECKING:
    import rdflib

SPAN: Final = re.compile(re.escape(PREFIXES["span"]) + r"([0-9a-f]{16})\.([0-9]+)-([0-9]+)")
LABELS: Final = (RDFS.label, SKOS.prefLabel)
#: The longest name that is looked up in a quote, in tokens.
_LONGEST: Final = 12
_STRING: Final = PREFIXES["xsd"] + "string"

Nodes: TypeAlias = Mapping[str, Mapping[str, list[Node]]]


def nodes_of(graph: "rdflib.Graph") -> Nodes:
    """Give the triples by subject and predicate, literals as they stand."""
    import rdflib

    nodes: dict[str, dict[str, list[Node]]] = {}
    for subject, predicate, thing in graph:
        if isinstance(thing, rdflib.Literal):
            datatype = str(thing.datatype) if thing.datatype and str(thing.datatype) != _STRING else ""
            node: Node = Literal(str(thing), (thing.language or "").lower(), datatype)
        else:
            node = str(thing)
        nodes.setdefault(str(subject), {}).setdefault(str(predicate), []).append(node)
    return nodes


@dataclass(frozen=True, slots=True)
class Place:
    """A span with its quote."""

    iri: str
    version: str
    start: int
    end: int
    words: str
    sha256: str
    """The hash of the words when they were written; empty where none was."""


class Facts:
    """A graph, and what its words name."""

    def __init__(self, nodes: Nodes, grammar: Grammar) -> None:
        """Take triples by subject and predicate, and the language data that words are looked up in."""
        self.nodes = nodes
        self.grammar = grammar
        self.vocabulary = grammar.vocabulary
        self.spans = {span.iri: span for span in self._spans()}
        spans = {*self.objects(IKG.evidence), *self.objects(IKG.quotedFrom)}
        self.mute = bool(spans) and not any(iri in self.spans for iri in spans)
        """No span has its words: the quotes were left out."""
        digests = {text for node in nodes for text in self.texts(node, IKG.vocabularyDigest)}
        self.at_hand = digests == {self.vocabulary.digest}
        """The graph was read with this vocabulary: each name it was read by is known."""
        self._named: dict[str, frozenset[str]] = {}

    def values(self, node: str, predicate: str) -> list[Node]:
        """Give what a node has by a predicate."""
        return self.nodes.get(node, {}).get(predicate, [])

    def iris(self, node: str, predicate: str) -> list[str]:
        """Give the IRIs that a node has by a predicate."""
        return [each for each in self.values(node, predicate) if isinstance(each, str)]

    def texts(self, node: str, predicate: str) -> list[str]:
        """Give the words of the literals that a node has by a predicate."""
        return [each.value for each in self.values(node, predicate) if isinstance(each, Literal)]

    def with_predicate(self, predicate: str) -> list[str]:
        """Give the nodes that have a predicate."""
        return [node for node, values in self.nodes.items() if predicate in values]

    def objects(self, predicate: str) -> Iterator[str]:
        """Give the IRIs that any node has by a predicate."""
        for node in self.with_predicate(predicate):
            yield from self.iris(node, predicate)

    def _spans(self) -> Iterator[Place]:
        for iri in self.with_predicate(OA.exact):
            named = SPAN.fullmatch(iri)
            if named:  # the shape E1 tells of others
                words, hashes = self.texts(iri, OA.exact)[0], self.texts(iri, IKG.quoteSha256)
                yield Place(iri, named[1], int(named[2]), int(named[3]), words, "".join(hashes[:1]))

    def in_vocabulary(self, iri: str) -> bool:
        """Tell whether the vocabulary knows a term."""
        return iri in self.vocabulary.terms

    def kin(self, iri: str) -> frozenset[str]:
        """Give a term with its gene and its product."""
        term = self.vocabulary.terms.get(iri)
        also = (term.gene, term.product) if term else ()
        return frozenset((iri, *filter(None, also)))

    def label(self, iri: str) -> str:
        """Give the label that the graph has for a node, or its short name."""
        labels = [text for each in LABELS for text in self.texts(iri, each)]
        return labels[0] if labels else compact(iri)

    def named(self, words: str) -> frozenset[str]:
        """Give every term of which some words of these are a name."""
        if words not in self._named:
            parts = key(words).split()
            forms = {
                " ".join(parts[i:j])
                for i in range(len(parts))
                for j in range(i + 1, min(i + _LONGEST, len(parts)) + 1)
            }
            iris = (name.iri for form in forms for name in self.vocabulary.names.node(form).names)
            self._named[words] = frozenset(iris)
        return self._named[words]

    def called(self, words: str) -> set[str]:
        """Give every term of which all of these words are a name."""
        return {name.iri for each in keys(words) for name in self.vocabulary.names.node(each).names}

    def evidence(self, statement: str) -> list[Place]:
        """Give the quotes that are the evidence of a statement."""
        return [self.spans[each] for each in self.iris(statement, IKG.evidence) if each in self.spans]


def begin(words: str) -> str:
    """Give the beginning of a quote, for a message."""
    line = one_blank(words)
    return line if len(line) < 60 else line[:57] + "…"
