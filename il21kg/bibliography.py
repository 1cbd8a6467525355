"""Parses the literature list; what it cannot parse stays as text with the reason."""

from dataclasses import dataclass

from il21kg.document import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of the literature list, with its fields as printed there."""

    ordinal: int
    """Its number in the list, from 1."""
    span: Span
    """The entry without its number and surrounding blanks."""
    authors: Span | None
    year: Span | None
    title: Span | None
    journal: Span | None
    volume: Span | None
    pages: Span | None
    doi: Span | None
    """Without the full stop of the sentence."""
    journal_iri: str | None
    """IRI of the known journal."""
    work_iri: str | None
    """IRI of the verified work, found by DOI, or by journal, volume and first page."""
    problems: tuple[str, ...] = ()
    """What could not be parsed, or is odd, in plain words."""
