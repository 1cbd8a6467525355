"""What `read` prints: an article, its sentences, and what they say."""

from typing import Literal, NotRequired, TypedDict

from il21kg.graph.contradictions import Contradiction
from il21kg.reading.statements import How, Proposer, Unasserted

Certainty = Literal["stated", "hedged"]
Tier = Literal["A", "B", "C"]


class Place(TypedDict):
    """A stretch of a text, in code points, half-open."""

    start: int
    end: int


class TopicValue(TypedDict):
    """The gene that an article is about."""

    iri: str
    label: str
    product: str | None
    """IRI of its product."""


class DocumentValue(TypedDict):
    """An article."""

    title: str | None
    updated: str | None
    """The first stated date of last update, ISO."""
    unread_dates: list[Place]
    sha256: str
    """Of the text, in UTF-8."""
    key: str
    language: str
    topic: TopicValue


class SentenceValue(Place):
    """A sentence, and what became of it."""

    section: str
    status: str
    """used, no-terms, terms-but-no-statement, ..."""


class EndValue(TypedDict):
    """The subject or the object of a statement."""

    iri: str | None
    """None for a mere name."""
    label: str
    words: str
    """Empty where the clause has none."""
    start: int | None
    end: int | None
    grounded_by: How
    """Empty where the words are a name of it."""


class AgentValue(TypedDict):
    """Another molecule with which the subject acts."""

    how: str
    iri: str
    label: str


class AgainValue(TypedDict):
    """A further place where a claim is said."""

    sentence: Place
    subject: EndValue
    object: EndValue


_Class = TypedDict("_Class", {"class": str})


class StatementValue(_Class):
    """What one clause says about two things."""

    id: str
    """IRI of the statement."""
    relation: str
    """The family."""
    subject: EndValue
    predicate: str
    inverse: bool
    """True where the predicate is told from object to subject."""
    object: EndValue
    certainty: Certainty
    cues: list[str]
    """Words that hedge or deny."""
    negated: bool
    tier: Tier
    confidence: float | None
    not_asserted: Unasserted | None
    """Why it is no triple of the graph."""
    residue: list[str]
    """Words that were not read."""
    exemplary: bool
    effects: list[str]
    direction: str | None
    joint_agents: list[AgentValue]
    context: str | None
    sentence: Place
    evidence: list[Place]
    trigger: Place
    frame: str
    again: list[AgainValue]
    publications: list[str]
    proposed_by: NotRequired[list[Proposer]]


class CitationValue(Place):
    """An entry of the list of literature."""

    ordinal: int
    authors: str | None
    year: int | str | None
    """Words where the source prints no plain number; so of the volume."""
    title: str | None
    journal: str | None
    volume: int | str | None
    pages: str | None
    doi: str | None
    problems: list[str]


class InlineValue(Place):
    """A place where a sentence cites a paper."""

    words: str
    ordinal: int | None
    paper: str | None
    problem: str | None


class LeftOutValue(TypedDict):
    """A statement that breaks a shape."""

    id: str
    shape: str
    message: str


class EstimateValue(TypedDict):
    """How much of what is said was read, by what is unread."""

    recall: float | None
    low: float | None
    high: float | None
    found: float
    missed: float
    unread_words: int
    unread_names: int
    unsure_statements: int


class ProposalValue(TypedDict):
    """What a model proposed, and what became of it."""

    sentence: Place
    subject: str
    relation: str
    object: str
    certainty: Certainty
    negated: bool
    verdict: Literal["agreed", "proposed", "refused"]
    reason: str | None
    remarks: list[str]
    statement: str | None


class UnansweredValue(Place):
    """A sentence for which a model gave no answer."""

    reason: str


class ProposalsValue(TypedDict):
    """All that a model proposed of an article; there only with `--propose`."""

    model: str
    sentences: int
    kept: int
    proposals: list[ProposalValue]
    unanswered: list[UnansweredValue]


class ReadValue(TypedDict):
    """All that was read from an article."""

    document: DocumentValue
    sentences: list[SentenceValue]
    statements: list[StatementValue]
    citations: list[CitationValue]
    inline_citations: list[InlineValue]
    left_out: list[LeftOutValue]
    contradictions: list[Contradiction]
    estimate: EstimateValue
    proposals: NotRequired[ProposalsValue]
