"""Runs what others wrote behind limits: a query in a process of its own; RDF that is too deep is not parsed.

    answer(query, database, graph, Limits(seconds=5))     raises Unavailable when it takes longer
    check_rdf(data, "terms.owl")                          raises InputError before the engine's parser

Nothing interrupts the engine, and some queries and files end the process that reads them. So a query runs in
`worker`, which is ended: after so many seconds, at so much memory, by Ctrl-C.
"""

import marshal
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeVar

from il21kg.errors import InputError, Unavailable

#: The longest query, in characters; the deepest nesting of a query, and of a graph in a file.
LONGEST: Final = 100_000
DEEPEST: Final = 200

_MEMORY: Final = 2_000_000_000
_PIECE: Final = 1 << 20

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    seconds: float = 60.0
    rows: int = 1_000_000
    """More rows are cut off, and that is told."""
    memory: int = _MEMORY
    """Bytes that the engine may use beyond the graph, and bytes of the answer."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What the engine answered: `truth`, `rows` or `triples`."""

    kind: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    truth: bool | None = None
    cut: bool = False
    """There are more rows than the limit lets through."""


def check_query(text: str) -> None:
    """Raise InputError for a query that is too long or nested too deep for the engine's parser."""
    if len(text) > LONGEST:
        raise InputError(
            f"The query is too long: {len(text):,} characters.", f"At most {LONGEST:,} are let in."
        )
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"The query is no text in UTF-8: character {error.start + 1}.") from error
    opened = sum(map(data.count, (b"<<", b"(", b"{", b"[")))  # where there are few of them, they are not deep
    if opened > DEEPEST and _depth(re.finditer(rb"(<<|[({\[])|>>|[)}\]]", data)) > DEEPEST:
        raise InputError("The query is nested too deep.", f"At most {DEEPEST} brackets may be open.")


def answer(query: str, database: Path | None, graph: bytes, limits: Limits) -> Raw:
    """Run a query on a database in a folder, or on a graph in N-Quads, in a process of its own.

    Raises SyntaxError with the engine's reason; InputError for SERVICE and FROM; Unavailable when time or
    memory end before the answer does, or the engine fails.
    """
    request = {
        "path": [str(Path(each).absolute()) for each in sys.path if each],
        "query": query,
        "database": None if database is None else str(database),
        "graph": graph,
        "seconds": limits.seconds,
        "rows": limits.rows,
        "memory": limits.memory,
    }
    worker = Path(__file__).with_name("worker.py")
    with subprocess.Popen(
        [sys.executable, "-I", "-S", str(worker)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            data = _exchange(process, marshal.dumps(request), limits)
            process.wait()
        finally:
            process.kill()
            process.wait()  # Popen itself waits for a quarter of a second only when Ctrl-C is pressed
    if process.returncode:
        raise _ended(process.returncode, limits)
    return _read(data)


def too_long(limits: Limits) -> Unavailable:
    """Say that a query took longer than it may."""
    return Unavailable(
        f"The query was ended after {limits.seconds:g} seconds.",
        f"{_SMALLER} Or give it more time: --timeout SECONDS",
    )


def in_time(run: Callable[[], Given], seconds: float) -> Given:
    """Give what a function gives, or raise what it raises; TimeoutError when that takes longer.

    It runs in a thread of its own, which is left to itself when the time is over.
    """
    given: list[Given] = []
    raised: list[BaseException] = []

    def settle() -> None:
        try:
            given.append(run())
        except BaseException as error:
            raised.append(error)

    thread = Thread(target=settle, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not given:
        raise TimeoutError(f"not over after {seconds:g} seconds")
    return given[0]


def _exchange(process: "subprocess.Popen[bytes]", request: bytes, limits: Limits) -> bytes:
    """Hand over the request and give the bytes of the answer, both before the time is over."""
    deadline = time.monotonic() + limits.seconds
    assert process.stdin and process.stdout
    feed, out = process.stdin.fileno(), process.stdout.fileno()
    os.set_blocking(feed, False)
    waiting = select.poll()
    waiting.register(feed, select.POLLOUT)
    waiting.register(out, select.POLLIN)
    rest, data = memoryview(request), bytearray()
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise too_long(limits)
        for descriptor, _ in waiting.poll(left * 1000):
            if descriptor == feed:
                rest = _fed(feed, rest)
                if not rest:
                    waiting.unregister(feed)
                    process.stdin.close()
            elif piece := os.read(out, _PIECE):
                data += piece
                if len(data) > limits.memory:
                    raise _too_large(limits)
            else:
                return bytes(data)


def _fed(descriptor: int, rest: memoryview) -> memoryview:
    """Write what a pipe takes and give what is left; nothing once the other end is closed."""
    try:
        return rest[os.write(descriptor, rest[:_PIECE]) :]
    except BrokenPipeError:
        return rest[:0]


def _read(data: bytes) -> Raw:
    pieces = list(_pieces(data))
    kind, value = pieces[0]
    if kind == "syntax":
        raise SyntaxError(value)
    if kind == "memory":
        raise Unavailable("The query needs more memory than it may use.", _SMALLER)
    if kind == "fault":
        raise OSError(value)
    if kind == "service":
        raise InputError("SERVICE asks another endpoint, and queries here use no network.")
    if kind == "from":
        raise InputError("FROM names other graphs; here is one, which every query asks.", "Leave FROM out.")
    if kind == "truth":
        return Raw("truth", truth=value)
    rows = tuple(row for name, batch in pieces if name == "batch" for row in batch)
    faults = [value for name, value in pieces if name in ("fault", "memory")]
    if faults:
        raise OSError(faults[0] or "the memory is used up")
    return Raw(kind, value, rows, cut=any(name == "cut" for name, _ in pieces))


def _pieces(data: bytes) -> Iterator[tuple[str, Any]]:
    import pickle

    file = BytesIO(data)
    while file.tell() < len(data):
        yield pickle.load(file)


_SMALLER: Final = "Ask for less: fewer patterns that share no variable, a LIMIT."


def _too_large(limits: Limits) -> Unavailable:
    return Unavailable(f"The query needs more than {limits.memory // 1_000_000:,} MB.", _SMALLER)


def _ended(code: int, limits: Limits) -> Unavailable:
    """Say why the worker ended before its answer did."""
    if -code in (signal.SIGABRT, signal.SIGKILL):
        return _too_large(limits)
    if -code == signal.SIGXCPU:
        return too_long(limits)
    if -code in (signal.SIGSEGV, signal.SIGBUS, signal.SIGILL):
        return Unavailable("The query is too deep or too long: it ended the engine.", "Write it flatter.")
    return Unavailable(f"The query could not be run: its process ended with {code}.", "Please report this.")


# --- RDF of others


def check_rdf(data: bytes, ending: str, name: str) -> None:
    """Raise InputError for RDF that ends or fills the process that parses it; `ending` says its syntax.

    That is XML whose entities hold entities or grow the file many times over, and elements, objects and
    triples about triples that are nested too deep: the engine's parsers follow them without end.
    """
    if ending == "rdf":
        _check_entities(data, name)
        deepest = _elements(data)
    elif ending == "jsonld":
        deepest = _depth(re.finditer(rb'"(?:[^"\\]|\\.)*+"|([{\[])|[}\]]', data), strings=True)
    else:
        deepest = data.count(b"<<(")
        if deepest > DEEPEST:
            deepest = _depth(re.finditer(rb"(<<\()|\)>>", data))
    if deepest > DEEPEST:
        raise InputError(f"{name}: it is nested too deep.", f"At most {DEEPEST} levels are let in.")


#: `<!ENTITY name "value">`; one that holds a `%` or is kept elsewhere is none that the engine follows.
_ENTITY: Final = re.compile(rb"""<!ENTITY\s+([^\s"'<>%&;]+)\s+["']([^"']*)["']""")


def _check_entities(data: bytes, name: str) -> None:
    grown = 0
    for entity, value in _ENTITY.findall(data):
        if re.search(rb"&(?!#)", value):
            raise InputError(
                f"{name}: the entity &{entity.decode(errors='replace')}; holds another entity.",
                "Write its value out, or save the file in another syntax.",
            )
        grown += len(value) * data.count(b"&" + entity + b";")
    if grown > max(64_000_000, 20 * len(data)):
        raise InputError(f"{name}: its entities grow to {grown // 1_000_000:,} MB.", "Write them out.")


def _elements(data: bytes) -> int:
    """Give how deep the elements of XML are nested, up to where it is no XML."""
    from xml.parsers import expat

    depth = deepest = 0

    def start(_: str, __: object) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            raise OverflowError

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError, OverflowError):
        parser.Parse(data, True)
    return deepest


def _depth(brackets: Iterator[re.Match[bytes]], *, strings: bool = False) -> int:
    """Give how many brackets are open at once; those that open are group 1."""
    depth = deepest = 0
    for each in brackets:
        if each[1]:
            depth += 1
            deepest = max(deepest, depth)
        elif not strings or each[0] in b"}]":
            depth = max(depth - 1, 0)
    return deepest
