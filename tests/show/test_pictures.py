"""Pictures: geometry, formats that are read back, the page driven in a real browser where there is one."""

import json
import re
import shutil
import subprocess
from functools import partial
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from chromium import browser, in_browser
from hypothesis import given, settings
from hypothesis import strategies as st
from views import Source, big, claim, toy

import il21kg
from il21kg.ask.neighborhood import neighborhood
from il21kg.namespaces import expand
from il21kg.show import placement
from il21kg.show.colours import COLOURS, INKS
from il21kg.show.drawing import LINES, label_box, rules, wire_path
from il21kg.show.pictures import FONT, FORMATS, to_dot, to_graphml, to_json, to_png, to_svg, to_tree
from il21kg.show.placement import GAP, Layout, place, text_width, wrap
from il21kg.show.viewer import to_html
from il21kg.vocabulary.kinds import SHOWN

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parents[2].parent / "shared" / "design" / "golden" / "il21.ttl"

Rectangle = tuple[float, float, float, float]


def view(turtle: str, start: str = "HGNC:1", **how: Any) -> Any:
    return neighborhood(Source(turtle), expand(start), **how)


@pytest.fixture(scope="module")
def toys() -> Any:
    return view(toy())


LOOPS = toy() + "".join(
    claim(node, relation, node, "It tends itself.")
    for node in ("hgnc:1", "uniprot:P1", "obo:CL_1")
    for relation in ("obo:RO_0011003", "ikg:mayRegulateActivityOf")
)

VIEWS = {
    "loops": lambda: view(LOOPS),
    "toy": lambda: view(toy()),
    "toy from a cell": lambda: view(toy(), "CL:1"),
    "toy alone": lambda: view(toy(), hops=0),
    "30 nodes": lambda: view(big(60), limit=30),
    "60 nodes": lambda: view(big(90), limit=60),
    "150 nodes": lambda: view(big(165), limit=150),
    "30 nodes from a protein": lambda: view(big(60), "UniProtKB:P2", limit=30),
    "100 nodes, three hops": lambda: view(big(120), "MONDO:102", hops=3, limit=100),
}
if GOLDEN.exists():
    VIEWS["article"] = lambda: view(GOLDEN.read_text(encoding="utf-8"), "HGNC:6005")


# ---------------------------------------------------------------------- geometry
def rectangles(placed: Layout) -> dict[str, Rectangle]:
    found = {
        f"box {node}": (
            box.x - box.width / 2,
            box.y - box.height / 2,
            box.x + box.width / 2,
            box.y + box.height / 2,
        )
        for node, box in placed.boxes.items()
    }
    for wire in placed.wires:
        found[f"label {wire.near} {wire.far} {wire.key}"] = label_box(wire, placed.boxes)
    return found


def meet(a: Rectangle, b: Rectangle) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("name", VIEWS)
def test_no_box_and_no_label_meets_another(name: str) -> None:
    graph = VIEWS[name]()
    placed = place(graph)
    found = rectangles(placed)
    assert len(found) == len(graph) + graph.number_of_edges()
    assert [(one, two) for (one, a), (two, b) in combinations(found.items(), 2) if meet(a, b)] == []
    boxes = [rectangle for what, rectangle in found.items() if what.startswith("box")]
    assert min(left for left, *_ in boxes) == placed.left
    assert max(right for _, _, right, _ in boxes) == placed.right
    assert all(placed.top <= top and bottom <= placed.bottom for _, top, _, bottom in boxes)


@pytest.mark.parametrize("name", VIEWS)
def test_every_text_fits_its_box_and_is_complete(name: str) -> None:
    graph = VIEWS[name]()
    for node, box in place(graph).boxes.items():
        assert max(text_width(line) for line in box.lines) <= box.width
        assert len(box.lines) * placement.LINE <= box.height
        shown = "".join(box.lines).replace(" ", "")
        more = graph.nodes[node]["more"]
        assert shown == (graph.nodes[node]["label"] + (f"…and{more}more" if more else "")).replace(" ", "")


def test_the_meeting_test_can_fail() -> None:
    assert meet((0, 0, 2, 2), (1, 1, 3, 3))
    assert not meet((0, 0, 2, 2), (2, 0, 4, 2))
    tight = place(view(toy()))
    node, box = next((node, box) for node, box in tight.boxes.items() if box.side)
    shifted = {**rectangles(tight), f"box {node}": (box.x - 9999, box.y - 9999, box.x + 9999, box.y + 9999)}
    assert any(meet(a, b) for a, b in combinations(shifted.values(), 2))
    assert GAP > 0


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120), st.floats(20, 300))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line) <= width for line in lines if len(line) > 1)


def test_the_width_table_is_that_of_the_font() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    package, *path = FONT
    font = ttlib.TTFont(str(files(package).joinpath(*path)))
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    table = placement._widths()
    assert len(table) > 350
    assert {c: w for c, w in table.items() if advances[glyphs[ord(c)]][0] != w} == {}


@pytest.mark.parametrize("name", ["toy", "loops", "30 nodes", "150 nodes"])
def test_lines_run_from_subject_to_object(name: str) -> None:
    graph = VIEWS[name]()
    placed = place(graph)
    for wire in placed.wires:
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", wire_path(wire, placed.boxes))]
        ends = (wire.near, wire.far) if wire.to_far else (wire.far, wire.near)
        assert graph.has_edge(*ends, wire.key)
        for node, (x, y) in ((ends[0], numbers[:2]), (ends[1], numbers[-2:])):
            box = placed.boxes[node]
            assert abs(abs(x - box.x) - box.width / 2) < 0.2
            assert abs(y - box.y) <= box.height / 2


# ---------------------------------------------------------------------- SVG and PNG
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["toy", "30 nodes", "150 nodes"])
def test_the_svg_stands_alone_and_nothing_leaves_the_canvas(name: str, dark: bool) -> None:
    graph = VIEWS[name]()
    text = to_svg(graph, dark)
    root = ElementTree.fromstring(text)
    assert "var(" not in text
    assert not re.search(r"(?:href|src|url\((?!#)|@import)", text)
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    for placed in rectangles(place(graph)).values():
        assert left <= placed[0] <= placed[2] <= left + width
        assert top <= placed[1] <= placed[3] <= top + height
    shown = {"".join(item.itertext()) for item in root.iter(f"{SVG}text")}
    assert {label for *_, label in graph.edges(data="label")} <= shown
    assert {kind for _, kind in graph.nodes(data="kind")} <= shown
    assert {f"Source: {graph.graph['sources'][0]}", "Neighbourhood of TOY1"} <= shown


def test_the_sources_of_a_picture_stand_on_its_canvas() -> None:
    graph = next(iter(VIEWS.values()))()
    graph.graph["sources"] = [f"an-article-of-some-length-{number}" for number in range(300)]
    root = ElementTree.fromstring(to_svg(graph, False))
    *_, width, _ = (float(number) for number in root.attrib["viewBox"].split())
    texts = ["".join(item.itertext()) for item in root.iter(f"{SVG}text")]
    (told,) = (text for text in texts if text.startswith("Source:"))
    assert told.endswith(" more")
    assert text_width(told, 12) <= width


def test_hedged_edges_are_dashed_denied_ones_crossed_and_the_legend_says_so(toys: Any) -> None:
    root = ElementTree.fromstring(to_svg(toys))
    edges = [item for item in root.iter(f"{SVG}g") if "edge" in item.attrib.get("class", "").split()]
    styles = {name: [e for e in edges if name in e.attrib["class"].split()] for name in LINES}
    assert {name: len(found) for name, found in styles.items()} == {
        "stated": 2 * 6, "hedged": 2 * 2, "negated": 2 * 1, "contradicted": 0, "reference": 2 * 3
    }  # fmt: skip  # a line and a label each
    crosses = [item for item in root.iter(f"{SVG}path") if item.attrib.get("class") == "cross"]
    assert len(crosses) == 2  # the edge and the legend
    style = "".join(root.find(f"{SVG}style").itertext())  # type: ignore[union-attr]
    assert re.search(r"\.hedged \.line \{[^}]*stroke-dasharray", style)
    texts = {"".join(item.itertext()) for item in root.iter(f"{SVG}text")}
    assert set(LINES.values()) - texts == {LINES["contradicted"]}


@pytest.fixture(scope="module")
def contrary() -> Any:
    said = "STAT3 binds JAK2. STAT3 does not bind JAK2. STAT3 induces angiogenesis. STAT3 induces apoptosis."
    graph = il21kg.load(text=f"STAT3\n\n{said}\n")
    graph.load(text="STAT3\n\nSTAT3 may prevent angiogenesis.\n", key="other")
    return graph.neighborhood("STAT3")


CONTRADICTED = {"binds", "interacts with", "not: interacts with", "promotes", "may negatively regulate"}


def test_what_is_contradicted_says_so_on_its_edge(contrary: Any) -> None:
    marked = [data for *_, data in contrary.edges(data=True) if data["contradicted"]]
    assert {data["words"] for data in marked} < CONTRADICTED
    assert len(marked) == 4
    for data in marked:
        (other,) = data["contradictions"]
        assert other["evidence"][0]["quote"] != data["evidence"][0]["quote"]
        assert other["how"] in ("asserted and denied", "opposite directions")
    assert not any(data["contradictions"] for *_, data in contrary.edges(data=True) if data not in marked)


@pytest.mark.parametrize("dark", [False, True])
def test_a_contradicted_edge_is_marked_with_both_sentences(contrary: Any, dark: bool) -> None:
    root = ElementTree.fromstring(to_svg(contrary, dark))
    of_class = {
        name: [item for item in root.iter() if name in item.attrib.get("class", "").split()]
        for name in ("contradicted", "clash", "unequal", "edge")
    }
    assert {name: len(found) for name, found in of_class.items()} == {
        "contradicted": 2 * 4 + 1, "clash": 4 + 1, "unequal": 4 + 1,
        "edge": 2 * contrary.number_of_edges(),
    }  # fmt: skip  # the line under it, the sign; and one of each in the legend
    hints = [item.findtext(f"{SVG}title") or "" for item in of_class["edge"]]
    assert sum("“STAT3 induces angiogenesis.”" in hint and "may prevent" in hint for hint in hints) == 4
    marked = ["contradicted" in item.attrib["class"].split() for item in of_class["edge"]]
    assert [bool(hint) for hint in hints] == marked
    style = "".join(root.find(f"{SVG}style").itertext())  # type: ignore[union-attr]
    assert f".clash {{ fill: none; stroke: {INKS['clash'][dark]}; stroke-width: 6; }}" in style
    assert LINES["contradicted"] in {"".join(item.itertext()) for item in root.iter(f"{SVG}text")}


def test_other_formats_mark_it_too(contrary: Any) -> None:
    flat = networkx.parse_graphml(to_graphml(contrary))
    marked = [data for *_, data in flat.edges(data=True) if data["contradicted"]]
    assert len(marked) == 4
    assert all(json.loads(data["contradictions"])[0]["evidence"] for data in marked)
    assert to_dot(contrary).count(", penwidth=3, arrowhead=diamond]") == 4
    assert to_tree(contrary).count("contradicted)") == 4
    (data,) = re.findall(r'id="data">(.*?)</script>', to_html(contrary))
    assert sum(len(edge["contradictions"]) for edge in json.loads(data)["edges"]) == 4


def test_the_sign_of_a_contradiction_stands_beside_the_cross(contrary: Any) -> None:
    root = ElementTree.fromstring(to_svg(contrary))
    (label,) = [
        item for item in root.iter(f"{SVG}g")
        if {"label", "negated", "contradicted"} <= set(item.attrib.get("class", "").split())
    ]  # fmt: skip
    at = {
        name: float(re.findall(r"-?[\d.]+", item.attrib["transform"])[0])
        for item in label
        if (name := item.attrib.get("class")) in ("cross", "unequal")
    }
    assert abs(at["unequal"] - at["cross"]) >= 5 + 7


def test_the_cut_is_told_in_the_picture() -> None:
    graph = view(big(60), limit=30)
    texts = ["".join(item.itertext()) for item in ElementTree.fromstring(to_svg(graph)).iter(f"{SVG}text")]
    assert graph.graph["more"] > 0
    assert any(f"{graph.graph['more']} more nodes" in text for text in texts)
    assert sum(text.startswith("… and ") for text in texts) == sum(
        more > 0 for _, more in graph.nodes(data="more")
    )


def test_every_kind_has_colours_and_every_variable_a_value() -> None:
    assert set(COLOURS) == set(SHOWN)
    names = set(COLOURS) | {f"{kind}-line" for kind in COLOURS} | set(INKS)
    page = (files("il21kg.show") / "page" / "page.css").read_text(encoding="utf-8")
    used = set(re.findall(r"var\(--([\w-]+)\)", rules() + page))
    assert used <= names
    assert {"ink", "gene-line"} <= used


def test_the_png_holds_text_drawn_with_the_font_that_comes_along(toys: Any) -> None:
    light = to_png(toys, zoom=1)
    assert light[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(light[at : at + 4], "big") for at in (16, 20))
    root = ElementTree.fromstring(to_svg(toys))
    assert abs(width - float(root.attrib["width"])) <= 1
    assert abs(height - float(root.attrib["height"])) <= 1
    for text in [item for item in root.iter() if item.tag == f"{SVG}g"]:
        for child in list(text.findall(f"{SVG}text")):
            text.remove(child)
    import resvg_py

    mute = bytes(resvg_py.svg_to_bytes(svg_string=ElementTree.tostring(root, encoding="unicode")))
    assert len(mute) < len(light) * 0.8, "the letters are missing from the picture"
    assert to_png(toys, zoom=1) == light
    assert to_png(toys, dark=True, zoom=1) != light


# ---------------------------------------------------------------------- other formats
def test_node_link_json_reads_back_to_the_same_graph(toys: Any) -> None:
    back = networkx.node_link_graph(json.loads(to_json(toys)), edges="edges")
    assert networkx.utils.graphs_equal(back, toys)
    assert back.graph == toys.graph


def test_graphml_reads_back_with_all_nodes_edges_and_evidence(toys: Any) -> None:
    back = networkx.parse_graphml(to_graphml(toys), force_multigraph=True)
    assert set(back) == set(toys)
    assert {(s, o, k) for s, o, k in back.edges(keys=True)} == set(toys.edges(keys=True))
    for subject, obj, key, data in toys.edges(keys=True, data=True):
        read = back.edges[subject, obj, key]
        assert json.loads(read["evidence"]) == data["evidence"]
        assert (read["words"], read["negated"]) == (data["words"], data["negated"])


def test_dot_names_every_node_and_edge_and_marks_certainty(toys: Any) -> None:
    text = to_dot(toys)
    assert text.count(" -> ") == toys.number_of_edges()
    assert text.count("fillcolor=") == len(toys)
    assert len(re.findall(r"label=\"may[^\n]*style=dashed", text)) == 2
    assert len(re.findall(r"label=\"not: promotes\"[^\n]*color=", text)) == 1


def test_dot_is_what_graphviz_reads(toys: Any) -> None:
    dot = shutil.which("dot")
    if dot is None:
        pytest.skip("Graphviz is not installed")
    drawn = subprocess.run(
        [dot, "-Tplain"], input=to_dot(toys), capture_output=True, text=True, check=True
    ).stdout
    assert sum(line.startswith("node ") for line in drawn.splitlines()) == len(toys)


def test_the_tree_in_the_terminal() -> None:
    assert to_tree(view(toy())) == (
        "TOY1  gene, hgnc:1\n"
        "├─ encodes → Toy protein 1  (protein)\n"
        "│  ├┄ may act on: proliferation → blue cell  (cell, hedged)\n"
        "│  ├─ acts on: activation → red cell  (cell)\n"
        "│  ├─ not: promotes → toy breaking  (process, denied)\n"
        "│  └┄ may be involved in → toy making  (process, hedged)\n"
        "├─ located in → 9p1  (band)\n"
        "│  └─ part of → chromosome 9  (chromosome)\n"
        "├─ associated with → play fever  (disease)\n"
        "├─ mutation causes → toy disease  (disease)\n"
        "├─ article cites → Reyes 1999  (paper)\n"
        "└─ article cites → van Holt 2001  (paper)\n"
    )


@pytest.mark.parametrize("name", VIEWS)
def test_the_tree_has_a_line_for_every_edge(name: str) -> None:
    graph = VIEWS[name]()
    lines = to_tree(graph).splitlines()
    told = [line for line in lines if line.lstrip("│ ")[:2] in {"├─", "├┄", "└─", "└┄"} and "…" not in line]
    assert len(told) == graph.number_of_edges()
    assert sum("hedged" in line for line in told) == sum(
        certainty == "hedged" for *_, certainty in graph.edges(data="certainty")
    )


def test_the_tree_says_what_was_left_out() -> None:
    text = to_tree(view(big(60), limit=30))
    assert "more nodes that the limit of 30 left out" in text
    assert re.search(r"└─ … and \d+ more$", text, re.MULTILINE)


@pytest.mark.parametrize("ending", FORMATS)
def test_strange_names_break_no_format(ending: str) -> None:
    strange = '<b>"&\\ </script>]]>\u0001\x0b γ🧬'
    graph = view(toy())
    for node in graph:
        graph.nodes[node]["label"] = strange
    for *_, data in graph.edges(data=True):
        data["words"] = strange
        for entry in data["evidence"]:
            entry["quote"] = strange
    made = FORMATS[ending](graph)
    if isinstance(made, bytes):
        assert made[:4] in (b"\x89PNG", b"%PDF")
    elif ending == ".html":
        assert made.count("<script") == 2
        assert made.count("</script>") == 2
        assert "<b>" not in made
    elif ending in (".svg", ".graphml"):
        ElementTree.fromstring(made)
    elif ending == ".json":
        assert json.loads(made)["nodes"][0]["label"] == strange
    else:
        assert made.count(" -> ") >= graph.number_of_edges()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_label_makes_well_formed_xml(label: str) -> None:
    graph = networkx.MultiDiGraph(start="n", hops=0, limit=1, more=0, sources=[label])
    graph.add_node("n", label=label, kind="other", curie=label, names=[label], title=label, hop=0, more=0)
    ElementTree.fromstring(to_svg(graph))
    networkx.parse_graphml(to_graphml(graph))
    assert json.loads(to_json(graph))["nodes"][0]["label"] == label


# ---------------------------------------------------------------------- the page
def test_the_page_loads_nothing(toys: Any) -> None:
    page = to_html(toys)
    assert "default-src 'none'" in page
    tags = re.findall(r"<(?!/)(\w+)([^>]*)>", re.sub(r"(?s)(<script.*?>).*?(</script>)", r"\1\2", page))
    assert {name for name, _ in tags}.isdisjoint(
        {"link", "img", "iframe", "object", "embed", "a", "base", "image", "use"}
    )
    attributes = " ".join(attribute for _, attribute in tags)
    assert not re.search(r"\b(?:src|href|xlink:href|action|srcset|poster)\s*=", attributes)
    styles = "".join(re.findall(r"(?s)<style[^>]*>(.*?)</style>", page))
    assert not re.search(r"@import|url\(|https?:", styles)
    script = re.findall(r"(?s)<script>(.*?)</script>", page)[0]
    assert not re.search(r"https?:|import\s*\(|fetch|XMLHttpRequest|WebSocket|\.src\b|innerHTML|eval", script)


@browser
def test_a_click_on_an_edge_shows_its_sentence_with_the_words_marked(toys: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys),
        """
        press(named('may be involved in', '.label').querySelector('text'));
        out.heading = document.querySelector('#detail h2').textContent;
        out.quote = document.querySelector('#detail blockquote').textContent;
        const marks = [...document.querySelectorAll('#detail blockquote mark')];
        out.marks = marks.map(mark => [mark.className, mark.textContent]);
        out.place = document.querySelector('#detail').textContent;
        out.chosen = document.querySelectorAll('.edge.chosen').length;
        """,
        tmp_path,
    )
    assert out["heading"] == "Toy protein 1 may be involved in toy making"
    assert out["quote"] == "It perhaps has a part in 🧸 toy making by blue cells."
    assert out["marks"] == [
        ["subject", "It"],
        ["cue", "perhaps"],
        ["trigger", "has a part in"],
        ["object", "toy making"],
    ]
    assert "TOY1 gene (2020-01-02), Body, " in out["place"]
    assert "together with Toy protein 2" in out["place"]
    assert out["chosen"] == 2


@browser
def test_a_click_on_a_contradicted_edge_shows_both_sentences(contrary: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(contrary),
        """
        press(named('promotes', '.contradicted').querySelector('text'));
        out.quotes = [...document.querySelectorAll('#detail blockquote')].map(quote => quote.textContent);
        out.said = document.querySelector('#detail h3').textContent;
        out.legend = [...document.querySelectorAll('#legend p')].map(line => line.textContent.trim());
        """,
        tmp_path,
    )
    assert out["quotes"] == ["STAT3 induces angiogenesis.", "STAT3 may prevent angiogenesis."]
    assert out["said"].startswith("Contradiction, opposite directions: ")
    assert out["legend"] == list(LINES.values())


@browser
def test_a_click_on_a_box_shows_identifier_and_claims_that_lead_on(toys: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys),
        """
        press(named('Toy protein 1'));
        out.iri = document.querySelector('#detail .iri').textContent;
        const claims = [...document.querySelectorAll('#detail .claims button')];
        out.claims = claims.map(claim => claim.textContent);
        claims.find(claim => claim.textContent.includes('red cell')).click();
        out.quote = document.querySelector('#detail blockquote').textContent;
        const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
        named('TOY1').dispatchEvent(key);
        out.byKey = document.querySelector('#detail h2').textContent;
        """,
        tmp_path,
    )
    assert out["iri"] == expand("UniProtKB:P1")
    assert sorted(out["claims"]) == [
        "TOY1 encodes Toy protein 1",
        "Toy protein 1 acts on red cell",
        "Toy protein 1 may act on blue cell",
        "Toy protein 1 may be involved in toy making",
        "Toy protein 1 not: promotes toy breaking",
    ]
    assert out["quote"] == "It wakes red cells."
    assert out["byKey"] == "TOY1"


@browser
def test_filters_hide_edges_and_boxes_left_alone_and_papers_fold(toys: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys),
        """
        const texts = () => [...document.querySelectorAll('.node:not(.hidden) text')];
        const shown = () => texts().map(text => text.textContent);
        const toggle = name => document.querySelector(`[data-filter="${name}"]`).click();
        out.all = shown();
        toggle('Certainty/hedged'); out.unhedged = shown();
        out.hidden = document.querySelectorAll('.edge.hidden').length;
        toggle('Certainty/hedged'); toggle('Certainty/cited'); out.folded = shown();
        toggle('Certainty/cited'); toggle('Relation/acts on'); out.quiet = shown();
        toggle('Relation/acts on'); out.again = shown();
        """,
        tmp_path,
    )
    whole = set(out["all"])
    assert len(whole) == len(toys)
    assert whole - set(out["unhedged"]) == {"blue cell", "toy making"}
    assert out["hidden"] == 4  # two edges: a line and a label each
    assert whole - set(out["folded"]) == {"Reyes 1999", "van Holt 2001"}
    assert whole - set(out["quiet"]) == {"red cell"}
    assert out["again"] == out["all"]


@browser
def test_search_marks_what_it_finds_by_name_and_identifier(toys: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys),
        """
        const box = document.getElementById('search');
        const find = text => { box.value = text; box.dispatchEvent(new Event('input'));
          return [...document.querySelectorAll('.found text')].map(line => line.textContent); };
        out.cells = find('CELL'); out.count = document.getElementById('found').textContent;
        out.dim = document.querySelectorAll('.node.dim').length;
        out.byCurie = find('mondo:2'); out.byOtherName = find('toy one'); out.byTitle = find('on toys');
        out.nothing = find('zzz'); out.cleared = find('');
        out.dimAfter = document.querySelectorAll('.dim').length;
        """,
        tmp_path,
    )
    assert (sorted(out["cells"]), out["count"], out["dim"]) == (
        ["blue cell", "red cell"],
        "2 found",
        len(toys) - 2,
    )
    assert (out["byCurie"], out["byOtherName"], out["byTitle"]) == (
        ["play fever"],
        ["TOY1"],
        ["van Holt 2001"],
    )
    assert (out["nothing"], out["cleared"], out["dimAfter"]) == ([], [], 0)


@browser
def test_a_box_alone_is_not_blown_up_and_there_is_nothing_to_filter(tmp_path: Path) -> None:
    out = in_browser(
        to_html(view(toy(), hops=0)),
        """
        out.wide = document.querySelector('.node rect').getBoundingClientRect().width;
        out.filters = document.getElementById('filters').checkVisibility();
        out.summary = document.querySelector('header p').textContent;
        """,
        tmp_path,
    )
    assert 40 < out["wide"] < 200
    assert out["filters"] is False
    assert ": 1 node, 0 edges, " in out["summary"]


@browser
def test_boxes_drag_with_their_edges_and_the_view_pans_and_zooms(toys: Any, tmp_path: Path) -> None:
    out = in_browser(
        to_html(toys),
        """
        const svg = document.getElementById('picture');
        const box = () => svg.getAttribute('viewBox').split(' ').map(Number);
        const node = named('red cell'), edge = named("acts on: activation", ".label");
        const line = document.querySelector(`.lines [data-edge="${edge.dataset.edge}"] .line`);
        const left = element => element.getBoundingClientRect().x;
        const before = { line: line.getAttribute('d'), node: left(node), label: left(edge) };
        const drag = (element, dx, dy) => { const from = at(element);
          element.dispatchEvent(new PointerEvent('pointerdown', from));
          const there = { ...from, clientX: from.clientX + dx, clientY: from.clientY + dy };
          element.dispatchEvent(new PointerEvent('pointermove', there));
          element.dispatchEvent(new PointerEvent('pointerup', from)); };
        drag(node, 40, 30);
        out.node = left(node) - before.node;
        out.label = left(edge) - before.label;
        out.line = line.getAttribute('d') !== before.line;
        out.noClick = document.querySelector('#detail h2') === null;
        const view = box(); drag(svg, -50, 0); out.pan = box()[0] - view[0];
        const wide = box()[2]; document.getElementById('larger').click(); out.zoom = wide / box()[2];
        const turn = { deltaY: -250, cancelable: true, clientX: 300, clientY: 300 };
        svg.dispatchEvent(new WheelEvent('wheel', turn));
        out.wheel = wide / box()[2];
        document.getElementById('fit').click(); out.fit = box().join() === view.join();
        document.getElementById('theme').click(); out.theme = document.documentElement.dataset.theme;
        out.page = getComputedStyle(document.body).backgroundColor;
        """,
        tmp_path,
    )
    assert out["node"] == pytest.approx(40, abs=1)
    assert out["label"] == pytest.approx(40, abs=1)
    assert out["line"]
    assert out["noClick"]
    assert out["pan"] > 10
    assert out["zoom"] == pytest.approx(1.25)
    assert out["wheel"] > 1.25
    assert out["fit"]
    assert {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 24, 28)"}[out["theme"]] == out["page"]


@browser
@pytest.mark.parametrize("name", ["loops", "toy from a cell", "60 nodes", "100 nodes, three hops"])
def test_what_the_page_places_is_what_was_placed(name: str, tmp_path: Path) -> None:
    """The two copies of the layout, in Python and in the script, agree on every box, line and label."""
    graph = VIEWS[name]()
    placed = place(graph)
    out = in_browser(
        to_html(graph),
        """
        const numbers = text => text.match(/-?[\\d.]+/g).map(Number);
        out.boxes = nodes.map(node => [node.x, node.y, node.width, node.height]);
        out.bounds = [bounds.left, bounds.top, bounds.right, bounds.bottom];
        out.lines = edges.map(edge => numbers(edge.shapes[0].querySelector('.line').getAttribute('d')));
        out.labels = edges.map(edge => numbers(edge.shapes[1].getAttribute('transform')));
        out.backs = edges.map(edge => edge.shapes[0].querySelector('.back') === null);
        """,
        tmp_path,
    )
    assert len(out["boxes"]) == len(graph)
    for drawn, box in zip(out["boxes"], placed.boxes.values(), strict=True):
        assert drawn == pytest.approx([box.x, box.y, box.width, box.height])
    assert out["bounds"] == pytest.approx([placed.left, placed.top, placed.right, placed.bottom])
    for line, label, back, wire in zip(out["lines"], out["labels"], out["backs"], placed.wires, strict=True):
        assert line == pytest.approx(
            [float(number) for number in re.findall(r"-?[\d.]+", wire_path(wire, placed.boxes))], abs=0.1
        )
        left, top, right, bottom = label_box(wire, placed.boxes)
        assert label == pytest.approx([(left + right) / 2, (top + bottom) / 2])
        assert back == wire.to_far


def test_every_ending_makes_its_format(toys: Any) -> None:
    starts: dict[str, str | bytes] = {
        ".html": "<!DOCTYPE html>",
        ".svg": "<svg ",
        ".png": b"\x89PNG",
        ".pdf": b"%PDF-",
        ".dot": "digraph ",
        ".graphml": "<graphml ",
        ".json": "{",
    }
    assert set(starts) == set(FORMATS)
    for ending, start in starts.items():
        made = partial(FORMATS[ending], toys)()
        assert made[: len(start)] == start
