"""Proves what is said of terms by the vocabulary: labels, products, bands, and all beside these."""

from collections.abc import Iterator
from typing import Final

from il21kg.graph.identity import Literal
from il21kg.graph.proof.facts import LABELS, Facts
from il21kg.graph.proof.rules import Fault
from il21kg.graph.terms import described
from il21kg.namespaces import IKG, OIO, PREFIXES, RDF, RDFS, SKOS, compact

_BAND: Final = PREFIXES["obo"] + "CHR_9606-chr"
#: What the vocabulary says of a term, beside its type and its place.
_VOCABULARY: Final = (
    *LABELS,
    SKOS.altLabel,
    OIO.hasExactSynonym,
    RDFS.subClassOf,
    SKOS.notation,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.relatedMatch,
    SKOS.broader,
)


def labels(facts: Facts) -> Iterator[Fault]:
    """Compare the labels of terms with their names in the vocabulary."""
    unknown = []
    for node in _terms(facts):
        term = facts.vocabulary.terms.get(node)
        if term is None:
            unknown.append(node)
            continue
        for label in {text for each in LABELS for text in facts.texts(node, each)}:
            if label != term.label and node not in facts.called(label):
                yield Fault(
                    "P4",
                    node,
                    f"The label “{label}” is no name of {compact(node)}: it is “{term.label}”.",
                )
            elif term.label.startswith("obsolete "):
                yield Fault("P4b", node, f"{compact(node)} (“{label}”) is obsolete.")
        products = facts.iris(node, IKG.referenceProduct)
        if products and products != [term.product]:
            yield Fault("P4", node, f"The product of {term.label} is {compact(term.product or 'not known')}.")
    for node in facts.with_predicate(SKOS.notation):
        name = facts.texts(node, SKOS.notation)
        if node.startswith(_BAND) and name != [node.removeprefix(_BAND)]:
            yield Fault("P4", node, f"The band {compact(node)} is written {' and '.join(name)}.")
    if unknown:
        some = ", ".join(sorted(map(compact, unknown))[:3]) + (" …" if len(unknown) > 3 else "")
        yield Fault(
            "P4c", min(unknown), f"{len(unknown)} of the terms are not in the vocabulary at hand: {some}."
        )
    yield from _described(facts)


def _described(facts: Facts) -> Iterator[Fault]:
    """Compare what is said of a term beside its label with its vocabulary, if that is at hand."""
    stated = {
        (node, predicate, thing)
        for each in facts.with_predicate(RDF.predicate)
        for node in facts.iris(each, RDF.subject)
        for predicate in facts.iris(each, RDF.predicate)
        for thing in facts.values(each, RDF.object)
    }
    for node in facts.nodes if facts.at_hand else ():
        term = facts.vocabulary.terms.get(node)
        says = {(p, o) for _, p, o in described(term)} if term else set()
        for predicate in _VOCABULARY if term else ():
            for thing in facts.values(node, predicate):
                if (predicate, thing) not in says and (node, predicate, thing) not in stated:
                    written = thing.value if isinstance(thing, Literal) else compact(thing)
                    what = f"“{compact(predicate)} {written}” of {facts.label(node)}"
                    yield Fault("P4d", node, f"The vocabulary does not say {what}.")


def _terms(facts: Facts) -> list[str]:
    """Give what statements speak of, unresolved terms apart."""
    nodes = {each for predicate in (RDF.subject, RDF.object) for each in facts.objects(predicate)}
    return sorted(each for each in nodes if IKG.UnresolvedTerm not in facts.values(each, RDF.type))
