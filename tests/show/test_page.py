"""The page of a neighbourhood in a browser: filters lay out anew, boxes open, views are kept and saved."""

import csv
import io
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

import networkx
import pytest
from chromium import browser, in_browser
from views import HEAD, Source, big, claim, toy

from il21kg.ask.neighborhood import neighborhood
from il21kg.namespaces import expand
from il21kg.show.folding import folded, part_of, together
from il21kg.show.pictures import to_file
from il21kg.show.placement import place
from il21kg.show.viewer import to_html

SVG = "{http://www.w3.org/2000/svg}"


@cache
def toys() -> Any:
    return neighborhood(Source(toy()), expand("HGNC:1"))


@cache
def leaves() -> Any:
    """A gene with twelve processes, two of which regulate it, and three diseases."""
    names = "".join(f'obo:GO_{n} rdfs:label "making toy {n}"@en .\n' for n in range(10, 22))
    said = [claim("hgnc:1", "obo:RO_0002331", f"obo:GO_{n}", f"It has {n}.") for n in range(10, 22)]
    said += [claim(f"obo:GO_{n}", "ikg:mayRegulate", "hgnc:1", "Perhaps.") for n in (11, 12)]
    said += [claim("hgnc:1", "ikg:mutationCauses", f"obo:MONDO_{n}", f"It hurts {n}.") for n in range(3)]
    turtle = HEAD + 'hgnc:1 a biolink:Gene ; rdfs:label "TOY1"@en .\n' + names + "".join(said)
    return together(neighborhood(Source(turtle), expand("HGNC:1"), apart=False))


def folding_page() -> str:
    return to_html(folded(leaves(), 6), leaves())


#: What is shown, by label, and where.
SHOWN = """
const shown = () => nodes.filter(node => node.shown).map(node => node.label).sort();
const inside = () => [...svg.querySelectorAll(".node:not(.hidden)")].every(node => {
  const box = node.getBoundingClientRect(), all = svg.getBoundingClientRect();
  return box.left >= all.left && box.right <= all.right && box.top >= all.top && box.bottom <= all.bottom;
});
const turnOff = name => document.querySelector(`[data-filter="${name}"]`).click();
"""


@browser
@pytest.mark.parametrize("size", [(1400, 900), (500, 844)])
def test_the_first_view_is_whole_on_a_desk_and_on_a_phone(size: tuple[int, int], tmp_path: Path) -> None:
    out = in_browser(folding_page(), SHOWN + "out.inside = inside(); out.wide = innerWidth; "
                     "out.over = document.documentElement.scrollWidth;", tmp_path, size)  # fmt: skip
    assert out["inside"]
    assert out["over"] <= out["wide"]


@browser
def test_a_filter_lays_out_anew_as_if_nothing_else_were_there(tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys()),
        SHOWN
        + """
        turnOff('Certainty/hedged'); turnOff('Kind/paper'); turnOff('Kind/band');
        out.shown = shown(); out.inside = inside();
        const kept = nodes.filter(node => node.shown);
        out.boxes = Object.fromEntries(kept.map(node => [node.iri, [node.x, node.y]]));
        turnOff('Document/TOY1 gene (2020-01-02)'); out.none = shown();
        """,
        tmp_path,
    )
    kept = [
        (subject, obj, key)
        for subject, obj, key, data in toys().edges(keys=True, data=True)
        if data["certainty"] != "hedged"
        and not {"paper", "band"} & {toys().nodes[end]["kind"] for end in (subject, obj)}
    ]
    alone = networkx.MultiDiGraph(**toys().graph)
    linked = {end for edge in kept for end in edge[:2]}
    alone.add_nodes_from((node, data) for node, data in toys().nodes(data=True) if node in linked)
    alone.add_edges_from((*edge, toys().edges[edge]) for edge in kept)
    expected = place(alone).boxes
    assert out["shown"] == sorted(alone.nodes[node]["label"] for node in expected)
    assert out["boxes"] == {node: pytest.approx([box.x, box.y]) for node, box in expected.items()}
    assert out["inside"]
    assert out["none"] == ["TOY1"]


@browser
def test_a_box_opens_by_click_and_closes_by_key(tmp_path: Path) -> None:
    out = in_browser(
        folding_page(),
        SHOWN
        + """
        out.folded = shown();
        press(nodes.find(node => node.label === '+10 processes').shape);
        [...detail.querySelectorAll('button')].find(each => each.textContent.startsWith('Open')).click();
        out.opened = shown(); out.inside = inside(); out.at = detail.querySelector('h2').textContent;
        const labels = [...svg.querySelectorAll('.label:not(.hidden) text')];
        out.labels = labels.map(text => text.textContent).sort();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }));
        out.closed = shown();
        """,
        tmp_path,
    )
    processes = sorted(f"making toy {number}" for number in range(10, 22))
    assert out["folded"] == ["+10 processes", "+3 diseases", "TOY1", "making toy 11", "making toy 12"]
    assert out["opened"] == ["+3 diseases", "TOY1", *processes]
    assert out["labels"] == sorted(["involved in"] * 12 + ["may regulate"] * 2 + ["mutation causes"])
    assert out["at"] == "making toy 10"
    assert out["inside"]
    assert out["closed"] == out["folded"]


@cache
def cut() -> tuple[Any, Any]:
    """A view of twelve nodes, and one of more around it."""
    return tuple(neighborhood(Source(big(60)), expand("HGNC:1"), 2, limit, apart=False) for limit in (12, 40))


def test_a_larger_view_has_the_same_boxes_and_what_is_missing_is_counted() -> None:
    less, more = part_of(cut()[1], cut()[0], apart=False)
    assert set(less) < set(more)
    assert set(less) == set(together(cut()[0]))
    assert less.number_of_edges() == more.subgraph(less).number_of_edges()
    start = less.graph["start"]
    beside = {*more.successors(start), *more.predecessors(start)} - set(less)
    assert less.nodes[start]["more"] == more.nodes[start]["more"] + len(beside)


@browser
def test_a_box_shows_the_neighbours_that_were_left_out_and_the_address_keeps_them(tmp_path: Path) -> None:
    page = to_file(cut()[0], ".html", room=0, larger=cut()[1])
    assert isinstance(page, str)
    script = """
        out.first = shown(); out.more = start.shape.querySelector('.more')?.textContent;
        choose(start.shape);
        [...detail.querySelectorAll('button')].find(each => each.textContent.startsWith('Show ')).click();
        out.then = shown(); out.inside = inside(); out.hash = location.hash;
        out.edges = edges.filter(edge => edge.shown).length;
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
        out.again = shown();
        """
    out = in_browser(page, SHOWN + script, tmp_path / "one")
    less, more = part_of(cut()[1], cut()[0], apart=False)
    start = less.graph["start"]
    near = {*more.successors(start), *more.predecessors(start), *less}
    assert out["first"] == sorted(label for _, label in less.nodes(data="label"))
    assert out["then"] == sorted(more.nodes[node]["label"] for node in near)
    assert len(out["then"]) > len(out["first"])
    assert out["edges"] == more.subgraph(near).number_of_edges()
    assert out["inside"]
    assert out["again"] == out["first"]
    kept = in_browser(page, SHOWN + "out.shown = shown();", tmp_path / "two", address=out["hash"])
    assert kept["shown"] == out["then"]


@browser
def test_the_address_keeps_filters_open_boxes_search_and_choice(tmp_path: Path) -> None:
    page = folding_page()
    first = in_browser(
        page,
        SHOWN
        + """
        toggle(nodes.find(node => node.label === '+10 processes')); turnOff('Kind/disease');
        search.value = 'toy 13'; find(); press(named('making toy 13'));
        zoom(2);
        out.hash = location.hash; out.shown = shown(); out.view = view.map(Math.round);
        """,
        tmp_path / "one",
    )
    words = parse_qs(first["hash"].removeprefix("#"))
    assert words["off"] == ["Kind/disease"]
    assert (words["find"], words["at"]) == (["toy 13"], [expand("GO:13")])
    second = in_browser(
        page,
        SHOWN
        + """
        out.shown = shown(); out.view = view.map(Math.round); out.found = hits.map(node => node.label);
        out.at = detail.querySelector('h2').textContent; out.hash = location.hash;
        out.box = document.querySelector('[data-filter="Kind/disease"]').checked;
        """,
        tmp_path / "two",
        address=first["hash"],
    )
    assert {name: second[name] for name in first} == first
    assert (second["found"], second["at"], second["box"]) == (["making toy 13"], "making toy 13", False)


@browser
def test_keys_alone_lead_to_a_box_and_its_sentence(tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys()),
        """
        const type = key => document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true }));
        type('/'); out.searching = document.activeElement.id;
        search.value = 'toy disease'; search.dispatchEvent(new Event('input')); type('Enter');
        out.chosen = detail.querySelector('h2').textContent;
        out.near = document.querySelectorAll('.edge.label:not(.dim)').length;
        type('Escape'); out.cleared = [search.value, document.querySelectorAll('.dim').length];
        start.shape.focus(); const here = nodes[start.shape.dataset.node];
        type('ArrowRight'); const there = nodes[document.activeElement.dataset.node];
        out.right = there.x > here.x;
        type('ArrowLeft'); out.back = nodes[document.activeElement.dataset.node].x < there.x;
        detail.querySelector('.claims button').focus(); document.activeElement.click();
        out.quote = detail.querySelector('blockquote').textContent;
        """,
        tmp_path,
    )
    assert out["searching"] == "search"
    assert (out["chosen"], out["near"]) == ("toy disease", 1)
    assert out["cleared"] == ["", 0]
    assert (out["right"], out["back"]) == (True, True)
    assert out["quote"] == "Broken TOY1 gives toy disease."


@browser
def test_a_box_links_to_its_terminology_and_own_names_do_not(tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys()),
        """
        const links = name => { choose(named(name).querySelector('text'));
          return [...detail.querySelectorAll('a')].map(link => [link.getAttribute('href'), link.rel]); };
        out.cell = links('red cell'); out.paper = links('van Holt 2001'); out.unknown = links('Reyes 1999');
        """,
        tmp_path,
    )
    assert out["cell"] == [[expand("CL:1"), "noopener noreferrer"]]
    assert out["paper"] == [["https://doi.org/10.0/toy", "noopener noreferrer"]]
    assert out["unknown"] == []


@browser
def test_what_is_shown_is_saved_as_svg_png_and_csv(tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys()),
        SHOWN
        + """
        setTheme('dark', true); turnOff('Certainty/hedged');
        out.svg = standalone().text; out.csv = table();
        out.made = [];
        HTMLAnchorElement.prototype.click = function () {
          out.made.push([this.download, this.href.slice(0, 5)]); };
        for (const each of ['svg', 'csv']) document.querySelector(`[data-save=${each}]`).click();
        const made = await pixels();
        out.png = [...made.slice(1, 4)]; out.size = made.length;
        """,
        tmp_path,
    )
    root = ElementTree.fromstring(out["svg"])
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {"Neighbourhood of TOY1", "toy disease", "Source: TOY1 gene (2020-01-02)", "stated"} <= texts
    assert "toy making" not in texts
    assert not re.search(
        r"var\(|https?://(?!www\.w3\.org)|tabindex", out["svg"].replace(expand("HGNC:1"), "")
    )
    assert "#15181c" in out["svg"]
    rows = list(csv.DictReader(io.StringIO(out["csv"])))
    assert {row["sentence"] for row in rows if row["object"] == "toy disease"} == {
        "Broken TOY1 gives toy disease."
    }
    assert {row["denied"] for row in rows if row["object"] == "toy breaking"} == {"true"}
    assert "hedged" not in {row["certainty"] for row in rows}
    assert out["made"] == [["neighbourhood-of-toy1.svg", "blob:"], ["neighbourhood-of-toy1.csv", "blob:"]]
    assert bytes(out["png"]) == b"PNG"
    assert out["size"] > 10_000


@browser
def test_hostile_labels_stay_text(tmp_path: Path) -> None:
    graph = networkx.relabel_nodes(toys(), {})
    for _, data in graph.nodes(data=True):
        data |= {"label": "<img src=x onerror=out.bad=1>", "names": ["</script><b>"], "title": '"><i>'}
    out = in_browser(
        to_html(graph),
        """
        for (const node of nodes) choose(node.shape);
        for (const edge of edges) choose(edge.shapes[0]);
        out.made = document.querySelectorAll('#detail img, #detail b, #detail i, svg img').length;
        out.svg = standalone().text.includes('<img');
        """,
        tmp_path,
    )
    assert out == {"made": 0, "svg": False}
