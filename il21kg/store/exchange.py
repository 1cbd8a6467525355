"""One exchange over HTTP: no redirect is followed, no answer is waited for without end or taken in whole.

exchange("http://localhost:7878/query", b"ASK {}", {"Content-Type": "application/sparql-query"}, 60)
"""

import re
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from il21kg.limits import in_time

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import OpenerDirector, Request

ANSWER_LIMIT: Final = 1 << 30
"""Bytes of an answer that are taken."""

_REASON: Final = 2000
"""Bytes of what a server says of a fault that are taken."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server answered."""

    status: int
    kind: str
    """Media type; of a fault its reason."""
    body: bytes
    wait: float = 0.0
    """Seconds after which the server wants to be asked again; 0 where it says nothing of it."""


class NoAnswer(Exception):  # noqa: N818  what went wrong, not that it is an error
    """An exchange that came to no answer."""

    def __init__(self, reason: str, *, sent: bool, late: bool = False) -> None:
        """Say why; whether the request may have been `sent`; whether the time was over (`late`)."""
        super().__init__(reason)
        self.sent = sent
        self.late = late


def exchange(
    address: str, body: bytes | None, headers: dict[str, str], seconds: float, limit: int | None = None
) -> Answered:
    """Send a request (POST with a body, else GET) and give the answer; raises NoAnswer where none comes.

    More than `limit` bytes of it (`ANSWER_LIMIT`) are not taken.
    """
    from http.client import HTTPException  # 40 ms that no other kind of store needs
    from urllib.request import Request

    # The timeout of a socket begins anew with each byte, of the greeting, of a header, of the body.
    try:
        request = Request(address, body, {"User-Agent": "il21kg", **headers})
        return in_time(partial(_exchange, request, seconds, limit or ANSWER_LIMIT), seconds)
    except TimeoutError as error:
        said = f"its answer is not complete after {seconds:g} seconds"
        raise NoAnswer(said, sent=True, late=True) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise NoAnswer(str(reason), sent=not _never_sent(reason)) from error


def _never_sent(reason: object) -> bool:
    """Tell whether the server was not even reached."""
    from socket import gaierror

    return isinstance(reason, ConnectionRefusedError | gaierror)


def _exchange(request: "Request", seconds: float, limit: int) -> Answered:
    from urllib.error import HTTPError

    try:
        with _opener(request.host).open(request, timeout=seconds) as answer:
            return Answered(answer.status, answer.headers.get_content_type(), _body(answer, seconds, limit))
    except HTTPError as error:
        with error:
            wait = str(error.headers.get("Retry-After", ""))
            said = error.read(_REASON)
            return Answered(error.code, error.reason, said, float(wait) if wait.isdecimal() else 0.0)


def _body(answer: "HTTPResponse", seconds: float, limit: int) -> bytes:
    """Read the answer piece by piece, so that neither a flood nor a trickle is taken in whole."""
    deadline, pieces, size = time.monotonic() + seconds, [], 0
    while piece := answer.read1(1 << 16):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise NoAnswer(f"its answer is larger than {limit >> 20} MB", sent=True, late=True)
        if time.monotonic() > deadline:
            raise TimeoutError  # nobody waits for it any more
    if answer.length:
        raise OSError("its answer was cut short")
    return b"".join(pieces)


#: This very machine: what goes there goes through no proxy, which would see it, and a key in it.
_HERE: Final = re.compile(r"(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?", re.IGNORECASE)


def _opener(host: str) -> "OpenerDirector":
    """Give what opens an address and follows no redirect: these come out as the HTTP errors they are."""
    from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    return build_opener(Stay, *((ProxyHandler({}),) if _HERE.fullmatch(host) else ()))
