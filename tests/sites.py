"""A store with names that would like to be markup, and its real server on loopback."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlencode

from articles import VOCABULARY, Known, article

from il21kg.namespaces import expand
from il21kg.store.store import open_store
from il21kg.vocabulary.vocabulary import Vocabulary

ROOT: Final = Path(__file__).parents[1]
#: What would run, break out of an attribute, or end an element if it were not escaped.
HOSTILE: Final = "<img src=x onerror=\"document.title='broken'\"> & ' </script>"
#: A query that nobody waits for.
ENDLESS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f) }"


def fill(folder: Path) -> Path:
    """Make a store of two articles; the second one's cell and title are hostile."""
    terms = {iri: replace(term) for iri, term in VOCABULARY.terms.items()}
    large = expand("CL:2")
    terms[large] = replace(terms[large], label=HOSTILE)
    hostile = cast(Vocabulary, replace(cast(Known, VOCABULARY), terms=terms))
    with open_store(str(folder), write=True) as store:
        store.replace(article("one", ("encodes", "place", "linked", "role", "acts-not"), ("work",)))
        store.replace(article("two", ("acts-large", "mutated"), text_of=HOSTILE, vocabulary=hostile))
        store.settle()
    return folder


@dataclass(frozen=True)
class Given:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Site:
    """A server that runs."""

    port: int
    process: "subprocess.Popen[str]"
    told: str
    """What it said when it began."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Given:
        """Send one request; the names of headers are written with `_`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            head = {name.lower(): value for name, value in answer.getheaders()}
            return Given(answer.status, head, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "", **fields: str) -> Given:
        """Get a path with the fields of a query string."""
        whole = f"{path}?{urlencode(fields)}" if fields else path
        return self.ask("GET", whole, accept=accept) if accept else self.ask("GET", whole)


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Site]:
    """Run `il21kg serve` on a store; it is told to end afterwards."""
    command = [sys.executable, "-m", "il21kg", "serve", "--store", str(store), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr
    try:
        told = "".join(iter(process.stderr.readline, "Ctrl-C ends.\n"))
        found = re.search(r":(\d+)/ ", told)
        assert found, told
        yield Site(int(found[1]), process, told)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
