"""What `diff` and `compare` print: facts of a graph, against those of another and what others know."""

from typing import Literal, NotRequired, TypedDict

from il21kg.cli.printed.readings import Place


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
