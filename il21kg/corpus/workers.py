"""Reads the parts of a corpus in several processes, of which any may be killed.

A plain pool of processes waits for ever when one of them is killed. Here the parts that were under way are
read again, each by itself; one that ends its process then too is cut up, until that text is known.
"""

import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for_end
from typing import Final

from il21kg.corpus.loading import Runner, Unit, one_by_one
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, Work, work

_AHEAD: Final = 2
"""Parts under way for each worker: one is read, one waits."""
_ENDED: Final = "the process that read it alone was ended, twice: by somebody, or because the memory was full"


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def runner(workers: int) -> Runner:
    """Give what reads with so many processes: with one, it is this one."""
    return one_by_one if workers < 2 else partial(in_processes, workers=workers)


def in_processes(units: Iterator[Unit], manner: Manner, workers: int) -> Iterator[tuple[Unit, list[Work]]]:
    """Read the texts of units in processes, and give each unit when it is done."""
    begun = list(islice(units, 2))
    if len(begun) < 2:  # a process takes longer to begin than this takes to be read
        yield from one_by_one(iter(begun), manner)
        return
    units = chain(begun, units)
    while suspects := (yield from _until_one_ends(units, manner, workers)):
        for unit in suspects:
            yield unit, _by_itself(unit.texts, manner)


def _until_one_ends(
    units: Iterator[Unit], manner: Manner, workers: int
) -> Generator[tuple[Unit, list[Work]], None, list[Unit]]:
    """Read until all is done, or a process ends; return the units that were then under way."""
    running: dict[Future[list[Work]], Unit] = {}
    pool = _pool(workers)
    before = {*active_children()}
    try:
        while True:
            while len(running) < _AHEAD * workers and (unit := next(units, None)) is not None:
                if unit.texts:
                    running[_submitted(pool, unit.texts, manner)] = unit
                else:
                    yield unit, []
            if not running:
                return []
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return list(running.values())
                yield running.pop(future), future.result()
    except BaseException:  # Ctrl-C, once or twice: what is being read is not waited for
        for process in {*active_children()} - before:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _by_itself(texts: Sequence[Text], manner: Manner) -> list[Work]:
    """Read texts in a process of their own; the one that ends it, and another one, is told as failed."""
    for _ in range(2 if len(texts) == 1 else 1):
        with _pool(1) as pool:
            future = _submitted(pool, texts, manner)
            if not isinstance(future.exception(), BrokenProcessPool):
                return future.result()
    if len(texts) == 1:
        return [Work(texts[0], None, _ENDED)]
    middle = len(texts) // 2
    return [*_by_itself(texts[:middle], manner), *_by_itself(texts[middle:], manner)]


def _submitted(pool: ProcessPoolExecutor, texts: Sequence[Text], manner: Manner) -> "Future[list[Work]]":
    try:
        return pool.submit(work, tuple(texts), manner)
    except BrokenProcessPool as error:
        broken: Future[list[Work]] = Future()
        broken.set_exception(error)
        return broken


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that writes, and end when it has ended, however that was."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for_end([sentinel])
    os._exit(1)
