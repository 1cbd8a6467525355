"""Reads an article into title, date, blocks, sections and sentences, each with its place in the text.

    IL4 Gene                                             title
    Last updated on: 01.02.2023                          date
    DefinitionThis text was translated by a machine.     heading, quality
    Its ligands are:                                     header
      • IL4                                              item

Offsets are Unicode code points into `Document.text`, half-open. The text is never changed. What lines look like
is data (`ontology/reading/layout.ttl`); what a line's place decides is code.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from il21kg.errors import InputError


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
    """title, date, author, notice, quality, german, heading, paragraph, header (of a list), item, dropped-item,
    reference."""
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
        """Give line and column of an offset, both from 1; a line ends with LF, CRLF or CR.

        Raises ValueError for an offset outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is not in a text of {len(self.text)} characters")
        start = self._line_start(offset)
        newlines = self.text.count("\n", 0, start) + self.text.count("\r", 0, start)
        return 1 + newlines - self.text.count("\r\n", 0, start), 1 + offset - start

    def line_at(self, offset: int) -> Span:
        """Give the line that holds an offset, without its newline."""
        start = self._line_start(offset)
        found = re.compile(r"[^\r\n]*").match(self.text, start)
        return Span(start, found[0] if found else "")

    def _line_start(self, offset: int) -> int:
        # Between CR and LF is still the line that both of them end.
        inside = offset - 1 if self.text[max(offset - 1, 0) : offset + 1] == "\r\n" else offset
        return max(self.text.rfind("\n", 0, inside), self.text.rfind("\r", 0, inside)) + 1


def source_key(name: str) -> str:
    """Give the key of a source: the file's name without its ending, lower case, other characters to `-`.

    >>> source_key("IL21 Gene.txt")
    'il21-gene'
    """
    return _dashed(PurePath(name).stem) or "text"


def read_file(path: Path, layout: tuple[LayoutRule, ...], key: str | None = None) -> Document:
    """Read the article in a file; raises InputError when it cannot be opened or is no text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file", "Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a folder", "Give the articles in it one by one.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{path}: cannot be read ({reason})", "Check the file and your rights.") from error
    return read_document(data, path.name, layout, key)


def read_document(data: bytes, name: str, layout: tuple[LayoutRule, ...], key: str | None = None) -> Document:
    """Read the bytes of an article: UTF-8 text, or an HTML page, of which only the readable text is kept.

    Raises InputError for anything else, naming the byte and what to do about it.
    """
    rules = _compiled(layout)
    text, file_sha256, headings = _decoded(data, name), None, frozenset[int]()
    if _HTML.match(text):
        text, headings = _page(text, name)
        file_sha256 = hashlib.sha256(data).hexdigest()
    if not text.strip():
        raise InputError(f"{name}: there is no text in it", "Give an article with some sentences.")

    lines = list(_lines(text, rules, headings))
    lines = _headings(_with_title(lines), text)
    sections = tuple(_sections(lines, text))
    blocks = tuple(_blocks(lines, text, sections))
    prose = {s.key for s in sections} - _apart(lines, blocks, sections)
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        file_sha256=file_sha256,
        key=source_key(name) if key is None else key,
        name=name,
        language=_language(text, rules),
        title=next((b.span for b in blocks if b.kind == "title"), None),
        updates=tuple((b.span, iso) for b in blocks if b.kind == "date" and (iso := _iso(b.span.text))),
        german_version=any(b.kind == "german" for b in blocks),
        blocks=blocks,
        sections=sections,
        sentences=tuple(_sentences([b for b in blocks if b.section in prose], text, rules)),
    )


# --- Bytes to text ----------------------------------------------------------------------------------------------

_FOREIGN: Final = (
    (b"%PDF", "a PDF file", "Save its text first, for example: pdftotext -enc UTF-8 {name} article.txt"),
    (b"PK\x03\x04", "a zip or office file", "Save it as plain text (UTF-8) first."),
    (b"\xd0\xcf\x11\xe0", "an office file", "Save it as plain text (UTF-8) first."),
    (b"{\\rtf", "an RTF file", "Save it as plain text (UTF-8) first."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first, for example: gunzip {name}"),
    (b"\xff\xfe", "UTF-16 text", "Convert it: iconv -f utf-16 -t utf-8 {name} > article.txt"),
    (b"\xfe\xff", "UTF-16 text", "Convert it: iconv -f utf-16 -t utf-8 {name} > article.txt"),
)
#: Characters that no text holds and that XML forbids; a form feed or vertical tab ends a line.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")


def _decoded(data: bytes, name: str) -> str:
    for magic, what, advice in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not a text in UTF-8", advice.format(name=name))
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        raise InputError(
            f"{name}: byte {error.start} (line {line}) is not UTF-8: 0x{data[error.start]:02X}",
            f"Convert it, for example: iconv -f latin1 -t utf-8 {name} > article.txt",
        ) from error
    if odd := _CONTROL.search(text):
        what = "a NUL byte" if odd[0] == "\0" else f"the control character U+{ord(odd[0]):04X}"
        offset = data.index(odd[0].encode())
        line = len(re.findall(rb"\r\n|\r|\n", data[:offset])) + 1
        raise InputError(
            f"{name}: byte {offset} (line {line}) is {what}",
            "This is no plain text. Save the article as plain text in UTF-8.",
        )
    return text


# --- An HTML page to text ---------------------------------------------------------------------------------------

_HTML = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1|h2|table|ul|ol|span|meta|title)\b[^>]*>"
)
_DROPPED: Final = frozenset("script style nav noscript template svg button form select aside iframe".split())
_MAIN: Final = frozenset(("main", "article"))
_PARTS: Final = frozenset(
    "address article blockquote body caption dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr main ol p pre section table tbody thead tr ul".split()
)
_TITLES: Final = frozenset("h1 h2 h3 h4 h5 h6".split())


class _Page(HTMLParser):
    """Collects the lines of a page: (text, the tag it stands in, whether inside `main` or `article`)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, str, bool]] = []
        self.title = ""
        self._words: list[str] = []
        self._tag = ""
        self._dropped = self._main = 0
        self._in_title = False
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._dropped += tag in _DROPPED
        self._main += tag in _MAIN
        self._in_title = tag == "title" and not self.title
        if tag in ("ul", "ol"):
            self._flush()
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._flush()
            number = self._lists[-1] if self._lists else None
            if number is not None:
                self._lists[-1] = number + 1
            self._words.append("  • " if number is None else f"  {number + 1}. ")
            self._tag = tag
        elif tag == "br":
            self._flush()
        elif tag in ("td", "th"):
            self._words.append(" ")
        elif tag in _PARTS and self._tag != "li":
            self._flush()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _PARTS or tag == "li":
            self._flush()
            self._tag = ""
        if tag == "title":
            self._in_title = False
        self._dropped -= tag in _DROPPED and self._dropped > 0
        self._main -= tag in _MAIN and self._main > 0

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._dropped:
            self._words.append(data)

    def _flush(self) -> None:
        # A bullet stays with the words of a paragraph inside its item.
        line = "".join(self._words)
        words = " ".join(line.split())
        if not words or (self._tag == "li" and re.fullmatch(r"•|\d+\.", words)):
            return
        indent = "  " if self._tag == "li" else ""
        self.lines.append((indent + words, self._tag, self._main > 0))
        self._words = []

    def close(self) -> None:
        super().close()
        self._tag = self._tag if self._words else ""
        self._flush()


def _page(source: str, name: str) -> tuple[str, frozenset[int]]:
    """Give the readable text of an HTML page, and the offsets of its headings in that text."""
    page = _Page()
    try:
        page.feed(source)
        page.close()
    except AssertionError as error:  # what the standard parser raises for some broken declarations
        raise InputError(f"{name}: the HTML is broken ({error})", "Save the page as plain text.") from error
    lines = [line for line in page.lines if line[2]] or page.lines
    title = " ".join(re.split(r" [|–-] ", " ".join(page.title.split()))[0].split())
    if title and not any(tag == "h1" for _, tag, _ in lines):
        lines.insert(0, (title, "h1", True))
    text, headings, previous = "", [], ""
    parts: list[str] = []
    length = 0
    for line, tag, _ in lines:
        gap = "" if not parts else "\n" if tag == previous == "li" else "\n\n"
        if tag in _TITLES - {"h1"}:
            headings.append(length + len(gap))
        parts.append(gap + line)
        length += len(parts[-1])
        previous = tag
    text = "".join(parts)
    return text, frozenset(headings)


# --- Lines and what they are ------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\r\n\f\v]+")
_GAP = re.compile(r"\r\n|[\r\n\f\v]")
#: A line is judged by its first characters, so that no pattern can take long on a line of a million characters.
_JUDGED: Final = 600
_HEADING_KINDS: Final = ("heading", "literature", "apparatus")
_FURNITURE: Final = ("date", "german", "author", "notice", "quality")
_WORD_KINDS: Final = (
    "abbreviation",
    "abbreviation-before-number",
    "abbreviation-or-end",
    "starter",
    "tail",
    "english-word",
    "german-word",
)


class _Rules(NamedTuple):
    lines: tuple[tuple[str, re.Pattern[str]], ...]
    """Kind and pattern, in order."""
    any_line: re.Pattern[str]
    """All of them in one: most lines are prose and match none."""
    words: dict[str, re.Pattern[str]]
    """Kind → pattern."""


class _Line(NamedTuple):
    kind: str
    start: int
    end: int
    gap: bool
    """A blank line stands before it."""
    indented: bool
    numbered: bool = False


@lru_cache(maxsize=8)
def _compiled(layout: tuple[LayoutRule, ...]) -> _Rules:
    faults, lines = [], []
    words: dict[str, list[str]] = {kind: ["(?!)"] for kind in _WORD_KINDS}
    for rule in sorted(layout, key=lambda r: (r.order, r.name)):
        try:
            pattern = re.compile(rule.pattern)
        except re.error as error:
            faults.append(f"layout rule {rule.name}: the pattern does not compile: {error}")
            continue
        if rule.kind in words:
            words[rule.kind].append(rule.pattern)
        else:
            lines.append((rule.kind, pattern))
    if faults:
        raise InputError("\n".join(faults), "Mend the patterns in ontology/reading/layout.ttl.")
    nameless = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for _, pattern in lines]
    return _Rules(
        tuple(lines),
        re.compile("|".join(f"(?:{p})" for p in nameless) or "(?!)"),
        {kind: re.compile("|".join(f"(?:{p})" for p in ps)) for kind, ps in words.items()},
    )


def _lines(text: str, rules: _Rules, headings: frozenset[int]) -> Iterator[_Line]:
    """Cut the text into lines without outer blanks, each with its kind; a rule may cut a line in two."""
    after = 0
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + found[0].index(words[0])
        gap = len(_GAP.findall(text, after, start)) != 1 if after else True
        line = _Line("paragraph", start, start + len(words), gap, start > found.start())
        after = line.end
        yield from _named(line, words[:_JUDGED], rules, headings)


def _named(line: _Line, words: str, rules: _Rules, headings: frozenset[int]) -> Iterator[_Line]:
    marked = line.start in headings
    match = rule_kind = None
    if rules.any_line.fullmatch(words):
        for rule_kind, pattern in rules.lines:  # noqa: B007  the first that matches wins
            if match := pattern.fullmatch(words):
                break
    if match is None or rule_kind is None:
        yield line._replace(kind="heading") if marked else line
    elif not match.re.groupindex:
        known = rule_kind in _HEADING_KINDS or rule_kind in _FURNITURE
        yield line._replace(kind="heading" if marked and not known else rule_kind)
    else:
        for kind in match.re.groupindex:
            start, end = match.span(kind)
            part = line._replace(
                kind=kind,
                start=line.start + start,
                end=line.end if end == len(words) else line.start + end,
                numbered=words[0].isdigit() or words[0] in "([",
            )
            if kind == "heading":
                part = part._replace(kind=_heading_kind(words[start:end], rules))
            yield part


def _heading_kind(words: str, rules: _Rules) -> str:
    kinds = (kind for kind, pattern in rules.lines if kind in _HEADING_KINDS and pattern.fullmatch(words))
    return next(kinds, "heading")


def _with_title(lines: list[_Line]) -> list[_Line]:
    """Settle which line is the title: the first that is no furniture, if its shape and its place admit it."""
    found = list(lines)
    first = next((i for i, line in enumerate(lines) if line.kind not in _FURNITURE), None)
    for i, line in enumerate(lines):
        if line.kind == "title" or (line.kind == "short" and i == first):
            follower = lines[i + 1] if i + 1 < len(lines) else None
            alone = follower is not None and (
                line.kind == "title" or follower.gap or follower.kind in (*_FURNITURE, *_HEADING_KINDS)
            )
            found[i] = line._replace(kind="title" if i == first and alone else "short")
    return found


def _headings(lines: list[_Line], text: str) -> list[_Line]:
    """Settle which short lines are headings: alone between blank lines, before prose, not among page furniture."""
    known = [i for i, line in enumerate(lines) if line.kind in _HEADING_KINDS]
    furnished = any(line.kind == "notice" for line in lines)
    allowed = known[0] if known else len(lines) if furnished else 0
    settled = []
    papers = False
    for i, line in enumerate(lines):
        if line.kind in _HEADING_KINDS:
            papers = line.kind == "literature"
        elif line.kind == "short":
            following = next((x for x in lines[i + 1 : i + 3] if x.kind != "quality"), None)
            stands_out = line.gap and not text[line.start].islower() and i >= allowed and not papers
            prose = following is not None and following.kind in ("paragraph", "header")
            heads = stands_out and prose and lines[i + 1].gap
            line = line._replace(kind="heading" if heads else "paragraph")
        settled.append(line)
    return settled


# --- Sections and blocks ----------------------------------------------------------------------------------------


def _dashed(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "-", words.lower())


def _sections(lines: list[_Line], text: str) -> Iterator[Section]:
    """Cut the text at its headings; the parts tile it."""
    heads = [line for line in lines if line.kind in _HEADING_KINDS]
    labels = [text[line.start : line.end].rstrip(" :") for line in heads]
    starts = [line.start for line in heads]
    if not heads:
        starts, labels = [0], ["Body"]
    elif text[: starts[0]].strip():
        starts, labels = [0, *starts], ["Front", *labels]
    else:
        starts[0] = 0
    translated = [line.start for line in lines if line.kind == "quality"]
    used: set[str] = set()
    for start, end, label in zip(starts, [*starts[1:], len(text)], labels, strict=True):
        plain = key = _dashed(label)
        number = 1
        while key in used:
            number += 1
            key = f"{plain}-{number}"
        used.add(key)
        yield Section(key, label, start, end, any(start <= place < end for place in translated))


def _apart(lines: list[_Line], blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> set[str]:
    """Give the keys of the sections that are no prose: papers, authors, links, and a front with page furniture."""
    heads = {line.start: line.kind for line in lines}
    keys = {s.key for s in sections if heads.get(s.start) in ("literature", "apparatus")}
    if any(b.kind in ("notice", "author") and b.section == "front" for b in blocks):
        keys.add("front")
    return keys


def _blocks(lines: list[_Line], text: str, sections: tuple[Section, ...]) -> Iterator[Block]:
    """Join the lines of a paragraph, an item or a reference; name each block and its section."""
    joined: list[_Line] = []
    papers = False
    for line in lines:
        if line.kind in _HEADING_KINDS:
            papers = line.kind == "literature"
            line = line._replace(kind="heading")
        elif papers:
            line = _as_reference(line, joined[-1], text)
        if joined and line.kind in ("paragraph", "header") and _continues(line, joined[-1], text):
            kind = line.kind if joined[-1].kind == "paragraph" else joined[-1].kind
            joined[-1] = joined[-1]._replace(end=line.end, kind=kind)
        else:
            joined.append(line)
    place = 0
    for line, following in zip(joined, [*joined[1:], None], strict=True):
        while line.start >= sections[place].end:
            place += 1
        kind = line.kind
        if kind == "header" and (following is None or following.kind not in ("item", "dropped-item")):
            kind = "paragraph"
        yield Block(kind, Span(line.start, text[line.start : line.end]), sections[place].key)


def _as_reference(line: _Line, before: _Line, text: str) -> _Line:
    """Take a line of the literature list for an entry: an item, or a line with a figure that starts afresh."""
    if line.kind == "item":
        return line._replace(kind="reference")
    if line.kind not in ("paragraph", "header"):
        return line
    entry = not _continues(line, before, text) and any(c.isdigit() for c in text[line.start : line.end])
    return line._replace(kind="reference" if entry else "paragraph")


def _continues(line: _Line, before: _Line, text: str) -> bool:
    """Tell whether a line goes on with the block before it: a wrapped paragraph, item or reference."""
    if line.gap:
        return False
    if before.kind == "item":
        return line.indented or before.numbered or text[line.start].islower()
    if before.kind == "reference":
        last = text[before.end - 1]
        return line.indented or before.numbered or last.islower() or last in ",:;-–"
    return before.kind == "paragraph"


# --- Sentences --------------------------------------------------------------------------------------------------

#: A stop with the citation numbers and closing marks that belong to it.
_STOP = re.compile(r"[.!?]+(?:\[\d[\d,–-]{0,20}\]){0,9}[\"'”’»)\]]*")
_LAST_WORD = re.compile(r"[^\s(\[{\"'“‘/]*$")
_OPENING = re.compile(r"\s+[\"'“‘«(\[]*")
_WORD = re.compile(r"[^\W\d_]+")
#: A word glued to the stop before it (`gene.The protein`): a capital, then a blank or comma after the word.
_GLUED = re.compile(r"[A-Z][a-z]*(?:-\w+)?[\s,]|[A-Z][\w-]{1,20}\s")
#: Names that begin a sentence in lower case: p53, mTOR, miR-21, c-Myc.
_LOWER_NAME = re.compile(r"[a-z]{1,3}-?[A-Z0-9]")
_BLANK = re.compile(r"\s*")


def _sentences(blocks: list[Block], text: str, rules: _Rules) -> Iterator[Sentence]:
    """Cut paragraphs, list headers and items into sentences; an item knows the sentence that opens its list."""
    header: Span | None = None
    for block in blocks:
        if block.kind not in ("paragraph", "header", "item"):
            header = None if block.kind in ("heading", "title") else header
            continue
        spans = [Span(a, text[a:b]) for a, b in _split(text, block.span.start, block.span.end, rules)]
        kinds = ["item" if block.kind == "item" else "prose"] * len(spans)
        if block.kind != "item":
            header = spans[-1] if block.kind == "header" and spans else None
            kinds[-1:] = ["header"] if header else kinds[-1:]
        for span, kind in zip(spans, kinds, strict=True):
            yield Sentence(span, block.section, kind, header if kind == "item" else None)


def _split(text: str, start: int, end: int, rules: _Rules) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence in a stretch; blanks and bracketed tails are left between them."""
    begin = _skip(text, start, end, rules)
    for stop in _STOP.finditer(text, begin, end):
        if stop.start() >= begin and _ends(text, begin, stop, end, rules):
            if _says_something(text, begin, stop.end()):
                yield begin, stop.end()
            begin = _skip(text, stop.end(), end, rules)
    if _says_something(text, begin, end):
        yield begin, end


def _skip(text: str, place: int, end: int, rules: _Rules) -> int:
    while True:
        found = _BLANK.match(text, place, end)
        place = found.end() if found else place
        tail = rules.words["tail"].match(text, place, end)
        if not tail or not tail[0]:
            return place
        place = tail.end()


def _says_something(text: str, start: int, end: int) -> bool:
    return re.compile(r"[^\W_]").search(text, start, end) is not None


def _ends(text: str, begin: int, stop: re.Match[str], end: int, rules: _Rules) -> bool:
    """Tell whether a stop ends the sentence that begins at `begin`."""
    after = stop.end()
    if after == end:
        return True
    last = _LAST_WORD.search(text[max(begin, stop.start() - 200) : stop.start()])
    word = last[0] if last else ""
    if not text[after].isspace():
        glued = stop[0].endswith(".") and _GLUED.match(text, after, end)
        address = "://" in word or word.startswith("www") or "@" in word
        return (
            bool(glued)
            and len(word) > 1
            and not word[-1].isupper()
            and not address
            and not _short(word, rules)
        )
    opening = _OPENING.match(text, after, end)
    first = opening.end() if opening else after
    if _skip(text, after, end, rules) > first:
        return True  # a tail follows
    if first >= end or not (
        text[first].isupper() or text[first].isdigit() or _LOWER_NAME.match(text, first, end)
    ):
        return False
    if stop[0] != ".":
        return True
    if text[begin : stop.start()].isdigit() and stop.start() - begin <= 3:
        return False  # the number of a list
    if rules.words["abbreviation-before-number"].fullmatch(word):
        return not text[first].isdigit()
    if rules.words["abbreviation-or-end"].fullmatch(word):
        following = _WORD.match(text, first, end)
        return following is not None and rules.words["starter"].fullmatch(following[0]) is not None
    return not rules.words["abbreviation"].fullmatch(word)


def _short(word: str, rules: _Rules) -> bool:
    kinds = ("abbreviation", "abbreviation-before-number", "abbreviation-or-end")
    return any(rules.words[kind].fullmatch(word) for kind in kinds)


# --- Language and dates -----------------------------------------------------------------------------------------


def _language(text: str, rules: _Rules) -> str:
    """Give `de` when German function words outnumber the English ones at the beginning of the text."""
    words = _WORD.findall(text[:20_000].lower())
    german, english = (
        sum(1 for word in words if rules.words[kind].fullmatch(word))
        for kind in ("german-word", "english-word")
    )
    return "de" if german > english else "en"


def _iso(words: str) -> str | None:
    """Give the ISO form of a date, or None where there is no such day."""
    try:
        if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", words):
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        if words[4:5] == "-":
            return date.fromisoformat(words).isoformat()
    except ValueError:
        return None
    plain = words.replace(",", "").replace(".", "")
    for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None
