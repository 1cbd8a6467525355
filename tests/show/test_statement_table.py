"""The table of what texts say has a row for each claim, with its words at their places, as TSV or Parquet."""

import csv
import io
from pathlib import Path
from typing import Any, Final

import pytest

import il21kg
from il21kg.errors import InputError
from il21kg.show.files.formats import NAMES, named
from il21kg.show.files.table import COLUMNS

TEXT: Final = """IL4 gene

IL-4 activates STAT6. IL-4 may induce apoptosis. It does not act on macrophages. IL-4 acts on snarks.

IL4 is also known as BSF-1. IL4 is associated with:
- asthma
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> il21kg.KnowledgeGraph:
    place = tmp_path_factory.mktemp("table") / "il4.txt"
    place.write_text(TEXT, encoding="utf-8")
    made = il21kg.KnowledgeGraph()
    made.load(place)
    return made


def rows(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode(), newline="")
    return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_each_claim_has_a_row_that_says_how_it_stands(graph: il21kg.KnowledgeGraph) -> None:
    told = ("relation", "object_name", "object_kind", "certainty", "negated", "asserted")
    assert [tuple(row[each] for each in told) for row in rows(graph.to_bytes("table"))] == [
        (
            "increases activity of",
            "Signal transducer and activator of transcription 6",
            "protein",
            "stated",
            "false",
            "true",
        ),
        ("may positively regulate", "apoptotic process", "process", "hedged", "false", "true"),
        ("acts on", "macrophage", "cell", "stated", "true", "false"),
        ("acts on", "snarks", "unresolved", "stated", "false", "false"),
        ("named", "BSF-1", "name", "stated", "false", "true"),
        ("associated with", "asthma", "disease", "stated", "false", "true"),
    ]


def test_offsets_are_those_of_the_text(graph: il21kg.KnowledgeGraph) -> None:
    found = rows(graph.to_bytes("tsv"))
    assert len(found) == 6
    for row in found:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["sentence"]
    words = [
        tuple(TEXT[int(row[f"{end}_start"]) : int(row[f"{end}_end"])] for end in ("subject", "object"))
        for row in found
    ]
    assert words[1:3] == [("IL-4", "apoptosis"), ("It", "macrophages")]
    assert words[-1] == ("IL4", "asthma")


def test_the_words_above_a_list_are_further_evidence(graph: il21kg.KnowledgeGraph) -> None:
    (row,) = [row for row in rows(graph.to_bytes("table")) if row["object_name"] == "asthma"]
    version, _, place = row["further_evidence"].partition(".")
    start, end = map(int, place.split("-"))
    assert (version, TEXT[start:end]) == (row["version"], "IL4 is associated with:")


def test_without_quotes_there_are_no_sentences(graph: il21kg.KnowledgeGraph) -> None:
    found = rows(graph.to_bytes("table", quotes=False))
    assert {row["sentence"] for row in found} == {""}
    assert [row["start"] for row in found] == [row["start"] for row in rows(graph.to_bytes("table"))]


def test_parquet_holds_the_same_with_types(graph: il21kg.KnowledgeGraph) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    data = graph.to_bytes("parquet")
    read: list[dict[str, Any]] = parquet.read_table(io.BytesIO(data)).to_pylist()
    assert [{column: as_text(value) for column, value in each.items()} for each in read] == rows(
        graph.to_bytes("table")
    )
    types = {column: {type(each[column]) for each in read} - {type(None)} for column in COLUMNS}
    assert all(found <= {COLUMNS[column]} for column, found in types.items())
    assert graph.to_bytes("parquet") == data


def as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def test_parquet_without_pyarrow_says_what_to_do(
    graph: il21kg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match="pyarrow"):
        graph.to_bytes("parquet")


def test_an_empty_graph_has_a_table_without_rows() -> None:
    empty = il21kg.KnowledgeGraph()
    assert empty.to_bytes("table").decode() == "\t".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("words", "name"),
    [(".tsv", "table"), ("Parquet", "parquet"), ("kgx-TSV", "kgx-tsv"), ("nt", "ntriples"), ("trig", "trig")],
)
def test_formats_are_told_by_name_or_ending(words: str, name: str) -> None:
    assert named(words) == name


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match="no format “docx”") as told:
        named("docx")
    assert all(name in told.value.advice for name in NAMES)


def test_a_pair_is_no_single_file() -> None:
    with pytest.raises(InputError, match="two files"):
        il21kg.KnowledgeGraph().to_bytes("kgx-jsonl")


def test_export_writes_by_ending_and_by_name(graph: il21kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "claims.tsv")
    graph.export(tmp_path / "claims.txt", "table")
    graph.export(tmp_path / "kg", "kgx-jsonl")
    assert (tmp_path / "claims.tsv").read_bytes() == (tmp_path / "claims.txt").read_bytes()
    assert sorted(path.name for path in tmp_path.glob("kg_*")) == ["kg_edges.jsonl", "kg_nodes.jsonl"]
