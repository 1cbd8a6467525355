"""Tells in a moment that quotes stand at their offsets, and words in their evidence; else SPARQL is asked.

The shapes E3 and E4 compare places with places: of a fact that an article says a thousand times, a million
pairs. Here they are sorted first. As with `screen`, that a graph breaks a shape is never said here.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate, chain
from typing import Final, TypeAlias

from il21kg.graph.identity import Literal, Node, Triple
from il21kg.namespaces import IKG, OA, PREFIXES

Links: TypeAlias = dict[str, list[tuple[str, Node]]]
"""Predicate → each subject with its object."""
Place: TypeAlias = tuple[int, int]

_WORDS: Final = (IKG.subjectSpan, IKG.objectSpan)
_LINKS: Final = frozenset(
    (*_WORDS, IKG.evidence, IKG.inSection, IKG.startsAt, IKG.endsAt, IKG.text, OA.start, OA.end, OA.exact)
)
_VERSION: Final = len(PREFIXES["span"]) + 16
"""So long is what the name of a span says of its document version."""


class _UnsureError(Exception):
    """What cannot be told here."""


def standing(triples: Iterable[Triple], text: str | None) -> frozenset[str]:
    """Give those of the shapes E3 and E4 that surely find nothing in the graph of one document."""
    links: Links = defaultdict(list)
    for subject, predicate, node in triples:
        if predicate in _LINKS:
            links[predicate].append((subject, node))
    return frozenset(shape for shape, test in _TESTS.items() if _surely(test, links, text))


def _surely(test: Callable[[Links, str | None], bool], links: Links, text: str | None) -> bool:
    try:
        return test(links, text)
    except (_UnsureError, KeyError):  # what has no place is nowhere
        return False


def _quotes_stand(links: Links, text: str | None) -> bool:
    """Tell whether each quote stands at its offsets, and in its section (E3)."""
    if text is None or IKG.text in links:
        raise _UnsureError("another text")
    spans, sections = _places(links, OA.start, OA.end), _places(links, IKG.startsAt, IKG.endsAt)
    quotes = {span: _words(quote) for span, quote in _one_each(links, OA.exact).items()}
    return all(
        sections[section][0] <= spans[span][0]
        and spans[span][1] <= sections[section][1]
        and quotes.get(span, text[slice(*spans[span])]) == text[slice(*spans[span])]
        for span, section in links[IKG.inSection]
    )


def _words_lie(links: Links, _: str | None) -> bool:
    """Tell whether the words of each statement lie in a span of its evidence (E4)."""
    spans = _places(links, OA.start, OA.end)
    if len({str(span)[:_VERSION] for span in spans}) > 1:
        raise _UnsureError("two documents")
    evidence: dict[str, list[Place]] = defaultdict(list)
    for statement, span in links[IKG.evidence]:
        evidence[statement].append(spans[span])
    reaches = {statement: _reach(places) for statement, places in evidence.items()}
    words = chain.from_iterable(links[name] for name in _WORDS)
    return all(_lies(spans[span], *reaches[statement]) for statement, span in words)


def _reach(places: list[Place]) -> tuple[list[int], list[int]]:
    """Give where places begin, in order, and how far those reach that begin there or before."""
    places.sort()
    return [start for start, _ in places], [*accumulate((end for _, end in places), max)]


def _lies(place: Place, starts: list[int], reach: list[int]) -> bool:
    before = bisect_right(starts, place[0])
    return before > 0 and place[1] <= reach[before - 1]


def _places(links: Links, start: str, end: str) -> dict[Node, Place]:
    starts, ends = _one_each(links, start), _one_each(links, end)
    if starts.keys() != ends.keys():
        raise _UnsureError("a place without an end")
    return {node: (_number(first), _number(ends[node])) for node, first in starts.items()}


def _one_each(links: Links, predicate: str) -> dict[Node, Node]:
    pairs = links.get(predicate, ())
    found: dict[Node, Node] = dict(pairs)
    if len(found) != len({*pairs}):
        raise _UnsureError("two of one kind")
    return found


def _words(node: Node) -> str:
    if not isinstance(node, Literal):
        raise _UnsureError("no words")
    return node.value


def _number(node: Node) -> int:
    if not _words(node).isdecimal():
        raise _UnsureError("no number")
    return int(_words(node))


_TESTS: Final = {"E3": _quotes_stand, "E4": _words_lie}
