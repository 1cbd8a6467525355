"""What stands before all routes: names one is called by, heads of answers, pages of other sites."""

import asyncio
from typing import Any

import pytest

from il21kg.server.guard import Guard, Message


async def broken(scope: Message, receive: Any, send: Any) -> None:
    raise RuntimeError("/secret/path")


async def well(scope: Message, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"max-age=1")]})
    await send({"type": "http.response.body", "body": b"well"})


def asked(guard: Guard, method: str = "GET", host: bytes = b"127.0.0.1:8021") -> tuple[int, Any, bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope: Message = {"type": "http", "method": method, "headers": [(b"host", host)]}
    asyncio.run(guard(scope, receive, send))
    return sent[0]["status"], sent[0]["headers"], sent[1]["body"]


def test_what_fails_unforeseen_is_told_without_its_words() -> None:
    status, _, body = asked(Guard(broken))
    assert (status, b"secret" in body, b"foresaw" in body) == (500, False, True)


#: Host of a request → the status, of a server that is called by two names.
NAMES = {
    b"127.0.0.1:8021": 200, b"LOCALHOST": 200, b"[::1]:1": 200, b"evil.example": 421, b"": 421,
    b"127.0.0.1.evil.example": 421,
}  # fmt: skip


@pytest.mark.parametrize("host", NAMES)
def test_another_name_is_not_answered(host: bytes) -> None:
    names = frozenset(("127.0.0.1", "localhost", "::1"))
    assert asked(Guard(well, names=names), host=host)[0] == NAMES[host]


def test_each_answer_says_how_it_may_be_used_and_what_a_route_says_stays() -> None:
    _, headers, _ = asked(Guard(well))
    named = [name for name, _ in headers]
    assert {b"content-security-policy", b"x-content-type-options", b"referrer-policy"} <= set(named)
    assert named.count(b"cache-control") == 1


@pytest.mark.parametrize("cors", [True, False])
def test_pages_of_other_sites_may_ask_only_where_that_is_wanted(cors: bool) -> None:
    guard = Guard(well, cors=cors)
    for method, status in (("GET", 200), ("OPTIONS", 204)):
        told, headers, _ = asked(guard, method)
        assert told == status
        assert ((b"access-control-allow-origin", b"*") in headers) is cors
