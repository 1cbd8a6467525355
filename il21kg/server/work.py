"""A worker: the process that answers what may take long, and is ended when it does."""

import os
import resource
import signal
import sys
from pathlib import Path
from typing import BinaryIO, Final

from il21kg.server.jobs import Desk
from il21kg.server.wire import Reply, answered, as_json, asked_of, problem
from il21kg.worker import forbid_sockets, limit

#: Bytes of memory a worker may use.
MEMORY: Final = 2_000_000_000


def main(database: str, terms: str) -> None:
    """Answer what comes on standard input until it ends; `terms` is a folder, or empty."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody prints between two answers
    desk = Desk(Path(database), Path(terms) if terms else None)
    limit(resource.RLIMIT_DATA, MEMORY)
    limit(resource.RLIMIT_CORE, 0)
    forbid_sockets()
    _send(out, as_json("ready"))
    while request := asked_of(sys.stdin.buffer):
        try:
            reply = desk.answer(*request)
        except MemoryError:
            reply = problem(500, "The answer needs more memory than it may use.", "Ask for less.")
        except OSError:
            reply = problem(500, "The graph cannot be read.")
        _send(out, reply)


def _send(out: BinaryIO, reply: Reply) -> None:
    out.write(answered(reply))
    out.flush()
