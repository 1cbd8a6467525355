"""Loads a table again and again, each time killed at another moment and then finished; tells what came of it.

    python tests/killed.py TABLE FOLDER POINTS SHARE SHARES

It prints a line of JSON: the digest of an undisturbed load, and of each other `[step, states, digest]`.
Moments are told by steps, which are calls of functions of the store and the corpus, and of the engine: a
load takes the same ones on any machine, however busy. The points lie evenly between the first and the last
step, and each at chance within its part; this process does those whose number is SHARE of SHARES. Each load
is a process that is forked from this one, where the reader is ready and no store was ever open. It does not
wait to be killed: that is at a step or a moment later, in the midst of what the engine does then.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Final

import il21kg
from il21kg.corpus import loading
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, work
from il21kg.store import store

_OURS: Final = tuple(f"{os.sep}il21kg{os.sep}{wing}{os.sep}" for wing in ("store", "corpus"))
_LATER: Final = 0.003
"""Seconds after a step at which a load is killed, at most."""


def begin(step: Callable[[], None]) -> int:
    """Take a step in a process of its own; give its number."""
    if process := os.fork():
        return process
    try:
        step()
        sys.stdout.flush()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def end(process: int) -> None:
    """Wait for a process that is to end well."""
    if (status := os.waitpid(process, 0)[1]) != 0:
        raise SystemExit(f"a load ended with {status}")


def load(table: Path, folder: Path) -> None:
    """Load the table, and leave word of what became of its rows, and of what the store holds."""
    states = il21kg.KnowledgeGraph(folder / "store").load_all([table]).states
    kg = il21kg.KnowledgeGraph(folder / "store")
    digest = sha256(kg.to_bytes("ntriples") + kg.graphs_to_bytes()).hexdigest()
    (folder / "told.json").write_text(json.dumps([states, digest]))


def whole(table: Path, folder: Path) -> tuple[dict[str, int], str]:
    """Load the table to the end; give the states and the digest."""
    end(begin(lambda: load(table, folder)))
    states, digest = json.loads((folder / "told.json").read_text())
    return states, digest


def stepping(table: Path, folder: Path, told: int) -> None:
    """Load the table, and write a byte to a descriptor at each step."""

    def tell(frame: FrameType, event: str, called: object) -> None:
        engine = event == "c_call" and "pyoxigraph" in repr(called)
        if engine or (event == "call" and any(wing in frame.f_code.co_filename for wing in _OURS)):
            os.write(told, b".")

    sys.setprofile(tell)
    il21kg.KnowledgeGraph(folder / "store").load_all([table])
    sys.setprofile(None)


def steps(table: Path, folder: Path, last: int | None = None, later: float = 0.0) -> int:
    """Load the table, and kill that so many seconds after the `last` step, if any; give how many it took."""
    folder.mkdir()
    heard, told = os.pipe()
    process, count = begin(lambda: stepping(table, folder, told)), 0
    os.close(told)
    while piece := os.read(heard, 4096 if last is None else min(4096, last - count)):
        count += len(piece)
    if last is None:
        end(process)
    else:
        time.sleep(later)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    os.close(heard)
    return count


def main(table: Path, folder: Path, points: int, share: int, shares: int) -> None:
    """Load the table undisturbed, and then killed at this share of so many points."""
    for module, name, few in ((store, "_MANY", 0), (loading, "_AT_ONCE", 1000), (loading, "UNIT", 5)):
        setattr(module, name, few)  # many steps in little time
    work([Text("x", "x.txt", "IL4", b"IL-4 may induce apoptosis.", key="x")], Manner())
    count = steps(table, folder / f"undisturbed-{share}")
    _, undisturbed = whole(table, folder / f"undisturbed-{share}")
    chance, told = random.Random(7), []
    for point in range(points):
        last = int((point + chance.random()) * count / points)
        later = chance.choice((0.0, chance.uniform(0.0, _LATER)))
        if point % shares == share:
            steps(table, folder / str(point), last, later)
            told.append((last, *whole(table, folder / str(point))))
    sys.stdout.write(json.dumps({"undisturbed": undisturbed, "steps": count, "killed": told}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
