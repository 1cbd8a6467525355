"""What `load`, `parts`, `documents` and `validate` print: what became of texts, and what a store holds."""

from typing import TypedDict

from il21kg.cli.printed.readings import EstimateValue
from il21kg.graph.findings import Finding, Severity


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
    left_out_by_shape: dict[str, int]
    """By the code of the shape that was broken."""
    unknown_genes: dict[str, int]
    """Texts about genes that the vocabulary does not know, by what these are called."""
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
    terms_known: bool
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
