"""What is drawn for the pages, and what is refused with a reason."""

from pathlib import Path

import pytest
from sites import fill

from il21kg import KnowledgeGraph
from il21kg.errors import InputError
from il21kg.server.figures import drawn


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    return KnowledgeGraph(fill(tmp_path / "store"))


#: Kind, first field, second field → words of the refusal.
REFUSED = {
    ("pie", "AAA", ""): "There is no figure “pie”",
    ("path", "AAA", ""): "two ends",
    ("path", "AAA", "CL:3"): "link the two",
    ("matrix", "AAA " * 61, "cells"): "61 genes",
    ("matrix", "AAA", "weather"): "weather",
    ("figure", "no such thing", ""): "no such thing",
}


@pytest.mark.parametrize(("kind", "of", "other"), REFUSED)
def test_what_cannot_be_drawn_is_told(graph: KnowledgeGraph, kind: str, of: str, other: str) -> None:
    with pytest.raises(InputError, match=REFUSED[kind, of, other]):
        drawn(graph, {"kind": kind, "of": of, "with": other, "dark": False})


def test_a_figure_has_the_colours_of_its_theme(graph: KnowledgeGraph) -> None:
    light, dark = (
        drawn(graph, {"kind": "figure", "of": "AAA", "with": "", "dark": each}) for each in (False, True)
    )
    assert light != dark
    assert light.startswith("<svg")
