"""Serves a store over HTTP until it is told to end: SIGTERM and Ctrl-C let what runs finish."""

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import uvicorn

from il21kg.errors import Unavailable
from il21kg.server.app import make_app
from il21kg.server.graph import Served, Settings, View
from il21kg.server.guard import Guard
from il21kg.server.review import Bench, routes
from il21kg.server.snapshot import take
from il21kg.store.address import LOCAL

#: Bytes of a request's first line and headers that are read, so that a long address is answered, not cut off.
_LONGEST_LINE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where is served, and to whom."""

    host: str = "127.0.0.1"
    port: int = 8021
    """0 takes one that is free."""
    cors: bool = False
    """Pages of other sites may ask."""

    @property
    def local(self) -> bool:
        """True when only this machine reaches it."""
        return self.host in LOCAL


def serve(settings: Settings, place: Place, told: Callable[[str], None], bench: Bench | None = None) -> None:
    """Serve the store of the settings; `told` is called with the address once it can be asked.

    With a `bench` a curator can decide there, who has to sit at this machine.

    Raises InputError for a folder that is no store, Unavailable for a port that is taken and a store that
    cannot be read or copied.
    """
    door = _open(place)
    try:
        view = View(take(settings.folder), settings)
    except BaseException:
        door.close()
        raise
    signal.signal(signal.SIGTERM, lambda *_: None)  # raised again by the server when all is done
    try:
        asyncio.run(_serve(view, settings, place, door, told, bench))
    finally:
        view.snapshot.remove()


def _open(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    # By this protocol's name alone is an answer sent at once, not held back for 40 ms (TCP_NODELAY).
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((place.host, place.port))
        door.listen(256)
    except (OSError, OverflowError) as error:
        door.close()
        raise Unavailable(
            f"{place.host}, port {place.port} cannot be served: {getattr(error, 'strerror', None) or error}.",
            "Name another with --port; --port 0 takes one that is free.",
        ) from error
    return door


async def _serve(
    view: View,
    settings: Settings,
    place: Place,
    door: socket.socket,
    told: Callable[[str], None],
    bench: Bench | None,
) -> None:
    await view.start()
    served = Served(view, settings)
    names = frozenset(LOCAL) if place.local else frozenset()
    app = Guard(make_app(served, routes(bench) if bench else ()), names=names, cors=place.cors)
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="critical",
        access_log=False,
        h11_max_incomplete_event_size=_LONGEST_LINE,
        server_header=False,
        timeout_graceful_shutdown=int(settings.seconds) + 2,
        timeout_keep_alive=30,
        limit_concurrency=500,
    )
    host, port = door.getsockname()[:2]
    told(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    following = asyncio.ensure_future(served.follow())
    try:
        await uvicorn.Server(config).serve(sockets=[door])
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        await served.close()
