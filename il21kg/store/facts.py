"""The facts of a graph as values that can be compared: what is said, not in which words nor at which place.

IL-4 may act on B cells.    CellTargetStatement, Interleukin-4, may act on, B cell, (hedged, tier A)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.namespaces import BIOLINK, DCTERMS, IKG, OA, PREFIXES, RDF, RDFS, SKOS, compact, local_name
from il21kg.store.store import Store


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

_ALL: Final = f"?claim <{IKG.tier}> ?any ."
_OF_ONE: Final = f"""{{ SELECT DISTINCT ?claim {{
  ?version <{DCTERMS.isVersionOf}> ~source . ?section <{DCTERMS.isPartOf}> ?version .
  ?place <{IKG.inSection}> ?section . ?claim <{IKG.evidence}> ?place }} }}"""
_PARTS: Final = "SELECT ?claim ?link ?thing { ~claims ?claim ?link ?thing }"
_SENTENCES: Final = f"""
SELECT ?claim ?source ?start ?end ?quote {{
  ~claims
  ?claim <{IKG.evidence}> ?span . ?span <{OA.start}> ?start ; <{OA.end}> ?end ; <{IKG.inSection}> ?part .
  ?part <{DCTERMS.isPartOf}> ?of . ?of <{DCTERMS.isVersionOf}> ?source
  OPTIONAL {{ ?span <{OA.exact}> ?quote }}
}}
"""
_WORDS: Final = f"""
SELECT ?claim ?link ?words {{
  ~claims
  VALUES ?link {{ <{IKG.subjectSpan}> <{IKG.objectSpan}> }}
  ?claim ?link ?span . ?span <{OA.exact}> ?words
}}
"""
_LINKS: Final = " ".join(
    f"<{link}>"
    for link in (RDF.subject, RDF.object, *_TRAITS)
    if link not in (IKG.certainty, IKG.tier, IKG.effect)
)
_NAMES: Final = f"""
SELECT DISTINCT ?thing ?name {{
  ~claims
  VALUES ?link {{ {_LINKS} }} ?claim ?link ?thing .
  VALUES ?naming {{ <{RDFS.label}> <{SKOS.prefLabel}> }} ?thing ?naming ?name
}}
"""
_Parts: TypeAlias = dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]
"""What a claim says, by predicate."""


def facts(store: Store, source: str | None = None) -> frozenset[Fact]:
    """Give the facts of a store, or those of one document by the IRI of its source, with all their sentences.

    Claims that differ in their words only are one fact. Raises Unavailable where the store fails.
    """
    claims = _ALL if source is None else _OF_ONE.replace("~source", str(ox.NamedNode(source)))
    made: dict[Fact, set[Sentence]] = {}
    words: dict[tuple[Fact, str], set[str]] = {}
    for fact, sentences in _claims(store, claims):
        made.setdefault(fact, set()).update(sentences)
        for end in (fact.subject, fact.object):
            words.setdefault((fact, end.id), set()).update(end.words)
    return frozenset(
        Fact(
            each.kind,
            Thing(each.subject.id, each.subject.name, frozenset(words[each, each.subject.id])),
            each.relation,
            Thing(each.object.id, each.object.name, frozenset(words[each, each.object.id])),
            each.traits,
            tuple(sorted(sentences)),
        )
        for each, sentences in made.items()
    )


def _claims(store: Store, claims: str) -> Iterator[tuple[Fact, Iterable[Sentence]]]:
    sentences, words, names = _sentences(store, claims), _words(store, claims), _names(store, claims)
    parts: dict[str, _Parts] = {}
    for row in store.rows(_PARTS.replace("~claims", claims)):
        of_claim = parts.setdefault(row["claim"].value, {})
        of_claim.setdefault(row["link"].value, []).append(row["thing"])
    for claim, said in parts.items():
        if RDF.object in said and RDF.subject in said:
            subject, object_ = (
                _thing(said[end][0], names, words.get((claim, span), ()))
                for end, span in ((RDF.subject, IKG.subjectSpan), (RDF.object, IKG.objectSpan))
            )
            kind, relation = local_name(said[RDF.type][0].value), said[RDF.predicate][0].value
            traits = tuple(_traits(said, names, object_.name))
            yield Fact(kind, subject, relation, object_, traits, ()), sentences.get(claim, ())


def _thing(
    node: ox.NamedNode | ox.BlankNode | ox.Literal, names: dict[str, str], words: Iterable[str]
) -> Thing:
    unknown = isinstance(node, ox.Literal)
    name = node.value if unknown else _named(node, names)
    return Thing(f"“{name}”" if unknown else node.value, name, frozenset((name.casefold(), *words)))


def _named(node: ox.NamedNode | ox.BlankNode | ox.Literal, names: dict[str, str]) -> str:
    return names.get(node.value) or (compact(node.value) if isinstance(node, ox.NamedNode) else node.value)


def _traits(said: _Parts, names: dict[str, str], thing: str) -> Iterator[tuple[str, str]]:
    """Give what else a claim says; that a denial is not asserted, and a cell the object, is said already."""
    values: dict[str, set[str]] = {}
    for link in _TRAITS.keys() & said.keys():
        values.setdefault(_TRAITS[link], set()).update(_value(link, node, names) for node in said[link])
    if "denial" in values:
        values.pop("not asserted", None)
    if values.get("cell") == {thing}:
        del values["cell"]
    for name in TRAITS:
        if name in values:
            yield name, ", ".join(sorted(values[name]))


def _value(link: str, node: ox.NamedNode | ox.BlankNode | ox.Literal, names: dict[str, str]) -> str:
    if link == IKG.tier:
        return f"tier {local_name(node.value).removeprefix('tier')}"
    if link == BIOLINK.negated:
        return "denied"
    return local_name(node.value) if node.value.startswith(PREFIXES["ikg"]) else _named(node, names)


def _sentences(store: Store, claims: str) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for row in store.rows(_SENTENCES.replace("~claims", claims)):
        quote = row["quote"].value if row["quote"] is not None else ""
        key = row["source"].value.removeprefix(PREFIXES["doc"])
        sentence = Sentence(key, int(row["start"].value), int(row["end"].value), quote)
        found.setdefault(row["claim"].value, []).append(sentence)
    return found


def _words(store: Store, claims: str) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in store.rows(_WORDS.replace("~claims", claims)):
        words = " ".join(row["words"].value.casefold().split())
        found.setdefault((row["claim"].value, row["link"].value), set()).add(words)
    return found


def _names(store: Store, claims: str) -> dict[str, str]:
    rows = store.rows(_NAMES.replace("~claims", claims))
    return dict(sorted(((row["thing"].value, row["name"].value) for row in rows), reverse=True))
