"""Paths as text and as a drawing: every sentence under its step, nothing on top of anything else."""

from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from il21kg.ask.paths import Chain, Claim, Stop
from il21kg.cli.main import commands
from il21kg.errors import InputError
from il21kg.show.path import heading, sentence, to_svg, to_text
from il21kg.show.placement import text_width

SVG = "{http://www.w3.org/2000/svg}"


def told(quote: str, document: str = "toy (2020-01-02)") -> dict[str, Any]:
    return {"quote": quote, "document": document, "start": 5, "end": 5 + len(quote)}


GENE = Stop("g", "TOY1", "gene", ("Toy protein 1",))
CELL = Stop("c", "red cell", "cell", ())
DISEASE = Stop("d", "a disease with a name that is rather long for a box", "disease", ())
WAKES = Claim(
    "Toy protein 1", "acts on", "red cell", "stated", True, (told("It wakes red cells."), told("Yes."))
)
MAY = Claim("TOY1", "may act on: proliferation", "red cell", "hedged", True, (told("Perhaps."),))
IN = Claim(
    DISEASE.label, "may be found in", "red cell", "hedged", False, (told("A long sentence about it. " * 30),)
)
CHAINS = [Chain((GENE, CELL), ((WAKES, MAY),)), Chain((GENE, CELL, DISEASE), ((WAKES,), (IN,)))]


def test_each_step_is_told_with_its_sentence() -> None:
    assert to_text(CHAINS[:1]).splitlines() == [
        "How TOY1 and red cell are linked: one path of 1 step",
        "",
        "1. TOY1 ─ acts on ─→ red cell",
        "   Toy protein 1 acts on red cell",
        "     “It wakes red cells.” (toy (2020-01-02), 5–24) and 1 more",
        "     also: TOY1 may act on: proliferation red cell (hedged)",
    ]
    assert f"2. TOY1 ─ acts on ─→ red cell ←┄ may be found in ┄ {DISEASE.label}" in to_text(CHAINS)
    assert heading(CHAINS)[1] == "2 paths, the shortest of 1 step"


def test_words_that_are_left_out_of_the_graph_leave_their_place() -> None:
    assert sentence(Claim("a", "b", "c", "stated", True, (told(""),))) == "(toy (2020-01-02), 5–5)"


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_on_top_of_anything_else_or_outside(dark: bool) -> None:
    root = ElementTree.fromstring(to_svg(CHAINS, dark))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    found = []
    for text in root.iter(f"{SVG}text"):
        size = {"title": 22, "small": 12}.get(text.attrib.get("class", ""), 13)
        wide, x, y = (
            text_width("".join(text.itertext()), size),
            float(text.attrib["x"]),
            float(text.attrib["y"]),
        )
        left = x - wide / 2 if text.attrib.get("class", "").startswith(("middle", "words")) else x
        found.append((left, y - 10, left + wide, y + 3))
    assert all(
        left > 0 and right < width and top > 0 and bottom < height for left, top, right, bottom in found
    )
    assert not [
        (a, b)
        for a, b in combinations(found, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    ways = [item.attrib["class"] for item in root.iter(f"{SVG}path") if "way" in item.attrib["class"]]
    assert ways == ["way stated", "way stated", "way hedged", "way stated", "way hedged"]


def test_an_arrow_points_to_the_object() -> None:
    root = ElementTree.fromstring(to_svg(CHAINS[1:]))
    tips = [item.attrib["d"] for item in root.iter(f"{SVG}path") if item.attrib["class"] == "tip"]
    assert ["l-9" in tip for tip in tips] == [True, False]


def test_no_path_is_said() -> None:
    with pytest.raises(InputError, match="No claims link"):
        to_text([])


def test_the_command_tells_and_draws_a_path(tmp_path: Path) -> None:
    store, runner = str(tmp_path / "store"), CliRunner()
    assert runner.invoke(commands, ["load", "--store", store]).exit_code == 0

    def figure(*arguments: str) -> Any:
        return runner.invoke(commands, ["figure", "--path", *arguments, "--store", store])

    text = figure("IL21", "natural killer cell")
    assert text.exit_code == 0
    assert text.output.startswith("How IL21 and natural killer cell are linked: ")
    steps = [line for line in text.output.splitlines() if line.startswith("     “")]
    assert steps
    for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG")):
        file = tmp_path / f"path{ending}"
        assert figure("IL21", "psoriasis", "-o", str(file)).exit_code == 0
        assert file.read_bytes().startswith(start)
    assert "two ends; here are 1" in str(figure("IL21").exception)
