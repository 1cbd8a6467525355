"""Stands before all routes: by which name one is called, what each answer says, what fails unforeseen."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from il21kg.server.wire import Reply, problem

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_POLICY: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SAID: Final = (
    (b"content-security-policy", _POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache"),
)
_CORS: Final = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, Content-Type"),
    (b"access-control-max-age", b"86400"),
)


class Guard:
    """An application with a guard before it."""

    def __init__(self, app: App, *, names: frozenset[str] = frozenset(), cors: bool = False) -> None:
        """Take the names one may be called by, none for any, and whether pages of other sites may ask."""
        self._app = app
        self._names = names
        self._cors = cors
        self._said = (*_SAID, *(_CORS if cors else ()))

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                there = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(each for each in self._said if each[0] not in there),
                ]
            await send(message)

        if refusal := self._refused(scope):
            await _give(refusal, guarded)
            return
        try:
            await self._app(scope, receive, guarded)
        except Exception:  # told without its trace
            if not begun:
                await _give(problem(500, "Something nobody foresaw."), guarded)

    def _refused(self, scope: Message) -> Reply | None:
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
        name = host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0]
        if self._names and name not in self._names:  # a page of another site may have its name led here
            return problem(421, "This address is not called so.", "Call it by the address that it told.")
        if scope["method"] == "OPTIONS":
            return Reply(204, "text/plain", b"", {} if self._cors else {"Allow": "GET, POST"})
        return None


async def _give(reply: Reply, send: Send) -> None:
    headers = {"content-type": reply.media, "content-length": str(len(reply.body)), **reply.headers}
    head = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": head})
    await send({"type": "http.response.body", "body": reply.body})
