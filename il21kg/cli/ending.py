"""Ends a command that takes long as Ctrl-C does when it is told to end, and says that it can go on."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from il21kg.cli.console import echo


class ToldToEnd(KeyboardInterrupt):
    """SIGTERM came: from a scheduler, `timeout`, or the system that goes down."""

    exit_code = 128 + signal.SIGTERM


@contextmanager
def telling_where_it_ended(place: str) -> Iterator[None]:
    """Let SIGTERM end what runs here as Ctrl-C does; say then that what was done is kept in `place`."""
    if threading.current_thread() is not threading.main_thread():  # no signals come to others
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    except KeyboardInterrupt:
        echo(f"What was done is in {place}, whole documents only. The same command goes on.", err=True)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise ToldToEnd
