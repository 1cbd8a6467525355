"""The documents of a store: one version of each, the run that read it, and which one a name stands for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.errors import InputError
from il21kg.namespaces import DCTERMS, IKG, PREFIXES, PROV, RDFS
from il21kg.text.keys import source_key

DOCUMENTS: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ikg: <https://w3id.org/il21kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?source ?document ?sha256 ?name ?title ?run ?program ?digest ?url {
  ~one
  ?document dcterms:isVersionOf ?source ; ikg:sha256 ?sha256 .
  ?run prov:used ?document .
  OPTIONAL { ?document dcterms:identifier ?name }
  OPTIONAL { ?document dcterms:source ?url }
  OPTIONAL { ?source dcterms:title ?title }
  OPTIONAL { ?run prov:wasAssociatedWith/rdfs:label ?program }
  OPTIONAL { ?run ikg:vocabularyDigest ?digest }
}
"""
"""Asks for the rows of documents; `~one` is where a pattern may leave one of them."""


Match: TypeAlias = Callable[
    [ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None], Iterable[ox.Triple | ox.Quad]
]
"""Gives the triples with these parts; None stands for any."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was loaded: one version of it, and the run that read it."""

    key: str
    """The source's key, the last part of `source`."""
    source: str
    """IRI of the source document, of which the text is a version."""
    document: str
    """IRI of the version of the text."""
    sha256: str
    """SHA-256 of the text, 64 hex digits."""
    name: str
    """Name of the file it was read from; empty when unknown."""
    title: str
    """Title of the article; empty when it has none."""
    run: str
    """IRI of the run: the same text, program and vocabulary give the same run."""
    program: str
    """Program and version: `il21kg 0.1.0`."""
    digest: str
    """Digest of the vocabulary it was read with."""
    url: str = ""
    """The address it was taken from; empty when that was not told."""

    def __repr__(self) -> str:
        return f"Source({self.key!r}, title={self.title!r}, sha256={self.sha256[:16]!r})"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a document as one run has read it: what tells whether it need not be read again."""

    source: str
    """IRI of the source document."""
    document: str
    """IRI of the version of its text."""
    run: str
    """IRI of the run: it says with which program, terms and decisions."""
    name: str
    """Name of the file, or of the row."""
    url: str = ""
    """The address it was taken from; empty stands for any."""


Fact: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def facts_of(version: Version) -> tuple[Fact, ...]:
    """Give the triples that a store has in its default graph where it holds this version."""
    document = ox.NamedNode(version.document)
    facts: tuple[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal], ...] = (
        (document, DCTERMS.isVersionOf, ox.NamedNode(version.source)),
        (ox.NamedNode(version.run), PROV.used, document),
        (document, DCTERMS.identifier, ox.Literal(version.name)),
        *([(document, DCTERMS.source, ox.NamedNode(version.url))] if version.url else []),
    )
    return tuple((subject, ox.NamedNode(link), thing) for subject, link, thing in facts)


def those_of(facts: Iterable[Fact]) -> str:
    """Give the question which of these triples a store has."""
    rows = "\n".join(f"({subject} {link} {thing})" for subject, link, thing in facts)
    return f"SELECT ?s ?p ?o {{\nVALUES (?s ?p ?o) {{\n{rows}\n}}\n?s ?p ?o }}"


DECIDED: Final = f"""SELECT ?document ?digest {{
  ?run <{PROV.used}> ?document ; <{IKG.decisionsDigest}> ?digest }}"""
"""Asks for the documents that curators decided something of, with the digest of their decisions."""


def sources(rows: Iterable[Mapping[str, str]]) -> tuple[Source, ...]:
    """Give the documents of the rows of `DOCUMENTS`, in the order of their keys."""
    return tuple(
        Source(key=row["source"].removeprefix(PREFIXES["doc"]), **row)
        for row in sorted(rows, key=itemgetter("source", "document"))
    )


def version_rows(match: Match, source: str) -> Iterator[dict[str, str]]:
    """Give the rows of `DOCUMENTS` of the source with this IRI, by looking up one thing after another.

    The engine would go through all documents for them.
    """

    def named(subject: str, link: str) -> str:
        found = (each.object for each in match(ox.NamedNode(subject), ox.NamedNode(link), None))
        return min((str(getattr(each, "value", "")) for each in found), default="")

    def of(link: str, thing: str) -> list[str]:
        found = (each.subject for each in match(None, ox.NamedNode(link), ox.NamedNode(thing)))
        return [each.value for each in found if isinstance(each, ox.NamedNode)]

    for document in of(DCTERMS.isVersionOf, source):
        for run in of(PROV.used, document):
            agent = named(run, PROV.wasAssociatedWith)
            yield {
                "source": source,
                "document": document,
                "sha256": named(document, IKG.sha256),
                "name": named(document, DCTERMS.identifier),
                "title": named(source, DCTERMS.title),
                "run": run,
                "program": named(agent, RDFS.label) if agent else "",
                "digest": named(run, IKG.vocabularyDigest),
                "url": named(document, DCTERMS.source),
            }


def chosen(name: str, documents: tuple[Source, ...], place: str) -> Source:
    """Give the document that a key, an IRI, a path, or the beginning of a SHA-256 stands for.

    Raises InputError that lists what is there when there is none, or more than one.
    """
    fitting = [each for each in documents if name in (each.key, each.source)]
    fitting = fitting or [each for each in documents if each.document == name]
    if not fitting and re.fullmatch(r"[0-9a-fA-F]{8,64}", name):
        fitting = [each for each in documents if each.sha256.startswith(name.lower())]
    fitting = fitting or [each for each in documents if each.key == source_key(Path(name).name)]
    if len({each.source for each in fitting}) == 1:
        return fitting[-1]
    if fitting:
        raise InputError(f"“{name}” fits more than one document in {place}.", _listed(fitting))
    raise InputError(f"No document “{name}” in {place}.", _listed(_nearest(name, documents)))


def _listed(documents: Sequence[Source]) -> str:
    """List documents for a message, no more than a person reads."""
    lines = [f"  {each.key}  {each.sha256[:16]}  {each.title or each.name}" for each in documents[:_SHOWN]]
    more = len(documents) - len(lines)
    return "\n".join(["There is:", *lines, *([f"  and {more:,} more: il21kg documents"] if more else [])])


_SHOWN: Final = 10
"""Documents that a message lists at most."""


def _nearest(name: str, documents: Sequence[Source]) -> list[Source]:
    """Give documents with those first whose keys look most like a name."""
    from difflib import get_close_matches

    alike = get_close_matches(source_key(Path(name).name), [each.key for each in documents], n=_SHOWN)
    return sorted(documents, key=lambda each: alike.index(each.key) if each.key in alike else len(alike))


def version_in(graph: set[ox.Triple]) -> tuple[str, str]:
    """Give the IRIs of the document version that a graph is of, and of its source."""
    versions = [each for each in graph if each.predicate.value == PREFIXES["dcterms"] + "isVersionOf"]
    if len(versions) != 1:
        raise InputError(f"The graph is of {len(versions)} documents; one is saved at a time.")
    return str(versions[0].subject)[1:-1], str(versions[0].object)[1:-1]
