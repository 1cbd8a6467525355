"""Questions go as forms and say what they want; answers are read as servers give them."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs
from urllib.request import parse_keqv_list

import pyoxigraph as ox
import pytest
from articles import CLAIMS, article
from peculiar import peculiar
from test_store import content, loaded

from il21kg.ask.queries import run
from il21kg.errors import Unavailable
from il21kg.knowledge import KnowledgeGraph
from il21kg.store import address, endpoint, ledger, wire
from il21kg.store.store import Store, open_store

ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("SELECT * { ?s ?p ?o }", ROWS),
        ("BASE <urn:a> # CONSTRUCT\nask { ?s ?p ?o }", ROWS),
        ("PREFIX ask: <urn:select:> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", TRIPLES),
        ("describe <urn:a>", TRIPLES),
        ("no query", f"{ROWS}, {TRIPLES}"),
    ],
)
def test_a_question_is_a_form_and_says_what_it_wants(text: str, wanted: str) -> None:
    body, headers = wire.asked(text, "urn:g")
    assert parse_qs(body.decode()) == {"query": [text], "default-graph-uri": ["urn:g"]}
    assert headers == {"Content-Type": "application/x-www-form-urlencoded", "Accept": wanted}
    assert b"default-graph-uri" not in wire.asked(text)[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ASK {graph a:b{}}", "ASK {VALUES ?graph_5 { a:b } GRAPH ?graph_5 {}}"),
        (
            "ASK { GRAPH <a> {} GRAPH<b> {} }",
            "ASK { VALUES ?graph_6 { <a> } GRAPH ?graph_6 {} VALUES ?graph_19 { <b> } GRAPH ?graph_19 {} }",
        ),
        ("ASK { GRAPH ?g {} ?GRAPH a 'GRAPH <a> {' . a:GRAPH <b> {} # GRAPH <a> {", None),
    ],
)
def test_a_graph_is_told_by_a_variable(text: str, told: str | None) -> None:
    assert wire.by_variable(text) == (told or text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("CONSTRUCT { ?s <urn:a#b> '{' } WHERE { ?s ?p ?o }", "SELECT *  WHERE { ?s ?p ?o }"),
        ('CONSTRUCT { # {\n ?s ?p """}""" } { ?s ?p ?o }', "SELECT *  { ?s ?p ?o }"),
        ("construct where { ?s ?p ?o } limit 2", "SELECT *  where { ?s ?p ?o } limit 2"),
        ("DESCRIBE ?s <urn:a> WHERE { ?s ?p ?o }", "SELECT * { ?s ?p ?o }"),
        ("DESCRIBE <urn:a>", None),
    ],
)
def test_what_triples_are_made_from(text: str, rows: str | None) -> None:
    assert wire.as_rows(text) == rows


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ('{"type": "typed-literal", "datatype": "%s#boolean", "value": "1"}', '"true"^^<%s#boolean>'),
        ('{"type": "typed-literal", "datatype": "%s#boolean", "value": "0"}', '"false"^^<%s#boolean>'),
        ('{"type": "typed-literal", "datatype": "%s#integer", "value": "1"}', '"1"^^<%s#integer>'),
        (
            r'{"type": "literal", "value": "\"type\": \"typed-literal\", \"value\": \"1\""}',
            r'"\"type\": \"typed-literal\", \"value\": \"1\""',
        ),
    ],
)
def test_truth_values_are_spelled_out(value: str, read: str) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema"
    body = '{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": ~}]}}'.replace("~", value)
    rows = wire.read(ROWS, body.replace("%s", xsd).encode())
    assert isinstance(rows, ox.QuerySolutions)
    assert [str(row["a"]) for row in rows] == [read.replace("%s", xsd)]


@pytest.mark.parametrize(
    ("rows", "truth"), [("", False), ('{"__ASK_RETVAL": {"type": "literal", "value": "1"}}', True)]
)
def test_a_row_is_an_answer_to_an_ask(rows: str, truth: bool) -> None:
    body = '{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [~]}}'.replace("~", rows)
    answer = wire.read(ROWS, body.encode())
    assert isinstance(answer, ox.QueryBoolean)
    assert bool(answer) is truth


# --- a server with ways of its own: a stand-in everywhere, Virtuoso itself where it is installed


def does_all_a_folder_does(kept: Store) -> None:
    one = article("one", sorted(CLAIMS), ["work", "other"])
    two = article("two", sorted(CLAIMS)[::2], ["journal"])
    changed = article("one", sorted(CLAIMS)[::3], note=" changed")
    assert kept.replace(one) is None
    kept.add([two])
    assert content(kept) == loaded(one, two)
    assert kept.size == len(loaded(one, two))
    assert [each.key for each in kept.documents()] == ["one", "two"]
    for version in (_version(one), _version(two)):
        assert kept.contributed(version) == len(list(kept.of_document(version))) > 0
        assert kept.holds(f"ASK {{ GRAPH <{version}> {{ ?s ?p ?o }} }}")
    assert len(list(kept.graphs())) == sum(map(kept.contributed, (_version(one), _version(two))))
    kept.replace(changed)
    assert content(kept) == loaded(changed, two)
    kept.retract("one")
    assert content(kept) == loaded(two)
    assert not kept.is_empty()
    kept.retract("two")
    assert kept.is_empty()
    assert kept.size == 0


def test_a_graph_stands_for_the_default_one_where_a_server_has_none() -> None:
    with peculiar() as (url, server):
        with open_store(url, write=True) as kept:
            does_all_a_folder_does(kept)
            kept.replace(article("one", sorted(CLAIMS)))
        assert [*server.held.quads_for_pattern(None, None, None, ox.DefaultGraph())] == []
        with open_store(url) as kept:  # by somebody who knows nothing of it
            assert content(kept) == loaded(article("one", sorted(CLAIMS)))
            assert kept.query("ASK { ?s ?p ?o }")


def test_what_documents_hold_already_is_shown_from_the_graph_that_stands_in() -> None:
    one, two = article("one", sorted(CLAIMS)), article("two", sorted(CLAIMS)[::2])
    with peculiar() as (url, server):
        for each in (one, two):
            server.held.update(f"INSERT DATA {{ GRAPH <{_version(each)}> {{ {each} }} }}")
        with open_store(url, write=True) as kept:
            kept.retract("two")
            assert content(kept) == loaded(one)


def _version(ntriples: str) -> str:
    return next(line for line in ntriples.splitlines() if "isVersionOf>" in line).split()[0][1:-1]


def test_a_long_document_goes_in_steps_that_the_server_takes() -> None:
    with peculiar() as (url, server):
        far, here = KnowledgeGraph(url), KnowledgeGraph(":memory:")
        for graph in (far, here):
            assert graph.load().state == "saved"
        assert len(far) == len(here) > ledger.TOGETHER
        assert far.to_bytes("ntriples") == here.to_bytes("ntriples")
    assert server.refused == 0


CUT_SHORT = (
    "SELECT ?s { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DESCRIBE ?s { ?s ?p ?o }",
)


def tells_what_is_cut_short(url: str) -> None:
    """A server that gives 50 rows at most."""
    with open_store(url, write=True) as kept:
        kept.replace(article("one", sorted(CLAIMS)))
        assert kept.size > 50
        for text in CUT_SHORT:
            with pytest.raises(Unavailable, match="cut its answer short: it gives 50 rows at most") as caught:
                run(kept, text)
            assert "LIMIT" in str(caught.value)
            assert len(run(kept, f"{text} LIMIT 20")) > 0
        assert content(kept) == loaded(article("one", sorted(CLAIMS)))


def test_what_is_cut_short_is_told_or_asked_for_in_portions() -> None:
    with peculiar(rows=50) as (url, _):
        tells_what_is_cut_short(url)


def test_an_answer_whose_time_was_over_is_cut_short() -> None:
    class Late(Digesting):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.say(200, {"X-SQL-State": "S1TAT"})

    with answering(Late) as url, pytest.raises(Unavailable, match="its own time was over"):
        endpoint.Endpoint(url).query("ASK {}")


# --- a server that wants a digest of the login


class Digesting(BaseHTTPRequestHandler):
    """Wants a digest of `eve:s@crt`; to whoever sends a login as it is, it says no, and not what it wants."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        sent = self.headers.get("Authorization", "")
        self.asked.append(sent.partition(" ")[0])
        if not sent:
            return self.say(
                401, {"WWW-Authenticate": 'Digest realm="R", nonce="n1", qop="auth", algorithm="MD5"'}
            )
        return self.say(200 if self.fits(sent) else 401)

    def fits(self, sent: str) -> bool:
        kind, _, rest = sent.partition(" ")
        said = parse_keqv_list([each.strip() for each in rest.split(",")]) if kind == "Digest" else {}
        if not said:
            return False
        who, what = _md5("eve:R:s@crt"), _md5(f"POST:{self.path}")
        return said["response"] == _md5(f"{who}:n1:{said['nc']}:{said['cnonce']}:auth:{what}")

    def say(self, status: int, more: dict[str, str] | None = None) -> None:
        said = b'{"head": {}, "boolean": true}'
        self.send_response(status)
        for name, value in {"Content-Type": ROWS, "Content-Length": str(len(said)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        return


def _md5(text: str) -> str:
    return md5(text.encode()).hexdigest()


@contextmanager
def answering(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/sparql"
        served.shutdown()


@pytest.mark.parametrize(
    ("login", "asked"),
    [
        ("eve:s@crt", ["Basic", "", "Digest", "", "Digest"]),
        ("eve:wrong", ["Basic", "", "Digest"]),
        ("eve:s\u00e4crt", ["Basic"]),
        ("", [""]),
    ],
    ids=["right", "wrong", "not in ASCII", "nobody"],
)
def test_a_digest_of_the_login_is_sent_where_only_that_is_taken(
    login: str, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Own(Digesting):
        asked: ClassVar[list[str]] = []

    monkeypatch.delenv(address.TOKEN, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(address.LOGIN, login)
    with answering(Own) as url:
        far = endpoint.Endpoint(url)
        if len(asked) == 5:
            assert far.query("ASK {}")
            far.update("CLEAR ALL")
        else:
            with pytest.raises(Unavailable, match="HTTP 401") as caught:
                far.query("ASK {}")
            assert not re.search("eve|crt|wrong", str(caught.value))
    assert Own.asked == asked
