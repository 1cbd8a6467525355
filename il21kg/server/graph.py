"""The graph as it is served: a snapshot of a store, and a new one when somebody has written to it."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from il21kg.errors import Il21kgError
from il21kg.server.contents import Contents
from il21kg.server.snapshot import Snapshot, stamp, take
from il21kg.server.wire import Reply
from il21kg.server.workers import Plan, Workers
from il21kg.store.store import Store

#: Seconds between two looks whether somebody has written to the store.
_LOOK: Final = 1.0
#: Seconds that a job of ours may take; the time of a query of others is an option.
_OWN: Final = 15.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set when a graph is served."""

    folder: Path
    """The store."""
    terms: Path | None = None
    """The terms that names are looked up in."""
    seconds: float = 30.0
    """How long a query may take."""
    workers: int = 2
    """How many queries run at once; as many more for what the pages ask."""
    texts: bool = True
    """Whole texts are shown, where they are at hand; else only the sentences that the graph quotes."""


class View:
    """One snapshot with all that answers from it."""

    def __init__(self, snapshot: Snapshot, settings: Settings) -> None:
        """Open a snapshot; `start` starts its workers."""
        self.snapshot = snapshot
        self.store = Store(
            ox.Store.read_only(str(snapshot.database)), "the graph", write=False, database=snapshot.database
        )
        self.contents = Contents(self.store)
        plan = Plan(snapshot.database, settings.terms, settings.workers, seconds=settings.seconds)
        self.queries, self.desk = Workers(plan), Workers(replace(plan, seconds=_OWN))

    async def start(self) -> None:
        """Start the workers."""
        await asyncio.gather(self.queries.start(), self.desk.start())

    async def close(self) -> None:
        """Let what runs finish, and delete the snapshot."""
        await asyncio.gather(self.queries.close(), self.desk.close())
        self.store.close()
        self.snapshot.remove()


class Served:
    """What is served now."""

    def __init__(self, view: View, settings: Settings) -> None:
        """Take a first view and what was set."""
        self.view = view
        self._settings = settings
        self._old: set[asyncio.Task[None]] = set()

    async def query(self, asked: Mapping[str, Any], gone: "asyncio.Future[Any]") -> Reply:
        """Run a query of somebody."""
        return await self.view.queries.ask("sparql", asked, gone)

    async def ask(self, job: str, **asked: object) -> Reply:
        """Do a job of ours."""
        return await self.view.desk.ask(job, asked)

    @property
    def shows_texts(self) -> bool:
        """True when whole texts may be shown."""
        return self._settings.texts

    async def follow(self) -> None:
        """Look for ever whether the store was written to, and serve what is there then."""
        while True:
            await asyncio.sleep(_LOOK)
            with suppress(Il21kgError, OSError):  # somebody is writing, or there is no room: next time
                if stamp(self._settings.folder) != self.view.snapshot.stamp:
                    await self._renew()

    async def _renew(self) -> None:
        view = await asyncio.to_thread(lambda: View(take(self._settings.folder), self._settings))
        try:
            await view.start()
        except BaseException:
            await view.close()
            raise
        old, self.view = self.view, view
        task = asyncio.ensure_future(old.close())
        self._old.add(task)
        task.add_done_callback(self._old.discard)

    async def close(self) -> None:
        """Let what runs finish, and leave nothing behind."""
        await asyncio.gather(self.view.close(), *self._old)
