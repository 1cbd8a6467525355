"""What is counted of the rows of the reading."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text
from il21kg.measure.usage import count_rows, tell
from il21kg.reading.meaning.items import ITEMS
from il21kg.reading.meaning.objects import PHRASES
from il21kg.reading.reader import Reader
from il21kg.reading.structure.mends import MENDS
from il21kg.reading.structure.subjects import SUBJECTS
from il21kg.vocabulary.vocabulary import load_vocabulary

TEXTS = (
    Text("a.txt", "a.txt", "IL21", b"IL-21 activates protein kinase A. It may induce apoptosis."),
    Text(
        "b.txt",
        "b.txt",
        "IL4",
        b"IL-4 induces apoptosis. It has a pyrin-like domain, and a tensin-like domain.",
    ),
    Unreadable("c.txt", "it is a folder"),
    Text("d.txt", "d.txt", None, b"Das Gen liegt auf dem Chromosom 4 und wird von den Zellen gebildet."),
)


def test_each_row_is_counted_the_most_used_first() -> None:
    reader = Reader(load_vocabulary())
    usage = count_rows(TEXTS, reader)
    assert (usage.texts, usage.sentences) == (2, 4)
    assert [each.split(":")[0] for each in usage.refused] == ["c.txt", "d.txt"]
    frames, mends = usage.tables["frames"], usage.tables["mended tags"]
    assert {name: number for name, number in mends.items() if number} == {
        "part of a hyphenated word": 2,
        "letter of a name": 1,
    }
    assert next(iter(mends)) == "part of a hyphenated word"
    assert mends.keys() == {row.name for row in MENDS}
    assert frames["induces"] == 2
    assert frames.keys() == {frame.name for frame in reader.vocabulary.frames}
    assert usage.tables["cues"]["may"] == 1
    subjects = usage.tables["subjects"]
    assert {name: number for name, number in subjects.items() if number} == {"noun phrase": 4}
    assert subjects.keys() == {row.name for row in SUBJECTS}
    objects = usage.tables["objects"]
    assert {name: number for name, number in objects.items() if number} == {"things": 4, "name": 5}
    assert objects.keys() == {row.name for row in (*PHRASES, *ITEMS)}
    choices = usage.tables["choices of names"]
    assert choices["the stem of several symbols, and an alias of one"] == 0
    assert choices["the best of the kind that is asked for"] > 0


def test_idle_rows_are_listed() -> None:
    told = tell(count_rows(TEXTS, Reader(load_vocabulary())))
    assert told.startswith("2 texts, 4 sentences\n")
    assert "\nMended tags: 3\n        2  part of a hyphenated word\n" in told
    assert "  idle here: and between two adverbs, colon in a name, " in told
    assert told.endswith("Not read:\n  c.txt: it is a folder\n" + told.rsplit("\n", 1)[1])


def test_the_command_counts(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("IL4.txt").write_text("IL4 gene\n\nIL4 induces apoptosis.\n")
    code, told, _ = command("frames", "check", "IL4.txt", "--json")
    assert code == 0
    assert json.loads(told)["tables"]["frames"]["induces"] == 1
    assert "        1  induces\n" in command("frames", "check", "IL4.txt")[1]
