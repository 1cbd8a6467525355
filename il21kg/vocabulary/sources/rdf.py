"""Reads a terminology in RDF: OWL, OBO in RDF/XML, SKOS, in any syntax that pyoxigraph reads."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from il21kg.errors import InputError, SyntaxFault
from il21kg.limits import check_rdf
from il21kg.namespaces import DCTERMS, IDENTIFIERS, OIO, OWL, PREFIXES, RDF, RDFS, SKOS, is_iri, shortened
from il21kg.vocabulary.kinds import TERM_OF_BRANCH, TERM_OF_PREFIX, TERM_OF_TYPE
from il21kg.vocabulary.sources.entries import (
    OBSOLETE,
    Entry,
    Terminology,
    named,
    prefix_of,
    told,
)
from il21kg.vocabulary.sources.obo import day, licence
from il21kg.vocabulary.spelling import RELATED, SYNONYM

if TYPE_CHECKING:
    import pyoxigraph as ox

#: What relative IRIs are relative to; they name nothing outside of their file.
_HERE: Final = "file:///"
_OBO_IN_OWL: Final = PREFIXES["oio"]
_SYNONYMS: Final = (
    (OIO.hasExactSynonym, SYNONYM),
    (SKOS.altLabel, SYNONYM),
    (OIO.hasRelatedSynonym, RELATED),
    (_OBO_IN_OWL + "hasNarrowSynonym", RELATED),
    (_OBO_IN_OWL + "hasBroadSynonym", RELATED),
    (SKOS.hiddenLabel, RELATED),
)
_REPLACED: Final = (PREFIXES["obo"] + "IAO_0100001", DCTERMS.isReplacedBy)
_MATCHES: Final = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_ONTOLOGY: Final = (PREFIXES["owl"] + "Ontology", SKOS.ConceptScheme)
#: Ending of a file → its syntax; OWL files without more are RDF/XML.
ENDINGS: Final = {
    "ttl": "ttl",
    "nt": "nt",
    "rdf": "rdf",
    "owl": "rdf",
    "xml": "rdf",
    "jsonld": "jsonld",
    "n3": "n3",
}


def read_rdf(data: bytes, ending: str, name: str, kind: str | None = None) -> Terminology:
    """Read an RDF file; words in another language than English are passed over.

    Raises SyntaxFault with the place where it does not parse, InputError for an ending of no known syntax.
    """
    import pyoxigraph as ox

    syntax = ox.RdfFormat.from_extension(ENDINGS.get(ending, ending))
    if syntax is None:
        raise InputError(f"{name}: .{ending} is no syntax of RDF.", f"There are: {', '.join(ENDINGS)}.")
    check_rdf(data, syntax.file_extension, name)
    try:
        rows = _rows(ox.parse(data, format=syntax, base_iri=_HERE, lenient=True))
    except SyntaxError as error:
        raise SyntaxFault(
            f"{name}: {error.msg}", error.lineno or 1, error.offset or 1, "Mend the file, or take it again."
        ) from error
    entries: list[Entry] = []
    unknown: list[str] = []
    strange: list[str] = []
    for iri, row in rows.items():
        entry = _entry(iri, row, kind)
        if entry is not None and is_iri(iri):
            entries.append(entry)
        elif row.get(RDFS.label) or row.get(SKOS.prefLabel):
            (unknown if entry is None else strange).append(shortened(iri.removeprefix(_HERE)))
    scheme = next((row for row in rows.values() if set(row.get(RDF.type, ())) & {*_ONTOLOGY}), {})
    release = _first(scheme, OWL.versionIRI, OWL.versionInfo, DCTERMS.modified)
    return Terminology(
        entries=tuple(entries),
        title=_first(
            scheme, DCTERMS.title, "http://purl.org/dc/elements/1.1/title", RDFS.label, SKOS.prefLabel
        ),
        release=release,
        licence=licence(_first(scheme, DCTERMS.license, "http://purl.org/dc/elements/1.1/rights")),
        date=day(release),
        remarks=tuple(_remarks(unknown, strange)),
    )


def _rows(quads: "Iterable[ox.Quad]") -> dict[str, dict[str, list[str]]]:
    """Return what is said of each IRI: predicate → IRIs and English words."""
    import pyoxigraph as ox

    rows: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        subject, thing = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(thing, ox.NamedNode | ox.Literal):
            continue
        if isinstance(thing, ox.Literal) and thing.language and not thing.language.startswith("en"):
            continue
        rows.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(thing.value)
    return rows


def _remarks(unknown: list[str], strange: list[str]) -> Iterator[str]:
    if unknown:
        yield (
            f"{len(unknown)} labelled things of no known kind are left out; --kind names one for them: "
            f"{told(unknown)}."
        )
    if strange:
        yield (
            f"{len(strange)} terms are left out, whose identifiers are no absolute IRIs: {told(strange)}. "
            f"{IDENTIFIERS}"
        )


def _first(row: dict[str, list[str]], *predicates: str) -> str:
    return next((row[predicate][0] for predicate in predicates if row.get(predicate)), "")


def _entry(iri: str, row: dict[str, list[str]], kind: str | None) -> Entry | None:
    label = _first(row, RDFS.label, SKOS.prefLabel)
    if not label:
        return None
    if _first(row, OWL.deprecated) in ("true", "1"):
        successors = (target for predicate in _REPLACED for target in row.get(predicate, ()))
        return Entry(iri, OBSOLETE, label, matches=tuple((DCTERMS.isReplacedBy, each) for each in successors))
    found = _kind(iri, row, kind)
    if not found:
        return None
    names = [(name, rank) for predicate, rank in _SYNONYMS for name in row.get(predicate, ())]
    local = prefix_of(iri)
    parents = [*row.get(RDFS.subClassOf, ()), *row.get(SKOS.broader, ())]
    return Entry(
        iri,
        found,
        label,
        names=named(label, names),
        matches=tuple(sorted((p, target) for p in _MATCHES for target in row.get(p, ()) if is_iri(target))),
        parents=tuple(dict.fromkeys(p for p in parents if prefix_of(p) == local)),
    )


def _kind(iri: str, row: dict[str, list[str]], kind: str | None) -> str:
    typed = next((TERM_OF_TYPE[t] for t in row.get(RDF.type, ()) if t in TERM_OF_TYPE), "")
    if typed or kind:
        return typed or kind or ""
    prefix = prefix_of(iri)
    if prefix == "GO":
        return TERM_OF_BRANCH.get(_first(row, _OBO_IN_OWL + "hasOBONamespace"), "")
    return TERM_OF_PREFIX.get(prefix, "")
