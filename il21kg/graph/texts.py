"""Checks a graph together with the texts it was made from, where they are at hand."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from il21kg.files import DATA_LIMIT, needed, read_bounded
from il21kg.graph.findings import Finding, Report, unplaced
from il21kg.graph.rdf_file import ill_typed, read_graph, rewritten
from il21kg.graph.shapes import concerned
from il21kg.graph.validation import validate
from il21kg.namespaces import DCTERMS, IKG, compact
from il21kg.reading.structure.grammar import build_grammar
from il21kg.text.document import read_file
from il21kg.vocabulary.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import rdflib


def validate_file(path: Path, texts: Sequence[Path] = (), terms: Path | None = None) -> Report:
    """Check the graph in a file: Turtle, or what its ending says.

    `texts` are articles it was made from, read as for loading: each quote is compared with them, and the
    documents of the graph that none of them is the text of are told. `terms` is a folder of terms by which
    its words are proved.

    Raises InputError when it cannot be read, SyntaxFault when it does not parse.
    """
    with needed(path, "Check the path."):
        data = read_bounded(path, DATA_LIMIT)
    graph = read_graph(data, path)
    vocabulary = load_vocabulary(terms)
    strangers = tuple(each for each in texts if not _give_text(graph, each, vocabulary))
    proved = validate(graph, grammar=build_grammar(vocabulary)).findings
    silent = _without_text(graph) if texts else ()
    findings = {*proved, *ill_typed(graph), *rewritten(graph), *map(_stranger, strangers), *silent}
    return Report(tuple(sorted(findings, key=lambda each: each.order)), checked=concerned(graph))


def validate_with(graph: "rdflib.Graph", texts: Mapping[str, str], vocabulary: Vocabulary) -> Report:
    """Check a graph with the texts of document versions, by their IRIs; the texts are put into the graph."""
    import rdflib

    for document, text in texts.items():
        graph.add((rdflib.URIRef(document), rdflib.URIRef(IKG.text), rdflib.Literal(text)))
    proved = validate(graph, grammar=build_grammar(vocabulary)).findings
    return Report(tuple(sorted((*proved, *_without_text(graph)), key=lambda each: each.order)))


def _give_text(graph: "rdflib.Graph", path: Path, vocabulary: Vocabulary) -> bool:
    """Write an article into the versions that were made from its text; tell whether there is one."""
    import rdflib

    document = read_file(path, vocabulary.layout)
    digests = graph.subject_objects(rdflib.URIRef(IKG.sha256))
    versions = [version for version, digest in digests if str(digest) == document.sha256]
    for version in versions:
        graph.add((version, rdflib.URIRef(IKG.text), rdflib.Literal(document.text)))
    return bool(versions)


def _stranger(path: Path) -> Finding:
    return unplaced(
        "violation",
        "P10",
        "a text belongs to the graph",
        f"Nothing in the graph was made from the text of {path}, as it stands now.",
        node=path.name,
        name=path.name,
        document=path.name,
        advice="Give the text that was loaded, unchanged, or load this one.",
    )


def _without_text(graph: "rdflib.Graph") -> Iterator[Finding]:
    """Give an info for each document version whose quotes were compared with no text."""
    import rdflib

    sha256, text, name = (rdflib.URIRef(each) for each in (IKG.sha256, IKG.text, DCTERMS.identifier))
    for version in set(graph.subjects(sha256, None)) - set(graph.subjects(text, None)):
        named = str(graph.value(version, name) or compact(str(version)))
        yield unplaced(
            "info",
            "P11",
            "quotes were compared with their text",
            f"No text was at hand for {named}: its quotes were compared with none.",
            node=str(version),
            name=named,
            document=named,
            advice="Give its text too, by --text, or keep the file where it was loaded from.",
        )
