"""Many texts at once: tables, folders, streams of rows; what fails is set aside, and the rest is loaded."""

import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import il21kg
from il21kg.corpus import workers
from il21kg.corpus.columns import Columns, choose
from il21kg.corpus.loading import Tally, Unit, one_by_one
from il21kg.corpus.tables import Row, Unreadable, of_json_lines, open_table
from il21kg.corpus.texts import Text, descriptions
from il21kg.corpus.work import Manner, Work
from il21kg.errors import InputError
from il21kg.namespaces import PREFIXES
from il21kg.show.corpus import tell, to_values
from il21kg.store.store import Store, open_store

Run = Callable[..., tuple[int, str, str]]

SAID = {
    "IL2": "IL-2 induces proliferation of T cells.",
    "IL4": "IL-4 induces apoptosis. IL-4 may act on B cells.",
    "IL6": "IL-6 regulates inflammation.",
    "IL10": "IL-10 inhibits macrophages.",
}


@pytest.fixture
def run(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own, in this process."""
    monkeypatch.chdir(tmp_path)
    for name in ("IL21KG_STORE", "IL21KG_TERMS"):
        monkeypatch.delenv(name, raising=False)
    return command


def table(folder: Path, rows: dict[str, str] | None = None, name: str = "genes.tsv") -> Path:
    path = folder / name
    lines = ["symbol\tsummary\tnotes", *(f"{gene}\t{said}\tx" for gene, said in (rows or SAID).items())]
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def graph_of(kg: il21kg.KnowledgeGraph) -> bytes:
    return kg.to_bytes("turtle")


# --- tables


@pytest.mark.parametrize(
    ("name", "data", "rows"),
    [
        ("a.tsv", 'gene\ttext\nIL4\t"One\nIL6\tTwo"\n', [("2", "IL4", '"One'), ("3", "IL6", 'Two"')]),
        ("a.csv", 'gene,text\nIL4,"One, ""two""\nthree"\n\nIL6,Four\n', [("2", "IL4", 'One, "two"\nthree'), ("5", "IL6", "Four")]),  # noqa: E501
        ("a.csv", "gene;text\nIL4;One, two\n", [("2", "IL4", "One, two")]),
        ("a.jsonl", '{"gene": "IL4", "text": "One"}\n\n{"gene": 6, "text": null}\n', [("1", "IL4", "One"), ("3", "6", "")]),  # noqa: E501
        ("a.tsv", "\ufeffgene\ttext\r\nIL4\tOne\r\n", [("2", "IL4", "One")]),
        ("a.tsv", "gene\ttext\n\nIL4\tOne\n\r\n\n", [("3", "IL4", "One")]),
        ("a.csv", 'gene,text\nIL2,"One\nIL4,"Two ""2""\nthree"\nIL6,Four\n', [("3", "IL4", 'Two "2"\nthree'), ("5", "IL6", "Four")]),  # noqa: E501
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_rows_of_every_kind_of_table(
    name: str, data: str, rows: list[tuple[str, str, str]], packed: bool, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(data.encode()) if packed else data.encode())
    opened = open_table(path)
    assert (opened.columns, opened.stem) == (("gene", "text"), "a")
    found = [each for each in opened.rows if isinstance(each, Row)]
    told = [(each.place.rpartition(":")[2], each.cells["gene"], each.cells["text"]) for each in found]
    assert told == rows


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("a.tsv", b"IL4\n", "1 column, and the header has 2"),
        ("a.csv", b'IL4,"One\n', "a quote is opened in it, and not closed"),
        ("a.csv", b'IL4,"One" more\n', "a quote is closed in the middle of a cell"),
        ("a.tsv", b"IL4\t\xff\n", "it is not UTF-8"),
        ("a.csv", b"IL4,\xff\n", "it is not UTF-8"),
        ("a.jsonl", b"[1]\n", "it is no object of JSON"),
        ("a.jsonl", b'{"text": "half \\ud800"}\n', "it holds half of a letter"),
        ("a.jsonl", b'{"gene": \n', "it is no JSON"),
    ],
)
def test_a_row_that_is_none_is_told_and_the_next_is_read(
    name: str, line: bytes, told: str, tmp_path: Path
) -> None:
    first, last = {
        "a.tsv": (b"gene\ttext\n", b"IL6\tTwo\n"),
        "a.csv": (b"gene,text\n", b"IL6,Two\n"),
        "a.jsonl": (b'{"gene": "IL2", "text": "One"}\n', b'{"gene": "IL6", "text": "Two"}\n'),
    }[name]
    (tmp_path / name).write_bytes(first + line + last)
    *_, wrong, right = open_table(tmp_path / name).rows
    assert isinstance(wrong, Unreadable)
    assert (wrong.place, wrong.reason[: len(told)]) == (f"{tmp_path / name}:2", told)
    assert isinstance(right, Row)
    assert right.cells == {"gene": "IL6", "text": "Two"}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.tsv", b"", "the table is empty"),
        ("a.jsonl", b"\n \n", "the table is empty"),
        ("a.jsonl", b"gene,text\nIL4,One\n", "a.jsonl:1: it is no JSON"),
        ("a.tsv", b"gene\ttext\rIL4\tOne\r", "lines end with CR alone"),
        ("a.csv", b"gene,text\rIL4,One\r", "lines end with CR alone"),
        ("a.tsv.gz", b"gene\ttext\nIL4\tOne\n", "it is not packed with gzip"),
        ("a.tsv", b"gene\ttext\ttext\nIL4\tOne\tTwo\n", "more than one column is called “text”"),
        ("a.csv", b"gene,gene,text\nIL4,IL6,One\n", "more than one column is called “gene”"),
    ],
)
def test_a_table_that_cannot_be_told_apart_is_refused(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=told):
        choose(open_table(tmp_path / name))


def test_columns_have_usual_names_or_are_named() -> None:
    line = json.dumps({"Gene Symbol": "IL4", "PMID": 17, "Abstract": "x", "link": "y", "other": "z"})
    opened = of_json_lines([line.encode()], "rows")
    assert choose(opened) == Columns("Abstract", "Gene Symbol", "PMID", None, "link")
    assert str(choose(opened, Columns(text="other"))).startswith("text from “other”, gene from “Gene Symbol”")
    with pytest.raises(InputError, match="no column “words”"):
        choose(opened, Columns(text="words"))
    with pytest.raises(InputError, match=r"--text-column NAME\. There are: a, b"):
        choose(of_json_lines([b'{"a": "1", "b": "2"}'], "rows"))


def test_a_row_becomes_a_text_with_a_key_a_title_and_an_address(tmp_path: Path) -> None:
    path = tmp_path / "My table.csv"
    path.write_text("id,gene,title,text,url\nX 7,IL4,Of IL4,It sings.,https://example.org/7\n,,,Alone.,\n")
    first, second = (each for each in descriptions([path]) if isinstance(each, Text))
    assert (first.key, first.symbol, first.data, first.url) == (
        "my-table-x-7",
        "IL4",
        b"Of IL4\n\nIt sings.",
        "https://example.org/7",
    )
    assert (second.symbol, second.url, second.key[:9], len(second.key)) == (None, None, "my-table-", 21)


def test_folders_and_patterns_give_their_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    table(tmp_path)
    (tmp_path / "b.txt").write_text("IL4 gene\n\nIt sings.")
    (tmp_path / "deep" / "c.txt").write_text("IL6 gene\n\nIt sings.")
    (tmp_path / "notes.md").write_text("no text")
    keys = [each.key for each in descriptions([tmp_path]) if isinstance(each, Text)]
    assert keys == ["b", "genes-il2", "genes-il4", "genes-il6", "genes-il10"]
    pattern = [each.key for each in descriptions([tmp_path / "**" / "*.txt"]) if isinstance(each, Text)]
    assert pattern == ["b", "c"]
    with pytest.raises(InputError, match="nothing fits"):
        list(descriptions([tmp_path / "*.html"]))


def test_what_cannot_be_opened_is_told_and_the_rest_of_a_folder_is_loaded(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    whole = table(tmp_path, name="cut.tsv.gz").read_bytes()
    (folder / "cut.tsv.gz").write_bytes(whole[:-9])
    (folder / "words.csv").write_text("gene,words\nIL4,It sings.\n")
    for name in ("IL4.txt", "il4.htm", "IL6.TXT"):
        (folder / name).write_text(f"{name[:3].upper()} gene\n\n{name[:3].upper()} induces apoptosis.\n")
    for name, target in (("lost.txt", "gone.txt"), ("round.txt", "round.txt")):
        (folder / name).symlink_to(target)
    (folder / "deep").mkdir()
    (folder / "notes.md").write_text("no text")
    code, out, err = run("load", "texts", "--json")
    assert (code, json.loads(out)["states"]["saved"]) == (2, 2)
    assert "texts: passed over: deep/, notes.md\n" in err
    told = {Path(each["place"]).name: each["reason"] for each in json.loads(out)["not_loaded"]}
    assert {name: " ".join(reason.split()[-6:]) for name, reason in told.items()} == {
        "cut.tsv.gz": "cut short). Bring the file again.",
        "il4.htm": "itself under another key (--source KEY)",
        "lost.txt": "No such file or directory",
        "round.txt": "Too many levels of symbolic links",
        "words.csv": "--text-column NAME. There are: gene, words",
    }
    (folder / "cut.tsv.gz").write_bytes(whole)
    assert json.loads(run("load", "--retry", "--json")[1])["states"]["saved"] == len(SAID)
    assert "cut.tsv.gz" not in run("documents", "--failed")[1]


def test_a_file_named_twice_is_one_text(tmp_path: Path, run: Run) -> None:
    path = table(tmp_path)
    code, out, _ = run("load", path, path.name, ".", "--json")
    assert (code, json.loads(out)["texts"]) == (0, len(SAID))


def test_a_name_that_is_not_utf_8_hides_nothing_of_the_others(tmp_path: Path, run: Run) -> None:
    odd = os.fsdecode(b"bad\xff.txt")
    for name, said in (("IL4.txt", SAID["IL4"]), (odd, SAID["IL6"]), ("empty.txt", " ")):
        (tmp_path / name).write_text(said)
    (tmp_path / os.fsdecode(b"none\xff.txt")).write_text("\n")
    run("load", ".")
    places = {each["key"]: each["path"] for each in json.loads(run("documents", "--json")[1])}
    assert places["il4"] == str(tmp_path / "IL4.txt")
    assert run("documents", "--failed")[1].count("there is no text in it") == 2
    (tmp_path / os.fsdecode(b"none\xff.txt")).write_text(SAID["IL10"])
    assert "1 saved" in run("load", "--retry")[1]


# --- loading


def test_the_report_estimates_how_much_was_read(run: Run, tmp_path: Path) -> None:
    said = {**SAID, "IL5": "IL-5 gnarfs the weather of macrophages."}
    (tmp_path / "g.tsv").write_text(
        "symbol\tsummary\n" + "".join(f"{symbol}\t{text}\n" for symbol, text in said.items()),
        encoding="utf-8",
    )
    code, out, _ = run("load", "g.tsv", "--store", "s", "--json")
    told = json.loads(out)["estimate"]
    assert code == 0 and (told["unread_words"], told["unread_names"], told["unsure_statements"]) == (6, 2, 0)
    assert 0 < told["low"] < told["recall"] < told["high"] <= 1
    code, out, _ = run("load", "g.tsv", "--store", "t")
    assert f"  read        about {100 * told['recall']:.0f} % of what is said, by what is unread" in out


def test_a_table_is_loaded_and_the_next_time_nothing_is_written(tmp_path: Path) -> None:
    path, kg = table(tmp_path, name="genes.tsv.gz"), il21kg.KnowledgeGraph(tmp_path / "store")
    first = kg.load_all([path])
    assert (dict(first.states), first.failed, first.statements > 3) == ({"saved": 4}, [], True)
    assert [each.key for each in kg.documents()] == ["genes-il10", "genes-il2", "genes-il4", "genes-il6"]
    assert [each.gene for each in kg.holdings()] == ["IL10", "IL2", "IL4", "IL6"]
    before = graph_of(kg)
    again = kg.load_all([path])
    assert (dict(again.states), again.sentences.total(), graph_of(kg)) == ({"unchanged": 4}, 0, before)


def test_one_by_one_and_all_at_once_are_one_graph(tmp_path: Path) -> None:
    together, alone = il21kg.KnowledgeGraph(), il21kg.KnowledgeGraph()
    together.load_all([table(tmp_path)])
    for gene, said in SAID.items():
        alone.load(text=said, about=gene, key=f"genes-{gene.lower()}")
    assert graph_of(together) == graph_of(alone)
    assert together.graphs_to_bytes() == alone.graphs_to_bytes()


def test_a_changed_row_replaces_what_it_said(tmp_path: Path) -> None:
    kg, fresh = il21kg.KnowledgeGraph(tmp_path / "store"), il21kg.KnowledgeGraph()
    kg.load_all([table(tmp_path)])
    changed = table(tmp_path, SAID | {"IL4": "IL-4 does not act on monocytes."})
    assert dict(kg.load_all([changed]).states) == {"unchanged": 3, "replaced": 1}
    fresh.load_all([changed])
    assert graph_of(kg) == graph_of(fresh)


@pytest.mark.parametrize("change", ["about", "quotes"])
def test_what_is_read_otherwise_is_not_unchanged(change: str, tmp_path: Path) -> None:
    kg = il21kg.KnowledgeGraph(tmp_path / "store")
    kg.load_all([table(tmp_path, {"IL4": "It induces apoptosis."})])
    path = tmp_path / "genes.tsv"
    if change == "about":  # a column with ids keeps the key, and another gene is named
        path.write_text("id\tsymbol\tsummary\nil4\tIL6\tIt induces apoptosis.\n")
    assert dict(kg.load_all([path], quotes=change != "quotes").states) == {"replaced": 1}


def test_a_corpus_goes_beside_what_others_put_there(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store"), write=True) as store:
        foreign = f'<{PREFIXES["hgnc"]}6014> <http://www.w3.org/2000/01/rdf-schema#label> "IL4"@en .'
        put_there(store, foreign)
    kg = il21kg.KnowledgeGraph(tmp_path / "store")
    kg.load_all([table(tmp_path)])
    for key in [each.key for each in kg.documents()]:
        kg.retract(key)
    assert kg.to_bytes("ntriples").decode().strip() == foreign


def put_there(store: Store, triple: str) -> None:
    import pyoxigraph as ox

    assert isinstance(store.engine, ox.Store)
    store.engine.update(f"INSERT DATA {{ {triple} }}")


def test_what_fails_is_set_aside_until_it_is_mended(tmp_path: Path, run: Run) -> None:
    german = "Dieses Gen ist ein Gen, und die Zellen sind da, wo sie nicht sein sollen, aber es ist so."
    path = table(tmp_path, {"IL2": SAID["IL2"], "IL4": german, "IL6": ""})
    path.write_bytes(path.read_bytes() + b"IL10\tshort\n")
    code, out, _ = run("load", path)
    assert (code, "1 saved" in out, "2 failed, 1 without text" in out) == (2, True, True)
    assert "genes.tsv:5: 2 columns, and the header has 3" in out
    code, out, _ = run("documents", "--failed")
    assert [line.split(":")[0] for line in out.splitlines()] == [f"failed    {path}"] * 2
    assert json.loads(run("documents", "--failed", "--json")[1])[0]["key"] == "genes-il4"
    table(tmp_path)
    code, out, _ = run("load", "--retry", "--json")
    assert (code, json.loads(out)["states"]["saved"]) == (0, 2)
    assert run("documents", "--failed")[1] == "Nothing failed.\n"
    kept = json.loads((tmp_path / "il21kg-store" / "il21kg-load.json").read_text())
    assert (kept["texts"], kept["states"]["saved"], kept["not_loaded"]) == (2, 2, [])


@pytest.mark.parametrize("damage", ["garbage", "[]", ""])
def test_a_list_of_what_failed_that_is_damaged_is_told(damage: str, tmp_path: Path, run: Run) -> None:
    run("load", table(tmp_path))
    (tmp_path / "il21kg-store" / "il21kg-failed.json").write_text(damage)
    for command in (("documents", "--failed"), ("load", "--retry")):
        code, _, err = run(*command)
        assert (code, "il21kg-failed.json is damaged" in err) == (2, True)


def test_what_failed_is_tried_again_with_the_columns_that_were_named(tmp_path: Path, run: Run) -> None:
    german = "Dieses Gen ist ein Gen, und die Zellen sind da, wo sie nicht sein sollen, aber es ist so."
    path = tmp_path / "genes.csv"
    path.write_text(f"symbol,summary,notes\nIL4,IL-4 sings.,{german!r}\n".replace("'", '"'))
    assert run("load", path, "--text-column", "notes")[0] == 2
    code, out, err = run("load", "--retry")
    assert (code, "text from “notes”" in err, "1 failed" in out) == (2, True, True)
    assert "1 saved" in run("load", "--retry", "--text-column", "summary")[1]
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f'symbol,summary,{name}\nIL6,IL-6 sings.,"{german}"\n')
        run("load", tmp_path / f"{name}.csv", "--text-column", name)
    code, _, err = run("load", "--retry")
    assert (code, "different columns were named" in err) == (2, True)


def test_two_rows_with_one_key_are_not_one_document(tmp_path: Path) -> None:
    path = tmp_path / "genes.csv"
    path.write_text("id,symbol,text\n7,IL4,IL-4 induces apoptosis.\n7,IL6,IL-6 induces apoptosis.\n")
    tally = il21kg.KnowledgeGraph().load_all([path])
    assert dict(tally.states) == {"saved": 1, "failed": 1}
    assert tally.failed[0].reason.startswith(f"its key “genes-7” is that of {path}:2")


def test_the_first_failure_may_end_it(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "genes.jsonl"
    path.write_text('[1]\n{"symbol": "IL4", "text": "IL-4 induces apoptosis."}\n[2]\n')
    assert (run("load", path, "--fail-fast")[0], run("documents", "--failed")[1].count("failed")) == (2, 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_first_failure_leaves_in_the_store_was_told_and_noted(
    workers: int, tmp_path: Path, run: Run
) -> None:
    path = genes(tmp_path, 120)
    lines = path.read_text().splitlines(keepends=True)
    lines[41] = "40\tIL4\tDieses Gen ist ein Gen, und die Zellen sind da, wo sie nicht sein sollen.\n"
    path.write_text("".join(lines))
    code, out, _ = run("load", path, "--fail-fast", "--workers", workers, "--json")
    saved = json.loads(out)["states"]["saved"]
    held = json.loads(run("documents", "--json")[1])
    assert (code, len(held), {each["path"].rpartition(":")[0] for each in held}) == (2, saved, {str(path)})
    assert 40 <= saved < 120


def test_genes_that_nobody_knows_are_told(tmp_path: Path, run: Run) -> None:
    rows = {"IL4": SAID["IL4"], "ZZZ7": "It induces apoptosis.", "QQQ3": "This gene encodes a protein."}
    out = run("load", table(tmp_path, rows))[1]
    assert "2 texts of genes not in the vocabulary" in out
    assert "QQQ3, ZZZ7: nothing is asserted of them. Name terms: --terms DIR" in out
    run("load", table(tmp_path, {"IL6": SAID["IL6"], "ZZZ8": "It induces apoptosis."}))
    kept = json.loads((tmp_path / "il21kg-store" / "il21kg-load.json").read_text())
    assert kept["unknown_genes"] == {"ZZZ8": 1}


def test_a_report_says_what_a_changed_row_says_otherwise(tmp_path: Path, run: Run) -> None:
    run("load", table(tmp_path, {"IL4": "IL-4 induces apoptosis.", "IL6": "IL-6 acts on B cells."}))
    changed = {"IL4": "IL-4 may induce apoptosis.", "IL6": "IL-6 acts on B cells and macrophages."}
    out = run("load", table(tmp_path, changed))[1]
    assert "  otherwise   1 gained, 1 changed\n" in out
    assert "    genes-il4: changed  Interleukin-4 – apoptotic process: stated → hedged\n" in out
    assert "    genes-il6: gained   Interleukin-6 – acts on → macrophage" in out


def test_what_was_left_out_is_told_by_shape() -> None:
    tally = Tally(statements=7, left_out=3, broken=Counter(S9=2, G4=1))
    assert "  statements  7, and 3 left out (broke G4 1, S9 2: il21kg validate)" in tell(tally, "s")
    assert to_values(tally)["left_out_by_shape"] == {"G4": 1, "S9": 2}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--about", "IL4"), "--about names the gene of one article, and there are several"),
        (("--about", "IL4"), "--about-column NAME"),
        (("--source", "mine"), "--id-column NAME"),
        (("--url", "https://example.org"), "--url-column NAME"),
        (("--about-column", "gen"), "there is no column “gen”"),
        (("--retry",), "takes no articles"),
    ],
)
def test_what_is_said_of_one_article_is_refused_for_a_table(
    options: tuple[str, ...], told: str, tmp_path: Path, run: Run
) -> None:
    code, _, err = run("load", table(tmp_path), *options)
    assert (code, told in err) == (2, True)


def test_rows_come_on_standard_input_and_an_article_too(tmp_path: Path) -> None:
    def load(said: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "il21kg", "load", "-"]
        return subprocess.run(command, input=said, cwd=tmp_path, capture_output=True, text=True, check=False)

    rows = load('{"gene": "IL4", "text": "IL-4 induces apoptosis."}\n{"gene": "IL6", "text": ""}\n')
    assert (rows.returncode, "1 saved" in rows.stdout) == (0, True)
    assert "stdin" in load("IL6 gene\n\nIL-6 induces apoptosis.\n").stdout
    assert [each.key for each in il21kg.KnowledgeGraph(tmp_path / "il21kg-store").documents()] == [
        "stdin",
        "stdin-il4",
    ]


# --- workers


def genes(folder: Path, n: int) -> Path:
    names = list(SAID)
    rows = [f"{i}\t{names[i % 4]}\t{SAID[names[i % 4]]} It has {i} exons." for i in range(n)]
    path = folder / "many.tsv"
    path.write_text("\n".join(["id\tsymbol\tsummary", *rows]) + "\n")
    return path


def test_one_and_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    path = genes(tmp_path, 60)
    one, two = (il21kg.KnowledgeGraph(tmp_path / name) for name in ("one", "two"))
    tallies = [one.load_all([path]), two.load_all([path], workers=2)]
    assert [dict(each.states) for each in tallies] == [{"saved": 60}] * 2
    assert tallies[0].findings == tallies[1].findings
    assert (graph_of(one), one.graphs_to_bytes()) == (graph_of(two), two.graphs_to_bytes())


orders = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@orders
@given(st.permutations(list(SAID)))
def test_the_order_of_rows_changes_nothing(tmp_path: Path, order: list[str]) -> None:
    sorted_, mixed = il21kg.KnowledgeGraph(), il21kg.KnowledgeGraph()
    sorted_.load_all([table(tmp_path)])
    mixed.load_all([table(tmp_path, {gene: SAID[gene] for gene in order})])
    assert graph_of(sorted_) == graph_of(mixed)


#: What becomes of a store: a table of some genes is loaded, each with its text or its other one; another
#: store, of such a table, is merged; documents are withdrawn.
CHANGED = {gene: f"{said} It may act on monocytes." for gene, said in SAID.items()}
ROWS = st.dictionaries(st.sampled_from(sorted(SAID)), st.booleans(), min_size=1, max_size=4)
WAYS = st.one_of(
    st.tuples(st.sampled_from(["load", "load", "merge"]), ROWS),
    st.tuples(st.just("retract"), ROWS),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WAYS, min_size=1, max_size=5), st.sampled_from([1, 2]))
def test_whatever_was_done_the_graph_is_that_of_the_texts_that_are_left(
    tmp_path: Path, ways: list[tuple[str, dict[str, bool]]], processes: int
) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as name:
        folder = Path(name)
        kg, fresh = il21kg.KnowledgeGraph(folder / "store"), il21kg.KnowledgeGraph()
        left: dict[str, str] = {}
        for step, (way, genes) in enumerate(ways):
            rows = {gene: (CHANGED if other else SAID)[gene] for gene, other in genes.items()}
            if way == "load":
                kg.load_all([table(folder, rows)], workers=processes)
                again = kg.load_all([table(folder, rows)]).states
                assert again == {"unchanged": len(rows)}
            elif way == "merge":
                il21kg.KnowledgeGraph(folder / f"other-{step}").load_all([table(folder, rows)])
                kg.merge(folder / f"other-{step}", replace=True)
            for gene in rows.keys() & left.keys() if way == "retract" else ():
                kg.retract(f"genes-{gene.lower()}")
                del left[gene]
            left |= rows if way != "retract" else {}
        if left:
            fresh.load_all([table(folder, left)])
        if any(way != "retract" for way, _ in ways):
            assert (graph_of(kg), kg.graphs_to_bytes()) == (graph_of(fresh), fresh.graphs_to_bytes())


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_told_to_end_it_ends_and_says_that_it_goes_on(number: int, code: int, tmp_path: Path) -> None:
    path = genes(tmp_path, 1500)
    command = [sys.executable, "-m", "il21kg", "load", str(path), "--workers", "2"]
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        # a run in the background ignores Ctrl-C, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    notes = tmp_path / "il21kg-store" / "il21kg-store.json"
    while not notes.exists() and running.poll() is None:
        time.sleep(0.02)
    time.sleep(0.5)
    running.send_signal(number)
    err = running.communicate(timeout=60)[1]
    assert (running.returncode, "The same command goes on." in err, err.endswith("Stopped.\n")) == (
        code,
        True,
        True,
    )
    assert "semaphore" not in err


def killing(texts: tuple[Text, ...], manner: Manner) -> list[Work]:
    """As `work`, but a text that says so ends the process."""
    if any(b"KILL" in each.data for each in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Work(each, None, "read") for each in texts]


def test_a_text_that_ends_its_process_is_told_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "work", killing)
    said = ["a", "KILL", "b"]
    texts = [Text(each, each, None, each.encode(), key=each) for each in said]
    units = iter([Unit(texts=texts[:2]), Unit(texts=texts[2:])])
    done = [each for _, works in workers.in_processes(units, Manner(), 2) for each in works]
    assert sorted((each.text.place, each.reason == "read") for each in done) == [
        ("KILL", False),
        ("a", True),
        ("b", True),
    ]
    (killed,) = (each.reason for each in done if each.reason != "read")
    assert "alone was ended, twice" in killed


def test_a_killed_load_goes_on(tmp_path: Path) -> None:
    path, store = genes(tmp_path, 120), tmp_path / "store"
    command = [sys.executable, "-m", "il21kg", "load", str(path), "--workers", "1", "--store", str(store)]
    kg, whole = il21kg.KnowledgeGraph(store), il21kg.KnowledgeGraph()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (store / "il21kg-origins.jsonl").exists():
            pass
        process.kill()
    states = kg.load_all([path]).states
    assert states.total() == 120
    assert states["unchanged"] > 0
    whole.load_all([path])
    assert graph_of(kg) == graph_of(whole)


def test_few_texts_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(workers, "_pool")
    units: Iterator[Unit] = iter([Unit()])
    assert list(workers.in_processes(units, Manner(), 2)) == list(one_by_one(iter([Unit()]), Manner()))
