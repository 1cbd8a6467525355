"""An endpoint over HTTP: answers are believed for what they are, doubts are looked at, no secret is told."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from articles import article

from il21kg.errors import InputError, Unavailable
from il21kg.knowledge import KnowledgeGraph
from il21kg.store import address, endpoint, exchange
from il21kg.store.store import open_store


@pytest.fixture(autouse=True)
def nobody_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment of the developer says nothing of who we are, and nobody waits."""
    for name in (address.LOGIN, address.TOKEN, "NETRC"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(endpoint, "PAUSES", (0.0, 0.0))


# --- an endpoint that lies


class Answers(BaseHTTPRequestHandler):
    """Answers queries by an empty graph, and updates as the test says."""

    update = (200, "text/html", b"<h1>Please log in</h1>")
    asked: tuple[str, str] = ("", "")
    query = b'{"head": {}, "boolean": false}'

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked = (self.path, self.headers.get("Authorization", ""))
        if self.headers["Content-Type"] == "application/sparql-update":
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


@pytest.mark.parametrize(
    ("told", "netrc", "sent"),
    [
        ({}, "", ""),
        ({address.LOGIN: "eve:s@crt"}, "", "Basic ZXZlOnNAY3J0"),
        ({address.TOKEN: "abc.def"}, "machine 127.0.0.1 login eve password s@crt", "Bearer abc.def"),
        ({}, "machine 127.0.0.1 login eve password s@crt", "Basic ZXZlOnNAY3J0"),
        ({}, "machine elsewhere login eve password s@crt\ndefault login eve password s@crt", ""),
    ],
    ids=["nobody", "login", "token", "netrc", "netrc of another machine"],
)
def test_who_we_are_is_sent_and_never_told(
    told: dict[str, str], netrc: str, sent: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Refuses(Answers):
        def answer(self, said: bytes) -> None:
            self.wfile.write(b"no JSON at all")

    for name, value in told.items():
        monkeypatch.setenv(name, value)
    if netrc:
        (tmp_path / ".netrc").write_text(netrc + "\n")
        (tmp_path / ".netrc").chmod(0o600)
    with answering(Refuses) as place:
        graph = KnowledgeGraph(f"http://{place}?key=hidden")
        with pytest.raises(Unavailable, match="cannot be read") as caught:
            graph.query("ASK {}")
        assert Refuses.asked == ("/query?key=hidden", sent)
        for said in (str(caught.value), graph.place):
            assert place in said
            assert not re.search("eve|s@crt|abc.def|hidden", said)


@pytest.mark.parametrize("name", [address.LOGIN, address.TOKEN])
def test_a_login_that_cannot_be_sent_is_told_without_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "my s\u00e4cret")
    with pytest.raises(InputError) as caught:
        endpoint.Endpoint("http://127.0.0.1:9/query").query("ASK {}")
    assert name in str(caught.value)
    assert "cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("machine 127.0.0.1 login eve s@crt", 0o600, "is no netrc"),
        ("machine 127.0.0.1 login eve password s@crt", 0o644, "may be read by others"),
        (None, 0o600, "cannot be read: No such file"),
    ],
    ids=["damaged", "open", "missing"],
)
def test_a_netrc_that_cannot_be_used_is_told_without_what_it_holds(
    text: str | None, mode: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "logins"
    if text is not None:
        path.write_text(f"{text}\n")
        path.chmod(mode)
    monkeypatch.setenv("NETRC", str(path))
    with pytest.raises(InputError, match=said) as caught:
        endpoint.Endpoint("http://127.0.0.1:9/query").query("ASK {}")
    assert "s@crt" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('query = "http://a.example/q?k=hidden', "is no TOML"),
        ('query = "http://eve:hidden@a.example/q"', "query holds a name or a password"),
        ('query = "http://a.example/q"\nupdate = "http://eve@a.example/u"', "update holds a name"),
        ('query = "http://a.example/hidden q"', "query is no address"),
        ('query = "ftp://a.example/hidden"', "query is no address"),
        ('query = "http://a.example:hidden/"', "query is no address"),
        ("query = 7", "query is no address"),
        ('update = "http://a.example/u"', "the address for queries is missing"),
        ('query = "http://a.example/q"\npassword = "hidden"', "there is no “password”"),
        ('query = "http://a.example/q"\nseconds = 0', "seconds is no number"),
        ('query = "http://a.example/q"\nseconds = true', "seconds is no number"),
    ],
)
def test_a_file_that_names_no_addresses_is_told_without_what_it_holds(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "graph.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=said) as caught:
        address.read_address(str(path))
    assert "hidden" not in str(caught.value)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with (
        pytest.raises(InputError, match="IL21KG_LOGIN") as caught,
        open_store("http://eve:s3cret@a.example/"),
    ):
        raise AssertionError("it was opened")
    assert not re.search("eve|s3cret", str(caught.value))


ADDRESSES = [
    ("http://a.example/query", "http://a.example/update", None),
    ("http://a.example/query/?k=1", "http://a.example/update?k=1", None),
    ("http://a.example/sparql", "http://a.example/sparql", None),
    ('query = "http://a.example/q"', "http://a.example/q", None),
    (
        'query = "http://a.example/q"\nupdate = "http://b.example/u"\ngraphs = "http://a.example/g"',
        "http://b.example/u",
        "http://a.example/g",
    ),
]


@pytest.mark.parametrize(("where", "update", "graphs"), ADDRESSES)
def test_addresses(where: str, update: str, graphs: str | None, tmp_path: Path) -> None:
    if where.startswith("query"):
        (tmp_path / "graph.toml").write_text(where)
        where = str(tmp_path / "graph.toml")
    assert address.is_remote(where)
    found = address.read_address(where)
    assert (found.update, found.graphs) == (update, graphs)


def test_a_file_that_is_not_there_is_no_folder_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"), open_store(f"{tmp_path}/graph.toml", write=True):
        raise AssertionError("it was opened")
    assert [*tmp_path.iterdir()] == []


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
def test_a_trickle_ends_wherever_it_begins(begins: tuple[bytes, bytes], update: bool, tmp_path: Path) -> None:
    class Slow(Trickle):
        pass

    Slow.begins = begins
    stopped.clear()
    with answering(Slow) as place:
        (tmp_path / "graph.toml").write_text(f'query = "http://{place}"\nseconds = 0.3')
        asked = endpoint.Endpoint(str(tmp_path / "graph.toml"))
        since = time.monotonic()
        with pytest.raises(Unavailable, match=r"not complete after 0\.3 seconds"):
            asked.update("CLEAR ALL") if update else asked.query("ASK {}")
        took = time.monotonic() - since
        stopped.set()
    assert Slow.bytes_sent > 1
    assert 0.3 <= took < 5


def test_a_flood_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "ANSWER_LIMIT", 1 << 20)
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


# --- an endpoint that is away for a moment


class Away(Answers):
    """Answers as usual, but for the first requests: these get a status, or no answer at all (0)."""

    asked_for = 0
    left = 1
    says = 503

    def do_POST(self) -> None:
        cls = type(self)
        cls.asked_for, away = cls.asked_for + 1, cls.left > 0
        cls.left -= away
        if away and self.says == 0:
            self.close_connection = True
        elif away:
            self.send_response(self.says)
            self.send_header("Retry-After", "0")
            self.end_headers()
        else:
            super().do_POST()


@pytest.mark.parametrize("says", [0, 429, 502, 503, 504])
@pytest.mark.parametrize(("times", "asked"), [(2, 3), (3, 3)], ids=["for a moment", "for long"])
def test_a_question_is_asked_again(says: int, times: int, asked: int) -> None:
    class Gone(Away):
        left = times

    Gone.says = says
    with answering(Gone) as place:
        far = endpoint.Endpoint(f"http://{place}")
        if times == asked:
            with pytest.raises(Unavailable):
                far.query("ASK {}")
        else:
            far.query("ASK {}")
    assert Gone.asked_for == asked


@pytest.mark.parametrize(
    ("says", "sent", "raised"),
    [
        (429, 2, None),
        (503, 2, None),
        (0, 1, endpoint.Unanswered),
        (502, 1, endpoint.Unanswered),
        (504, 1, endpoint.Unanswered),
        (500, 1, Unavailable),
        (401, 1, Unavailable),
    ],
)
def test_an_update_is_sent_again_only_where_it_was_not_taken(
    says: int, sent: int, raised: type[Unavailable] | None
) -> None:
    class Gone(Away):
        pass

    Gone.says = says
    with answering(Gone) as place:
        far = endpoint.Endpoint(f"http://{place}")
        if raised is None:
            far.update("CLEAR ALL")
        else:
            with pytest.raises(raised) as caught:
                far.update("CLEAR ALL")
            assert type(caught.value) is raised
    assert Gone.asked_for == sent
