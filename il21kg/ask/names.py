"""Finds the things and the relations of a graph by the names people write.

A name may be an IRI, a CURIE, a label of the graph, or any name the vocabulary knows.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from il21kg.ask.lookup import WORDS, Lookup, words
from il21kg.errors import InputError
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import IKG, OBO, PREFIXES, RDF, RDFS, SKOS, compact, expand, local_name
from il21kg.resources import folder
from il21kg.store.store import Store
from il21kg.vocabulary.kinds import Shown

if TYPE_CHECKING:  # a question whose words the graph knows does without
    from il21kg.vocabulary.vocabulary import Vocabulary

_LABELS: Final = f"""
SELECT DISTINCT ?thing ?rank {{
  {{ ?thing <{RDFS.label}>|<{SKOS.prefLabel}> ?label BIND(1 AS ?rank) }} UNION
  {{ ?thing <{SKOS.altLabel}>|<{SKOS.notation}> ?label BIND(2 AS ?rank) }}
  FILTER(LCASE(STR(?label)) = LCASE(%s))
  FILTER(!STRSTARTS(STR(?thing), "{PREFIXES["doc"]}"))
}}
"""
#: Main labels before others.
_RANKS: Final = {RDFS.label: 1, SKOS.prefLabel: 1, SKOS.altLabel: 2, SKOS.notation: 2}
#: How things begin that texts name and no register has: a thing that is known goes before them.
_NOBODY_KNOWS: Final = PREFIXES["con"] + "unresolved-"
_ALL_LABELS: Final = f"SELECT DISTINCT ?label {{ ?thing <{RDFS.label}>|<{SKOS.prefLabel}> ?label }}"

#: What their owners call relations that are printed in plainer words.
_OWNERS_LABELS: Final = {
    RDF.type: "a",
    OBO.RO_0002205: "has gene product",
    OBO.RO_0002428: "involved in regulation of",
    OBO.RO_0002429: "involved in positive regulation of",
    OBO.RO_0002430: "involved in negative regulation of",
    OBO.RO_0002436: "molecularly interacts with",
    OBO.RO_0002606: "is substance that treats",
    OBO.RO_0011003: "regulates quantity of",
}


class Names:
    """Finds the things of a graph by the names people write."""

    def __init__(self, store: Store, vocabulary: "Callable[[], Vocabulary] | None") -> None:
        """Take an open store, and where to get the vocabulary if the labels of the graph do not help."""
        self.store = store
        self.look = Lookup(store)
        self.vocabulary = None if vocabulary is None else cache(vocabulary)

    def find(self, name: str, like: str = "") -> tuple[str, ...]:
        """Give the IRIs a name may stand for, those of the best rank only; empty when it is unknown.

        `like` is the IRI of a thing: of several those of its register are taken, if there are any (a gene
        where an example is a gene, though its protein has the same name).
        """
        try:
            return (expand(name.strip("<>")),)
        except (KeyError, ValueError):
            pass
        ranked = self._labelled(name, like) or self._in_vocabulary(name)
        ranked = {iri: rank for iri, rank in ranked.items() if not iri.startswith(_NOBODY_KNOWS)} or ranked
        alike = _alike(ranked, like) or ranked
        best = min(alike.values(), default=0)
        return tuple(sorted(iri for iri, rank in alike.items() if rank == best))

    def _labelled(self, name: str, like: str) -> dict[str, int]:
        """Give the things of the graph that have this label: IRI → rank, a main label first.

        A main label that is spelled just so is enough: else all labels are looked through.
        """
        exact = self._spelled(name) if self.store.local else {}
        if 1 in exact.values() and (not like or _alike(exact, like)):
            return exact
        rows = self.store.rows(_LABELS % ox.Literal(name))
        ranks = sorted(((int(row["rank"].value), row["thing"].value) for row in rows), reverse=True)
        return {thing: rank for rank, thing in ranks}

    def _spelled(self, name: str) -> dict[str, int]:
        """Give the things whose label has just this spelling, as `_labelled` does."""
        found: dict[str, int] = {}
        for link, rank in _RANKS.items():
            for label in (ox.Literal(name), ox.Literal(name, language="en")):
                for each in self.store.match(None, ox.NamedNode(link), label):
                    if isinstance(each.subject, ox.NamedNode):
                        found.setdefault(each.subject.value, rank)
        return {thing: rank for thing, rank in found.items() if not thing.startswith(PREFIXES["doc"])}

    def _in_vocabulary(self, name: str) -> dict[str, int]:
        """Give what the vocabulary knows by this name: IRI → rank; what is in the graph before all else."""
        candidates = self.vocabulary().look_up(name) if self.vocabulary else ()
        there = [each for each in candidates if self.look.holds(each.iri)] or candidates
        return {each.iri: each.rank for each in reversed(there)}

    def one(self, name: str) -> str:
        """Give the one IRI a name stands for; raise InputError when it is unknown, or stands for several."""
        iri = self.one_if_known(name)
        if iri is None:
            raise InputError(f"“{name}” names nothing in the graph or the vocabulary.", self.nearest(name))
        return iri

    def one_if_known(self, name: str, like: str = "") -> str | None:
        """Give the one IRI a name stands for, None when it is unknown; raise InputError for several."""
        iris = self.find(name, like)
        if len(iris) > 1:
            raise InputError(f"“{name}” names more than one thing.", f"Say which: {self._listed(iris)}")
        return next(iter(iris), None)

    def with_product(self, name: str) -> frozenset[str]:
        """Give the thing of this name; for a gene its products too, for a product its genes.

        Empty when the name is unknown. Raises InputError when it stands for several things.
        """
        groups = {self._family(iri) for iri in self.find(name)}
        if len(groups) > 1:
            listed = self._listed(sorted({iri for group in groups for iri in group}))
            raise InputError(f"“{name}” names more than one thing.", f"Say which: {listed}")
        return next(iter(groups), frozenset())

    def members(self, iri: str) -> tuple[str, ...]:
        """Give the members of a family, in the order of their names; for all else the thing itself."""
        members = self.look.subjects(OBO.RO_0002350, iri) if self.look.kind(iri) == Shown.FAMILY else ()
        return tuple(sorted(members, key=self.look.label)) or (iri,)

    def gene_or_product(self, iri: str) -> str:
        """Give the gene of a product; for a gene that the graph does not hold its product, if it holds that.

        All else is what it is.
        """
        held = [each for each in sorted(self._family(iri)) if self.look.holds(each)]
        genes = [each for each in held if self.look.kind(each) == Shown.GENE]
        return genes[0] if len(genes) == 1 else held[0] if len(held) == 1 else iri

    def _family(self, iri: str) -> frozenset[str]:
        family = {*self.look.family(iri)}
        if self.vocabulary and not self.look.holds(iri) and (term := self.vocabulary().terms.get(iri)):
            family |= {product for product in (term.product, term.gene) if product}  # one may be a partner
        return frozenset(family)

    def nearest(self, name: str) -> str:
        """Give advice that lists names like this one."""
        spelled = sorted(row["label"].value for row in self.store.rows(_ALL_LABELS))
        labels = {label.casefold(): label for label in spelled}
        import difflib

        near = difflib.get_close_matches(name.casefold(), labels, n=4, cutoff=0.6)
        there = f"Names like it: {', '.join(labels[each] for each in near)}." if near else ""
        return there or "Give a name, an IRI, or a CURIE like hgnc:6005."

    def _listed(self, iris: Iterable[str]) -> str:
        return ", ".join(f"{compact(iri)} ({self.look.label(iri)})" for iri in iris)


def _alike(ranked: dict[str, int], like: str) -> dict[str, int]:
    """Give those of the register of a thing."""
    return {iri: rank for iri, rank in ranked.items() if _register(iri) == _register(like)}


def _register(iri: str) -> str:
    """Give an IRI without its last part: things of one register have the same."""
    return re.sub(r"[^/#_]*$", "", iri)


@cache
def _properties() -> dict[str, frozenset[str]]:
    """Give the names of each relation of the graph, spaced: local name, CURIE, labels, plain words."""
    facts = facts_in("il21kg.ttl")
    names = {iri: {plain, _OWNERS_LABELS.get(iri, plain)} for iri, plain in WORDS.items()}
    for hedged, link, stated in facts:
        if link == IKG.hedgedFormOf:
            names.setdefault(hedged, set())
            names.setdefault(stated, set())
    for other in (*SHORT_CUTS, RDFS.subClassOf, RDFS.label, SKOS.altLabel, SKOS.prefLabel):
        names.setdefault(other, set())
    for term, link, name in facts:
        if link in (RDFS.label, SKOS.altLabel) and term in names:
            names[term].add(name)
    return {
        iri: frozenset(map(_spaced, (*labels, local_name(iri), compact(iri), words(iri))))
        for iri, labels in names.items()
    }


@cache
def _families() -> dict[str, frozenset[str]]:
    """Give the stated predicates of each family of relations, by its name, spaced: "located on"."""
    facts = facts_in("reading/relations.ttl")
    stated = {row: predicate for row, link, predicate in facts if link == IKG.statedPredicate}
    by_name: dict[str, set[str]] = {}
    for row, link, family in facts:
        if link == IKG.family:
            by_name.setdefault(_spaced(family), set()).add(stated[row])
    return {name: frozenset(predicates) for name, predicates in by_name.items()}


@cache
def facts_in(file: str) -> tuple[tuple[str, str, str], ...]:
    """Give the triples of a file of the ontology whose subject is an IRI, and whose object no blank node."""
    text = (folder("ontology") / file).read_text(encoding="utf-8")
    return tuple(
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
    )


def find_predicates(name: str) -> frozenset[str]:
    """Give the properties of this name in any spelling, none if it is unknown.

    A name is an IRI, a CURIE, a local name (`locatedIn`), a label ("acts on"), or, where no relation has it,
    the name of a family of relations (`located_on`). Hyphens, underscores and capitals may stand or not.
    """
    name = name.strip("<> ")
    try:
        iri = expand(name)
    except (KeyError, ValueError):
        iri = ""
    wanted = _spaced(name)
    bare = re.sub(r"^(?:is|are) (?:an? )?(?=.)", "", wanted)  # "is located on", "is a member of"
    for each in dict.fromkeys((wanted, bare)):
        named = frozenset(
            property_ for property_, names in _properties().items() if property_ == iri or each in names
        )
        if predicates := named or _families().get(each, frozenset()):
            return predicates
    return frozenset()


def _spaced(name: str) -> str:
    """Write a name like `locatedIn`, `located_in` or `located-in` as words, in lower case."""
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[_:-]", " ", name).split()).casefold()


def relation_names() -> list[str]:
    """Give one name that can be typed for each relation, in the order of the alphabet."""
    return sorted(
        local_name(iri) if iri.startswith(PREFIXES["ikg"]) else words(iri).replace(" ", "_")
        for iri in _properties()
    )


def predicates_like(name: str) -> list[str]:
    """Give names of relations that are spelled like this one, or have a word of it, the nearest first."""
    import difflib

    spelled = {local_name(iri) if iri.startswith(PREFIXES["ikg"]) else words(iri) for iri in _properties()}
    as_words = {_spaced(each): each for each in sorted(spelled)}
    wanted = _spaced(name)
    near = difflib.get_close_matches(wanted, as_words, n=4)
    stems = {word.rstrip("s") for word in wanted.split() if len(word) > 3}
    shared = [each for each in as_words if not stems.isdisjoint(word.rstrip("s") for word in each.split())]
    return [as_words[each] for each in dict.fromkeys([*near, *shared])][:4]
