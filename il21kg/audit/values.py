"""What an audit looks at, whatever the format: things, claims about them, what a dataset says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that claims are about."""

    id: str
    """As it is written: a CURIE or an IRI."""
    where: str
    """File and line, or the id itself."""
    labels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Its categories or classes."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: an edge of a table, a statement, or a triple that no statement is about."""

    subject: str
    predicate: str
    object: str
    where: str
    """File and line, or the IRI of the statement."""
    sources: tuple[str, ...] = ()
    """Where it is from: publications, documents, knowledge sources."""
    evidence: bool = False
    """It tells on what it rests."""
    quotes: tuple[str, ...] = ()
    """The words of its source, where they are given."""
    negated: bool = False
    hedged: bool = False
    """It is marked as hedged."""
    marked: bool = False
    """It says by itself how certain it is: what its quote says is taken care of."""
    asserted: bool = True
    """It stands there as a plain edge or triple."""
    id: str = ""
    key: tuple[str, ...] = ()
    """What it says, all of it: two claims of one key repeat each other. Empty: it cannot be repeated."""
    untold: tuple[str, ...] = ()
    """Columns its format asks for, and that are empty."""
    cited: tuple[str, ...] = ()
    """Identifiers of publications."""
    literal: bool = False
    """Its object is words, and no thing."""
    direction: str = ""
    """What becomes of its object, as its format says it: `increased`, `downregulated`."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words with a hash, or with a place in a text."""

    where: str
    text: str
    sha256: str = ""
    """What is said to be its hash; empty where nothing is."""
    length: int | None = None
    """How many characters it should have; None where that is not said."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that claims were read from."""

    where: str
    name: str
    """Name of its file."""
    sha256: str
    """What is said to be its hash."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a dataset says of itself."""

    licences: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """Dates and versions."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What the reader of a format finds amiss."""

    check: str
    where: str
    what: str


Part = Thing | Claim | Words | Document | Told | Fault
"""What the readers of formats give, one after another."""
