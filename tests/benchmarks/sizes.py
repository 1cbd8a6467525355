"""What a store costs at 100, 1,000, 10,000 ... descriptions of as many genes: time, memory, size, answers.

    python tests/benchmarks/sizes.py --terms terms
    python tests/benchmarks/sizes.py --terms terms --sizes 100 1000 --keep stores

The descriptions are made up here; the genes, cells, processes and diseases are those of the terms. Each size
has a process of its own, for its memory. Seconds of loading are those of the processor, of one process; what
is asked or changed is the best of several, in ms of the processor.
"""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import il21kg
from il21kg.corpus.work import reader
from il21kg.store.store import open_store

SAYS = (
    "{gene} encodes a protein that binds {other}.",
    "The encoded protein may induce {process} of {cell}s.",
    "{gene} regulates {process}.",
    "The protein inhibits {process} in {cell}s.",
    "Mutations of {gene} cause {disease}.",
    "{gene} is associated with {disease}.",
    "{gene} is expressed in {cell}s.",
    "It does not interact with {other}.",
)
PROCESSES = ("apoptosis", "proliferation", "inflammation", "cell adhesion", "autophagy", "angiogenesis")
CELLS = ("B cell", "T cell", "macrophage", "monocyte", "fibroblast", "neuron", "neutrophil", "hepatocyte")
DISEASES = ("psoriasis", "asthma", "breast cancer", "obesity", "multiple sclerosis", "schizophrenia")
#: Operations that change a store or ask it, each so many times.
ROUNDS = 5


def symbols(terms: Path) -> list[str]:
    """Give the symbols of the genes that the terms know, in an order of chance that is always the same."""
    named = {term.label for iri, term in reader(terms).vocabulary.terms.items() if "/hgnc/" in iri}
    genes = sorted(name for name in named if name.isalnum() and name.isupper() and len(name) > 3)
    random.Random(7).shuffle(genes)
    return genes


def descriptions(genes: list[str], first: int, size: int) -> Iterator[str]:
    """Yield rows of a table: an id, a gene, four sentences on it."""
    for n in range(first, first + size):
        chance = random.Random(n)
        gene = genes[n % len(genes)]
        words = {
            "gene": gene,
            "other": chance.choice(genes),
            "process": chance.choice(PROCESSES),
            "cell": chance.choice(CELLS),
            "disease": chance.choice(DISEASES),
        }
        said = " ".join(each.format(**words) for each in chance.sample(SAYS, 3))
        yield f"{n}\t{gene}\t{said} This gene has {n} exons."


def table(path: Path, rows: Iterator[str]) -> Path:
    """Write a table."""
    with path.open("w", encoding="utf-8") as file:
        file.write("id\tsymbol\ttext\n")
        file.writelines(f"{row}\n" for row in rows)
    return path


def best(once: Callable[[int], object]) -> float:
    """Give the least of some rounds, in ms."""
    times = []
    for n in range(ROUNDS):
        start = time.process_time()
        once(n)
        times.append((time.process_time() - start) * 1000)
    return min(times)


def figures(folder: Path, size: int, terms: Path) -> dict[str, float]:
    """Load so many descriptions and give what that costs, and what each step costs then."""
    genes, reading = symbols(terms), reader(terms)
    path = table(folder / "genes.tsv", descriptions(genes, 0, size))
    kg = il21kg.KnowledgeGraph(folder / "store", terms)
    told: dict[str, float] = {}
    for name in ("load, s", "load again, s"):
        start = time.process_time()
        kg.load_all([path], workers=1)
        told[name] = time.process_time() - start
        told.setdefault("memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    files = (each for each in (folder / "store").rglob("*") if each.is_file())
    told |= {"disk, MB": sum(each.stat().st_size for each in files) / 1e6, "triples": len(kg)}
    return told | steps(kg, folder / "store", genes, size, reading) | answers(kg, genes[0])


def steps(
    kg: il21kg.KnowledgeGraph, store: Path, genes: list[str], size: int, reading: object
) -> dict[str, float]:
    """Give what a new, an unchanged, a changed and a withdrawn article cost; each opens the store, too."""
    texts = [row.split("\t")[1:] for row in descriptions(genes, size, ROUNDS)]

    def load(n: int, more: str = "") -> None:
        kg.load(text=texts[n][1] + more, about=texts[n][0], key=f"extra-{n}", reader=reading)  # type: ignore[arg-type]

    def opened(_: int) -> None:
        with open_store(str(store)):
            pass

    return {
        "opening the store": best(opened),
        "new": best(load),
        "unchanged": best(load),
        "replaced": best(lambda n: load(n, " It is large.")),
        "withdrawn": best(lambda n: kg.retract(f"extra-{n}")),
    }


def answers(kg: il21kg.KnowledgeGraph, gene: str) -> dict[str, float]:
    """Give what is asked of a gene, and of all."""
    asked: dict[str, Callable[[int], object]] = {
        "documents": lambda _: kg.documents(),
        "why, of one gene": lambda _: kg.why(gene),
        "neighborhood of it": lambda _: kg.neighborhood(gene),
        "query facts of it": lambda _: kg.query("facts", gene=gene),
        "query counts": lambda _: kg.query("counts"),
        "query left-open": lambda _: kg.query("left-open"),
        "query news": lambda _: kg.query("news"),
    }
    return {name: in_time(name, once) for name, once in asked.items()}


def in_time(name: str, once: Callable[[int], object]) -> float:
    """Give the least of some rounds, in ms; no number for a question that took too long, and was ended."""
    try:
        return best(once)
    except il21kg.Il21kgError as problem:
        sys.stderr.write(f"{name}: {problem}\n")
        return math.nan


def of_its_own(size: int, terms: Path, keep: Path | None) -> dict[str, float]:
    """Measure a size in a process of its own."""
    with tempfile.TemporaryDirectory() as aside:
        folder = keep / str(size) if keep else Path(aside)
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, "--terms", str(terms), "--one", str(size), str(folder)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    sys.stderr.write(f"{size:,}: {done.stdout}")  # the next size may take an hour, and fail
    return found


def main() -> None:
    """Measure, and print a row for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--terms", type=Path, required=True, help="a folder of compiled terms")
    parser.add_argument("--keep", type=Path, help="keep the stores here")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        size, folder = given.one
        sys.stdout.write(json.dumps(figures(Path(folder), int(size), given.terms)) + "\n")
        return
    told = [of_its_own(size, given.terms, given.keep) for size in given.sizes]
    sys.stdout.write(f"{'':22}{''.join(f'{size:>12,}' for size in given.sizes)}\n")
    for name in told[0]:
        sys.stdout.write(f"{name:22}{''.join(f'{each[name]:12,.1f}' for each in told)}\n")


if __name__ == "__main__":
    main()
