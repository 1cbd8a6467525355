"""Tables are read as they come: no more of one is in memory than a row, and each row that is none is told."""

import gzip
import os
import tracemalloc
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from il21kg.corpus import tables
from il21kg.corpus.tables import Row, Unreadable, count_lines, lines_of, open_table
from il21kg.errors import InputError
from il21kg.files import TEXT_LIMIT

SAID = "It binds STAT3, STAT5 and STAT6, and may induce apoptosis of T cells in the spleen. " * 5
KINDS = {
    "a.tsv": ("gene\ttext\n", "IL{n}\t{said}{n}\n"),
    "a.csv": ("gene,text\n", 'IL{n},"{said}{n}"\n'),
    "a.jsonl": ("", '{{"gene": "IL{n}", "text": "{said}{n}"}}\n'),
}


def written(path: Path, rows: int, *, more: str = "") -> Path:
    head, row = KINDS[path.name.removesuffix(".gz")]
    lines = (head, *(row.format(n=n, said=SAID) for n in range(rows)), more)
    data = "".join(lines).encode()
    path.write_bytes(gzip.compress(data, 1) if path.suffix == ".gz" else data)
    return path


def memory(path: Path) -> tuple[int, int]:
    """Give how many rows a table has, and the most that reading it takes, in bytes."""
    tracemalloc.start()
    try:
        rows = sum(isinstance(each, Row) for each in open_table(path).rows)
        return rows, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packed", ["", ".gz"], ids=["plain", "gz"])
@pytest.mark.parametrize("kind", KINDS)
def test_ten_times_as_many_rows_take_no_more_memory(kind: str, packed: str, tmp_path: Path) -> None:
    took = []
    for rows in (3_000, 30_000):
        (folder := tmp_path / str(rows)).mkdir()
        path = written(folder / (kind + packed), rows)
        assert count_lines(path) == rows - (kind == "a.jsonl")
        found, most = memory(path)
        assert found == rows
        took.append(most)
    # what more it takes are buffers that the short table does not fill: less than a twentieth of the rows
    assert took[1] - took[0] < max(took[0] / 10, len(SAID) * 27_000 / 20)


def test_a_quote_that_is_not_closed_is_told_with_its_row_however_long_the_rest_is(tmp_path: Path) -> None:
    rest = [f"IL{n}\t{SAID}\n".replace(",", "").replace("\t", ",") for n in range(TEXT_LIMIT // 400)]
    path = tmp_path / "a.csv"
    path.write_text("".join(["gene,text\n", 'IL2,"Two\n2"\n', 'IL9,"open\n', *rest]))
    first, wrong, *others = open_table(path).rows
    assert isinstance(first, Row) and isinstance(wrong, Unreadable)
    assert wrong == Unreadable(f"{path}:4", wrong.reason)
    assert wrong.reason.endswith("a quote is opened in it and not closed")
    assert len(others) == len(rest) > TEXT_LIMIT // 1_000
    assert all(isinstance(each, Row) for each in others)


@pytest.mark.parametrize("name", ["a.tsv", "a.csv", "a.jsonl"])
def test_a_line_too_long_for_memory_is_told_and_the_next_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "TEXT_LIMIT", 10_000)
    monkeypatch.setattr(tables, "_LONGEST_LINE", 40_001)
    path = written(tmp_path / name, 2)
    *head, last = path.read_text().splitlines(keepends=True)
    cells = "IL5" + {"a.tsv": "\t", "a.csv": ",", "a.jsonl": " "}[name] * 3_000_000
    path.write_text("".join([*head, cells + "\n", last]))
    first, wrong, right = open_table(path).rows
    assert isinstance(first, Row) and isinstance(wrong, Unreadable) and isinstance(right, Row)
    assert (wrong.place, wrong.reason[:17]) == (f"{path}:{len(head) + 1}", "it is longer than")


def test_lines_come_as_they_are_wherever_the_pieces_end() -> None:
    text = b"one\r\n\ntwo\xff\nthree\n\x00four"
    whole = [b"one\r\n", b"\n", b"two\xff\n", b"three\n", b"\x00four"]
    for size in range(1, len(text) + 1):
        assert [*lines_of(text[at : at + size] for at in range(0, len(text), size))] == whole
    assert [*lines_of([])] == []


def test_a_stream_is_read_no_further_than_it_is_asked_for() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[bytes]:
        for n in range(100):
            taken.append(n)
            yield b"one\ntwo\n"

    assert [*islice(lines_of(pieces()), 3)] == [b"one\n", b"two\n", b"one\n"]
    assert taken == [0, 1]


@pytest.mark.parametrize("damage", ["cut", "broken", "more"])
def test_of_a_packed_table_that_is_not_whole_no_row_is_taken(damage: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv.gz", 5_000)
    data = bytearray(path.read_bytes())
    if damage == "cut":
        del data[-100:]
    elif damage == "more":
        data += b"no archive"
    else:
        data[-5] ^= 1  # of the checksum
    path.write_bytes(data)
    for does in (open_table, count_lines):
        with pytest.raises(InputError, match="cannot be read whole"):
            does(path)
    written(path, 2)
    os.utime(path, ns=(0, 0))  # another file at the same place
    assert (count_lines(path), len([*open_table(path).rows])) == (2, 2)
