"""Parses the literature list; what it cannot parse stays as text with the reason.

    1. Writer A et al. (2001) A short title. J Examples 12(3): 45-67.
    2. Writer A, Other B. A short title. J Examples 2001;12(3):45-67. doi: 10.1000/182.

Every field is a stretch of the document's text. Nothing is corrected: a year or a journal stays as printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from il21kg.text.document import Document, Span


@dataclass(frozen=True, slots=True)
class Journal:
    """A row of `ontology/reading/journals.ttl`."""

    iri: str
    """`https://w3id.org/il21kg/journal/blood`."""
    label: str
    names: tuple[str, ...]
    """The names and abbreviations under which it is cited, the label first."""
    anchor_year: int | None = None
    anchor_volume: int | None = None
    """First volume of the anchor year."""
    volumes_per_year: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A paper with a verified identifier: a row of `ontology/vocabulary/works.ttl`."""

    iri: str
    """`https://doi.org/...` or `https://pubmed.ncbi.nlm.nih.gov/.../`."""
    journal: str | None
    """IRI of the journal, to find it by journal, volume and first page."""
    volume: int | None
    first_page: str | None
    title: str | None
    """Its title, only where it is verified and worth comparing (written to the graph)."""
    year: int | None
    """Its year, only where it is verified (written to the graph)."""
    journal_names: tuple[str, ...] = ()
    """Names under which its journal is cited, where that journal has no row (its numbering is not known)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of the literature list, with its fields as printed there."""

    ordinal: int
    """Its number in the list, from 1."""
    span: Span
    """The entry without its number and surrounding blanks."""
    authors: Span | None
    year: Span | None
    title: Span | None
    journal: Span | None
    volume: Span | None
    pages: Span | None
    doi: Span | None
    """Without the full stop of the sentence."""
    journal_iri: str | None
    """IRI of the known journal."""
    work_iri: str | None
    """IRI of the verified work, found by DOI or PubMed number, or by journal, volume and first page."""
    problems: tuple[str, ...] = ()
    """What could not be parsed, or is odd, in plain words."""


def read_citations(
    document: Document, journals: Iterable[Journal], works: Iterable[Work]
) -> tuple[Citation, ...]:
    """Read the entries of the literature list, in their order; `ordinal` counts them through."""
    journals, works = tuple(journals), tuple(works)
    entries = (block.span for block in document.blocks if block.kind == "reference")
    return tuple(read_entry(i, span, journals, works) for i, span in enumerate(entries, start=1))


# --- The grammar ---

#: A longer entry is several in one, or no entry at all.
_LONGEST: Final = 2000
#: A DOI; those made of a journal's code hold angle brackets (`10.1000/0000(2001)1<23:AB>2.0.CO;2`).
_DOI = re.compile(r"\b10\.[0-9]{4,9}/(?:[^\s\"<>]|<[^\s\"<>]{1,30}>)+")
_PUBMED = re.compile(
    r"(?i)\b(?:PMID|PubMed)(?: ID)?\s*:?\s*([0-9]{1,9})\b|pubmed\.ncbi\.nlm\.nih\.gov/([0-9]{1,9})"
)
#: Where the printed reference ends and the identifiers begin.
_IDENTIFIERS = re.compile(
    r"(?i)(?:https?://|www\.|\bdoi\b\s*:?\s*(?=\S*10\.)|\b10\.[0-9]{4,9}/|\bPMID\b|\bPubMed\b|\bPMC[0-9]|\bEpub\b)"
)
#: Pages, or the number of an article: `S45-S67`, `37091-37102`, `e0123456`, `eaba0570`.
_PAGES = r"(?P<pages>[A-Za-z]{0,6}[0-9]+[A-Za-z]?(?:\s?[-–—]\s?[A-Za-z]{0,2}[0-9]+[A-Za-z]?)?)(?![0-9A-Za-z])"
_VOLUME = (
    r"(?P<volume>[0-9]{1,4})(?:\s?\([^()]{1,30}\)|\s?(?:Suppl|suppl|S)\.?\s?[0-9]*(?:\s?\([^()]{1,20}\))?)?"
)
#: Before the volume, which may cling to the name of its journal: `Examples12:45`.
_APART = r"(?:[\s.,]|(?<=[a-z]))"
#: What stands behind the journal, in the order of how much it says.
_TAILS: Final = tuple(
    re.compile(pattern + r"[\s.,;]*$")
    for pattern in (
        rf"[\s.,](?P<year>[0-9]{{4}})(?:\s[A-Z][a-z]{{2,8}}(?:[\s-][A-Z]?[a-z0-9]{{1,3}})?)?\s?;\s?{_VOLUME}\s?[:,]\s?{_PAGES}",
        rf"{_APART}{_VOLUME}\s?[:,]\s?(?:pp?\.\s?)?{_PAGES}\s?[;,.\s]\s?\(?(?P<year>[0-9]{{4}})\)?",
        rf"{_APART}{_VOLUME}\s?[:,]\s?(?:pp?\.\s?)?{_PAGES}\s?\((?P<year>[0-9]{{4}})\)",
        rf"{_APART}{_VOLUME}\s?[:,]\s?(?:pp?\.\s?)?{_PAGES}",
        rf"{_APART}\([0-9]{{1,4}}\)\s?[0-9]{{1,4}}\s?[:,]\s?(?:pp?\.\s?)?{_PAGES}",  # which is the volume?
    )
)
#: `(2001)`, also glued, with the authors before it.
_YEAR_IN_BRACKETS = re.compile(r"\((?P<year>[0-9]{4})[a-z]?\)\s*[.:,;]?\s*")
#: `Writer A et al. 2001; Title`: the year without brackets.
_YEAR_BEFORE_TITLE = re.compile(r"(?<=[\s,.;])(?P<year>1[5-9][0-9]{2}|2[0-9]{3})[a-z]?\s*[.:,;]\s+(?=\S+\s)")
#: The authors of an entry without a year before the title.
_ET_AL = re.compile(r"\bet\s?al\b\.?")
_INITIALS_END = re.compile(
    r"(?<=[\s.][A-Z])\.\s+(?=[A-Z][a-z]|[A-Z]\s)|(?<=[A-Z]{2})\.\s+|(?<=[a-z]{2})\.\s+(?=[A-Z0-9])"
)
#: A volume with pages, which is no part of a title.
_LEFT = re.compile(r"[0-9]\)?\s?:\s?[A-Za-z]{0,6}[0-9]")
#: Stops between title and journal; the blank may be missing (`contrasts.Ann Rev`).
_STOP = re.compile(r"[.?!](?=\s|[A-Z][a-z\s])\s*")
_ABBREVIATED = re.compile(r"[A-Z][A-Za-z]{0,9}")


def read_entry(ordinal: int, span: Span, journals: tuple[Journal, ...], works: tuple[Work, ...]) -> Citation:
    """Read one entry of a literature list from its words alone."""
    entry = span.text
    fields: dict[str, tuple[int, int]] = {}
    identifiers = pubmed = None
    if len(entry) <= _LONGEST:
        identifiers, pubmed, doi = (p.search(entry) for p in (_IDENTIFIERS, _PUBMED, _DOI))
        fields = _fields(entry, identifiers.start() if identifiers else len(entry))
        if doi and (bare := _bare(doi[0], in_address="doi.org/" in entry[: doi.start()])):
            fields["doi"] = (doi.start(), doi.start() + len(bare))
    spans = {name: Span(span.start + start, entry[start:end]) for name, (start, end) in fields.items()}
    citation = Citation(
        ordinal,
        span,
        authors=spans.get("authors"),
        year=spans.get("year"),
        title=spans.get("title"),
        journal=spans.get("journal"),
        volume=spans.get("volume"),
        pages=spans.get("pages"),
        doi=spans.get("doi"),
        journal_iri=None,
        work_iri=None,
    )
    journal = _known_journal(citation, journals)
    return replace(
        citation,
        journal_iri=journal,
        work_iri=_known_work(citation, journal, (pubmed[1] or pubmed[2]) if pubmed else None, works),
        problems=tuple(_problems(citation, identified=identifiers is not None)),
    )


def _bare(doi: str, *, in_address: bool) -> str:
    """Cut off the stop of the sentence, a bracket that the DOI does not open, and what an address adds.

    Gives nothing where no more than the prefix is left: such a DOI is cut short.
    """
    doi = (re.split(r"[?#]", doi)[0] if in_address else doi).rstrip(".,;:'”’")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;")
    return doi if re.search(r"/.*\w", doi) else ""


def _fields(entry: str, end: int) -> dict[str, tuple[int, int]]:
    """Give start and end of each field found in the printed part of an entry, `entry[:end]`."""
    fields: dict[str, tuple[int, int]] = {}
    tail = next((match for pattern in _TAILS if (match := pattern.search(entry, 0, end))), None)
    if tail:
        fields |= {name: tail.span(name) for name in tail.re.groupindex}
        end = tail.start()
    head = _YEAR_IN_BRACKETS.search(entry, 0, end)
    if head is None and "year" not in fields:
        head = _YEAR_BEFORE_TITLE.search(entry, 0, end)
    if head:
        fields["year"] = head.span("year")
        authors_end, title_start = head.span()
    elif tail or end < len(entry):
        authors_end, title_start = _end_of_authors(entry, end)
    else:
        return {}  # nothing says which words are what
    fields |= _trimmed("authors", entry, 0, authors_end, " \t\r\n,:;")
    fields |= _title_and_journal(entry, title_start, end, with_journal=tail is not None)
    return fields


def _end_of_authors(entry: str, end: int) -> tuple[int, int]:
    """Give where the authors end and the title begins, where no year stands between them."""
    match = _ET_AL.search(entry, 0, end) or _INITIALS_END.search(entry, 0, end)
    return (
        match.span()
        if match and match.re is _INITIALS_END
        else (match.end(), match.end())
        if match
        else (0, 0)
    )


def _title_and_journal(entry: str, start: int, end: int, *, with_journal: bool) -> dict[str, tuple[int, int]]:
    """Cut title and journal apart: the journal is the last part, with its abbreviations (`J. Immunol.`)."""
    while start < end and entry[start] in " .,;:\t\r\n":
        start += 1
    while end > start and entry[end - 1] in " .,;:\t\r\n":
        end -= 1
    stops = list(_STOP.finditer(entry, start, end))
    if not with_journal or not stops:
        return _trimmed("title", entry, start, end)
    last = len(stops) - 1
    while last > 0 and _ABBREVIATED.fullmatch(entry, stops[last - 1].end(), stops[last].start()):
        last -= 1
    title_end = stops[last].end() if entry[stops[last].start()] in "?!" else stops[last].start()
    return _trimmed("title", entry, start, title_end) | _trimmed("journal", entry, stops[last].end(), end)


def _trimmed(
    name: str, entry: str, start: int, end: int, outer: str = " .\t\r\n"
) -> dict[str, tuple[int, int]]:
    """Give the field without outer marks, or nothing when nothing is left."""
    words = entry[start:end]
    begin = start + len(words) - len(words.lstrip(outer))
    stop = start + len(words.rstrip(outer))
    return {name: (begin, stop)} if begin < stop else {}


# --- What is known of it ---


def _plain(name: str) -> str:
    """Give a journal's name for comparison: without case, stops, `the` and `&`."""
    words = re.sub(r"[^\w]+", " ", name.casefold().replace("&", " and ")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _known_journal(citation: Citation, journals: tuple[Journal, ...]) -> str | None:
    if citation.journal is None:
        return None
    printed = _plain(citation.journal.text)
    iris = (journal.iri for journal in journals if printed in map(_plain, journal.names))
    return next(iris, None)


def _known_work(
    citation: Citation, journal: str | None, pubmed: str | None, works: tuple[Work, ...]
) -> str | None:
    """Find the verified work: by what identifies it, else by journal, volume and first page."""
    given = {f"https://doi.org/{citation.doi.text.lower()}" if citation.doi else ""}
    given.add(f"https://pubmed.ncbi.nlm.nih.gov/{pubmed}" if pubmed else "")
    for work in works:
        if work.iri.lower().rstrip("/") in given:
            return work.iri
    if citation.journal is None or citation.volume is None or citation.pages is None:
        return None
    printed = _plain(citation.journal.text)
    place = (int(citation.volume.text), re.split(r"\s?[-–—]", citation.pages.text)[0].lower())
    for work in works:
        same = work.journal == journal if work.journal else printed in map(_plain, work.journal_names)
        if same and (work.volume, (work.first_page or "").lower()) == place:
            return work.iri
    return None


def _problems(citation: Citation, *, identified: bool) -> Iterable[str]:
    if len(citation.span.text) > _LONGEST:
        yield f"longer than {_LONGEST} characters: not read as one reference"
        return
    if not any((citation.authors, citation.year, citation.title, identified)):
        yield "not read as a reference: no year, no journal with volume and pages, no identifier"
        return
    if citation.authors is None:
        yield "no authors were found"
    if citation.year is None:
        yield "no year was found"
    elif not 1800 <= int(citation.year.text) <= 2099:
        yield f"the year {citation.year.text} is not between 1800 and 2099"
    if citation.title is None:
        yield "no title was found"
    if citation.journal is None and (not identified or _LEFT.search(citation.span.text)):
        yield "no journal was found"
    if citation.journal is not None and citation.pages is None:
        yield "no pages were found"
    if citation.journal is not None and citation.pages is not None and citation.volume is None:
        yield "which number is the volume could not be told"
    if citation.doi is None and _DOI.search(citation.span.text):
        yield "the DOI is cut short"
