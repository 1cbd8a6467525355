"""Tables in Parquet are read like the others; without pyarrow it is said what is needed."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import il21kg
from il21kg.corpus.tables import Row, count_lines, open_table
from il21kg.errors import InputError

Run = Callable[..., tuple[int, str, str]]


def written(path: Path, columns: dict[str, list[Any]]) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table(columns), path, row_group_size=2)
    return path


def test_rows_have_the_cells_of_other_tables(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {
        "id": [7, 8, None],
        "gene": ["IL4", "IL6", None],
        "text": ["One\nline", "Zwei – “drei”", None],
        "day": [datetime.date(2026, 1, 2)] * 3,
        "names": [["a", "β"], [], None],
    }
    path = written(tmp_path / "my.genes.parquet", columns)
    opened = open_table(path)
    assert (opened.columns, opened.stem, count_lines(path)) == (tuple(columns), "my.genes", 3)
    rows = [each for each in opened.rows if isinstance(each, Row)]
    assert [(each.place, *each.cells.values()) for each in rows] == [
        (f"{path}:1", "7", "IL4", "One\nline", "2026-01-02", '["a", "β"]'),
        (f"{path}:2", "8", "IL6", "Zwei – “drei”", "2026-01-02", "[]"),
        (f"{path}:3", "", "", "", "2026-01-02", ""),
    ]


def test_the_same_table_gives_the_same_graph(tmp_path: Path) -> None:
    path = written(
        tmp_path / "genes.parquet",
        {"symbol": ["IL4", "IL6"], "summary": ["IL-4 may induce apoptosis.", "It acts on B cells."]},
    )
    lines = tmp_path / "genes.csv"
    lines.write_text("symbol,summary\nIL4,IL-4 may induce apoptosis.\nIL6,It acts on B cells.\n")
    one, other = il21kg.KnowledgeGraph(), il21kg.KnowledgeGraph()
    assert dict(one.load_all([path]).states) == dict(other.load_all([lines]).states) == {"saved": 2}
    assert one.to_bytes() == other.to_bytes()


def test_what_is_no_parquet_or_not_whole_is_told(tmp_path: Path, command: Run) -> None:
    path = written(tmp_path / "genes.parquet", {"symbol": ["IL4"], "summary": ["IL-4 induces apoptosis."]})
    path.write_bytes(path.read_bytes()[:-9])
    code, _, err = command("load", path, "--store", tmp_path / "s")
    assert (code, f"{path}: it is no table in Parquet, or not whole." in err) == (2, True)


def test_without_pyarrow_it_is_said_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "genes.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match="needs pyarrow") as refused:
        open_table(tmp_path / "genes.parquet")
    assert "pip install 'pyarrow" in refused.value.advice
