"""Reads a terminology in OBO format: labels, synonyms with their scope, is_a, obsolete terms.

The strict readers of the format refuse files that are in use (a synonym without a scope, as HGNC's gene
groups have; a broken cross-reference), and of the format's tags nine are needed, each on a line of its own:
so these lines are read here, and what does not fit is passed over and told.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.namespaces import CURIES, DCTERMS, SKOS, is_iri
from il21kg.vocabulary.kinds import TERM_OF_BRANCH, TERM_OF_PREFIX
from il21kg.vocabulary.sources.entries import (
    OBSOLETE,
    Entry,
    Terminology,
    iri_of,
    named,
    prefix_of,
    told,
)
from il21kg.vocabulary.spelling import RELATED, SYNONYM

_SCOPES: Final = {"EXACT": SYNONYM, "RELATED": RELATED, "NARROW": RELATED, "BROAD": RELATED}
_ROOTS: Final = {"GO:0008150": "process", "GO:0003674": "function", "GO:0005575": "component"}
_COMPLEX: Final = "GO:0032991"
_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"\s*([A-Z]+)?')
#: A value up to its comment: " ! comment", outside quotation marks.
_VALUE = re.compile(r'(?:\\.|"(?:[^"\\]|\\.)*"|(?!\s!(?:\s|$)).)*')
_MODIFIERS = re.compile(r'(?<!\\)\s\{[^{}"\s]+="[^{}]*"\}\s*$')
_BAND = re.compile(r"CHR:9606-chr(\d{1,2}|[XY])(?:([pq])([\d.]*))?")
_LICENCES: Final = {
    "https://creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "http://creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "http://creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "http://creativecommons.org/licenses/by/3.0": "CC-BY-3.0",
    "https://creativecommons.org/licenses/by/3.0": "CC-BY-3.0",
}
#: Kinds of which a single word that is no exact synonym says too little: "ligand" is one of binding.
_FUNCTIONS: Final = ("process", "function")
_Frame = dict[str, list[str]]


def read_obo(lines: Iterable[str], kind: str | None = None) -> Terminology:
    """Read the lines of an OBO file; `kind` is the kind of terms whose identifier does not tell it.

    Terms of no known kind are left out and counted in the remarks, human bands excepted so are other
    genomes'.
    """
    frames = _frames(lines)
    head = next(frames)
    terms = _terms(frames)
    prefixes = _prefixes(head)
    kinds = _Kinds(terms, kind)
    entries, unknown = [], 0
    broken: list[str] = []
    for identifier, frame in terms.items():
        found = kinds.of(identifier)
        if not found:
            unknown += not identifier.startswith("CHR:")
        elif is_iri(iri_of(identifier, prefixes, in_obo=True)):
            entries.append(_entry(identifier, frame, found, prefixes))
        else:
            broken.append(identifier)
    remarks = []
    if unknown:
        remarks.append(f"{unknown} terms of no known kind are left out; --kind names one for them.")
    if broken:
        remarks.append(f"{len(broken)} identifiers that make no IRI are left out: {told(broken)}.")
    release = head.get("data-version", head.get("date", [""]))[0]
    return Terminology(
        entries=tuple(entries),
        title=_property(head, "title") or head.get("ontology", [""])[0],
        release=release,
        licence=licence(_property(head, "license")),
        date=day(release),
        remarks=tuple(remarks),
    )


def licence(words: str) -> str:
    """Give the short name of a licence by its address, other words as they are.

    >>> licence("https://creativecommons.org/publicdomain/zero/1.0/")
    'CC0-1.0'
    """
    return _LICENCES.get(words.rstrip("/"), words)


def day(words: str) -> str:
    """Give the ISO date inside a version, or nothing.

    >>> day("releases/2025-10-15")
    '2025-10-15'
    """
    match = re.search(r"\d{4}-\d\d-\d\d", words)
    return match[0] if match else ""


def _frames(lines: Iterable[str]) -> Iterator[_Frame]:
    """Give the header, then each term: tag → its values, comments and modifiers cut off."""
    frame: _Frame = {}
    wanted = True
    for line in lines:
        if line.startswith("["):
            if wanted:
                yield frame
            frame, wanted = {}, line.startswith("[Term]")
        elif wanted and ":" in line:
            tag, _, value = line.partition(":")
            frame.setdefault(tag, []).append(_uncommented(value))
    if wanted:
        yield frame


def _uncommented(value: str) -> str:
    """Cut a comment off, and modifiers in braces: neither inside quotation marks, nor after a backslash."""
    match = _VALUE.match(value)
    return _MODIFIERS.sub("", match[0] if match else value).strip()


def _terms(frames: Iterable[_Frame]) -> dict[str, _Frame]:
    """Give the frames by identifier; those of one identifier are one."""
    terms: dict[str, _Frame] = {}
    for frame in frames:
        if identifier := _reference(frame.get("id", [""])[0]):
            whole = terms.setdefault(identifier, {})
            for tag, values in frame.items():
                whole.setdefault(tag, []).extend(values)
    return terms


def _prefixes(head: _Frame) -> dict[str, str]:
    return {words.split()[0]: words.split()[1] for words in head.get("idspace", ()) if " " in words}


def _property(head: _Frame, name: str) -> str:
    """Give the value of a property of the file, whatever prefix it stands under."""
    for words in head.get("property_value", ()):
        parts = words.split(" ", 1)
        if len(parts) == 2 and parts[0].rpartition(":")[2].rpartition("/")[2] == name:
            quoted = re.match(r'"((?:[^"\\]|\\.)*)"', parts[1])
            return _plain(quoted[1]) if quoted else parts[1].split(" ")[0]
    return ""


def _plain(words: str) -> str:
    return re.sub(r"\\(.)", lambda m: " " if m[1] in "nWt" else m[1], words)


def _reference(value: str) -> str:
    """Give the identifier that a value begins with: "CL:0000000 {x} ! cell" gives "CL:0000000"."""
    return value.split(" ", 1)[0].replace("\\:", ":")


class _Kinds:
    """Says of each term of which kind it is: by its prefix, by its namespace, by its ancestors in GO."""

    def __init__(self, terms: dict[str, _Frame], otherwise: str | None) -> None:
        self._terms = terms
        self._otherwise = otherwise or ""
        self._go: dict[str, str] = {}

    def of(self, identifier: str) -> str:
        frame = self._terms[identifier]
        if frame.get("is_obsolete", [""])[0].startswith("true"):
            return OBSOLETE
        prefix = prefix_of(identifier)
        if prefix == "CHR":
            band = _BAND.fullmatch(identifier)
            return "" if band is None else "band" if band[3] else "arm" if band[2] else "chromosome"
        if prefix == "GO":
            return self._in_go(identifier)
        return self._otherwise or TERM_OF_PREFIX.get(prefix, "")

    def _in_go(self, identifier: str) -> str:
        known = self._go.get(identifier)
        if known is not None:
            return known
        self._go[identifier] = ""  # a circle ends here
        frame = self._terms.get(identifier, {})
        found = _ROOTS.get(identifier) or TERM_OF_BRANCH.get(frame.get("namespace", [""])[0], "")
        if found in ("", "component"):
            above = {self._in_go(_reference(parent)) for parent in frame.get("is_a", ())}
            if "complex" in above or identifier == _COMPLEX:
                found = "complex"
            elif not found:
                found = min(above - {""}, default="")
        self._go[identifier] = found
        return found


def _entry(identifier: str, frame: _Frame, kind: str, prefixes: dict[str, str]) -> Entry:
    iri = iri_of(identifier, prefixes, in_obo=True)
    label = _plain(frame.get("name", [""])[0])
    if kind == OBSOLETE:
        successors = [*frame.get("replaced_by", ()), *frame.get("consider", ())]
        exact = tuple(
            (DCTERMS.isReplacedBy, iri_of(_reference(s), prefixes, in_obo=True))
            for s in frame.get("replaced_by", ())
        )
        return Entry(iri, kind, label or identifier, matches=exact if successors else ())
    if kind in ("chromosome", "arm", "band"):
        return _place(identifier, iri, label, kind)
    synonyms = []
    for value in frame.get("synonym", ()):
        match = _SYNONYM.match(value)
        if match is not None:
            name, rank = _plain(match[1]), _SCOPES.get(match[2] or "RELATED", RELATED)
            if rank == SYNONYM or " " in name or kind not in _FUNCTIONS:
                synonyms.append((name, rank))
    local = prefix_of(identifier)
    parents = (_reference(value) for value in frame.get("is_a", ()))
    return Entry(
        iri,
        kind,
        label or identifier,
        names=named(label or identifier, synonyms),
        matches=tuple(sorted(_matches(frame, prefixes))),
        parents=tuple(
            iri_of(parent, prefixes, in_obo=True) for parent in parents if prefix_of(parent) == local
        ),
    )


def _matches(frame: _Frame, prefixes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give the exact matches a term has by skos:exactMatch, under prefixes that are known."""
    for value in frame.get("property_value", ()):
        parts = value.split(" ")
        if len(parts) > 1 and parts[0] in ("skos:exactMatch", SKOS.exactMatch):
            target = _reference(parts[1].strip('"'))
            if target.startswith("http") or target.partition(":")[0] in CURIES:
                found = iri_of(target, prefixes, in_obo=True)
                if is_iri(found):
                    yield SKOS.exactMatch, found


def _place(identifier: str, iri: str, label: str, kind: str) -> Entry:
    """Give a human chromosome, arm or band; its names follow from its notation."""
    match = _BAND.fullmatch(identifier)
    assert match is not None
    notation = f"{match[1]}{match[2] or ''}{match[3] or ''}"
    chromosome = None if kind == "chromosome" else iri_of(f"CHR:9606-chr{match[1]}")
    return Entry(iri, kind, label, notation=notation, chromosome=chromosome)
