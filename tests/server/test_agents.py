"""The door for assistants, by the protocol's own client: its tools, what they answer, what they refuse."""

import asyncio
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from sites import HOSTILE, ROOT

from il21kg.cli.main import commands
from il21kg.server.agents import TOOLS

Asked = dict[str, Any]


def asking(shelf: Path, calls: list[tuple[str, Asked]]) -> tuple[list[Any], list[tuple[bool, Any]]]:
    """Give the tools, and the answers to some calls: whether each is an error, and its JSON."""
    command = ["-m", "il21kg", "mcp", "--store", str(shelf), "--timeout", "2"]
    server = StdioServerParameters(
        command=sys.executable, args=command, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )

    async def run() -> tuple[list[Any], list[tuple[bool, Any]]]:
        async with Client(server, read_timeout_seconds=60) as client:
            tools = (await client.list_tools()).tools
            told = []
            for name, given in calls:
                result: Any = await client.call_tool(name, given)
                told.append((result.is_error, json.loads(result.content[0].text)))
            return list(tools), told

    return asyncio.run(run())


#: Call → whether it is an error, and what holds of its answer.
CALLS: list[tuple[str, Asked, bool, Callable[[Any], Any]]] = [
    ("search", {"q": "aa"}, False, lambda told: told["found"][0]["curie"] == "hgnc:1"),
    ("search", {}, True, lambda told: "needed" in told["title"]),
    ("search", {"q": "aa", "limit": "two"}, True, lambda told: "type integer" in told["title"]),
    ("search", {"q": "aa", "path": "/etc"}, True, lambda told: "There is no “path”" in told["title"]),
    ("read", {}, False, lambda told: [each["key"] for each in told["documents"]] == ["one", "two"]),
    ("read", {"document": "two"}, False, lambda told: len(told["facts"]) == 2),
    ("read", {"document": "../x"}, True, lambda told: told["status"] == 404),
    ("read", {"node": "AAA"}, False, lambda told: told["claims"] > 4),
    ("read", {"text": "IL7 may bind CD3E.", "about": "IL7"}, False, lambda told: "may" in str(told["facts"])),
    ("ask", {}, False, lambda told: "target-cells" in told["questions"]),
    ("ask", {"words": "which cells does AAA act on"}, False, lambda told: [
        each["object"] for each in told["evidence"]] == [HOSTILE]),
    ("ask", {"question": "effects", "parameters": {"gene": "AAA"}}, False, lambda told: told["evidence"]),
    ("ask", {"words": "who goes there"}, True, lambda told: "Nearest" in told["detail"]),
    ("why", {"subject": "AAA", "predicate": "encodes"}, False, lambda told: told["found"]),
    ("check", {"text": "IL7 binds CD3E."}, False, lambda told: told["counts"] == {"not said": 1}),
    ("check", {"text": "AAA. " * 30000}, True, lambda told: "longer" in told["title"]),
    ("neighborhood", {"node": "AAA"}, False, lambda told: any(each["evidence"] for each in told["edges"])),
    ("sparql", {"query": "SELECT ?l { hgnc:1 rdfs:label ?l }"}, False, lambda told: "AAA" in str(told)),
    ("sparql", {"query": "CLEAR ALL"}, True, lambda told: told["status"] == 403),
    ("sparql", {"query": "SELECT * {"}, True, lambda told: told["line"] == 1),
    ("load", {}, True, lambda told: "There is no tool" in told["title"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(shelf: Path) -> tuple[list[Any], list[tuple[bool, Any]]]:
    return asking(shelf, [(name, given) for name, given, _, _ in CALLS])


@pytest.mark.parametrize("at", range(len(CALLS)), ids=lambda at: f"{CALLS[at][0]} {CALLS[at][1]}"[:60])
def test_a_tool_answers(told: Any, at: int) -> None:
    is_error, answer = told[1][at]
    assert is_error is CALLS[at][2], answer
    assert CALLS[at][3](answer), answer
    assert not re.search(r"Traceback|\.py\b|site-packages", json.dumps(answer))


def test_each_sentence_has_its_words_its_place_and_the_hash_of_its_document(told: Any) -> None:
    places = [
        place
        for (name, *_), (_, answer) in zip(CALLS, told[1], strict=True)
        for fact in answer.get("facts", answer.get("evidence", answer.get("edges", ())))
        for place in fact.get("evidence", [fact])
    ]
    assert len(places) > 15
    for place in places:
        assert place["end"] - place["start"] == len(place["quote"])
        assert re.fullmatch("[0-9a-f]{64}", place["sha256"])


def test_seven_tools_that_read_take_little_room(told: Any) -> None:
    """A token has about four letters; JSON has shorter ones: three are reckoned."""
    tools = [each.model_dump(mode="json", by_alias=True, exclude_none=True) for each in told[0]]
    assert [each["name"] for each in tools] == [each.name for each in TOOLS]
    assert len(tools) == 7
    assert all(each["annotations"]["readOnlyHint"] for each in tools)
    assert len(json.dumps(tools, ensure_ascii=False)) / 3 < 1700


@pytest.mark.parametrize("page", ["SKILL.md", "llms.txt"])
def test_what_assistants_are_told_is_so(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    told = set(re.findall(r"`il21kg (\w+)", text))
    assert len(told) > 1
    assert told <= set(commands.commands)
    assert [link for link in re.findall(r"\]\(([^)]+)\)", text) if not (ROOT / link).exists()] == []
    assert {each.name for each in TOOLS} <= set(re.findall(r"\w+", text))
