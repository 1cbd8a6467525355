"""Real SPARQL servers: a graph there is as in memory, and what goes wrong on the way leaves no half."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import engines
import pyoxigraph as ox
import pytest
from articles import CLAIMS, article
from test_store import content, loaded
from test_wire import does_all_a_folder_does, tells_what_is_cut_short

from il21kg import knowledge
from il21kg.ask.catalogue import catalogue
from il21kg.ask.queries import run
from il21kg.ask.result import Result
from il21kg.corpus import loading
from il21kg.corpus.parting import write_parts
from il21kg.corpus.texts import descriptions
from il21kg.corpus.work import Manner
from il21kg.corpus.workers import runner
from il21kg.errors import Il21kgError, InputError, SyntaxFault, Unavailable
from il21kg.knowledge import KnowledgeGraph
from il21kg.namespaces import OBO, expand
from il21kg.store import address, endpoint, ledger, store
from il21kg.store.keeping import notes_of
from il21kg.store.store import open_store
from il21kg.store.unchecked import unchecked

PAGE = """IL6 gene

The IL6 gene is located on chromosome 7p15.3 and encodes interleukin-6. Interleukin-6 induces proliferation of
B cells, and may inhibit apoptosis of T cells. It does not act on monocytes. Mutation of IL6 causes psoriasis.
Interleukin-6 binds to IL6R.
"""
TERM = """@prefix biolink: <https://w3id.org/biolink/vocab/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://purl.obolibrary.org/obo/CL_0000542> a biolink:Cell ; rdfs:label "lymphocyte"@en .
"""


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "PAUSES", (0.0,))


def answers(graph: KnowledgeGraph) -> dict[str, Result]:
    """What a graph answers to each question of the catalogue, about IL6 where it is about a gene."""
    given = {}
    for each in catalogue():
        about = {"gene": "IL6"} if "gene" in {known.name for known in each.parameters} else {}
        given[each.name] = graph.query(each.name, **about)
    return given


def same_everywhere(*graphs: KnowledgeGraph) -> None:
    """Load a page into each graph; they say the same, until it is withdrawn again."""
    asked, told = [], []
    for graph in graphs:
        assert graph.load(text=PAGE, key="page").state == "saved"
        assert graph.load(text=PAGE, key="page").state == "unchanged"
        asked.append(answers(graph))
        told.append((str(graph.why("IL6", "B cell")), graph.statistics().kinds, graph.to_bytes("turtle")))
        graph.retract("page")
        assert len(graph) == 0
    first = asked[0]
    assert sum(len(answer.rows) > 0 for answer in first.values()) > 8
    for other in asked[1:]:
        assert {name for name in first if other[name] != first[name]} == set()
    assert told[1:] == told[:1] * (len(told) - 1)


def test_the_catalogue_gives_the_same_in_memory_in_a_folder_and_at_a_server(tmp_path: Path) -> None:
    with engines.oxigraph(tmp_path / "far") as url:
        same_everywhere(KnowledgeGraph(":memory:"), KnowledgeGraph(tmp_path / "here"), KnowledgeGraph(url))


@pytest.mark.slow
def test_the_catalogue_gives_the_same_at_another_engine() -> None:
    """rdflib is not the engine's kin, is in Python alone, and shows all graphs together by default."""
    with engines.rdflib() as url:
        same_everywhere(KnowledgeGraph(":memory:"), KnowledgeGraph(url))


@pytest.mark.slow
def test_the_catalogue_gives_the_same_at_virtuoso(tmp_path: Path) -> None:
    """It has graphs of its own, no default graph, and answers in ways of its own: see `peculiar`."""
    with engines.virtuoso(tmp_path) as url:
        same_everywhere(KnowledgeGraph(":memory:"), KnowledgeGraph(url))


def test_virtuoso_does_all_a_folder_does(tmp_path: Path) -> None:
    with engines.virtuoso(tmp_path) as url, open_store(url, write=True) as kept:
        does_all_a_folder_does(kept)


@pytest.mark.slow
def test_virtuoso_tells_what_it_cuts_short(tmp_path: Path) -> None:
    with engines.virtuoso(tmp_path, rows=50) as url:
        tells_what_is_cut_short(url)


@pytest.mark.slow
def test_virtuoso_takes_a_digest_of_the_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(address.TOKEN, raising=False)
    with engines.virtuoso(tmp_path, closed=True) as url:
        for login, place in (("", url), ("", f"{url}-auth"), ("dba:wrong", f"{url}-auth")):
            monkeypatch.setenv(address.LOGIN, login)
            with open_store(place, write=True) as kept, pytest.raises(Unavailable, match=r"HTTP (401|500)"):
                kept.replace(article("one", sorted(CLAIMS)))
        monkeypatch.setenv(address.LOGIN, "dba:dba")
        with open_store(f"{url}-auth", write=True) as kept:
            kept.replace(article("one", sorted(CLAIMS)))
        monkeypatch.setenv(address.LOGIN, "")
        with open_store(url) as kept:
            assert content(kept) == loaded(article("one", sorted(CLAIMS)))


@pytest.mark.slow
def test_parts_that_virtuoso_has_loaded_itself_are_a_store(tmp_path: Path) -> None:
    table, parts = tmp_path / "genes.tsv", tmp_path / "server" / "parts"
    table.write_text(
        "symbol\tid\ttext\n" + "".join(f"IL{n}\tp-{n}\tIL{n} binds STAT3.\n" for n in range(2, 8))
    )
    made = write_parts(descriptions([table]), parts, Manner(), runner(1), 4)
    assert [each.state for each in made] == ["saved"] * 6
    here = KnowledgeGraph(":memory:")
    here.load_all([table])
    with engines.virtuoso(tmp_path / "server") as url:
        load = f"ld_dir('./parts', '*.nq.gz', '{ledger.STAND_IN}');\nrdf_loader_run();\n"
        engines.virtuoso_sql(tmp_path / "server", load)
        far = KnowledgeGraph(url)
        assert far.to_bytes("ntriples") == here.to_bytes("ntriples") != b""
        assert far.graphs_to_bytes() == here.graphs_to_bytes()
        far.retract("genes-p-3")
        here.retract("genes-p-3")
        assert far.to_bytes("ntriples") == here.to_bytes("ntriples")


def test_an_endpoint_does_all_a_folder_does(tmp_path: Path) -> None:
    one = article("one", sorted(CLAIMS), ["work", "other"])
    two = article("two", sorted(CLAIMS)[::2], ["journal"])
    changed = article("one", sorted(CLAIMS)[::3], note=" changed")
    with engines.oxigraph(tmp_path) as url, open_store(url, write=True) as kept:
        assert kept.size == 0
        assert kept.replace(one) is None
        kept.replace(two)
        assert content(kept) == loaded(one, two)
        assert kept.size == len(loaded(one, two))
        assert [each.key for each in kept.documents()] == ["one", "two"]
        gene, located = ox.NamedNode(expand("hgnc:1")), ox.NamedNode(OBO.RO_0001025)
        assert [str(each.object) for each in kept.match(gene, located)] == [f"<{expand('CHR:9606-chr1p1')}>"]
        answer = kept.query(f"ASK {{ {gene} {located} ?band }}")
        assert isinstance(answer, ox.QueryBoolean) and answer
        kept.replace(changed)
        assert content(kept) == loaded(changed, two)
        kept.retract("one")
        assert content(kept) == loaded(two)
        assert len(kept.to_rdflib()) == kept.size
        assert len(run(kept, "DESCRIBE hgnc:1")) == len(list(kept.match(gene)))
        with pytest.raises(InputError, match="This is an update"):
            run(kept, "DROP ALL")
        with pytest.raises(SyntaxFault) as caught:
            kept.query("SELECT *\n{ ?s ?p ?o } LIMITS 3")
        assert caught.value.line == 2
        with pytest.raises(InputError, match="not for an endpoint"):
            kept.rdflib_view()


def test_an_endpoint_that_is_not_there_is_told() -> None:
    port = engines.free_port()
    with open_store(f"http://127.0.0.1:{port}/query") as kept, pytest.raises(Unavailable) as caught:
        kept.documents()
    assert caught.value.exit_code == 3
    assert f"127.0.0.1:{port}" in str(caught.value)


def test_a_page_that_is_no_endpoint_is_told(tmp_path: Path) -> None:
    with engines.oxigraph(tmp_path) as url:
        with open_store(url.removesuffix("/query") + "/nowhere") as kept, pytest.raises(Il21kgError):
            kept.documents()
        with open_store(url.removesuffix("/query")) as kept, pytest.raises(Unavailable):
            kept.documents()


def test_whole_graphs_come_from_their_own_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with engines.oxigraph(tmp_path / "far") as url:
        base = url.removesuffix("/query")
        described = tmp_path / "graph.toml"
        described.write_text(f'query = "{url}"\nupdate = "{base}/update"\ngraphs = "{base}/store"')
        with open_store(str(described), write=True) as kept:
            kept.replace(article("one", sorted(CLAIMS)))
            assert content(kept) == loaded(article("one", sorted(CLAIMS)))
        monkeypatch.setattr(store.Store, "_matched", lambda *_: pytest.fail("it was asked for rows"))
        with open_store(str(described)) as kept:
            assert content(kept) == loaded(article("one", sorted(CLAIMS)))


# --- what goes wrong on the way


class Between(BaseHTTPRequestHandler):
    """Hands requests on to a server; of updates with these numbers it loses the request, or the answer."""

    server_address = ""
    requests_lost: frozenset[int] = frozenset()
    answers_lost: frozenset[int] = frozenset()
    updates = 0
    questions = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        number = -1
        type(self).questions += self.path != "/update"
        if self.path == "/update":
            number = type(self).updates
            type(self).updates += 1
        if number in self.requests_lost:
            self.close_connection = True
            return
        request = Request(self.server_address + self.path, body, dict(self.headers))
        try:
            with urlopen(request) as answer:
                status, kind, said = answer.status, answer.headers.get("Content-Type", ""), answer.read()
        except HTTPError as error:
            with error:
                status, kind, said = error.code, "text/plain", error.read()
        if number in self.answers_lost:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def between(
    address: str, *, requests: tuple[int, ...] = (), answers: tuple[int, ...] = ()
) -> Iterator[tuple[str, type[Between]]]:
    class Lossy(Between):
        server_address = address.removesuffix("/query")
        requests_lost, answers_lost = frozenset(requests), frozenset(answers)

    with ThreadingHTTPServer(("127.0.0.1", 0), Lossy) as served:
        threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/query", Lossy
        served.shutdown()


#: Updates of a first change: 0 puts a triple, to see how it is shown, 1 takes it out, 2 is the change itself.
CHANGE = 2


@pytest.mark.parametrize(
    ("requests", "answers", "sent"),
    [((), (), 3), ((CHANGE,), (), 4), ((), (CHANGE,), 3), ((CHANGE,), (CHANGE + 1,), 5), ((), (0, 1, 2), 3)],
    ids=["nothing lost", "the request", "the answer", "one after the other", "each answer"],
)
def test_what_is_lost_on_the_way_is_written_once(
    requests: tuple[int, ...], answers: tuple[int, ...], sent: int, tmp_path: Path
) -> None:
    one, two = article("one", sorted(CLAIMS), ["work"]), article("two", sorted(CLAIMS)[::2])
    with (
        engines.oxigraph(tmp_path) as url,
        between(url, requests=requests, answers=answers) as (lossy, proxy),
        open_store(lossy, write=True) as kept,
    ):
        if sent == 5:
            with pytest.raises(endpoint.Unanswered, match="not known"):
                kept.replace(one)
        kept.replace(one)
        assert proxy.updates == sent
        assert content(kept) == loaded(one)
        kept.add([two])
        kept.retract("one")
        assert content(kept) == loaded(two)


def test_many_documents_go_in_requests_of_a_bounded_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [article(f"page-{number}", sorted(CLAIMS)[number::7]) for number in range(7)]
    monkeypatch.setattr(store, "BATCH", 2 * max(map(len, pages)))
    with (
        engines.oxigraph(tmp_path) as url,
        between(url) as (address, proxy),
        open_store(address, write=True) as kept,
    ):
        kept.add(pages)
        assert content(kept) == loaded(*pages)
    assert 2 + len(pages) / 3 <= proxy.updates < 2 + len(pages)


def genes(path: Path, rows: int) -> Path:
    """A table of so many descriptions; those of the last gene come from an address."""
    said = (
        f"{n}\tIL{n % 9 + 2}\tIt may induce proliferation of B cells in {n} ways.\thttps://a.example/{n}"
        for n in range(rows)
    )
    path.write_text("\n".join(["id\tsymbol\ttext\turl", *said]) + "\n")
    return path


@pytest.mark.parametrize(
    "engine",
    [engines.oxigraph, pytest.param(engines.virtuoso, marks=pytest.mark.slow)],
    ids=["oxigraph", "virtuoso"],
)
def test_what_is_unchanged_at_a_server_is_neither_read_nor_written(
    engine: Callable[..., AbstractContextManager[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_SEEN", 20)
    monkeypatch.setattr(ledger, "TOGETHER", 30)  # triples: seven documents, and two of the eighth
    table = genes(tmp_path / "genes.tsv", 50)
    with engine(tmp_path / "far") as url, between(url) as (address, proxy):
        assert dict(KnowledgeGraph(address).load_all([table]).states) == {"saved": 50}
        before, written = KnowledgeGraph(address).to_bytes("ntriples"), proxy.updates
        asked = proxy.questions
        again = KnowledgeGraph(address).load_all([table])
        assert (dict(again.states), again.sentences.total()) == ({"unchanged": 50}, 0)
        assert (proxy.updates - written, proxy.questions - asked <= 12) == (0, True)
        assert KnowledgeGraph(address).to_bytes("ntriples") == before
        KnowledgeGraph(address).retract("genes-7")
        table.write_text(
            table.read_text().replace("in 3 ways", "in no way").replace("a.example/4\n", "b.example/4\n")
        )
        some = KnowledgeGraph(address).load_all([table])
        assert dict(some.states) == {"unchanged": 47, "replaced": 2, "saved": 1}


GERMAN = "Dieses Gen ist ein Gen, und die Zellen sind da, wo sie nicht sein sollen, aber es ist so."


def test_what_failed_at_a_server_is_listed_and_tried_again(
    tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    table = genes(tmp_path / "genes.tsv", 4)
    whole = table.read_text()
    table.write_text(whole.replace("It may induce proliferation of B cells in 2 ways.", GERMAN))
    with engines.oxigraph(tmp_path / "far") as url, engines.oxigraph(tmp_path / "other") as other:
        assert (command("load", table, "--store", url)[0], len(KnowledgeGraph(url).documents())) == (2, 3)
        code, out, _ = command("documents", "--failed", "--store", url)
        assert (code, [line.split(": ")[0] for line in out.splitlines()]) == (0, [f"failed    {table}:4"])
        assert command("documents", "--failed", "--store", other)[1] == "Nothing failed.\n"
        assert "1 failed" in command("load", "--retry", "--store", url)[1]
        table.write_text(whole)
        assert "1 saved" in command("load", "--retry", "--store", url)[1]
        assert command("documents", "--failed", "--store", url)[1] == "Nothing failed.\n"
        assert len(KnowledgeGraph(url).documents()) == 4
        (notes_of(url) or Path()).joinpath("il21kg-failed.json").write_text("[]")
        code, _, err = command("load", "--retry", "--store", url)
        assert (code, "il21kg-failed.json is damaged" in err) == (2, True)


def test_what_was_not_validated_at_a_server_is_noted_and_done_later(
    tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    table = genes(tmp_path / "genes.tsv", 4)
    with engines.oxigraph(tmp_path / "far") as url:
        notes, far = notes_of(url), KnowledgeGraph(url)
        assert notes is not None
        assert command("load", table, "--validate", "off", "--store", url)[0] == 0
        assert unchecked(notes) == {each.document.rpartition("/")[2] for each in far.documents()}
        lost = far.documents()[2].document
        with open_store(url, write=True) as kept:
            certainty = f"GRAPH <{lost}> {{ ?s <{expand('ikg:certainty')}> ?o }}"
            kept.engine.update(f"DELETE {{ {certainty} }} WHERE {{ {certainty} }}")
        code, out, _ = command("validate", "--pending", "--store", url)
        assert (code, "conforms" in out, unchecked(notes)) == (1, False, frozenset([lost.rpartition("/")[2]]))
        assert far.load_all([table]).sentences.total() == 1  # that one is read again, and looked at
        assert command("validate", "--pending", "--store", url)[0] == 0
        assert unchecked(notes) == frozenset()


@pytest.mark.parametrize("asked", ["load", "parts", "failed", "pending"])
def test_where_nothing_can_be_noted_of_a_server_that_is_told(
    asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = genes(tmp_path / "genes.tsv", 2)
    assert [
        each.state for each in write_parts(descriptions([table]), tmp_path / "parts", Manner(), runner(1))
    ]
    monkeypatch.setattr(endpoint, "notes_at", lambda _: None)
    monkeypatch.setattr(knowledge, "notes_of", lambda _: None)
    with engines.oxigraph(tmp_path / "far") as url:
        far = KnowledgeGraph(url)
        does: dict[str, Callable[[], object]] = {
            "load": lambda: far.load_all([table], shapes=False),
            "parts": lambda: far.load_parts([tmp_path / "parts"], shapes=False),
            "failed": far.failed,
            "pending": far.validate_pending,
        }
        with pytest.raises(InputError, match=r"not noted|keeps no list"):
            does[asked]()
        assert len(far) == 0
        assert dict(far.load_all([table]).states) == {"saved": 2}


@pytest.mark.parametrize("change", ["gene", "quotes", "version", "terms", "notes"])
def test_what_is_read_otherwise_is_read_again_at_a_server_as_in_a_folder(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, own = genes(tmp_path / "genes.tsv", 4), None
    with engines.oxigraph(tmp_path / "far") as url:
        places = [url, str(tmp_path / "here")]
        for place in places:
            KnowledgeGraph(place).load_all([table])
        if change == "gene":
            table.write_text(table.read_text().replace("IL3", "IL30"))
        elif change == "version":
            monkeypatch.setattr(loading, "VERSION", "0.0.9")
        elif change == "terms":
            own = tmp_path / "terms"
            own.mkdir()
            (own / "own.ttl").write_text(TERM)
        elif change == "notes":
            for notes in filter(None, map(notes_of, places)):
                (notes / "il21kg-origins.jsonl").unlink()
        tallies = [KnowledgeGraph(each, own).load_all([table], quotes=change != "quotes") for each in places]
        assert tallies[0].states == tallies[1].states
        assert [tally.sentences.total() for tally in tallies] == [1 if change == "gene" else 4] * 2
        far, here = (KnowledgeGraph(each, own) for each in places)
        assert far.to_bytes("ntriples") == here.to_bytes("ntriples")


@pytest.mark.parametrize(
    "engine",
    [engines.oxigraph, pytest.param(engines.virtuoso, marks=pytest.mark.slow)],
    ids=["oxigraph", "virtuoso"],
)
def test_a_server_that_is_killed_in_a_load_leaves_no_half_and_the_next_load_goes_on(
    engine: Callable[..., AbstractContextManager[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_AT_ONCE", 8)
    table, port = tmp_path / "genes.tsv", engines.free_port()
    cells = ("B cells", "T cells", "monocytes", "macrophages")
    rows = [f"IL{n % 7 + 2}\tpage-{n}\tIt may induce proliferation of {cells[n % 4]}." for n in range(60)]
    table.write_text("\n".join(["symbol\tid\ttext", *rows]) + "\n")
    undisturbed = KnowledgeGraph(":memory:")
    undisturbed.load_all([table])

    server = engine(tmp_path / "far", port=port)
    far = KnowledgeGraph(server.__enter__())
    killed: list[object] = []

    def kill_in_the_middle(*_: object) -> None:
        if not killed and len(far.documents()) >= 20:
            killed.append(server.__exit__(None, None, None))

    with pytest.raises(Unavailable, match="does not serve"):
        far.load_all([table], told=kill_in_the_middle)
    with engine(tmp_path / "far", port=port):
        there = far.documents()
        assert 20 <= len(there) < 60
        assert len(far) == len({*far.to_bytes("ntriples").splitlines()})
        tally = far.load_all([table])
        assert tally.states["unchanged"] == len(there)
        assert tally.states["saved"] == 60 - len(there)
        assert far.to_bytes("ntriples") == undisturbed.to_bytes("ntriples")
