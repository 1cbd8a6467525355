"""What `eval`, `silver`, `coverage` and `frames check` print: how well texts are read."""

from typing import NotRequired, TypedDict

from il21kg.cli.printed.readings import Certainty, Tier
from il21kg.measure.calibration import Bin


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
