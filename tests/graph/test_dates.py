"""Dates that name no day, or a day to come, are found by reading and by validation alike."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import il21kg
from il21kg.graph.texts import validate_file

TODAY = date.today()
ENTRY = "Kline R, Moss T. On cytokines and their kin. J Immunol. {year};12:34-40."


def findings(folder: Path, text: str) -> list[tuple[str, str]]:
    """Give what validation says of the dates in the file that was exported from a text."""
    il21kg.load(text=f"IL4 gene\n\n{text}\n", key="il4").export(folder / "il4.ttl")
    report = validate_file(folder / "il4.ttl")
    assert report.conforms
    return [(f.shape, f.severity) for f in report.findings if f.shape in ("C2", "C11", "D6", "D7")]


@pytest.mark.parametrize(
    ("written", "shapes"),
    [
        ("14 March 2021", []),
        ("05/04/2021", ["D6"]),
        ("30.02.2021", ["D6"]),
        (TODAY.isoformat(), []),
        ((TODAY - timedelta(days=1)).isoformat(), []),
        ((TODAY + timedelta(days=2)).isoformat(), ["D7"]),
        ("2 May 2091", ["D7"]),
    ],
)
def test_a_date_of_last_update(written: str, shapes: list[str], tmp_path: Path) -> None:
    said = findings(tmp_path, f"Last updated on: {written}\n\nDefinition\n\nIL4 induces apoptosis.")
    assert said == [(shape, "warning") for shape in shapes]


@pytest.mark.parametrize(
    ("updated", "year", "shapes"),
    [
        ("", TODAY.year, []),
        ("", TODAY.year + 2, ["C11"]),
        ("Last updated on: 1 May 2020\n\n", TODAY.year + 2, ["C2"]),
        ("Last updated on: 1 May 2091\n\n", TODAY.year + 2, ["C11", "D7"]),
        ("Last updated on: 1 May 2020\n\n", 2019, []),
    ],
)
def test_the_year_of_a_paper(updated: str, year: int, shapes: list[str], tmp_path: Path) -> None:
    listed = f"Literature\n\n1. {ENTRY.format(year=year)}"
    said = findings(tmp_path, f"{updated}Definition\n\nIL4 induces apoptosis.\n\n{listed}")
    assert said == [(shape, "warning") for shape in shapes]


def test_the_words_of_a_date_that_could_not_be_read_are_told() -> None:
    graph = il21kg.load(text="IL4 gene\n\nLast updated on:  05/04/2021\n\nIL4 induces apoptosis.\n")
    assert graph.report is not None
    assert [each.message for each in graph.report.of("warning")] == [
        "The date of last update “05/04/2021” could not be read: it names no day for certain."
    ]
