"""Loads a table again and again, each time killed at another moment and then finished; tells what came of it.

    python tests/killed.py TABLE FOLDER POINTS SEED

It prints a line of JSON: the digest of an undisturbed load, and of each other `[seconds, states, digest]`.
Each load is a process that is forked from this one, where the reader is ready and no store was ever open.
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

import il21kg
from il21kg.corpus import loading
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, work
from il21kg.store import store


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
    """Load the table, and leave word of what became of its rows."""
    states = il21kg.KnowledgeGraph(folder / "store").load_all([table]).states
    (folder / "states.json").write_text(json.dumps(states))


def tell(folder: Path) -> None:
    """Leave word of what the store holds."""
    kg = il21kg.KnowledgeGraph(folder / "store")
    digest = sha256(kg.to_bytes("ntriples") + kg.graphs_to_bytes()).hexdigest()
    (folder / "digest.txt").write_text(digest)


def whole(table: Path, folder: Path) -> tuple[float, dict[str, int], str]:
    """Load the table to the end; give the time, the states and the digest."""
    begun = time.monotonic()
    end(begin(lambda: load(table, folder)))
    took = time.monotonic() - begun
    end(begin(lambda: tell(folder)))
    return took, json.loads((folder / "states.json").read_text()), (folder / "digest.txt").read_text()


def main(table: Path, folder: Path, points: int, seed: int) -> None:
    """Load the table undisturbed, and then killed at so many points."""
    for module, name, few in ((store, "_MANY", 0), (loading, "_AT_ONCE", 1000), (loading, "UNIT", 5)):
        setattr(module, name, few)  # many steps in little time
    work([Text("x", "x.txt", "IL4", b"IL-4 may induce apoptosis.", key="x")], Manner())
    (folder / "undisturbed").mkdir()
    took, _, digest = whole(table, folder / "undisturbed")
    chance, told = random.Random(seed), []
    for point in range(points):
        own = folder / str(point)
        own.mkdir()
        process, seconds = begin(lambda: load(table, own)), chance.uniform(0, took)  # noqa: B023
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        told.append((seconds, *whole(table, own)[1:]))
    sys.stdout.write(json.dumps({"undisturbed": digest, "killed": told}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
