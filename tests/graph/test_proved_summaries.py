"""What is read of texts passes the proof of its graph: words name the ends, cues are cues, quotes hold."""

import gzip
from pathlib import Path

import il21kg
from il21kg.graph.findings import Report

#: Sentences of the kinds that summaries are made of, in our words.
SENTENCES = """IL-4 is a cytokine that activates B cells and, in mice, macrophages.
Multiple transcript variants encoding different isoforms have been found for this gene.
Two alternatively spliced transcripts encoding distinct proteins were described.
It may be regulated by STAT6, and not by STAT3.
Had it induced apoptosis, B cells would be few.
Mutations in this gene are not associated with psoriasis.
The encoded protein (interleukin 4) binds the receptor of IL-13."""


def proved(tmp_path: Path, rows: list[tuple[str, str]]) -> Report:
    table = tmp_path / "texts.tsv"
    table.write_text("symbol\ttext\n" + "".join(f"{gene}\t{text}\n" for gene, text in rows), encoding="utf-8")
    graph = il21kg.KnowledgeGraph(tmp_path / "store")
    assert graph.load_all([table]).states["saved"] > 0
    return graph.validate()


def test_each_kind_of_sentence_is_proved(tmp_path: Path) -> None:
    report = proved(tmp_path, [("IL4", SENTENCES.replace("\n", " "))])
    assert [finding.message for finding in report.of("violation")] == []


def test_summaries_of_others_are_proved(shared: Path, tmp_path: Path) -> None:
    with gzip.open(shared / "data" / "refseq-dev.tsv.gz", "rt", encoding="utf-8") as table:
        head, *rows = [line.rstrip("\n").split("\t") for line in table]
    symbol, summary = head.index("symbol"), head.index("summary")
    chosen = [(row[symbol], row[summary]) for row in rows[::95] if len(row) == len(head)]
    report = proved(tmp_path, chosen)
    assert [finding.message for finding in report.of("violation")] == []
