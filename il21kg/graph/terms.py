"""Writes the terms that statements name, as the vocabulary describes them, and what is above them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from il21kg.graph.identity import TRUE, Literal, Triple, cell_of
from il21kg.namespaces import IKG, OBO, OIO, PREFIXES, RDF, RDFS, SKOS
from il21kg.reading.statements import Statement, Topic
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.classes import TermKind
from il21kg.vocabulary.kinds import CLASS_OF_ALL, CLASS_OF_NAMED
from il21kg.vocabulary.vocabulary import Term, Vocabulary


def reference_products(
    topic: Topic, statements: Iterable[Statement], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Give (gene, protein) for each protein that is a subject; where genes share one, the topic's."""
    for statement in statements:
        protein = statement.subject.iri
        if protein is None:
            continue
        if protein == topic.product:
            yield topic.iri, protein
        elif (term := vocabulary.terms.get(protein)) and term.gene:
            yield term.gene, protein


def reference(
    statements: Iterable[Statement], products: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Describe each term a statement names, and what its ancestors, chromosome and broader concepts are."""
    named = {iri: (label, kind) for each in statements for iri, label, kind in _named(each)}
    waiting = sorted(named.keys() | {gene for gene, _ in products})
    seen = set(waiting)
    while waiting:
        iri = waiting.pop()
        term = vocabulary.terms.get(iri)
        if term is None:
            label, kind = named.get(iri, ("", ""))
            yield from _unlisted(iri, label, kind)
            continue
        if term.added:  # what is above it may be in no terminology at hand
            held = tuple(each for each in term.parents if each in vocabulary.terms)
            term = term if held == term.parents else replace(term, parents=held)
        yield from described(term)
        if iri in named and not term.local and term.kind in CLASS_OF_NAMED:
            yield iri, RDF.type, CLASS_OF_NAMED[term.kind]
        broader = (target for predicate, target in term.matches if predicate == SKOS.broader)
        near = {*term.parents, *broader, *filter(None, (term.chromosome,))} - seen
        seen |= near
        waiting.extend(near)


def _named(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """Give IRI, label and kind of all a statement names; empty where only the vocabulary knows them."""
    for iri in (cell_of(statement), *statement.context_diseases, *statement.species):
        if iri:
            yield iri, "", ""
    yield from ((agent.iri, agent.label, agent.kind) for agent in statement.joint_agents)
    yield from ((end.iri, end.label, end.kind) for end in (statement.subject, statement.object) if end.iri)


def described(term: Term) -> Iterator[Triple]:
    """Give what the vocabulary says of a term."""
    yield term.iri, SKOS.prefLabel if term.local else RDFS.label, Literal(term.label, language="en")
    yield from _type(term.iri, term.kind, local=term.local)
    if term.added:
        yield term.iri, IKG.addedTerm, TRUE
    yield from ((term.iri, predicate, target) for predicate, target in term.matches)
    for name in term.shown_names:  # as a synonym too: this marks the name as not (only) the article's
        yield term.iri, SKOS.altLabel, Literal(name, language="en")
        yield term.iri, OIO.hasExactSynonym, Literal(name, language="en")
    yield from ((term.iri, RDFS.subClassOf, parent) for parent in term.parents)
    if term.notation:
        yield term.iri, SKOS.notation, Literal(term.notation)
    if term.chromosome:
        yield term.iri, OBO.BFO_0000050, term.chromosome


def _type(iri: str, kind: str, *, local: bool) -> Iterator[Triple]:
    if kind in CLASS_OF_ALL:
        yield iri, RDF.type, CLASS_OF_ALL[kind]
    elif local:
        yield iri, RDF.type, IKG.DiseaseConcept if kind == TermKind.DISEASE else IKG.Kind


def _unlisted(iri: str, label: str, kind: str) -> Iterator[Triple]:
    """Describe what the vocabulary does not list: an unresolved term by its words, another by its label."""
    if iri.startswith(PREFIXES["con"] + "unresolved-"):
        yield iri, RDF.type, IKG.UnresolvedTerm
        yield iri, RDFS.label, Literal(one_blank(label), language="en")
    elif label:
        yield iri, RDFS.label, Literal(label, language="en")
        yield from _type(iri, kind, local=False)
