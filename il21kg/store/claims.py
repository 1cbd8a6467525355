"""The claims of a store as values, each with its words, places and circumstances, some at a time.

    for claim in claims(store):
        claim.subject.name, claim.predicate, claim.object.name, claim.quoted.text

They come in the order of the texts. Of a store of any size the names and first places of the claims are in
memory, about 300 bytes a claim, and all else of a few hundred claims.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import (
    BIOLINK,
    DCTERMS,
    IKG,
    OA,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    compact,
    local_name,
)
from il21kg.store.store import Store

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
#: What is said of a node, by predicate.
_Said: TypeAlias = Mapping[str, Sequence[Node]]
_Graph: TypeAlias = dict[str, dict[str, list[Node]]]

#: Claims of which all is fetched at once.
_BATCH: Final = 500
#: Names in one question to the store.
_ASKED: Final = 2_000
#: Spans of a claim of each kind of which the words are fetched; of a text it is all or none.
_QUOTED: Final = 20
_SPANS: Final = (IKG.evidence, IKG.subjectSpan, IKG.objectSpan)
_JOINT: Final = " … "
_SPAN: Final = re.compile(r"(.+)\.(\d+)-(\d+)")
_ALL: Final = f"""SELECT ?claim ?span {{
  ?claim <{RDF.subject}> ?subject ; <{RDF.predicate}> ?predicate ; <{RDF.object}> ?object .
  OPTIONAL {{ ?claim <{IKG.evidence}> ?span }} FILTER(isIRI(?claim) && isIRI(?predicate))
}}"""
_NAMING: Final = (RDFS.label, SKOS.prefLabel)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a claim is about, or says beside it."""

    iri: str
    """Empty for mere words, as those of a naming claim."""
    name: str
    types: tuple[str, ...] = ()
    """IRIs of its classes."""
    literal: str = field(compare=False, default="")
    """Of words: how N-Triples writes them, with their language or type."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a text, in code points from its beginning, half-open."""

    version: str
    """The name of the document version: `78b591f83e2ee38f`."""
    start: int
    end: int
    words: str
    """Empty where the words are left out, and of what is said in dozens of texts in most of them."""
    section: str = field(compare=False, default="")
    """The heading above it."""

    @property
    def name(self) -> str:
        """How its span is named: `78b591f83e2ee38f.120-134`."""
        return f"{self.version}.{self.start}-{self.end}"

    def holds(self, other: "Place") -> bool:
        """Tell whether another piece lies in this one."""
        return self.version == other.version and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Text:
    """A document version that claims were read from."""

    key: str
    """The key of the document: `il21-sample`."""
    title: str
    sha256: str
    """Of the text, as it was read."""
    source: str
    """Where it was fetched from; empty where nobody said so."""
    agent: str
    """What read it, in Biolink's words: `text_mining_agent`."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one place where a claim is said: a sentence; of a list the words above it as well."""

    text: str
    subject: tuple[int, int] | None
    """Where in these words those of the subject stand; None where no words stand for it."""
    object: tuple[int, int] | None


@dataclass(frozen=True)
class Claim:
    """What a text says."""

    iri: str
    kind: str
    """Local name of its class: `CellTargetStatement`."""
    subject: Thing
    predicate: str
    """Its IRI; of a hedged claim that of the may-relation."""
    object: Thing
    hedged: bool
    negated: bool
    unasserted: str
    """Why it is no triple of the graph, as `ikg:notAsserted`; empty where it is one."""
    said: Mapping[str, tuple[Thing, ...]]
    """What else is said: predicate → values, in a fixed order."""
    evidence: tuple[Place, ...]
    subject_places: tuple[Place, ...]
    object_places: tuple[Place, ...]
    text: Text | None
    """The text of the first place; None where the graph says none."""

    def values(self, predicate: str) -> list[str]:
        """Give what is said by a predicate, by name."""
        return [each.name for each in self.said.get(predicate, ())]

    def value(self, predicate: str) -> str:
        """Give the first of these; empty where nothing is said."""
        return next(iter(self.values(predicate)), "")

    @cached_property
    def sentences(self) -> tuple[Place, ...]:
        """Give the evidence of the first place: a sentence, or the head of a list and an item."""
        naming = (
            each
            for ends in (self.object_places, self.subject_places)
            for each in self.evidence
            if any(each.holds(end) for end in ends)
        )
        first = next(naming, next(iter(self.evidence), None))
        return (*self._above(first), first) if first else ()

    def _above(self, item: Place) -> tuple[Place, ...]:
        """Give the words above an item of a list: evidence before it that does not name the object."""
        if not any(item.holds(end) for end in self.object_places):
            return ()
        above = [
            each
            for each in self.evidence
            if each.version == item.version
            and each.end <= item.start
            and not any(each.holds(end) for end in self.object_places)
        ]
        return tuple(above[-1:])

    @cached_property
    def quoted(self) -> Quoted | None:
        """Give the words of the first place with those of both ends in them; None where they are left out."""
        if not self.sentences or not all(each.words for each in self.sentences):
            return None
        text = _JOINT.join(each.words for each in self.sentences)
        return Quoted(text, self._within(self.subject_places), self._within(self.object_places))

    def _within(self, ends: Iterable[Place]) -> tuple[int, int] | None:
        at = 0
        for each in self.sentences:
            for end in ends:
                if each.holds(end):
                    return at + end.start - each.start, at + end.end - each.start
            at += len(each.words) + len(_JOINT)
        return None

    @cached_property
    def subject_place(self) -> Place | None:
        """Give the words of the subject at the first place."""
        return self._first(self.subject_places)

    @cached_property
    def object_place(self) -> Place | None:
        """Give the words of the object at the first place."""
        return self._first(self.object_places)

    def _first(self, ends: Iterable[Place]) -> Place | None:
        return next((end for each in self.sentences for end in ends if each.holds(end)), None)


def claims(store: Store, *, quotes: bool = True) -> Iterator[Claim]:
    """Give the claims of a store in the order of its texts; without `quotes` no words of the texts.

    Raises as `Store.rows` does.
    """
    iris = _in_order(store)
    for at in range(0, len(iris), _BATCH):
        batch = iris[at : at + _BATCH]
        graph = _fetched(store, batch)
        yield from (_claim(iri, graph, quotes=quotes) for iri in batch if _whole(graph.get(iri, {})))


def _in_order(store: Store) -> list[str]:
    first: dict[str, tuple[str, int, int]] = {}
    for row in store.rows(_ALL):
        claim, span = row["claim"].value, row["span"]
        place = _parsed(span.value) if isinstance(span, ox.NamedNode) else ("", 0, 0)
        first[claim] = min(place, first.get(claim, place))
    return sorted(first, key=lambda claim: (first[claim], claim))


def _parsed(span: str) -> tuple[str, int, int]:
    """Give the version and the offsets that the name of a span holds; nothing of one of another kind."""
    parts = _SPAN.fullmatch(span.removeprefix(PREFIXES["span"]))
    return (parts[1], int(parts[2]), int(parts[3])) if parts else ("", 0, 0)


def _whole(said: _Said) -> bool:
    return said.keys() >= {RDF.subject, RDF.predicate, RDF.object}


# --- what is fetched


def _fetched(store: Store, batch: Iterable[str]) -> _Graph:
    """Fetch all that is said of some claims: of their ends, spans, sections, texts and runs."""
    graph: _Graph = {}
    wanted = set(batch)
    for links in (None, (IKG.inSection,), (DCTERMS.isPartOf,), (DCTERMS.isVersionOf,)):
        _add(store, graph, wanted)
        wanted = _linked(graph, wanted, links) - graph.keys()
    _add(store, graph, wanted)
    _add_agents(store, graph)
    return graph


def _linked(graph: _Graph, nodes: Iterable[str], links: tuple[str, ...] | None) -> set[str]:
    """Give what some nodes lead to, by any link but that of their class or by these."""
    return {
        each.value
        for node in nodes
        for link, values in graph.get(node, {}).items()
        if (link in links if links else link not in (RDF.type, RDF.predicate, IKG.byMeansOf))
        for each in (_first_spans(values) if link in _SPANS else values)
        if isinstance(each, ox.NamedNode) and not each.value.startswith(PREFIXES["ikg"])
    }


def _first_spans(spans: Sequence[Node]) -> list[Node]:
    """Give the spans whose words are fetched: of the first texts; of others the names tell the offsets."""
    if len(spans) <= _QUOTED:
        return list(spans)
    last = sorted(_parsed(each.value)[0] for each in spans)[_QUOTED - 1]
    return [each for each in spans if _parsed(each.value)[0] <= last]


def _add(store: Store, graph: _Graph, nodes: Iterable[str]) -> None:
    for asked in _groups(sorted(nodes)):
        for row in store.rows(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {_listed(asked)} }} ?s ?p ?o }}"):
            said = graph.setdefault(row["s"].value, {})
            said.setdefault(row["p"].value, []).append(row["o"])


def _add_agents(store: Store, graph: _Graph) -> None:
    """Say of the texts which kind of agent read them; the runs say it."""
    texts = sorted(node for node, said in graph.items() if IKG.sha256 in said)
    for asked in _groups(texts):
        for row in store.rows(
            f"SELECT DISTINCT ?text ?agent {{ VALUES ?text {{ {_listed(asked)} }} "
            f"?run <{PROV.used}> ?text ; <{BIOLINK.agent_type}> ?agent }}"
        ):
            graph[row["text"].value].setdefault(BIOLINK.agent_type, []).append(row["agent"])


def _groups(nodes: list[str]) -> Iterator[list[str]]:
    return (nodes[at : at + _ASKED] for at in range(0, len(nodes), _ASKED))


def _listed(nodes: Iterable[str]) -> str:
    return " ".join(f"<{node}>" for node in nodes)


# --- what is made of it


def _claim(iri: str, graph: _Graph, *, quotes: bool) -> Claim:
    said = graph[iri]
    spans = {link: _places(said.get(link, ()), graph, quotes=quotes) for link in _SPANS}
    evidence = spans[IKG.evidence]
    return Claim(
        iri=iri,
        kind=local_name(_one(said, RDF.type)),
        subject=_thing(said[RDF.subject][0], graph),
        predicate=_one(said, RDF.predicate),
        object=_thing(said[RDF.object][0], graph),
        hedged=_one(said, IKG.certainty) == IKG.hedged,
        negated=_one(said, BIOLINK.negated) == "true",
        unasserted=_one(said, IKG.notAsserted),
        said={
            link: tuple(sorted((_thing(each, graph) for each in values), key=lambda thing: thing.name))
            for link, values in sorted(said.items())
            if link not in spans
        },
        evidence=evidence,
        subject_places=spans[IKG.subjectSpan],
        object_places=spans[IKG.objectSpan],
        text=_text(evidence[0].version, graph) if evidence else None,
    )


def _one(said: _Said, link: str) -> str:
    return min((each.value for each in said.get(link, ())), default="")


def _thing(node: Node, graph: _Graph) -> Thing:
    if not isinstance(node, ox.NamedNode):
        return Thing("", node.value, literal=str(node))
    said = graph.get(node.value, {})
    names = [each.value for link in _NAMING for each in said.get(link, ())]
    types = tuple(sorted(each.value for each in said.get(RDF.type, ())))
    return Thing(node.value, min(names, default=_short(node.value)), types)


def _short(iri: str) -> str:
    return local_name(iri) if iri.startswith(PREFIXES["ikg"]) else compact(iri)


def _places(spans: Iterable[Node], graph: _Graph, *, quotes: bool) -> tuple[Place, ...]:
    return tuple(sorted((_place(each.value, graph, quotes=quotes) for each in spans), key=_by_place))


def _by_place(place: Place) -> tuple[str, int, int]:
    return place.version, place.start, place.end


def _place(span: str, graph: _Graph, *, quotes: bool) -> Place:
    said = graph.get(span, {})
    section = graph.get(_one(said, IKG.inSection), {})
    version = _one(section, DCTERMS.isPartOf).removeprefix(PREFIXES["doc"])
    start, end = (_one(said, link) for link in (OA.start, OA.end))
    if version and start.isdecimal() and end.isdecimal():
        words = _one(said, OA.exact) if quotes else ""
        return Place(version, int(start), int(end), words, _one(section, RDFS.label))
    return Place(*_parsed(span), "")


def _text(version: str, graph: _Graph) -> Text | None:
    said = graph.get(f"{PREFIXES['doc']}{version}")
    if not said:
        return None
    of = _one(said, DCTERMS.isVersionOf)
    return Text(
        key=of.removeprefix(PREFIXES["doc"]),
        title=_one(graph.get(of, {}), DCTERMS.title),
        sha256=_one(said, IKG.sha256),
        source=_one(said, DCTERMS.source),
        agent=_one(said, BIOLINK.agent_type) or "not_provided",
    )
