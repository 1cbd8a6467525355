"""What a worker can be asked, by name: a query, a question, why, what is said of a node and lies around."""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from il21kg.ask.answers import why
from il21kg.ask.asking import understand
from il21kg.ask.catalogue import VALUES, Question, catalogue
from il21kg.ask.lookup import Lookup
from il21kg.ask.names import Names
from il21kg.ask.naming import names_known
from il21kg.ask.neighborhood import neighborhood
from il21kg.ask.queries import bound
from il21kg.errors import Il21kgError, InputError, Unavailable
from il21kg.graph.contradictions import contradictions
from il21kg.knowledge import KnowledgeGraph
from il21kg.namespaces import compact, expand
from il21kg.server import sparql
from il21kg.server.facts import (
    answer_value,
    behind_rows,
    document_values,
    edge_values,
    node_values,
    text_values,
)
from il21kg.server.figures import drawn
from il21kg.server.wire import Reply, as_json, problem
from il21kg.store.store import Store

if TYPE_CHECKING:
    import networkx

    from il21kg.reading.reader import Reader
    from il21kg.vocabulary.vocabulary import Vocabulary

#: The page itself says which script and style count in it.
_PAGE_BY_ITSELF: Final = {"Content-Security-Policy": "frame-ancestors 'none'; form-action 'none'"}
_TURTLE: Final = "text/turtle; charset=utf-8"
_ROWS: Final = "application/sparql-results+json"


class Desk:
    """Answers what is asked of one graph, one thing after another."""

    def __init__(self, database: Path, terms: Path | None) -> None:
        """Open the database for reading; names that the graph does not know are looked up in the terms."""
        self.engine = ox.Store.read_only(str(database))
        self.store = Store(self.engine, "the graph", write=False, database=database)
        self._terms = terms
        self._reader: Reader | None = None
        self._graph = cache(lambda: KnowledgeGraph(database.parent, terms))
        self.vocabulary = cache(self._vocabulary)
        self.jobs: Mapping[str, Callable[[Mapping[str, Any]], Reply]] = {
            "sparql": self.sparql,
            "ask": self.ask,
            "why": self.why,
            "node": self.node,
            "document": self.document,
            "neighborhood": self.neighborhood,
            "edges": self.edges,
            "text": self.text,
            "check": self.check,
            "article": self.article,
            "figure": self.figure,
            "void": self.void,
            "examples": self.examples,
        }

    def answer(self, job: str, asked: Mapping[str, Any]) -> Reply:
        """Do a job; what fails is told as a problem."""
        try:
            return self.jobs[job](asked)
        except InputError as error:
            return sparql.told(error)
        except Unavailable:
            return problem(
                500, "The graph cannot be read.", "Whoever serves it finds the reason by: il21kg stats"
            )
        except Il21kgError as error:
            return problem(500, error.message, error.advice)

    def sparql(self, asked: Mapping[str, Any]) -> Reply:
        """Run a query of the protocol."""
        return sparql.run(self.engine, sparql.Asked(**asked))

    def ask(self, asked: Mapping[str, Any]) -> Reply:
        """Answer a question of the catalogue, or plain words: how they were understood, SPARQL, rows."""
        question, parameters = self._meant(asked)
        text = bound(question, self.store, parameters, self.vocabulary)
        rows = sparql.run(self.engine, sparql.Asked(text, accept=_ROWS))
        if rows.status != 200:
            return rows
        told = {
            "question": question.name,
            "summary": question.question,
            "parameters": parameters,
            "sparql": text,
            **json.loads(rows.body),
        }
        if asked.get("sentences"):
            told["evidence"] = behind_rows(self.store, _asked_of(text), _words_of(told))
        return as_json(told)

    def _meant(self, asked: Mapping[str, Any]) -> tuple[Question, dict[str, Any]]:
        if not asked["words"]:
            return question_of(asked["question"]), asked["parameters"]
        understood = understand(asked["words"], names_known(self.store, self.vocabulary))
        return understood.question, dict(understood.parameters)

    def why(self, asked: Mapping[str, Any]) -> Reply:
        """Give the sentences behind a triple, or what the documents say instead."""
        names = Names(self.store, self.vocabulary)
        parts = (asked["subject"], asked.get("predicate"), asked.get("object"))
        answer = why(names, lambda _: None, *parts, search=False)
        look = Lookup(self.store)
        return as_json(
            {
                "question": answer.question,
                "found": answer.found,
                "evidence": [answer_value(look, each) for each in answer.evidence],
                "instead": [answer_value(look, each) for each in answer.instead],
                "contradictions": len(answer.contradictions),
                "remarks": answer.remarks,
            }
        )

    def node(self, asked: Mapping[str, Any]) -> Reply:
        """Give a node with what is said of it."""
        return as_json(node_values(self.store, self._one(asked["node"])))

    def document(self, asked: Mapping[str, Any]) -> Reply:
        """Give what a document says, by the IRI of its version."""
        return as_json(document_values(self.store, asked["document"]))

    def neighborhood(self, asked: Mapping[str, Any]) -> Reply:
        """Give what lies around a node: as a drawing with its nodes, as SVG, or as networkx's JSON."""
        from il21kg.show.drawing import whole_picture
        from il21kg.show.folding import folded, together
        from il21kg.show.pictures import to_json
        from il21kg.show.placement import place

        graph = self._around(asked, apart=asked["format"] == "json")
        if asked["format"] == "json":
            return Reply(200, "application/json", to_json(graph).encode())
        smaller = folded(together(graph))
        layout = place(smaller)
        picture = whole_picture(smaller, layout, asked["dark"])
        if asked["format"] == "svg":
            return Reply(200, "image/svg+xml", picture.encode())
        nodes = [{name: smaller.nodes[iri][name] for name in ("curie", "label")} for iri in layout.boxes]
        return as_json({"svg": picture, "nodes": nodes, "more": graph.graph["more"]})

    def edges(self, asked: Mapping[str, Any]) -> Reply:
        """Give what lies around a node as edges, each with its sentences."""
        graph = self._around(asked, apart=False)
        return as_json({"edges": edge_values(self.store, graph), "left_out": graph.graph["more"]})

    def _around(self, asked: Mapping[str, Any], *, apart: bool) -> "networkx.MultiDiGraph":
        node = self._one(asked["node"])
        contradicting = partial(contradictions, self.store.query)
        return neighborhood(
            self.store, node, asked["hops"], asked["limit"], apart=apart, contradicting=contradicting
        )

    def text(self, asked: Mapping[str, Any]) -> Reply:
        """Read a text that is not of the store, and keep nothing of it."""
        from il21kg.pipeline import read
        from il21kg.reading.reader import Reader

        self._reader = self._reader or Reader(self.vocabulary())
        return as_json(text_values(read(self._reader, about=asked["about"] or None, text=asked["text"])))

    def check(self, asked: Mapping[str, Any]) -> Reply:
        """Hold the claims of a text against what the graph says, and keep nothing of it."""
        from il21kg.show.verdicts import to_values

        return as_json(to_values(self._graph().check(text=asked["text"])))

    def article(self, asked: Mapping[str, Any]) -> Reply:
        """Write the page of a document: its whole text with the facts marked, where that is at hand."""
        page = next(self._graph().pages(asked["key"], home="/documents"), None)
        if page is None:
            return problem(404, "The text of this document is not at hand any more.")
        return Reply(200, "text/html; charset=utf-8", page.html.encode(), _PAGE_BY_ITSELF)

    def figure(self, asked: Mapping[str, Any]) -> Reply:
        """Draw a figure, a matrix or a path."""
        return Reply(200, "image/svg+xml", drawn(self._graph(), asked).encode())

    def void(self, asked: Mapping[str, Any]) -> Reply:
        """Describe the graph in VoID."""
        from il21kg.show.files.dataset import dataset

        return Reply(200, _TURTLE, dataset(self.store, asked["endpoint"]).encode())

    def examples(self, asked: Mapping[str, Any]) -> Reply:
        """Give the questions of the catalogue as SPARQL examples of the field."""
        from il21kg.show.files.examples import examples

        return Reply(200, _TURTLE, examples(asked["endpoint"]).encode())

    def _one(self, name: str) -> str:
        return Names(self.store, self.vocabulary).one(name)

    def _vocabulary(self) -> "Vocabulary":
        from il21kg.vocabulary.vocabulary import load_vocabulary

        return load_vocabulary(self._terms)


def _asked_of(text: str) -> list[str]:
    """Give the IRIs that a question was asked with."""
    terms = (term for _, _, term, _ in VALUES.findall(text))
    return [expand(term.strip("<>")) for term in terms if ":" in term]


def _words_of(answer: Mapping[str, Any]) -> set[str]:
    """Give the words in the cells of an answer, identifiers in short."""
    cells = [cell for row in answer.get("results", {}).get("bindings", ()) for cell in row.values()]
    return {compact(each["value"]) if each["type"] == "uri" else each["value"].casefold() for each in cells}


def question_of(name: str) -> Question:
    """Give the question of the catalogue with this name; raise InputError for no such one.

    No file is opened by a name that somebody sends.
    """
    questions = {each.name: each for each in catalogue()}
    formerly = {old: each for each in questions.values() for old in each.formerly}
    if question := questions.get(name) or formerly.get(name):
        return question
    raise InputError(
        f"There is no question “{name[:80]}”.",
        "They are listed by il21kg queries; plain words are asked as words.",
    )
