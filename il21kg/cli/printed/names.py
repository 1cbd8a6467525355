"""What `terms list` and `ground` print: terminologies, and what words may stand for."""

from typing import TypedDict

from il21kg.cli.printed.readings import Place
from il21kg.vocabulary.shelf import Kept


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
