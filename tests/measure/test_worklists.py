"""Tables against HGNC, what is not covered, and the examples of frames: the worklists of a curator."""

import gzip
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sayings import reader, vocabulary

from il21kg.cli.main import commands
from il21kg.corpus import tables
from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text, count, read_text, sample, texts
from il21kg.errors import InputError
from il21kg.measure.coverage import Coverage, to_json
from il21kg.measure.coverage import tell as tell_coverage
from il21kg.measure.examples import rehearse
from il21kg.measure.examples import tell as tell_rehearsal
from il21kg.measure.silver import Silver
from il21kg.measure.silver import tell as tell_silver
from il21kg.reading.reader import Reader
from il21kg.reading.structure.chunks import read_clauses
from il21kg.vocabulary.mentions import cut

Run = Callable[..., tuple[int, str, str]]
COLUMNS = ("symbol", "name", "location", "gene_group", "alias", "prev", "alias_name", "summary")
ROWS = (
    ("IL21", "interleukin 21", "4q27", "Interleukins", "Za11", "", "", "This gene is located on 4q27."),
    ("IL4", "interleukin 4", "5q31.1", "Interleukins", "BSF1", "", "", "This gene is located on 7p12."),
    ("IL5", "interleukin 5", "5q31.1", "", "EDF|TRF", "", "", "IL-5 is also known as EDF. IL-5 sings."),
    ("IL6", "interleukin 6", "7p15.3", "", "", "", "", ""),
)


def table(folder: Path, *rows: tuple[str, ...], name: str = "table.tsv") -> Path:
    path = folder / name
    lines = ["\t".join(row) for row in (COLUMNS, *(rows or ROWS))]
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


# --- texts


def test_texts_come_from_files_folders_and_tables(tmp_path: Path) -> None:
    table(tmp_path, name="a.tsv.gz")
    (tmp_path / "IL4.txt").write_text("IL-4 induces apoptosis.", encoding="utf-8")
    (tmp_path / "notes.md").write_text("no text", encoding="utf-8")
    found = list(texts([tmp_path]))
    assert [each.symbol for each in found if isinstance(each, Text)] == [None, "IL21", "IL4", "IL5"]
    assert count([tmp_path]) == 5
    assert isinstance(found[0], Text) and read_text(found[0], reader())[1].topic.label == "IL4"
    assert isinstance(found[1], Text) and found[1].row["location"] == "4q27"
    assert read_text(sample(), reader())[1].topic.label == "IL21"


def test_a_row_that_breaks_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = table(tmp_path, ROWS[0], ("IL4", "too short"), ROWS[2])
    path.write_bytes(path.read_bytes().replace(b"BSF", b"\xff\xfe") + b"\xff\n")
    found = list(texts([path]))
    assert [type(each) for each in found] == [Text, Unreadable, Text, Unreadable]
    assert isinstance(found[1], Unreadable) and found[1].place.endswith(":3")
    assert "2 columns, and the header has 8" in found[1].reason


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"a\tb\n", "no column symbol and no column summary"), (b"\x1f\x8bbroken", "cannot be read whole")],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / ("table.tsv.gz" if data[0] == 0x1F else "table.tsv")
    path.write_bytes(data)
    with pytest.raises(InputError, match=told):
        list(texts([path]))


@pytest.mark.parametrize("command", ["silver", "coverage"])
@pytest.mark.parametrize("inside", [False, True], ids=["named", "in a folder"])
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("pipe", "a device or a pipe"),
        ("zero", "a device or a pipe"),
        ("bomb", "unpacks to more than"),
        ("cut", "cut short"),
    ],
)
def test_a_table_without_bounds_is_refused_at_once(
    command: str, inside: bool, kind: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / f"table.tsv{'.gz' if kind in ('bomb', 'cut') else ''}"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "zero":
        path.symlink_to("/dev/zero")
    elif kind == "bomb":
        path.write_bytes(gzip.compress(b"symbol\tsummary\nIL4\t" + bytes(100_000_000)))
    else:
        path.write_bytes(gzip.compress(b"symbol\tsummary\nIL4\tIL4 sings.\n")[:-4])
    result = CliRunner().invoke(commands, [command, str(tmp_path if inside else path)])
    assert isinstance(result.exception, InputError)
    assert f"{path}: the table cannot be read whole" in result.exception.message
    assert told in result.exception.message


def test_a_line_that_is_no_text_any_more_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "TEXT_LIMIT", 1_000)
    path = table(tmp_path, ("IL4", *[""] * 6, "IL-4 sings. " * 100), ROWS[2])
    found = list(texts([path]))
    assert [type(each) for each in found] == [Unreadable, Text]
    assert isinstance(found[0], Unreadable) and found[0].place.endswith(":2")


def test_a_folder_without_texts_and_a_missing_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError):
            list(texts([path]))


# --- silver


def checked(path: Path) -> Silver:
    found = Silver(reader())
    for text in texts([path]):
        found.add(text)
    return found


def test_statements_are_checked_against_the_columns(tmp_path: Path) -> None:
    found = checked(table(tmp_path))
    assert found.sound and found.texts == 3
    counted = {name: (check.agreeing, check.judged) for name, check in found.checks.items() if check.judged}
    assert counted == {"chromosome": (1, 2), "arm": (1, 2), "band": (1, 2), "name": (1, 1)}
    (against,) = found.checks["chromosome"].against
    assert (against["known"], against["says"]) == ("5q31.1", "located_on 7p12")
    assert found.checks["band"].against == [], "a place is told once"
    told = tell_silver(found, errors=True)
    assert "IL4 (" in told and "HGNC: 5q31.1" in told


def test_families_are_checked_by_identifier_and_by_words(tmp_path: Path) -> None:
    said = "IL-21 is a member of the {} family."
    rows = [
        ("IL21", "", "", group, "", "", "", said.format(name))
        for name, group in (
            ("tumor necrosis factor receptor", "Interleukins"),
            ("fnord", "Fnords and others"),
            ("fnord", "Fnords"),
            ("fnord", ""),
        )
    ]
    checks = checked(table(tmp_path, *rows)).checks
    by_words = checks["family, by words"]
    assert (by_words.agreeing, by_words.judged, by_words.unjudged) == (2, 2, 1)
    by_identifier = checks["family, by identifier"]
    assert (by_identifier.agreeing, by_identifier.judged) == (0, 1)


def test_a_text_that_breaks_the_reader_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path)
    read = Reader.read

    def broken(self: Reader, *arguments: object) -> object:
        if arguments[1].label == "IL4":  # type: ignore[attr-defined]
            raise RuntimeError("of all things")
        return read(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "read", broken)
    found = checked(path)
    assert (found.exceptions, found.texts, found.sound) == (1, 2, False)
    assert found.faults == [(f"{path}:3", "RuntimeError: of all things")]


def test_silver_as_a_command(command: Run, tmp_path: Path) -> None:
    path = table(tmp_path, name="table.tsv.gz")
    code, told, _ = command("silver", path)
    assert code == 0 and "3 texts" in told and "7p12" not in told
    code, told, _ = command("silver", path, "--errors")
    assert "located_on 7p12" in told
    code, told, _ = command("silver", path, "--json")
    assert json.loads(told)["checks"]["band"]["judged"] == 2
    assert command("silver", tmp_path / "nowhere")[0] == 2


# --- coverage


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("The enzyme dramatizes the ester.", ["dramatizes"]),
        ("It was purified from yeast.", ["purified"]),
        ("It may glow.", ["glow"]),
        ("IL-21 induces apoptosis.", []),
        ("IL-21 binds enzymes and substrates in the cell.", []),
        ("Studies suggest that IL-21 induces apoptosis.", []),
    ],
)
def test_unread_verbs(sentence: str, verbs: list[str]) -> None:
    clauses = read_clauses(cut(sentence, 0), reader().grammar)
    assert [token.low for token in clauses.unread_verbs] == verbs


TEXTS = """IL-21 dramatizes the ester. The weather was fine. IL-21 induces fnords.
IL-21 dramatizes the fnord. IL-21 binds fnords. IL-21 and psoriasis.
"""


def covered(text: str = TEXTS, top: int = 20) -> Coverage:
    found = Coverage(reader(), top)
    found.add(Text("IL21.txt", "IL21.txt", None, text.encode()))
    return found


def test_the_worklist_is_most_frequent_first() -> None:
    found = to_json(covered())
    nothing = {reason: n for reason, n in found["gave_nothing"].items() if n}
    assert nothing == {"unread-verb": 2, "terms-but-no-statement": 1, "no-terms": 1}
    (verb,) = found["verbs"]
    assert (verb["words"], verb["times"], verb["in_sentences_that_gave_nothing"]) == ("dramatizes", 2, 2)
    first = found["noun_phrases"][0]
    assert (first["words"], first["times"]) == ("fnords", 2)
    assert first["notes"] == {"induces": 1, "interacts_with": 1}
    assert {each["reason"] for each in found["silent"]} == set(nothing)


def test_the_worklist_is_bounded_by_top_and_told() -> None:
    found = covered(top=1)
    assert len(found.silent) == 3
    told = tell_coverage(found)
    assert "1 text, 6 sentences: 4 gave nothing" in told
    assert "      2  dramatizes  (2 in sentences that gave nothing)" in told
    assert "Sentences that gave nothing, a verb that no frame reads: 2, the first 1" in told
    assert "  IL21.txt:1:1  [dramatizes]" in told


def test_coverage_as_a_command(command: Run, tmp_path: Path) -> None:
    code, told, _ = command("coverage")
    assert code == 0 and told.startswith("1 text, ")
    code, told, _ = command("coverage", table(tmp_path), "--json", "--top", "0")
    assert code == 0 and json.loads(told)["texts"] == 3
    assert command("coverage", tmp_path / "nowhere")[0] == 2


def test_what_cannot_be_read_is_told() -> None:
    found = Coverage(reader())
    found.add(Unreadable("a.tsv:2", "too short"))
    found.add(Text("b.txt", "b.txt", None, b"\xff"))
    assert [place for place, _ in found.unreadable] == ["a.tsv:2", "b.txt"]
    assert "Not read: 2\n  a.tsv:2: too short" in tell_coverage(found)


# --- the examples of frames


def test_all_examples_of_the_package_hold(command: Run) -> None:
    code, told, _ = command("frames", "check")
    assert code == 0
    assert "All examples hold." in told
    assert "causes before induces: “leads to”" in told


def test_examples_that_fail_or_lack_are_told() -> None:
    frame = next(frame for frame in vocabulary().frames if frame.name == "induces")
    broken = replace(
        frame,
        examples=("The weather was fine.",),
        counter_examples=("IL-21 induces apoptosis.",),
    )
    without = replace(frame, name="nothing", triggers=(), examples=(), counter_examples=())
    cue = vocabulary().cues[0]
    cues = (replace(cue, examples=("IL-21 acts on macrophages.",)), replace(cue, words="maybe", examples=()))
    frames = (*(f for f in vocabulary().frames if f is not frame), broken, without)
    found = rehearse(Reader(replace(vocabulary(), frames=frames, cues=(*vocabulary().cues, *cues))))
    assert not found.passed
    kinds = {(fault.row, fault.kind) for fault in found.faults}
    assert {("induces", "example"), ("induces", "counter-example"), (cue.words, "example")} <= kinds
    assert found.lacking == ("frame nothing", f"cue “maybe” ({cue.kind})")
    assert found.without_counter_example == ("nothing",)
    told = tell_rehearsal(found)
    assert "induces: The weather was fine.\n    read: nothing" in told
    assert "Without an example: 2" in told and "Some examples fail or lack." in told
