"""Turns a file's bytes into text: UTF-8 as it stands, or the readable text of a page, an entry, a paper."""

import hashlib
import re
from collections import Counter
from typing import Final, NamedTuple

from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT
from il21kg.text.markup import is_page, page_text
from il21kg.text.uniprot import entry_text, is_entry

#: Characters of the largest text that is read; beyond it, validation takes minutes.
_LARGEST: Final = 2_000_000
#: Bytes of the largest file: a saved page is mostly markup.
_LARGEST_FILE: Final = TEXT_LIMIT


class Source(NamedTuple):
    """The text of a file."""

    text: str
    """Without a byte order mark; newlines as they stand."""
    headings: frozenset[int] = frozenset()
    """Offsets in the text where a heading of an HTML page begins."""
    file_sha256: str | None = None
    """SHA-256 of the file, in hex, where the text was extracted from it; else None."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_source(data: bytes, name: str) -> Source:
    """Give the text in a file's bytes.

    Raises InputError for what is no text in UTF-8, naming the byte (from 0), its line and what to do.
    """
    if len(data) > _LARGEST_FILE:
        raise _too_large(name, len(data), "bytes", _LARGEST_FILE)
    text = _decoded(data, name)
    source = Source(text)
    if is_page(text):
        text, headings = page_text(text)
        source = Source(text, headings, hashlib.sha256(data).hexdigest())
    elif is_entry(text):
        text = entry_text(text)
        source = Source(text, file_sha256=hashlib.sha256(data).hexdigest())
    elif (whole := _without_running_heads(text)) != text:
        text = whole
        source = Source(text, file_sha256=hashlib.sha256(data).hexdigest())
    if not text.strip():
        raise InputError(f"{name}: there is no text in it", "Give an article with some sentences.")
    if len(text) > _LARGEST:
        raise _too_large(name, len(text), "characters", _LARGEST)
    return source


def _too_large(name: str, size: int, unit: str, largest: int) -> InputError:
    return InputError(
        f"{name}: this is too large for an article, {size:,} {unit}; at most {largest:,} are read",
        "Give each article in a file of its own.",
    )


# --- Bytes to text ---

_FOREIGN: Final = (
    (b"%PDF", "a PDF file", "Save its text first, for example: pdftotext -enc UTF-8 {name} article.txt"),
    (b"PK\x03\x04", "a zip or office file", "Save it as plain text (UTF-8) first."),
    (b"\xd0\xcf\x11\xe0", "an office file", "Save it as plain text (UTF-8) first."),
    (b"{\\rtf", "an RTF file", "Save it as plain text (UTF-8) first."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first, for example: gunzip {name}"),
    (b"\xff\xfe", "UTF-16 text", "Convert it: iconv -f utf-16 -t utf-8 {name} > article.txt"),
    (b"\xfe\xff", "UTF-16 text", "Convert it: iconv -f utf-16 -t utf-8 {name} > article.txt"),
)
#: What no text holds and XML forbids. A form feed (text saved from a PDF) is let in: it ends a line.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")


def _decoded(data: bytes, name: str) -> str:
    for magic, what, advice in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not a text in UTF-8", advice.format(name=name))
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: byte {error.start} (line {_line(data, error.start)}) is not UTF-8: "
            f"0x{data[error.start]:02X}",
            f"Convert it, for example: iconv -f latin1 -t utf-8 {name} > article.txt",
        ) from error
    if odd := _CONTROL.search(text):
        what = "a NUL byte" if odd[0] == "\0" else f"the control character U+{ord(odd[0]):04X}"
        offset = data.index(odd[0].encode())
        raise InputError(
            f"{name}: byte {offset} (line {_line(data, offset)}) is {what}",
            "This is no plain text. Save the article as plain text in UTF-8.",
        )
    return text


def _line(data: bytes, offset: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", data[:offset])) + 1


# --- Text saved from a PDF file ---

_STANDING: Final = re.compile(r"[^\r\n\f\v]*\S[^\r\n\f\v]*")
_FIGURES: Final = re.compile(r"\d+")
#: Characters of the longest running head.
_HEAD: Final = 80


def _without_running_heads(text: str) -> str:
    """Cut out the heads and feet of pages that stand inside a sentence; a text without any is given back.

    Such a line parts words that do not end a sentence from words in lower case, and it comes again on other
    pages with other figures, stands at the end of a page, or has blank lines on both sides.
    """
    lines = list(_STANDING.finditer(text))
    shapes = Counter(_FIGURES.sub("0", line[0].strip()) for line in lines if len(line[0]) <= _HEAD)
    parts: list[str] = []
    place = i = 0
    while i < len(lines):
        after = _after_heads(text, lines, i, shapes) if i and place <= lines[i - 1].end() else i
        if after > i:
            parts += text[place : lines[i - 1].end()], "\n"
            place = lines[after].start()
        i = max(after, i + 1)
    return "".join((*parts, text[place:]))


def _after_heads(text: str, lines: list[re.Match[str]], first: int, shapes: Counter[str]) -> int:
    """Give the index of the line that goes on after running heads from `first`; `first` if there are none."""
    before = lines[first - 1][0].rstrip()
    if not _GOES_ON.search(before) or (len(before) < _OPEN and before[-1] != ","):
        return first
    last = first
    while last < min(first + 3, len(lines)) and not lines[last][0].lstrip()[0].islower():
        last += 1
    if last == first or last >= len(lines) or not lines[last][0].lstrip()[0].islower():
        return first
    heads = lines[first:last]
    gaps = [
        text[a.end() : b.start()]
        for a, b in zip(lines[first - 1 : last], lines[first : last + 1], strict=True)
    ]
    apart = "\f" in "".join(gaps) or all(_BLANK_LINE.search(gap) for gap in (gaps[0], gaps[-1]))
    for head in heads:
        words = head[0].strip()
        again = shapes[_FIGURES.sub("0", words)] > 1
        if len(words) > _HEAD or _MARKED.match(words) or not (again or apart):
            return first
    return last


#: Characters of the shortest line of a paragraph that may break off inside a sentence, but for a comma.
_OPEN: Final = 30
_GOES_ON: Final = re.compile(r"[\w,)-]$")
_BLANK_LINE: Final = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
#: Lines that are no running heads: bullets, numbers of items, rows of tables.
_MARKED: Final = re.compile(r"[•●◦▪■‣∙·*|]|[–—-]\s|\(?\d{1,3}[.)]\s|.*[.!?:;]$|.*\t")
