"""The routes: each request is bounded, answered from the graph as it is served, and told without a trace."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from importlib.resources import files
from typing import Any, Final

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from il21kg.ask.catalogue import catalogue
from il21kg.namespaces import CURIES, PREFIXES, compact
from il21kg.server.contents import MOST
from il21kg.server.description import open_api, service
from il21kg.server.graph import Served
from il21kg.server.media import GRAPHS, SHORT, chosen
from il21kg.server.nodes import HTML, OFFERED, iri_of, node_reply, triples_of
from il21kg.server.protocol import read_request
from il21kg.server.sparql import Asked
from il21kg.server.wire import Reply, as_json, problem

#: Bytes of a request's body; letters of its query string (one reader of requests takes an address up to
#: 65,535 letters, and answers a longer one with 400 itself); seconds in which the body must come.
LARGEST_BODY: Final = 1_000_000
LONGEST_QUERY: Final = 50_000
_BODY_SECONDS: Final = 20.0
_CHANGES: Final = ("POST", "PUT", "PATCH", "DELETE")
_PAGES: Final = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def make_app(served: Served, more: Sequence[Route] = ()) -> Starlette:
    """Give the application over a graph that is served, with more routes where there are."""
    routes = Routes(served)
    pages = ("/", "/documents", "/questions", "/query", "/ask", "/figures")
    shell = [Route(path, routes.shell, methods=["GET"]) for path in pages]
    return Starlette(
        routes=[
            Route("/sparql", routes.sparql, methods=["GET", "POST", *_CHANGES[1:]]),
            Route("/.well-known/void", routes.void, methods=["GET"]),
            Route("/examples.ttl", routes.examples, methods=["GET"]),
            Route("/nodes/{name:path}", routes.node_data, methods=["GET"]),
            Route("/health", routes.health, methods=["GET"]),
            Route("/openapi.json", routes.open_api, methods=["GET"]),
            Route("/api/search", routes.search, methods=["GET"]),
            Route("/api/questions", routes.questions, methods=["GET"]),
            Route("/api/prefixes", routes.prefixes, methods=["GET"]),
            Route("/api/ask", routes.ask, methods=["GET"]),
            Route("/api/why", routes.why, methods=["GET"]),
            Route("/api/node", routes.node, methods=["GET"]),
            Route("/api/neighborhood", routes.neighborhood, methods=["GET"]),
            Route("/api/figure", routes.figure, methods=["GET"]),
            Route("/api/documents", routes.documents, methods=["GET"]),
            Route("/api/documents/{key:path}", routes.document, methods=["GET"]),
            Route("/articles/{key:path}", routes.article, methods=["GET"]),
            Route("/page/{file}", routes.page, methods=["GET"]),
            *more,
            *shell,
            Route("/documents/{key:path}", routes.shell, methods=["GET"]),
            Route("/questions/{name}", routes.shell, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _no_route},
    )


async def _no_route(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.status_code == 405:
        return sent(problem(405, "One can only GET this."))
    return sent(problem(404, "There is no such page.", "Begin at /"))


def sent(reply: Reply) -> Response:
    """Give a reply as a response."""
    return Response(reply.body, reply.status, dict(reply.headers), reply.media)


class Routes:
    """One method for each route."""

    def __init__(self, served: Served) -> None:
        """Take the graph that is served."""
        self._served = served
        self._questions = as_json([_question(each) for each in catalogue()])
        self._open_api = as_json(open_api())
        self._prefixes = as_json({**PREFIXES, **CURIES})

    # --- SPARQL

    async def sparql(self, request: Request) -> Response:
        """Answer a query of the protocol; without one, tell what the service is."""
        if request.method in _CHANGES[1:]:
            return sent(problem(403, "The graph is only read here."))
        query_string = request.url.query
        if len(query_string) > LONGEST_QUERY:
            return sent(problem(414, "The address is too long.", "Send the query by POST."))
        body = await bounded_body(request) if request.method == "POST" else b""
        if isinstance(body, Reply):
            return sent(body)
        asked = read_request(request.method, query_string, request.headers, body)
        if asked is None:
            return self._described(request)
        return sent(asked if isinstance(asked, Reply) else await self._asked(request, asked))

    async def _asked(self, request: Request, asked: Asked) -> Reply:
        gone = asyncio.ensure_future(_left(request))
        try:
            return await self._served.query(asdict(asked), gone)
        finally:
            gone.cancel()

    def _described(self, request: Request) -> Response:
        if request.method == "POST":
            return sent(problem(400, "There is no query.", "Send it as the field “query”."))
        media = chosen(request.headers.get("accept", ""), [*GRAPHS, HTML])
        if media == HTML:
            return self._shell("SPARQL", "")
        told = service(str(request.url.replace(query="", fragment="")), self._served.view.contents)
        return sent(node_reply(told, media or "text/turtle", cut=False))

    async def void(self, request: Request) -> Response:
        """Describe the graph in VoID, as Turtle."""
        return sent(await self._served.ask("void", endpoint=f"{request.base_url}sparql"))

    async def examples(self, request: Request) -> Response:
        """Give the questions as SPARQL examples, as Turtle."""
        return sent(await self._served.ask("examples", endpoint=f"{request.base_url}sparql"))

    # --- linked data

    async def node_data(self, request: Request) -> Response:
        """Give the triples of a node, or its page."""
        name = request.path_params["name"]
        format_ = request.query_params.get("format", "")
        media = (
            SHORT.get(format_, ("", ""))[1] if format_ else chosen(request.headers.get("accept", ""), OFFERED)
        )
        iri, view = iri_of(name), self._served.view
        triples, cut = triples_of(view.store, iri) if iri else ([], False)
        if iri is None or not triples:
            if media == HTML:
                return self._shell("Not found", "", 404)
            return sent(
                problem(404, f"The graph says nothing of “{name[:200]}”.", "Find names by /api/search?q=")
            )
        if not media:
            return sent(problem(406, "No such format.", f"There is: {', '.join(OFFERED)}"))
        if media == HTML:
            response = self._shell(compact(iri), _as_list(triples))
        else:
            response = sent(node_reply(triples, media, cut=cut))
        response.headers["Vary"] = "Accept"
        return response

    # --- JSON

    async def health(self, request: Request) -> Response:
        """Tell that the service answers, and how much it holds."""
        view = self._served.view
        told = {"status": "ok", "documents": len(view.contents.documents), "claims": view.contents.claims}
        more = {"things": view.contents.things, "busy": view.queries.busy, "texts": self._served.shows_texts}
        return sent(as_json(told | more))

    async def open_api(self, request: Request) -> Response:
        """Describe the routes."""
        return sent(self._open_api)

    async def questions(self, request: Request) -> Response:
        """List the questions of the catalogue."""
        return sent(self._questions)

    async def prefixes(self, request: Request) -> Response:
        """Tell what the beginnings of CURIEs stand for."""
        return sent(self._prefixes)

    async def search(self, request: Request) -> Response:
        """Find things by the beginning of their names."""
        words, limit = request.query_params.get("q"), _number(request, "limit", 20, 1, MOST)
        if words is None:
            return sent(_missing("q"))
        if isinstance(limit, Reply):
            return sent(limit)
        return sent(as_json(self._served.view.contents.search(words[:200], limit)))

    async def ask(self, request: Request) -> Response:
        """Answer a question of the catalogue, by its name or in plain words."""
        given: dict[str, list[str]] = {}
        for name, value in request.query_params.multi_items():
            if value:
                given.setdefault(name, []).append(value)
        question, words, sentences = (given.pop(name, [""])[0] for name in ("question", "words", "sentences"))
        if not question and not words:
            return sent(_missing("question"))
        asked = {"question": question, "words": words, "parameters": given, "sentences": sentences == "true"}
        return sent(await self._served.ask("ask", **asked))

    async def why(self, request: Request) -> Response:
        """Give the sentences behind a triple."""
        given = {name: request.query_params.get(name) or None for name in ("subject", "predicate", "object")}
        if not given["subject"]:
            return sent(_missing("subject"))
        return sent(await self._served.ask("why", **given))

    async def node(self, request: Request) -> Response:
        """Tell what is said of a thing."""
        name = request.query_params.get("node", "")
        return sent(await self._served.ask("node", node=name) if name else _missing("node"))

    async def neighborhood(self, request: Request) -> Response:
        """Show what lies around a thing."""
        name, format_ = request.query_params.get("node", ""), request.query_params.get("format", "json")
        hops, limit = _number(request, "hops", 1, 0, 3), _number(request, "limit", 40, 1, 150)
        if not name or format_ not in ("json", "svg", "drawing"):
            return sent(_missing("node") if not name else problem(400, "The formats are json, svg, drawing."))
        for each in (hops, limit):
            if isinstance(each, Reply):
                return sent(each)
        dark = request.query_params.get("theme") == "dark"
        asked = {"node": name, "hops": hops, "limit": limit, "format": format_, "dark": dark}
        reply = await self._served.ask("neighborhood", **asked)
        return _picture(reply) if format_ == "svg" else sent(reply)

    async def figure(self, request: Request) -> Response:
        """Draw a gene for a slide, a matrix, or how two things are linked."""
        given = {name: request.query_params.get(name, "") for name in ("kind", "of", "with")}
        if not given["of"]:
            return sent(_missing("of"))
        dark = request.query_params.get("theme") == "dark"
        return _picture(
            await self._served.ask("figure", **{**given, "kind": given["kind"] or "figure"}, dark=dark)
        )

    async def documents(self, request: Request) -> Response:
        """List the documents."""
        limit, offset = _number(request, "limit", 100, 1, 1000), _number(request, "offset", 0, 0, 10**9)
        if isinstance(limit, Reply) or isinstance(offset, Reply):
            return sent(limit if isinstance(limit, Reply) else problem(400, "“offset” is a number."))
        words = request.query_params.get("q", "").casefold()
        held = [
            each
            for each in self._served.view.contents.documents
            if not words
            or words in f"{each.source.key} {each.source.title} {' '.join(each.genes)}".casefold()
        ]
        told = [each.value() for each in held[offset : offset + limit]]
        return sent(as_json({"total": len(held), "documents": told}))

    async def document(self, request: Request) -> Response:
        """Tell what a document says."""
        held = self._served.view.contents.document(request.path_params["key"])
        if held is None:
            return sent(problem(404, "There is no such document.", "They are listed at /api/documents"))
        reply = await self._served.ask("document", document=held.source.document)
        if reply.status == 200:
            head = as_json(held.value()).body.strip()[:-1]
            reply = Reply(200, reply.media, head + b', "facts": ' + reply.body.strip() + b"}\n")
        return sent(reply)

    async def article(self, request: Request) -> Response:
        """Give the page of a document: its whole text with the facts marked."""
        held = self._served.view.contents.document(request.path_params["key"])
        if held is None or not self._served.shows_texts:
            return self._shell("Not found", "", 404)
        reply = await self._served.ask("article", key=held.source.key)
        return self._shell("Not at hand", "", 404) if reply.status == 404 else sent(reply)

    # --- pages

    async def page(self, request: Request) -> Response:
        """Give a file of the pages."""
        name = request.path_params["file"]
        if name == "picture.css":
            from il21kg.show.drawing import rules, themes

            return Response(themes() + rules(), media_type="text/css")
        file = files("il21kg.server") / "page" / name
        media = _PAGES.get(name.rpartition(".")[2], "")
        if "/" in name or "\\" in name or not media or not file.is_file():
            return sent(problem(404, "There is no such page."))
        return Response(file.read_bytes(), media_type=media)

    async def shell(self, request: Request) -> Response:
        """Give the page that the browser fills."""
        return self._shell("il21kg", "")

    def _shell(self, title: str, content: str, status: int = 200) -> Response:
        page = (files("il21kg.server") / "page" / "index.html").read_text(encoding="utf-8")
        return Response(
            page.replace("{{TITLE}}", escape(title)).replace("{{CONTENT}}", content), status, media_type=HTML
        )


def _question(each: Any) -> dict[str, Any]:
    parameters = [asdict(parameter) for parameter in each.parameters]
    return {"name": each.name, "question": each.question, "parameters": parameters, "sparql": each.text}


def _picture(reply: Reply) -> Response:
    """Give a picture; its style stands in it, and nothing in it may run."""
    response = sent(reply)
    if reply.status == 200:
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


def _missing(name: str) -> Reply:
    return problem(400, f"“{name}” is not given.", "The parameters are told at /openapi.json")


def _number(request: Request, name: str, default: int, least: int, most: int) -> int | Reply:
    words = request.query_params.get(name, str(default))
    if not words.isascii() or not words.isdigit() or not least <= int(words[:12]) <= most:
        return problem(400, f"“{name}” is a number from {least} to {most}.")
    return int(words)


def _as_list(triples: list[ox.Triple]) -> str:
    """Write triples for whoever has no script; the script puts more in its place."""
    rows = (
        "<tr>"
        + "".join(f"<td>{escape(_words(part))}</td>" for part in (each.subject, each.predicate, each.object))
        + "</tr>"
        for each in triples[:200]
    )
    return f"<table>{''.join(rows)}</table>"


def _words(term: Any) -> str:
    return compact(term.value) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))


async def bounded_body(request: Request) -> bytes | Reply:
    """Read the body of a request, or give a problem: it is too large, or comes too slowly."""
    too_large = problem(413, f"The request is larger than {LARGEST_BODY // 1000:,} kB.")
    told = request.headers.get("content-length", "0")
    if told.isdigit() and int(told) > LARGEST_BODY:
        return too_large
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > LARGEST_BODY:
                    return too_large
    except TimeoutError:
        return problem(408, "The request did not come in time.")
    except ClientDisconnect:
        return problem(400, "The request broke off.")
    return bytes(body)


async def _left(request: Request) -> None:
    """Wait until whoever asks has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
