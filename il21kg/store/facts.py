"""The facts of a graph as values that can be compared: what is said, not in which words nor at which place.

IL-4 may act on B cells.    CellTargetStatement, Interleukin-4, may act on, B cell, (hedged, tier A)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import BIOLINK, DCTERMS, IKG, OA, PREFIXES, RDF, RDFS, SKOS, compact, local_name

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence behind a fact."""

    document: str
    """Key of its document."""
    start: int
    end: int
    """Offsets in the document, in code points."""
    quote: str
    """Empty where the words are left out."""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An end of a fact."""

    id: str
    """Its IRI; its name in quotes where nothing known has this name."""
    name: str = field(compare=False)
    words: frozenset[str] = field(compare=False, default=frozenset())
    """What it is called in the sentences, in small letters."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """What is said; equal facts say the same."""

    kind: str
    """Class of the statement: `CellTargetStatement`."""
    subject: Thing
    relation: str
    """IRI of the predicate."""
    object: Thing
    traits: tuple[tuple[str, str], ...]
    """Name and value of what else is said, in a fixed order: `certainty`, `tier`, `direction`, …"""
    sentences: tuple[Sentence, ...] = field(compare=False)


_TRAITS: Final = {
    IKG.certainty: "certainty",
    IKG.tier: "tier",
    BIOLINK.object_direction_qualifier: "direction",
    BIOLINK.negated: "denial",
    IKG.notAsserted: "not asserted",
    IKG.effect: "effects",
    IKG.effectPhrase: "effects",
    IKG.togetherWith: "together with",
    IKG.inSynergyWith: "in synergy with",
    IKG.cellContext: "cell",
    IKG.contextDisease: "disease",
    IKG.contextPhrase: "circumstances",
    BIOLINK.species_context_qualifier: "species",
    IKG.exemplary: "example",
}
TRAITS: Final = tuple(dict.fromkeys(_TRAITS.values()))
"""Names of what may be said beside the two ends and the relation."""

_CLAIM: Final = (
    RDF.type,
    RDF.subject,
    RDF.predicate,
    RDF.object,
    IKG.evidence,
    IKG.subjectSpan,
    IKG.objectSpan,
)
_PLACE: Final = (OA.start, OA.end, OA.exact, IKG.inSection, DCTERMS.isPartOf, DCTERMS.isVersionOf)
_NAMING: Final = (RDFS.label, SKOS.prefLabel)
_WANTED: Final = frozenset((*_CLAIM, *_PLACE, *_NAMING, *_TRAITS))
#: What a node says that is a claim.
_NEEDED: Final = {IKG.tier, RDF.type, RDF.subject, RDF.predicate, RDF.object}
_Parts: TypeAlias = dict[str, list[Node]]
"""What is said of a node, by predicate."""
_Graph: TypeAlias = dict[str, _Parts]


def facts(triples: Iterable[ox.Triple | ox.Quad], document: str | None = None) -> frozenset[Fact]:
    """Give the facts of a graph with their sentences; or what the document with this key says.

    Claims that differ in their words only are one fact.
    """
    made: dict[Fact, set[Sentence]] = {}
    words: dict[tuple[Fact, str], set[str]] = {}
    for fact in _claims(_graph(triples)):
        sentences = {each for each in fact.sentences if document in (None, each.document)}
        if document is not None and not sentences:
            continue
        made.setdefault(fact, set()).update(sentences)
        for end in (fact.subject, fact.object):
            words.setdefault((fact, end.id), set()).update(end.words)
    return frozenset(
        replace(
            each,
            subject=replace(each.subject, words=frozenset(words[each, each.subject.id])),
            object=replace(each.object, words=frozenset(words[each, each.object.id])),
            sentences=tuple(sorted(sentences)),
        )
        for each, sentences in made.items()
    )


def _graph(triples: Iterable[ox.Triple | ox.Quad]) -> _Graph:
    """Keep what facts are made of, by subject and predicate."""
    graph: _Graph = {}
    for each in triples:
        subject, predicate, thing = each.subject, each.predicate.value, each.object
        if predicate in _WANTED and isinstance(subject, ox.NamedNode) and not isinstance(thing, ox.Triple):
            graph.setdefault(subject.value, {}).setdefault(predicate, []).append(thing)
    return graph


def _claims(graph: _Graph) -> Iterator[Fact]:
    for said in graph.values():
        if said.keys() >= _NEEDED:
            subject, object_ = (
                _thing(said[end][0], graph, _words(said.get(span, ()), graph))
                for end, span in ((RDF.subject, IKG.subjectSpan), (RDF.object, IKG.objectSpan))
            )
            kind, relation = local_name(said[RDF.type][0].value), said[RDF.predicate][0].value
            traits = tuple(_traits(said, graph, object_.name))
            yield Fact(kind, subject, relation, object_, traits, tuple(_sentences(said, graph)))


def _thing(node: Node, graph: _Graph, words: Iterable[str]) -> Thing:
    unknown = isinstance(node, ox.Literal)
    name = node.value if unknown else _named(node, graph)
    return Thing(f"“{name}”" if unknown else node.value, name, frozenset((name.casefold(), *words)))


def _named(node: Node, graph: _Graph) -> str:
    said = graph.get(node.value, {})
    names = [name.value for link in _NAMING for name in said.get(link, ())]
    return min(names, default=compact(node.value) if isinstance(node, ox.NamedNode) else node.value)


def _traits(said: _Parts, graph: _Graph, thing: str) -> Iterator[tuple[str, str]]:
    """Give what else a claim says; that a denial is not asserted, and a cell the object, is said already."""
    values: dict[str, set[str]] = {}
    for link in _TRAITS.keys() & said.keys():
        values.setdefault(_TRAITS[link], set()).update(_value(link, node, graph) for node in said[link])
    if "denial" in values:
        values.pop("not asserted", None)
    if values.get("cell") == {thing}:
        del values["cell"]
    for name in TRAITS:
        if name in values:
            yield name, ", ".join(sorted(values[name]))


def _value(link: str, node: Node, graph: _Graph) -> str:
    if link == IKG.tier:
        return f"tier {local_name(node.value).removeprefix('tier')}"
    if link == BIOLINK.negated:
        return "denied"
    return local_name(node.value) if node.value.startswith(PREFIXES["ikg"]) else _named(node, graph)


def _sentences(said: _Parts, graph: _Graph) -> Iterator[Sentence]:
    for span in said.get(IKG.evidence, ()):
        place = graph.get(span.value, {})
        version = _first(_first(place, IKG.inSection, graph), DCTERMS.isPartOf, graph)
        key = version.get(DCTERMS.isVersionOf, (_NOWHERE,))[0].value.removeprefix(PREFIXES["doc"])
        offsets = [each.value for link in (OA.start, OA.end) for each in place.get(link, ())[:1]]
        if len(offsets) == 2 and all(each.isdecimal() for each in offsets):
            quote = place[OA.exact][0].value if OA.exact in place else ""
            yield Sentence(key, int(offsets[0]), int(offsets[1]), quote)


_NOWHERE: Final = ox.Literal("")


def _first(node: _Parts, link: str, graph: _Graph) -> _Parts:
    return next((graph.get(each.value, {}) for each in node.get(link, ())), {})


def _words(spans: Iterable[Node], graph: _Graph) -> Iterator[str]:
    for span in spans:
        for words in graph.get(span.value, {}).get(OA.exact, ()):
            yield " ".join(words.value.casefold().split())
