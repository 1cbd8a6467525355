"""Cuts a text into lines and says what each is: by its words, then by the lines around it."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from il21kg.text.layout import FURNITURE, HEADINGS, Rules

_LINE: Final = re.compile(r"[^\r\n\f\v]+")
NEWLINE: Final = re.compile(r"\r\n|[\r\n\f\v]")
#: A line is judged by its first characters, so no pattern takes long on a line of a million characters.
_JUDGED: Final = 600


class Line(NamedTuple):
    """A line without outer blanks, or a part of one, and what it is."""

    kind: str
    start: int
    end: int
    gap: bool
    """A blank line stands before it, or nothing."""
    indented: bool
    numbered: bool = False


def cut_lines(text: str, rules: Rules, headings: frozenset[int]) -> Iterator[Line]:
    """Cut the text into lines without outer blanks, each with its kind; a rule may cut a line in two."""
    before = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words[0])
        gap = before == 0 or len(NEWLINE.findall(text, before, start)) > 1
        before = start + len(words)
        line = Line("paragraph", start, before, gap, start > match.start())
        yield from _named(line, words[:_JUDGED], rules, start in headings)


def _named(line: Line, words: str, rules: Rules, marked: bool) -> Iterator[Line]:
    """Name a line by the first rule it matches; `marked`: the page says that it is a heading."""
    kind, match = "paragraph", None
    if rules.any_line.fullmatch(words):
        matches = ((kind, pattern.fullmatch(words)) for kind, pattern in rules.lines)
        kind, match = next((kind, match) for kind, match in matches if match)
    if match is None or not match.re.groupindex:
        settled = kind in HEADINGS or kind in FURNITURE
        yield line._replace(kind="heading" if marked and not settled else kind)
        return
    for part in match.re.groupindex:
        start, end = match.span(part)
        yield line._replace(
            kind=_heading_kind(match[part], rules) if part == "heading" else part,
            start=line.start + start,
            end=line.end if end == len(words) else line.start + end,
            numbered=words[0].isdigit() or words[0] in "([",
        )


def _heading_kind(words: str, rules: Rules) -> str:
    kinds = (kind for kind, pattern in rules.lines if kind in HEADINGS and pattern.fullmatch(words))
    return next(kinds, "heading")


def with_title(lines: list[Line]) -> list[Line]:
    """Settle the title: the first line that is no furniture, if its shape and its place admit it."""
    first = next((i for i, line in enumerate(lines) if line.kind not in FURNITURE), len(lines))
    settled = [line._replace(kind="short") if line.kind == "title" else line for line in lines]
    if first + 1 < len(lines) and lines[first].kind in ("title", "short"):
        follower = lines[first + 1]
        alone = follower.gap or follower.kind in (*FURNITURE, *HEADINGS)
        if alone or lines[first].kind == "title":
            settled[first] = lines[first]._replace(kind="title")
    return settled


#: How a line that opens a list may end, besides a colon.
_OPENS: Final = re.compile(r"\b(?:includes?|are|such as|as follows|following(?: \w+)?)$")
#: A line of a verb and its preposition, which opens a list of bullets below it: "Produced by".
_VERBAL: Final = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2} (?:by|in|on|to|with)")
#: Characters of the longest item that stands on a line without a bullet.
_BARE_ITEM: Final = 60


def with_items(lines: list[Line], text: str) -> list[Line]:
    """Settle which short lines are items: those below a line that opens a list, to the next blank line."""
    settled: list[Line] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        i += 1
        settled.append(line)
        plain = line.kind in ("paragraph", "short")
        bullets = plain and i < len(lines) and lines[i].kind == "item"
        verbal = bullets and _VERBAL.fullmatch(text, line.start, line.end) is not None
        if not (line.kind == "header" or verbal or (plain and _OPENS.search(text, line.start, line.end))):
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


def _labelled(lines: list[Line], first: int, text: str) -> list[Line]:
    """Give the paragraphs from a line on as items where the first has a label, up to the last that has one.

    None where a paragraph goes on in another line: it would not be known where it ends.
    """
    items: list[Line] = []
    count = 0
    for line in lines[first:]:
        label = _LABELLED.fullmatch(text, line.start, line.end)
        if line.kind not in ("paragraph", "short") or not (label or items):
            break
        if not (line.gap or label):
            return []
        items.append(line._replace(kind="item"))
        if label or _SOURCED.fullmatch(text, line.start, line.end):
            count = len(items)
    return items[:count]


def _bare_items(lines: list[Line], first: int, text: str) -> int:
    """Count the items without bullets from a line on; one alone must stand right below its opener."""
    last = first
    while last < len(lines) and (last == first or not lines[last].gap):
        line = lines[last]
        whole = text[line.end - 1] in ".!?:" and last + 1 < len(lines) and not lines[last + 1].gap
        if line.kind not in ("paragraph", "short") or line.end - line.start > _BARE_ITEM or whole:
            return 0
        last += 1
    return last - first if last - first > 1 or (last > first and not lines[first].gap) else 0


def with_headings(lines: list[Line], text: str) -> list[Line]:
    """Settle which short lines are headings: alone, before prose, not among furniture, papers or synonyms."""
    first = next((i for i, line in enumerate(lines) if line.kind in HEADINGS), None)
    furnished = any(line.kind == "notice" for line in lines)
    allowed = first if first is not None else len(lines) if furnished else 0
    settled: list[Line] = []
    listed = False
    for i, line in enumerate(lines):
        listed = line.kind in ("literature", "synonyms") if line.kind in HEADINGS else listed
        if line.kind == "short":
            alone = line.gap and i + 1 < len(lines) and lines[i + 1].gap
            prose = next((x for x in lines[i + 1 : i + 3] if x.kind != "quality"), line)
            heads = alone and prose.kind in ("paragraph", "header") and not text[line.start].islower()
            line = line._replace(kind="heading" if heads and i >= allowed and not listed else "paragraph")
        settled.append(line)
    return settled
