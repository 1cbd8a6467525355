"""The page on which a curator decides: what waits, and the one route of the server that writes.

It is there only when it was asked for, for this machine alone. A request that decides something has to come
from the page itself: it names the secret that only the page was told, as JSON, and from the same address.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from il21kg.ask.lookup import words
from il21kg.curation.corrections import Page, UnfitError, added
from il21kg.curation.decisions import Action, Decision, Fact, Quote, in_order, now
from il21kg.curation.matching import identity_of
from il21kg.curation.record import note
from il21kg.curation.selection import fact_of, sentence_around
from il21kg.curation.worklist import Hand, Item, Read, Wanted, worklist
from il21kg.errors import Il21kgError, InputError
from il21kg.knowledge import KnowledgeGraph
from il21kg.namespaces import compact, expand
from il21kg.reading.statements import End
from il21kg.server.app import bounded_body, sent
from il21kg.server.snapshot import Stamp, stamp
from il21kg.server.wire import Reply, as_json, problem
from il21kg.text.document import Span
from il21kg.text.quotes import parts

#: Statements that the page is told of at a time.
_AT_ONCE: Final = 200


class Bench:
    """Where one curator works on one store; what was read is kept until somebody loads."""

    def __init__(self, folder: Path, terms: Path | None, decisions: Path | None, person: str) -> None:
        """Take the store, the terms, the file of decisions, and the IRI of the curator."""
        self.graph = KnowledgeGraph(folder, terms, decisions)
        self.person = person
        self.secret = secrets.token_urlsafe(24)
        """What a request has to name to decide anything."""
        self._folder = folder
        self._stamp: Stamp = ()
        self._pages: list[Read] = []

    def pages(self) -> list[Read]:
        """Give what was read of each text that is at hand."""
        now = stamp(self._folder)
        if now != self._stamp:
            self._pages, self._stamp = self.graph.pages_read(), now
        return self._pages

    def items(self, wanted: Wanted) -> list[Item]:
        """Give the statements that are wanted, the least sure first."""
        return worklist(self.pages(), self.graph.decisions, wanted)

    def note(self, decision: Decision) -> None:
        """Put a decision on the disk."""
        file = self.graph.decisions_file
        assert file is not None, "a bench stands in a folder"
        note(file, decision)

    def page(self, document: str) -> Page:
        """Give a document by its key; raises InputError where its text is not at hand."""
        found = next((page for page, _ in self.pages() if page.document.key == document), None)
        if found is None:
            raise InputError(f"The text of “{document}” is not at hand.", "Load it again.")
        return found


def routes(bench: Bench) -> list[Route]:
    """Give the routes of a bench."""
    desk = _Desk(bench)
    return [
        Route("/review", desk.shell, methods=["GET"]),
        Route("/api/review", desk.waiting, methods=["GET"]),
        Route("/api/review", desk.decide, methods=["POST"]),
        Route("/api/review/{key:path}", desk.text, methods=["GET"]),
    ]


class _Desk:
    """One method for each route."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._one_at_a_time = asyncio.Lock()

    async def shell(self, request: Request) -> Response:
        """Give the page."""
        page = (files("il21kg.server") / "page" / "review.html").read_text(encoding="utf-8")
        return Response(page, media_type="text/html")

    async def waiting(self, request: Request) -> Response:
        """Tell what waits, who decides, and the secret that a decision has to name."""
        if refusal := _foreign(request):
            return sent(refusal)
        given = request.query_params
        person = "" if given.get("again") == "true" else self._bench.person
        wanted = Wanted(given.get("kind", "")[:100], given.get("gene", "")[:100], person)
        return sent(await self._done(lambda: _told(self._bench, wanted)))

    async def text(self, request: Request) -> Response:
        """Give the sentences of a document, each with where it begins."""
        if refusal := _foreign(request):
            return sent(refusal)
        key = request.path_params["key"]
        return sent(await self._done(lambda: as_json(_sentences(self._bench.page(key)))))

    async def decide(self, request: Request) -> Response:
        """Write a decision down."""
        refusal = _foreign(request) or _unsigned(request, self._bench.secret)
        if refusal is not None:
            return sent(refusal)
        body = await bounded_body(request)
        return sent(
            body if isinstance(body, Reply) else await self._done(lambda: _decided(self._bench, body))
        )

    async def _done(self, work: Callable[[], Reply]) -> Reply:
        """Do work beside what else is answered, one piece at a time; what is wrong is told."""
        async with self._one_at_a_time:
            try:
                return await asyncio.to_thread(work)
            except (UnfitError, ValueError, TypeError, KeyError) as error:
                return problem(400, f"That cannot be: {error}.")
            except Il21kgError as error:
                return problem(400 if isinstance(error, InputError) else 503, error.message, error.advice)


# --- who may


def _foreign(request: Request) -> Reply | None:
    """Refuse what another page has sent."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    own = origin is None or origin.partition("://")[2] == request.headers.get("host", "")
    if own and site in ("same-origin", "none"):
        return None
    return problem(403, "Only the page of the review decides here.")


def _unsigned(request: Request, secret: str) -> Reply | None:
    """Refuse what does not name the secret of the page, and what a form of another page could send."""
    media = request.headers.get("content-type", "").partition(";")[0].strip()
    if media != "application/json":
        return problem(415, "A decision is sent as JSON.")
    if not secrets.compare_digest(request.headers.get("x-il21kg-review", "").encode(), secret.encode()):
        return problem(403, "Only the page of the review decides here.", "Load the page again.")
    return None


# --- what is told


def _told(bench: Bench, wanted: Wanted) -> Reply:
    items = bench.items(wanted)
    relations = {row.key for page, _ in bench.pages()[:1] for row in page.vocabulary.relations}
    told = [_item(each) for each in items[:_AT_ONCE]]
    who = bench.person.rpartition("/")[2]
    return as_json(
        {
            "curator": who,
            "secret": bench.secret,
            "total": len(items),
            "items": told,
            "documents": [
                {"key": page.document.key, "statements": len(statements)}
                for page, statements in bench.pages()
            ],
            "relations": sorted(relations),
        }
    )


def _item(item: Item) -> dict[str, Any]:
    read = item.statement
    return {
        "identity": identity_of(read),
        "document": item.document,
        "confidence": item.confidence,
        "tier": read.tier,
        "certainty": read.certainty,
        "notAsserted": read.not_asserted or "",
        "subject": _end(read.subject),
        "relation": words(read.predicate, negated=read.negated),
        "object": _end(read.object),
        "evidence": [parts(each.text, item.marks(each)) for each in read.evidence],
        "made": [
            {
                "action": each.action,
                "who": each.curator.rpartition("/")[2],
                "date": each.date,
                "why": each.reason,
            }
            for each in in_order(item.made)
        ],
    }


def _end(end: End) -> dict[str, str]:
    known = end.iri is not None and end.kind != "unresolved"
    return {"label": end.label, "id": compact(end.iri or "") if known else ""}


def _sentences(page: Page) -> dict[str, Any]:
    document = page.document
    told = [{"start": each.span.start, "text": each.span.text} for each in document.sentences]
    return {"title": document.title.text if document.title else document.name, "sentences": told}


# --- what is decided


def _decided(bench: Bench, body: bytes) -> Reply:
    """Write down what a request decides; raises UnfitError, ValueError or KeyError where it cannot be."""
    asked = json.loads(body)
    if not isinstance(asked, dict):
        raise ValueError("it is no object")
    decision = _decision(bench, Hand(bench.person, now()), asked)
    bench.note(decision)
    return as_json({"decision": decision.name})


def _decision(bench: Bench, hand: Hand, asked: dict[str, Any]) -> Decision:
    action, reason = Action(asked["action"]), str(asked.get("reason", ""))[:2000]
    if action is Action.WITHDRAW:
        mine = (each for each in bench.graph.decisions.all if each.name == asked["of"])
        found = next((each for each in mine if each.curator == bench.person), None)
        if found is None:
            raise ValueError("there is no such decision of yours")
        return hand.withdraw(found)
    if action is Action.ADD:
        return _added(bench.page(str(asked["document"])), hand, asked, reason)
    pages = ((page, read) for page, read in bench.pages() if page.document.key == asked["document"])
    items = (Item(page, each) for page, read in pages for each in read)
    item = next((each for each in items if identity_of(each.statement) == asked["identity"]), None)
    if item is None:
        raise ValueError("it is read otherwise now: load the page again")
    return hand.decide(item, action, reason, _fact(asked) if action is Action.CORRECT else None)


def _fact(asked: dict[str, Any]) -> Fact:
    """Give what a correction puts in the place of what was read."""
    given = {
        name: str(asked.get(name, "")).strip() for name in ("object", "id", "relation", "certainty", "cue")
    }
    target = Quote(given["object"], iri=expand(given["id"]) if given["id"] else "")
    fact = Fact(
        relation=given["relation"],
        object=target if target != Quote() else None,
        certainty=given["certainty"],
        cue=given["cue"],
    )
    if fact == Fact():
        raise ValueError("nothing is corrected")
    return fact


def _added(page: Page, hand: Hand, asked: dict[str, Any], reason: str) -> Decision:
    """Add a fact by the places of its ends; without a place the subject is the gene of the text."""
    start, end = _place(asked["object"])
    sentence = sentence_around(page.document, start, end)
    if sentence is None:
        raise ValueError("the words of the object do not stand in one sentence")
    subject = None
    if asked.get("subject"):
        first, last = _place(asked["subject"])
        if not sentence.start <= first < last <= sentence.end:
            raise ValueError("subject and object do not stand in one sentence")
        subject = _part(sentence, first, last)
    iri = str(asked.get("id", "")).strip()
    fact = fact_of(
        sentence,
        subject,
        _part(sentence, start, end),
        iri=expand(iri) if iri else "",
        relation=str(asked["relation"]).strip(),
        certainty=str(asked.get("certainty") or "stated"),
        cue=str(asked.get("cue", "")).strip(),
    )
    added(page, fact)  # what cannot be is told at once
    return hand.add(page, fact, reason)


def _part(sentence: Span, start: int, end: int) -> Span:
    return Span(start, sentence.text[start - sentence.start : end - sentence.start])


def _place(given: Any) -> tuple[int, int]:
    start, end = given
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise ValueError("a place is two offsets")
    return start, end
