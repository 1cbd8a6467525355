"""Who owns a triple: what others wrote stays, what a document contributed goes, whoever writes beside us."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from articles import CLAIMS, LATER, VOCABULARY, article
from hypothesis import given, settings
from hypothesis import strategies as st
from test_store import content, loaded, server

from il21kg.errors import InputError, Unavailable
from il21kg.namespaces import expand
from il21kg.store import endpoint, ledger
from il21kg.store.store import Store, open_store

#: What others may have in the same graph: of their own about our terms, and just what a document says too.
FOREIGN = (
    f'<{expand("hgnc:1")}> <urn:shelf> "freezer 3" .',
    f'<{expand("CL:1")}> <urn:vial> "B-17" .',
    f"<urn:sample> <urn:of> <{expand('CL:2')}> .",
    f'<{expand("CL:1")}> <{expand("rdfs:label")}> "small cell"@en .',
    f"<{expand('CL:2')}> <{expand('rdfs:subClassOf')}> <{expand('CL:3')}> .",
    f"<{expand('uniprot:P1')}> <{expand('ikg:actsOnCell')}> <{expand('CL:1')}> .",
    f'<{expand("hgnc:1")}> <{expand("rdfs:label")}> "AAA"@en .',
)
KEYS = ("one", "two", "three")
STEPS = st.one_of(
    st.tuples(st.just("foreign"), st.sampled_from(FOREIGN), st.just(()), st.booleans()),
    st.tuples(st.just("retract"), st.sampled_from(KEYS), st.just(()), st.booleans()),
    st.tuples(
        st.just("load"),
        st.sampled_from(KEYS),
        st.lists(st.sampled_from(sorted(CLAIMS)), max_size=5).map(tuple),
        st.booleans(),
    ),
)


def put(kept: Store, triple: str) -> None:
    kept.engine.update(f"INSERT DATA {{ {triple} }}")


def owned(kept: Store) -> list[str]:
    return sorted(map(str, kept.graphs()))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_any_sequence_leaves_what_a_fresh_load_of_the_rest_gives(
    steps: list[tuple[str, str, tuple[str, ...], bool]],
) -> None:
    theirs: set[str] = set()
    ours: dict[str, str] = {}
    with open_store(":memory:", write=True) as kept, open_store(":memory:", write=True) as fresh:
        for step, what, claims, later in steps:
            if step == "foreign" and what[:-2] not in content(kept):  # else nothing is written
                put(kept, what)
                theirs.add(what)
            elif step == "load":
                ours[what] = article(what, claims, ["work"], vocabulary=LATER if later else VOCABULARY)
                kept.replace(ours[what])
            elif step == "retract" and what in ours:
                kept.retract(what)
                del ours[what]
        for each in theirs:
            put(fresh, each)
        for each in ours.values():
            fresh.replace(each)
        assert content(kept) == content(fresh)
        assert owned(kept) == owned(fresh)


def test_what_others_put_there_survives_a_changed_text_and_a_withdrawal() -> None:
    with open_store(":memory:", write=True) as kept:
        for each in FOREIGN:
            put(kept, each)
        before = content(kept)
        assert len(before) == len(FOREIGN)
        kept.replace(article("one", sorted(CLAIMS), ["work"]))
        kept.replace(article("one", sorted(CLAIMS)[::2], note=" changed"))
        assert set(before) < set(content(kept))
        kept.retract("one")
        assert content(kept) == before


def test_the_old_words_of_a_term_go_with_the_last_text_that_was_read_with_them() -> None:
    label = f'<{expand("CL:1")}> <{expand("rdfs:label")}> "small cell"@en'
    with open_store(":memory:", write=True) as kept:
        for key in KEYS:
            kept.replace(article(key, ["acts"]))
        for key in KEYS:
            assert label in content(kept)
            kept.replace(article(key, ["acts"], vocabulary=LATER))
        assert content(kept) == loaded(*(article(key, ["acts"], vocabulary=LATER) for key in KEYS))
        assert label not in content(kept)


def test_a_document_has_a_graph_with_all_it_contributes() -> None:
    one, two = article("one", ["acts", "place"], ["work"]), article("two", ["acts"])
    with open_store(":memory:", write=True) as kept:
        kept.replace(one)
        kept.replace(two)
        version = kept.documents()[0].document
        mine = [f"{each.triple} ." for each in kept.graphs() if each.graph_name == ox.NamedNode(version)]
        assert sorted(mine) == sorted(one.splitlines())
        assert kept.size == len(content(kept)) < len(owned(kept))


# --- at an endpoint


@pytest.mark.parametrize("options", [(), ("--union-default-graph",)], ids=["graphs apart", "union"])
def test_an_endpoint_keeps_what_is_not_ours(tmp_path: Path, options: tuple[str, ...]) -> None:
    one, two = article("one", sorted(CLAIMS), ["work"]), article("two", sorted(CLAIMS)[::2])
    with server(tmp_path, *options) as url, open_store(url, write=True) as kept:
        for each in FOREIGN:
            put(kept, each)
        kept.engine.update("INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } }")
        kept.replace(one)
        kept.replace(two)
        kept.replace(article("one", ["place"], note=" changed"))
        shown = set(content(kept))
        assert set(loaded(two, article("one", ["place"], note=" changed"))) <= shown
        kept.retract("one")
        kept.retract("two")
        ours = {line for line in content(kept) if ledger.FOREIGN in line or "<urn:a>" in line}
        assert sorted(set(content(kept)) - ours) == sorted(each[:-2] for each in FOREIGN)
        assert bool(kept.engine.query("ASK { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } }"))


def test_of_two_writers_one_version_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked before either wrote."""
    first, second = article("one", ["acts"]), article("one", ["place"], note=" changed")
    with server(tmp_path) as url, open_store(url, write=True) as kept, open_store(url, write=True) as other:
        with monkeypatch.context() as patched:
            patched.setattr(Store, "document", lambda self, source: None)
            kept.replace(first)
            other.replace(second)
        assert len(kept.documents()) == 1
        assert content(kept) == loaded(second)
        kept.retract("one")
        assert content(kept) == []


def test_a_graph_that_was_put_there_without_a_ledger_is_not_withdrawn(tmp_path: Path) -> None:
    with server(tmp_path) as url, open_store(url, write=True) as kept:
        put(kept, article("one", ["acts"]))
        before = content(kept)
        with pytest.raises(InputError, match="does not say which triples are of “one”"):
            kept.retract("one")
        with pytest.raises(InputError, match="does not say which triples are of “one”"):
            kept.replace(article("one", ["place"]))
        assert content(kept) == before
        kept.replace(article("two", ["place"]))
        kept.retract("two")
        assert set(before) <= set(content(kept))


# --- an endpoint that lies


class Answers(BaseHTTPRequestHandler):
    """Answers queries by an empty graph, and updates as the test says."""

    update = (200, "text/html", b"<h1>Please log in</h1>")
    asked: tuple[str, str] = ("", "")
    query = b'{"head": {}, "boolean": false}'

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked = (self.path, self.headers.get("Authorization", ""))
        if body.startswith(b"update"):
            status, kind, said = self.update
        elif b"SELECT" in body:
            status, kind = 200, "application/sparql-results+json"
            said = b'{"head": {"vars": ["source"]}, "results": {"bindings": []}}'
        else:
            status, kind, said = 200, "application/sparql-results+json", self.query
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Location", "/login")
        self.end_headers()
        self.answer(said)

    def answer(self, said: bytes) -> None:
        self.wfile.write(said)

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def answering(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
        yield f"127.0.0.1:{served.server_address[1]}/query"
        served.shutdown()


@pytest.mark.parametrize("status", [200, 204, 301, 302, 303, 307])
def test_an_update_that_changed_nothing_is_not_called_saved(status: int) -> None:
    class Lies(Answers):
        update = (status, "text/html", b"" if status == 204 else b"<h1>Please log in</h1>")

    with answering(Lies) as place, open_store(f"http://{place}", write=True) as kept:
        wanted = "was not saved" if status < 300 else f"HTTP {status}.*sends us on"
        with pytest.raises(Unavailable, match=wanted):
            kept.replace(article("one", ["acts"]))


def test_a_password_is_sent_and_never_told() -> None:
    class Refuses(Answers):
        def answer(self, said: bytes) -> None:
            self.wfile.write(b"no JSON at all")

    with answering(Refuses) as place, open_store(f"http://eve:s%40crt@{place}?key=hidden") as kept:
        with pytest.raises(Unavailable, match="cannot be read") as caught:
            kept.query("ASK {}")
        assert Refuses.asked == ("/query?key=hidden", "Basic ZXZlOnNAY3J0")
        for told in (str(caught.value), kept.place):
            assert place in told
            assert not re.search("eve|s%40crt|s@crt|hidden", told)


@pytest.mark.parametrize("rest", ["]}", ']}, "boolean": true}', ""])
def test_rows_that_are_cut_short_are_an_answer_that_cannot_be_read(rest: str) -> None:
    class Cut(Answers):
        query = b'{"head": {"vars": ["a"]}, "results": {"bindings": [' + rest.encode()

    with (
        answering(Cut) as place,
        open_store(f"http://{place}") as kept,
        pytest.raises(Unavailable, match="its answer cannot be read"),
    ):
        kept.query("DESCRIBE <http://example.org/a>")


def test_updates_go_to_the_address_for_updates() -> None:
    class Notes(Answers):
        paths: tuple[str, ...] = ()

        def do_POST(self) -> None:
            Notes.paths += (self.path,)
            super().do_POST()

    with (
        answering(Notes) as place,
        open_store(f"http://{place}?key=hidden", write=True) as kept,
        pytest.raises(Unavailable),
    ):
        kept.replace(article("one", ["acts"]))
    assert set(Notes.paths) == {"/query?key=hidden", "/update?key=hidden"}


class Flood(Answers):
    def answer(self, said: bytes) -> None:
        self.wfile.write(said + b" " * 3_000_000)


class Trickle(Answers):
    """Sends a byte now and then, for ever: of the status, of a header, of the body, of a fault."""

    begins: tuple[bytes, bytes] = (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b" ")
    bytes_sent = 0

    def do_POST(self) -> None:
        self.wfile.write(self.begins[0])
        with suppress(OSError):
            while not stopped.wait(0.02):
                self.wfile.write(self.begins[1])
                self.wfile.flush()
                type(self).bytes_sent += 1


#: Ends the servers that would go on for ever.
stopped = threading.Event()


@pytest.mark.parametrize(
    ("begins", "update"),
    [
        ((Trickle.begins[0], b" "), False),
        ((b"", b"H"), False),
        ((b"HTTP/1.1 200 ", b"O"), True),
        ((b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"), False),
        ((b"HTTP/1.1 200 OK\r\n", b"X-Many: a\r\n"), True),
        ((b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"), False),
        ((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"), True),
        ((b"HTTP/1.1 500 Broken\r\nContent-Length: 1000\r\n\r\n", b"a"), False),
    ],
    ids=["body", "start", "status", "header", "headers", "continue", "chunks", "fault"],
)
def test_a_trickle_ends_wherever_it_begins(
    begins: tuple[bytes, bytes], update: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Trickle):
        pass

    Slow.begins = begins
    monkeypatch.setattr(endpoint, "TIMEOUT", 0.3)
    stopped.clear()
    with answering(Slow) as place:
        asked = endpoint.Endpoint(f"http://{place}")
        since = time.monotonic()
        with pytest.raises(Unavailable, match=r"not complete after 0\.3 seconds"):
            asked.update("CLEAR ALL") if update else asked.query("ASK {}")
        took = time.monotonic() - since
        stopped.set()
    assert Slow.bytes_sent > 1
    assert 0.3 <= took < 5


def test_a_flood_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "ANSWER_LIMIT", 1 << 20)
    with (
        answering(Flood) as place,
        open_store(f"http://{place}") as kept,
        pytest.raises(Unavailable, match="larger than 1 MB"),
    ):
        kept.documents()


def test_an_answer_of_another_kind_is_told() -> None:
    class Boolean(Answers):
        def answer(self, said: bytes) -> None:
            self.wfile.write(b'{"head": {}, "boolean": true}')

    with answering(Boolean) as place, open_store(f"http://{place}") as kept:
        for ask in (
            kept.documents,
            lambda: list(kept.triples()),
            lambda: list(kept.graphs()),
            lambda: kept.size,
        ):
            with pytest.raises(Unavailable, match="answers another question"):
                ask()
