"""Finds where sentences cite papers, and which statements each such place supports.

    IL-4 binds IL4R (Writer et al. 2001).  IL-4 acts on B cells [2].  It is cleaved (PubMed:123456).

A place that names an identifier stands for itself; the others are matched to the literature list. A place
supports what is said between it and the place before it: that is how authors set them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from il21kg.namespaces import expand
from il21kg.reading.statements import Statement
from il21kg.text.citations import Citation
from il21kg.text.document import Document, Span


@dataclass(frozen=True, slots=True)
class InlineCitation:
    """A place where a sentence cites one paper."""

    span: Span
    """The words that cite: `Writer et al. 2001`, `2` of `[1,2]`, `PubMed:123456`."""
    citation: Citation | None = None
    """The entry of the literature list that it fits."""
    work: str | None = None
    """IRI of the paper, where the words give its identifier."""
    problem: str | None = None
    """Why it fits no entry, or no one entry, in plain words."""


_PUBMED: Final = re.compile(r"\b(?:PMIDs?|PubMed)(?:\s?ID)?\s?:?\s?([0-9]{4,9})\b((?:\s?,\s?[0-9]{5,9}\b)*)")
_DOI: Final = re.compile(r"\b(?:doi:\s?|https?://(?:dx\.)?doi\.org/)(10\.[0-9]{4,9}/[^\s\"<>)\]]*[\w])")
#: `[2]`, `[1,3]`, `[2-4]`.
_NUMBERS: Final = re.compile(r"\[([0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){0,20})\]")
#: Raised figures after a word or a stop, as saved pages have them; not those of a charge, a power or a unit.
_RAISED: Final = re.compile(
    r"(?:(?<=[a-z]{2}[.,;)\]])|(?<=[a-z]{3}))(?P<figures>[⁰¹²³⁴-⁹]{1,3}(?:[,–-][⁰¹²³⁴-⁹]{1,3}){0,20})(?![⁺⁻\w])"
)
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER: Final = re.compile(r"([0-9]{1,3})(?:\s?[–-]\s?([0-9]{1,3}))?")
_SURNAME: Final = r"(?:(?:van|von|de|den|der|del|di|la|le)\s){0,3}[^\W\d_a-z][\w'’-]+"
_CO_AUTHORS: Final = (
    rf"(?:\s[A-Z]{{1,3}}\b)?(?:\set\s?al\b\.?|\s?(?:,|and|&)\s{_SURNAME}(?:\s(?:and|&)\s{_SURNAME})?)?"
)
_BRACKET: Final = re.compile(r"\(([^()]{4,300})\)")
_WHO_AND_WHEN: Final = re.compile(
    rf"\s*(?:see(?: also)?|reviewed (?:in|by)|e\.g\.,?|cf\.)?\s*"
    rf"(?P<words>(?P<name>{_SURNAME}){_CO_AUTHORS},?\s(?P<year>(?:1[89]|20)[0-9]{{2}})[a-z]?)\s*"
)
#: `Writer et al. (2001) showed`.
_TOLD: Final = re.compile(
    rf"\b(?P<name>{_SURNAME})(?:\s[A-Z]{{1,3}})?(?:\set\s?al\b\.?|\s(?:and|&)\s{_SURNAME})"
    rf"\s\((?P<year>(?:1[89]|20)[0-9]{{2}})[a-z]?\)"
)
_WORD: Final = re.compile(r"[^\W\d_]{3}")
#: The longest range of numbers that is one.
_RANGE: Final = 30


def find_inline_citations(document: Document, citations: Sequence[Citation]) -> tuple[InlineCitation, ...]:
    """Give the places where the sentences cite, in the order of the text; one for each paper."""
    found = [each for sentence in document.sentences for each in _in_sentence(sentence.span, citations)]
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def supported(
    statements: Sequence[Statement], inline: Sequence[InlineCitation]
) -> Iterator[tuple[Statement, InlineCitation]]:
    """Give each statement with each place that supports it."""
    if not inline:
        return
    by_sentence: dict[Span, list[Statement]] = {}
    for each in statements:
        for span in dict.fromkeys(each.evidence):
            by_sentence.setdefault(span, []).append(each)
    for sentence, said in sorted(by_sentence.items(), key=lambda item: item[0].start):
        groups = list(_groups(sentence, inline))
        start = sentence.start
        for group in groups:
            stop = group[0].span.start
            last = group is groups[-1]
            near = [each for each in said if start <= _place(each, sentence, stop if last else -1) <= stop]
            for each in near or (said if len(groups) == 1 else []):
                yield from ((each, place) for place in group)
            start = group[-1].span.end


def _place(statement: Statement, sentence: Span, elsewhere: int) -> int:
    """Give where the statement ends in the sentence; `elsewhere` when its words stand in another one."""
    words = statement.object.span
    span = words if words and words.text else statement.trigger
    return span.start if sentence.start <= span.start < sentence.end else elsewhere


def _groups(sentence: Span, inline: Iterable[InlineCitation]) -> Iterator[list[InlineCitation]]:
    """Give the places of a sentence; those with no word between them are together."""
    group: list[InlineCitation] = []
    for each in inline:
        if not sentence.start <= each.span.start < sentence.end:
            continue
        start = (group[-1] if group else each).span.end - sentence.start
        if group and _WORD.search(sentence.text, start, each.span.start - sentence.start):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _in_sentence(sentence: Span, citations: Sequence[Citation]) -> Iterator[InlineCitation]:
    def span(start: int, end: int) -> Span:
        return Span(sentence.start + start, sentence.text[start:end])

    for found in _PUBMED.finditer(sentence.text):
        numbers = [found[1], *re.findall(r"[0-9]+", found[2])]
        yield from (InlineCitation(span(*found.span()), work=expand(f"PMID:{each}")) for each in numbers)
    for found in _DOI.finditer(sentence.text):
        yield InlineCitation(span(*found.span()), work=f"https://doi.org/{found[1].lower()}")
    for found in _NUMBERS.finditer(sentence.text):
        yield from _numbered(found[1], span(*found.span(1)), citations)
    for found in _RAISED.finditer(sentence.text) if citations else ():
        yield from _numbered(found["figures"].translate(_PLAIN), span(*found.span("figures")), citations)
    for found in _TOLD.finditer(sentence.text):
        yield _by_author(span(*found.span()), found["name"], found["year"], citations)
    for bracket in _BRACKET.finditer(sentence.text):
        place = bracket.start(1)
        pieces = [(m.start() + place, m[0]) for m in re.finditer(r"[^;]+", bracket[1])]
        matches = [(start, _WHO_AND_WHEN.fullmatch(words)) for start, words in pieces]
        if all(match for _, match in matches):
            for start, match in matches:
                assert match is not None
                words = span(start + match.start("words"), start + match.end("words"))
                yield _by_author(words, match["name"], match["year"], citations)


def _numbered(numbers: str, words: Span, citations: Sequence[Citation]) -> Iterator[InlineCitation]:
    """Read `1,3-5`: one place for each number, all with the words between the brackets."""
    by_number = {each.ordinal: each for each in citations}
    for part in _NUMBER.finditer(numbers):
        first, last = int(part[1]), int(part[2] or part[1])
        for number in range(first, min(max(first, last), first + _RANGE) + 1):
            known = by_number.get(number)
            problem = None if known else f"the literature list has no entry {number}"
            yield InlineCitation(words, known, problem=problem)


def _by_author(words: Span, name: str, year: str, citations: Sequence[Citation]) -> InlineCitation:
    fitting = [each for each in citations if _is_of(each, name, year)]
    if len(fitting) == 1:
        return InlineCitation(words, fitting[0])
    problem = "more than one entry" if fitting else "no entry"
    return InlineCitation(words, problem=f"{problem} of the literature list is by {name} and of {year}")


def _is_of(citation: Citation, name: str, year: str) -> bool:
    """Tell whether an entry is of this first author and this year."""
    if citation.authors is None or citation.year is None or citation.year.text != year:
        return False
    return re.match(rf"{re.escape(name)}\b", citation.authors.text, re.IGNORECASE) is not None
