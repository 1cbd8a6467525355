"""Writes where a graph comes from: the dataset, the run, the document and its source."""

from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.graph.identity import (
    Literal,
    Triple,
    document_iri,
    model_iri,
    proposal_iri,
    review_iri,
    run_iri,
    source_iri,
    statement_iri,
)
from il21kg.namespaces import BASE, BIOLINK, DCAT, DCTERMS, IKG, OBO, PAV, PREFIXES, PROV, RDF, RDFS, XSD
from il21kg.reading.statements import Proposer, Review, Statement
from il21kg.resources import VERSION
from il21kg.text.document import Document
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.vocabulary import Vocabulary

DATASET: Final = BASE + "dataset"


def provenance(
    document: Document, vocabulary: Vocabulary, *, quotes: bool, decisions: str = ""
) -> Iterator[Triple]:
    """Give the dataset, the run, and the document with its source.

    `decisions` is the digest of what curators decided of the document.
    """
    yield from _run(document, vocabulary, decisions)
    yield from _version(document, quotes=quotes)


def reviews(statements: Iterable[Statement]) -> Iterator[Triple]:
    """Give what curators did: who decided what of which statement, when, and why."""
    for statement in statements:
        for review in statement.reviews:
            yield statement_iri(statement), IKG.review, review_iri(review)
            if review.action == "add":
                yield statement_iri(statement), PROV.wasAttributedTo, review.curator
            yield from _review(review)


def _review(review: Review) -> Iterator[Triple]:
    node = review_iri(review)
    yield node, RDF.type, IKG.Review
    yield node, IKG.action, Literal(review.action)
    yield node, PROV.wasAssociatedWith, review.curator
    yield node, PROV.endedAtTime, Literal(review.date, datatype=XSD.dateTime)
    if review.reason:
        yield node, RDFS.comment, Literal(review.reason)
    yield review.curator, RDF.type, PROV.Person


def _run(document: Document, vocabulary: Vocabulary, decisions: str) -> Iterator[Triple]:
    """Give the dataset, and what made this part of it."""
    version, run = document_iri(document), run_iri(document, vocabulary, decisions)
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
    if decisions:
        yield run, IKG.decisionsDigest, Literal(decisions)
    yield program, RDF.type, PROV.SoftwareAgent
    yield program, RDFS.label, Literal(f"il21kg {VERSION}")


def proposals(statements: Iterable[Statement]) -> Iterator[Triple]:
    """Give the models that propose statements, what they were asked, and what they answered, as hashes."""
    for each in sorted({proposer for statement in statements for proposer in statement.proposers}):
        node, model = proposal_of(each), model_iri(each.model)
        yield node, RDF.type, IKG.Proposal
        yield node, PROV.wasAttributedTo, model
        yield node, BIOLINK.agent_type, Literal("computational_model")
        yield node, IKG.promptSha256, Literal(each.prompt)
        yield node, IKG.answerSha256, Literal(each.answer)
        yield model, RDF.type, PROV.SoftwareAgent
        yield model, RDFS.label, Literal(each.model)


def proposal_of(proposer: Proposer) -> str:
    """Give the IRI of the proposal of a model."""
    return proposal_iri(proposer.model, proposer.prompt, proposer.answer)


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
