"""A store without claims is a network without edges, in each of its forms."""

import io
import json

import networkx
import pyoxigraph as ox

from il21kg.show.files.cx2 import to_cx2
from il21kg.show.files.graphml import to_graphml
from il21kg.show.files.nanopublications import to_nanopublications
from il21kg.show.files.network import met


def test_no_claims_are_no_edges() -> None:
    parts = json.loads(b"".join(to_cx2([])))
    counts = {each["name"]: each["elementCount"] for each in parts[1]["metaData"]}
    assert (counts["nodes"], counts["edges"]) == (0, 0)
    assert networkx.read_graphml(io.BytesIO(b"".join(to_graphml([])))).number_of_nodes() == 0
    assert list(ox.parse(b"".join(to_nanopublications([])), format=ox.RdfFormat.TRIG)) == []


def test_nothing_is_written_of_no_claims() -> None:
    with met([], lambda *_: b"an edge") as network:
        assert (network.edges, dict(network.things), list(network.pieces())) == (0, {}, [])
