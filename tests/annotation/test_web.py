"""Web Annotation: as JSON-LD it is RDF by the model of the W3C; quotes are found again."""

import json
import warnings
from dataclasses import replace
from typing import Any, Final

import pytest
import rdflib
from annotation_texts import SAMPLE, TEXT
from rdflib import RDF, XSD, Namespace, URIRef

from il21kg.annotation import web
from il21kg.errors import InputError
from il21kg.namespaces import IKG, PREFIXES, expand

OA: Final = Namespace(PREFIXES["oa"])
TEXTS: Final = {SAMPLE.key: TEXT}
AS: Final = "https://www.w3.org/ns/activitystreams#"
#: What the terms that we use mean in the context of the standard, which no test fetches.
STANDARD: Final[dict[str, Any]] = {
    "oa": str(OA),
    "id": "@id",
    "type": "@type",
    "label": str(rdflib.RDFS.label),
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "SpecificResource", "TextualBody"),
            *("TextPositionSelector", "TextQuoteSelector"),
        )
    },
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("identifying", "tagging", "linking", "describing")},
    "value": str(RDF.value),
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": str(XSD.nonNegativeInteger)},
    "end": {"@id": "oa:end", "@type": str(XSD.nonNegativeInteger)},
}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    page = json.loads(web.write([SAMPLE]))
    assert page["@context"][0] == web.CONTEXT
    page["@context"][0] = STANDARD
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # rdflib's own, of itself
        return rdflib.Graph().parse(data=json.dumps(page), format="json-ld")


def test_every_annotation_has_what_the_model_asks_for(graph: rdflib.Graph) -> None:
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(SAMPLE.denotations) + len(SAMPLE.relations)
    for each in annotations:
        assert isinstance(each, URIRef)
        assert list(graph.objects(each, OA.hasTarget))
        assert len(list(graph.objects(each, OA.motivatedBy))) == 1
    for each in graph.subjects(RDF.type, OA.TextPositionSelector):
        for bound in (OA.start, OA.end):
            (number,) = graph.objects(each, bound)
            assert isinstance(number, rdflib.Literal)
            assert number.datatype == XSD.nonNegativeInteger
    for each in graph.subjects(RDF.type, OA.TextQuoteSelector):
        assert len(list(graph.objects(each, OA.exact))) == 1
    assert not [each for each in graph.predicates() if not str(each).startswith("http")]


def test_position_and_quote_agree_in_the_text(graph: rdflib.Graph) -> None:
    asked = """SELECT ?start ?end ?exact ?prefix ?suffix {
      ?target oa:hasSelector ?place, ?quote . ?place oa:start ?start ; oa:end ?end .
      ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix }"""
    rows = [tuple(value.toPython() for value in row) for row in graph.query(asked, initNs={"oa": OA})]  # type: ignore[union-attr]
    assert len(rows) == len(SAMPLE.denotations)
    for start, end, exact, prefix, suffix in rows:
        assert TEXT[start:end] == exact
        assert TEXT[:start].endswith(prefix)
        assert TEXT[end:].startswith(suffix)


def test_the_claim_is_the_statement_of_the_graph(graph: rdflib.Graph) -> None:
    claim = URIRef(SAMPLE.relations[0].claim)
    assert set(graph.predicate_objects(claim)) == {
        (RDF.type, RDF.Statement),
        (RDF.subject, URIRef(expand("UniProtKB:P01137"))),
        (RDF.predicate, URIRef(PREDICATE)),
        (RDF.object, URIRef(expand("UniProtKB:Q9BZS1"))),
        (URIRef(IKG.certainty), URIRef(IKG.hedged)),
        (URIRef(IKG.tier), URIRef(IKG.tierA)),
    }


PREDICATE: Final = expand("ikg:mayInduce")


def moved(by: int, *, whole: bool = True) -> str:
    """The page, with positions that are wrong by so much; `whole`: with what stands around the words."""
    page = json.loads(web.write([SAMPLE]))
    for each in page["items"]:
        if isinstance(each["target"], dict):
            position, quote = each["target"]["selector"]
            position["start"] += by
            position["end"] += by
            if not whole:
                quote["prefix"] = quote["suffix"] = ""
    return json.dumps(page)


def test_a_tool_that_counts_utf16_units_is_understood() -> None:
    page = json.loads(web.write([SAMPLE]))
    for each in page["items"]:
        if isinstance(each["target"], dict):
            position = each["target"]["selector"][0]
            for bound in ("start", "end"):
                position[bound] = len(TEXT[: position[bound]].encode("utf-16-le")) // 2
    assert web.read(json.dumps(page), "a file", TEXTS) == [SAMPLE]


def test_words_are_found_again_in_a_text_that_has_changed_elsewhere() -> None:
    longer = f"A sentence more. {TEXT}"
    (text,) = web.read(web.write([SAMPLE]), "a file", {SAMPLE.key: longer})
    assert [(each.start - 17, each.end - 17) for each in text.denotations] == [
        (each.start, each.end) for each in SAMPLE.denotations
    ]
    assert web.read(moved(3), "a file", TEXTS) == [SAMPLE]


def test_a_quote_that_stands_nowhere_is_told() -> None:
    with pytest.raises(InputError, match="“Foxp3” stands nowhere in the text"):
        web.read(web.write([SAMPLE]), "a file", {SAMPLE.key: TEXT.replace("Foxp3", "FOXP3")})


#: As tools of others write it: one annotation, or a list; a body or several; a source by name or as a node.
QUOTE: Final = {"type": "TextQuoteSelector", "exact": "CD4"}
OTHERS: Final = [
    (
        {"body": {"type": "TextualBody", "value": "gene"}, "target": {"source": "x", "selector": QUOTE}},
        "gene",
        "",
    ),
    (
        [{"body": [], "target": {"source": {"id": "http://a.example/x"}, "selector": [QUOTE]}}],
        "",
        "",
    ),
    (
        {
            "type": "AnnotationCollection",
            "first": {
                "items": [
                    {
                        "body": {
                            "type": "SpecificResource",
                            "source": expand("CL:0000236"),
                            "purpose": "identifying",
                        },
                        "target": {"source": "x", "selector": QUOTE},
                    }
                ]
            },
        },
        "",
        "CL:0000236",
    ),
]


@pytest.mark.parametrize(("value", "kind", "name"), OTHERS)
def test_what_others_write_is_read(value: Any, kind: str, name: str) -> None:
    (text,) = web.read(json.dumps(value), "a file", {"x": "It binds CD4."})
    (mark,) = text.denotations
    assert (text.key, text.words(mark), mark.kind, mark.identifier) == ("x", "CD4", kind, name)


def test_links_of_others_name_the_annotations_as_nodes() -> None:
    marks = [
        {"id": f"#{n}", "target": {"source": "x", "selector": {**QUOTE, "exact": word}}}
        for n, word in enumerate(("CD4", "CD8"), 1)
    ]
    link = {
        "id": "#3",
        "body": {"value": "binds", "purpose": "tagging"},
        "target": [{"id": "#2"}, {"id": "#1"}],
    }
    (text,) = web.read(json.dumps([*marks, link]), "a file", {"x": "CD4 and CD8"})
    assert [(each.subject, each.relation, each.object) for each in text.relations] == [("2", "binds", "1")]


def test_a_document_without_marks_is_there_too() -> None:
    bare = replace(SAMPLE, denotations=(), relations=())
    assert web.read(web.write([bare]), "a file", TEXTS) == [bare]
