"""The whole pipeline on one page: an article becomes a validated graph in a store.

read   file → Document → topic, statements, citations          (an Article)
save   Article → triples → findings → store                    (an Outcome)
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from il21kg import graph
from il21kg.bibliography import Citation, read_citations
from il21kg.document import Document, read_document, read_file
from il21kg.errors import InputError
from il21kg.identity import document_iri, run_iri, source_iri, statement_iri
from il21kg.namespaces import DCTERMS, IKG
from il21kg.reading import Reader, Reading, find_topic
from il21kg.resources import sample_article
from il21kg.shapes import validate
from il21kg.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from il21kg.findings import Report
    from il21kg.store import Source, Store

#: Name of the article that ships with the package.
SAMPLE: Final = "il21-sample.txt"


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read."""

    document: Document
    reading: Reading
    citations: tuple[Citation, ...]
    vocabulary: Vocabulary
    """The language data it was read with."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article."""

    article: Article
    report: "Report"
    """What validation found."""
    state: str
    """`saved`, `unchanged` (the store holds just this already), or `refused` (it does not conform)."""
    place: str
    """The store, by name."""
    triples: int
    """Size of the article's graph."""
    replaced: "Source | None" = None
    """The older version of the article that was withdrawn in the same step."""


def make_reader(terms: Path | None = None) -> Reader:
    """Load the language data, and a folder of the user's terms, once for many articles."""
    return Reader(load_vocabulary(terms))


def read(
    reader: Reader, path: Path | None = None, about: str | None = None, key: str | None = None
) -> Article:
    """Read an article: the file at `path`, or the sample that ships with the package.

    `about` names the gene where the article does not; `key` is the source's key instead of the file's name.
    Raises InputError when the file cannot be read, is German, or is about no gene.
    """
    vocabulary = reader.vocabulary

    # The text, in sections and sentences, each with its place.
    if path is None:
        document = read_document(sample_article(), SAMPLE, vocabulary.layout, key)
    else:
        document = read_file(path, vocabulary.layout, key)
    if document.language == "de":
        raise InputError(
            f"{document.name}: this is the German version of the article, and il21kg reads English.",
            "Give it the English version of the same page.",
        )

    # What each sentence says about the gene, and the papers listed at the end.
    topic = find_topic(document, vocabulary, about)
    reading = reader.read(document, topic)
    citations = read_citations(document, vocabulary.journals.values(), vocabulary.works.values())
    return Article(document, reading, citations, vocabulary)


def save(article: Article, store: "Store", *, quotes: bool = True, strict: bool = False) -> Outcome:
    """Validate an article's graph and save it; a graph with a violation is not saved.

    Without `quotes` the words of the evidence are left out, offsets stay. Under `strict` a warning counts as
    a violation. An older version of the article is withdrawn in the same step; nothing is written when the
    store holds just this already. Raises Unavailable when the store fails; the store is then as it was.
    """
    document, reading = article.document, article.reading

    # The graph, and what the shapes say of it, the text at hand.
    triples = graph.triples(
        document, reading.topic, reading.statements, article.citations, article.vocabulary, quotes=quotes
    )
    report = validate(graph.to_rdflib(triples), document.text)
    if report.exit_code(strict):
        return Outcome(article, report, "refused", store.place, len(triples))

    # All of it or nothing.
    if _holds(store, article, quotes=quotes):
        return Outcome(article, report, "unchanged", store.place, len(triples))
    replaced = store.replace(graph.to_ntriples(triples))
    return Outcome(article, report, "saved", store.place, len(triples), replaced)


def _holds(store: "Store", article: Article, *, quotes: bool) -> bool:
    """Tell whether the store holds this very reading: same text, name, program, vocabulary and claims."""
    import pyoxigraph as ox

    document = article.document
    here = (source_iri(document.key), run_iri(document, article.vocabulary), document.name)
    if here not in [(known.source, known.run, known.name) for known in store.documents()]:
        return False
    version = ox.NamedNode(document_iri(document))
    if quotes == any(True for _ in store.match(version, ox.NamedNode(IKG.quotes))):
        return False
    # Another topic (`--about`) makes other claims of the same text.
    path = f"<{IKG.evidence}>/<{IKG.inSection}>/<{DCTERMS.isPartOf}>"
    claims = store.query(f"SELECT DISTINCT ?claim {{ ?claim {path} {version} }}")
    assert isinstance(claims, ox.QuerySolutions)
    return {row["claim"].value for row in claims} == set(map(statement_iri, article.reading.statements))
