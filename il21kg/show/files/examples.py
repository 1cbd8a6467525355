"""Writes the catalogue as SPARQL examples, in the terms in which the field exchanges them.

The layout is that of the SIB's collection (Bolleman et al. 2025, doi:10.1093/gigascience/giaf045): SHACL for
the text and the prefixes, RDFS for the question, schema.org for the endpoint and the keywords.
"""

import re
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from il21kg.ask.catalogue import Question, catalogue
from il21kg.namespaces import PREFIXES, RDF, RDFS, SKOS
from il21kg.show.files.dataset import address
from il21kg.show.files.rdf import export

_SH: Final = PREFIXES["sh"]
_SCHEMA: Final = PREFIXES["schema"]
_HERE: Final = PREFIXES["query"]
_PREFIXES: Final = ox.NamedNode(_HERE + "prefixes")
_DECLARED: Final = re.compile(r"^PREFIX (\w+): <([^>]+)>", re.MULTILINE)
_HEADER: Final = re.compile(r"^#\+.*\n", re.MULTILINE)
_FORM: Final = re.compile(r"^\s*(SELECT|CONSTRUCT|ASK)\b", re.MULTILINE)


def examples(endpoint: str | None = None) -> str:
    """Give the questions of the catalogue as Turtle; `endpoint` is where they can be asked.

    Raises InputError when the endpoint is no address.
    """
    place = None if endpoint is None else address(endpoint)
    triples = [*_prefixes(), *(triple for each in catalogue() for triple in _example(each, place))]
    return export(triples, "turtle").decode()


def _example(question: Question, place: ox.NamedNode | None) -> Iterator[ox.Triple]:
    """Give one question: its text, what it asks, in which other words, and where."""
    node = ox.NamedNode(_HERE + question.name)
    form = next(iter(_FORM.findall(question.text))).lower()
    yield _triple(node, RDF.type, ox.NamedNode(f"{_SH}SPARQLExecutable"))
    yield _triple(node, RDF.type, ox.NamedNode(f"{_SH}SPARQL{form.capitalize()}Executable"))
    yield _triple(node, RDFS.label, ox.Literal(question.name))
    yield _triple(node, RDFS.comment, ox.Literal(question.question, language="en"))
    for words in question.asked:
        yield _triple(node, SKOS.altLabel, ox.Literal(words, language="en"))
    for parameter in question.parameters:
        yield _triple(node, f"{_SCHEMA}keywords", ox.Literal(parameter.name))
    yield _triple(node, f"{_SH}prefixes", _PREFIXES)
    yield _triple(node, f"{_SH}{form}", ox.Literal(_HEADER.sub("", question.text)))
    if place is not None:
        yield _triple(node, f"{_SCHEMA}target", place)


def _prefixes() -> Iterator[ox.Triple]:
    """Declare the prefixes that the questions use, as SHACL wants them: from here they can be imported."""
    yield _triple(_PREFIXES, RDF.type, ox.NamedNode(PREFIXES["owl"] + "Ontology"))
    used = {match for question in catalogue() for match in _DECLARED.findall(question.text)}
    for name, base in sorted(used):
        node = ox.NamedNode(f"{_HERE}prefix-{name}")
        yield _triple(_PREFIXES, f"{_SH}declare", node)
        yield _triple(node, f"{_SH}prefix", ox.Literal(name))
        yield _triple(
            node, f"{_SH}namespace", ox.Literal(base, datatype=ox.NamedNode(PREFIXES["xsd"] + "anyURI"))
        )


def _triple(subject: ox.NamedNode, link: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(link), value)
