"""Proves names: each that is a hash or has offsets is made anew, from what its node says."""

from collections.abc import Iterator

from il21kg.graph.identity import Node, content_iri, model_iri, proposal_iri, run_name
from il21kg.graph.proof.facts import SPAN, Facts
from il21kg.graph.proof.rules import Fault
from il21kg.namespaces import IKG, OA, PREFIXES, PROV, RDF, local_name, unresolved_iri


def names(facts: Facts) -> Iterator[Fault]:
    """Make every name that is a hash or has offsets anew, from what its node says."""
    for node in facts.with_predicate(RDF.subject):
        if (made := content_iri(_pairs(facts, node))) != node:
            yield Fault(
                "P1", node, f"What this statement says has the name {local_name(made)}: it was changed."
            )
    for node in facts.with_predicate(OA.start):
        named, offsets = SPAN.fullmatch(node), (facts.texts(node, OA.start), facts.texts(node, OA.end))
        if named and offsets != ([named[2]], [named[3]]):
            yield Fault("P1", node, f"The name of this span gives the offsets {named[2]} and {named[3]}.")
    for node in facts.with_predicate(IKG.vocabularyDigest):
        yield from _run(facts, node)
    for node in facts.with_predicate(IKG.answerSha256):
        yield from _proposal(facts, node)
    for node, values in facts.nodes.items():
        label = facts.label(node)
        if IKG.UnresolvedTerm in values.get(RDF.type, ()) and unresolved_iri(label) != node:
            yield Fault("P1", node, f"The name of this term is not made from its words “{label}”.")


def _pairs(facts: Facts, node: str) -> Iterator[tuple[str, Node]]:
    for predicate, nodes in facts.nodes[node].items():
        yield from ((predicate, each) for each in nodes)


def _run(facts: Facts, node: str) -> Iterator[Fault]:
    used, program = facts.iris(node, PROV.used), facts.iris(node, PROV.wasAssociatedWith)
    if len(used) != 1 or len(program) != 1:
        return  # the shape D4 tells of that
    name, _, version = local_name(program[0]).partition("-")
    vocabulary, decided = facts.texts(node, IKG.vocabularyDigest)[0], facts.texts(node, IKG.decisionsDigest)
    made = run_name(local_name(used[0]), name, version, vocabulary, "".join(decided))
    if node.startswith(PREFIXES["act"] + "extract-") and made != node:
        yield Fault("P1", node, "The name of this run is not made from its document, program and vocabulary.")


def _proposal(facts: Facts, node: str) -> Iterator[Fault]:
    model, prompt = facts.iris(node, PROV.wasAttributedTo), facts.texts(node, IKG.promptSha256)
    answer = facts.texts(node, IKG.answerSha256)
    if any(len(each) != 1 for each in (model, prompt, answer)):
        return  # the shape D8 tells of that
    name = facts.label(model[0])
    if model_iri(name) != model[0]:
        yield Fault("P1", model[0], f"The name of this model is not made from “{name}”.")
    if proposal_iri(name, prompt[0], answer[0]) != node:
        yield Fault("P1", node, "The name of this proposal is not made from its model and its hashes.")
