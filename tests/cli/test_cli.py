"""The command line as a person meets it: what it prints, what it writes, how it ends."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import engines
import pyoxigraph as ox
import pytest
from click.shell_completion import ShellComplete
from contracts import check_json

import il21kg
from il21kg.cli import main
from il21kg.cli.main import commands
from il21kg.store.store import Store

ROOT = Path(__file__).parents[2]

ARTICLE = """IL21 Gene

Last updated on: 01.02.2023

Definition

IL-21 acts on macrophages. IL-21 may induce apoptosis. IL-21 does not act on monocytes.
The weather was fine. Psoriasis and IL-21 were discussed at length.
"""

GERMAN = """IL21-Gen

Zuletzt aktualisiert am: 01.02.2023

Definition

Das Gen liegt auf dem Chromosom 4 und wird von den aktivierten T-Zellen gebildet. Es ist nicht bekannt, ob die
Zellen ohne das Protein wachsen, und welche Rolle es bei der Abwehr von Viren spielt.
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    for name in ("IL21KG_STORE", "IL21KG_TERMS"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["il21kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            main.main()
        said = capsys.readouterr()
        assert isinstance(exit_.value.code, int)
        check_json([*map(str, arguments)], said.out)
        return Ended(exit_.value.code, said.out, said.err)

    return command


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "toy.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def process(*arguments: object, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "il21kg", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


# --- load


def test_load_tells_what_was_made_of_the_article(run: Run, article: Path) -> None:
    done = run("load", article)
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("IL21 Gene, updated 2023-02-01\n  about       IL21 (hgnc:6005, ")
    assert "  sentences   3 used, 1 with known terms but no statement, 1 without known terms\n" in done.out
    assert "  statements  3: 2 stated, 1 hedged, 1 negated, 1 not asserted\n" in done.out
    assert "  validation  conforms: 0 violations, " in done.out
    assert re.search(r"^  saved       \d+ triples in il21kg-store$", done.out, re.MULTILINE)


def test_the_commands_that_load_proposes_give_answers(run: Run) -> None:
    proposed = re.findall(r"^  il21kg (.*)$", run("load").out, re.MULTILINE)
    assert len(proposed) == 3
    for command in proposed:
        done = run(*command.split())
        assert (done.code, "No rows" in done.err) == (0, False), command
    assert Path("il21-sample.html").exists()


def test_loading_again_writes_nothing_and_says_so(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("load", article)
    before = run("export").out
    monkeypatch.delattr(Store, "replace")
    done = run("load", article)
    assert (done.code, "unchanged" in done.out, "nothing was written" in done.out) == (0, True, True)
    assert run("export").out == before


def test_a_changed_text_replaces_the_older_one(run: Run, article: Path) -> None:
    run("load", article)
    article.write_text(ARTICLE.replace("acts on macrophages", "acts on neutrophils"), encoding="utf-8")
    assert "in place of an older version of toy" in run("load", article).out
    assert run("query", "target-cells").out.splitlines()[2:] == ["neutrophil"]


def test_another_topic_of_the_same_text_is_another_reading(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("This gene is located on chromosome 4.\n", encoding="utf-8")
    assert "saved" in run("load", path, "--about", "IL2").out
    assert "saved" in run("load", path, "--about", "IL21").out
    assert "unchanged" in run("load", path, "--about", "IL21").out


def test_several_problems_are_reported_at_once_and_the_rest_is_loaded(run: Run, article: Path) -> None:
    Path("page.txt").write_text(GERMAN, encoding="utf-8")
    done = run("load", "missing.txt", article, "page.txt")
    assert done.code == 2
    assert done.out.startswith("saved      toy  3 statements")
    assert [line for line in done.err.splitlines() if line.startswith("il21kg: ")] == [
        "il21kg: missing.txt: there is no such file",
        "il21kg: page.txt: this is the German version of the article, and il21kg reads English.",
    ]


def test_a_graph_that_does_not_conform_is_not_saved(run: Run, article: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms"
    terms.mkdir()
    (terms / "own.ttl").write_text(
        "@prefix biolink: <https://w3id.org/biolink/vocab/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://example.org/no-HGNC-number> a biolink:Gene ; rdfs:label "TOYX1"@en .\n',
        encoding="utf-8",
    )
    run("load", article)
    before = run("export").out
    article.write_text("TOYX1 gene\n\nTOYX1 lies on chromosome 4q27.\n", encoding="utf-8")
    done = run("load", article, "--terms", terms)
    assert done.code == 1
    assert "does not conform" in done.out
    assert "violation G1" in done.out
    assert "not saved   nothing was stored" in done.out
    assert run("export").out == before


def test_strict_counts_warnings(run: Run) -> None:
    assert (run("load", "--strict").code, Path("il21kg-store").exists()) == (1, False)
    assert run("load").code == 0
    assert run("validate").code == 0
    assert run("validate", "--strict").code == 1


def test_without_quotes_the_words_are_left_out(run: Run, article: Path) -> None:
    run("load", article)
    assert "oa:exact" in run("export").out
    assert "saved" in run("load", article, "--no-quotes").out
    assert "unchanged" in run("load", article, "--no-quotes").out
    without = run("export").out
    assert "oa:exact" not in without
    assert "oa:start" in without
    assert "saved" in run("load", article).out
    assert run("export", "--no-quotes").out == without


def test_the_key_of_a_source(run: Run, article: Path) -> None:
    run("load", article, "--source", "mine")
    assert 'dcterms:identifier "toy.txt"' in run("export").out
    assert run("retract", "toy").code == 2
    assert run("retract", "mine").out.startswith("Withdrawn: mine (IL21 Gene, ")
    assert run("load", article, article, "--source", "mine").code == 2


def test_a_gene_nobody_knows_keeps_statements_and_asserts_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("XYZQ1 acts on macrophages.\n", encoding="utf-8")
    done = run("load", path, "--about", "XYZQ1")
    assert done.code == 0
    assert "not in the vocabulary: nothing is asserted" in done.out
    assert "--terms DIR" in done.out
    assert done.out.endswith("Try next\n  il21kg query counts\n  il21kg why XYZQ1\n")
    assert "XYZQ1 – acts on → macrophage" in run("why", "XYZQ1").out
    assert run("neighborhood", "XYZQ1").out.endswith("no edges: the graph asserts nothing of it\n")
    about = "SELECT ?name { ?claim rdf:subject/rdfs:label ?name ; rdf:object obo:CL_0000235 }"
    assert run("query", about, "--format", "csv").out.split() == ["name", "XYZQ1"]
    assert run("query", "ASK { ?gene ikg:actsOnCell|ikg:productActsOnCell ?cell }").out == "no\n"


# --- read


def test_read_as_json_has_the_fields_it_promises(run: Run, article: Path) -> None:
    done = run("read", article, "--json")
    assert done.code == 0
    said = json.loads(done.out)
    assert list(said) == [
        "document", "sentences", "statements", "citations", "inline_citations", "left_out", "contradictions",
        "estimate",
    ]  # fmt: skip
    assert list(said["estimate"]) == [
        "recall", "low", "high", "found", "missed", "unread_words", "unread_names", "unsure_statements",
    ]  # fmt: skip
    assert said["document"] == {
        "title": "IL21 Gene",
        "updated": "2023-02-01",
        "unread_dates": [],
        "sha256": said["document"]["sha256"],
        "key": "toy",
        "language": "en",
        "topic": {
            "iri": "http://identifiers.org/hgnc/6005",
            "label": "IL21",
            "product": "http://purl.uniprot.org/uniprot/Q9HBE4",
        },
    }
    assert [each["status"] for each in said["sentences"]] == [
        "used",
        "used",
        "used",
        "no-terms",
        "terms-but-no-statement",
    ]
    first, hedged, denied = said["statements"]
    assert re.fullmatch(r"https://w3id\.org/il21kg/statement/[0-9a-f]{16}", first.pop("id"))
    at = ARTICLE.index("IL-21 acts")
    assert first == {
        "class": "CellTargetStatement",
        "relation": "acts_on_cell",
        "subject": {
            "iri": "http://purl.uniprot.org/uniprot/Q9HBE4",
            "label": "Interleukin-21",
            "words": "IL-21",
            "start": at,
            "end": at + 5,
            "grounded_by": first["subject"]["grounded_by"],
        },
        "predicate": "https://w3id.org/il21kg/ontology#actsOnCell",
        "inverse": False,
        "object": {
            "iri": "http://purl.obolibrary.org/obo/CL_0000235",
            "label": "macrophage",
            "words": "macrophages",
            "start": at + 14,
            "end": at + 25,
            "grounded_by": "",
        },
        "certainty": "stated",
        "cues": [],
        "negated": False,
        "tier": "A",
        "confidence": first["confidence"],
        "not_asserted": None,
        "residue": [],
        "exemplary": False,
        "effects": [],
        "direction": None,
        "joint_agents": [],
        "context": None,
        "sentence": {"start": at, "end": at + 26},
        "evidence": [{"start": at, "end": at + 26}],
        "trigger": {"start": at + 6, "end": at + 13},
        "frame": first["frame"],
        "publications": [],
        "again": [],
    }
    assert 0.5 < first["confidence"] < 1
    assert (hedged["certainty"], hedged["cues"], hedged["negated"]) == ("hedged", ["may"], False)
    assert (denied["negated"], denied["not_asserted"], denied["cues"]) == (True, "negated", ["not"])
    assert not Path("il21kg-store").exists()


def contrary(folder: Path) -> tuple[Path, Path]:
    for name, said in (("old", "induces angiogenesis"), ("new", "may inhibit angiogenesis")):
        (folder / f"{name}.txt").write_text(f"LIF\n\nLIF {said}.\n", encoding="utf-8")
    return folder / "old.txt", folder / "new.txt"


CONTRARY = (
    "opposite directions: LIF interleukin 6 family cytokine – promotes → angiogenesis (old.txt:3:1); "
    "LIF interleukin 6 family cytokine – may negatively regulate → angiogenesis (new.txt:3:1)"
)


def test_load_tells_what_contradicts_what_is_stored(run: Run, tmp_path: Path) -> None:
    old, new = contrary(tmp_path)
    assert "contradicts" not in run("load", old).out
    for _ in ("saved", "unchanged"):
        loaded = run("load", new)
        assert loaded.code == 0
        assert f"  contradicts what is said elsewhere; both claims are kept\n    {CONTRARY}\n" in loaded.out
    assert run("query", "contradictions", "--format", "csv").out.count("\n") == 2


def test_a_load_of_many_tells_what_contradicts_below_each(run: Run, tmp_path: Path) -> None:
    loaded = run("load", *contrary(tmp_path))
    assert loaded.code == 0
    saved = [line.strip() for line in loaded.out.splitlines()]
    assert saved[2:] == ["contradicts what is said elsewhere; both claims are kept", CONTRARY]


def test_read_tells_what_contradicts_within_a_text(run: Run, tmp_path: Path) -> None:
    old, new = contrary(tmp_path)
    new.write_text(f"{old.read_text()}\nLIF prevents angiogenesis.\n", encoding="utf-8")
    told = run("read", new)
    assert (told.code, told.out.count("\nContradictions\n")) == (0, 1)
    assert "(new.txt:3:1); " in told.out
    (said,) = json.loads(run("read", new, "--json").out)["contradictions"]
    statements = [each["id"] for each in json.loads(run("read", new, "--json").out)["statements"]]
    assert (said["how"], [said["statement"], said["against"]]) == ("opposite directions", statements)
    assert "Contradictions" not in run("read", old).out


def test_read_for_people_shows_what_gave_nothing(run: Run, article: Path) -> None:
    lines = run("read", article).out.splitlines()
    assert "  7:1  IL-21 acts on macrophages." in lines
    assert any("acts on → macrophage (CL:0000235)" in line for line in lines)
    assert lines[lines.index("  8:1  The weather was fine.") + 1] == "      – without known terms"
    assert "      – with known terms but no statement" in lines


# --- asking


def test_query_reads_sparql_from_standard_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    from io import StringIO

    run("load", article)
    monkeypatch.setattr(sys, "stdin", StringIO("ASK { uniprot:Q9HBE4 ikg:actsOnCell ?cell }"))
    assert run("query", "-").out == "yes\n"


def test_an_answer_without_rows_says_what_it_was_asked_of(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "tnf.txt"
    other.write_text("TNF Gene\n\nDefinition\n\nTNF causes psoriasis.\n", encoding="utf-8")
    run("load", other)
    told = run("query", "diseases").err
    assert told.splitlines() == ["No rows.", "Asked of gene=hgnc:6005; name another, or any: gene=any"]
    assert run("query", "diseases", "gene=IL4").err == "No rows.\n"


def test_plain_words_say_what_was_understood(run: Run, article: Path) -> None:
    run("load", article)
    done = run("ask", "Which cells does IL21 act on?", "--format", "csv")
    assert (done.code, done.out.splitlines()) == (0, ["cell,effects", "macrophage,"])
    assert done.err.endswith("\n  il21kg query target-cells gene=IL21\n")
    assert run("ask", "which cells does IL21 act on", "--sparql").out.startswith(
        "#+ summary: Which cell types"
    )


def test_what_is_not_understood_is_wrong_input(run: Run, article: Path) -> None:
    run("load", article)
    done = run("ask", "what", "about", "the", "weather")
    assert done.code == 2
    assert "“what about the weather” is not understood." in done.err
    assert done.err.count("\n  ") == 5


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (("target-cell",), "Nearest: target-cells"),
        (("target-cells", "gene"), "Write PARAM=VALUE"),
        (("target-cells", "cell=CL:0000235"), "Parameters: gene"),
        (("SELECT ?x { ?x ?y }",), "line 1, column"),
        (("DELETE WHERE { ?a ?b ?c }",), "This is an update"),
        (("missing.rq",), "cannot be read"),
    ],
)
def test_a_wrong_query_is_told_how_to_be_right(run: Run, query: tuple[str, ...], told: str) -> None:
    run("load")
    done = run("query", *query)
    assert done.code == 2
    assert done.out == ""
    assert told in done.err


def test_a_store_that_is_not_there(run: Run) -> None:
    done = run("query", "target-cells")
    assert (done.code, "Make one: il21kg load" in done.err) == (2, True)


def test_the_store_is_named_by_option_or_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("load", "--store", "here").code == 0
    assert run("query", "target-cells").code == 2
    monkeypatch.setenv("IL21KG_STORE", "here")
    assert "macrophage" in run("query", "target-cells").out


@pytest.mark.parametrize("ending", ["html", "svg", "png", "dot", "graphml", "json"])
def test_a_neighbourhood_goes_to_a_file_of_each_kind(run: Run, ending: str) -> None:
    run("load")
    done = run("neighborhood", "Interleukin-21", "--hops", 1, "-o", f"picture.{ending}")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"Written: picture.{ending} (")
    assert "macrophage" in Path(f"picture.{ending}").read_text("utf-8", errors="ignore") or ending == "png"


def test_a_neighbourhood_in_the_terminal(run: Run) -> None:
    run("load")
    assert run("neighborhood", "il-21", "--hops", 1).out.splitlines()[0] in (
        "IL21  gene, hgnc:6005",
        "Interleukin-21  protein, uniprot:Q9HBE4",
    )
    assert run("neighborhood", "IL21", "-o", "x.gif").code == 2
    nearest = run("neighborhood", "macrofage")
    assert (nearest.code, "Names like it: macrophage" in nearest.err) == (2, True)


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "rdf", "trig"])
def test_an_export_holds_the_whole_graph(run: Run, ending: str) -> None:
    run("load")
    assert run("export", f"graph.{ending}").code == 0
    if ending == "jsonld":
        assert len(json.loads(Path("graph.jsonld").read_text("utf-8"))["@graph"]) > 50
    elif ending == "rdf":
        assert len(ET.parse("graph.rdf").getroot()) > 50
    else:
        format_ = ox.RdfFormat.from_extension(ending)
        assert format_ is not None
        triples = {quad.triple for quad in ox.parse(path=f"graph.{ending}", format=format_)}
        run("export", "same.nt")
        assert triples == {q.triple for q in ox.parse(path="same.nt", format=ox.RdfFormat.N_TRIPLES)}


def test_validate_a_file(run: Run) -> None:
    run("load")
    run("export", "graph.ttl")
    done = run("validate", "graph.ttl", "--json")
    assert (done.code, json.loads(done.out)["conforms"]) == (0, True)
    text = Path("graph.ttl").read_text("utf-8")
    Path("graph.ttl").write_text(
        text.replace("ikg:certainty ikg:hedged", "ikg:certainty ikg:stated"), "utf-8"
    )
    done = run("validate", "graph.ttl")
    assert (done.code, "Violation S3" in done.out) == (1, True)
    Path("graph.ttl").write_text("@prefix x: <http://x/> .\nx:a x:b y:c .\n", "utf-8")
    done = run("validate", "graph.ttl")
    assert (done.code, "(line 2, column " in done.err) == (2, True)


def test_the_documents_without_a_text_are_in_the_json(run: Run, article: Path) -> None:
    run("load")
    run("load", article)
    run("export", "graph.ttl")
    done = run("validate", "graph.ttl", "--text", article, "--json")
    found = [each for each in json.loads(done.out)["findings"] if each["shape"] == "P11"]
    assert [(each["severity"], each["document"]) for each in found] == [("info", "il21-sample.txt")]
    assert "compared with none" in run("validate", "graph.ttl", "--text", article).out


def test_the_stored_graph_is_checked_against_the_texts_at_hand(run: Run, article: Path) -> None:
    run("load", article)
    found = json.loads(run("validate", "--json").out)["findings"]
    assert all(each["line"] for each in found if each["quote"])
    assert run("validate").code == 0


def test_a_graph_in_memory_is_gone_so_no_next_command_is_proposed(run: Run, article: Path) -> None:
    done = run("load", article, "--store", ":memory:")
    assert (done.code, " in memory\n" in done.out, "Try next" in done.out) == (0, True, False)


# --- why

WHY: list[tuple[tuple[str, ...], int, list[str]]] = [
    (("IL21", "actsOnCell", "macrophage"), 0, ["toy.txt:7:1,", "macrophages.\n  | sssss rrrr"]),
    (("IL-21", "acts on", "CL:0000235"), 0, ["certainty   stated, tier A"]),
    (("hgnc:6005", "productActsOnCell", "macrophages"), 0, ["Interleukin-21 – acts on → macrophage"]),
    (("IL21", "macrophage"), 0, ["Interleukin-21 – acts on → macrophage"]),
    (("IL21",), 0, ["macrophage", "Hedged:", "Denied:", "not: "]),
    (("IL21", "induces", "apoptosis"), 1, ["say instead", "hedged, tier", "by “may”"]),
    (("IL21", "actsOnCell", "monocyte"), 1, ["No: ", "Denied:", "not asserted (negated)", "“not”"]),
    (("IL21", "mutationCauses", "psoriasis"), 1, ["The graph says nothing of psoriasis", "toy.txt:8:23"]),
    (("IL21", "actsOnCell", "neutrophil"), 1, ["The graph says nothing of neutrophil (CL:0000775)"]),
    (("IL21", "actsOnCell", "zork"), 1, ["“zork” names nothing"]),
    (("zork", "actsOnCell", "macrophage"), 1, ["“zork” names nothing"]),
    (("IL21", "actsOnCells", "macrophage"), 1, ["is no relation", "Relations like it: actsOnCell"]),
    (("IL21", "acts_on", "macrophage"), 0, ["Interleukin-21 – acts on → macrophage"]),
    (("IL21", "causes", "macrophage"), 1, ["Relations like it: mutationCauses, mutationMayCause."]),
    (("macrophage",), 0, ["Interleukin-21 – acts on → macrophage"]),
    (("macrophage", "IL21"), 0, ["Interleukin-21 – acts on → macrophage"]),
    (("monocyte",), 0, ["Denied:", "Interleukin-21 – not: acts on → monocyte"]),
    (("macrophage", "acts-on"), 0, ["Interleukin-21 – acts on → macrophage"]),
    (("macrophage", "encodes"), 1, ["No: nothing says “macrophage encodes”."]),
    (("macrophage", "subClassOf", "myeloid leukocyte"), 0, ["comes with the vocabulary"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "code", "told"), WHY)
def test_why(run: Run, article: Path, question: tuple[str, ...], code: int, told: list[str]) -> None:
    run("load", article)
    done = run("why", *question)
    assert [words for words in told if words not in done.out] == [], done.out
    assert (done.code, done.err) == (code, "")


def test_why_without_the_text_still_shows_the_quote(run: Run, article: Path) -> None:
    run("load", article)
    article.write_text("Something else.", encoding="utf-8")
    done = run("why", "IL21", "actsOnCell", "macrophage")
    assert (done.code, "  toy.txt, Definition, characters " in done.out) == (0, True)
    assert "| IL-21 acts on macrophages." in done.out
    assert "The text of toy.txt is not at hand" in run("why", "IL21", "mutationCauses", "macrophage").out


def test_why_as_json(run: Run, article: Path) -> None:
    run("load", article)
    said: dict[str, Any] = json.loads(run("why", "IL21", "actsOnCell", "macrophage", "--json").out)
    assert said["found"] is True
    (evidence,) = said["evidence"]
    assert (evidence["line"], evidence["column"], evidence["trigger"]) == (7, 1, "acts on")


# --- bad input, and the ends of a process

BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "there is no text in it"),
    ("latin.txt", "Überblick".encode("latin-1"), "byte 0 (line 1) is not UTF-8"),
    ("nul.txt", b"IL21\0 Gene", "byte 4 (line 1) is a NUL byte"),
    ("paper.pdf", b"%PDF-1.7 ...", "this is a PDF file"),
    ("page.txt", GERMAN.encode(), "this is the German version"),
    ("illness.txt", b"Psoriasis\n\nDefinition\n\nPsoriasis is a disease.\n", "names no gene"),
    ("plain.txt", b"It acts on macrophages.\n", "Name the gene: --about SYMBOL or --about HGNC:NUMBER."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "told"), BAD, ids=[name for name, _, _ in BAD])
@pytest.mark.parametrize("command", ["load", "read"])
def test_bad_input_is_one_clear_message(run: Run, name: str, data: bytes, told: str, command: str) -> None:
    Path(name).write_bytes(data)
    done = run(command, name)
    assert done.code == 2
    assert done.out == ""
    assert told in done.err
    assert "Traceback" not in done.err
    assert not Path("il21kg-store").exists()


def test_missing_files_folders_and_usage(run: Run, tmp_path: Path) -> None:
    assert "there is no such file" in run("read", "missing.txt").err
    assert "no text in this folder" in run("load", tmp_path).err
    assert "no folder of terms" in run("load", "--terms", "nowhere").err
    for wrong in (("lode",), ("load", "--stor"), ("why",), ("neighborhood", "IL21", "--hops", "-1")):
        done = run(*wrong)
        assert (done.code, done.out) == (2, "")
        assert "Usage: il21kg" in done.err


def test_version_and_help(run: Run) -> None:
    done = process("--version", cwd=ROOT)
    assert re.fullmatch(r"il21kg \d+\.\d+\.\d+\n", done.stdout), done.stderr
    for name in main.commands.commands:
        assert f"Example: il21kg {name}" in run(name, "--help").out


def test_a_foreign_folder_and_an_endpoint_that_is_away(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    done = run("load", "--store", "photos")
    assert (done.code, "is not a store of il21kg" in done.err) == (2, True)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.jpg"]
    done = run("query", "target-cells", "--store", "http://127.0.0.1:9/query")
    assert (done.code, "does not serve" in done.err) == (3, True)


#: Every command that has a store, as it is called on each kind of it.
WITH_A_STORE = (
    "load toy.txt --about IL21",
    "load toy.txt --about IL21",
    "query all-cells",
    "query provenance --format csv",
    "why IL21 macrophage --json",
    "neighborhood IL21",
    "neighborhood IL21 -o around.json",
    "figure IL21 -o figure.svg",
    "export -",
    "export graph.nt",
    "export -o again.nt",
    "export --graphs graph.trig",
    "merge other",
    "merge other --replace",
    "diff STORE other",
    "documents --json",
    "stats --json",
    "validate --text toy.txt",
    "retract toy",
    "documents",
)
#: What only a folder knows: the room that its database takes.
BESIDE = re.compile(r'"size": .*|, [0-9.]+ [kM]B on the disk')


@pytest.mark.parametrize(
    "server",
    [
        engines.oxigraph,
        pytest.param(engines.virtuoso, marks=pytest.mark.slow),
        pytest.param(partial(engines.virtuoso, rows=100), marks=pytest.mark.slow),
    ],
    ids=["oxigraph", "virtuoso", "virtuoso that gives little"],
)
def test_every_command_does_the_same_at_an_endpoint_as_in_a_folder(
    server: Callable[[Path], AbstractContextManager[str]], run: Run, article: Path
) -> None:
    def ended(command: str, store: str, *names: str) -> tuple[int, str, list[bytes]]:
        words = [store if word == "STORE" else word for word in command.split()]
        done = run(*words, *([] if store in words else ["--store", store]))
        files = [article.parent / word for word in command.split() if "." in word]
        said = BESIDE.sub("", re.sub("|".join(map(re.escape, names)), "STORE", done.out + done.err))
        return done.code, said, [path.read_bytes() for path in files if path.is_file()]

    assert run("load", "--store", "other").code == 0
    with server(article.parent / "server") as url:
        (article.parent / "graph.toml").write_text(f'query = "{url}"')
        for command in WITH_A_STORE:
            far = ended(command, "graph.toml", "graph.toml", url)
            assert far == ended(command, "folder", "folder"), command
        for command in ("backup copy", "compact"):
            code, said, _ = ended(command, "graph.toml", url)
            assert (code, "STORE" in said) == (2, True), command


def test_a_file_that_cannot_be_written(run: Run) -> None:
    run("load")
    for command in (("export", "no/such/folder.ttl"), ("neighborhood", "IL21", "-o", "no/such.svg")):
        done = run(*command)
        assert (done.code, "cannot be written" in done.err) == (3, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_output_to_a_full_disk_is_told(tmp_path: Path) -> None:
    assert process("load", cwd=tmp_path).returncode == 0
    command = f'"{sys.executable}" -m il21kg query location > /dev/full'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "The output cannot be written" in done.stderr


def test_a_reader_of_our_output_may_leave_early(tmp_path: Path) -> None:
    assert process("load", cwd=tmp_path).returncode == 0
    command = f'"{sys.executable}" -m il21kg export | head -n 1'
    done = subprocess.run(
        command,
        shell=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_ctrl_c_ends_with_130_and_leaves_the_store_whole(tmp_path: Path) -> None:
    assert process("load", cwd=tmp_path).returncode == 0
    before = process("export", cwd=tmp_path).stdout
    article = tmp_path / "long.txt"
    article.write_text(ARTICLE + "IL-21 acts on macrophages, and this is known. " * 20_000, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "il21kg", "load", str(article)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # a run in the background ignores the signal, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(1.5)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "\nStopped.\n")
    assert process("export", cwd=tmp_path).stdout == before


def test_colour_only_on_a_terminal(tmp_path: Path) -> None:
    import pty

    def on_a_terminal(**environment: str) -> str:
        ours, theirs = pty.openpty()
        done = subprocess.Popen(
            [sys.executable, "-m", "il21kg", "load"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
            stdout=theirs,
            stderr=subprocess.PIPE,
        )
        os.close(theirs)
        said = b""
        try:
            while data := os.read(ours, 65536):
                said += data
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        done.communicate(timeout=60)
        return said.decode()

    assert "\x1b[" in on_a_terminal()
    assert "\x1b[" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b[" not in process("load", cwd=tmp_path).stdout


def test_query_imports_nothing_heavy(tmp_path: Path) -> None:
    assert process("load", cwd=tmp_path).returncode == 0
    code = (
        "import sys; from il21kg.cli import main as cli; sys.argv = ['il21kg', 'query', 'target-cells']\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "heavy = 'rdflib', 'pyshacl', 'networkx', 'rich', 'il21kg.reading.reader'\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


# --- the Tab key


TABBED: list[tuple[tuple[str, ...], list[str]]] = [
    (("query", "target"), ["target-cells"]),
    (("query", "location", "ge"), ["gene=any", "gene=apoptotic process", "gene=IL21"]),
    (("query", "location", "gene=il"), ["gene=IL21"]),
    (("query", "location", "gene", "=", "il"), ["IL21"]),
    (("query", "document", "document", "="), ["any", "toy"]),
    (("query", "evidence", "object=macrophage", "gene", "=", "il"), ["IL21"]),
    (("query", "nothing", "gene="), []),
    (("why", "macro"), ["macrophage"]),
    (("why", "IL21", "actsOn"), ["actsOnCell"]),
    (("why", "IL21", "located"), ["located_in"]),
    (("why", "IL21", "actsOnCell", "MONO"), ["monocyte"]),
    (("neighborhood", "il"), ["IL21"]),
    (("retract", ""), ["toy"]),
    (("retract", "--store", "nowhere", ""), []),
]


def test_the_tab_key_completes(run: Run, article: Path) -> None:
    run("load", article)
    complete = ShellComplete(commands, {}, "il21kg", "_IL21KG_COMPLETE")
    for (*before, begun), found in TABBED:
        there = [each.value for each in complete.get_completions(before, begun)]
        assert (before, begun, [each for each in found if each in there]) == (before, begun, found)
        assert bool(found) == bool(there)
        assert len(there) < 10


def test_a_blank_is_typed_with_a_backslash_in_bash(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("load")
    complete = ShellComplete(commands, {}, "il21kg", "_IL21KG_COMPLETE")
    assert "natural killer cell" in [each.value for each in complete.get_completions(["why"], "natural")]
    monkeypatch.setenv("_IL21KG_COMPLETE", "bash_complete")
    (cell, *_) = complete.get_completions(["why"], "natural killer cell")
    assert cell.value == r"natural\\ killer\\ cell"  # click's script for bash takes one of the two away


def test_one_gene_is_named_for_one_article(run: Run, article: Path) -> None:
    done = run("load", article, article, "--about", "IL21")
    assert (done.code, done.out) == (2, "")
    assert "--about names the gene of one article" in done.err
    assert not Path("il21kg-store").exists()


def test_an_export_to_a_dash_goes_to_standard_output(run: Run, article: Path) -> None:
    run("load", article)
    done = run("export", "-")
    assert done.out == run("export").out != ""
    assert not Path("-").exists()


def test_files_of_one_key_are_not_loaded_over_each_other(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(ARTICLE)
    ended = run("load", "a/page.txt", "b/page.txt")
    assert ended.code == 2
    assert "a/page.txt and b/page.txt" in ended.err and "--source KEY" in ended.err
    assert not (tmp_path / "il21kg-store").exists()


# --- what is loaded, and with which terms

TOY_TERM = """@prefix biolink: <https://w3id.org/biolink/vocab/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://purl.obolibrary.org/obo/CL_0000094> a biolink:Cell ; rdfs:label "granulocyte"@en .
"""


def test_documents_lists_what_is_loaded(run: Run, article: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms"
    terms.mkdir()
    (terms / "own.ttl").write_text(TOY_TERM)
    run("load", article, "--terms", terms)
    (held,) = json.loads(run("documents", "--json").out)
    assert (held["key"], held["gene"], held["name"], held["title"]) == ("toy", "IL21", "toy.txt", "IL21 Gene")
    assert (held["path"], held["terms"], held["terms_gone"]) == (str(article), str(terms), False)
    assert (held["statements"], held["left_out"]) == (3, 0)
    assert held["triples"] == len(run("export", "--format", "ntriples").out.splitlines())
    told = run("documents").out
    assert str(article) in told and str(terms) in told and "gene IL21, 3 statements" in told
    assert run("why", "IL21", "granulocyte").err == ""
    shutil.rmtree(terms)
    assert "which is gone" in run("documents").out
    assert f"The terms it was read with are gone: {terms}" in run("why", "IL21", "macrophage").err


def test_the_terms_of_a_store_are_those_of_the_next_article(run: Run, article: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms"
    terms.mkdir()
    (terms / "own.ttl").write_text(TOY_TERM.replace("granulocyte", "shy granulocyte"))
    run("load", article, "--terms", terms)
    other = tmp_path / "IL4.txt"
    other.write_text("IL4 gene\n\nIL4 activates shy granulocytes.\n")
    assert run("load", other).code == 0
    assert [each["terms"] for each in json.loads(run("documents", "--json").out)] == [str(terms)] * 2
    assert run("why", "IL4", "actsOnCell", "shy granulocyte").code == 0
    kg = il21kg.KnowledgeGraph(tmp_path / "il21kg-store")
    assert kg.terms == terms
    kg.load(text="IL7 inhibits shy granulocytes.", about="IL7", key="third")
    assert kg.why("IL7", "actsOnCell", "shy granulocyte")
    assert {each.terms for each in kg.holdings()} == {str(terms)}
    assert run("validate").code == 0
    note = tmp_path / "il21kg-store" / "il21kg-origins.jsonl"
    assert not note.stat().st_mode & 0o022
    note.chmod(0o666)
    assert not kg.terms
    assert f"{terms}, are noted by another user" in run("why", "IL21", "macrophage").err
    note.chmod(0o600)
    shutil.rmtree(terms)
    assert not kg.terms
    assert "are gone" in run("load", other).err


ADDRESS = "https://example.org/genes/il21?edition=3#text"


def test_the_address_of_an_article_is_noted(run: Run, article: Path, tmp_path: Path) -> None:
    run("load", article, "--url", ADDRESS)
    (held,) = json.loads(run("documents", "--json").out)
    assert held["url"] == ADDRESS
    assert f"from {article}, {ADDRESS}" in run("documents").out
    run("export", tmp_path / "toy.ttl")
    assert run("validate", tmp_path / "toy.ttl", "--text", article).code == 0
    assert f"dcterms:source <{ADDRESS}>" in (tmp_path / "toy.ttl").read_text()
    assert "unchanged" in run("load", article).out
    assert f"{ADDRESS}/4" in run("load", article, "--url", f"{ADDRESS}/4").out + run("documents").out
    before = run("export", "--format", "ntriples").out
    run("retract", "toy")
    assert ADDRESS in before and run("export", "--format", "ntriples").out == ""


@pytest.mark.parametrize(
    "address", ["example.org", "javascript:x()", "https://a b", "urn:lab:7", "file:///etc"]
)
def test_what_is_no_web_address_is_refused(address: str, run: Run, article: Path) -> None:
    ended = run("load", article, "--url", address)
    assert (ended.code, f"“{address}” is no address of a page" in ended.err) == (2, True)
    assert run("load", article, article, "--url", ADDRESS).code == 2


def test_the_graph_of_each_document_is_exported(run: Run, article: Path) -> None:
    run("load", article)
    run("load")
    done = run("export", "--graphs")
    quads = list(ox.parse(done.out, format=ox.RdfFormat.TRIG))
    plain = list(ox.parse(run("export", "--format", "ntriples").out, format=ox.RdfFormat.N_TRIPLES))
    assert {each.triple for each in quads} == {each.triple for each in plain}
    assert len({each.graph_name for each in quads}) == 2
    refused = run("export", "graph.ttl", "--graphs")
    assert (refused.code, "--graphs writes TriG" in refused.err) == (2, True)
    assert run("export", "graph.trig", "--graphs").code == 0
    assert Path("graph.trig").read_text(encoding="utf-8") == done.out
