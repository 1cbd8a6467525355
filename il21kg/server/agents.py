"""The door for assistants: seven tools that read, over the Model Context Protocol on standard in- and output.

Each answer is JSON with the sentences it rests on, their offsets, and the SHA-256 of their document.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Final

import mcp.types as protocol
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from il21kg.ask.catalogue import catalogue
from il21kg.resources import VERSION
from il21kg.server.graph import Served, Settings, View
from il21kg.server.snapshot import take
from il21kg.server.wire import Reply, as_json, problem

INSTRUCTIONS: Final = (
    "A graph of what texts say of genes, proteins, cells, processes and diseases. Each claim has the "
    "sentence it was read from. Quote it. Hedged, denied and not asserted claims are marked: tell them so."
)
#: Letters of a text that is read.
_LONGEST_TEXT: Final = 100_000


def _tool(name: str, description: str, needed: int, **fields: str) -> protocol.Tool:
    """Make a tool whose fields are words, the first so many of them needed."""
    properties: dict[str, Any] = {
        field: {"type": "string", "description": told} for field, told in fields.items()
    }
    for field in ("limit", "hops"):
        if field in properties:
            properties[field]["type"] = "integer"
    schema = {"type": "object", "properties": properties, "required": [*fields][:needed]}
    if "parameters" in properties:
        properties["parameters"] |= {"type": "object", "additionalProperties": {"type": "string"}}
    read_only = protocol.ToolAnnotations(read_only_hint=True, open_world_hint=False)
    return protocol.Tool(name=name, description=description, input_schema=schema, annotations=read_only)


TOOLS: Final = (
    _tool(
        "search",
        "Find things and their identifiers by the beginning of a name or of a word in it.",
        1,
        q="the beginning of a name: IL2, natural k",
        limit="how many at most (20)",
    ),
    _tool(
        "read",
        "Read what a document of the graph says (document), what is said of a thing (node), or the claims "
        "of a new text about a gene (text). One of the three.",
        0,
        document="key of a document; * lists them",
        node="a name or identifier",
        text="English text, at most 100,000 letters; nothing of it is kept",
        about="symbol of the gene the text is about, where it does not say so",
    ),
    _tool(
        "ask",
        "Answer a question of the catalogue, in plain words (which cells does IL21 act on?) or by its name "
        "with parameters. Gives rows, SPARQL and sentences. Without arguments it lists the questions.",
        0,
        words="the question in plain words",
        question="or its name",
        parameters="values of its parameters, as gene: IL21",
    ),
    _tool(
        "why",
        "Give the sentences behind a claim, or what the documents say instead. What is left out means any.",
        1,
        subject="a name or identifier",
        predicate="a relation, as actsOnCell",
        object="a name or identifier",
    ),
    _tool(
        "check",
        "Hold a draft answer against the documents: each claim gets a verdict (stated, weaker, denied, "
        "opposite, other, not said, ...) with the sentence. Do so before you answer.",
        1,
        text="English sentences or Markdown; nothing of it is kept",
    ),
    _tool(
        "neighborhood",
        "Give what lies around a thing: claims to its neighbours and theirs.",
        1,
        node="a name or identifier",
        hops="how far, 1 to 3 (1)",
        limit="how many neighbours at most (20)",
    ),
    _tool(
        "sparql",
        "Run a SPARQL 1.1 query that reads; the prefixes rdf, rdfs, ikg, hgnc, obo, oa are known. A claim "
        "has rdf:subject, rdf:predicate, rdf:object, ikg:certainty, ikg:evidence (oa:exact, oa:start).",
        1,
        query="SELECT, ASK, CONSTRUCT or DESCRIBE",
    ),
)


class Door:
    """What the tools do."""

    def __init__(self, served: Served) -> None:
        """Take the graph that is served."""
        self._served = served

    async def call(self, tool: str, given: Mapping[str, Any]) -> Reply:
        """Do what a tool does; what fails is told as a problem."""
        known = next((each for each in TOOLS if each.name == tool), None)
        if known is None:
            return problem(
                404, f"There is no tool “{tool}”.", f"There is: {', '.join(each.name for each in TOOLS)}"
            )
        if wrong := _wrong(known, given):
            return problem(400, wrong)
        reply: Reply = await getattr(self, f"_{tool}")(given)
        return reply

    async def _search(self, given: Mapping[str, Any]) -> Reply:
        return as_json(
            {"found": self._served.view.contents.search(given["q"], _within(given, "limit", 20, 100))}
        )

    async def _read(self, given: Mapping[str, Any]) -> Reply:
        if text := given.get("text"):
            if long := _too_long(text):
                return long
            return await self._served.ask("text", text=text, about=given.get("about", ""))
        if node := given.get("node"):
            return await self._served.ask("node", node=node)
        contents, key = self._served.view.contents, given.get("document", "*")
        if key == "*":
            return as_json({"documents": [each.value() for each in contents.documents[:200]]})
        if held := contents.document(key):
            told = await self._served.ask("document", document=held.source.document)
            return told if told.status != 200 else as_json({**held.value(), "facts": json.loads(told.body)})
        return problem(404, f"There is no document “{key}”.", "document: * lists them")

    async def _ask(self, given: Mapping[str, Any]) -> Reply:
        words, question = given.get("words", ""), given.get("question", "")
        if " " in question.strip():  # no name has a blank: it is meant in plain words
            words, question = question, ""
        if not words and not question:
            return as_json({"questions": {each.name: each.question for each in catalogue()}})
        asked = {"words": words, "question": question, "parameters": given.get("parameters") or {}}
        return await self._served.ask("ask", **asked, sentences=True)

    async def _why(self, given: Mapping[str, Any]) -> Reply:
        return await self._served.ask("why", **{name: given.get(name) or None for name in _TRIPLE})

    async def _check(self, given: Mapping[str, Any]) -> Reply:
        if long := _too_long(given["text"]):
            return long
        return await self._served.ask("check", text=given["text"])

    async def _neighborhood(self, given: Mapping[str, Any]) -> Reply:
        hops, limit = _within(given, "hops", 1, 3), _within(given, "limit", 20, 100)
        return await self._served.ask("edges", node=given["node"], hops=hops, limit=limit)

    async def _sparql(self, given: Mapping[str, Any]) -> Reply:
        never: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        return await self._served.query({"query": given["query"]}, never)


_TRIPLE: Final = ("subject", "predicate", "object")


def _too_long(text: str) -> Reply | None:
    if len(text) <= _LONGEST_TEXT:
        return None
    return problem(400, f"The text is longer than {_LONGEST_TEXT:,} letters.", "Send a part of it.")


def _within(given: Mapping[str, Any], name: str, default: int, most: int) -> int:
    return max(1, min(int(given.get(name) or default), most))


def _wrong(tool: protocol.Tool, given: Mapping[str, Any]) -> str:
    """Say what is wrong with the arguments of a call; empty for nothing."""
    fields = tool.input_schema["properties"]
    kinds = {"string": str, "integer": int, "object": dict}
    if missing := [name for name in tool.input_schema["required"] if not given.get(name)]:
        return f"“{missing[0]}” is needed."
    for name, value in given.items():
        if name not in fields:
            return f"There is no “{name}”; there is: {', '.join(fields)}."
        if value is not None and not isinstance(value, kinds[fields[name]["type"]]):
            return f"“{name}” has to be of type {fields[name]['type']}."
    return ""


def make_server(door: Door) -> Server[dict[str, Any]]:
    """Give the server of the protocol."""

    async def listed(context: object, asked: object) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=list(TOOLS))

    async def called(context: object, asked: protocol.CallToolRequestParams) -> protocol.CallToolResult:
        reply = await door.call(asked.name, asked.arguments or {})
        words = protocol.TextContent(type="text", text=reply.body.decode())
        return protocol.CallToolResult(content=[words], is_error=reply.status != 200)

    return Server(
        "il21kg", version=VERSION, instructions=INSTRUCTIONS, on_list_tools=listed, on_call_tool=called
    )


def serve_agents(settings: Settings) -> None:
    """Serve a store to the assistant on standard input and output, until that is closed.

    Raises InputError for a folder that is no store, Unavailable for a store that cannot be read or copied.
    """
    view = View(take(settings.folder), settings)
    try:
        asyncio.run(_serve(view, settings))
    finally:
        view.snapshot.remove()


async def _serve(view: View, settings: Settings) -> None:
    await view.start()
    served = Served(view, settings)
    following = asyncio.ensure_future(served.follow())
    server = make_server(Door(served))
    try:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await served.close()
