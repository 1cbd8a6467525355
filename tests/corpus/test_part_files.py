"""Parts: the same texts give the same files, whoever reads them; stores take them, and other loaders too."""

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import il21kg
from il21kg.corpus import parting
from il21kg.corpus.parting import write_parts
from il21kg.corpus.parts import MANIFEST, SUMS, parts_of
from il21kg.corpus.texts import descriptions
from il21kg.corpus.work import Manner
from il21kg.corpus.workers import runner
from il21kg.errors import InputError

SAID = {
    "IL5": "IL-5 induces proliferation of B cells.",
    "IL7": "IL-7 may act on T cells. IL-7 inhibits macrophages.",
    "IL9": "IL-9 regulates inflammation.",
}
Run = Callable[..., tuple[int, str, str]]


def table(folder: Path, rows: int = 9, again: str = "") -> Path:
    path = folder / "genes.tsv"
    genes = [*SAID]
    lines = [f"{n}\t{genes[n % 3]}\t{SAID[genes[n % 3]]} It has {n} exons{again}." for n in range(rows)]
    path.write_text("\n".join(["id\tsymbol\ttext", *lines]) + "\n")
    return path


def written(path: Path, folder: Path, workers: int = 1, size: int = 3) -> list[str]:
    made = write_parts(descriptions([path]), folder, Manner(), runner(workers), size)
    return [each.state for each in made]


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def whole(kg: il21kg.KnowledgeGraph) -> tuple[bytes, bytes]:
    return kg.to_bytes("ntriples"), kg.graphs_to_bytes()


def test_parts_are_named_by_what_is_in_them_and_say_what_that_is(tmp_path: Path) -> None:
    assert written(table(tmp_path), tmp_path / "parts") == ["saved"] * 9
    parts, sums = parts_of(tmp_path / "parts"), (tmp_path / "parts" / SUMS).read_text().splitlines()
    assert len(parts) == 3
    for part, line in zip(parts, sums, strict=True):
        packed = (tmp_path / "parts" / part.name).read_bytes()
        lines = gzip.decompress(packed).decode().splitlines(keepends=True)
        assert part.name == f"{hashlib.sha256(''.join(lines).encode()).hexdigest()[:16]}.nq.gz"
        assert line == f"{hashlib.sha256(packed).hexdigest()}  {part.name}"
        assert (part.size, part.lines, len(part.documents)) == (len(packed), len(lines), 3)
        assert len({*lines}) == len(lines)


def test_two_workers_write_the_files_of_one(tmp_path: Path) -> None:
    path = table(tmp_path)
    for workers in (1, 2):
        written(path, tmp_path / str(workers), workers)
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_a_store_of_parts_is_that_of_the_texts_and_so_is_an_engine_that_loads_them(
    tmp_path: Path,
) -> None:
    path, texts = table(tmp_path), il21kg.KnowledgeGraph(tmp_path / "texts")
    written(path, tmp_path / "parts")
    texts.load_all([path])
    parts, engine = il21kg.KnowledgeGraph(tmp_path / "store"), ox.Store()
    for expected in ({"saved": 9}, {"unchanged": 9}):
        assert dict(parts.load_parts([tmp_path / "parts"]).states) == expected
        assert whole(parts) == whole(texts)
        assert parts.holdings() == texts.holdings()
    for each in (tmp_path / "parts").glob("*.nq.gz"):
        engine.bulk_load(gzip.decompress(each.read_bytes()), format=ox.RdfFormat.N_QUADS)
    with texts._open() as store:
        assert isinstance(store.engine, ox.Store)
        assert {*engine} == {*store.engine}
    assert dict(texts.load_all([path]).states) == {"unchanged": 9}


def test_parts_of_changed_texts_replace_what_these_said(tmp_path: Path) -> None:
    kg, fresh = il21kg.KnowledgeGraph(), il21kg.KnowledgeGraph()
    kg.load_all([table(tmp_path)])
    written(changed := table(tmp_path, again=", and acts on monocytes"), tmp_path / "parts")
    assert dict(kg.load_parts([tmp_path / "parts"]).states) == {"replaced": 9}
    fresh.load_all([changed])
    assert whole(kg) == whole(fresh)


def test_what_is_written_is_not_read_again_and_what_is_not_wanted_any_more_goes(tmp_path: Path) -> None:
    written(table(tmp_path), tmp_path / "parts")
    before = files(tmp_path / "parts")
    next((tmp_path / "parts").glob("*.nq.gz")).unlink()
    assert sorted(written(table(tmp_path), tmp_path / "parts")) == ["saved"] * 3 + ["unchanged"] * 6
    assert files(tmp_path / "parts") == before
    assert written(table(tmp_path, rows=3), tmp_path / "parts") == ["unchanged"] * 3
    assert len([*(tmp_path / "parts").glob("*.nq.gz")]) == len(parts_of(tmp_path / "parts")) == 1


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda data: data[:-9], "was changed or cut off"),
        (lambda data: gzip.compress(gzip.decompress(data)[:-9]), "was changed or cut off"),
        (lambda data: b"", "was changed or cut off"),
    ],
)
def test_a_part_that_is_damaged_is_told_and_the_rest_is_loaded(
    damage: Callable[[bytes], bytes], told: str, tmp_path: Path, command: Run
) -> None:
    folder = tmp_path / "parts"
    written(table(tmp_path), folder)
    bad = folder / parts_of(folder)[1].name
    bad.write_bytes(damage(bad.read_bytes()))
    code, out, _ = command("load", folder, "--store", tmp_path / "store")
    assert (code, "6 saved" in out, "3 failed" in out, str(bad) in out, told in out) == (2, *[True] * 4)
    bad.unlink()
    _, out, _ = command("load", folder, "--store", tmp_path / "store")
    assert ("6 unchanged" in out, "3 failed" in out) == (True, True)
    code, out, _ = command("load", "--retry", "--store", tmp_path / "store")  # their texts are still there
    assert (code, "3 saved" in out) == (0, True)


def test_a_line_of_the_manifest_that_is_damaged_is_told(tmp_path: Path, command: Run) -> None:
    folder, at = tmp_path / "parts", ("--store", tmp_path / "store")
    written(table(tmp_path), folder)
    whole_one = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(whole_one[99:])
    code, out, _ = command("load", folder, *at)
    assert (code, "6 saved" in out, f"{folder / MANIFEST}:1: the line is damaged" in out) == (2, True, True)
    assert command("documents", "--failed", *at)[1] == "Nothing failed.\n"  # no text that --retry could read
    (folder / MANIFEST).write_text(whole_one)
    code, out, _ = command("load", folder, *at)
    assert (code, "3 saved, 6 unchanged" in out) == (0, True)


def test_parts_and_texts_are_not_mixed(tmp_path: Path, command: Run) -> None:
    folder, path = tmp_path / "parts", table(tmp_path)
    written(path, folder)
    for together in ((folder, path), (folder / MANIFEST,)):
        code, _, err = command("load", *together, "--store", tmp_path / "store")
        assert (code, f"il21kg load {folder}" in err) == (2, True)


def test_a_disk_that_is_full_is_told_with_the_folder(
    tmp_path: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parting, "note_part", full)
    code, _, err = command("parts", table(tmp_path), "-o", tmp_path / "parts")
    assert (code, f"{tmp_path / 'parts'} cannot be written to: No space left on device" in err) == (3, True)


def test_a_part_with_other_documents_than_is_said_is_not_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    written(table(tmp_path), folder)
    manifest = (folder / MANIFEST).read_text()
    one, two = (part.documents[0].version for part in parts_of(folder)[:2])
    (folder / MANIFEST).write_text(manifest.replace(one, "~").replace(two, one).replace("~", two))
    tally = il21kg.KnowledgeGraph().load_parts([folder])
    assert dict(tally.states) == {"saved": 3, "failed": 6}
    assert {each.reason[-44:] for each in tally.failed} == {f"other documents than {MANIFEST} says."[-44:]}


def forged(folder: Path) -> None:
    """Put another confidence than there can be into one document of a part, and sign it again."""
    (part, *_) = parts_of(folder)
    version = part.documents[0].version
    lines = gzip.decompress((folder / part.name).read_bytes()).decode().splitlines(keepends=True)
    wrong = [
        line.replace('"0.', '"7.') if "#confidence>" in line and line.endswith(f"<{version}> .\n") else line
        for line in lines
    ]
    assert wrong != lines
    packed = gzip.compress("".join(wrong).encode(), mtime=0)
    (folder / part.name).write_bytes(packed)
    manifest = (folder / MANIFEST).read_text()
    signed = manifest.replace(part.sha256, hashlib.sha256(packed).hexdigest())
    (folder / MANIFEST).write_text(signed.replace(f'"size": {part.size}', f'"size": {len(packed)}'))


def test_a_part_that_was_changed_and_signed_again_is_looked_at(tmp_path: Path, command: Run) -> None:
    folder, at = tmp_path / "parts", ("--store", tmp_path / "store")
    written(table(tmp_path), folder)
    forged(folder)
    code, out, _ = command("load", folder, *at)
    assert (code, "8 saved" in out, "1 refused" in out) == (1, True, True)
    code, out, _ = command("load", folder, "--validate", "off", *at)
    assert (code, "1 saved" in out, "8 unchanged" in out) == (0, True, True)
    assert command("validate", "--pending", *at)[0] == 1


def test_the_command_writes_parts_and_tells_what_could_not_be_read(tmp_path: Path, command: Run) -> None:
    path = table(tmp_path, rows=4)
    path.write_text(path.read_text() + "9\tIL9\n")
    code, out, _ = command("parts", path, "-o", tmp_path / "parts", "--part-size", "2")
    assert (code, "4 saved" in out, "1 failed" in out, f"parts       {tmp_path / 'parts'}" in out) == (
        2,
        *[True] * 3,
    )
    code, _, err = command("parts", path, "-o", tmp_path)
    assert (code, "holds something else than parts" in err) == (2, True)


def test_parts_that_go_are_told(tmp_path: Path, command: Run) -> None:
    folder = tmp_path / "parts"
    assert "before" not in command("parts", table(tmp_path), "-o", folder, "--part-size", "3")[2]
    err = command("parts", table(tmp_path, rows=3), "-o", folder, "--part-size", "3")[2]
    assert f"{folder}: 2 parts that were there before, of other texts or read otherwise, went.\n" in err


def test_all_that_failed_is_listed_where_a_list_is_kept(tmp_path: Path, command: Run) -> None:
    path = table(tmp_path, rows=2)
    path.write_text(path.read_text() + "9\tIL9\n" * 7)
    more = "… and 2 more: "
    assert f"{more}--json lists them" in command("parts", path, "-o", tmp_path / "parts")[1]
    assert f"{more}il21kg documents --failed" in command("load", path, "--store", tmp_path / "store")[1]


def test_a_folder_that_holds_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="something else"):
        written(table(tmp_path), tmp_path / "parts")
    assert files(tmp_path / "parts") == {"letter.txt": b"dear"}
