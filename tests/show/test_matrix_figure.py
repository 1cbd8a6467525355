"""Genes against things: what is in a cell, what is left out, and that the drawing and the page show it."""

from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from chromium import browser, in_browser
from click.testing import CliRunner
from views import HEAD, Source, claim

import il21kg
from il21kg.ask.neighborhood import neighborhood
from il21kg.cli.main import commands
from il21kg.errors import InputError
from il21kg.namespaces import expand
from il21kg.show.matrix import certainty_of, heading, matrix, sentences_of, sign_of
from il21kg.show.matrix_drawing import to_html, to_svg
from il21kg.show.placement import text_width
from il21kg.show.summary import centre_of, joined

SVG = "{http://www.w3.org/2000/svg}"
DENIED = {"negated": "1", "notAsserted": '"negated"'}
UP = {"effectPhrase": '"growth" ; biolink:object_direction_qualifier "increased"'}
DOWN = {"effectPhrase": '"death" ; biolink:object_direction_qualifier "decreased"'}


def genes(count: int) -> str:
    return "".join(
        f'hgnc:{n} a biolink:Gene ; rdfs:label "TOY{n}"@en .\n'
        f'uniprot:P{n} a biolink:Protein ; rdfs:label "Toy protein {n}"@en .\n'
        + claim(f"hgnc:{n}", "obo:RO_0002205", f"uniprot:P{n}", "It codes for it.")
        for n in range(1, count + 1)
    )


def acts(gene: int, cell: int, **said: str) -> str:
    hedged = said.get("certainty") == "hedged"
    relation = "ikg:mayActOnCell" if hedged else "ikg:actsOnCell"
    return claim(f"uniprot:P{gene}", relation, f"obo:CL_{cell}", f"{gene} wakes {cell}.", **said)


CELLS = "".join(f'obo:CL_{n} rdfs:label "cell {n}"@en .\n' for n in range(1, 6))
TOLD = (
    acts(1, 1, **UP) + acts(1, 2, certainty="hedged", **DOWN) + acts(2, 1, **UP) + acts(2, 1, **DOWN)
    + acts(2, 3, **DENIED) + acts(3, 1) + acts(3, 3, **DENIED) + acts(3, 3)
)  # fmt: skip


def summaries(turtle: str, count: int) -> list[Any]:
    source, graphs = Source(turtle), []
    for number in range(1, count + 1):
        graph = neighborhood(source, expand(f"HGNC:{number}"), 1, 1000)
        products = [node for node in centre_of(graph) if node != expand(f"HGNC:{number}")]
        graphs.append(joined(graph, [neighborhood(source, node, 1, 1000) for node in products]))
    return graphs


@pytest.fixture(scope="module")
def table() -> Any:
    return matrix(summaries(HEAD + genes(4) + CELLS + TOLD, 4), "cells")


def test_a_cell_tells_certainty_direction_and_sentences(table: Any) -> None:
    names = {thing.iri: thing.label for thing in (*table.genes, *table.objects)}
    assert {
        (names[gene], names[thing]): (certainty_of(cell), sign_of(cell), sentences_of(cell))
        for (gene, thing), cell in table.cells.items()
    } == {
        ("TOY1", "cell 1"): ("stated", "↑", 1),
        ("TOY1", "cell 2"): ("hedged", "↓", 1),
        ("TOY2", "cell 1"): ("stated", "↕", 2),
        ("TOY2", "cell 3"): ("negated", "", 1),
        ("TOY3", "cell 1"): ("stated", "", 1),
        ("TOY3", "cell 3"): ("disputed", "", 2),
    }


def test_what_nothing_is_said_of_is_left_out_and_named(table: Any) -> None:
    assert [gene.label for gene in table.genes] == ["TOY1", "TOY2", "TOY3"]
    assert [thing.label for thing in table.objects] == ["cell 1", "cell 3", "cell 2"]
    assert table.silent == ("TOY4",)
    assert heading(table) == (
        "TOY1, TOY2, TOY3: cells",
        "3 genes, 3 cells, 2 of several genes; nothing is said of TOY4",
    )


@pytest.mark.parametrize(("objects", "told"), [("colours", "no matrix"), ("diseases", "Nothing says")])
def test_what_cannot_be_set_against_genes_is_said(objects: str, told: str) -> None:
    graphs = summaries(HEAD + genes(1) + CELLS + acts(1, 1), 1)
    with pytest.raises(InputError, match=told):
        matrix(graphs, objects)


def test_a_relation_tells_a_direction_too() -> None:
    said = claim("uniprot:P1", "obo:RO_0002430", "obo:GO_1", "It stops it.")
    said += claim("uniprot:P1", "obo:RO_0002429", "obo:GO_2", "It drives it.")
    said += claim("uniprot:P1", "obo:RO_0002331", "obo:GO_3", "It is in it.")
    made = matrix(summaries(HEAD + genes(1) + said, 1), "processes")
    assert sorted(sign_of(cell) for cell in made.cells.values()) == ["", "↑", "↓"]


@pytest.mark.parametrize("dark", [False, True])
def test_twenty_genes_and_forty_things_stay_inside_and_apart(dark: bool) -> None:
    names = "".join(f'obo:CL_{n} rdfs:label "cell of a rather long name {n}"@en .\n' for n in range(40))
    said = "".join(acts(n % 20 + 1, n) + acts((7 * n) % 20 + 1, n) for n in range(40))
    svg = to_svg(matrix(summaries(HEAD + genes(20) + names + said, 20), "cells"), dark)
    root = ElementTree.fromstring(svg)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert (width, height) < (1400, 1300)
    texts = [item for item in root.iter(f"{SVG}text") if item.attrib.get("class") in ("middle", "end")]
    assert len(texts) == 20 + 40
    for text in texts:
        words, x = "".join(text.itertext()), float(text.attrib["x"])
        share = 1.0 if text.attrib["class"] == "end" else 0.5
        assert 0 < x - share * text_width(words) < x + (1 - share) * text_width(words) < width
    genes_at = sorted(float(t.attrib["x"]) for t in texts if t.attrib["class"] == "middle")
    assert min(b - a for a, b in pairwise(genes_at)) >= 46
    cells = {(n % 20, n) for n in range(40)} | {(7 * n % 20, n) for n in range(40)}
    assert len([item for item in root.iter(f"{SVG}g") if "stated" in item.attrib["class"]]) == len(cells) + 1


@browser
def test_rows_and_columns_sort_and_a_cell_shows_its_sentences(table: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(table),
        """
        const rows = () => [...document.querySelectorAll('tbody th')].map(each => each.textContent);
        const columns = () => [...document.querySelectorAll('thead th')].map(each => each.textContent);
        const names = kind => [...document.querySelectorAll(`${kind} button`)];
        out.first = rows();
        names('thead th')[1].click(); out.byGene = rows();
        out.sorted = document.querySelectorAll('thead th')[1].getAttribute('aria-sort');
        document.getElementById('names').click(); out.byName = rows();
        document.getElementById('most').click(); out.most = rows();
        names('tbody th').find(each => each.textContent === 'cell 3').click(); out.columns = columns();
        document.querySelector('.disputed').click();
        out.told = [...detail.querySelectorAll('h2, .hint')].map(each => each.textContent);
        out.quotes = [...detail.querySelectorAll('blockquote')].map(each => each.textContent);
        out.label = document.querySelector('.disputed').getAttribute('aria-label');
        """,
        tmp_path,
    )
    assert out["first"] == out["most"] == ["cell 1", "cell 3", "cell 2"]
    assert (out["byGene"], out["sorted"]) == (["cell 1", "cell 3", "cell 2"], "descending")
    assert out["byName"] == ["cell 1", "cell 2", "cell 3"]
    assert out["columns"] == ["TOY3", "TOY2", "TOY1"]
    assert out["told"] == [
        "Toy protein 3 acts on cell 3", "stated", "Toy protein 3 not: acts on cell 3", "denied by the source"
    ]  # fmt: skip
    assert out["quotes"] == ["3 wakes 3.", "3 wakes 3."]
    assert out["label"] == "TOY3, cell 3: stated and denied, sentences: 2"


def test_the_page_loads_nothing_and_holds_hostile_names_as_text() -> None:
    bad = 'obo:CL_1 rdfs:label "<img src=x onerror=alert(1)>"@en .\n'
    page = to_html(matrix(summaries(HEAD + genes(1) + bad + acts(1, 1), 1), "cells"))
    assert "<img" not in page
    assert "default-src 'none'" in page


def run(*arguments: object) -> Any:
    return CliRunner().invoke(commands, [*map(str, arguments)])


def test_the_command_draws_the_members_of_a_family_and_refuses_what_is_no_figure(tmp_path: Path) -> None:
    store = tmp_path / "store"
    graph = il21kg.load(store=store)
    family = "common gamma chain cytokine family"
    graph.load(text=f"IL2\n\nInterleukin-2 is a member of the {family}. IL2 activates B cells.\n", key="two")
    for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>")):
        file = tmp_path / f"family{ending}"
        done = run("figure", family, "--matrix", "cells", "-o", file, "--store", store)
        assert done.exit_code == 0
        assert file.read_bytes().startswith(start)
    assert {gene.label for gene in matrix(graph.summaries([family, "IL21"]), "cells").genes} == {
        "IL2",
        "IL21",
    }
    assert matrix(graph.summaries(["IL21", "IL10"]), "cells").silent == ("IL10",)
    for wrong, told in (
        (("IL2", "IL21", "-o", tmp_path / "x.svg"), "A figure is of one node"),
        (("IL2", "--matrix", "cells"), "No file to write"),
        (("IL2", "--matrix", "cells", "-o", tmp_path / "x.gif"), "no figure has the ending “.gif”"),
        (("IL2", "--matrix", "wheels", "-o", tmp_path / "x.svg"), "no matrix of “wheels”"),
    ):
        assert told in str(run("figure", *wrong, "--store", store).exception)


def test_makers_stand_in_a_matrix_of_their_own() -> None:
    kg = il21kg.load(
        text="TNF Gene\n\nDefinition\n\nTNF is secreted by macrophages. TNF activates B cells.\n"
    )
    graphs = kg.summaries(["TNF"])
    for kind, thing, counts in (
        ("cells", "B cell", "1 gene, 1 cell, 0"),
        ("expression", "macrophage", "1 gene, 1 place, 0"),
    ):
        table = matrix(graphs, kind)
        assert [each.label for each in table.objects] == [thing]
        assert heading(table)[1].startswith(counts)
