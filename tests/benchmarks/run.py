"""Measures what a person waits for, in ms and as ratios to `python -c "import rdflib"` on the same machine.

    python tests/benchmarks/run.py                     the sample article
    python tests/benchmarks/run.py il21.txt --rounds 9
    python tests/benchmarks/run.py --rate                       only the sentences read per second
    python tests/benchmarks/run.py --rate --table genes.tsv.gz  also those of a table of gene summaries
    python tests/benchmarks/run.py --rate --terms FOLDER        also those with the terminologies added there

The sentences per second are told as well as those that are read while `import rdflib` takes its time: that
ratio, of one run, may be compared between machines.

Prints a table and writes `tests/benchmarks/results.json` (`--rate` does not). Each figure is the median of
several runs.
"""

import argparse
import csv
import gzip
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

RESULTS = Path(__file__).parent / "results.json"
CLI = (sys.executable, "-m", "il21kg")


def median(rounds: int, once: Callable[[], object]) -> float:
    """Milliseconds, after one run that does not count."""
    once()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        once()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def process(folder: Path, *command: str, **environment: str) -> Callable[[], object]:
    """A whole process, which must succeed."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}

    def once() -> None:
        subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)

    return once


def whole_processes(folder: Path, article: list[str], rounds: int) -> dict[str, float]:
    """What a command takes from Enter to the prompt."""
    stores = iter(range(1000))

    def load_fresh() -> None:
        process(folder, *CLI, "load", *article, "--store", f"fresh-{next(stores)}")()

    process(folder, *CLI, "load", *article)()
    return {
        "python -c 'import rdflib'": median(rounds, process(folder, sys.executable, "-c", "import rdflib")),
        "il21kg query target-cells": median(rounds, process(folder, *CLI, "query", "target-cells")),
        "il21kg load, into an empty store": median(rounds, load_fresh),
        "il21kg load, again": median(rounds, process(folder, *CLI, "load", *article)),
        "il21kg load, first run on a machine": median(
            rounds, lambda: _without_cache(folder, article, next(stores))
        ),
        "il21kg why": median(rounds, process(folder, *CLI, "why", "IL21", "psoriasis")),
        "il21kg export": median(rounds, process(folder, *CLI, "export")),
        "il21kg neighborhood": median(rounds, process(folder, *CLI, "neighborhood", "IL21")),
    }


def _without_cache(folder: Path, article: list[str], number: int) -> None:
    cache = str(folder / f"cache-{number}")
    process(folder, *CLI, "load", *article, "--store", f"fresh-{number}", IL21KG_CACHE=cache)()


def inside(article: Path | None, rounds: int) -> dict[str, float]:
    """What the parts take in one process, everything imported."""
    import pyoxigraph as ox

    from il21kg import pipeline
    from il21kg.ask import neighborhood
    from il21kg.graph import shapes, validation
    from il21kg.graph import triples as graph
    from il21kg.show.files import rdf as exports
    from il21kg.show.report.page import to_page
    from il21kg.store.store import Store
    from il21kg.text.citations import read_citations
    from il21kg.text.document import read_document

    reader = pipeline.make_reader()
    found = pipeline.read(reader, article)
    document, reading = found.document, found.reading
    triples = graph.triples(document, reading.topic, reading.statements, found.citations, found.vocabulary)
    rdf = graph.to_rdflib(triples)
    store = Store(ox.Store(), "memory", write=True)
    store.replace(graph.to_ntriples(triples))

    def written(form: str) -> bytes:
        return exports.export(store.triples(), form)

    def citations(text: str) -> object:
        v = reader.vocabulary
        return read_citations(
            read_document(text.encode(), "made.txt", v.layout), v.journals.values(), v.works.values()
        )

    entries = ("(2001) " * 280, "1 " * 990, ". " * 990 + "1", "A." * 990, "12:" * 600, "10.1000/" * 240)
    hostile = "Literature\n\n" + "\n".join(f"  {n}. {entry}" for n, entry in enumerate(entries, start=1))

    def first_validation() -> None:
        shapes.shapes.cache_clear()
        validation.validate(rdf, document.text)

    return {
        "vocabulary and grammar": median(rounds, pipeline.make_reader),
        "reading: text to statements": median(rounds, lambda: pipeline.read(reader, article)),
        "graph: values to triples": median(
            rounds,
            lambda: graph.triples(
                document, reading.topic, reading.statements, found.citations, found.vocabulary
            ),
        ),
        "validation, shapes prepared anew": median(rounds, first_validation),
        "validation, shapes ready": median(rounds, lambda: validation.validate(rdf, document.text)),
        "neighborhood, 2 hops": median(
            rounds, lambda: neighborhood.neighborhood(store, reading.topic.iri, hops=2)
        ),
        **{
            f"export as {form}": median(rounds, partial(written, form))
            for form in sorted(set(exports.FORMATS.values()))
        },
        "report of the article": median(rounds, lambda: to_page(pipeline.check(found))),
        "retraction of one of 200 articles, and back": median(3, replaced_among_many()),
        "a literature list made to be slow": median(3, lambda: citations(hostile)),
    }


def replaced_among_many() -> Callable[[], None]:
    """A store of two hundred made articles that say the same; takes one out and puts it back."""
    import pyoxigraph as ox
    from articles import CLAIMS, article

    from il21kg.store.store import Store

    store = Store(ox.Store(), "memory", write=True)
    pages = [article(f"page-{number}", sorted(CLAIMS), ["work"]) for number in range(200)]
    for each in pages:
        store.replace(each)

    def once() -> None:
        store.retract("page-77")
        store.replace(pages[77])

    return once


def rates(table: Path | None, terms: Path | None, rounds: int) -> dict[str, float]:
    """Sentences per second of processor time, from text to statements, in one process."""
    figures = {}
    for folder, added in ((None, ""), (terms, ", added terms")) if terms is not None else ((None, ""),):
        figures[f"sample, each as if new{added}"] = rate(made_texts(), folder, rounds, forget=True)
        if table is not None:
            figures[f"{table.name}{added}"] = rate(table_texts(table), folder, 1, forget=False)
    return figures


def made_texts() -> list[tuple[str, bytes]]:
    """Topic and text of two hundred descriptions, each of five sentences of the sample."""
    from il21kg import pipeline

    sentences = [s.span.text for s in pipeline.read(pipeline.make_reader(), None).document.sentences]
    prose = [" ".join(text.split()) for text in sentences if text.endswith(".")]
    chosen = [[prose[(3 * i + 7 * j) % len(prose)] for j in range(5)] for i in range(200)]
    return [("IL21", " ".join(five).encode()) for five in chosen]


def table_texts(table: Path) -> list[tuple[str, bytes]]:
    """Topic and text of each row of a table with tabs and a header that names `symbol` and `summary`."""
    opened = gzip.open if table.suffix == ".gz" else open
    with opened(table, "rt", encoding="utf-8", newline="") as lines:
        return [(row["symbol"], row["summary"].encode()) for row in csv.DictReader(lines, delimiter="\t")]


def rate(texts: list[tuple[str, bytes]], terms: Path | None, rounds: int, *, forget: bool) -> float:
    """Read all texts; `forget` what was kept of sentences before each, so that none is a repetition."""
    from il21kg import pipeline
    from il21kg.reading.structure import chunks
    from il21kg.reading.topic import find_topic
    from il21kg.text.document import read_document

    reader = pipeline.make_reader(terms)
    measured = []
    for _ in range(rounds):
        count, start = 0, time.process_time()
        for topic, text in texts:
            if forget:
                chunks._cut.cache_clear()
            document = read_document(text, f"{topic}.txt", reader.vocabulary.layout)
            reader.read(document, find_topic(document, reader.vocabulary, topic))
            count += len(document.sentences)
        measured.append(count / (time.process_time() - start))
    return statistics.median(measured)


#: Sentences per second.
RATE: float = 5000


def rate_table(figures: dict[str, float], base: float) -> str:
    """Name, sentences per second and per `import rdflib` of `base` ms, goal, and whether it is met."""
    lines = [f"{'sentences':42}{'per s':>7}{'ratio':>8}   goal"]
    for name, value in figures.items():
        reached = "met" if value >= RATE else "MISSED"
        lines.append(f"{name:42}{value:7.0f}{value * base / 1000:8.1f}   {RATE:<7g}{reached}")
    return "\n".join(lines)


#: Figure → (bound, "x" for times `import rdflib`, "ms" for milliseconds).
GOALS: dict[str, tuple[float, str]] = {
    "il21kg query target-cells": (1.5, "x"),
    "il21kg load, into an empty store": (1500, "ms"),
    "validation, shapes prepared anew": (300, "ms"),
    "reading: text to statements": (10, "ms"),
    "neighborhood, 2 hops": (5, "ms"),
    "export as Turtle": (20, "ms"),
}


def table(figures: dict[str, float], base: float) -> str:
    """Name, ms, ratio, goal, and whether it is met."""
    lines = [f"{'':38}{'ms':>9}{'ratio':>8}   goal"]
    for name, value in figures.items():
        bound, unit = GOALS.get(name, (None, ""))
        reached = (
            "" if bound is None else "met" if (value / base if unit == "x" else value) <= bound else "MISSED"
        )
        goal = "" if bound is None else f"{bound:g} {unit}"
        lines.append(f"{name:38}{value:9.1f}{value / base:8.2f}   {goal:10}{reached}".rstrip())
    return "\n".join(lines)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description="Measure il21kg.")
    parser.add_argument("article", nargs="?", type=Path, help="default: the sample article")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--table", type=Path, help="gene summaries, to measure the sentences per second")
    parser.add_argument("--terms", type=Path, help="folder of added terminologies, to read with them too")
    parser.add_argument("--rate", action="store_true", help="measure only the sentences per second")
    asked = parser.parse_args()
    if asked.rate:
        base = median(asked.rounds, process(Path.cwd(), sys.executable, "-c", "import rdflib"))
        sys.stdout.write(rate_table(rates(asked.table, asked.terms, asked.rounds), base) + "\n")
        return
    article = asked.article.resolve() if asked.article else None
    with tempfile.TemporaryDirectory() as folder:
        figures = whole_processes(Path(folder), [str(article)] if article else [], asked.rounds)
    base = figures["python -c 'import rdflib'"]
    figures |= inside(article, asked.rounds * 4)
    speed = rates(asked.table, asked.terms, asked.rounds)
    said: dict[str, Any] = {
        "article": article.name if article else "sample",
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "ms": {name: round(value, 2) for name, value in figures.items()},
        "ratio": {name: round(value / base, 3) for name, value in figures.items()},
        "sentences per second": {name: round(value) for name, value in speed.items()},
    }
    RESULTS.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{table(figures, base)}\n\n{rate_table(speed, base)}\n")


if __name__ == "__main__":
    main()
