"""GraphML of all claims of a graph: Gephi, yEd, Cytoscape, igraph and networkx read it."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

from il21kg.show.files.network import OF_EDGES, OF_THINGS, met, of_thing
from il21kg.show.files.table import Value
from il21kg.store.claims import Claim

_TYPES: Final = {str: "string", bool: "boolean", int: "long", float: "double"}
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: What stands for a character that XML cannot hold: offsets stay what they are.
_UNKNOWN: Final = "\ufffd"
_KEYS: Final = {
    part: {name: f"{part}-{name}" for name in columns}
    for part, columns in (("node", OF_THINGS), ("edge", OF_EDGES))
}


def to_graphml(found: Iterable[Claim]) -> Iterator[bytes]:
    """Give claims as a directed graph that may have several edges from one thing to another."""
    with met(found, _edge) as network:
        yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
        yield b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        for part, columns in (("node", OF_THINGS), ("edge", OF_EDGES)):
            for name, type_ in columns.items():
                key = f'id="{_KEYS[part][name]}" for="{part}" attr.name="{name}" attr.type="{_TYPES[type_]}"'
                yield f"<key {key}/>\n".encode()
        yield b'<graph edgedefault="directed">\n'
        for number, thing in enumerate(network.things.values()):
            yield f'<node id="n{number}">{_data("node", of_thing(thing))}</node>\n'.encode()
        yield from network.pieces()
        yield b"</graph>\n</graphml>\n"


def _edge(number: int, source: int, target: int, told: dict[str, Value]) -> bytes:
    ends = f'id="e{number}" source="n{source}" target="n{target}"'
    return f"<edge {ends}>{_data('edge', told)}</edge>\n".encode()


def _data(part: str, told: dict[str, Value]) -> str:
    return "".join(f'<data key="{_KEYS[part][name]}">{_text(value)}</data>' for name, value in told.items())


def _text(value: Value) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    whole = html.escape(_NOT_XML.sub(_UNKNOWN, text), quote=False)
    return whole.replace("\r", "&#13;")  # bare, it is read as a line feed
