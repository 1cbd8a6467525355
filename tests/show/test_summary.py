"""The sheet for a slide: every fact once, large enough to be read, nothing beyond the edge."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from views import Source, big, claim, toy

from il21kg.ask.neighborhood import neighborhood
from il21kg.cli.main import commands
from il21kg.errors import InputError
from il21kg.namespaces import expand
from il21kg.show.placement import text_width
from il21kg.show.summary import HEIGHT, SIZE, WIDTH, centre_of, facts, finding, joined, to_summary

SVG = "{http://www.w3.org/2000/svg}"


def sheet(turtle: str, start: str = "HGNC:1") -> Any:
    source = Source(turtle)
    graph = neighborhood(source, expand(start), 1, 1000)
    others = [node for node in centre_of(graph) if node != expand(start)]
    return joined(graph, [neighborhood(source, node, 1, 1000) for node in others])


def texts(svg: str) -> list[str]:
    return ["".join(item.itertext()) for item in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_gene_and_product_are_one_and_each_fact_is_told_once() -> None:
    told = facts(sheet(toy()))
    assert [(fact.sector, fact.relation, fact.object, fact.certainty) for fact in told] == [
        ("Family and place", "located in →", "9p1", "stated"),
        ("Diseases", "associated with →", "play fever", "stated"),
        ("Target cells", "acts on →", "red cell", "stated"),
        ("Diseases", "mutation causes →", "toy disease", "stated"),
        ("Target cells", "may act on →", "blue cell", "hedged"),
        ("Processes", "may be involved in →", "toy making", "hedged"),
        ("Processes", "not: promotes →", "toy breaking", "negated"),
    ]


def test_what_comes_in_points_back() -> None:
    assert [fact.relation for fact in facts(sheet(toy(), "CL:1"))] == ["← acts on"]


def test_effects_stand_by_their_direction() -> None:
    said = {"effect": "ikg:proliferation", "words": "It|green cells"}
    up = '"secretion" ; biolink:object_direction_qualifier "increased"'
    text = claim(
        "uniprot:P1", "ikg:actsOnCell", "obo:CL_3", "It drives green cells.", effectPhrase=up, **said
    )
    green = next(fact for fact in facts(sheet(toy() + text)) if fact.object == "green cell")
    assert green.effects == "↑ proliferation, secretion"


def test_the_title_says_what_was_found() -> None:
    graph = sheet(toy())
    assert finding(graph, facts(graph)) == "TOY1: acts on red cell; associated with play fever"


@pytest.mark.parametrize("nodes", [12, 30, 42, 200])
def test_all_is_large_and_on_the_sheet(nodes: int) -> None:
    for item in ElementTree.fromstring(to_summary(sheet(big(nodes)))).iter(f"{SVG}text"):
        size, words = float(item.attrib["font-size"]), "".join(item.itertext())
        half = text_width(words, size) / 2 if "middle" in item.attrib["class"] else 0
        assert size >= HEIGHT * 0.024
        assert float(item.attrib["x"]) - half >= 0
        assert float(item.attrib["x"]) - half + text_width(words, size) <= WIDTH
        assert size <= float(item.attrib["y"]) <= HEIGHT - SIZE / 4


def test_no_text_lies_on_another() -> None:
    places = [
        (float(x), float(y))
        for x, y in re.findall(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"', to_summary(sheet(big(200))))
    ]
    assert len(places) > 40
    assert len(set(places)) == len(places)


def test_what_finds_no_room_is_counted() -> None:
    graph = sheet(big(200))
    more = [int(text.split()[1]) for text in texts(to_summary(graph)) if re.fullmatch(r"\+ \d+ more", text)]
    dots = to_summary(graph).count('class="dot ')
    assert more
    assert sum(more) + dots == len(facts(graph))


def test_denied_and_hedged_look_different_and_the_legend_says_so() -> None:
    svg = to_summary(sheet(toy()))
    assert svg.count('class="cross"') == 2
    assert {"stated", "hedged", "denied", "not: toy breaking"} <= set(texts(svg))


def test_choices() -> None:
    graph = sheet(toy())
    cells = texts(to_summary(graph, kinds=["cell"], title="My own", papers=False))
    assert "My own" in cells
    assert "red cell" in cells
    assert not [text for text in cells if text == "Diseases" or text.startswith("Papers")]
    assert [text for text in texts(to_summary(graph)) if text.startswith("Papers: [1]")]
    assert 'width="800" height="450"' in to_summary(graph, width=800)
    assert "var(" not in to_summary(graph, dark=True)


@pytest.mark.parametrize(
    ("kinds", "problem"), [(["cel"], "“cel” is no kind"), (["species"], "there is no fact to draw")]
)
def test_refusals(kinds: list[str], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        to_summary(sheet(toy()), kinds=kinds)


def test_the_command_writes_svg_and_png_and_refuses_other_endings(tmp_path: Path) -> None:
    store, runner = str(tmp_path / "store"), CliRunner()
    assert runner.invoke(commands, ["load", "--store", store]).exit_code == 0
    for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG")):
        file = tmp_path / f"sheet{ending}"
        done = runner.invoke(commands, ["figure", "IL21", "-o", str(file), "--store", store])
        assert done.exit_code == 0
        assert file.read_bytes().startswith(start)
    gif = str(tmp_path / "sheet.gif")
    refused = runner.invoke(commands, ["figure", "IL21", "-o", gif, "--store", store])
    assert isinstance(refused.exception, InputError)
    assert "no figure has the ending “.gif”" in str(refused.exception)
