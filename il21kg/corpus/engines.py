"""Reads the parts of a corpus on a cluster: by Dask or Ray, on this machine or on many.

What is done with a unit is the same as in a process of this machine, and so is what comes of it. An engine is
given a few units for each of its workers, and gives them to another worker when one ends. A text that ends
every worker that reads it is told as failed.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any, Final, Protocol

from il21kg.corpus.loading import Runner, Unit
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, Work, reader, work
from il21kg.curation.decisions import Decisions
from il21kg.errors import InputError, Unavailable
from il21kg.graph.identity import run_name
from il21kg.namespaces import PREFIXES
from il21kg.resources import VERSION

LOCAL: Final = "local"
"""The address of a cluster of processes on this machine, that is started for one load."""
_AHEAD: Final = 2
"""Units under way for each worker: one is read, one waits."""
_WAIT: Final = 10
"""Seconds in which a cluster has to answer."""
_ENDED: Final = "every worker that read it was ended: by somebody, or because the memory was full"
_OTHERS: Final = (
    "the worker that read it has another version of il21kg, or other terms: it reads otherwise than this one"
)


class Engine(Protocol):
    """What reads units for us, elsewhere."""

    @property
    def workers(self) -> int:
        """How many units it reads at a time."""

    def begin(self, texts: Sequence[Text], manner: Manner) -> Any:
        """Let texts be read; gives a task."""

    def ended(self, tasks: Sequence[Any]) -> Sequence[Any]:
        """Wait until one or more of the tasks have ended, and give these."""

    def result(self, task: Any) -> list[Work] | None:
        """Give what a task gave; None when the workers that had it were ended."""


Opened = Callable[[str, int], AbstractContextManager[Engine]]


def on_engine(opened: Opened, address: str, workers: int) -> Runner:
    """Give what reads with an engine: at an address, or with so many `local` processes.

    What it gives raises InputError where the engine is not installed, Unavailable where it cannot be reached.
    """
    return partial(_run, opened=opened, address=address, workers=workers)


def _run(
    units: Iterator[Unit], manner: Manner, opened: Opened, address: str, workers: int
) -> Generator[tuple[Unit, list[Work]], None, None]:
    digest = reader(manner.terms).vocabulary.digest
    running: dict[Any, Unit] = {}
    with opened(address, workers) as engine:
        while True:
            while len(running) < _AHEAD * engine.workers and (unit := next(units, None)) is not None:
                if unit.texts:
                    running[engine.begin(unit.texts, manner)] = unit
                else:
                    yield unit, []
            if not running:
                return
            for task in engine.ended([*running]):
                unit = running.pop(task)
                done = engine.result(task) or _by_halves(engine, unit.texts, manner)
                yield unit, [_checked(each, digest, manner.decisions) for each in done]


def _by_halves(engine: Engine, texts: Sequence[Text], manner: Manner) -> list[Work]:
    """Read texts of which one ends its workers: in halves, until it is known."""
    if len(texts) == 1:
        return [Work(texts[0], None, _ENDED)]
    middle = len(texts) // 2
    halves = (texts[:middle], texts[middle:])
    tasks = [engine.begin(half, manner) for half in halves]
    return [
        each
        for task, half in zip(tasks, halves, strict=True)
        for each in engine.result(task) or _by_halves(engine, half, manner)
    ]


def _checked(each: Work, digest: str, decisions: Decisions) -> Work:
    """Tell as failed what was read otherwise than it would be here."""
    ready = each.ready
    if ready is None:
        return each
    decided = decisions.digest(ready.source.removeprefix(PREFIXES["doc"]))
    if ready.run == run_name(ready.version.rpartition("/")[2], "il21kg", VERSION, digest, decided):
        return each
    return Work(each.text, None, _OTHERS)


# --- Dask


@contextmanager
def dask(address: str, workers: int) -> Iterator[Engine]:
    """Open a cluster of Dask: the one at an address (`tcp://host:8786`), or one of local processes."""
    try:
        import distributed
    except ImportError as error:
        raise _missing("dask", "Dask") from error

    engine: Any = distributed
    if address == LOCAL:
        cluster = engine.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=0
        )
        with cluster, engine.Client(cluster) as client:
            yield _Dask(engine, client)
        return
    with _reached("Dask", address):
        client = engine.Client(address, timeout=_WAIT)
    with client:
        yield _Dask(engine, client)


class _Dask:
    def __init__(self, engine: Any, client: Any) -> None:
        self._engine, self._client = engine, client

    @property
    def workers(self) -> int:
        return max(sum(map(int, self._client.nthreads().values())), 1)

    def begin(self, texts: Sequence[Text], manner: Manner) -> Any:
        return self._client.submit(work, tuple(texts), manner, pure=False)

    def ended(self, tasks: Sequence[Any]) -> Sequence[Any]:
        return [*self._engine.wait(tasks, return_when="FIRST_COMPLETED").done]

    def result(self, task: Any) -> list[Work] | None:
        try:
            done: list[Work] = task.result()
        except self._engine.KilledWorker:
            return None
        return done


# --- Ray


@contextmanager
def ray(address: str, workers: int) -> Iterator[Engine]:
    """Open a cluster of Ray: the one at an address (`ray://host:10001`), or one of local processes."""
    try:
        import ray as package
    except ImportError as error:
        raise _missing("ray", "Ray") from error

    engine: Any = package
    where = {"num_cpus": workers, "include_dashboard": False} if address == LOCAL else {"address": address}
    with _reached("Ray", address):
        _knock(address)
        engine.init(**where, log_to_driver=False, configure_logging=False)
    try:
        yield _Ray(engine)
    finally:
        engine.shutdown()


def _knock(address: str) -> None:
    """Raise OSError where nobody listens at an address of Ray, which would try again for many minutes."""
    from socket import create_connection
    from urllib.parse import urlsplit

    place = urlsplit(address if "://" in address else f"//{address}")
    if place.hostname and place.port:  # "auto" and "local" have none
        create_connection((place.hostname, place.port), _WAIT).close()


class _Ray:
    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._work = engine.remote(max_retries=3)(work)

    @property
    def workers(self) -> int:
        return max(int(self._engine.cluster_resources().get("CPU", 1)), 1)

    def begin(self, texts: Sequence[Text], manner: Manner) -> Any:
        return self._work.remote(tuple(texts), manner)

    def ended(self, tasks: Sequence[Any]) -> Sequence[Any]:
        done, _ = self._engine.wait(tasks, num_returns=1)
        return list(done)

    def result(self, task: Any) -> list[Work] | None:
        try:
            done: list[Work] = self._engine.get(task)
        except self._engine.exceptions.WorkerCrashedError:
            return None
        return done


def _missing(extra: str, name: str) -> InputError:
    return InputError(f"{name} is not installed.", f"Install it: pip install 'il21kg[{extra}]'")


@contextmanager
def _reached(name: str, address: str) -> Iterator[None]:
    """Say of a cluster that cannot be reached that it cannot."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise Unavailable(
            f"No cluster of {name} answers at {address}: {error}",
            f"Check the address, or leave it to this machine: {LOCAL}",
        ) from error
