"""Workers answer, are ended when they take too long, and are replaced; who waits too long is sent away."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sites import ENDLESS, HOSTILE

from il21kg import KnowledgeGraph
from il21kg.errors import Unavailable
from il21kg.server import work
from il21kg.server.jobs import Desk, question_of
from il21kg.server.snapshot import take
from il21kg.server.wire import LENGTHS, Reply, answered, as_json, asked_of, packed, problem, reply_of
from il21kg.server.workers import Plan, Worker, Workers
from il21kg.store.faults import DATABASE


def with_workers(plan: Plan, then: Callable[[Workers], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        workers = Workers(plan)
        await workers.start()
        try:
            return await then(workers)
        finally:
            await workers.close()

    return asyncio.run(run())


def test_one_is_ended_another_takes_its_place_and_who_waits_in_vain_is_told(shelf: Path) -> None:
    async def then(workers: Workers) -> list[Reply]:
        long = asyncio.ensure_future(workers.ask("sparql", {"query": ENDLESS}))
        await asyncio.sleep(0.1)
        waiting = asyncio.ensure_future(workers.ask("sparql", {"query": "ASK {}"}))
        await asyncio.sleep(0.1)
        sent_away = await workers.ask("sparql", {"query": "ASK {}"})
        return [await long, await waiting, sent_away]

    plan = Plan(shelf / DATABASE, number=1, waiting=1, seconds=0.6)
    long, waiting, sent_away = with_workers(plan, then)
    assert [long.status, waiting.status, sent_away.status] == [504, 200, 503]
    assert "0.6 seconds" in json.loads(long.body)["title"]
    assert int(sent_away.headers["Retry-After"]) > 0


def test_work_ends_when_whoever_asked_has_left(shelf: Path) -> None:
    async def then(workers: Workers) -> float:
        gone = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.3, gone.set_result, None)
        start = asyncio.get_running_loop().time()
        await workers.ask("sparql", {"query": ENDLESS}, gone)
        return asyncio.get_running_loop().time() - start

    assert with_workers(Plan(shelf / DATABASE, number=1, seconds=60), then) < 30


def test_a_worker_without_a_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be started"):
        asyncio.run(Worker.start(Plan(tmp_path / "none")))


def test_a_desk_tells_what_fails_as_a_problem(shelf: Path) -> None:
    desk = Desk(shelf / DATABASE, None)
    assert desk.answer("node", {"node": "AAA"}).status == 200
    asked = desk.answer("ask", {"question": "target-cells", "words": "", "parameters": {"gene": "AAA"}})
    assert HOSTILE in asked.body.decode().replace("\\", "")
    unknown = desk.answer("node", {"node": "no such thing"})
    assert (unknown.status, unknown.media) == (400, "application/problem+json")
    assert question_of("target-cells").name == "target-cells"


def test_an_article_is_shown_whole_while_its_text_is_at_hand(tmp_path: Path) -> None:
    text = tmp_path / "il7.txt"
    text.write_text("IL7 gene\n\nIL-7 acts on B cells. It was named early.\n", encoding="utf-8")
    assert KnowledgeGraph(tmp_path / "store").load(text).state == "saved"
    copy = take(tmp_path / "store")
    try:
        desk = Desk(copy.database, None)
        page = desk.answer("article", {"key": "il7"})
        assert (page.status, page.media.partition(";")[0]) == (200, "text/html")
        assert b"early" in page.body  # no claim, and yet there
        assert str(tmp_path).encode() not in page.body
        assert "script-src" not in page.headers["Content-Security-Policy"]  # the page says it by itself
        text.unlink()
        assert Desk(copy.database, None).answer("article", {"key": "il7"}).status == 404
    finally:
        copy.remove()


def test_what_is_asked_and_answered_passes_between_two_processes() -> None:
    file = BytesIO(packed("why", {"subject": "IL4", "object": None}))
    assert asked_of(file) == ("why", {"subject": "IL4", "object": None})
    assert asked_of(file) is None
    for reply in (as_json({"a": "é"}), problem(400, "No.", "Do.", line=3)):
        data = answered(reply)
        head, body = LENGTHS.unpack(data[: LENGTHS.size])
        rest = data[LENGTHS.size :]
        assert (len(rest), reply_of(rest[:head], rest[head:])) == (head + body, reply)


def test_a_worker_has_less_memory_than_the_machine() -> None:
    assert 1_000_000_000 <= work.MEMORY <= 4_000_000_000
