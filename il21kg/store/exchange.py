"""One exchange over HTTP: no redirect is followed, no answer is waited for without end or taken in whole.

exchange("http://localhost:7878/query", b"ASK {}", {"Content-Type": "application/sparql-query"}, 60)
"""

import re
import time
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final

from il21kg.limits import in_time

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse
    from urllib.request import BaseHandler, OpenerDirector, Request

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
    cut: str = ""
    """Why there may be more to the answer than is here, where the server says so."""


class NoAnswer(Exception):  # noqa: N818  what went wrong, not that it is an error
    """An exchange that came to no answer."""

    def __init__(self, reason: str, *, sent: bool, late: bool = False) -> None:
        """Say why; whether the request may have been `sent`; whether the time was over (`late`)."""
        super().__init__(reason)
        self.sent = sent
        self.late = late


def exchange(
    address: str,
    body: bytes | None,
    headers: dict[str, str],
    seconds: float,
    limit: int | None = None,
    login: str = "",
) -> Answered:
    """Send a request (POST with a body, else GET) and give the answer; raises NoAnswer where none comes.

    More than `limit` bytes of it (`ANSWER_LIMIT`) are not taken. A `login` (`name:password`) is for a server
    that wants a digest of it: a request without it is sent first, and it says of what.
    """
    from http.client import HTTPException  # 40 ms that no other kind of store needs
    from urllib.request import Request

    # The timeout of a socket begins anew with each byte, of the greeting, of a header, of the body.
    try:
        request = Request(address, body, {"User-Agent": "il21kg", **headers})
        opener = _opener(request.host, login)
        return in_time(partial(_exchange, opener, request, seconds, limit or ANSWER_LIMIT), seconds)
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


def _exchange(opener: "OpenerDirector", request: "Request", seconds: float, limit: int) -> Answered:
    from urllib.error import HTTPError

    try:
        with opener.open(request, timeout=seconds) as answer:
            body, kind = _body(answer, seconds, limit), answer.headers.get_content_type()
            return Answered(answer.status, kind, body, cut=_cut(answer))
    except HTTPError as error:
        with error:
            wait = str(error.headers.get("Retry-After", ""))
            said = error.read(_REASON)
            return Answered(error.code, error.reason, said, float(wait) if wait.isdecimal() else 0.0)


def _cut(answer: "HTTPResponse") -> str:
    """Give why there may be more to an answer than comes: Virtuoso says that in two ways."""
    if most := answer.headers.get("X-SPARQL-MaxRows"):
        return f"it gives {most} rows at most"
    return "its own time was over" if answer.headers.get("X-SQL-State") else ""


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


def _opener(host: str, login: str) -> "OpenerDirector":
    """Give what opens an address and follows no redirect: these come out as the HTTP errors they are."""
    from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    here = (ProxyHandler({}),) if _HERE.fullmatch(host) else ()
    return build_opener(Stay, *here, *((_digest(host, login),) if login else ()))


def _digest(host: str, login: str) -> "BaseHandler":
    """Give what answers a server that wants a digest of a login; the second time, it is the wrong login."""
    from urllib.request import HTTPDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm

    class Once(HTTPDigestAuthHandler):
        def http_error_401(
            self, req: "Request", fp: IO[bytes], code: int, msg: str, headers: "HTTPMessage"
        ) -> Any:
            wanted = str(headers.get("WWW-Authenticate", "")).lower()
            if req.has_header("Authorization") or not wanted.startswith("digest"):
                return None
            fp.close()
            return super().http_error_401(req, fp, code, msg, headers)

    known = HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, host, *login.split(":", 1))
    return Once(known)
