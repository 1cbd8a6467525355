"""Turns a file's bytes into text: UTF-8 as it stands, or the readable text of an HTML page.

`<h2>Ligands</h2><ul><li>IL4<li>IL13</ul>` becomes a line `Ligands` and two lines with bullets.
"""

import hashlib
import re
from html.parser import HTMLParser
from typing import Final, NamedTuple

from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT

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


def read_source(data: bytes, name: str) -> Source:
    """Give the text in a file's bytes.

    Raises InputError for what is no text in UTF-8, naming the byte (from 0), its line and what to do.
    """
    if len(data) > _LARGEST_FILE:
        raise _too_large(name, len(data), "bytes", _LARGEST_FILE)
    text = _decoded(data, name)
    source = Source(text)
    if _HTML.match(text):
        text, headings = _readable(text, name)
        source = Source(text, headings, hashlib.sha256(data).hexdigest())
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


# --- An HTML page to text ---

#: A page is known by its first tag, whatever the file is called.
_HTML = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1|h2|table|ul|ol|span|meta|title)\b[^>]*>"
)
_DROPPED: Final = frozenset(
    ("script", "style", "nav", "noscript", "template", "svg", "button", "form", "select", "aside", "iframe")
)
_MAIN: Final = frozenset(("main", "article"))
_SUBHEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
_PARTS: Final = frozenset(
    (
        *_SUBHEADINGS, *_MAIN, "address", "blockquote", "body", "caption", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "h1", "header", "hr", "ol", "p", "pre", "section",
        "table", "tbody", "thead", "tr", "ul",
    )
)  # fmt: skip


class _Line(NamedTuple):
    words: str
    tag: str
    """The part it stands in: `p`, `li`, `h2`, ..."""
    main: bool
    """It stands in the main part of the page, not among its furniture."""


class _Page(HTMLParser):
    """Collects the lines of a page, bullets and numbers of lists included."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = []
        self.title = ""
        self._in_title = False
        self._words: list[str] = []
        self._tag = ""
        self._dropped = 0
        self._main = 0
        self._items: list[int | None] = []
        """For each open list the number of its last item; None for bullets."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._dropped += tag in _DROPPED
        self._main += tag in _MAIN
        self._in_title = tag == "title" and not self._dropped
        if tag == "li":
            self._end_line()
            self._words += [] if self._dropped else [self._mark()]
            self._tag = "li"
        elif tag == "br":
            self._end_line()
        elif tag in ("td", "th"):
            self._words.append(" ")
        elif tag in _PARTS and not (tag == "p" and self._tag == "li"):
            self._end_line()
            self._tag = tag
        if tag in ("ul", "ol"):
            self._items.append(0 if tag == "ol" else None)

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARTS or tag == "li":
            self._end_line()
            self._tag = ""
        if tag in ("ul", "ol") and self._items:
            self._items.pop()
        self._in_title = False
        self._dropped -= tag in _DROPPED and self._dropped > 0
        self._main -= tag in _MAIN and self._main > 0

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._dropped:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end_line()

    def _mark(self) -> str:
        last = self._items[-1] if self._items else None
        if last is None:
            return "• "
        self._items[-1] = last + 1
        return f"{last + 1}. "

    def _end_line(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words = []
        if words:
            self.lines.append(_Line(words, self._tag, self._main > 0))


def _without_comments(page: str) -> str:
    """Cut comments out first: the standard parser takes quadratic time over many that do not end."""
    kept: list[str] = []
    place = 0
    while (start := page.find("<!--", place)) >= 0:
        kept.append(page[place:start])
        end = page.find("-->", start + 4)
        place = end + 3 if end >= 0 else len(page)
    return "".join((*kept, page[place:]))


def _readable(page: str, name: str) -> tuple[str, frozenset[int]]:
    """Give the readable text of an HTML page, and where its headings begin in that text."""
    reader = _Page()
    try:
        reader.feed(_without_comments(page))
        reader.close()
    except AssertionError as error:  # what the standard parser raises for some broken declarations
        raise InputError(f"{name}: the HTML is broken ({error})", "Save the page as plain text.") from error
    lines = [line for line in reader.lines if line.main] or reader.lines
    # A page without a main heading is called what its window says, less the name of the site.
    title = " ".join(re.split(r"\s[|–-]\s", reader.title)[0].split())
    if title and not any(line.tag == "h1" for line in lines):
        lines = [_Line(title, "h1", True), *lines]
    parts: list[str] = []
    headings: set[int] = set()
    length, before = 0, ""
    for line in lines:
        gap = "" if not parts else "\n" if line.tag == before == "li" else "\n\n"
        indent = "  " if line.tag == "li" else ""
        if line.tag in _SUBHEADINGS:
            headings.add(length + len(gap))
        parts.append(gap + indent + line.words)
        length += len(parts[-1])
        before = line.tag
    return "".join(parts), frozenset(headings)
