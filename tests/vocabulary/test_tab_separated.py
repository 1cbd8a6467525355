"""Rows of tab-separated tables: a line each, whatever quotes are left open."""

import pytest

from il21kg.vocabulary.sources.tables import columns_of, read_rows


@pytest.mark.parametrize(
    ("line", "columns"), [("id\tlabel\r\n", ["id", "label"]), ('"id"\t" a "\n', ["id", " a "])]
)
def test_the_columns(line: str, columns: list[str]) -> None:
    assert columns_of(line) == columns


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("1\tB cell\n", {"id": "1", "label": "B cell"}),
        ('1\t"B ""small"" cell"\n', {"id": "1", "label": 'B "small" cell'}),
        ('1\t5" end\n', {"id": "1", "label": '5" end'}),
        ('1\t"open\n', {"id": "1", "label": '"open'}),
        ("1\n", {"id": "1", "label": ""}),
        ("1\ta\tb\n", {"id": "1", "label": "a"}),
    ],
)
def test_the_cells_of_a_row(row: str, cells: dict[str, str]) -> None:
    assert list(read_rows(["id\tlabel\n", row])) == [(2, cells)]


def test_lines_without_a_cell_are_passed_over_and_counted() -> None:
    assert [number for number, _ in read_rows(["id\n", "\n", "a\n", "  \n", "b\n"], 4)] == [6, 8]
