"""Workers in a row: each answers one thing at a time, is ended when it takes too long, and is replaced.

reply = await workers.ask("sparql", {"query": "ASK {}"})     a problem with 503 when all are busy
"""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from il21kg.errors import Unavailable
from il21kg.server.wire import LENGTHS, Reply, packed, problem, reply_of

#: What takes longer than so many seconds gives way to what is short.
_SHORT: Final = 0.2
_GIVE_WAY: Final = 10
#: Seconds to wait for a worker that is free.
_PATIENCE: Final = 5.0
#: Seconds until one is started again that could not be.
_AGAIN: Final = 1.0
#: The code that a worker runs.
_CODE: Final = (
    "import sys; sys.path[:] = {path!r}; from il21kg.server.work import main; main({database!r}, {terms!r})"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many workers there are, of what, and what they may take."""

    database: Path
    terms: Path | None = None
    number: int = 2
    waiting: int = 32
    """So many may wait for a worker; more are sent away."""
    seconds: float = 30.0


class Worker:
    """A process that answers."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Take a process of `work`."""
        self._process = process
        self.is_worn = False
        """It gave way to others, and cannot be what it was."""

    @classmethod
    async def start(cls, plan: Plan) -> "Worker":
        """Start a process, and wait until it can answer; raises Unavailable where it cannot."""
        path = [str(Path(each).absolute()) for each in sys.path if each]
        code = _CODE.format(path=path, database=str(plan.database), terms=str(plan.terms or ""))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", code),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        worker = cls(process)
        try:
            await worker.answer(b"")
        except EOFError as error:
            await worker.end()
            raise Unavailable(
                "A worker of the server cannot be started.", "See whether the store is whole: il21kg stats"
            ) from error
        return worker

    async def answer(self, request: bytes) -> Reply:
        """Hand over a request and give its answer; raises EOFError when the process ends before."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(request)
        try:
            head, body = LENGTHS.unpack(await self._process.stdout.readexactly(LENGTHS.size))
            data = await self._process.stdout.readexactly(head + body)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise EOFError from error
        return reply_of(data[:head], data[head:])

    def give_way(self) -> None:
        """Let others go first, from now on."""
        self.is_worn = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _GIVE_WAY)

    @property
    def lives(self) -> bool:
        """True while the process runs."""
        return self._process.returncode is None

    async def end(self) -> int:
        """End the process and give its code."""
        if self.lives:
            with suppress(ProcessLookupError):
                self._process.kill()
        return await self._process.wait()


class Workers:
    """Some workers over one database, and who waits for them."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; `start` starts them."""
        self.plan = plan
        self.busy = 0
        self._waiting = 0
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start all workers."""
        for worker in await asyncio.gather(*(Worker.start(self.plan) for _ in range(self.plan.number))):
            self._free.put_nowait(worker)

    async def ask(
        self, job: str, asked: Mapping[str, Any], gone: "asyncio.Future[Any] | None" = None
    ) -> Reply:
        """Give the answer to a job, or a problem: 503 where all are busy, 504 where it takes too long.

        When `gone` is done, whoever asked has left, and the work is ended.
        """
        worker = await self._one()
        if worker is None:
            return _BUSY
        self.busy += 1
        try:
            return await self._answer(worker, packed(job, asked), gone)
        finally:
            self.busy -= 1

    async def _one(self) -> Worker | None:
        if not self._free.empty():
            return self._free.get_nowait()
        if self._waiting >= self.plan.waiting or self._closed:
            return None
        self._waiting += 1
        try:
            return await asyncio.wait_for(self._free.get(), _PATIENCE)
        except TimeoutError:
            return None
        finally:
            self._waiting -= 1

    async def _answer(self, worker: Worker, request: bytes, gone: "asyncio.Future[Any] | None") -> Reply:
        work = asyncio.ensure_future(worker.answer(request))
        whole = False
        try:
            done, _ = await asyncio.wait({work}, timeout=min(_SHORT, self.plan.seconds))
            if not done:
                worker.give_way()
                watched = {work} if gone is None else {work, gone}
                rest = self.plan.seconds - _SHORT
                await asyncio.wait(watched, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                return self._late()
            reply = work.result()
            whole = True
            return reply
        except EOFError:
            return _ended(await worker.end())
        finally:
            work.cancel()
            self._back(worker, whole=whole)

    def _late(self) -> Reply:
        return problem(
            504,
            f"The work was ended after {self.plan.seconds:g} seconds.",
            "Ask for less: fewer patterns that share no variable, a LIMIT.",
        )

    def _back(self, worker: Worker, *, whole: bool) -> None:
        """Put a worker back in the row, or a new one in its place."""
        if whole and not worker.is_worn and (self._waiting or not self._closed):
            self._free.put_nowait(worker)
            return
        task = asyncio.ensure_future(self._replaced(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replaced(self, worker: Worker) -> None:
        await worker.end()
        while self._waiting or not self._closed:
            with suppress(Unavailable, OSError):  # the machine is short of something: again in a moment
                self._free.put_nowait(await Worker.start(self.plan))
                return
            await asyncio.sleep(_AGAIN)

    async def close(self) -> None:
        """Let those who work finish, within their time, and end all workers."""
        self._closed = True
        while self.busy or self._waiting:
            await asyncio.sleep(0.02)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while not self._free.empty():
            await self._free.get_nowait().end()


_BUSY: Final = Reply(
    503,
    "application/problem+json",
    b'{"title": "All workers are busy.", "status": 503, "detail": "Ask again in a moment."}\n',
    {"Retry-After": "2"},
)


def _ended(code: int) -> Reply:
    """Say why a worker ended before its answer did."""
    if -code in (signal.SIGABRT, signal.SIGKILL):
        return problem(500, "The work needs more memory than it may use.", "Ask for less.")
    return problem(500, "The work is too deep or too long: it ended the engine.", "Ask in a flatter way.")
