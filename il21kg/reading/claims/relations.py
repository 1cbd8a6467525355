"""Chooses the relation of a claim: by its key, by what happened to the gene, by the kind of the object."""

from typing import Final

from il21kg.reading.claims.cues import Cues
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import UNKNOWN_KIND, End, Unasserted
from il21kg.vocabulary.classes import EventRole, HintRole, TermKind, Tie, Trait
from il21kg.vocabulary.vocabulary import Frame, Relation, Vocabulary

#: What happened to a gene so that it no longer does what it does.
BROKEN: Final = (EventRole.MUTATION, EventRole.VARIATION)
#: What happened to a gene's expression.
CHANGED: Final = (EventRole.DYSREGULATION, EventRole.CHANGE)


def choose_relation(
    candidate: Candidate, frame: Frame, event: str, vocabulary: Vocabulary
) -> Relation | None:
    """Choose the relation of an object; `event` is what happened to the subject's gene, if anything did."""
    hint = TermKind.PROTEIN if candidate.hint == HintRole.MOLECULE else candidate.hint
    kind = candidate.grounded.term.kind if candidate.grounded.term else hint
    rows = vocabulary.relations_by_key.get(_key(candidate.key, frame, kind, event, vocabulary), ())
    fitting = (row for row in rows if kind and kind in row.kinds)
    return next(fitting, rows[0] if rows else None)


def _key(key: str, frame: Frame, kind: str, event: str, vocabulary: Vocabulary) -> str:
    """Give the key of the relation, by what happened to the gene and the kind of the object, if known."""
    ties, disease = vocabulary.ties, kind == TermKind.DISEASE
    if key == ties[Tie.CAUSE]:
        if event in BROKEN and (disease or not kind):
            return key
        key = frame.otherwise or ties[Tie.INCREASE]
    if event in BROKEN:
        if disease or (key == ties[Tie.ASSOCIATION] and not kind):
            return ties[Tie.ASSOCIATION]
        return key if vocabulary.has(key, Trait.KEPT_WHEN_BROKEN) else ties[Tie.UNKNOWN]
    if event in CHANGED:
        if disease:
            return ties[Tie.DYSREGULATION if vocabulary.has(key, Trait.CAUSAL) else Tie.ASSOCIATION]
        return key if vocabulary.has(key, Trait.KEPT_WHEN_CHANGED) else ties[Tie.UNKNOWN]
    if key == ties[Tie.UNKNOWN] and kind == TermKind.CELL:
        return ties[Tie.TARGET_CELL]  # "attracts monocytes"
    return key


def not_asserted(relation: Relation, subject: End, target: End, cues: Cues) -> Unasserted | None:
    """Say what keeps the direct triple of a claim from being asserted."""
    if UNKNOWN_KIND in (subject.kind, target.kind):
        return Unasserted.UNRESOLVED
    if relation.family == "other":
        return Unasserted.RELATION
    if relation.kinds and target.kind not in relation.kinds:
        return Unasserted.KIND
    if relation.subject_kinds and subject.kind not in relation.subject_kinds:
        return Unasserted.KIND
    return Unasserted.NEGATED if cues.negations else None


def keeps_event(event: str, relation: Relation) -> bool:
    """Whether what happened to the gene stays as a circumstance: the relation does not say it."""
    if event not in (*BROKEN, EventRole.CHANGE):
        return False
    return relation.tie is not Tie.CAUSE
