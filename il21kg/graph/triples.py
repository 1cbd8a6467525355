"""Turns values into triples: the only writer of RDF.

A statement becomes a node; when the source asserts it, also its direct triple:

    uniprot:Q9HBE4 ikg:mayBeInvolvedIn obo:GO_0001787 .
    stmt:3a76a0eb036a704a a ikg:ProcessStatement ; rdf:subject uniprot:Q9HBE4 ; ikg:evidence span:... .

Every node is named by its content (`identity`), so equal claims meet in one node, loading twice changes
nothing, and the graphs of documents merge by set union. rdflib is imported only where its graph is asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from il21kg.errors import Il21kgError
from il21kg.graph.identity import (
    TRUE,
    Literal,
    Node,
    cell_of,
    citation_iri,
    content,
    digest,
    document_iri,
    left_out_iri,
    n3,
    node_of,
    run_iri,
    section_iri,
    source_iri,
    span_iri,
    statement_iri,
)
from il21kg.graph.shortcuts import SHORT_CUTS
from il21kg.namespaces import (
    BASE,
    BIOLINK,
    CITO,
    DCAT,
    DCTERMS,
    FABIO,
    IKG,
    OA,
    OBO,
    OIO,
    PAV,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    XSD,
)
from il21kg.reading.inline_citations import InlineCitation, supported
from il21kg.reading.statements import End, LeftOut, Statement, Topic
from il21kg.resources import VERSION
from il21kg.text.citations import Citation, Journal, Work
from il21kg.text.document import Document, Section, Span
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.kinds import CLASS_OF_ALL, CLASS_OF_NAMED
from il21kg.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "DATASET",
    "Literal",
    "Node",
    "Triple",
    "build",
    "described",
    "document_iri",
    "n3",
    "run_iri",
    "span_iri",
    "statement_iri",
    "to_ntriples",
    "to_rdflib",
    "triples",
    "with_text",
]

DATASET: Final = BASE + "dataset"

Triple: TypeAlias = tuple[str, str, Node]


def build(
    document: Document,
    topic: Topic,
    statements: Sequence[Statement],
    citations: Sequence[Citation],
    vocabulary: Vocabulary,
    *,
    quotes: bool = True,
) -> "rdflib.Graph":
    """Give the graph of one document as rdflib's; what it holds, and what it raises, is said at `triples`."""
    return to_rdflib(triples(document, topic, statements, citations, vocabulary, quotes=quotes))


def to_rdflib(found: Iterable[Triple]) -> "rdflib.Graph":
    """Give triples as a graph of rdflib, with our prefixes; the validator wants one."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    iris: dict[str, rdflib.URIRef] = {}

    def term(node: Node) -> rdflib.URIRef | rdflib.Literal:
        if isinstance(node, str):
            return iris.get(node) or iris.setdefault(node, rdflib.URIRef(node))
        datatype = rdflib.URIRef(node.datatype) if node.datatype else None
        return rdflib.Literal(node.value, lang=node.language or None, datatype=datatype, normalize=False)

    for subject, predicate, node in found:
        graph.add((term(subject), term(predicate), term(node)))
    return graph


def to_ntriples(found: Iterable[Triple]) -> str:
    """Give triples as lines of canonical N-Triples, in their order; a store reads them."""
    return "".join(f"{n3(subject)} {n3(predicate)} {n3(node)} .\n" for subject, predicate, node in found)


def with_text(graph: "rdflib.Graph", document: Document) -> "rdflib.Graph":
    """Give a copy for the validator that holds the whole text; never store or export it."""
    import rdflib

    copy = rdflib.Graph(bind_namespaces="none")
    copy += graph
    copy.add((rdflib.URIRef(document_iri(document)), rdflib.URIRef(IKG.text), rdflib.Literal(document.text)))
    return copy


def triples(
    document: Document,
    topic: Topic,
    statements: Sequence[Statement],
    citations: Sequence[Citation],
    vocabulary: Vocabulary,
    *,
    inline: Sequence[InlineCitation] = (),
    left_out: Sequence[LeftOut] = (),
    quotes: bool = True,
) -> list[Triple]:
    """Give all triples of one document, sorted: the same values give the same list.

    Of `left_out` statements only a note is written. Without `quotes` the words of the spans are left out, and
    the document version says so.
    Raises Il21kgError when two different claims get the same IRI (a hash of 64 bits).
    """
    products = set(_reference_products(topic, statements, vocabulary))
    asserted = [each for each in statements if each.not_asserted is None]
    spans = {each.span for each in citations} | {each.span for each in inline}
    for each in statements:
        spans.update(each.evidence)
        spans.update(span for place in each.places for span in _words(place.subject, place.object))
    for note in left_out:
        spans.update(note.statement.evidence)
    found: set[Triple] = set()
    found.update(_left_out(document, left_out))
    found.update(_claims(document, statements))
    found.update(map(_direct, asserted))
    found.update(_short_cuts(asserted, products))
    found.update(_evidence(document, spans, quotes=quotes))
    found.update(_literature(document, citations, vocabulary))
    found.update(_publications(document, statements, inline, vocabulary))
    found.update(_provenance(document, vocabulary, quotes=quotes))
    found.update((gene, IKG.referenceProduct, protein) for gene, protein in products)
    found.update(_reference(statements, products, vocabulary))
    return sorted(found, key=lambda triple: (triple[0], triple[1], n3(triple[2])))


# --- statements


def _claims(document: Document, statements: Iterable[Statement]) -> Iterator[Triple]:
    """Give the statement nodes; equal claims share a node that has the evidence of all."""
    contents: dict[str, frozenset[tuple[str, Node]]] = {}
    for statement in statements:
        node, said = statement_iri(statement), content(statement)
        if contents.setdefault(node, said) != said:
            raise Il21kgError(
                f"Two different statements have the IRI {node}: "
                f"“{statement.trigger.text}” at {statement.sentence.start} is one of them.",
                "Nothing was stored. Please report this article: the hash of statements must become longer.",
            )
        yield from ((node, predicate, value) for predicate, value in said)
        yield from ((node, IKG.evidence, span_iri(document, span)) for span in statement.evidence)
        yield from ((node, IKG.byMeansOf, statement_iri(means)) for means in statement.means)
        for place in statement.places:
            yield from ((node, IKG.subjectSpan, span_iri(document, w)) for w in _words(place.subject))
            yield from ((node, IKG.objectSpan, span_iri(document, w)) for w in _words(place.object))


def _left_out(document: Document, left_out: Iterable[LeftOut]) -> Iterator[Triple]:
    """Give a note for each statement that broke a shape: where it stands, its words, and what was wrong."""
    for note in left_out:
        statement = note.statement
        node = left_out_iri(document, note)
        yield document_iri(document), IKG.leftOut, node
        yield node, RDF.type, IKG.LeftOut
        yield node, IKG.brokenShape, Literal(note.shape)
        yield node, IKG.problem, Literal(note.message)
        yield node, IKG.subjectWords, Literal(one_blank(statement.subject.label))
        yield node, IKG.relationPhrase, Literal(statement.trigger.text)
        yield node, IKG.objectWords, Literal(one_blank(statement.object.label))
        yield from ((node, IKG.quotedFrom, span_iri(document, span)) for span in statement.evidence)


def _words(*ends: End) -> tuple[Span, ...]:
    return tuple(end.span for end in ends if end.span and end.span.text)


def _direct(statement: Statement) -> Triple:
    subject = node_of(statement.subject)
    assert isinstance(subject, str), "a literal is no subject"
    return subject, statement.predicate, node_of(statement.object)


def _short_cuts(asserted: Iterable[Statement], products: set[tuple[str, str]]) -> Iterator[Triple]:
    """Give the triples that follow from others by a fixed rule."""
    asserted = tuple(asserted)
    encoded = {_direct(each)[::2] for each in asserted if each.predicate == OBO.RO_0002205}
    for statement in asserted:
        subject, relation, thing = _direct(statement)
        certainty, effects = getattr(IKG, statement.certainty), [getattr(IKG, e) for e in statement.effects]
        for cut in SHORT_CUTS.values():
            end = thing if cut.end == RDF.object else cell_of(statement)
            if end is not None and cut.follows(relation, certainty, effects):
                genes = (gene for gene, product in products | encoded if product == subject)
                yield from ((each, cut.predicate, end) for each in (genes if cut.of_product else (subject,)))


# --- text


def _evidence(document: Document, spans: set[Span], *, quotes: bool) -> Iterator[Triple]:
    """Give the spans, and the sections that hold one."""
    starts = [section.start for section in document.sections]
    holding: set[Section] = set()
    for span in spans:
        section = document.sections[bisect_right(starts, span.start) - 1]
        holding.add(section)
        node = span_iri(document, span)
        yield node, RDF.type, IKG.Span
        yield node, IKG.inSection, section_iri(document, section)
        yield node, OA.start, _integer(span.start)
        yield node, OA.end, _integer(span.end)
        if quotes:
            yield node, OA.exact, Literal(span.text)
            yield node, IKG.quoteSha256, Literal(digest(span.text))
    for section in holding:
        node = section_iri(document, section)
        yield node, RDF.type, IKG.Section
        yield node, DCTERMS.isPartOf, document_iri(document)
        yield node, RDFS.label, Literal(section.label, language=document.language)
        yield node, IKG.startsAt, _integer(section.start)
        yield node, IKG.endsAt, _integer(section.end)
        if section.machine_translated:
            yield node, IKG.machineTranslated, TRUE


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


# --- literature


def _literature(
    document: Document, citations: Iterable[Citation], vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Give the citations as printed, and what is known of their journals and works."""
    for citation in citations:
        node = citation_iri(document, citation)
        yield document_iri(document), CITO.cites, node
        yield node, RDF.type, IKG.Citation
        yield node, IKG.ordinal, _integer(citation.ordinal)
        yield node, IKG.quotedFrom, span_iri(document, citation.span)
        stated = (
            (IKG.statedAuthors, citation.authors, ""),
            (IKG.statedYear, citation.year, XSD.gYear),
            (IKG.statedTitle, citation.title, ""),
            (IKG.statedJournal, citation.journal, ""),
            (IKG.statedVolume, citation.volume, XSD.integer),
            (IKG.statedPages, citation.pages, ""),
            (IKG.statedDOI, citation.doi, ""),
        )
        yield from ((node, predicate, _stated(span, kind)) for predicate, span, kind in stated if span)
        yield from ((node, IKG.problem, Literal(words)) for words in citation.problems)
        if citation.journal_iri:
            yield node, IKG.journal, citation.journal_iri
            yield from _journal(vocabulary.journals[citation.journal_iri])
        if citation.work_iri:
            yield node, IKG.refersToWork, citation.work_iri
            yield from _work(vocabulary.works[citation.work_iri])


def _publications(
    document: Document,
    statements: Sequence[Statement],
    inline: Sequence[InlineCitation],
    vocabulary: Vocabulary,
) -> Iterator[Triple]:
    """Give the papers that the text cites for a statement, and the words that cite each."""
    for statement, place in supported(statements, inline):
        if paper := paper_iri(document, place):
            yield statement_iri(statement), BIOLINK.publications, paper
    for place in inline:
        span = span_iri(document, place.span)
        paper = paper_iri(document, place)
        if paper is None:
            yield document_iri(document), IKG.unmatchedReference, span
            continue
        yield paper, IKG.citedAt, span
        if place.work:
            yield from _work(vocabulary.works.get(place.work, Work(place.work, None, None, None, None, None)))


def paper_iri(document: Document, place: InlineCitation) -> str | None:
    """Give the paper cited at a place: its work, else the entry of the list; None where none fits."""
    if place.work or place.citation is None:
        return place.work
    return place.citation.work_iri or citation_iri(document, place.citation)


def _stated(span: Span, datatype: str) -> Literal:
    """Give a field as printed; a year or a volume that is not plain digits stays a string of its words."""
    digits = {XSD.gYear: r"[0-9]{4}", XSD.integer: r"0|[1-9][0-9]*"}.get(datatype)
    return Literal(span.text, datatype=datatype if digits and re.fullmatch(digits, span.text) else "")


def _journal(journal: Journal) -> Iterator[Triple]:
    yield journal.iri, RDF.type, IKG.Journal
    yield journal.iri, RDFS.label, Literal(journal.label, language="en")
    anchors = (
        (IKG.anchorYear, journal.anchor_year),
        (IKG.anchorVolume, journal.anchor_volume),
        (IKG.volumesPerYear, journal.volumes_per_year),
    )
    yield from ((journal.iri, predicate, _integer(n)) for predicate, n in anchors if n is not None)


def _work(work: Work) -> Iterator[Triple]:
    yield work.iri, RDF.type, FABIO.JournalArticle
    if work.title:
        yield work.iri, DCTERMS.title, Literal(work.title, language="en")
    if work.year:
        yield work.iri, FABIO.hasPublicationYear, Literal(f"{work.year:04}", datatype=XSD.gYear)


# --- provenance


def _provenance(document: Document, vocabulary: Vocabulary, *, quotes: bool) -> Iterator[Triple]:
    """Give the dataset, the run, and the document with its source."""
    yield from _run(document, vocabulary)
    yield from _version(document, quotes=quotes)


def _run(document: Document, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Give the dataset, and what made this part of it."""
    version, run = document_iri(document), run_iri(document, vocabulary)
    program = f"{PREFIXES['act']}il21kg-{VERSION}"

    yield DATASET, RDF.type, DCAT.Dataset
    yield DATASET, DCTERMS.title, Literal("il21kg knowledge graph", language="en")
    yield DATASET, DCTERMS.conformsTo, BASE + "ontology"
    yield DATASET, PAV.version, Literal(VERSION)
    yield DATASET, DCTERMS.source, version
    yield DATASET, PROV.wasGeneratedBy, run
    yield from ((DATASET, PROV.wasDerivedFrom, release) for release in vocabulary.releases)

    yield run, RDF.type, PROV.Activity
    yield run, PROV.used, version
    yield run, PROV.wasAssociatedWith, program
    yield run, BIOLINK.agent_type, Literal("text_mining_agent")
    yield run, BIOLINK.has_evidence_of_type, OBO.ECO_0007320
    yield run, IKG.vocabularyDigest, Literal(vocabulary.digest)
    yield program, RDF.type, PROV.SoftwareAgent
    yield program, RDFS.label, Literal(f"il21kg {VERSION}")


def _version(document: Document, *, quotes: bool) -> Iterator[Triple]:
    """Give the document as it was read, and the source it is a version of."""
    version, source = document_iri(document), source_iri(document.key)
    yield version, RDF.type, IKG.DocumentVersion
    yield version, DCTERMS.identifier, Literal(document.name)
    yield version, DCTERMS.isVersionOf, source
    yield version, DCTERMS.language, Literal(document.language)
    yield version, IKG.sha256, Literal(document.sha256)
    yield from ((version, DCTERMS.modified, Literal(day, datatype=XSD.date)) for _, day in document.updates)
    if document.url:
        yield version, DCTERMS.source, document.url
    yield from ((version, IKG.unreadDate, Literal(one_blank(date.text))) for date in document.unread_dates)
    if document.file_sha256:
        yield version, IKG.fileSha256, Literal(document.file_sha256)
    if not quotes:
        yield version, IKG.quotes, Literal("false", datatype=XSD.boolean)
    yield source, RDF.type, IKG.SourceDocument
    if document.title:
        yield source, DCTERMS.title, Literal(document.title.text, language=document.language)
    if document.german_version:
        yield source, IKG.availableInLanguage, Literal("de")


# --- vocabulary data: only of the terms that are used


def _reference_products(
    topic: Topic, statements: Iterable[Statement], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Give (gene, protein) for each protein that is a subject; where genes share one, the topic's."""
    for statement in statements:
        protein = statement.subject.iri
        if protein is None:
            continue
        if protein == topic.product:
            yield topic.iri, protein
        elif (term := vocabulary.terms.get(protein)) and term.gene:
            yield term.gene, protein


def _reference(
    statements: Iterable[Statement], products: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Describe each term a statement names, and what its ancestors, chromosome and broader concepts are."""
    named = {iri: (label, kind) for each in statements for iri, label, kind in _named(each)}
    waiting = sorted(named.keys() | {gene for gene, _ in products})
    seen = set(waiting)
    while waiting:
        iri = waiting.pop()
        term = vocabulary.terms.get(iri)
        if term is None:
            label, kind = named.get(iri, ("", ""))
            yield from _unlisted(iri, label, kind)
            continue
        if term.added:  # what is above it may be in no terminology at hand
            term = replace(term, parents=tuple(each for each in term.parents if each in vocabulary.terms))
        yield from described(term)
        if iri in named and not term.local and term.kind in CLASS_OF_NAMED:
            yield iri, RDF.type, CLASS_OF_NAMED[term.kind]
        broader = (target for predicate, target in term.matches if predicate == SKOS.broader)
        near = {*term.parents, *broader, *filter(None, (term.chromosome,))} - seen
        seen |= near
        waiting.extend(near)


def _named(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """Give IRI, label and kind of all a statement names; empty where only the vocabulary knows them."""
    for iri in (cell_of(statement), *statement.context_diseases, *statement.species):
        if iri:
            yield iri, "", ""
    yield from ((agent.iri, agent.label, agent.kind) for agent in statement.joint_agents)
    yield from ((end.iri, end.label, end.kind) for end in (statement.subject, statement.object) if end.iri)


def described(term: Term) -> Iterator[Triple]:
    """Give what the vocabulary says of a term."""
    yield term.iri, SKOS.prefLabel if term.local else RDFS.label, Literal(term.label, language="en")
    yield from _type(term.iri, term.kind, local=term.local)
    if term.added:
        yield term.iri, IKG.addedTerm, TRUE
    yield from ((term.iri, predicate, target) for predicate, target in term.matches)
    for name in term.shown_names:  # as a synonym too: this marks the name as not (only) the article's
        yield term.iri, SKOS.altLabel, Literal(name, language="en")
        yield term.iri, OIO.hasExactSynonym, Literal(name, language="en")
    yield from ((term.iri, RDFS.subClassOf, parent) for parent in term.parents)
    if term.notation:
        yield term.iri, SKOS.notation, Literal(term.notation)
    if term.chromosome:
        yield term.iri, OBO.BFO_0000050, term.chromosome


def _type(iri: str, kind: str, *, local: bool) -> Iterator[Triple]:
    if kind in CLASS_OF_ALL:
        yield iri, RDF.type, CLASS_OF_ALL[kind]
    elif local:
        yield iri, RDF.type, IKG.DiseaseConcept if kind == "disease" else IKG.Kind


def _unlisted(iri: str, label: str, kind: str) -> Iterator[Triple]:
    """Describe what the vocabulary does not list: an unresolved term by its words, another by its label."""
    if iri.startswith(PREFIXES["con"] + "unresolved-"):
        yield iri, RDF.type, IKG.UnresolvedTerm
        yield iri, RDFS.label, Literal(one_blank(label), language="en")
    elif label:
        yield iri, RDFS.label, Literal(label, language="en")
        yield from _type(iri, kind, local=False)
