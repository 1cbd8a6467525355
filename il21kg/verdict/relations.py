"""Knows relations by the names of others: Biolink's, the same told from the other end, the broader one.

biolink:expresses     expressed in, its ends exchanged
increases activity of  says "regulates activity of" as well
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from il21kg.ask.names import facts_in, find_predicates
from il21kg.namespaces import BIOLINK, IKG, OWL, PREFIXES, RDF, RDFS, SKOS, expand

_MATCHES: Final = (SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch)
_FILES: Final = ("il21kg.ttl", "checking.ttl")


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of a relation stands for."""

    predicates: frozenset[str]
    """IRIs of the stated relations of ours that say it; any of them does."""
    hedged: bool = False
    """It is a may-relation."""
    turned: bool = False
    """It is told from the other end: subject and object are to be exchanged."""


def named(name: str) -> Named | None:
    """Give what a relation stands for by its name, IRI or CURIE, of ours or of Biolink; None for other words.

    >>> named("biolink:expresses").turned, named("mayActOnCell").hedged, named("frobnicates")
    (True, True, None)
    """
    iris = find_predicates(name) or {_iri(name)}
    if meant := _all(_meant(iri) for iri in iris):
        stated = _all(map(stated_forms, meant))
        return Named(stated, hedged=meant.isdisjoint(stated))
    turned = _all(_meant(_inverses()[iri]) for iri in iris if iri in _inverses())
    return Named(turned, turned=True) if turned else None


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(each for one in sets for each in one)


def _iri(name: str) -> str:
    """Give the IRI of a relation's name; words are taken for a name of Biolink's."""
    try:
        return expand(name.strip("<> "))
    except (KeyError, ValueError):
        return PREFIXES["biolink"] + "_".join(name.casefold().replace("_", " ").split())


def _meant(iri: str) -> frozenset[str]:
    return frozenset({iri}) if iri in _ours() else _links(_MATCHES).get(iri, frozenset()) & _ours()


def stated_forms(predicate: str) -> frozenset[str]:
    """Give the relations of which one is the hedged form; one that is stated is its own."""
    return _links((IKG.hedgedFormOf,)).get(predicate) or frozenset({predicate})


def says(said: str, claimed: str) -> bool:
    """Tell whether who says the one relation says the other as well: it is the same, or a finer one."""
    if said == claimed or claimed == BIOLINK.related_to:
        return True
    return any(says(each, claimed) for each in _links((RDFS.subPropertyOf,)).get(said, ()))


def is_beside(said: str, claimed: str) -> bool:
    """Tell whether two relations are finer ones of the same: "increases" and "decreases amount of"."""
    above = _links((RDFS.subPropertyOf,))
    return not above.get(said, frozenset()).isdisjoint(above.get(claimed, ()))


def is_symmetric(predicate: str) -> bool:
    """Tell whether both ends of a relation are alike."""
    return OWL.SymmetricProperty in _links((RDF.type,)).get(predicate, ())


def inverse(predicate: str) -> str | None:
    """Give the relation that says the same from the other end, where it is one of ours."""
    pairs = _inverses()
    other = pairs.get(predicate) or next((one for one, two in pairs.items() if two == predicate), None)
    return other if other in _ours() else None


@cache
def reporting() -> frozenset[str]:
    """Give the cues of a hedge that may as well report what was found, in small letters: "indicated"."""
    return _links((SKOS.hiddenLabel,)).get(IKG.hedgeCue, frozenset())


@cache
def _inverses() -> dict[str, str]:
    return {one: next(iter(others)) for one, others in _links((OWL.inverseOf,)).items()}


@cache
def _ours() -> frozenset[str]:
    """Give the relations that statements have: the stated ones and the hedged ones."""
    links = (IKG.statedPredicate, IKG.hedgedPredicate)
    return frozenset(iri for _, link, iri in facts_in("reading/relations.ttl") if link in links)


@cache
def _links(predicates: Collection[str]) -> dict[str, frozenset[str]]:
    """Give what each relation is linked to by one of these."""
    found: dict[str, set[str]] = {}
    for one, link, other in (fact for file in _FILES for fact in facts_in(file)):
        if link in predicates:
            found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}
