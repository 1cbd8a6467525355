"""Measures what is done with graphs of others: an audit of many triples and rows, a comparison of many lines.

    python tests/benchmarks/audit.py [TRIPLES] [LINES]

The triples are those of the sample article, with statements of other names, again and again; the rows are
edges of KGX; the lines are annotations in GAF. Prints seconds and megabytes of each.
"""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
TERMS = ("GO:0042100", "GO:0006915", "GO:0045087", "GO:0008283")
OWN = re.compile(r"(il21kg/(?:statement|span|document)/)(?=[0-9a-f]{16})")


def triples(number: int) -> Iterator[str]:
    """Lines of N-Triples in which each round has statements, spans and documents of its own."""
    sys.path.insert(0, str(ROOT))
    import il21kg

    lines = il21kg.load().to_bytes("ntriples").decode().splitlines()
    for turn in range(number // len(lines) + 1):
        yield from (OWN.sub(rf"\g<1>{turn:06x}", line) for line in lines)


def edges(number: int) -> Iterator[str]:
    columns = "id subject predicate object publications supporting_text knowledge_level agent_type"
    yield "\t".join(columns.split())
    for i in range(number):
        ends = f"HGNC:{i % 40_000 + 1}\tbiolink:related_to\t{TERMS[i % len(TERMS)]}"
        yield f"e{i}\t{ends}\tPMID:{i + 1}\tA sentence.\tknowledge_assertion\ttext_mining_agent"


def annotations(number: int) -> Iterator[str]:
    yield "!gaf-version: 2.2"
    for i in range(number):
        gene = f"UniProtKB\tP{i % 99_999:05d}\tG{i % 20_000}\tinvolved_in\t{TERMS[i % len(TERMS)]}"
        yield f"{gene}\tPMID:{i + 1}\tIDA\t\tP\tx\tx\tprotein\ttaxon:9606\t20250131\tX\t\t"


def measured(folder: Path, name: str, *command: str) -> None:
    """Run a command of this checkout and print what it took."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "il21kg", *command], cwd=folder, stdout=subprocess.DEVNULL, check=False
    )
    seconds = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{seconds:8.1f} s  {most:6.0f} MB at most  {name}")  # noqa: T201


def main(many: int, lines: int) -> None:
    """Print the figures."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        for name, rows in (
            ("graph.nt", triples(many)),
            ("edges.tsv", edges(lines)),
            ("annotations.gaf", annotations(lines)),
        ):
            with (folder / name).open("w", encoding="utf-8") as file:
                file.writelines(f"{row}\n" for row in rows)
        subprocess.run(
            [sys.executable, "-m", "il21kg", "load"], cwd=folder, stdout=subprocess.DEVNULL, check=True
        )
        measured(folder, f"compare with {lines:,} annotations", "compare", "annotations.gaf")
        measured(folder, f"audit of {lines:,} edges", "audit", "edges.tsv")
        measured(folder, f"audit of {many:,} triples", "audit", "graph.nt")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given or [1_000_000, 600_000]))
