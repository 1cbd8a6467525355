"""Names every node by its content: the IRIs of documents, spans, citations, runs and statements.

The IRI of a statement is a hash of what its node says, in canonical N-Triples:

    <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <http://purl.obolibrary.org/obo/GO_0001787>
    <https://w3id.org/il21kg/ontology#hedgeCue> "May"

Equal claims in equal words get the same IRI, whichever text they stand in. A change of a recipe is a new
major version: all IRIs made before it would be others.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from il21kg.namespaces import BIOLINK, IKG, OBO, PREFIXES, PROV, RDF, XSD, local_name
from il21kg.reading.statements import UNKNOWN_KIND, End, LeftOut, Review, Statement, Unasserted, Verdict
from il21kg.resources import VERSION
from il21kg.text.document import Document, Section, Span
from il21kg.vocabulary.classes import PrepositionRole, TermKind

if TYPE_CHECKING:
    from il21kg.text.citations import Citation
    from il21kg.vocabulary.vocabulary import Vocabulary

#: Version of the program, part of the identity of a run; `pyproject.toml` says the same.


class Literal(NamedTuple):
    """A literal, always in canonical form: Oxigraph rewrites any other.

    A document has hundreds, in sets: as a tuple one is made and hashed in half the time of a dataclass.
    """

    value: str
    language: str = ""
    """Lower-case language tag, or empty."""
    datatype: str = ""
    """IRI; empty for a plain string and for a string with a language."""


Node: TypeAlias = str | Literal
"""The object of a triple: an IRI or a literal."""

Triple: TypeAlias = tuple[str, str, Node]

#: Who made a statement that a curator added, and one that a curator looked at (Biolink).
MANUAL: Final = "manual_agent"
VALIDATED: Final = "manual_validation_of_automated_agent"

TRUE: Final = Literal("true", datatype=XSD.boolean)

JOINTLY: Final[Mapping[str, str]] = {
    PrepositionRole.TOGETHER_WITH: IKG.togetherWith,
    PrepositionRole.IN_SYNERGY_WITH: IKG.inSynergyWith,
}
"""How another molecule acts with the subject → what says so of a statement."""


def integer(number: int) -> Literal:
    """Give a number as a literal."""
    return Literal(str(number), datatype=XSD.integer)


@lru_cache(maxsize=2048)  # a document is written thrice: in order, for its check, for the store
def n3(node: Node) -> str:
    r"""Give the canonical N-Triples form of an IRI or a literal.

    >>> print(n3(Literal('a "b"', language="en")), n3(IKG.certainty))
    "a \"b\""@en <https://w3id.org/il21kg/ontology#certainty>
    """
    if isinstance(node, str):
        return f"<{node}>"
    escaped = node.value
    if not escaped.isalnum():  # most are numbers and hashes
        escaped = escaped.replace("\\", "\\\\").replace('"', '\\"')
        escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    tail = f"@{node.language}" if node.language else f"^^<{node.datatype}>" if node.datatype else ""
    return f'"{escaped}"{tail}'


def digest(words: str) -> str:
    """Give the SHA-256 of words as UTF-8, in 64 hex digits."""
    return hashlib.sha256(words.encode()).hexdigest()


def version_id(document: Document) -> str:
    """Give the identity of a document version, 16 hex digits: a text under a key.

    The same text under two keys is two versions: two genes may be described in the same words.
    """
    return version_name(document.key, document.sha256)


@lru_cache(maxsize=512)
def version_name(key: str, sha256: str) -> str:
    """Give the identity of a document version from its key, and the SHA-256 of its text in hex."""
    return _digest(f"{key}\n{sha256}")


def document_iri(document: Document) -> str:
    """Give the IRI of the document version, from its `version_id`."""
    return f"{PREFIXES['doc']}{version_id(document)}"


def source_iri(key: str) -> str:
    """Give the IRI of a source document, of which every text under that key is a version."""
    return f"{PREFIXES['doc']}{key}"


def section_iri(document: Document, section: Section) -> str:
    """Give the IRI of a section: its key in the document version."""
    return f"{document_iri(document)}.{section.key}"


def span_iri(document: Document, span: Span) -> str:
    """Give the IRI of a stretch of a document version: its two offsets."""
    return f"{PREFIXES['span']}{version_id(document)}.{span.start}-{span.end}"


def citation_iri(document: Document, citation: "Citation") -> str:
    """Give the IRI of an entry of the literature list: its number in the document version."""
    return f"{PREFIXES['cit']}{version_id(document)}-{citation.ordinal}"


def run_iri(document: Document, vocabulary: "Vocabulary", decisions: str = "") -> str:
    """Give the IRI of a run: the same document version, program version and vocabulary give the same IRI.

    `decisions` is the digest of what curators decided of the document; empty where there is nothing.
    """
    return run_name(version_id(document), "il21kg", VERSION, vocabulary.digest, decisions)


def run_name(document: str, program: str, version: str, vocabulary: str, decisions: str = "") -> str:
    """Give the IRI of a run from its document version, its program, its vocabulary and the decisions."""
    run = {"document": document, "program": program, "version": version, "vocabulary": vocabulary}
    if decisions:
        run["decisions"] = decisions
    text = json.dumps(run, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{PREFIXES['act']}extract-{_digest(text)}"


def proposal_iri(model: str, prompt: str, answer: str) -> str:
    """Give the IRI of a proposal: of a model, and of the hashes of what it was asked and answered."""
    asked = {"model": model, "prompt": prompt, "answer": answer}
    text = json.dumps(asked, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{PREFIXES['act']}propose-{_digest(text)}"


def model_iri(model: str) -> str:
    """Give the IRI of a model, made from its name."""
    return f"{PREFIXES['act']}model-{_digest(model)}"


def statement_iri(statement: Statement) -> str:
    """Give the IRI of a statement: a hash of what it says, not of where it stands nor by what means."""
    return content_iri(content(statement))


#: What a statement node has beside its content: where it stands, how it was found, by what means, by whom.
_CIRCUMSTANCES: Final = frozenset(
    (
        IKG.evidence,
        IKG.byMeansOf,
        IKG.subjectSpan,
        IKG.objectSpan,
        IKG.subjectFoundBy,
        IKG.subjectRival,
        IKG.confidence,
        IKG.review,
        PROV.wasAttributedTo,
        IKG.proposedBy,
        BIOLINK.publications,
    )
)


def content_iri(pairs: Iterable[tuple[str, Node]]) -> str:
    """Give the IRI of a statement from pairs of predicate and object; what is not content is passed over."""
    lines = sorted(
        f"<{predicate}> {n3(node)}" for predicate, node in pairs if predicate not in _CIRCUMSTANCES
    )
    return PREFIXES["stmt"] + _digest("\n".join(lines))


def review_iri(review: Review) -> str:
    """Give the IRI of what a curator did, from the short name of the decision."""
    return f"{PREFIXES['act']}review-{review.decision}"


def left_out_iri(document: Document, note: LeftOut) -> str:
    """Give the IRI of the note on a statement that was left out of a document version."""
    return f"{document_iri(document)}.left-out-{local_name(statement_iri(note.statement))}"


def _digest(text: str) -> str:
    return digest(text)[:16]


def content(statement: Statement) -> frozenset[tuple[str, Node]]:
    """Give what the statement says, as pairs of predicate and object: the part its IRI is made from."""
    pairs: set[tuple[str, Node]] = {
        (RDF.type, getattr(IKG, statement.kind)),
        (RDF.subject, node_of(statement.subject)),
        (RDF.predicate, statement.predicate),
        (RDF.object, node_of(statement.object)),
        (IKG.certainty, getattr(IKG, statement.certainty)),
        (IKG.tier, getattr(IKG, f"tier{statement.tier}")),
        (IKG.relationPhrase, Literal(statement.trigger.text)),
    }
    pairs.update((IKG.hedgeCue, Literal(cue.text)) for cue in statement.hedge_cues)
    pairs.update((IKG.evidentialCue, Literal(cue.text)) for cue in statement.evidential_cues)
    pairs.update((IKG.negationCue, Literal(cue.text)) for cue in statement.negation_cues)
    pairs.update((IKG.residue, Literal(words.text)) for words in statement.residue)
    pairs.update((IKG.effect, getattr(IKG, effect)) for effect in statement.effects)
    pairs.update((IKG.effectPhrase, Literal(words)) for words in statement.effect_phrases)
    pairs.update((JOINTLY[agent.how], agent.iri) for agent in statement.joint_agents)
    pairs.update((IKG.contextPhrase, Literal(context.text)) for context in statement.contexts)
    pairs.update((IKG.contextDisease, disease) for disease in statement.context_diseases)
    pairs.update((BIOLINK.species_context_qualifier, species) for species in statement.species)
    if statement.negated:  # a denial is one reason, whatever else keeps the claim from being asserted
        pairs.add((IKG.notAsserted, Literal(Unasserted.NEGATED.value)))
    optional: tuple[tuple[str, Node | None], ...] = (
        (BIOLINK.negated, TRUE if statement.negation_cues else None),
        (IKG.notAsserted, _literal(statement.not_asserted)),
        (IKG.subjectGroundedBy, _literal(statement.subject.grounded_by)),
        (IKG.objectGroundedBy, _literal(statement.object.grounded_by)),
        (IKG.cellContext, cell_of(statement)),
        (BIOLINK.object_direction_qualifier, _literal(statement.direction)),
        (IKG.exemplary, TRUE if statement.exemplary else None),
    )
    pairs.update((predicate, node) for predicate, node in optional if node is not None)
    pairs.update(_judged(statement))
    return frozenset(pairs)


def _judged(statement: Statement) -> Iterator[tuple[str, Node]]:
    """Give what a curator's verdict makes of a statement; it is then another one than that of the program."""
    if statement.verdict is None:
        return
    yield BIOLINK.agent_type, Literal(MANUAL if statement.added else VALIDATED)
    yield BIOLINK.has_evidence_of_type, OBO.ECO_0000303
    if statement.verdict in (Verdict.REJECTED, Verdict.DISPUTED):
        yield IKG.notAsserted, Literal(statement.verdict.value)
    if statement.overruled is not None:
        yield IKG.overruled, Literal(statement.overruled.value)


def _literal(text: str | None) -> Literal | None:
    return Literal(str(text)) if text else None  # a member of an enumeration is written as its words


def node_of(end: End) -> Node:
    """Give an end as a node: its IRI, or the name as a literal."""
    return Literal(end.label, language="en") if end.iri is None else end.iri


def cell_of(statement: Statement) -> str | None:
    """Give the cell a statement is about: the one the reader found, else the object where it is one."""
    thing = statement.object
    acted_on = statement.kind == "CellTargetStatement" and thing.kind == UNKNOWN_KIND
    return statement.cell or (thing.iri if thing.kind == TermKind.CELL or acted_on else None)
