"""Measures a large store: questions, names, why, neighbourhoods, exports; the bare engine beside them.

    il21kg load genes.tsv.gz --store large          some thousand descriptions are a million triples
    python tests/benchmarks/million.py large
    python tests/benchmarks/million.py large --only exports

Prints what is over its bound, and how many questions are not. A question and an export are measured with the
engine alone on the same store, processes with `il21kg --version`. Seconds are those of the processor, the
least of some rounds, so that others on the machine count little.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from il21kg.store.store import Store

CLI = (sys.executable, "-m", "il21kg")
#: A question may take so many times the bare engine, or so much longer; and no more than so long.
TIMES, LONGER, LONGEST = 1.2, 0.0005, 2.5
#: Milliseconds of a whole process, and of a neighbourhood.
QUERY, WHY, AROUND = 120, 200, 20
EXPORTS = {"ntriples": 1.5, "turtle": 2.0}
MEMORY = 300


def seconds(once: Callable[[], object], rounds: int) -> float:
    """Seconds of the processor, the least of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        once()
        best = min(best, time.process_time() - start)
    return best


def told(name: str, value: str, *, met: bool) -> None:
    """Print a figure, and whether its bound is kept."""
    sys.stdout.write(f"{name:34}{value:>44}   {'met' if met else 'MISSED'}\n")
    sys.stdout.flush()


def questions(folder: Path) -> None:
    """Each question of the catalogue, as it is asked by default."""
    from il21kg.ask.catalogue import catalogue
    from il21kg.store.store import open_store

    with open_store(str(folder)) as store:
        sys.stdout.write(f"{store.size:,} triples\n")
        met = [question(store, each.name, each.text) for each in catalogue()]
    told("questions", f"{sum(met)} of {len(met)}", met=all(met))


def question(store: "Store", name: str, text: str) -> bool:
    """Ask the engine alone and il21kg; print the figures where they are over the bound."""
    from il21kg.ask.queries import PROLOGUE, run

    def bare() -> object:
        answer = store.engine.query(PROLOGUE + text)
        return list(answer) if isinstance(answer, Iterable) else answer

    first = seconds(bare, 1)
    rounds = 1 if first > 0.2 else 40
    alone, ours = min(first, seconds(bare, rounds)), seconds(lambda: run(store, name), rounds)
    met = ours <= max(TIMES * alone, alone + LONGER) and ours <= LONGEST
    if not met:
        told(name, f"{1000 * ours:.1f} ms, bare {1000 * alone:.1f}, {ours / alone:.2f} x", met=False)
    return met


def hubs(store: "Store", most: int) -> list[str]:
    """The things that most statements are about."""
    from il21kg.namespaces import RDF

    rows = store.rows(
        f"SELECT ?o (COUNT(?s) AS ?n) {{ ?s <{RDF.object}> ?o FILTER(ISIRI(?o)) }} "
        f"GROUP BY ?o ORDER BY DESC(?n) ?o LIMIT {most}"
    )
    return [row["o"].value for row in rows]


def gene_of(store: "Store", hub: str) -> str | None:
    """The first gene of which a hub is said, if there is one."""
    from il21kg.namespaces import BIOLINK, RDF

    rows = store.rows(
        f"SELECT DISTINCT ?gene {{ ?s <{RDF.object}> <{hub}> ; <{RDF.subject}> ?gene . "
        f"?gene a <{BIOLINK.Gene}> }} ORDER BY ?gene LIMIT 1"
    )
    return next((row["gene"].value for row in rows), None)


def surroundings(folder: Path) -> None:
    """Two hops around the things that most is said of, and around a gene that each of them is said of."""
    from il21kg.ask.neighborhood import neighborhood
    from il21kg.store.store import open_store

    with open_store(str(folder)) as store:
        most = hubs(store, 6)
        for iri in [*most, *filter(None, (gene_of(store, each) for each in most))]:
            taken = 1000 * seconds(partial(neighborhood, store, iri, 2), 3)
            told(f"around {iri[-24:]}", f"{taken:.0f} ms", met=taken <= AROUND)


def processes(folder: Path) -> None:
    """A question by CURIE and by name, and why, from Enter to the prompt; compiled, as it is installed."""
    with tempfile.TemporaryDirectory() as compiled:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": compiled}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        _processes(folder, env)


def _processes(folder: Path, env: dict[str, str]) -> None:
    def process(*arguments: str) -> float:
        best = float("inf")
        for _ in range(10):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([*CLI, *arguments], env=env, check=False, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return 1000 * best

    at = ("--store", str(folder))
    told("--version", f"{process('--version'):.0f} ms", met=True)
    for command, bound in (
        (("query", "facts", "gene=hgnc:1100"), QUERY),
        (("query", "facts", "gene=BRCA1"), QUERY),
        (("why", "BRCA1"), WHY),
    ):
        taken = process(*command, *at)
        told(" ".join(command), f"{taken:.0f} ms", met=taken <= bound)


def exports(folder: Path) -> None:
    """Each format in a process of its own, for its memory, against the bare dump."""
    for name, bound in EXPORTS.items():
        here = str(Path(__file__).parent)
        code = f"import sys; sys.path.insert(0, {here!r}); import million; million.exported"
        done = subprocess.run(
            [sys.executable, "-c", f"{code}({name!r}, {str(folder)!r})"],
            check=True,
            capture_output=True,
            text=True,
        )
        alone, ours, memory = map(float, done.stdout.split())
        fine = ours <= bound * alone and memory <= MEMORY
        told(f"export as {name}", f"{ours:.1f} s, {ours / alone:.2f} x bare, {memory:.0f} MB", met=fine)


def exported(name: str, folder: str) -> None:
    """Print the seconds of the bare dump and of an export, and the memory of both in MB."""
    from il21kg.show.files.large import pieces
    from il21kg.store.store import open_store

    with open_store(folder) as store, tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / "dump"
        engine = store.engine
        assert isinstance(engine, ox.Store)
        kind, graph = ox.RdfFormat.N_TRIPLES, ox.DefaultGraph()
        alone = seconds(lambda: engine.dump(path, format=kind, from_graph=graph), 2)

        def write() -> None:
            with path.open("wb") as file:
                file.writelines(pieces(store, name))

        ours = seconds(write, 2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{alone} {ours} {peak}\n")


def main() -> None:
    """Measure and print."""
    parts = {"questions": questions, "surroundings": surroundings, "processes": processes, "exports": exports}
    parser = argparse.ArgumentParser(description="Measure il21kg on a large store.")
    parser.add_argument("store", type=Path, help="the folder of a store")
    parser.add_argument("--only", choices=parts, help="one part of it")
    asked = parser.parse_args()
    for name, measure in parts.items():
        if asked.only in (None, name):
            measure(asked.store.resolve())


if __name__ == "__main__":
    main()
