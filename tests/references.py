"""References of the tests' own making, in the layouts that their makers publish."""

from collections.abc import Iterable
from pathlib import Path


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def gaf(path: Path, *rows: tuple[str, str, str]) -> Path:
    """GAF 2.2 of the gene IL4: qualifier, term, evidence."""
    lines = ["!gaf-version: 2.2", "!generated-by: this test"]
    for qualifier, term, evidence in rows:
        cells = (
            "UniProtKB",
            "P05112",
            "IL4",
            qualifier,
            term,
            "PMID:18319398",
            evidence,
            "",
            "P",
            "Interleukin-4",
        )
        lines.append("\t".join((*cells, "IL4", "protein", "taxon:9606", "20250131", "Example", "", "")))
    return written(path, "\n".join(lines) + "\n")


def table(path: Path, columns: str, *rows: Iterable[str]) -> Path:
    """A table with tabs: its columns parted by blanks."""
    lines = ["\t".join(columns.split()), *("\t".join(row) for row in rows)]
    return written(path, "\n".join(lines) + "\n")
