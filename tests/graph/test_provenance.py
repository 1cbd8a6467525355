"""Where a graph comes from: the run, the document, its source."""

from dataclasses import replace

import pytest
from articles import VOCABULARY
from sayings import page

from il21kg.graph.identity import Literal, Node, document_iri, run_iri, source_iri
from il21kg.graph.provenance import DATASET, provenance
from il21kg.namespaces import DCTERMS, IKG, PROV, RDF, XSD
from il21kg.text.document import Document

PAGE = page("IL4 gene\n\nIt binds IL4R.\n")
VERSION, SOURCE, RUN = document_iri(PAGE), source_iri(PAGE.key), run_iri(PAGE, VOCABULARY)


def said(document: Document, *, quotes: bool = True) -> set[tuple[str, str, Node]]:
    return set(provenance(document, VOCABULARY, quotes=quotes))


@pytest.mark.parametrize(
    "triple",
    [
        (DATASET, PROV.wasGeneratedBy, RUN),
        (DATASET, DCTERMS.source, VERSION),
        (DATASET, PROV.wasDerivedFrom, VOCABULARY.releases[0]),
        (RUN, PROV.used, VERSION),
        (RUN, IKG.vocabularyDigest, Literal("d" * 64)),
        (VERSION, DCTERMS.isVersionOf, SOURCE),
        (VERSION, IKG.sha256, Literal(PAGE.sha256)),
        (VERSION, DCTERMS.identifier, Literal("page.txt")),
        (SOURCE, RDF.type, IKG.SourceDocument),
        (SOURCE, DCTERMS.title, Literal("IL4 gene", "en")),
    ],
    ids=lambda triple: triple[1].rpartition("/")[2],
)
def test_a_graph_says_where_it_comes_from(triple: tuple[str, str, Node]) -> None:
    assert triple in said(PAGE)


@pytest.mark.parametrize(
    ("document", "quotes", "added"),
    [
        (PAGE, False, (VERSION, IKG.quotes, Literal("false", datatype=XSD.boolean))),
        (
            replace(PAGE, url="https://example.org/a"),
            True,
            (VERSION, DCTERMS.source, "https://example.org/a"),
        ),
        (replace(PAGE, file_sha256="f" * 64), True, (VERSION, IKG.fileSha256, Literal("f" * 64))),
        (replace(PAGE, german_version=True), True, (SOURCE, IKG.availableInLanguage, Literal("de"))),
    ],
    ids=["no quotes", "address", "file", "German"],
)
def test_what_is_known_of_some_documents_only(
    document: Document, quotes: bool, added: tuple[str, str, Node]
) -> None:
    assert said(document, quotes=quotes) - said(PAGE) == {added}
