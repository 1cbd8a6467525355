"""Chooses the relation of a claim: by its key, by what happened to the gene, by the kind of the object."""

from typing import Final

from il21kg.reading.claims.cues import Cues
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import End
from il21kg.vocabulary.classes import TermKind, Trait
from il21kg.vocabulary.vocabulary import Frame, Relation, Vocabulary

#: What happened to a gene so that it no longer does what it does.
BROKEN: Final = ("mutation", "variation")
#: What happened to a gene's expression.
CHANGED: Final = ("dysregulation", "change")


def choose_relation(
    candidate: Candidate, frame: Frame, event: str, vocabulary: Vocabulary
) -> Relation | None:
    """Choose the relation of an object; `event` is what happened to the subject's gene, if anything did."""
    hint = TermKind.PROTEIN if candidate.hint == "molecule" else candidate.hint
    kind = candidate.grounded.term.kind if candidate.grounded.term else hint
    rows = vocabulary.relations_by_key.get(_key(candidate.key, frame, kind, event, vocabulary), ())
    fitting = (row for row in rows if kind and kind in row.kinds)
    return next(fitting, rows[0] if rows else None)


def _key(key: str, frame: Frame, kind: str, event: str, vocabulary: Vocabulary) -> str:
    """Give the key of the relation, by what happened to the gene and the kind of the object, if known."""
    disease = kind == TermKind.DISEASE
    if key == "causes_disease":
        if event in BROKEN and (disease or not kind):
            return key
        key = frame.otherwise or "induces"
    if event in BROKEN:
        if disease or (key == "associated" and not kind):
            return "associated"
        return key if vocabulary.has(key, Trait.KEPT_WHEN_BROKEN) else "other"
    if event in CHANGED:
        if disease:
            return "dysregulation" if vocabulary.has(key, Trait.CAUSAL) else "associated"
        return key if vocabulary.has(key, Trait.KEPT_WHEN_CHANGED) else "other"
    return "acts_on_cell" if key == "other" and kind == TermKind.CELL else key  # "attracts monocytes"


def not_asserted(relation: Relation, subject: End, target: End, cues: Cues) -> str | None:
    """Say what keeps the direct triple of a claim from being asserted."""
    if "unresolved" in (subject.kind, target.kind):
        return "unresolved"
    if relation.family == "other":
        return "relation"
    if relation.kinds and target.kind not in relation.kinds:
        return "kind"
    if relation.subject_kinds and subject.kind not in relation.subject_kinds:
        return "kind"
    return "negated" if cues.negations else None


def keeps_event(event: str, relation: Relation) -> bool:
    """Whether what happened to the gene stays as a circumstance: the relation does not say it."""
    if event not in (*BROKEN, "change"):
        return False
    return not (relation.statement == "GeneDiseaseStatement" and "mutation" in relation.stated)
