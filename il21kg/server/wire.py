"""What is asked of a worker and what it answers, as values and as bytes between two processes."""

import json
import marshal
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

PROBLEM: Final = "application/problem+json"
JSON: Final = "application/json"

#: Length of the head and of the body, before both.
LENGTHS: Final = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP gives it."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def problem(status: int, title: str, advice: str = "", **more: object) -> Reply:
    """Give a failure as RFC 9457 has it: `title`, `detail` (what to do), and more, as `line` and `column`."""
    told = {"title": title, "status": status, **({"detail": advice} if advice else {}), **more}
    return Reply(status, PROBLEM, (json.dumps(told, ensure_ascii=False) + "\n").encode())


def as_json(value: object) -> Reply:
    """Give plain values as JSON."""
    return Reply(200, JSON, (json.dumps(value, ensure_ascii=False) + "\n").encode())


def packed(job: str, asked: Mapping[str, Any]) -> bytes:
    """Write what is asked: the name of a job, and plain values."""
    data = marshal.dumps((job, dict(asked)))
    return LENGTHS.pack(len(data), 0) + data


def asked_of(file: BinaryIO) -> tuple[str, dict[str, Any]] | None:
    """Read what is asked; None at the end of the file."""
    lengths = file.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    job, asked = marshal.loads(file.read(LENGTHS.unpack(lengths)[0]))
    return job, asked


def answered(reply: Reply) -> bytes:
    """Write an answer."""
    head = json.dumps([reply.status, reply.media, dict(reply.headers)]).encode()
    return LENGTHS.pack(len(head), len(reply.body)) + head + reply.body


def reply_of(head: bytes, body: bytes) -> Reply:
    """Read an answer; raises ValueError for what is none."""
    status, media, headers = json.loads(head)
    return Reply(status, media, body, headers)
