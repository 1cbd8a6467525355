"""CX2, the exchange format of Cytoscape and NDEx (specification 2.0), in the colours of our pictures."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from il21kg.show.colours import COLOURS, INKS, OUTLINES
from il21kg.show.files.network import OF_EDGES, OF_THINGS, Network, met, of_thing
from il21kg.show.files.table import Value
from il21kg.store.claims import Claim

_TYPES: Final = {str: "string", bool: "boolean", int: "integer", float: "double"}
_SHAPES: Final = {"square": "rectangle", "sheet": "rectangle", "pill": "ellipse"}
_BORDERS: Final = {"double": "double", "dashed": "dashed"}
_LINES: Final = {"hedged": "dashed", "not asserted": "dotted"}
_INKS: Final = {"denied": INKS["no"][0], "not asserted": INKS["faint"][0]}
_TITLE: Final = "Claims of il21kg, each with its sentence"


def to_cx2(found: Iterable[Claim]) -> Iterator[bytes]:
    """Give claims as a network: things are its nodes, and claims, how ever they stand, its edges."""
    with met(found, _edge) as network:
        yield b"[\n"
        for fragment in _head(network):
            yield _json(fragment) + b",\n"
        yield b'{"nodes":['
        for number, thing in enumerate(network.things.values()):
            yield (b"," if number else b"") + b"\n" + _json({"id": number, "v": of_thing(thing)})
        yield b'\n]},\n{"edges":['
        yield from network.pieces()
        yield b"\n]},\n"
        yield _json({"visualProperties": [_style()]}) + b",\n"
        yield _json({"status": [{"error": "", "success": True}]}) + b"\n]\n"


def _edge(number: int, source: int, target: int, told: dict[str, Value]) -> bytes:
    edge = {"id": number, "s": source, "t": target, "v": told}
    return (b"," if number else b"") + b"\n" + _json(edge)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _head(network: Network) -> Iterator[dict[str, Any]]:
    counts = {
        "attributeDeclarations": 1,
        "networkAttributes": 1,
        "nodes": len(network.things),
        "edges": network.edges,
        "visualProperties": 1,
    }
    yield {"CXVersion": "2.0", "hasFragments": False}
    yield {"metaData": [{"elementCount": n, "name": name} for name, n in counts.items()]}
    yield {
        "attributeDeclarations": [
            {"networkAttributes": {"name": {"d": "string"}}}
            | {
                part: {name: {"d": _TYPES[type_]} for name, type_ in columns.items()}
                for part, columns in (("nodes", OF_THINGS), ("edges", OF_EDGES))
            }
        ]
    }
    yield {"networkAttributes": [{"name": _TITLE}]}


# --- the style


def _style() -> dict[str, Any]:
    """Give the style of our pictures: kinds by colour and outline, hedges dashed, denials red."""
    return {
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": INKS["page"][0]},
            "node": {
                "NODE_BACKGROUND_COLOR": COLOURS["other"][0],
                "NODE_BORDER_COLOR": COLOURS["other"][1],
                "NODE_BORDER_WIDTH": 2,
                "NODE_LABEL_COLOR": INKS["ink"][0],
                "NODE_SHAPE": "round-rectangle",
                "NODE_WIDTH": 120,
                "NODE_HEIGHT": 36,
            },
            "edge": {
                "EDGE_LINE_COLOR": INKS["line"][0],
                "EDGE_LABEL_COLOR": INKS["soft"][0],
                "EDGE_TARGET_ARROW_SHAPE": "triangle",
                "EDGE_WIDTH": 2,
            },
        },
        "nodeMapping": {
            "NODE_LABEL": _passed("name"),
            "NODE_BACKGROUND_COLOR": _by("kind", {each: COLOURS[each][0] for each in COLOURS}),
            "NODE_BORDER_COLOR": _by("kind", {each: COLOURS[each][1] for each in COLOURS}),
            "NODE_SHAPE": _by(
                "kind", {each: _SHAPES.get(OUTLINES[each], "round-rectangle") for each in OUTLINES}
            ),
            "NODE_BORDER_STYLE": _by(
                "kind", {each: _BORDERS.get(OUTLINES[each], "solid") for each in OUTLINES}
            ),
        },
        "edgeMapping": {
            "EDGE_LABEL": _passed("interaction"),
            "EDGE_LINE_STYLE": _by("standing", _LINES),
            "EDGE_LINE_COLOR": _by("standing", _INKS),
            "EDGE_TARGET_ARROW_COLOR": _by("standing", _INKS),
            "EDGE_LABEL_COLOR": _by("standing", _INKS),
        },
    }


def _passed(attribute: str) -> dict[str, Any]:
    return {"type": "PASSTHROUGH", "definition": {"attribute": attribute, "type": "string"}}


def _by(attribute: str, values: dict[str, str]) -> dict[str, Any]:
    pairs = [{"v": str(value), "vp": shown} for value, shown in values.items()]
    return {"type": "DISCRETE", "definition": {"attribute": attribute, "type": "string", "map": pairs}}
