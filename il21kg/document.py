"""Reads an article into title, date, blocks, sections and sentences, each with its place in the text.

Offsets are Unicode code points into `Document.text`, half-open. The text is never changed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's text."""

    start: int
    """Offset of the first code point."""
    text: str
    """The words as they stand; `document.text[start:end] == text`. Empty for what is elided."""

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """One row of `ontology/reading/layout.ttl`: a line of this shape is a block of this kind."""

    name: str
    """Local name of the row."""
    kind: str
    """Kind of the block: title, date, notice, heading, quality (machine translation), german, list, item, ..."""
    pattern: str
    """Regular expression that the stripped line must match in full."""
    examples: tuple[str, ...]
    """Lines that it matches; run as tests."""
    counter_examples: tuple[str, ...]
    """Lines that it must not match; run as tests."""
    order: int
    """Rules are tried by rising order; the first that matches wins."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of one kind."""

    kind: str
    """title, date, notice, quality, german, heading, paragraph, header (of a list), item, reference, footer."""
    span: Span
    section: str
    """Key of the section it lies in."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text. Sections tile the text; what precedes the first heading is `front`."""

    key: str
    """The heading in lower case, other characters to `-`: `general-information`; `front`; `body` without headings."""
    label: str
    """The heading as it stands: `General information`; `Front` and `Body` for the other two."""
    start: int
    end: int
    machine_translated: bool
    """True when the source says that the section was translated automatically."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the prose, a list header, or an item of a list."""

    span: Span
    section: str
    """Key of its section."""
    kind: str = "prose"
    """prose, header (opens a list), item."""
    header: Span | None = None
    """For an item: the sentence that opens its list."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was read."""

    text: str
    """The whole text, untouched (without a byte order mark)."""
    sha256: str
    """SHA-256 of `text` in UTF-8, in hex; of the file's bytes when these are the text."""
    file_sha256: str | None
    """SHA-256 of the file, where the text was extracted from it (HTML); else None."""
    key: str
    """The source's key: the file's name without ending, lower case, other characters to `-`."""
    name: str
    """The file's name, as `dcterms:identifier`."""
    language: str
    """`en` or `de`."""
    title: Span | None
    updates: tuple[tuple[Span, str], ...]
    """Each stated date of last update: its place and its ISO form (`2022-03-23`)."""
    german_version: bool
    """True when the page says that it exists in German."""
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    """In the order of the text, prose sections only (not the front, not the literature)."""

    @property
    def updated(self) -> str | None:
        """The first stated date of last update, ISO."""
        return self.updates[0][1] if self.updates else None

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1; a line ends with LF, CRLF or CR."""
        raise NotImplementedError
