"""The text of an article as HTML, as it stands, with its marks.

Each word stands once and in its place: without the tags it is the text. What a mark means is in its classes
(`m k-cell`), the facts it is of in `data-f="3s 5o"`: subject of fact 3, object of fact 5.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from il21kg.pipeline import Article
from il21kg.show.account import STATUS
from il21kg.show.report.marks import ROLES, Mark
from il21kg.show.report.words import safe
from il21kg.text.document import Block, Span
from il21kg.text.quotes import pieces

#: Blocks of the page and not of the article.
FURNITURE: Final = frozenset({"notice", "banner", "quality", "german", "author", "dropped-item"})
#: Roles of words that name a thing of a fact.
_THINGS: Final = ("subject", "object", "agent", "effect")
#: More lines of furniture in a row than these are folded.
_FEW: Final = 2
#: What stands around the blocks of a kind, and what around each of them.
_AROUND: Final = {
    "title": ("", "h1"),
    "heading": ("", "h2"),
    "item": ("ul", "li"),
    "reference": ("ol", "li"),
    "row": ("", "p"),
}


def text_html(article: Article, marks: Sequence[Mark]) -> str:
    """Write the blocks of the text, in their order."""
    writer = _Writer(article, marks)
    runs = groupby(article.document.blocks, key=lambda block: _run(block))
    return "\n".join(part for kind, blocks in runs for part in _blocks(writer, kind, list(blocks)))


def _run(block: Block) -> str:
    """Name the run of blocks that a block belongs to."""
    return "furniture" if block.kind in FURNITURE else block.kind


def _blocks(writer: "_Writer", kind: str, blocks: Sequence[Block]) -> Iterator[str]:
    if kind == "furniture":
        yield _furniture([writer.words(block) for block in blocks])
        return
    around, tag = _AROUND.get(kind, ("", "p"))
    if around:
        yield f'<{around} class="{kind}s">'
    for block in blocks:
        number = f' id="r{writer.next_reference()}"' if kind == "reference" else ""
        yield f'<{tag} class="{kind}"{number}>{writer.words(block)}</{tag}>'
    if around:
        yield f"</{around}>"


def _furniture(lines: Sequence[str]) -> str:
    told = "".join(f'<p class="furniture">{line}</p>' for line in lines)
    if len(lines) <= _FEW:
        return told
    return (
        f'<details class="folded"><summary>{len(lines)} lines of the page, not read</summary>{told}</details>'
    )


class _Writer:
    """Writes the words of blocks."""

    def __init__(self, article: Article, marks: Sequence[Mark]) -> None:
        self.article = article
        self.text = article.document.text
        self.marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self.marks]
        self._longest = max((mark.end - mark.start for mark in self.marks), default=0)
        self._sentences = [sentence.span.start for sentence in article.document.sentences]
        self._references = 0

    def next_reference(self) -> int:
        """Count the entries of the literature list."""
        self._references += 1
        return self._references

    def words(self, block: Block) -> str:
        """Write a block, its sentences as elements; of a date the whole line."""
        span = self.article.document.line_at(block.span.start) if block.kind == "date" else block.span
        written, at = [], span.start
        for number in range(bisect_left(self._sentences, span.start), bisect_left(self._sentences, span.end)):
            sentence = self.article.document.sentences[number].span
            written += [self._marked(at, sentence.start), self._sentence(number, sentence)]
            at = sentence.end
        return "".join([*written, self._marked(at, span.end)])

    def _sentence(self, number: int, span: Span) -> str:
        status = self.article.reading.status[number]
        hint = safe(f"not read: {STATUS.get(status, status)}")
        unread = "" if status == "used" else f' class="unread" title="{hint}"'
        return f'<span id="s{number}"{unread}>{self._marked(span.start, span.end)}</span>'

    def _marked(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        here = ((mark.start, mark.end, mark) for mark in self.marks[first:last])
        return "".join(
            _piece(Span(left, self.text[left:right]), over) for left, right, over in pieces(start, end, here)
        )


def _piece(span: Span, over: Sequence[Mark]) -> str:
    """Write words with all that is marked there, as one element."""
    words = safe(span.text)
    if not over:
        return words
    facts = [mark for mark in over if mark.fact]
    narrow = min(over, key=lambda mark: (mark.end - mark.start, mark.role == "name"))
    hint = f' title="{safe(_hint(over, narrow))}"'
    link = f"#f{facts[0].fact}" if facts else narrow.link
    if not link:
        return f'<span class="{_classes(over, span)}"{hint}>{words}</span>'
    begins = any(mark.start == span.start for mark in (facts or over))
    tokens = " ".join(dict.fromkeys(map(_token, _first_told(facts))))
    data = f' data-f="{tokens}"' if facts else ""
    away = ' rel="noreferrer"' if link.startswith("http") else ""
    skip = "" if begins else ' tabindex="-1"'
    return f'<a class="{_classes(over, span)}" href="{safe(link)}"{data}{skip}{away}{hint}>{words}</a>'


def _token(mark: Mark) -> str:
    return f"{mark.fact}{ROLES[mark.role]}"


def _first_told(facts: Iterable[Mark]) -> list[Mark]:
    """Put what the words say before what they are only the subject of."""
    order = ("relation", "cue", "evidence", "object", "effect", "agent", "context", "unread", "subject")
    return sorted(facts, key=lambda mark: (order.index(mark.role), mark.fact))


def _hint(over: Sequence[Mark], narrow: Mark) -> str:
    told = narrow.hint or next((mark.hint for mark in over if mark.hint), narrow.role)
    return told if narrow.link or any(mark.fact for mark in over) else f"{told}; in no fact"


def _classes(over: Sequence[Mark], span: Span) -> str:
    """Give the looks of words: the kind of the shortest name, how the facts stand, the rest by role."""
    roles = {mark.role for mark in over}
    others = (role for role in ("cue", "evidence", "context", "unread", "cites", "odd") if role in roles)
    return " ".join(("m", *_of_names(over, span), *_of_relations(over, span), *others))


def _of_names(over: Sequence[Mark], span: Span) -> Iterator[str]:
    """Give the looks of a name, or of a piece of it: before (`from`), behind (`onto`) it goes on."""
    ends = [mark for mark in over if mark.role in _THINGS]
    names = ends or [mark for mark in over if mark.role == "name"]
    if not names:
        return
    shortest = min(names, key=lambda mark: mark.end - mark.start)
    yield f"k-{shortest.look or 'other'}"
    known = {
        "idle": not any(mark.fact for mark in over),
        "from": all(mark.start < span.start for mark in names),
        "onto": all(mark.end > span.end for mark in names),
    }
    yield from (look for look, holds in known.items() if holds)


def _of_relations(over: Sequence[Mark], span: Span) -> Iterator[str]:
    """Give the looks of the words of a relation: how the surest of its facts stands."""
    relations = [mark for mark in over if mark.role == "relation"]
    if not relations:
        return
    sayings = {mark.look for mark in relations}
    yield "says"
    yield from ("stated" if "stated" in sayings else min(sayings)).split()
    if any(mark.start == span.start for mark in relations):
        yield "first"
