"""The store: all or nothing, one writer, and a retraction that leaves no trace."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from articles import CLAIMS, article
from hypothesis import given, settings
from hypothesis import strategies as st

import il21kg
from il21kg.errors import Il21kgError, InputError, SyntaxFault, Unavailable
from il21kg.namespaces import IKG, OBO, PREFIXES, RDF, RDFS, expand
from il21kg.resources import VERSION
from il21kg.store import folder
from il21kg.store.documents import Version
from il21kg.store.store import Store, open_store

NT = ox.RdfFormat.N_TRIPLES
SHARED = Path(__file__).parents[2].parent / "shared"


def content(kept: Store) -> list[str]:
    return sorted(str(triple) for triple in kept.triples())


def loaded(*articles: str) -> list[str]:
    with open_store(":memory:", write=True) as kept:
        for each in articles:
            kept.replace(each)
        return content(kept)


def without(key: str, *articles: str) -> list[str]:
    with open_store(":memory:", write=True) as kept:
        for each in articles:
            kept.replace(each)
        kept.retract(key)
        return content(kept)


#: All claims, or only those that a short cut or a disease joins, so that documents share more.
claims = st.one_of(
    st.lists(st.sampled_from(sorted(CLAIMS)), max_size=8),
    st.lists(st.sampled_from(["acts", "acts-too", "b-acts", "c-acts", "c-encodes", "c-place"]), max_size=4),
    st.lists(st.sampled_from(["linked", "gone-wrong", "mutated", "may-act", "may-grow"]), max_size=4),
)
papers = st.lists(st.sampled_from(["work", "journal", "other"]), max_size=3)


class Turtle(str):
    """A graph that shows itself by its first words: hypothesis prints what it draws."""

    def __repr__(self) -> str:
        return f"{self[:60]!r}..."


@st.composite
def articles(draw: st.DrawFn, key: str) -> str:
    return Turtle(article(key, draw(claims), draw(papers)))


# --- the laws


@given(articles("one"))
def test_loading_twice_is_loading_once(one: str) -> None:
    assert loaded(one, one) == loaded(one)


@given(articles("one"), articles("two"), articles("three"))
def test_the_order_of_loading_leaves_no_trace(one: str, two: str, three: str) -> None:
    assert loaded(one, two, three) == loaded(three, one, two)


@settings(max_examples=150)
@given(articles("one"), articles("two"), articles("three"))
def test_retracting_is_never_having_loaded(one: str, two: str, three: str) -> None:
    assert without("one", one, two, three) == loaded(two, three)


@settings(max_examples=50)
@given(articles("one"), articles("two"))
def test_retracting_all_leaves_nothing(one: str, two: str) -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(one)
        kept.replace(two)
        kept.retract("two")
        kept.retract("one")
        assert content(kept) == []


@settings(max_examples=50)
@given(claims, claims, articles("two"))
def test_a_new_text_replaces_the_old_one(old: list[str], new: list[str], two: str) -> None:
    before, after = article("one", old), article("one", new, note=" changed")
    assert loaded(before, two, after) == loaded(after, two)


@pytest.mark.parametrize("code", sorted(CLAIMS))
def test_every_kind_of_claim_goes_and_stays(code: str) -> None:
    alone, beside = article("one", [code]), article("two", [code])
    assert loaded(alone), "the document says something"
    assert without("one", alone, beside) == loaded(beside)
    assert without("one", alone) == []


def test_a_short_cut_stays_while_another_document_yields_it() -> None:
    both = article("one", ["c-encodes", "c-acts"])
    shortcut = f"<{expand('hgnc:3')}> <{IKG.productActsOnCell}> <{expand('CL:2')}>"
    assert shortcut in loaded(both)
    apart = (article("two", ["c-encodes"]), article("three", ["c-acts"]))
    assert shortcut not in without("one", both, *apart), "no single document says both"
    assert shortcut in without("one", both, article("two", ["c-acts", "c-encodes"]))


def test_a_gene_goes_with_the_last_claim_about_its_product() -> None:
    brought = f"<{expand('hgnc:2')}> <{IKG.referenceProduct}> <{expand('uniprot:P2')}>"
    one, two = article("one", ["b-acts"]), article("two", ["may-grow"])  # there P2 is a joint agent only
    assert brought in loaded(one, two)
    assert brought not in without("one", one, two)
    label = f'<{expand("uniprot:P2")}> <{RDFS.label}> "protein B"@en'
    assert label in without("one", one, two)


# --- what is there


def test_documents_say_what_was_loaded() -> None:
    with open_store(":memory:", write=True) as kept:
        assert kept.documents() == ()
        assert kept.replace(article("two", ["acts"])) is None
        kept.replace(article("one", []))
        one, two = kept.documents()
    assert (one.key, two.key) == ("one", "two")
    assert (two.name, two.title) == ("two.txt", "two")
    assert two.source == expand("doc:two")
    assert two.document == expand("doc:" + sha256(f"two\n{two.sha256}".encode()).hexdigest()[:16])
    assert two.program == f"il21kg {VERSION}"
    assert two.digest == "d" * 64
    assert two.run.startswith(PREFIXES["act"] + "extract-")


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({}, True),
        ({"document": expand("doc:0000000000000000")}, False),
        ({"source": expand("doc:two")}, False),
        ({"run": expand("act:extract-0000000000000000")}, False),
        ({"name": "other.txt"}, False),
        ({"url": "https://example.org/one"}, False),
    ],
)
def test_a_reading_that_is_held_is_told_by_its_parts(change: dict[str, str], read: bool) -> None:
    with open_store(":memory:", write=True) as kept:
        kept.add([article("one", ["acts"]), article("two", ["acts"])])
        one, two = kept.documents()
        asked = {"source": one.source, "document": one.document, "run": one.run, "name": one.name, "url": ""}
        version, other = Version(**{**asked, **change}), Version(two.source, two.document, two.run, two.name)
        assert kept.held([version, other]) == ({version, other} if read else {other})


def test_replace_says_which_version_went() -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ["acts"]))
        (before,) = kept.documents()
        assert kept.replace(article("one", ["place"])) == before
        assert kept.documents() != (before,)


@pytest.mark.parametrize(
    "form", ["one", "doc:one", "sha", "SHA", "whole sha", "doc:sha", "texts/One.txt", "/far/away/one.html"]
)
def test_a_source_has_many_names(form: str) -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ["acts"]))
        kept.replace(article("two", ["acts"]))
        one = kept.documents()[0]
        forms = {
            "doc:one": one.source, "doc:sha": one.document,
            "sha": one.sha256[:8], "SHA": one.sha256[:9].upper(), "whole sha": one.sha256,
        }  # fmt: skip
        assert kept.find(forms.get(form, form)) == one


@pytest.mark.parametrize("form", ["three", "", "1234567", "f" * 64, expand("doc:three"), "one two"])
def test_an_unknown_source_lists_what_is_there(form: str) -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ["acts"]))
        before = content(kept)
        with pytest.raises(InputError, match=r"(?s)No document .*\n  one  [0-9a-f]{16}  one"):
            kept.retract(form)
        assert content(kept) == before


def test_an_empty_store_has_no_source() -> None:
    with open_store(":memory:", write=True) as kept, pytest.raises(InputError, match="il21kg load"):
        kept.retract("one")


def test_a_text_may_stand_under_two_keys() -> None:
    here, there = article("one", ["acts"]), article("two", ["acts"], text_of="one")
    with open_store(":memory:", write=True) as kept:
        kept.replace(here)
        kept.replace(there)
        one, two = kept.documents()
        assert (one.key, two.key) == ("one", "two")
        assert one.sha256 == two.sha256
        assert one.document != two.document
        with pytest.raises(InputError, match="more than one document"):
            kept.find(one.sha256)
        (claim,) = kept.match(None, ox.NamedNode(RDF.predicate))
        assert isinstance(claim.subject, ox.NamedNode)
        assert len(list(kept.match(claim.subject, ox.NamedNode(IKG.evidence)))) == 2
        kept.retract("one")
        assert content(kept) == loaded(there)


def test_only_one_document_is_saved_at_a_time() -> None:
    with open_store(":memory:", write=True) as kept:
        with pytest.raises(InputError, match="of 2 documents"):
            kept.replace(article("one", []) + article("two", []))
        with pytest.raises(InputError, match="of 0 documents"):
            kept.replace("<a:b> <a:b> <a:b> .")
        assert kept.size == 0


def test_another_reading_of_the_same_text_replaces_the_first() -> None:
    first = article("one", ["acts", "place"], ["work"])
    (run,) = {line.split()[0] for line in first.splitlines() if "activity/extract-" in line.split()[0]}
    again = first.replace(run, run.replace("extract-", "extract-0")).replace("d" * 64, "e" * 64)
    with open_store(":memory:", write=True) as kept:
        kept.replace(first)
        assert kept.replace(again) is not None
        assert [each.digest for each in kept.documents()] == ["e" * 64]
        assert content(kept) == loaded(again)


def test_two_claims_with_one_iri_are_not_stored() -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ["place"]))
        before = content(kept)
        with pytest.raises(Il21kgError, match="Two different statements have the IRI"):
            kept.replace(article("two", ["place"]).replace(expand("hgnc:1"), expand("hgnc:2")))
        assert content(kept) == before


def parts(found: Iterable[ox.Triple | ox.Quad]) -> list[tuple[object, object, object]]:
    return [(each.subject, each.predicate, each.object) for each in found]


def test_match_takes_any_part() -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ["place", "acts"]))
        gene, located = ox.NamedNode(expand("hgnc:1")), ox.NamedNode(OBO.RO_0001025)
        band = ox.NamedNode(expand("CHR:9606-chr1p1"))
        assert parts(kept.match(gene, located)) == [(gene, located, band)]
        assert parts(kept.match(None, located, band)) == [(gene, located, band)]
        assert {each.subject for each in kept.match(None, None, band)} > {gene}
        assert len(list(kept.match())) == len(list(kept.triples())) == kept.size


def test_a_query_that_is_none_shows_where() -> None:
    with open_store(":memory:") as kept, pytest.raises(SyntaxFault) as caught:
        kept.query("SELECT *\n{ ?s ?p ?o } LIMITS 3")
    assert caught.value.line == 2
    assert 13 < caught.value.column <= 20


def test_a_closed_store_says_so() -> None:
    with open_store(":memory:") as kept:
        pass
    with pytest.raises(InputError, match="closed"):
        kept.documents()


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(WORDS)
def test_words_come_back_as_they_were(words: str) -> None:
    said = ox.Triple(ox.NamedNode("a:b"), ox.NamedNode("a:b"), ox.Literal(words))
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", []) + f"{said} .\n")
        assert parts(kept.match(ox.NamedNode("a:b"))) == [(said.subject, said.predicate, said.object)]


def test_what_is_dumped_is_what_was_saved() -> None:
    """The engine rewrites literals that are not canonical; ours are."""
    saved = article("one", sorted(CLAIMS), ["work", "journal", "other"])
    assert sorted(saved.splitlines()) == [f"{line} ." for line in loaded(saved)]


def test_rdflib_gets_a_copy_and_a_view() -> None:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", ["acts", "place"]))
        copy = kept.to_rdflib()
        assert {line[:-2] for line in copy.serialize(format="nt").splitlines()} == set(content(kept))
        assert dict(copy.namespaces())["ikg"] == rdflib.URIRef(PREFIXES["ikg"])
        pytest.importorskip("oxrdflib", reason="the extra `view` is not installed")
        view = kept.rdflib_view()
        assert len(view) == len(copy)
        place = rdflib.URIRef(expand("hgnc:1")), rdflib.URIRef(OBO.RO_0001025), None
        assert set(view.triples(place)) == set(copy.triples(place)) != set()
        kept.retract("one")
        assert len(view) == 0
        assert len(copy) > 0


# --- a folder


def test_a_folder_keeps_what_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IL21KG_STORE", raising=False)
    one = article("one", ["acts"], ["work"])
    with open_store(write=True) as kept:
        kept.replace(one)
    with open_store() as kept, open_store("il21kg-store") as beside:
        assert content(kept) == content(beside) == loaded(one)
    monkeypatch.setenv("IL21KG_STORE", "elsewhere")
    with pytest.raises(InputError, match=r"no graph at elsewhere yet.\nMake one: il21kg load"):
        open_store().__enter__()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["il21kg-store"], "reading makes nothing"


def test_readers_cannot_write(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(article("one", ["acts"]))
    with open_store(str(tmp_path)) as kept, pytest.raises(InputError, match="for reading"):
        kept.retract("one")
    with open_store(str(tmp_path)) as kept:
        assert kept.documents()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    for write in (True, False):
        with pytest.raises(InputError, match="not a store of il21kg"):
            open_store(str(tmp_path), write=write).__enter__()
    assert [each.name for each in tmp_path.iterdir()] == ["letters.txt"]
    with pytest.raises(InputError, match="is a file"):
        open_store(str(tmp_path / "letters.txt"), write=True).__enter__()


@pytest.mark.parametrize("marker", ['{"format": 99}', '{"format": "two"}'])
def test_a_store_of_another_format_is_left_alone(tmp_path: Path, marker: str) -> None:
    (tmp_path / "il21kg-store.json").write_text(marker)
    with pytest.raises(InputError, match=r"of format (99|two); this program reads format 2"):
        open_store(str(tmp_path), write=True).__enter__()


def older(folder: Path, marker: str) -> None:
    """A store as it was before there was a ledger: all in the default graph."""
    folder.mkdir()
    (folder / "il21kg-store.lock").touch()
    (folder / "il21kg-store.json").write_text(marker)
    engine = ox.Store(str(folder / "oxigraph"))
    engine.extend(ox.Quad(*each.triple) for each in ox.parse(article("one", ["acts"]), format=NT))
    engine.flush()


@pytest.mark.parametrize("marker", ['{"format": 1}', ""], ids=["marked", "marker lost"])
def test_an_older_store_is_read_and_not_changed(tmp_path: Path, marker: str) -> None:
    older(tmp_path / "s", marker)
    with pytest.raises(InputError, match=r"format 1. It can be read.*\nLoad the articles anew"):
        open_store(str(tmp_path / "s"), write=True).__enter__()
    with open_store(str(tmp_path / "s")) as kept:
        assert content(kept) == loaded(article("one", ["acts"]))


@pytest.mark.parametrize("marker", ["[]", "", "{", "[" * 100_000, None])
def test_a_lost_or_damaged_marker_is_written_anew(tmp_path: Path, marker: str | None) -> None:
    one, two = article("one", ["acts"]), article("two", ["place"])
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(one)
    path = tmp_path / "il21kg-store.json"
    path.unlink()
    if marker is not None:
        path.write_text(marker)
    with open_store(str(tmp_path)) as kept:
        assert content(kept) == loaded(one)
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(two)
        assert content(kept) == loaded(one, two)
    assert '"format": 2' in path.read_text()


def test_a_store_that_lost_its_list_of_files_is_not_begun_anew(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(article("one", ["acts"]))
    current = tmp_path / "oxigraph" / "CURRENT"
    said = current.read_bytes()
    current.unlink()
    before = sorted(each.name for each in (tmp_path / "oxigraph").iterdir())
    for write in (True, False):
        with pytest.raises(InputError, match=r"CURRENT is lost. \d+ files with data are left; nothing"):
            open_store(str(tmp_path), write=write).__enter__()
    assert sorted(each.name for each in (tmp_path / "oxigraph").iterdir()) == before
    current.write_bytes(said)
    with open_store(str(tmp_path)) as kept:
        assert content(kept) == loaded(article("one", ["acts"]))


def test_what_the_engine_says_of_a_damaged_store_is_a_message(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(article("one", ["acts"]))
    (tmp_path / "oxigraph" / "CURRENT").write_bytes(b"")
    for write in (True, False):
        with pytest.raises(Unavailable, match="cannot be used"):
            open_store(str(tmp_path), write=write).__enter__()


#: Does all that a store is asked for with one folder after another, and prints what came of it.
ASKED = """
import sys, il21kg
from il21kg.errors import Il21kgError
from il21kg.limits import Limits
from il21kg.pipeline import make_reader

reader = make_reader()
acts = {
    "documents": lambda kg: kg.documents(),
    "holdings": lambda kg: kg.holdings(),
    "why": lambda kg: str(kg.why("IL21", "actsOnCell", "macrophage")),
    "nearest": lambda kg: kg.neighborhood("IL22x"),
    "neighborhood": lambda kg: kg.neighborhood("IL21"),
    "query": lambda kg: kg.query("effects", gene="IL21"),
    "size": len,
    "export": lambda kg: kg.to_bytes(),
    "graphs": lambda kg: kg.graphs_to_bytes(),
    "load": lambda kg: kg.load(text="IL7 induces apoptosis.", about="IL7", key="second", reader=reader),
    "retract": lambda kg: kg.retract("il21-sample"),
}
for folder in sys.argv[1:]:
    for name, act in acts.items():
        try:
            graph = il21kg.KnowledgeGraph(folder)
            graph.limits = Limits(seconds=2, memory=300_000_000)
            act(graph)
            print(name, 0)
        except Il21kgError as error:
            print(name, 0 if "names nothing" in error.message else error.exit_code)
            assert name == "query" or "names nothing" in error.message or "damaged" in error.advice
"""


def test_a_flipped_bit_ends_in_a_message_wherever_it_is(tmp_path: Path) -> None:
    whole = il21kg.KnowledgeGraph(tmp_path / "whole")
    whole.load()
    whole.load(text="IL7 activates B cells.", key="second")
    whole.retract("second")  # the engine makes tables of what was in its log
    tables = [each for each in (tmp_path / "whole" / "oxigraph").glob("*.sst") if each.stat().st_size > 9000]
    damaged = []
    for number, table in enumerate(sorted(tables)[:6]):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", folder)
        data = bytearray(table.read_bytes())
        for place in (2000, len(data) // 2):
            data[place] ^= 1 << number % 8
        (folder / "oxigraph" / table.name).write_bytes(data)
        damaged.append(str(folder))
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *damaged],
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    codes = [line.split() for line in done.stdout.splitlines()]
    assert len(codes) == 11 * len(damaged) >= 11 * 5
    assert {code for _, code in codes} == {"0", "3"}


def test_the_engines_old_logs_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(5):
        with open_store(str(tmp_path), write=True) as kept:
            kept.replace(article("one", ["acts"], note=str(number)))
    assert len(list((tmp_path / "oxigraph").glob("LOG.old.*"))) == 1


def test_who_waits_is_told_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "WAIT", 0.1)
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(article("one", []))
        for write in (True, False):
            with pytest.raises(Unavailable, match=rf"in use by process {os.getpid()} \(writing\)"):
                open_store(str(tmp_path), write=write).__enter__()
    with (
        open_store(str(tmp_path)),
        pytest.raises(Unavailable, match="in use by another process") as caught,
    ):
        open_store(str(tmp_path), write=True).__enter__()
    assert caught.value.exit_code == 3


def test_a_reader_waits_for_a_short_write(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom il21kg.store.store import open_store\n"
        "with open_store(sys.argv[1], write=True) as kept:\n"
        "    kept.replace(sys.stdin.read()); print('ready', flush=True); time.sleep(0.4)\n"
    )
    with _python(code, str(tmp_path / "s")) as writer:
        assert writer.stdin and writer.stdout
        writer.stdin.write(article("one", ["acts"]))
        writer.stdin.close()
        assert writer.stdout.readline() == "ready\n"
        with open_store(str(tmp_path / "s")) as kept:
            assert [each.key for each in kept.documents()] == ["one"]
        assert writer.wait() == 0


def test_another_program_in_the_database_is_told(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(article("one", []))
    other = ox.Store(str(tmp_path / "oxigraph"))
    with pytest.raises(Unavailable, match="cannot be used"):
        open_store(str(tmp_path), write=True).__enter__()
    del other


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk."""
    one = article("one", ["acts"])
    with open_store(str(tmp_path), write=True) as kept:
        kept.replace(one)
    code = (
        "import resource, signal, sys\nfrom il21kg.errors import Unavailable\n"
        "from il21kg.store.store import open_store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    with open_store(sys.argv[1], write=True) as kept:\n"
        "        kept.replace(sys.stdin.read())\n"
        "except Unavailable as error:\n    print(error); sys.exit(error.exit_code)\n"
    )
    with _python(code, str(tmp_path)) as writer:
        said, _ = writer.communicate(article("two", sorted(CLAIMS) * 20))
        assert writer.returncode == 3, said
        assert "Check that the disk has room" in said
    with open_store(str(tmp_path)) as kept:
        assert content(kept) == loaded(one)


def test_a_killed_writer_leaves_all_or_nothing(tmp_path: Path) -> None:
    """A process that saves and retracts without end is killed at random moments."""
    code = (
        "import sys\nfrom il21kg.store.store import open_store\n"
        "one, two = sys.stdin.read().split('----')\n"
        "def done(_): print('done', flush=True)\n"
        "while True:\n"
        "    with open_store(sys.argv[1], write=True) as kept:\n"
        "        done(kept.replace(one)); done(kept.replace(two))\n"
        "        done(kept.retract('one')); done(kept.retract('two'))\n"
    )
    one, two = article("one", sorted(CLAIMS), ["work"]), article("two", sorted(CLAIMS)[::2], ["journal"])
    states = [loaded(), loaded(one), loaded(one, two), loaded(two)]
    seen = set()
    random = Random(21)
    for steps in range(1, 9):
        with _python(code, str(tmp_path / "s")) as writer:
            assert writer.stdin and writer.stdout
            writer.stdin.write(f"{one}----{two}")
            writer.stdin.close()
            for _ in range(steps):
                assert writer.stdout.readline() == "done\n"
            time.sleep(random.uniform(0, 0.02))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        with open_store(str(tmp_path / "s")) as kept:
            seen.add(states.index(content(kept)))
    assert len(seen) > 1, "the kills fell into different moments"


def test_what_is_saved_is_on_the_disk_when_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut keeps what was synced: the whole of each log, after the last that was written to it."""
    synced: dict[str, int] = {}

    def fsync(descriptor: int, really: Callable[[int], None] = os.fsync) -> None:
        really(descriptor)
        synced[str(Path(f"/proc/self/fd/{descriptor}").readlink())] = os.fstat(descriptor).st_size

    monkeypatch.setattr(os, "fsync", fsync)
    database = tmp_path.resolve() / "oxigraph"
    with open_store(str(tmp_path.resolve()), write=True) as kept:
        changes: tuple[Callable[[], object], ...] = (
            lambda: kept.replace(article("one", sorted(CLAIMS))),
            lambda: kept.replace(article("two", sorted(CLAIMS)[::2])),
            lambda: kept.retract("one"),
        )
        for change in changes:
            synced.clear()
            change()
            logs = {str(each): each.stat().st_size for each in database.glob("*.log")}
            assert sum(logs.values()) > 0
            assert synced == {**logs, **{str(each): each.stat().st_size for each in (database, tmp_path)}}


@contextmanager
def _python(code: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A second process with the package importable; ended at the end."""
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream and not stream.closed:
                stream.close()


# --- the article's graph, and a large store


def _golden() -> str:
    path = SHARED / "design" / "golden" / "il21.ttl"
    if not path.exists():
        pytest.skip("the article's graph is not here")
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    return "".join(f"{quad.triple} .\n" for quad in quads)


def test_the_articles_graph_comes_and_goes() -> None:
    golden, two = _golden(), article("two", sorted(CLAIMS))
    assert [f"{line} ." for line in loaded(golden)] == sorted(golden.splitlines())
    assert without("il21-gene", golden, two) == loaded(two)
    assert without("two", golden, two) == loaded(golden)


def _of_its_own(page: str, number: int) -> str:
    """The same page about another gene, with its own statements: as a store of many articles is."""
    page = page.replace(expand("hgnc:1") + ">", expand(f"hgnc:9{number:03}") + ">")
    page = page.replace(expand("uniprot:P1") + ">", expand(f"uniprot:Q{number:03}") + ">")
    return page.replace("/statement/", f"/statement/{number:03}")


@pytest.mark.parametrize("own", [True, False], ids=["each its own gene", "all the same claims"])
def test_one_of_a_hundred_is_retracted(own: bool) -> None:
    random = Random(4)
    pages = [article(f"page-{n}", random.choices(sorted(CLAIMS), k=20), ["work"]) for n in range(100)]
    pages = [_of_its_own(each, n) for n, each in enumerate(pages)] if own else pages
    with open_store(":memory:", write=True) as kept:
        for each in pages:
            kept.replace(each)
        kept.retract("page-77")
        assert content(kept) == loaded(*pages[:77], *pages[78:])
