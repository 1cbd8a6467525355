"""What `audit`, `check` and `decisions list` print: what a program or a person finds of claims."""

from typing import Literal, TypedDict

from il21kg.cli.printed.readings import Certainty
from il21kg.curation.decisions import Action, Claim, Fact
from il21kg.verdict.sources import Passage
from il21kg.verdict.verdicts import Finding


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
    verdict: Finding
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


class DecisionValue(TypedDict):
    """What one curator decided, once."""

    name: str
    action: Action
    document: str
    curator: str
    date: str
    claim: Claim | None
    """What it is about; None for what is added."""
    fact: Fact | None
    """What is said instead, or beside."""
    withdrawn: str
    reason: str
    sha256: str
    lapsed: str | None
    """Why it no longer applies."""
