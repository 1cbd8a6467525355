"""What the service is, told to programs: the SPARQL service description, and OpenAPI."""

from typing import Any, Final

import pyoxigraph as ox

from il21kg.namespaces import PREFIXES, RDF
from il21kg.resources import VERSION
from il21kg.server.contents import Contents

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)


def service(address: str, contents: Contents) -> list[ox.Triple]:
    """Describe the endpoint at an address: language, formats, and its one default graph."""
    endpoint, dataset, graph = (ox.NamedNode(address + end) for end in ("", "#dataset", "#graph"))

    def told(subject: ox.NamedNode, link: str, value: "ox.NamedNode | ox.Literal | str") -> ox.Triple:
        thing = ox.NamedNode(value) if isinstance(value, str) else value
        return ox.Triple(subject, ox.NamedNode(link), thing)

    return [
        told(endpoint, RDF.type, f"{_SD}Service"),
        told(endpoint, f"{_SD}endpoint", address),
        told(endpoint, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"),
        *(told(endpoint, f"{_SD}resultFormat", _FORMATS + name) for name in _WRITTEN),
        told(endpoint, f"{_SD}defaultDataset", dataset),
        told(dataset, RDF.type, f"{_SD}Dataset"),
        told(dataset, f"{_SD}defaultGraph", graph),
        told(graph, RDF.type, f"{_SD}Graph"),
        told(graph, RDF.type, f"{_VOID}Dataset"),
        told(graph, f"{_VOID}sparqlEndpoint", address),
        told(graph, f"{_VOID}documents", ox.Literal(len(contents.documents))),
        told(graph, f"{PREFIXES['dcterms']}description", ox.Literal(f"{contents.claims} claims")),
    ]


#: Route → what it gives, and its parameters: name → what it means, whether it must be given.
ROUTES: Final[dict[str, tuple[str, dict[str, tuple[str, bool]]]]] = {
    "/api/search": (
        "Find things by the beginning of a name or of a word in it, the best first.",
        {"q": ("the words", True), "limit": ("how many at most, up to 100", False)},
    ),
    "/api/node": (
        "Tell what is said of a thing and of its products, each claim with its sentences.",
        {"node": ("a name, a CURIE or an IRI", True)},
    ),
    "/api/why": (
        "Give the sentences behind a triple, or what the documents say instead.",
        {
            "subject": ("a name, a CURIE or an IRI", True),
            "predicate": ("a relation, as actsOnCell", False),
            "object": ("a name, a CURIE or an IRI", False),
        },
    ),
    "/api/neighborhood": (
        "Show what lies around a thing.",
        {
            "node": ("a name, a CURIE or an IRI", True),
            "hops": ("how many edges away, 0 to 3", False),
            "limit": ("how many nodes at most, up to 150", False),
            "format": ("json, svg, or drawing: the SVG with its nodes", False),
            "theme": ("light or dark", False),
        },
    ),
    "/api/figure": (
        "Draw as SVG: a figure of a gene for a slide, a path between two things, a matrix of genes.",
        {
            "of": (
                "the gene; for a path one end; for a matrix the genes, with blanks between, or a family",
                True,
            ),
            "with": ("for a path the other end; for a matrix what it is of, as cells or diseases", False),
            "kind": ("figure, path or matrix", False),
            "theme": ("light or dark", False),
        },
    ),
    "/api/questions": ("List the questions of the catalogue, with their parameters.", {}),
    "/api/prefixes": ("Tell what the beginnings of CURIEs stand for.", {}),
    "/api/ask": (
        "Answer a question of the catalogue; its own parameters are given by their names, as gene=IL21.",
        {
            "question": ("its name", False),
            "words": ("or plain words: which cells does IL21 act on?", False),
            "sentences": ("true: with claims that name what stands in the rows", False),
        },
    ),
    "/api/documents": (
        "List the documents.",
        {
            "q": ("a part of a key, title or gene", False),
            "offset": ("leave out so many", False),
            "limit": ("how many at most, up to 1,000", False),
        },
    ),
    "/api/documents/{key}": (
        "Tell what a document says, in the order of its text.",
        {"key": ("the key of the document", True)},
    ),
    "/health": ("Tell whether the service answers.", {}),
}


def open_api() -> dict[str, Any]:
    """Describe the routes that give JSON, as OpenAPI 3.1."""
    failure = {
        "description": "a problem",
        "content": {"application/problem+json": {"schema": {"type": "object"}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "il21kg", "version": VERSION, "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": {
            route: {
                "get": {
                    "operationId": route.strip("/").replace("/", "_").replace("{", "").replace("}", ""),
                    "summary": summary,
                    "parameters": [_parameter(route, name, *told) for name, told in parameters.items()],
                    "responses": {
                        "200": {"description": "the answer", "content": {"application/json": {"schema": {}}}},
                        **{code: failure for code in ("400", "404", "500", "503", "504") if parameters},
                    },
                }
            }
            for route, (summary, parameters) in ROUTES.items()
        },
    }


def _parameter(route: str, name: str, meaning: str, needed: bool) -> dict[str, Any]:
    place = "path" if f"{{{name}}}" in route else "query"
    kind = "integer" if name in ("hops", "limit", "offset") else "string"
    return {"name": name, "in": place, "required": needed, "description": meaning, "schema": {"type": kind}}
