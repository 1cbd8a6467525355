"""Reads an article into title, date, blocks, sections and sentences, each with its place in the text.

    IL4 Gene                                             title
    Last updated on: 01.02.2023                          date
    DefinitionThis text was translated by a machine.     heading, quality
    Its ligands are:                                     header
      • IL13                                             item

Offsets are Unicode code points into `Document.text`, half-open. The text is never changed. What lines look
like is data (`ontology/reading/layout.ttl`); what a line's place decides is code.
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT, read_bounded
from il21kg.text.dates import iso
from il21kg.text.keys import checked_key, source_key
from il21kg.text.language import language_of
from il21kg.text.layout import HEADINGS, LayoutRule, Rules, compiled
from il21kg.text.lines import NEWLINE, Line, cut_lines, with_headings, with_items, with_title
from il21kg.text.sentences import split
from il21kg.text.source import read_source


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
class Block:
    """A line or paragraph of one kind."""

    kind: str
    """title, date, author, notice, banner, quality, german, heading, paragraph, header (of a list), item,
    dropped-item, row (of a table), reference."""
    span: Span
    section: str
    """Key of the section it lies in."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text. Sections tile the text; what precedes the first heading is `front`."""

    key: str
    """The heading in lower case, other characters to `-`: `general-information`; else `front` or `body`."""
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
    """prose, header (opens a list), item, table (a row of one)."""
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
    """The code of its language: `en`, `de`, `fr`, ...; only English is read."""
    title: Span | None
    updates: tuple[tuple[Span, str], ...]
    """Each stated date of last update: its place and its ISO form (`2022-03-23`)."""
    german_version: bool
    """True when the page says that it exists in German."""
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    """In the order of the text, prose sections only: not the literature, authors and links, nor a
    front with page furniture (login notices, authors)."""
    url: str = ""
    """The address it was taken from, where that was told."""

    @property
    def unread_dates(self) -> tuple[Span, ...]:
        """The stated dates of last update that name no day: "03/04/2022" may be two, "31.02.2022" is none."""
        read = {span for span, _ in self.updates}
        return tuple(b.span for b in self.blocks if b.kind == "date" and b.span not in read)

    @property
    def updated(self) -> str | None:
        """The first stated date of last update, ISO."""
        return self.updates[0][1] if self.updates else None

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1; a line ends with LF, CRLF or CR.

        Raises ValueError for an offset outside the text.
        """
        return position(self.text, offset)

    def line_at(self, offset: int) -> Span:
        """Give the line that holds an offset, without its newline."""
        start = _line_start(self.text, offset)
        line = re.compile(r"[^\r\n]*").match(self.text, start)
        return Span(start, line[0] if line else "")


def read_file(path: Path, layout: tuple[LayoutRule, ...], key: str | None = None) -> Document:
    """Read the article in a file, or of standard input (`-`, called `stdin`).

    Raises InputError when it cannot be opened or is no text.
    """
    if path == Path("-"):
        return read_document(sys.stdin.buffer.read(TEXT_LIMIT + 1), "stdin", layout, key)
    try:
        data = read_bounded(path, TEXT_LIMIT)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file", "Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a folder", "Give the articles in it one by one.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{path}: cannot be read ({reason})", "Check the file and your rights.") from error
    name = path.name.encode(errors="surrogateescape").decode(errors="replace")  # it may not be UTF-8
    return read_document(data, name, layout, key)


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column of an offset in a text, as `Document.position` does."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"offset {offset} is not in a text of {len(text)} characters")
    start = _line_start(text, offset)
    newlines = text.count("\n", 0, start) + text.count("\r", 0, start)
    return 1 + newlines - text.count("\r\n", 0, start), 1 + offset - start


def _line_start(text: str, offset: int) -> int:
    # Between CR and LF is still the line that both of them end.
    inside = offset - 1 if text[max(offset - 1, 0) : offset + 1] == "\r\n" else offset
    return max(text.rfind("\n", 0, inside), text.rfind("\r", 0, inside)) + 1


def read_document(data: bytes, name: str, layout: tuple[LayoutRule, ...], key: str | None = None) -> Document:
    """Read the bytes of an article: UTF-8 text, or an HTML page, of which only the readable text is kept.

    Raises InputError for anything else, naming the byte and what to do about it.
    """
    rules = compiled(layout)
    text, headings, file_sha256 = read_source(data, name)
    lines = with_items(with_title(list(cut_lines(text, rules, headings))), text)
    lines = with_headings(lines, text)
    sections = tuple(_sections(lines, text))
    blocks = tuple(_blocks(lines, text, sections))
    apart = _apart(lines, blocks, sections)
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        file_sha256=file_sha256,
        key=source_key(name) if key is None else checked_key(key),
        name=name,
        language=language_of(text, rules.words),
        title=next((block.span for block in blocks if block.kind == "title"), None),
        updates=tuple((b.span, day) for b in blocks if b.kind == "date" and (day := iso(b.span.text))),
        german_version=any(block.kind == "german" for block in blocks),
        blocks=blocks,
        sections=sections,
        sentences=tuple(_sentences([b for b in blocks if b.section not in apart], text, rules)),
    )


def _dashed(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "-", words.lower())


def _sections(lines: list[Line], text: str) -> Iterator[Section]:
    """Cut the text at its headings; the parts tile it."""
    heads = [line for line in lines if line.kind in HEADINGS]
    marks = [(line.start, text[line.start : line.end].rstrip(" :")) for line in heads]
    # A label ("Synonyms: A, B") is done with its line; what follows is the body of the text.
    for head, item, line in zip(lines, lines[1:], lines[2:], strict=False):
        if _on_one_line(head, item, text) and line.kind not in HEADINGS:
            marks.append((line.start, "Body"))
    marks.sort()
    starts, labels = [start for start, _ in marks], [label for _, label in marks]
    if not heads:
        starts, labels = [0], ["Body"]
    elif text[: starts[0]].strip():
        starts, labels = [0, *starts], ["Front", *labels]
    else:
        starts[0] = 0
    translated = iter([line.start for line in lines if line.kind == "quality"])
    place = next(translated, len(text))
    used: Counter[str] = Counter()
    for (start, end), label in zip(pairwise([*starts, len(text)]), labels, strict=True):
        key = _unused(_dashed(label), used)
        yield Section(key, label, start, end, start <= place < end)
        while place < end:
            place = next(translated, len(text))


def _on_one_line(label: Line, item: Line, text: str) -> bool:
    """Tell whether a heading of names and the names share a line: "Synonyms: A, B"."""
    alone = label.kind != "synonyms" or item.kind != "item"
    return not alone and not NEWLINE.search(text, label.end, item.start)


def _unused(key: str, used: Counter[str]) -> str:
    """Give the key, or with the next number when it was used: `note`, `note-2`, `note-3`."""
    free = key
    while free in used:
        used[key] += 1
        free = f"{key}-{used[key]}"
    used[free] = 1
    return free


def _apart(lines: list[Line], blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> set[str]:
    """Give the keys of the sections that are no prose: papers, authors, links, a front with furniture."""
    heads = {line.start for line in lines if line.kind in ("literature", "apparatus")}
    keys = {block.section for block in blocks if block.kind == "heading" and block.span.start in heads}
    # What precedes the first heading is prose (a lead) unless the page has furniture there.
    furnished = any(b.section == sections[0].key and b.kind in ("notice", "author") for b in blocks)
    return keys | {sections[0].key} if furnished and sections[0].label == "Front" else keys


def _blocks(lines: list[Line], text: str, sections: tuple[Section, ...]) -> Iterator[Block]:
    """Join the lines of a paragraph, an item or a reference; name each block and its section."""
    joined: list[Line] = []
    part = ""
    for line in lines:
        if line.kind in HEADINGS:
            part = line.kind
            line = line._replace(kind="heading")
        elif joined and _on_one_line(joined[-1]._replace(kind=part), line, text):
            part = ""
        elif part == "literature":
            line = _as_reference(line, joined[-1], text)
        elif part == "synonyms" and line.kind in ("paragraph", "header"):
            line = line._replace(kind="item")
        if joined and line.kind in ("paragraph", "header") and _continues(line, joined[-1], text):
            kind = line.kind if joined[-1].kind == "paragraph" else joined[-1].kind
            joined[-1] = joined[-1]._replace(end=line.end, kind=kind)
        else:
            joined.append(line)
    place = 0
    for line, following in zip(joined, [*joined[1:], None], strict=True):
        while line.start >= sections[place].end:
            place += 1
        opens = following is not None and following.kind in ("item", "dropped-item")
        kind = "paragraph" if line.kind == "header" and not opens else line.kind
        yield Block(kind, Span(line.start, text[line.start : line.end]), sections[place].key)


def _as_reference(line: Line, before: Line, text: str) -> Line:
    """Take a line of the literature list for an entry: an item, or a fresh line with a figure in it."""
    if line.kind not in ("paragraph", "header", "item"):
        return line
    fresh = not _continues(line, before, text) and re.compile(r"\d").search(text, line.start, line.end)
    return line._replace(kind="reference" if line.kind == "item" or fresh else "paragraph")


def _continues(line: Line, before: Line, text: str) -> bool:
    """Tell whether a line goes on with the block before it: a wrapped paragraph, item or reference."""
    if line.gap:
        return False
    if before.kind == "item":
        return line.indented or before.numbered or text[line.start].islower()
    if before.kind == "reference":
        last = text[before.end - 1]
        return line.indented or before.numbered or last.islower() or last in ",:;-–"
    return before.kind == "paragraph"


def _sentences(blocks: list[Block], text: str, rules: Rules) -> Iterator[Sentence]:
    """Cut paragraphs, list headers and items into sentences; an item knows what opens its list."""
    header: Span | None = None
    for block in blocks:
        if block.kind == "row":
            yield Sentence(block.span, block.section, "table")
        if block.kind not in ("paragraph", "header", "item"):
            header = None if block.kind in ("heading", "title") else header
            continue
        places = split(text, block.span.start, block.span.end, rules.words)
        spans = [Span(start, text[start:end]) for start, end in places]
        kinds = ["item" if block.kind == "item" else "prose"] * len(spans)
        if block.kind == "item" and header is not None:
            kinds[1:] = ["prose"] * len(kinds[1:])  # what an item says more about itself
        if block.kind != "item":
            header = spans[-1] if block.kind == "header" and spans else None
            kinds[-1:] = ["header"] if header else kinds[-1:]
        for span, kind in zip(spans, kinds, strict=True):
            yield Sentence(span, block.section, kind, header if kind == "item" else None)
