"""Proves what a graph says from the words that it quotes: names, offsets, ends, relations, cues, citations.

    stmt:3a76… rdf:object "asthma" ; ikg:objectSpan "psoriasis"      no name of asthma: P5

What shapes can say stands in `ontology/shapes.ttl`; here stands what needs a hash, a vocabulary or frames. A
term the vocabulary does not know is told once and otherwise passed over: another terminology may know it.
Without quotes what needs words is passed over, and told.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from il21kg.graph.proof.citations import citations
from il21kg.graph.proof.cues import cue_words, cues
from il21kg.graph.proof.ends import ends, topics
from il21kg.graph.proof.facts import Facts, nodes_of
from il21kg.graph.proof.names import names
from il21kg.graph.proof.quotes import quotes
from il21kg.graph.proof.relations import places, relation
from il21kg.graph.proof.reviews import vouched_for
from il21kg.graph.proof.rules import Fault
from il21kg.graph.proof.terms import labels
from il21kg.namespaces import RDF
from il21kg.reading.structure.grammar import Grammar
from il21kg.text.quotes import counted

if TYPE_CHECKING:
    import rdflib


def faults(graph: "rdflib.Graph", grammar: Grammar) -> Iterator[Fault]:
    """Give all faults of a graph, in no special order; by the language data of a grammar."""
    facts = Facts(nodes_of(graph), grammar)
    yield from names(facts)
    yield from quotes(facts)
    yield from labels(facts)
    yield from citations(facts)
    words = cue_words(facts.vocabulary)
    vouched = set(vouched_for(facts))
    for statement in facts.with_predicate(RDF.subject):
        if statement not in vouched:
            yield from relation(facts, statement)
        if not facts.mute:
            if statement not in vouched:
                yield from ends(facts, statement)
                yield from cues(facts, words, statement)
            yield from places(facts, statement)
    yield from topics(facts)
    if vouched:
        told = counted(len(vouched), "statement")
        yield Fault("P10", min(vouched), f"The words of {told} say what a curator says that they say.")
