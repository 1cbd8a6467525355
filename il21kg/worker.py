"""The process that runs one query and ends: started by `limits`, on its own, with nothing of il21kg in it.

It takes a request on standard input and gives the answer on standard output. A query may need more time or
memory than there is, or end the engine: here that ends this process, and nothing else.

A query reaches the network by the word SERVICE alone. Whether it is used, only the parser that will run the
query can say; so the query is parsed once with every "service" changed into what is no keyword. Where it was
part of a string, an IRI, a comment, a variable or a name, the query still parses; where it was the keyword,
it does not, and the query itself is never parsed. FROM, which asks for other graphs, is found likewise.
"""

import contextlib
import errno
import marshal
import os
import pickle
import re
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Rows that are handed over at once.
_BATCH: Final = 1000
#: So many characters beside the keyword may be where the parser sees that something is wrong.
_NEAR: Final = 20
_KEYWORDS: Final = re.compile("service|from", re.IGNORECASE)


def main() -> None:
    """Answer the request on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    request = marshal.load(sys.stdin.buffer)
    sys.path[:] = request["path"]
    limit(resource.RLIMIT_CPU, int(request["seconds"]) + 5)
    limit(resource.RLIMIT_CORE, 0)
    forbid_sockets()
    try:
        for piece in _answer(request):
            pickle.dump(piece, sys.stdout.buffer, protocol=5)
    except SyntaxError as error:
        pickle.dump(("syntax", str(error)), sys.stdout.buffer)
    except MemoryError:
        pickle.dump(("memory", ""), sys.stdout.buffer)
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        pickle.dump(("fault", str(error)), sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _answer(request: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    import pyoxigraph as ox

    if (keyword := forbidden(request["query"])) is not None:
        yield keyword
        return
    store = _store(request)
    limit(resource.RLIMIT_DATA, request["memory"])
    answer = store.query(request["query"])
    if isinstance(answer, ox.QueryBoolean):
        yield "truth", bool(answer)
        return
    if isinstance(answer, ox.QuerySolutions):
        yield "rows", tuple(variable.value for variable in answer.variables)
        rows: Iterator[tuple[Any, ...]] = (tuple(row) for row in answer)
    else:
        yield "triples", ("subject", "predicate", "object")
        rows = ((each.subject, each.predicate, each.object) for each in answer)
    yield from _batches(rows, request["rows"])
    yield "end", None


def _batches(rows: Iterator[tuple[Any, ...]], most: int) -> Iterator[tuple[str, Any]]:
    """Give the rows in batches, and say where they were cut."""
    batch: list[tuple[Any, ...]] = []
    for number, row in enumerate(rows):
        if number == most:
            yield "batch", batch
            yield "cut", None
            return
        batch.append(row)
        if len(batch) == _BATCH:
            yield "batch", batch
            batch = []
    yield "batch", batch


def _store(request: dict[str, Any]) -> "ox.Store":
    import pyoxigraph as ox

    if request["database"] is not None:
        return ox.Store.read_only(request["database"])
    store = ox.Store()
    store.bulk_extend(ox.parse(request["graph"], format=ox.RdfFormat.N_QUADS))
    return store


def forbidden(query: str) -> tuple[str, str] | None:
    """Give `("service", "")` or `("from", "")` where the query uses the keyword, else None.

    A query that does not parse for another reason may give `("syntax", reason)`.
    """
    if not _KEYWORDS.search(query) or (reason := _fault(_masked(query, "sf"))) is None:
        return None
    if _fault(_masked(query, "s")) is None:
        return "from", ""
    place = re.search(r"(\d+):(\d+)", reason)
    line, column = (int(place[1]), int(place[2])) if place else (1, 0)
    at = sum(len(each) + 1 for each in query.split("\n")[: line - 1]) + column - 1
    starts = (match.start() for match in re.finditer("service", query, re.IGNORECASE))
    hit = any(abs(start - at) <= _NEAR for start in starts)
    return ("service", "") if hit else ("syntax", reason)


def _fault(query: str) -> str | None:
    """Give what the engine finds wrong with a query, by asking an empty graph; None for nothing."""
    import pyoxigraph as ox

    try:
        ox.Store().query(query)
    except SyntaxError as error:
        return str(error)
    return None


def _masked(query: str, initials: str) -> str:
    """Change the first letter of the keywords with these initials into one that makes them none."""

    def mask(match: re.Match[str]) -> str:
        if match[0][0].lower() not in initials:
            return match[0]
        in_iri = query[match.start() - 1 : match.start()] == "<"
        return ("_" if match[0][0] in "sS" and not in_iri else "x") + match[0][1:]

    return _KEYWORDS.sub(mask, query)


# --- walls


def limit(what: int, most: int) -> None:
    """Lower a limit of this process; one that is lower already stays."""
    _, hard = resource.getrlimit(what)
    low = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(what, (low, low))


#: Machine → (its name for seccomp, number of the call `socket`).
_CALLS: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def forbid_sockets() -> None:
    """Let the kernel refuse every new socket, on Linux: a second wall, should the first have a hole."""
    machine = os.uname().machine
    if sys.platform != "linux" or machine not in _CALLS:
        return
    import ctypes

    architecture, call = _CALLS[machine]
    load, equal, give = 0x20, 0x15, 0x06
    program = b"".join(
        struct.pack("=HBBI", *step)
        for step in (
            (load, 0, 0, 4),  # the architecture of the call
            (equal, 0, 3, architecture),
            (load, 0, 0, 0),  # its number
            (equal, 0, 1, call),
            (give, 0, 0, 0x00050000 | errno.EPERM),
            (give, 0, 0, 0x7FFF0000),  # let it pass
        )
    )
    steps = ctypes.create_string_buffer(program)
    header = ctypes.create_string_buffer(struct.pack("@HP", len(program) // 8, ctypes.addressof(steps)))
    library = ctypes.CDLL(None)
    library.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    library.prctl(22, 2, header, 0, 0)  # PR_SET_SECCOMP by a filter


if __name__ == "__main__":
    main()
