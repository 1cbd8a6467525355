"""Turns an HTML page into its readable text, in one pass over the page.

`<h2>Ligands</h2><ul><li>IL4<li>IL13</ul>` becomes a line `Ligands` and two lines with bullets. The scanner is
our own: the standard one takes quadratic time over tags, quotes and declarations that do not end.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Final, NamedTuple

from il21kg.text.quotes import one_blank

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


#: Characters of a line that is no furniture.
_PROSE: Final = 160


class _Tag(NamedTuple):
    name: str
    """In lower case."""
    closes: bool


def _pieces(page: str) -> Iterator[str | _Tag]:
    """Cut a page into tags and the text between them; comments, declarations and scripts vanish.

    What does not end is text. What was looked for once and is not there is not looked for again.
    """
    missing: set[str] = set()

    def find(wanted: str, place: int) -> int:
        at = -1 if wanted in missing else page.find(wanted, place)
        if at < 0:
            missing.add(wanted)
        return at

    place = begin = 0
    while (place := page.find("<", place)) >= 0:
        name = _NAME.match(page, place + 1)
        end = _tag_end(page, name.end(), find) if name else _aside_end(page, place, find)
        if end < 0:
            place += 1
            continue
        yield page[begin:place]
        if name:
            tag = _Tag(name[2].lower(), name[1] == "/")
            yield tag
            if page[end - 2] == "/" and not tag.closes:
                yield tag._replace(closes=True)
                begin = place = end
                continue
            if tag.name in _RAW and not tag.closes:
                end = max(end, find(f"</{tag.name}", end), find(f"</{tag.name.upper()}", end))
        begin = place = end
    yield page[begin:]


_NAME: Final = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})")
#: What ends a stretch of a tag: the tag, or the beginning of a value in quotes.
_IN_TAG: Final = re.compile(r"[>\"'<]")
#: Values in quotes of one tag; the bound keeps the time in step with the size of the page.
_MOST_VALUES: Final = 64
_RAW: Final = frozenset(("script", "style"))


def _tag_end(page: str, place: int, find: Callable[[str, int], int]) -> int:
    """Give the offset after a tag whose name ends at `place`; -1 where it does not end."""
    for _ in range(_MOST_VALUES):
        match = _IN_TAG.search(page, place)
        if not match:
            return -1
        if match[0] == ">":
            return match.end()
        closed = find(match[0], match.end()) if match[0] != "<" and page[match.start() - 1] == "=" else -1
        if match[0] == "<":
            return -1
        place = closed + 1 if closed >= 0 else match.end()
    return -1


def _aside_end(page: str, place: int, find: Callable[[str, int], int]) -> int:
    """Give the offset after a comment, a declaration or an instruction at `place`; -1 for other text."""
    for opens, closes in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
        if page.startswith(opens, place):
            end = find(closes, place + len(opens))
            return end + len(closes) if end >= 0 else len(page) if opens == "<!--" else -1
    return -1


class _Page:
    """Collects the lines of a page, bullets and numbers of lists included."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self.title = ""
        self._in_title = False
        self._words: list[str] = []
        self._tag = ""
        self._dropped = 0
        self._main = 0
        self._items: list[int | None] = []
        """For each open list the number of its last item; None for bullets."""
        self._raised: int | None = None
        """Where the words above the line begin, if such are open."""

    def feed(self, page: str) -> None:
        """Read a whole page."""
        for piece in _pieces(page):
            if isinstance(piece, str):
                self._read(unescape(_LONG_NUMBER.sub("", piece)))
            elif piece.closes:
                self._close(piece.name)
            else:
                self._open(piece.name)
        self._end_line()

    def _open(self, tag: str) -> None:
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
            self._words.append("\t")
        elif tag == "sup":
            self._raised = len(self._words)
        elif tag in _PARTS and not (tag == "p" and self._tag == "li"):
            self._end_line()
            self._tag = tag
        if tag in ("ul", "ol"):
            self._items.append(0 if tag == "ol" else None)

    def _close(self, tag: str) -> None:
        if tag == "sup" and self._raised is not None:
            self._words[self._raised :] = [_raised("".join(self._words[self._raised :]))]
            self._raised = None
        if tag in _PARTS or tag == "li":
            self._end_line()
            self._tag = ""
        if tag in ("ul", "ol") and self._items:
            self._items.pop()
        self._in_title = False
        self._dropped -= tag in _DROPPED and self._dropped > 0
        self._main -= tag in _MAIN and self._main > 0

    def _read(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._dropped:
            self._words.append(data.replace("\t", " "))

    def _mark(self) -> str:
        last = self._items[-1] if self._items else None
        if last is None:
            return "• "
        self._items[-1] = last + 1
        return f"{last + 1}. "

    def _end_line(self) -> None:
        cells = ("".join(self._words)).split("\t")
        words = "\t".join(cell for each in cells if (cell := one_blank(each)))
        self._words, self._raised = [], None
        if words:
            self.lines.append(_Line(words, self._tag, self._main > 0))


#: A reference to a character by a number that no character has.
_LONG_NUMBER: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_REFERENCES: Final = re.compile(r"[\s\d,;–-]*\d[\s\d,;–-]*")
_RAISED: Final = str.maketrans("0123456789;", "⁰¹²³⁴⁵⁶⁷⁸⁹,", " \n\t\r")


def _raised(words: str) -> str:
    """Write figures above the line, which refer to papers, as such; a charge ("2+") stays as it is."""
    return words.translate(_RAISED) if _REFERENCES.fullmatch(words) else words


def is_page(text: str) -> bool:
    """Tell whether a text is an HTML page, by its first tag."""
    return _HTML.match(text) is not None


def page_text(page: str) -> tuple[str, frozenset[int]]:
    """Give the readable text of an HTML page, and where its headings begin in that text."""
    reader = _Page()
    reader.feed(page)
    lines = [line for line in reader.lines if line.main] or reader.lines
    # What stands before the main heading is furniture, unless it is prose.
    first = next((i for i, line in enumerate(lines) if line.tag == "h1"), 0)
    lines = lines[first if all(len(line.words) < _PROSE for line in lines[:first]) else 0 :]
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
