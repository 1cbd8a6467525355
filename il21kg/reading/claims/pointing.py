"""What points at something said before, as an object: "activates this protein", "is induced by it"."""

from dataclasses import replace

from il21kg.reading.claims.progress import Progress
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.parties import Party
from il21kg.reading.statements import How
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span


def as_object(progress: Progress, reference: Reference, trigger: Trigger | None = None) -> Grounded | None:
    """Return a reference as an object; an elided topic stands, without words, at its trigger."""
    terms, topic = progress.grammar.vocabulary.terms, progress.discourse.setting.topic
    term = terms.get(topic.product or topic.iri)
    if reference.span is None:
        if trigger is None or term is None:
            return None
        at = progress.clauses.words[trigger.first].start
        return Grounded(term, How.ELIDED, Span(at, ""), term.label)
    if reference.topic:
        return Grounded(term, reference.how, reference.span, reference.span.text) if term else None
    if reference.names:
        named = terms[reference.names[0].iri]
        return Grounded(named, reference.how, reference.span, reference.words)
    return Grounded(None, How.UNRESOLVED, reference.span, reference.words)


def not_itself(progress: Progress, reference: Reference, party: Party) -> Reference:
    """Read "it" after "IL-4 binds", which is not IL-4: the topic, if that was spoken of before."""
    itself = bool(reference.names) and reference.names == party.references[0].names
    before = progress.discourse.last_subject
    if reference.topic or not itself or not (before is None or before.topic):
        return reference if reference.topic else replace(reference, span=None)
    return Reference(True, How.COREFERENCE, reference.span)
