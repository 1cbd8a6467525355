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
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT, read_bounded
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
class LayoutRule:
    """One row of `ontology/reading/layout.ttl`: a line of this shape is a block of this kind."""

    name: str
    """Local name of the row."""
    kind: str
    """Kind of the line or of the words: title, date, notice, heading, item, abbreviation, ..."""
    pattern: str
    """Regular expression that the line without outer blanks, or the word, must match in full."""
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
        found = re.compile(r"[^\r\n]*").match(self.text, start)
        return Span(start, found[0] if found else "")


def source_key(name: str) -> str:
    """Give the key of a source: the file's name without its ending, lower case, other characters to `-`.

    Letters of every script stay, so that no two of them become one key by accident. A name that looks like
    the hash of a document version gets a word before it.

    >>> source_key("IL21 Gene.txt"), source_key("TNF-α.txt")
    ('il21-gene', 'tnf-α')
    """
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFC", PurePath(name).stem).lower())
    key = "".join(each if unicodedata.category(each)[0] in "LMN" else "-" for each in letters)
    if not key.strip("-"):
        return "text"
    return f"text-{key}" if _HASH.fullmatch(key) else key


def checked_key(key: str) -> str:
    """Give a key that somebody chose, in composed letters.

    Raises InputError for one that would make no IRI of a source: empty, of other characters than letters,
    digits, `-`, `_` and `.`, or to be mistaken for a document version.
    """
    composed = unicodedata.normalize("NFC", key)
    letters = all(unicodedata.category(each)[0] in "LMN" or each in "-_." for each in composed)
    framed = composed.strip("-_.") and composed[0] != "." != composed[-1]
    if letters and framed and len(composed) <= 200 and not _HASH.match(composed):
        return composed
    raise InputError(
        f"{key!r} cannot be the key of a source.",
        "A key has letters and digits, with “-”, “_” and “.” between them, 200 at most, and is no hash of 16 "
        f"digits. For example: {_like(key)}",
    )


def _like(key: str) -> str:
    """Give the key that may stand for one that cannot be used."""
    letters = source_key(f"{key.replace('/', '-') or 'text'}.txt").strip("-")
    return source_key(letters[:100])


#: What the identity of a document version looks like, and the beginning of its sections' names.
_HASH: Final = re.compile(r"[0-9a-f]{16}(?![^.])")


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
    rules = _compiled(layout)
    text, headings, file_sha256 = read_source(data, name)
    lines = _with_items(_with_title(list(_lines(text, rules, headings))), text)
    lines = _with_headings(lines, text)
    sections = tuple(_sections(lines, text))
    blocks = tuple(_blocks(lines, text, sections))
    apart = _apart(lines, blocks, sections)
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        file_sha256=file_sha256,
        key=source_key(name) if key is None else checked_key(key),
        name=name,
        language=_language(text, rules),
        title=next((block.span for block in blocks if block.kind == "title"), None),
        updates=tuple((b.span, iso) for b in blocks if b.kind == "date" and (iso := _iso(b.span.text))),
        german_version=any(block.kind == "german" for block in blocks),
        blocks=blocks,
        sections=sections,
        sentences=tuple(_sentences([b for b in blocks if b.section not in apart], text, rules)),
    )


#: The languages that are told by their small words: code → name.
LANGUAGES: Final = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "da": "Danish", "cs": "Czech", "tr": "Turkish",
    "ro": "Romanian", "hu": "Hungarian",
}  # fmt: skip
#: Those that are told by their letters: code, name, letters.
_SCRIPTS: Final = (
    ("ja", "Japanese", re.compile("[\u3040-\u30ff]")),
    ("zh", "Chinese", re.compile("[\u4e00-\u9fff]")),
    ("ko", "Korean", re.compile("[\uac00-\ud7af]")),
    ("ru", "Russian", re.compile("[\u0400-\u04ff]")),
    ("el", "Greek", re.compile("[\u0370-\u03ff]")),
    ("ar", "Arabic", re.compile("[\u0600-\u06ff]")),
    ("he", "Hebrew", re.compile("[\u0590-\u05ff]")),
)


def language_name(code: str) -> str:
    """Give the name of a language that a document may be in: `fr` is French."""
    return LANGUAGES.get(code) or next(name for known, name, _ in _SCRIPTS if known == code)


# --- The rules ---

_HEADINGS: Final = ("heading", "literature", "synonyms", "apparatus")
_FURNITURE: Final = ("date", "german", "author", "notice", "banner", "quality")
_WORDS: Final = (
    *("abbreviation", "abbreviation-before-number", "abbreviation-or-end", "starter", "tail", "aside"),
    *(f"{language.lower()}-word" for language in LANGUAGES.values()),
)


class _Rules(NamedTuple):
    lines: tuple[tuple[str, re.Pattern[str]], ...]
    """Kind and pattern, in order."""
    any_line: re.Pattern[str]
    """All of them in one: most lines are prose and match none."""
    words: dict[str, re.Pattern[str]]
    """Kind → one pattern for all rows of that kind."""


@lru_cache(maxsize=8)
def _compiled(layout: tuple[LayoutRule, ...]) -> _Rules:
    faults: list[str] = []
    lines: list[tuple[str, re.Pattern[str]]] = []
    words: dict[str, list[str]] = {kind: [] for kind in _WORDS}
    for rule in sorted(layout, key=lambda r: (r.order, r.name)):
        try:
            pattern = re.compile(rule.pattern)
        except re.error as error:
            faults.append(f"layout rule {rule.name}: the pattern does not compile: {error}")
        else:
            words.get(rule.kind, []).append(rule.pattern)
            lines += [(rule.kind, pattern)] * (rule.kind not in words)
    if faults:
        raise InputError("\n".join(faults), "Mend the patterns of the layout rules.")
    unnamed = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for _, pattern in lines]
    return _Rules(tuple(lines), _either(unnamed), {kind: _either(rows) for kind, rows in words.items()})


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


# --- Lines, and what they are ---

_LINE: Final = re.compile(r"[^\r\n\f\v]+")
_NEWLINE: Final = re.compile(r"\r\n|[\r\n\f\v]")
#: A line is judged by its first characters, so no pattern takes long on a line of a million characters.
_JUDGED: Final = 600


class _Line(NamedTuple):
    kind: str
    start: int
    end: int
    gap: bool
    """A blank line stands before it, or nothing."""
    indented: bool
    numbered: bool = False


def _lines(text: str, rules: _Rules, headings: frozenset[int]) -> Iterator[_Line]:
    """Cut the text into lines without outer blanks, each with its kind; a rule may cut a line in two."""
    before = 0
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + found[0].index(words[0])
        gap = before == 0 or len(_NEWLINE.findall(text, before, start)) > 1
        before = start + len(words)
        line = _Line("paragraph", start, before, gap, start > found.start())
        yield from _named(line, words[:_JUDGED], rules, start in headings)


def _named(line: _Line, words: str, rules: _Rules, marked: bool) -> Iterator[_Line]:
    """Name a line by the first rule it matches; `marked`: the page says that it is a heading."""
    kind, match = "paragraph", None
    if rules.any_line.fullmatch(words):
        matches = ((kind, pattern.fullmatch(words)) for kind, pattern in rules.lines)
        kind, match = next((kind, match) for kind, match in matches if match)
    if match is None or not match.re.groupindex:
        known = kind in _HEADINGS or kind in _FURNITURE
        yield line._replace(kind="heading" if marked and not known else kind)
        return
    for part in match.re.groupindex:
        start, end = match.span(part)
        yield line._replace(
            kind=_heading_kind(match[part], rules) if part == "heading" else part,
            start=line.start + start,
            end=line.end if end == len(words) else line.start + end,
            numbered=words[0].isdigit() or words[0] in "([",
        )


def _heading_kind(words: str, rules: _Rules) -> str:
    kinds = (kind for kind, pattern in rules.lines if kind in _HEADINGS and pattern.fullmatch(words))
    return next(kinds, "heading")


def _with_title(lines: list[_Line]) -> list[_Line]:
    """Settle the title: the first line that is no furniture, if its shape and its place admit it."""
    first = next((i for i, line in enumerate(lines) if line.kind not in _FURNITURE), len(lines))
    settled = [line._replace(kind="short") if line.kind == "title" else line for line in lines]
    if first + 1 < len(lines) and lines[first].kind in ("title", "short"):
        follower = lines[first + 1]
        alone = follower.gap or follower.kind in (*_FURNITURE, *_HEADINGS)
        if alone or lines[first].kind == "title":
            settled[first] = lines[first]._replace(kind="title")
    return settled


#: How a line that opens a list may end, besides a colon.
_OPENS: Final = re.compile(r"\b(?:includes?|are|such as|as follows|following(?: \w+)?)$")
#: Characters of the longest item that stands on a line without a bullet.
_BARE_ITEM: Final = 60


def _with_items(lines: list[_Line], text: str) -> list[_Line]:
    """Settle which short lines are items: those below a line that opens a list, to the next blank line."""
    settled: list[_Line] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        i += 1
        settled.append(line)
        plain = line.kind in ("paragraph", "short")
        if not (line.kind == "header" or (plain and _OPENS.search(text, line.start, line.end))):
            continue
        count = _bare_items(lines, i, text)
        listed = [item._replace(kind="item") for item in lines[i : i + count]] or _labelled(lines, i, text)
        if listed or (i < len(lines) and lines[i].kind == "item"):
            settled[-1] = line._replace(kind="header")
        settled += listed
        i += len(listed)
    return settled


#: A paragraph that begins with its label, "Psoriasis: It is common.", and a short one with its source.
_LABELLED: Final = re.compile(r"[^\W_][^:.!?;]{1,58}:\s+\w.*[.!)\]]")
_SOURCED: Final = re.compile(r"[^\W_][^:.!?;()]{1,58}\([^()]{1,80}\)\.?")


def _labelled(lines: list[_Line], first: int, text: str) -> list[_Line]:
    """Give the paragraphs from a line on as items where the first has a label, up to the last that has one.

    None where a paragraph goes on in another line: it would not be known where it ends.
    """
    found: list[_Line] = []
    count = 0
    for line in lines[first:]:
        label = _LABELLED.fullmatch(text, line.start, line.end)
        if line.kind not in ("paragraph", "short") or not (label or found):
            break
        if not (line.gap or label):
            return []
        found.append(line._replace(kind="item"))
        if label or _SOURCED.fullmatch(text, line.start, line.end):
            count = len(found)
    return found[:count]


def _bare_items(lines: list[_Line], first: int, text: str) -> int:
    """Count the items without bullets from a line on; one alone must stand right below its opener."""
    last = first
    while last < len(lines) and (last == first or not lines[last].gap):
        line = lines[last]
        whole = text[line.end - 1] in ".!?:" and last + 1 < len(lines) and not lines[last + 1].gap
        if line.kind not in ("paragraph", "short") or line.end - line.start > _BARE_ITEM or whole:
            return 0
        last += 1
    return last - first if last - first > 1 or (last > first and not lines[first].gap) else 0


def _with_headings(lines: list[_Line], text: str) -> list[_Line]:
    """Settle which short lines are headings: alone, before prose, not among furniture, papers or synonyms."""
    known = next((i for i, line in enumerate(lines) if line.kind in _HEADINGS), None)
    furnished = any(line.kind == "notice" for line in lines)
    allowed = known if known is not None else len(lines) if furnished else 0
    settled: list[_Line] = []
    listed = False
    for i, line in enumerate(lines):
        listed = line.kind in ("literature", "synonyms") if line.kind in _HEADINGS else listed
        if line.kind == "short":
            alone = line.gap and i + 1 < len(lines) and lines[i + 1].gap
            prose = next((x for x in lines[i + 1 : i + 3] if x.kind != "quality"), line)
            heads = alone and prose.kind in ("paragraph", "header") and not text[line.start].islower()
            line = line._replace(kind="heading" if heads and i >= allowed and not listed else "paragraph")
        settled.append(line)
    return settled


# --- Sections and blocks ---


def _dashed(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "-", words.lower())


def _sections(lines: list[_Line], text: str) -> Iterator[Section]:
    """Cut the text at its headings; the parts tile it."""
    heads = [line for line in lines if line.kind in _HEADINGS]
    marks = [(line.start, text[line.start : line.end].rstrip(" :")) for line in heads]
    # A label ("Synonyms: A, B") is done with its line; what follows is the body of the text.
    for head, item, line in zip(lines, lines[1:], lines[2:], strict=False):
        if _on_one_line(head, item, text) and line.kind not in _HEADINGS:
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


def _on_one_line(label: _Line, item: _Line, text: str) -> bool:
    """Tell whether a heading of names and the names share a line: "Synonyms: A, B"."""
    alone = label.kind != "synonyms" or item.kind != "item"
    return not alone and not _NEWLINE.search(text, label.end, item.start)


def _unused(key: str, used: Counter[str]) -> str:
    """Give the key, or with the next number when it was used: `note`, `note-2`, `note-3`."""
    free = key
    while free in used:
        used[key] += 1
        free = f"{key}-{used[key]}"
    used[free] = 1
    return free


def _apart(lines: list[_Line], blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> set[str]:
    """Give the keys of the sections that are no prose: papers, authors, links, a front with furniture."""
    heads = {line.start for line in lines if line.kind in ("literature", "apparatus")}
    keys = {block.section for block in blocks if block.kind == "heading" and block.span.start in heads}
    # What precedes the first heading is prose (a lead) unless the page has furniture there.
    furnished = any(b.section == sections[0].key and b.kind in ("notice", "author") for b in blocks)
    return keys | {sections[0].key} if furnished and sections[0].label == "Front" else keys


def _blocks(lines: list[_Line], text: str, sections: tuple[Section, ...]) -> Iterator[Block]:
    """Join the lines of a paragraph, an item or a reference; name each block and its section."""
    joined: list[_Line] = []
    part = ""
    for line in lines:
        if line.kind in _HEADINGS:
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


def _as_reference(line: _Line, before: _Line, text: str) -> _Line:
    """Take a line of the literature list for an entry: an item, or a fresh line with a figure in it."""
    if line.kind not in ("paragraph", "header", "item"):
        return line
    fresh = not _continues(line, before, text) and re.compile(r"\d").search(text, line.start, line.end)
    return line._replace(kind="reference" if line.kind == "item" or fresh else "paragraph")


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


def _sentences(blocks: list[Block], text: str, rules: _Rules) -> Iterator[Sentence]:
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


# --- Language and dates ---


def _language(text: str, rules: _Rules) -> str:
    """Give the code of the language of a text, by the letters or the small words at its beginning.

    German is taken for granted where it has more of these words than English; the others need some of them,
    and clearly more, so that no short text is refused for a name or two.
    """
    head = text[:20_000]
    letters = len(_LETTER.findall(head))
    for code, _, script in _SCRIPTS:
        if len(script.findall(head)) > (0.1 if code == "ja" else 0.5) * letters > 0:
            return code
    words = Counter(_WORD.findall(head.lower()))
    counts = {
        code: _small_words(words, rules.words[f"{name.lower()}-word"]) for code, name in LANGUAGES.items()
    }
    english = counts.pop("en")[0]
    code, (number, distinct) = max(counts.items(), key=lambda count: count[1])
    if code == "de":
        return "de" if number > english else "en"
    return code if distinct >= _DISTINCT and number > 3 * english and number > 0.2 * words.total() else "en"


#: Small words of another language, each counted once, that a text needs to be taken for one in it.
_DISTINCT: Final = 4
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def _small_words(words: Counter[str], small: re.Pattern[str]) -> tuple[int, int]:
    """Count the words that are of a kind: all of them, and each once."""
    found = [count for word, count in words.items() if small.fullmatch(word)]
    return sum(found), len(found)


#: The months that German names otherwise.
_MONTHS: Final = {
    "Januar": "January", "Jänner": "January", "Februar": "February", "März": "March", "Mai": "May",
    "Juni": "June", "Juli": "July", "Oktober": "October", "Dezember": "December",
}  # fmt: skip
_MONTH: Final = re.compile(r"\b(?:" + "|".join(_MONTHS) + r")\b")


def _iso(words: str) -> str | None:
    """Give the ISO form of a date, or None where there is no such day."""
    try:
        if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", words):
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        if words[4:5] == "-":
            return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return None
    plain = _MONTH.sub(lambda month: _MONTHS[month[0]], words.replace(",", "").replace(".", ""))
    for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None
