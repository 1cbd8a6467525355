"""What a clause says, as values: a statement, its two ends, its circumstances, the trace it keeps."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from il21kg.namespaces import IKG
from il21kg.text.document import Span

if TYPE_CHECKING:  # whoever asks a graph has nothing to choose
    from il21kg.vocabulary.choice import Choice
    from il21kg.vocabulary.vocabulary import Vocabulary

#: Kind of an end whose words name nothing known.
UNKNOWN_KIND: Final = "unresolved"

#: What stands for the frame of a statement that a curator has added.
CURATOR: Final = "curator"


class How(StrEnum):
    """How words stand for what they mean (model.md, section 3.3)."""

    NAME = ""
    """They are a name of it."""
    CURATED = "curated"
    """A row of the vocabulary says so."""
    COREFERENCE = "coreference"
    """They point at it: "it", "this cytokine"."""
    ELIDED = "elided"
    """There are none: the clause leaves its subject out."""
    COORDINATION = "coordination"
    """The list they stand in completes them."""
    COMPOSED = "composed"
    """Head and modifier are looked up as one name."""
    PRODUCT = "product"
    """They name the gene, and its protein is meant; or the other way round."""
    RELATED_SYNONYM = "related-synonym"
    """They are a name that fits it only nearly."""
    UNRESOLVED = "unresolved"
    """Nothing known has this name."""


class Unasserted(StrEnum):
    """Why a statement has no direct triple."""

    NEGATED = "negated"
    """The source denies it."""
    UNRESOLVED = "unresolved"
    """An end has no identifier."""
    KIND = "kind"
    """An end is of a kind that the relation does not admit."""
    RELATION = "relation"
    """The relation is of no known family."""
    AMBIGUOUS = "ambiguous"
    """What belongs to what is left open."""
    SPECIES = "species"
    """It holds of another organism."""
    REJECTED = "rejected"
    """A curator says that the text does not say so."""
    DISPUTED = "disputed"
    """Curators say different things of it."""
    PROPOSED = "proposed"
    """A model proposes it, and no rule reads it."""


#: Reasons that say nothing of how the clause was read.
_BESIDE_READING: Final = (None, Unasserted.NEGATED, Unasserted.REJECTED, Unasserted.DISPUTED)


class Verdict(StrEnum):
    """What became of a statement that curators looked at."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    ADDED = "added"
    """No frame read it: a curator did."""
    DISPUTED = "disputed"
    """Curators say different things of it."""


@dataclass(frozen=True, slots=True)
class Review:
    """What one curator decided of a statement."""

    decision: str
    """Short name of the decision, 16 hex digits."""
    action: str
    """`accept`, `reject`, `correct` or `add`."""
    curator: str
    """IRI of the person."""
    date: str
    """When, as `xsd:dateTime`."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What the article is about: a gene, and its product where the vocabulary knows one."""

    iri: str
    label: str
    product: str | None
    product_label: str | None
    known: bool = True
    """False for `--about` with a gene the vocabulary does not know: `iri` is then an unresolved term."""


@dataclass(frozen=True, slots=True)
class End:
    """The subject or the object of a statement."""

    iri: str | None
    """None for a literal (the object of a naming statement)."""
    label: str
    """Label of the term; the value of a literal; the words of an unresolved term."""
    kind: str
    """Kind of the term (`vocabulary.Term.kind`), `literal`, or `unresolved`."""
    span: Span | None
    """The words; None when the clause has none (an elided subject)."""
    grounded_by: How = How.NAME
    """Empty when the words are a name of the entity; else how they stand for it: curated, coreference, ..."""
    choice: "Choice | None" = field(default=None, compare=False, repr=False)
    """What was chosen among the names these words may be, and why; None where the words are no name."""


@dataclass(frozen=True, slots=True)
class JointAgent:
    """Another molecule with which the subject acts."""

    how: str
    """`together with` or `in synergy with`."""
    iri: str
    label: str
    kind: str
    """protein, family, or unresolved."""


@dataclass(frozen=True, slots=True, order=True)
class Proposer:
    """By what a statement was proposed: a model, asked so, which answered so."""

    model: str
    """Name of the model, as its server knows it."""
    prompt: str
    answer: str
    """SHA-256 of what it was asked, and of what it answered, in hex."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says about two things."""

    kind: str
    """Local name of the class: `ProcessStatement`."""
    relation: str
    """Plain family name: `involved_in`."""
    subject: End
    predicate: str
    """IRI; a may-predicate when hedged."""
    object: End
    sentence: Span
    evidence: tuple[Span, ...]
    """The sentence, or list header and item; sorted."""
    trigger: Span
    """The words of the relation with auxiliaries and cue: `May play a role in`."""
    frame: str
    """Name of the frame that made it."""
    hedge_cues: tuple[Span, ...] = ()
    """At least one: the statement is hedged."""
    evidential_cues: tuple[Span, ...] = ()
    negation_cues: tuple[Span, ...] = ()
    """At least one: the statement is negated."""
    not_asserted: Unasserted | None = None
    """negated, unresolved, kind, relation, ambiguous; None when the direct triple is asserted."""
    residue: tuple[Span, ...] = ()
    """Words of the clause the program could not read."""
    exemplary: bool = False
    """The object is given as an example (`such as`, `include`)."""
    effects: tuple[str, ...] = ()
    """Local names of ikg:CellEffect, sorted."""
    effect_phrases: tuple[str, ...] = ()
    """Effects outside the closed list, as words, sorted."""
    direction: str | None = None
    """`increased`, `decreased`."""
    cell: str | None = None
    """IRI of the CL class the statement is about (ikg:cellContext)."""
    joint_agents: tuple[JointAgent, ...] = ()
    contexts: tuple[Span, ...] = ()
    """Words of the circumstances: `in response to activating stimuli`."""
    context_diseases: tuple[str, ...] = ()
    """IRIs of diseases named in a context."""
    species: tuple[str, ...] = ()
    """IRIs of NCBITaxon classes named in a context (`in mice`)."""
    subject_row: str = field(default="", compare=False)
    """Row of the table of subjects by which its subject was found; empty where no row was asked."""
    subject_rival: Span | None = field(default=None, compare=False)
    """Another noun, which was nearly taken for its subject."""
    confidence: float | None = field(default=None, compare=False)
    """How sure it is that an annotator says the same, 0 to 1 (`reading.confidence`); None where unasked."""
    means: tuple["Statement", ...] = ()
    """The statements given as how this one comes about (`by inducing`)."""
    again: tuple["Statement", ...] = ()
    """The same claim at its further places, where its ends stand in words of their own."""
    verdict: Verdict | None = None
    """What curators say of it; None where none looked at it."""
    overruled: Unasserted | None = None
    """What would keep it from being asserted, had no curator accepted it."""
    reviews: tuple[Review, ...] = field(default=(), compare=False)
    """The decisions that the verdict rests on."""
    unread: bool = False
    """No rule reads it: it is here because a model proposes it."""
    proposers: tuple[Proposer, ...] = field(default=(), compare=False)
    """Who proposes it as well, or alone."""

    @property
    def places(self) -> tuple["Statement", ...]:
        """The claim at each place where it is said, the one whose words name the subject first."""
        return (self, *self.again)

    @property
    def certainty(self) -> str:
        """`hedged` or `stated`."""
        return "hedged" if self.hedge_cues else "stated"

    @property
    def undergone(self) -> bool:
        """True when the relation is told from its object: "CD28 is activated by STAT3" is of CD28."""
        return self.relation == "modified_by" and self.predicate not in (IKG.undergoes, IKG.mayUndergo)

    @property
    def negated(self) -> bool:
        """True when a negation cue governs the claim."""
        return bool(self.negation_cues)

    @property
    def tier(self) -> str:
        """`A` when both ends are of kinds the relation admits and nothing is left unread; else `B`.

        `C` when no rule reads it at all: a model proposes it.
        """
        if self.unread:
            return "C"
        unread = self.residue or self.overruled or self.not_asserted not in _BESIDE_READING
        return "B" if unread else "A"

    @property
    def added(self) -> bool:
        """True when a curator has read it, and no frame."""
        return self.frame == CURATOR


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement that is not written because it breaks a shape; the document says so in its stead."""

    statement: Statement
    shape: str
    """Code of the shape: `G4`."""
    message: str
    """What the shape found, in plain words."""


def hedged(statement: Statement, cues: tuple[Span, ...], vocabulary: "Vocabulary") -> Statement:
    """Give a statement with hedges that stand elsewhere than around its verb; the same one without any."""
    if not cues:
        return statement
    relations = (each for each in vocabulary.relations if each.stated == statement.predicate)
    relation = next((each for each in relations if each.family == statement.relation), None)
    predicate = statement.predicate if relation is None else relation.hedged
    return replace(statement, predicate=predicate, hedge_cues=(*statement.hedge_cues, *cues))
