"""The JSON that commands print, as types: what stands here is kept; `il21kg schema` writes it as a schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NotRequired, TypedDict

from il21kg.annotation.annotated import AnnotatedText
from il21kg.ask.answers import Answer
from il21kg.cli.json_schema import to_schema
from il21kg.curation.decisions import Action, Claim
from il21kg.curation.decisions import Fact as DecidedFact
from il21kg.graph.contradictions import Contradiction
from il21kg.graph.findings import Finding, Severity
from il21kg.measure.calibration import Bin
from il21kg.namespaces import BASE
from il21kg.reading.statements import How, Proposer, Unasserted
from il21kg.store.quarantine import Failure
from il21kg.store.statistics import Statistics
from il21kg.verdict.sources import Passage
from il21kg.verdict.verdicts import Finding as Verdict
from il21kg.vocabulary.shelf import Kept

Certainty = Literal["stated", "hedged"]
Tier = Literal["A", "B", "C"]


class Place(TypedDict):
    """A stretch of a text, in code points, half-open."""

    start: int
    end: int


# --- read


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


# --- what is loaded


class FindingCount(TypedDict):
    """How often a shape found something."""

    severity: Severity
    shape: str
    title: str
    count: int


class NotLoaded(TypedDict):
    """A text that was not loaded."""

    place: str
    key: str
    state: str
    reason: str


class StatesValue(TypedDict):
    """How many texts came to what."""

    saved: int
    replaced: int
    unchanged: int
    refused: int
    failed: int
    empty: int


class FactsValue(TypedDict):
    """What newer versions say otherwise."""

    gained: int
    lost: int
    changed: int


class LoadValue(TypedDict):
    """What became of many texts."""

    texts: int
    seconds: float
    states: StatesValue
    statements: int
    left_out: int
    facts: FactsValue
    sentences: dict[str, int]
    """By what became of them."""
    estimate: EstimateValue
    findings: list[FindingCount]
    not_loaded: list[NotLoaded]


class HoldingValue(TypedDict):
    """A document of a store."""

    key: str
    source: str
    document: str
    sha256: str
    name: str
    title: str
    run: str
    program: str
    digest: str
    url: str
    gene: str
    path: str | None
    terms: str | None
    terms_gone: bool
    statements: int
    left_out: int
    triples: int


class ReportValue(TypedDict):
    """What validation found."""

    conforms: bool
    checked: bool
    violations: int
    warnings: int
    infos: int
    findings: list[Finding]


# --- differences


class NamedValue(TypedDict):
    """A thing or a relation."""

    id: str
    name: str


class SourceSentence(Place):
    """A sentence of a document."""

    document: str
    quote: str


class TraitsValue(TypedDict):
    """What else is said of a fact; of several values they stand in one text."""

    certainty: NotRequired[str]
    tier: NotRequired[str]
    direction: NotRequired[str]
    denial: NotRequired[str]
    not_asserted: NotRequired[str]
    effects: NotRequired[str]
    together_with: NotRequired[str]
    in_synergy_with: NotRequired[str]
    cell: NotRequired[str]
    disease: NotRequired[str]
    circumstances: NotRequired[str]
    species: NotRequired[str]
    example: NotRequired[str]


class FactValue(TraitsValue):
    """What a graph says, in whichever words."""

    kind: str
    subject: NamedValue
    relation: NamedValue
    object: NamedValue
    sentences: list[SourceSentence]


class ChangeValue(TypedDict):
    """What is otherwise in a fact."""

    what: str
    before: str
    after: str


class ChangedValue(TypedDict):
    """A fact that is said otherwise."""

    changes: list[ChangeValue]
    before: FactValue
    after: FactValue


class DiffValue(TypedDict):
    """What one graph says otherwise than another."""

    differ: bool
    facts: list[int]
    """How many each of the two has."""
    gained: list[FactValue]
    lost: list[FactValue]
    changed: list[ChangedValue]


# --- names


class IndexValue(TypedDict):
    """The compiled index of terminologies."""

    format: str
    folder: str
    sha256: str
    names: int
    clashes: int


class ManifestValue(TypedDict):
    """The terminologies that were added."""

    index: IndexValue
    terminologies: list[Kept]


class CandidateValue(TypedDict):
    """A term that words may stand for."""

    iri: str
    curie: str
    label: str
    kind: str
    terminology: str
    match: str
    state: str
    reason: str


class GroundingValue(Place):
    """Words that are a name, and what they may stand for."""

    words: str
    state: str
    candidates: list[CandidateValue]


# --- measuring


class IntervalValue(TypedDict):
    """A share, with its 95 % interval."""

    value: float | None
    low: float | None
    high: float | None


class ScoreValue(TypedDict):
    """Precision, recall and F1."""

    facts: int
    found: float
    statements: int
    right: float
    precision: IntervalValue
    recall: IntervalValue
    f1: IntervalValue


class ShareValue(IntervalValue):
    """A part of a whole."""

    part: int
    whole: int


class _All(TypedDict):
    all: ScoreValue


class FiguresValue(_All):
    """The figures by one rule."""

    exact: ScoreValue
    content: ScoreValue
    tiers: dict[str, ScoreValue]
    reasons: dict[str, ScoreValue]
    families: dict[str, ScoreValue]
    genres: dict[str, ScoreValue]
    constructions: dict[str, ScoreValue]
    same_words: ShareValue
    certainty: dict[str, ShareValue]
    grounding: dict[str, ShareValue]


class ReadStatement(TypedDict):
    """A statement as it was read from an annotated text."""

    relation: str
    frame: str
    tier: Tier
    reason: str | None
    certainty: Certainty
    negated: bool
    subject: str | None
    object: str | None
    sentence: list[int]


class AnsweredFact(TypedDict):
    """A fact of an annotation, and what was read for it."""

    points: float
    repaired: float
    construction: str
    doubtful: bool
    identifier: str | None
    statement: ReadStatement | None


class TrustValue(IntervalValue):
    """How far the estimates of recall are from what was measured."""

    texts: int
    error: float
    plain: float
    held: int


class EvalValue(FiguresValue):
    """How well annotated texts were read: by the plain rule, the repaired one, and without doubtful facts."""

    format: int
    version: str
    vocabulary: str
    texts: list[str]
    repaired: FiguresValue
    sure: FiguresValue
    estimate: TrustValue
    reliability: list[Bin]
    facts: NotRequired[dict[str, AnsweredFact]]
    false: NotRequired[dict[str, ReadStatement]]


class CounterExample(TypedDict):
    """A statement that a register contradicts."""

    place: str
    says: str
    known: str
    sentence: str


class CheckValue(TypedDict):
    """Statements of one kind against what a register says."""

    columns: str
    judged: int
    agree: int
    share: float | None
    not_judged: int
    against: list[CounterExample]


class FaultValue(TypedDict):
    """What could not be read."""

    place: str
    reason: str


class SilverValue(TypedDict):
    """A table of summaries, checked against HGNC."""

    texts: int
    sentences: int
    status: dict[str, int]
    share_of_sentences_used: float | None
    statements: int
    tiers: dict[str, int]
    statements_per_sentence: float | None
    checks: dict[str, CheckValue]
    unreadable: int
    exceptions: int
    quotes_not_in_the_text: int
    faults: list[FaultValue]


class SilentValue(TypedDict):
    """A sentence that gave nothing."""

    place: str
    sentence: str
    reason: str
    verbs: list[str]


class UnreadItem(TypedDict):
    """Words that are not read, or not known."""

    words: str
    times: int
    in_sentences_that_gave_nothing: int
    notes: dict[str, int]
    place: str
    sentence: str


class CoverageValue(TypedDict):
    """What is not read, most frequent first."""

    texts: int
    sentences: int
    gave_nothing: dict[str, int]
    silent: list[SilentValue]
    verbs: list[UnreadItem]
    noun_phrases: list[UnreadItem]
    ambiguous: list[UnreadItem]
    unreadable: list[FaultValue]


class UsageValue(TypedDict):
    """How often rows of the language data were used, by table."""

    texts: int
    sentences: int
    refused: list[str]
    tables: dict[str, dict[str, int]]


# --- audit


class ExampleValue(TypedDict):
    """One thing that an audit found."""

    where: str
    what: str


class FoundValue(TypedDict):
    """What an audit found of one check."""

    id: str
    severity: Literal["error", "warning", "info"]
    title: str
    count: int
    advice: str
    examples: list[ExampleValue]


class AuditValue(TypedDict):
    """What an audit found."""

    places: list[str]
    claims: int
    things: int
    claims_with_source: int
    claims_with_evidence: int
    licences: list[str]
    prefixes: dict[str, int]
    errors: int
    warnings: int
    infos: int
    findings: list[FoundValue]


# --- check


class VerdictValue(TypedDict):
    """How a claim stands to the texts."""

    place: str
    subject: str
    relation: str
    object: str
    certainty: Certainty
    negated: bool
    quote: str
    words: str
    """The sentence it was read from; empty for a row of a table."""
    span: list[int] | None
    """Where this sentence stands in the file of claims."""
    verdict: Verdict
    why: str
    remarks: list[str]
    passages: list[Passage]


class CheckedValue(TypedDict):
    """Claims from elsewhere, held against texts."""

    claims: int
    counts: dict[str, int]
    amiss: bool
    """True where one is denied, weaker in the text, or has a quote that is not there."""
    understood: str
    left: list[str]
    """What was not taken for claims."""
    verdicts: list[VerdictValue]


# --- decisions


class DecisionValue(TypedDict):
    """What one curator decided, once."""

    name: str
    action: Action
    document: str
    curator: str
    date: str
    claim: Claim | None
    """What it is about; None for what is added."""
    fact: DecidedFact | None
    """What is said instead, or beside."""
    withdrawn: str
    reason: str
    sha256: str
    lapsed: str | None
    """Why it no longer applies."""


# --- comparing with what others know


class EntryValue(TypedDict):
    """A line of a reference."""

    where: str
    line: str
    relation: str
    object: str
    negated: bool


class PairValue(TraitsValue):
    """What the graph says of a gene and of one thing, and how it stands to a reference."""

    verdict: Literal["known", "new", "contradicts", "finer", "coarser"]
    gene: str
    aspect: str
    subject: NamedValue
    relation: str
    object: NamedValue
    note: str
    sentences: list[SourceSentence]
    entries: list[EntryValue]


class MissingValue(TypedDict):
    """What references have of a gene, and the graph has not."""

    gene: str
    aspect: str
    entries: list[EntryValue]


class CompareValue(TypedDict):
    """The graph, set against references."""

    references: list[str]
    lines: int
    not_compared: int
    counts: dict[str, int]
    facts: list[PairValue]
    only_there: list[MissingValue]


@dataclass(frozen=True, slots=True)
class Output:
    """What a command prints with `--json`."""

    command: str
    """How it is called, as far as it matters."""
    kind: Any
    """The type of what it prints."""


OUTPUTS: Final[Mapping[str, Output]] = {
    "read": Output("read --json", ReadValue),
    "load": Output("load --json", LoadValue),
    "parts": Output("parts --json", LoadValue),
    "validate": Output("validate --json", ReportValue),
    "documents": Output("documents --json", list[HoldingValue]),
    "documents-failed": Output("documents --failed --json", list[Failure]),
    "stats": Output("stats --json", Statistics),
    "diff": Output("diff --json", DiffValue),
    "why": Output("why --json", Answer),
    "annotations-import": Output("annotations import --json", list[AnnotatedText]),
    "terms-list": Output("terms list --json", ManifestValue),
    "ground": Output("ground --json", list[GroundingValue]),
    "eval": Output("eval --json", EvalValue),
    "silver": Output("silver --json", SilverValue),
    "coverage": Output("coverage --json", CoverageValue),
    "frames-check": Output("frames check FILE --json", UsageValue),
    "audit": Output("audit --json", AuditValue),
    "check": Output("check --json", CheckedValue),
    "decisions-list": Output("decisions list --json", list[DecisionValue]),
    "compare": Output("compare --json", CompareValue),
}
"""What each command prints, by the name of its schema."""


def schema_of(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a name of `OUTPUTS`; raises KeyError for another."""
    return to_schema(OUTPUTS[name].kind, f"{BASE}schema/{name}.json", f"il21kg {OUTPUTS[name].command}")
