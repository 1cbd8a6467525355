"""What a document costs in a small store and in a large one, in ms: nothing should grow with the store.

    python tests/benchmarks/corpus.py                    100, 1,000 and 3,000 documents, made up
    python tests/benchmarks/corpus.py --sizes 100 10000
    python tests/benchmarks/corpus.py --table genes.tsv.gz --terms terms --workers 2   how long a table takes

Each figure is the best of several, of one process: on a busy machine all others tell what else it does. The
last column is the growth. `why` of what many documents say grows with their sentences, which it all gives.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import il21kg
from il21kg.corpus.work import reader

GOAL = 1.5
GENES = ("IL2", "IL4", "IL6", "IL10", "IL15", "IL21")
SAID = (
    "may induce apoptosis of B cells",
    "induces proliferation of T cells",
    "inhibits macrophages",
    "regulates inflammation",
)


def row(n: int, again: str = "") -> str:
    """Give a row of a table: an id, a gene, and a text of three sentences."""
    gene = GENES[n % len(GENES)]
    one, two = SAID[n % len(SAID)], SAID[(n // 3) % len(SAID)]
    return f"{n}\t{gene}\tThe protein of note {n} {one}. It {two}. This gene has {n} exons{again}."


def table(folder: Path, name: str, rows: list[str]) -> Path:
    """Write a table."""
    path = folder / name
    path.write_text("\n".join(["id\tsymbol\ttext", *rows]) + "\n", encoding="utf-8")
    return path


def each(texts: list[str], once: Callable[[str, str], object]) -> float:
    """Give the best of what is done with each text, in ms."""
    times = []
    for n, text in enumerate(texts):
        start = time.perf_counter()
        once(f"extra-{n}", text)
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def figures(folder: Path, size: int) -> dict[str, float]:
    """Give what each step costs in a store of so many documents."""
    kg = il21kg.KnowledgeGraph(folder / "store")
    path = table(folder, "genes.tsv", [row(n) for n in range(size)])
    kg.load_all([path])
    kg.load(text="IL22 gene\n\nIL-22 may act on monocytes.", key="alone")
    more = [
        table(folder, f"more{part}.tsv", [row(n) for n in range(size + part, size + part + 50)])
        for part in range(0, 200, 50)
    ]
    reading = reader(None)
    texts = [row(n).split("\t")[2] for n in range(size + 300, size + 320)]

    def load(key: str, text: str) -> None:
        kg.load(text=text, about="IL4", key=key, reader=reading)

    def timed(once: Callable[[], object], documents: int) -> float:
        return each([""] * 3, lambda *_: once()) / documents

    def rows(_: str, path: str) -> None:
        kg.load_all([path])

    return {
        "a new row, of 50": each([*map(str, more)], rows) / 50,
        "an unchanged row, of 50": each([*map(str, more)], rows) / 50,
        "a new article": each(texts, load),
        "an unchanged article": each(texts, load),
        "a changed article": each([f"{text} It sings." for text in texts], load),
        "a withdrawn article": each(texts, lambda key, _: kg.retract(key)),
        "why, of a sixth of all": each(texts[:5], lambda *_: kg.why("IL4", "apoptosis")),
        "why, of one document": each(texts[:5], lambda *_: kg.why("IL22", "monocyte")),
        "neighborhood": each(texts[:5], lambda *_: kg.neighborhood("IL22")),
        "a list line, of all": timed(lambda: kg.documents(), size),
        "a stats statement, of all": timed(lambda: kg.statistics(), size),
    }


def growth(sizes: list[int]) -> None:
    """Print a table of what each step costs at each size."""
    told = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            told.append(figures(Path(folder), size))
    sys.stdout.write(f"{'':26}{''.join(f'{size:>10,}' for size in sizes)}{'growth':>10}\n")
    for name in told[0]:
        values = [each[name] for each in told]
        grown = values[-1] / values[0]
        cells = "".join(f"{value:10.1f}" for value in values)
        sys.stdout.write(f"{name:26}{cells}{grown:10.2f}  {'met' if grown <= GOAL else 'MISSED'}\n")


def whole(path: Path, terms: Path | None, workers: int) -> None:
    """Print how long a table takes, and how long again; the CPU time and the memory of all processes."""
    with tempfile.TemporaryDirectory() as folder:
        kg = il21kg.KnowledgeGraph(Path(folder) / "store", terms)
        before = [0.0, 0.0]
        for _ in range(2):
            tally = kg.load_all([path], workers=workers)
            used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
            cpu = [each.ru_utime + each.ru_stime for each in used]
            own, others = (now - then for now, then in zip(cpu, before, strict=True))
            before = cpu
            most = (used[0].ru_maxrss + used[1].ru_maxrss * (workers if workers > 1 else 0)) // 1024
            sys.stdout.write(
                f"{tally.seconds:8.1f} s, CPU {own:.1f} s here and {others:.1f} s in workers, "
                f"at most {most} MB  {dict(tally.states)}\n"
            )
        size = sum(each.stat().st_size for each in (Path(folder) / "store").rglob("*") if each.is_file())
        sys.stdout.write(f"{len(kg):,} triples, {size >> 20} MB on the disk\n")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 3000])
    parser.add_argument("--table", type=Path)
    parser.add_argument("--terms", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    if given.table:
        whole(given.table, given.terms, given.workers)
    else:
        growth(given.sizes)


if __name__ == "__main__":
    main()
