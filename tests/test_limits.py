"""Queries and RDF of others run behind limits: time, rows, memory, depth; and nothing asks the network."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from articles import CLAIMS, article

from il21kg.ask import queries
from il21kg.ask.catalogue import find_question
from il21kg.ask.queries import run
from il21kg.errors import InputError, Unavailable
from il21kg.limits import DEEPEST, LONGEST, Limits, Raw, check_query, check_rdf, in_time
from il21kg.store.store import Store, open_store
from il21kg.worker import forbidden

Command = Callable[..., tuple[int, str, str]]

#: All pairs of pairs of triples: more than any machine counts.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def small() -> Iterator[Store]:
    with open_store(":memory:", write=True) as kept:
        kept.replace(article("one", sorted(CLAIMS), ["work", "other"]))
        yield kept


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine; what it is asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(100))

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1], asked
        server.shutdown(socket.SHUT_RDWR)


# --- the network

ASKING = (
    "SELECT * { SERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * { service silent <HERE> { ?s ?p ?o } }",
    "SELECT * { SeRvIcESiLeNt<HERE>{ ?s ?p ?o } }",
    "PREFIX : <HERE> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <HERE> SELECT * { SERVICESILENT:x { ?s ?p ?o } }",
    "PREFIX : <HERE> PREFIX SERVICE: <HERE> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <HERE> SELECT * { ?s ?p falseSERVICE :x { ?s ?q ?o } }",
    "PREFIX : <HERE> SELECT * { ?s ?p 2e3SERVICE :x { ?s ?q ?o } }",
    "PREFIX : <HERE> SELECT * { ?s ?p 2SERVICE :x { ?s ?q ?o } }",
    "PREFIX : <HERE> SELECT * { ?s ?p 'word'SERVICE :x { ?s ?q ?o } }",
    "SELECT * { # a remark\rSERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * { # a remark\x0bSERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * { '''it's''' 'SERVICE' }#'\nSERVICE <HERE> {}",
    "SELECT * { BIND('\\u005C' AS ?x) SERVICE <HERE> { ?s ?p ?o } FILTER(?x = '') }",
    "SELECT * { BIND('\\u0027' AS ?x) SERVICE <HERE> { ?s ?p ?o } FILTER(?x = '') }",
    "SELECT * { \\u0053ERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * { BIND(IRI('HERE') AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?q BIND(IRI(CONCAT('HERE', STR(?q))) AS ?u) LATERAL { SERVICESILENT?u { ?x ?y ?z } } }",
    "SELECT * { FILTER EXISTS { SERVICE <HERE> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <HERE> { ?s ?p ?o } } } }",
    "ASK { SERVICE <HERE> { ?s ?p ?o } }",
    "CONSTRUCT WHERE { SERVICE <HERE> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * FROM <HERE> { ?s ?p ?o }",
    "SELECT * FROM<HERE> { ?s ?p ?o }",
    "PREFIX : <HERE> SELECT * FROM:x { ?s ?p ?o }",
    "SELECT * FROM NAMED <HERE> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "LOAD <HERE>",
    "LOAD SILENT <HERE> INTO GRAPH <a:g>",
    "SELECT * { ?s ?p ?o } ; LOAD <HERE>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <HERE> { ?s ?p ?o } }",
)


@pytest.mark.parametrize("text", ASKING)
def test_no_query_reaches_the_network(text: str, small: Store, listener: tuple[int, list[bytes]]) -> None:
    port, asked = listener
    with pytest.raises(InputError):
        run(small, text.replace("HERE", f"http://127.0.0.1:{port}/"))
    assert asked == []


def test_the_listener_hears_the_engine(listener: tuple[int, list[bytes]]) -> None:
    port, asked = listener
    with pytest.raises(OSError):
        ox.Store().query(f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
    assert len(asked) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the second wall is the Linux kernel's")
def test_the_worker_can_open_no_socket(listener: tuple[int, list[bytes]]) -> None:
    code = (
        "import socket, sys; from il21kg import worker; worker.forbid_sockets()\n"
        "socket.create_connection(('127.0.0.1', int(sys.argv[1])))"
    )
    port, asked = listener
    done = subprocess.run(
        [sys.executable, "-c", code, str(port)], capture_output=True, text=True, check=False
    )
    assert "PermissionError" in done.stderr
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?from ?o }",
        "# SERVICE FROM\nSELECT * { ?s ?p ?o }",
        "SELECT * { ?s ?p 'SERVICE', \"from\"@en, '''service''' }",
        "SELECT * { ?s prov:wasDerivedFrom <http://service.example/from>, <service:x> }",
        "PREFIX myservice: <a:> SELECT * { myservice:a myservice:service [] }",
        "SELECT * { GRAPH <a:service> { ?s ?p ?o } }",
    ],
)
def test_the_words_may_be_written_where_they_are_no_keywords(text: str, small: Store) -> None:
    assert run(small, text).kind == "rows"


def test_what_is_forbidden_is_named() -> None:
    assert forbidden("SELECT * { ?s ?p ?o }") is None
    assert forbidden("SELECT * { SERVICE <a:b> {} }") == ("service", "")
    assert forbidden("SELECT * FROM <a:b> {}") == ("from", "")
    assert (forbidden(f"SELECT * {{ ?s ?p }} # {'much later: ' * 9} service") or ("",))[0] == "syntax"


# --- time, rows, memory


@pytest.mark.parametrize(
    "text",
    [
        ENDLESS,
        "SELECT * { " + " . ".join(f"?s ?p{n} ?o{n}" for n in range(400)) + " }",
        "SELECT * { " + " . ".join(f"?v{n} ?p{n} ?v{n + 1}" for n in range(1500)) + " }",
    ],
    ids=["evaluating", "planning-a-star", "planning-a-chain"],
)
def test_a_query_ends_when_its_time_is_over(text: str, small: Store) -> None:
    begun = time.monotonic()
    with pytest.raises(Unavailable, match=r"ended after 0\.5 seconds"):
        run(small, text, limits=Limits(seconds=0.5))
    assert time.monotonic() - begun < 20


def test_a_question_of_the_catalogue_needs_no_process_of_its_own_unless_its_time_is_cut_short(
    small: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked_elsewhere = list[tuple[object, ...]]()

    def elsewhere(*request: object) -> Raw:
        asked_elsewhere.append(request)
        return Raw("truth")

    monkeypatch.setattr(queries, "answer", elsewhere)
    copied = tmp_path / "processes.rq"
    copied.write_text(find_question("processes").text)
    kinds = run(small, "counts").to_dicts()
    assert sum(int(row["n"] or 0) for row in kinds) > len(kinds) > 2
    assert run(small, "counts", limits=Limits(rows=2)).cut
    assert asked_elsewhere == []
    for text, limits in (("processes", Limits(seconds=5)), (str(copied), Limits()), ("ASK {}", Limits())):
        run(small, text, limits=limits)
    assert len(asked_elsewhere) == 3


def test_what_is_not_over_in_time_is_left_to_itself() -> None:
    assert in_time(lambda: 7, 5) == 7
    with pytest.raises(ZeroDivisionError):
        in_time(lambda: 1 // 0, 5)
    with pytest.raises(TimeoutError, match=r"not over after 0\.05 seconds"):
        in_time(lambda: time.sleep(0.5), 0.05)


def test_more_rows_than_asked_for_are_cut_and_told(small: Store, command: Command, tmp_path: Path) -> None:
    every = len(run(small, "SELECT * { ?s ?p ?o }"))
    for most, cut in ((every - 1, True), (every, False), (2500, False), (1, True)):
        found = run(small, "SELECT * { ?s ?p ?o }", limits=Limits(rows=most))
        assert (len(found), found.cut) == (min(most, every), cut)
    assert run(small, "CONSTRUCT WHERE { ?s ?p ?o }", limits=Limits(rows=3)).cut
    assert len(run(small, "SELECT * { ?a ?b ?c . ?d ?e ?f }", limits=Limits(rows=4000))) == 4000
    command("load", "--store", tmp_path / "graph")
    code, out, told = command(
        "query", "SELECT ?s { ?s ?p ?o }", "--limit", 7, "--format", "csv", "--store", tmp_path / "graph"
    )
    assert (code, len(out.splitlines())) == (0, 8)
    assert told == "Cut after 7 rows: there are more (--limit).\n"


def test_a_query_ends_when_its_memory_is_used_up(small: Store) -> None:
    greedy = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?b ?c ?d ?e ?f ?g ?h ?i"
    with pytest.raises(Unavailable, match="needs more than 50 MB"):
        run(small, greedy, limits=Limits(memory=50_000_000))
    with pytest.raises(Unavailable, match="needs more than 0 MB"):
        run(small, "SELECT * { ?a ?b ?c . ?d ?e ?f }", limits=Limits(memory=40_000))


def _ends(process: int) -> bool:
    """Whether a process is gone within ten seconds, or is dead and waits for its parent to notice."""
    for _ in range(500):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in "ZX":
            return True
        time.sleep(0.02)
    return False


def test_ctrl_c_ends_a_query(command: Command, tmp_path: Path) -> None:
    command("load", "--store", tmp_path / "graph")
    arguments = [sys.executable, "-m", "il21kg", "query", ENDLESS, "--store", str(tmp_path / "graph")]
    with subprocess.Popen(
        arguments,
        stderr=subprocess.PIPE,
        text=True,
        # a run in the background ignores the signal, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text():
            time.sleep(0.02)
        (worker,) = map(int, children.read_text().split())
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert told.strip() == "Stopped."
    assert _ends(worker)


def test_the_command_takes_a_time(command: Command, tmp_path: Path) -> None:
    command("load", "--store", tmp_path / "graph")
    code, out, told = command("query", ENDLESS, "--timeout", 0.4, "--store", tmp_path / "graph")
    assert (code, out) == (3, "")
    assert "ended after 0.4 seconds" in told
    assert "--timeout" in told


def test_a_store_in_a_folder_gives_what_the_one_in_memory_gives(tmp_path: Path, small: Store) -> None:
    with open_store(str(tmp_path / "s"), write=True) as kept:
        kept.replace(article("one", sorted(CLAIMS), ["work", "other"]))
        while_writing = run(kept, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o")
    with open_store(str(tmp_path / "s")) as kept:
        later = run(kept, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o")
    assert while_writing == later == run(small, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o")
    assert len(later) > 20


# --- the parser


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }",
        "SELECT * " + "{" * 3200 + "}" * 3200,
        "SELECT * " + "{ OPTIONAL " * 3200 + "{}" + "}" * 3200,
        "SELECT * { ?s ?p " + "<<( ?a ?b " * 400 + "?c" + " )>>" * 400 + " }",
        "SELECT * { ?s ?p " + "[ ?p " * 201 + "1" + "]" * 201 + " }",
        "SELECT * { ?s ?p ?o } #" + "x" * LONGEST,
    ],
    ids=["brackets", "groups", "optional", "triples", "nodes", "long"],
)
def test_a_query_that_is_too_deep_or_too_long_is_not_parsed(text: str, small: Store) -> None:
    with pytest.raises(InputError, match=r"too (deep|long)"):
        run(small, text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { FILTER(" + "!" * 60_000 + "true) }",
        "ASK { FILTER(" + "1+" * 40_000 + "1 > 0) }",
        "SELECT * { " + " UNION ".join(["{}"] * 10_000) + " }",
    ],
    ids=["not", "plus", "union"],
)
def test_what_ends_the_engine_ends_nothing_else(text: str, small: Store) -> None:
    try:
        found = run(small, text, limits=Limits(seconds=2))
    except Unavailable as error:
        assert "ended" in error.message or "needs more than" in error.message
    else:
        assert found.kind in ("rows", "truth")


def test_nesting_is_let_in_as_far_as_it_goes() -> None:
    check_query("ASK " + "{" * DEEPEST + "}" * DEEPEST)
    with pytest.raises(InputError, match="too deep"):
        check_query("ASK " + "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1))


def test_a_surrogate_is_no_text(small: Store) -> None:
    with pytest.raises(InputError, match="no text in UTF-8"):
        run(small, "SELECT * { ?s ?p '\udcff' }")


@pytest.mark.parametrize("name", ["words.txt", "words"])
def test_a_file_that_is_no_query_is_not_shown(name: str, tmp_path: Path, small: Store) -> None:
    file = tmp_path / name
    file.write_text("root:secret:0:0\n")
    with pytest.raises(InputError) as caught:
        run(small, str(file))
    assert "secret" not in str(caught.value)
    query = tmp_path / "mine.rq"
    query.write_text("SELECT * { ?s ?p ?o FILTER }")
    with pytest.raises(InputError, match=r"SELECT \* \{ \?s \?p \?o FILTER \}"):
        run(small, str(query))


def test_a_pipe_or_a_device_is_no_query(tmp_path: Path, small: Store) -> None:
    pipe, zero = tmp_path / "pipe.rq", tmp_path / "zero.rq"
    os.mkfifo(pipe)
    zero.symlink_to("/dev/zero")
    for file in (pipe, zero):
        with pytest.raises(InputError, match="cannot be read"):
            run(small, str(file))


# --- RDF

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def xml(body: str, entities: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><rdf:RDF xmlns:rdf="{RDF}">{body}</rdf:RDF>'.encode()
    )


def nested(count: int, opening: str, inside: str, closing: str) -> str:
    return opening * count + inside + closing * count


LAUGHS = '<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 9 + '">'
REFUSED = {
    "laughs.rdf": (xml("&b;", LAUGHS), "holds another entity"),
    "spaced.rdf": (xml("&b;", LAUGHS.replace(" b", "\n\tb")), "holds another entity"),
    "blowup.rdf": (xml("&a;" * 10_000, f'<!ENTITY a "{"ha" * 5000}">'), "grow to"),
    "deep.rdf": (
        xml(nested(9000, "<rdf:Description><rdf:value>", "", "</rdf:value></rdf:Description>")),
        "nested too deep",
    ),
    "deep.ttl": (
        f"<a:s> <a:p> {nested(60_000, '<<( <a:s> <a:p> ', '1', ' )>>')} .".encode(),
        "nested too deep",
    ),
    "deep.nt": (
        f"<a:s> <a:p> {nested(60_000, '<<( <a:s> <a:p> ', '<a:o>', ' )>>')} .".encode(),
        "nested too deep",
    ),
    "deep.jsonld": (nested(9000, '{"http://e/p":', "1", "}").encode(), "nested too deep"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_rdf_that_ends_the_engine_is_refused(name: str, command: Command, tmp_path: Path) -> None:
    data, reason = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(data)
    for arguments in (("validate", file), ("terms", "add", file, "--terms", tmp_path / "terms")):
        code, _, told = command(*arguments)
        assert code == 2
        assert name in told
        assert reason in told


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (xml("&a;", '<!ENTITY a "http://e.example/#">'), "rdf"),
        (xml("<rdf:Description/>" * 5000), "rdf"),
        (b"no xml", "rdf"),
        (b'{"a": "' + b"[" * 1000 + b'"}', "jsonld"),
        (b'{"a": "\\"' + b"{" * 1000 + b'"}', "jsonld"),
        (b"[{}," * 1 + b"{}," * 5000 + b"{}]", "jsonld"),
        (b'<a:s> <a:p> "' + b"<" * 1000 + b'" .', "ttl"),
        (b"<a:s> <a:p> <<( <a:s> <a:p> 1 )>> .\n" * 1000, "ttl"),
    ],
)
def test_rdf_that_is_only_long_is_let_in(data: bytes, ending: str) -> None:
    check_rdf(data, ending, "file")
