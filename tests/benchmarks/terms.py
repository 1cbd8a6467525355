"""Measures whole terminologies: start-up and memory of a process, names looked up in a sentence.

    python tests/benchmarks/terms.py DIR TEXTS.tsv.gz

DIR is a folder of terms; TEXTS has a column `summary`. Prints one line a figure.
"""

import csv
import gzip
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
START = """
import resource, sys, time
start = time.perf_counter()
from pathlib import Path
from il21kg.text.document import read_document
from il21kg.pipeline import make_reader
from il21kg.reading.topic import find_topic
reader = make_reader(Path(sys.argv[1]))
text = b"IL21 gene\\n\\nIt induces proliferation of B cells."
document = read_document(text, "x", reader.vocabulary.layout)
reader.read(document, find_topic(document, reader.vocabulary))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(folder: Path, texts: Path) -> None:
    """Print the figures."""
    from il21kg.vocabulary.mentions import cut, find_names
    from il21kg.vocabulary.vocabulary import load_vocabulary

    runs = []
    for _ in range(5):
        command = [sys.executable, "-c", START, str(folder)]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        runs.append([float(part) for part in said.split()])
    seconds, megabytes = sorted(runs)[2]
    print(f"{seconds:8.3f} s   imports, index and the first sentence")  # noqa: T201
    print(f"{megabytes:8.0f} MB  memory then")  # noqa: T201

    vocabulary = load_vocabulary(folder)
    with gzip.open(texts, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sentences = [cut(s, 0) for row in rows for s in re.split(r"(?<=\.) (?=[A-Z])", row["summary"])]
    for turn in ("met for the first time", "met again"):
        start = time.process_time()
        names = sum(len(find_names(words, vocabulary)) for words in sentences)
        each = (time.process_time() - start) / len(sentences) * 1e6
        told = f"{len(sentences):,} sentences, {names:,} names"
        print(f"{each:8.1f} µs  names of a sentence, {turn} ({told})")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
