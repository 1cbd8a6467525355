"""A server of models on this machine, which answers as a test says: the chat protocol over real HTTP."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Claims = list[Any]


@dataclass(frozen=True)
class Said:
    """What the server sends back."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    """Seconds before the body."""
    length: int | None = None
    """What it says its length is; None for what it is."""


@dataclass
class Server:
    """Where it is, and what it was asked."""

    address: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of the requests."""
    headers: list[Mapping[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def chat(content: str, ended: str = "stop") -> bytes:
    """An answer of the chat protocol."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": ended}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def claims(*some: Any) -> Said:
    """An answer with claims, as it is asked for."""
    return Said(chat(json.dumps({"claims": list(some)})))


def claim(subject: object, relation: str, object_: str, **more: Any) -> dict[str, Any]:
    """A claim as a model gives it."""
    said = {"subject": subject, "relation": relation, "object": object_}
    return {**said, "certainty": "stated", "negated": False, **more}


def sentence_of(body: Mapping[str, Any]) -> str:
    """The sentence a request asks about."""
    return str(json.loads(body["messages"][-1]["content"])["sentence"])


@contextmanager
def serving(answer: Callable[[dict[str, Any], int], Said]) -> Iterator[Server]:
    """Serve models on a free port of the loopback; `answer` gets each body and how many were before it."""
    server = Server("")

    class Chat(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            before = len(server.asked)
            server.asked.append(body)
            server.headers.append(dict(self.headers))
            server.paths.append(self.path)
            said = answer(body, before)
            time.sleep(said.pause)
            self.send_response(said.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said.body) if said.length is None else said.length))
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(said.body)
            except OSError:  # who asked has gone
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep still."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Chat) as http:
        thread = Thread(target=http.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        server.address = f"http://127.0.0.1:{http.server_address[1]}/v1"
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
