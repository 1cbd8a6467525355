"""Says which statements a violation is about: these are left out, and the rest is kept."""

from collections.abc import Iterable, Iterator, Sequence

from il21kg.graph.findings import Finding
from il21kg.graph.identity import cell_of, span_iri, statement_iri
from il21kg.reading.statements import LeftOut, Statement, Topic
from il21kg.text.document import Document
from il21kg.vocabulary.vocabulary import Vocabulary


def blamed(
    violations: Iterable[Finding],
    statements: Sequence[Statement],
    document: Document,
    topic: Topic,
    vocabulary: Vocabulary,
) -> list[LeftOut] | None:
    """Give the statements to leave out; None when a violation is the document's own, or no statement's."""
    notes: dict[str, LeftOut] = {}
    for violation in violations:
        owners = list(_owners(violation.node, statements, document, topic, vocabulary))
        if not owners:
            return None
        for each in owners:
            notes.setdefault(statement_iri(each), LeftOut(each, violation.shape, violation.message))
    return list(notes.values())


def _owners(
    node: str, statements: Sequence[Statement], document: Document, topic: Topic, vocabulary: Vocabulary
) -> Iterator[Statement]:
    """Give the statements that a node is, is a place of, or is named by.

    What every statement names, the topic, is no fault of any one of them.
    """
    of_topic = {topic.iri, topic.product}
    for each in statements:
        spans = (*each.evidence, each.subject.span, each.object.span)
        places = {span_iri(document, span) for span in spans if span}
        things = {each.subject.iri, each.object.iri, cell_of(each), *each.context_diseases, *each.species}
        things |= {agent.iri for agent in each.joint_agents}
        named = {iri for iri in things - of_topic if iri}
        if node in {statement_iri(each), *places, *named} or any(
            node in vocabulary.ancestors(iri) for iri in named
        ):
            yield each
