"""A SPARQL 1.1 endpoint, asked over HTTP: an answer is believed for what it is, and bounded in size and time.

    Endpoint("http://localhost:7878/query").query("ASK { ?s ?p ?o }")

A redirect is not followed (it would lose the request), and no password is ever part of a message.
"""

import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from il21kg.errors import Unavailable

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import OpenerDirector, Request

TIMEOUT: Final = 60.0
"""Seconds to wait for the whole of an answer."""

ANSWER_LIMIT: Final = 1 << 30
"""Bytes of an answer that are taken."""

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]
"""Rows of a SELECT, the truth of an ASK, the triples of a CONSTRUCT or DESCRIBE."""

Answered: TypeAlias = tuple[int, str, bytes]


class Endpoint:
    """A SPARQL 1.1 endpoint; `query` and `update` do what pyoxigraph's methods of these names do."""

    def __init__(self, url: str) -> None:
        """Take the URL for queries; updates go there too, or to `…/update` when its path ends in `/query`.

        A name and a password before the host are sent as basic authentication.
        """
        place, _, parameters = url.partition("?")
        scheme, _, rest = place.partition("://")
        self._login, _, host = rest.rpartition("@") if "@" in rest.split("/")[0] else ("", "", rest)
        self.place = f"{scheme}://{host}" + ("?…" if parameters else "")
        """The address without what may be secret in it."""
        self._url, tail = f"{scheme}://{host}", f"?{parameters}" if parameters else ""
        self._update_url = re.sub(r"/query/?$", "/update", self._url) + tail
        self._url += tail

    def query(self, text: str) -> Answer:
        """Run a query; raise SyntaxError where the endpoint finds it wrong, Unavailable where it fails."""
        kind, body = self._post(
            self._url, {"query": text}, "application/sparql-results+json, application/n-triples"
        )
        results, graph = ox.QueryResultsFormat.from_media_type(kind), ox.RdfFormat.from_media_type(kind)
        try:
            if results:
                return _whole(body, results)
            if graph:
                return iter([quad.triple for quad in ox.parse(body, format=graph)])
        except (SyntaxError, ValueError) as error:
            raise self._failure(f"its answer cannot be read: {error}") from error
        raise self._failure(f"it answers with {kind or 'an unnamed format'}, which is no SPARQL result")

    def update(self, text: str) -> None:
        """Run an update, all of it or nothing as far as the endpoint keeps to that.

        That it answers is no proof: a login page does so too. Whoever calls reads back what was to change.
        """
        self._post(self._update_url, {"update": text}, "application/json, text/plain;q=0.5, */*;q=0.1")

    def _post(self, url: str, form: dict[str, str], accept: str) -> tuple[str, bytes]:
        """Give media type and body of the answer."""
        from http.client import HTTPException  # 40 ms that no other kind of store needs
        from urllib.parse import urlencode
        from urllib.request import Request

        headers = {"Accept": accept, "User-Agent": "il21kg", **self._authorization()}
        try:
            request = Request(url, urlencode(form).encode(), headers)
            status, kind, body = _in_time(partial(_exchange, request))
        except (OSError, HTTPException, ValueError) as error:
            raise self._failure(str(getattr(error, "reason", error))) from error
        if 200 <= status < 300:
            return kind, body
        reason = body.decode(errors="replace").strip()
        if status == 400:
            raise SyntaxError(reason or "the endpoint refuses the request")
        if 300 <= status < 400:
            reason = "It sends us on to another address; give that one, if it is an endpoint."
        raise self._failure(f"HTTP {status} {kind}. {reason}".strip())

    def _authorization(self) -> dict[str, str]:
        from base64 import b64encode
        from urllib.parse import unquote

        login = b64encode(unquote(self._login).encode()).decode()
        return {"Authorization": f"Basic {login}"} if self._login else {}

    def _failure(self, reason: str) -> Unavailable:
        return Unavailable(
            f"The endpoint {self.place} does not serve: {reason}",
            "Check the address (the one for queries), and that the server runs and may be written to.",
        )


def _whole(body: bytes, format_: ox.QueryResultsFormat) -> ox.QuerySolutions | ox.QueryBoolean:
    """Give an answer that was read to its end: its rows are lazy, and a fault may stand behind the last."""
    answer = ox.parse_query_results(body, format=format_)
    if isinstance(answer, ox.QuerySolutions):
        for _ in answer:
            pass
        return ox.parse_query_results(body, format=format_)
    return answer


def _exchange(request: "Request") -> Answered:
    """Give status, media type and body of an answer; of a fault its reason and how its body begins."""
    from urllib.error import HTTPError

    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            return answer.status, answer.headers.get_content_type(), _body(answer)
    except HTTPError as error:
        with error:
            return error.code, error.reason, error.read(2000)


def _body(answer: "HTTPResponse") -> bytes:
    """Read the answer piece by piece, so that neither a flood nor a trickle is taken in whole."""
    deadline, pieces, size = time.monotonic() + TIMEOUT, [], 0
    while piece := answer.read1(1 << 16):
        pieces.append(piece)
        size += len(piece)
        if size > ANSWER_LIMIT:
            raise OSError(f"its answer is larger than {ANSWER_LIMIT >> 20} MB")
        if time.monotonic() > deadline:
            raise TimeoutError  # nobody waits for it any more
    return b"".join(pieces)


def _in_time(exchange: Callable[[], Answered]) -> Answered:
    """Give what an exchange gives, or raise what it raises; OSError when it is not over in `TIMEOUT` seconds.

    The timeout of a socket begins anew with each byte, of the greeting, of a header, of the body. So the
    exchange has a thread of its own, which is left to itself when the time is over.
    """
    from concurrent.futures import Future

    answered: Future[Answered] = Future()

    def run() -> None:
        try:
            answered.set_result(exchange())
        except BaseException as error:
            answered.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return answered.result(timeout=TIMEOUT)
    except TimeoutError as error:
        raise OSError(f"its answer is not complete after {TIMEOUT:g} seconds") from error


def _opener() -> "OpenerDirector":
    """Give what opens an address and follows no redirect: these come out as the HTTP errors they are."""
    from urllib.request import HTTPRedirectHandler, build_opener

    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    return build_opener(Stay)
