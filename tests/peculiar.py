"""A SPARQL server on the loopback with the ways of Virtuoso, over pyoxigraph, for tests without the real one.

It has no default graph: all graphs are shown together, and what stands in two is there twice, but for
questions that name one by `default-graph-uri`; these find nothing in a graph that they call by its name. A
question has to be a form. It tells the answer to an ASK by a row, and a truth value by a number; it gives so
many rows at most, and says that of a SELECT only.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox

_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_ROWS = "application/sparql-results+json"
#: Lines that one step of an update may have; the real one takes some 5,000.
_STEP = 1100


class Peculiar(BaseHTTPRequestHandler):
    """Answers from one store; a class of its own for each server."""

    held: ox.Store
    rows: int
    refused = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.headers["Content-Type"] == "application/sparql-update":
            return self.change(body)
        if self.headers["Content-Type"] != "application/x-www-form-urlencoded":
            return self.say(500, "text/plain", b"the real one would never answer")
        fields = {name: values[0] for name, values in parse_qs(body).items()}
        graph = fields.get("default-graph-uri")
        try:
            return self.tell(self.answer(fields["query"], graph), once=graph is not None)
        except SyntaxError as error:
            return self.say(400, "text/plain", str(error).encode())

    def answer(self, text: str, graph: str | None) -> Any:
        if graph is None:
            return self.held.query(text, use_default_graph_as_union=True)
        named = [] if "GRAPH <" in text else [*self.held.named_graphs()]
        return self.held.query(text, default_graph=[ox.NamedNode(graph)], named_graphs=named)

    def change(self, text: str) -> None:
        if any(step.count("\n") > _STEP for step in text.split("INSERT DATA")):
            type(self).refused += 1
            return self.say(400, "text/plain", b"memory exhausted")
        self.held.update(text)
        return self.say(200, "text/plain", b"done")

    def tell(self, answer: Any, *, once: bool) -> None:
        if isinstance(answer, ox.QueryBoolean):
            rows = [{"__ASK_RETVAL": _typed("1", "integer")}] if answer else []
            return self.table(["__ASK_RETVAL"], rows)
        if not isinstance(answer, ox.QuerySolutions):
            triples = list(answer)[: self.rows + 1]
            wanted = self.headers["Accept"] == "application/n-triples"
            said = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
            return self.say(200 if wanted else 406, "application/n-triples", said or b"")
        names = [each.value for each in answer.variables]
        rows = [
            {name: _told(row[name]) for name in names if row[name]} for row in answer for _ in range(2 - once)
        ]
        return self.table(names, rows[: self.rows], cut=len(rows) >= self.rows)

    def table(self, names: list[str], rows: list[dict[str, Any]], *, cut: bool = False) -> None:
        said = json.dumps({"head": {"link": [], "vars": names}, "results": {"bindings": rows}})
        self.say(200, _ROWS, said.encode(), {"X-SPARQL-MaxRows": str(self.rows)} if cut else {})

    def say(self, status: int, kind: str, body: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


def _told(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "xml:lang": term.language, "value": term.value}
    if term.datatype.value == _BOOLEAN:
        return _typed("1" if term.value == "true" else "0", "boolean")
    if term.datatype.value.endswith("#string"):
        return {"type": "literal", "value": term.value}
    return _typed(term.value, term.datatype.value.rpartition("#")[2])


def _typed(value: str, kind: str) -> dict[str, str]:
    datatype = f"http://www.w3.org/2001/XMLSchema#{kind}"
    return {"type": "typed-literal", "datatype": datatype, "value": value}


@contextmanager
def peculiar(rows: int = 1_000_000) -> Iterator[tuple[str, type[Peculiar]]]:
    """Run such a server; gives its address, for queries and updates alike, and what it is."""

    class Own(Peculiar):
        held = ox.Store()

    Own.rows = rows
    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as served:
        threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/sparql", Own
        served.shutdown()
