"""Writes where a graph comes from: the dataset, the run, the document and its source."""

from collections.abc import Iterator
from typing import Final

from il21kg.graph.identity import Literal, Triple, document_iri, run_iri, source_iri
from il21kg.namespaces import BASE, BIOLINK, DCAT, DCTERMS, IKG, OBO, PAV, PREFIXES, PROV, RDF, RDFS, XSD
from il21kg.resources import VERSION
from il21kg.text.document import Document
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.vocabulary import Vocabulary

DATASET: Final = BASE + "dataset"


def provenance(document: Document, vocabulary: Vocabulary, *, quotes: bool) -> Iterator[Triple]:
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
