"""Measures a served store: look-ups a second by four clients, while a heavy query runs and is cut off.

    python tests/benchmarks/serving.py                          a store of one million triples, made up
    python tests/benchmarks/serving.py --triples 100000 --requests 2000
    python tests/benchmarks/serving.py --store il21kg-store     a store of yours

The goal: at a million triples 1,000 requests a second or more, 99 of 100 within 20 ms; memory that stays
where it is over 10,000 requests; a heavy query that is ended at its time-out. Server and clients share the
machine.
"""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parents[2]))

from il21kg.namespaces import PREFIXES
from il21kg.store.store import open_store

CLIENTS = 4
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"


def made_up(triples: int) -> Iterator[ox.Quad]:
    """Give claims of genes about cells, about nine triples each."""
    rdf, ikg, rdfs = PREFIXES["rdf"], PREFIXES["ikg"], PREFIXES["rdfs"]

    def node(iri: str) -> ox.NamedNode:
        return ox.NamedNode(iri)

    for n in range(triples // 9):
        claim = node(f"{PREFIXES['stmt']}{n:016x}")
        gene = node(f"{PREFIXES['hgnc']}{n % 20_000}")
        cell = node(f"{PREFIXES['obo']}CL_{n % 3_000:07}")
        span = node(f"{PREFIXES['span']}{n:016x}.0-20")
        for subject, link, thing in (
            (claim, rdf + "type", node(ikg + "CellTargetStatement")),
            (claim, rdf + "subject", gene),
            (claim, rdf + "predicate", node(ikg + "actsOnCell")),
            (claim, rdf + "object", cell),
            (claim, ikg + "certainty", node(ikg + "stated")),
            (claim, ikg + "evidence", span),
            (span, PREFIXES["oa"] + "exact", ox.Literal(f"Sentence {n} of a text.")),
            (gene, rdfs + "label", ox.Literal(f"GENE{n % 20_000}")),
            (cell, rdfs + "label", ox.Literal(f"cell {n % 3_000}")),
            (gene, ikg + "actsOnCell", cell),
        ):
            yield ox.Quad(subject, node(link), thing)


async def client(port: int, paths: list[str], times: list[float]) -> None:
    """Ask one thing after another over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in paths:
        start = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert length, head
        await reader.readexactly(int(length[1]))
        assert b" 200 " in head[:20], head
        times.append(time.perf_counter() - start)
    writer.close()


async def one(port: int, path: str) -> tuple[int, float]:
    """Give the status of one request, and how long it took."""
    start = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return int(answer[9:12]), time.perf_counter() - start


def memory_of(server: int) -> float:
    """Megabytes that the server and its workers hold."""
    own = subprocess.run(
        ["ps", "-o", "rss=", "--pid", str(server), "--ppid", str(server)], capture_output=True
    )
    return sum(map(int, own.stdout.split())) / 1000


def path_of(query: str) -> str:
    return f"/sparql?query={quote(query)}"


ROUTES: dict[str, Callable[[int], str]] = {
    "/nodes, Turtle": lambda n: f"/nodes/hgnc:{n % 1000}?format=ttl",
    "/sparql": lambda n: path_of(f"SELECT ?cell {{ hgnc:{n % 1000} ikg:actsOnCell ?cell }}"),
    "/api/search": lambda n: f"/api/search?q=gene{n % 1000}",
}


async def measure(port: int, server: int, requests: int) -> None:
    """Print a line for each route, alone and beside a heavy query."""
    for name, path in ROUTES.items():
        for beside in (False, True):
            heavy = asyncio.ensure_future(one(port, path_of(HEAVY))) if beside else None
            await asyncio.sleep(0.5 if beside else 0)
            before, times = memory_of(server), list[float]()
            start = time.perf_counter()
            share = requests // CLIENTS
            await asyncio.gather(
                *(client(port, [path(n * share + k) for k in range(share)], times) for n in range(CLIENTS))
            )
            rate = len(times) / (time.perf_counter() - start)
            running = heavy is not None and not heavy.done()
            p99 = statistics.quantiles(times, n=100)[98] * 1000
            beside_what = "beside a heavy query" if running else "alone"
            median = statistics.median(times) * 1000
            ended = ", which ended with {} after {:.1f} s".format(*await heavy) if heavy else ""
            await asyncio.sleep(1)  # until another worker is in its place
            print(  # noqa: T201
                f"{name:15} {rate:6.0f}/s   median {median:5.1f} ms   p99 {p99:5.1f} ms   "
                f"memory {memory_of(server) - before:+.0f} MB   {beside_what}{ended}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--timeout", type=float, default=20.0)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.store or Path(folder) / "store"
        if given.store is None:
            with open_store(str(place), write=True) as store:
                store.put(made_up(given.triples))
                store.settle()
        command = [sys.executable, "-m", "il21kg", "serve", "--store", str(place), "--port", "0"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        began = time.perf_counter()
        server = subprocess.Popen(
            [*command, "--timeout", str(given.timeout)], stderr=subprocess.PIPE, text=True, env=environment
        )
        assert server.stderr
        told = re.search(r":(\d+)/ ", server.stderr.readline())
        assert told
        print(f"ready after {time.perf_counter() - began:.1f} s, {memory_of(server.pid):.0f} MB in all")  # noqa: T201
        try:
            asyncio.run(measure(int(told[1]), server.pid, given.requests))
        finally:
            server.terminate()
            print(f"ended with {server.wait(60)}")  # noqa: T201


if __name__ == "__main__":
    main()
