"""Reads things and claims out of RDF, subject by subject: statements in any of the usual forms, and triples.

    _:1 rdf:subject hgnc:6005 ; rdf:predicate … ; rdf:object …     a statement (also of Biolink, OWL, RDF 1.2)
    hgnc:6005 ikg:actsOnCell obo:CL_0000236                        a triple between two things

What a triple says is known from somewhere when a statement says it too, or its named graph tells its source.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

import pyoxigraph as ox

from il21kg.audit.registers import named
from il21kg.audit.values import Claim, Document, Part, Thing, Told, Words
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import BIOLINK, DCTERMS, IKG, OA, PREFIXES, RDF, RDFS, SKOS, local_name

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Parts: TypeAlias = dict[str, list[Node]]
"""What is said of a subject, by predicate."""

_B, _OWL, _PROV, _SCHEMA = (PREFIXES[name] for name in ("biolink", "owl", "prov", "schema"))
_HTTP_SCHEMA: Final = "http://schema.org/"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_REIFIES: Final = f"{PREFIXES['rdf']}reifies"
#: The parts of a statement: of RDF, of Biolink, of OWL.
_FORMS: Final = (
    (RDF.subject, RDF.predicate, RDF.object),
    (f"{_B}subject", f"{_B}predicate", f"{_B}object"),
    (f"{_OWL}annotatedSource", f"{_OWL}annotatedProperty", f"{_OWL}annotatedTarget"),
)
_SOURCES: Final = (
    IKG.evidence, BIOLINK.publications, f"{_B}primary_knowledge_source", f"{_B}knowledge_source",
    f"{_B}aggregator_knowledge_source", f"{_B}provided_by", f"{_B}supporting_documents",
    DCTERMS.source, f"{_DC}source",
    f"{_PROV}wasDerivedFrom", f"{_PROV}hadPrimarySource", f"{_PROV}wasAttributedTo", f"{_PROV}wasGeneratedBy",
    f"{_SCHEMA}citation", f"{_HTTP_SCHEMA}citation", f"{PREFIXES['oio']}hasDbXref", f"{_PROV}wasQuotedFrom",
)  # fmt: skip
_EVIDENCE: Final = (
    IKG.evidence, BIOLINK.publications, BIOLINK.has_evidence_of_type, f"{_B}has_evidence",
    f"{_B}supporting_text", OA.exact, f"{PREFIXES['obo']}RO_0002558", f"{PREFIXES['oio']}hasDbXref",
    f"{_PROV}wasQuotedFrom",
)  # fmt: skip
_LICENCES: Final = (
    DCTERMS.license, f"{_SCHEMA}license", f"{_HTTP_SCHEMA}license", "http://creativecommons.org/ns#license",
    DCTERMS.rights, f"{_DC}rights",
)  # fmt: skip
_CREATORS: Final = (
    DCTERMS.creator, DCTERMS.publisher, f"{_DC}creator", f"{_SCHEMA}creator", f"{_HTTP_SCHEMA}creator",
    f"{PREFIXES['pav']}createdBy", f"{PREFIXES['pav']}authoredBy", f"{_PROV}wasAttributedTo",
)  # fmt: skip
_DATES: Final = (
    DCTERMS.issued, DCTERMS.modified, DCTERMS.created, f"{PREFIXES['pav']}version", f"{_OWL}versionInfo",
    f"{_OWL}versionIRI", f"{PREFIXES['dcat']}version", f"{_SCHEMA}dateModified", f"{_SCHEMA}version",
)  # fmt: skip
_DATASETS: Final = (
    f"{PREFIXES['dcat']}Dataset", f"{PREFIXES['void']}Dataset", f"{_OWL}Ontology", f"{_SCHEMA}Dataset",
    f"{_HTTP_SCHEMA}Dataset",
)  # fmt: skip
_LABELS: Final = (RDFS.label, SKOS.prefLabel, f"{_B}name", f"{_SCHEMA}name", f"{_HTTP_SCHEMA}name")
_KINDS: Final = (RDF.type, f"{_B}category")
#: Vocabularies whose properties describe, and claim nothing of biology.
_DESCRIBING: Final = (
    *(PREFIXES[name] for name in (
        "rdf", "rdfs", "owl", "skos", "dcterms", "prov", "void", "dcat", "oa", "pav", "sh", "schema", "cito",
        "fabio", "oio",
    )),
    _DC, _HTTP_SCHEMA, "http://xmlns.com/foaf/0.1/", "http://www.nanopub.org/nschema#", "http://purl.org/nanopub/",
    "http://creativecommons.org/ns#", "http://www.w3.org/ns/sparql-service-description#",
)  # fmt: skip
#: Properties of Biolink that describe.
_BIOLINK_WORDS: Final = tuple(
    f"{_B}{name}"
    for name in ("category", "in_taxon", "provided_by", "xref", "same_as", "publications", "synonym")
)
#: Classes of ours that are things, and no records of claims.
_CONCEPTS: Final = frozenset(
    (
        *(IKG.DiseaseConcept, IKG.GeneKind, IKG.Kind, IKG.ProteinFamily, IKG.TranscriptAttribute),
        *(IKG.UnresolvedTerm, IKG.CellEffect),
    )
)
_PARTHOOD: Final = (f"{PREFIXES['obo']}BFO_0000050", f"{PREFIXES['obo']}BFO_0000051")


class Rdf:
    """A graph in an engine, read as an audit reads it."""

    def __init__(self, engine: ox.Store, *, graphs: bool) -> None:
        """Take an engine; its named graphs count too where `graphs` says so."""
        self._engine = engine
        self._graph = None if graphs else ox.DefaultGraph()
        self._said: set[int] = set()
        """Hashes of what statements say, of theirs that are known from somewhere."""
        self._objects: set[int] = set()
        """Hashes of what statements are about: objects, and cells."""
        self._named: dict[str, None] = {}
        """The ends of claims."""

    def parts(self) -> Iterator[Part]:
        """Give claims, things that are their ends, words with their hashes, and what datasets say."""
        yield from self._statements()
        for subject, graph, parts in self._subjects():
            yield from self._of_dataset(parts)
            yield from _words(subject, parts)
            if not _is_record(parts):
                yield from self._triples(subject, graph, parts)
        yield from (self._thing(ox.NamedNode(end)) for end in self._named)

    # --- statements

    def _statements(self) -> Iterator[Claim]:
        """Give each statement, and remember what it says."""
        told: set[int] = set()
        for form in _FORMS:
            for quad in self._match(None, form[0], None):
                if hash(quad.subject) not in told:
                    told.add(hash(quad.subject))
                    yield from self._statement(quad.subject, form)
        for quad in self._match(None, _REIFIES, None):
            if isinstance(quad.object, ox.Triple):
                parts = self._parts(quad.subject)
                said = (quad.object.subject, quad.object.predicate, quad.object.object)
                yield self._claim(quad.subject, parts, *said)

    def _statement(self, node: Node, form: tuple[str, str, str]) -> Iterator[Claim]:
        parts = self._parts(node)
        subject, predicate, thing = (parts.get(each, [None])[0] for each in form)
        self._objects.update(hash(_written(cell)) for cell in parts.get(IKG.cellContext, ()))
        if subject is not None:
            yield self._claim(node, parts, subject, predicate, thing)

    def _claim(
        self, node: Node, parts: Parts, subject: Node, predicate: Node | None, thing: Node | None
    ) -> Claim:
        """Give a statement as a claim."""
        ends = ("" if each is None else _written(each) for each in (subject, predicate, thing))
        one, relation, other = ends
        sources = tuple(_written(each) for link in _SOURCES for each in parts.get(link, ()))
        if sources:
            self._said.add(hash((one, relation, other)))
        self._objects.add(hash(other))
        self._name(subject, thing)
        certain = {local_name(_written(each)) for each in parts.get(IKG.certainty, ())}
        negated = any(_written(each) == "true" for each in parts.get(BIOLINK.negated, ()))
        return Claim(
            one,
            relation,
            other,
            where=_written(node),
            sources=sources,
            evidence=any(link in parts for link in _EVIDENCE),
            quotes=tuple(self._quotes(parts)),
            negated=negated,
            hedged="hedged" in certain,
            marked=bool(certain),
            asserted=(negated or "hedged" in certain) and self._stands(subject, predicate, thing),
            id=_written(node),
            key=_said(parts),
            cited=tuple(_written(each) for each in parts.get(BIOLINK.publications, ())),
            literal=isinstance(thing, ox.Literal),
        )

    def _quotes(self, parts: Parts) -> Iterator[str]:
        for link in (f"{_B}supporting_text", OA.exact):
            yield from (_written(each) for each in parts.get(link, ()))
        for span in parts.get(IKG.evidence, ()):
            yield from (_written(quad.object) for quad in self._match(span, OA.exact, None))

    def _stands(self, subject: Node, predicate: Node | None, thing: Node | None) -> bool:
        """Tell whether what a statement says stands there as a triple as well."""
        if predicate is None or thing is None:
            return False
        return any(True for _ in self._match(subject, _written(predicate), thing))

    # --- triples

    def _triples(self, subject: str, graph: str, parts: Parts) -> Iterator[Claim]:
        """Give the triples of a thing that claim something and that no sourced statement says."""
        sources: tuple[str, ...] | None = None
        for predicate, things in parts.items():
            if _describes(predicate):
                continue
            for thing in things:
                if not isinstance(thing, ox.NamedNode) or self._known(subject, predicate, thing.value):
                    continue
                sources = self._of_graph(graph) if sources is None else sources
                self._name(ox.NamedNode(subject) if subject[:2] != "_:" else None, thing)
                yield Claim(subject, predicate, thing.value, subject, sources, bool(sources))

    def _known(self, subject: str, predicate: str, thing: str) -> bool:
        """Tell whether a triple needs no source of its own."""
        if hash((subject, predicate, thing)) in self._said:
            return True
        if predicate in SHORT_CUTS and hash(thing) in self._objects:
            return True
        return predicate == IKG.referenceProduct or (predicate in _PARTHOOD and _alike(subject, thing))

    def _of_graph(self, graph: str) -> tuple[str, ...]:
        """Give where a named graph is from, as the others tell it."""
        if not graph:
            return ()
        parts = self._parts(ox.NamedNode(graph))
        return tuple(_written(each) for link in _SOURCES for each in parts.get(link, ()))

    # --- things

    def _name(self, *ends: Node | None) -> None:
        self._named.update((end.value, None) for end in ends if isinstance(end, ox.NamedNode))

    def _thing(self, node: ox.NamedNode) -> Thing:
        labels = tuple(_written(each) for link in _LABELS for each in self._values(node, link))
        kinds = tuple(_written(each) for link in _KINDS for each in self._values(node, link))
        is_class = any(True for _ in self._match(None, RDF.type, node))
        return Thing(node.value, node.value, labels, kinds or ((f"{_OWL}Class",) if is_class else ()))

    def _of_dataset(self, parts: Parts) -> Iterator[Told]:
        """Give what a dataset says of itself; a licence may stand at anything."""
        licences = tuple(_written(each) for link in _LICENCES for each in parts.get(link, ()))
        is_one = any(_written(each) in _DATASETS for each in parts.get(RDF.type, ()))
        if is_one or licences:
            creators, dates = (
                tuple(_written(each) for link in links for each in parts.get(link, ()))
                for links in (_CREATORS, _DATES)
            )
            yield Told(licences, creators if is_one else (), dates if is_one else ())

    # --- the engine

    def _subjects(self) -> Iterator[tuple[str, str, Parts]]:
        """Give each subject with its graph and what is said of it there; the engine gives them together."""
        quads = self._engine.quads_for_pattern(None, None, None, self._graph)
        for (_, _), group in groupby(quads, key=attrgetter("graph_name", "subject")):
            first, *rest = group
            graph = first.graph_name.value if isinstance(first.graph_name, ox.NamedNode) else ""
            yield _written(first.subject), graph, _by_predicate((first, *rest))

    def _parts(self, node: Node) -> Parts:
        return _by_predicate(self._match(node, None, None))

    def _values(self, node: Node, link: str) -> list[Node]:
        return [quad.object for quad in self._match(node, link, None)]

    def _match(self, subject: Node | None, link: str | None, thing: Node | None) -> Iterator[ox.Quad]:
        if isinstance(subject, ox.Literal):
            return iter(())
        predicate = None if link is None else ox.NamedNode(link)
        return self._engine.quads_for_pattern(subject, predicate, thing, self._graph)


def _by_predicate(quads: Iterable[ox.Quad]) -> Parts:
    parts: Parts = {}
    for quad in quads:
        parts.setdefault(quad.predicate.value, []).append(quad.object)
    return parts


def _written(node: Node) -> str:
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    return str(node) if isinstance(node, ox.Triple) else node.value


def _said(parts: Parts) -> tuple[str, ...]:
    return tuple(sorted(f"{link} {each}" for link, things in parts.items() for each in map(str, things)))


def _is_record(parts: Parts) -> bool:
    """Tell whether a subject is a statement, a span, a document, a run, and no thing of the world."""
    if any(form[0] in parts for form in _FORMS) or _REIFIES in parts:
        return True
    for kind in parts.get(RDF.type, ()):
        name = _written(kind)
        if name in _CONCEPTS or name.startswith((_SCHEMA, _HTTP_SCHEMA)):
            continue
        if name.startswith((PREFIXES["ikg"], *_DESCRIBING)) and not name.startswith((_OWL, PREFIXES["rdfs"])):
            return True
    return False


def _describes(predicate: str) -> bool:
    return predicate.startswith(_DESCRIBING) or predicate in _BIOLINK_WORDS


def _alike(one: str, other: str) -> bool:
    """Tell whether two terms are of one terminology: what it says of its own terms needs no source here."""
    register = named(one).register
    return bool(register) and register == named(other).register


def _words(subject: str, parts: Parts) -> Iterator[Words | Document]:
    """Give the words of a span with what their hash should be, and the hash of a document."""
    hashes = [_written(each) for each in parts.get(IKG.quoteSha256, ())]
    for exact in parts.get(OA.exact, ()):
        yield Words(subject, _written(exact), hashes[0] if hashes else "", _length(parts))
    for sha256, name in zip(parts.get(IKG.sha256, ()), parts.get(DCTERMS.identifier, ()), strict=False):
        yield Document(subject, _written(name), _written(sha256))


def _length(parts: Parts) -> int | None:
    """Give how long a quote is by its offsets, where it has one of each."""
    ends = [[_written(each) for each in parts.get(link, ())] for link in (OA.start, OA.end)]
    if all(len(each) == 1 and each[0].isdecimal() for each in ends):
        return int(ends[1][0]) - int(ends[0][0])
    return None
