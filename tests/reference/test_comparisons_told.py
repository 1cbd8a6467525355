"""A comparison is told as text, JSON and a page: each fact with its sentence and the reference's line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import browser, in_browser
from references import gaf

import il21kg
from il21kg.reference.comparing import compare
from il21kg.reference.page import to_html
from il21kg.reference.telling import headline, tell, to_values
from il21kg.reference.values import Comparison, Verdict
from il21kg.vocabulary.vocabulary import load_vocabulary

TEXT = "IL4 gene\n\nIL-4 lies <i>here</i>. IL-4 is involved in B cell proliferation.\n"


@pytest.fixture
def found(tmp_path: Path) -> Comparison:
    kg = il21kg.KnowledgeGraph()
    kg.load(text=TEXT, key="il4")
    lines = (("NOT|involved_in", "GO:0042100", "IDA"), ("involved_in", "GO:0045087", "IDA"))
    return compare(kg.facts(), [gaf(tmp_path / "a.gaf", *lines)], load_vocabulary())


def test_as_text(found: Comparison) -> None:
    assert headline(found).startswith(
        "1 fact against a.gaf (2 lines about the same genes): known 0, new 0, contradicts 1"
    )
    assert tell(found).splitlines()[1:4] == [
        "contradicts Interleukin-4 – involved in → B cell proliferation "
        "(stated; tier A; effects: proliferation; cell: B cell)",
        "  here   il4:33: IL-4 is involved in B cell proliferation.",
        "  there  a.gaf:3: NOT involved_in GO:0042100, PMID:18319398, IDA (B cell proliferation)",
    ]
    assert "only there  IL4, GO: 1" in tell(found)
    assert "contradicts Int" not in tell(found, (Verdict.KNOWN,))


def test_as_json(found: Comparison) -> None:
    values = json.loads(json.dumps(to_values(found)))
    counts = {"known": 0, "new": 0, "contradicts": 1, "opposite": 0, "finer": 0, "coarser": 0}
    assert values["counts"] == counts
    (fact,) = values["facts"]
    assert (fact["verdict"], fact["gene"], fact["object"]["id"]) == ("contradicts", "IL4", "GO:0042100")
    assert fact["entries"][0]["where"] == "a.gaf:3"
    assert [each["entries"][0]["object"] for each in values["only_there"]] == ["GO:0045087"]


def test_as_a_page(found: Comparison) -> None:
    page = to_html(found)
    assert re.findall(r'<article class="(\w+)"', page) == ["contradicts", "there"]
    assert "IL-4 is involved in B cell proliferation." in page
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=[\"']?http", page)


@browser
def test_the_page_filters_by_verdict_and_words(found: Comparison, tmp_path: Path) -> None:
    """The policy of the page would keep the script of a test out."""
    script = """
    const rows = [...document.querySelectorAll("article")];
    const shown = () => rows.filter(row => !row.hidden).map(row => row.dataset.verdict);
    const search = document.getElementById("search");
    out.all = shown();
    document.querySelector("[data-verdict=contradicts]").click();
    out.without = shown();
    document.querySelector("[data-verdict=contradicts]").click();
    search.value = "proliferation il-4";
    search.dispatchEvent(new Event("input"));
    out.words = shown();
    out.told = document.getElementById("shown").textContent;
    out.wide = document.documentElement.scrollWidth <= innerWidth;
    """
    page = re.sub(r"<meta http-equiv=.*", "", to_html(found))
    assert in_browser(page, script, tmp_path / "browser", (390, 844)) == {
        "all": ["contradicts", "only there"],
        "without": ["only there"],
        "words": ["contradicts"],
        "told": "1 shown",
        "wide": True,
    }


def test_the_command(command: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "il4.txt").write_text(TEXT, encoding="utf-8")
    store, path = tmp_path / "store", gaf(tmp_path / "a.gaf", ("involved_in", "GO:0042100", "IDA"))
    assert command("load", tmp_path / "il4.txt", "--store", store)[0] == 0
    code, out, _ = command("compare", path, "--store", store)
    assert (code, "known       Interleukin-4 – involved in → B cell proliferation" in out) == (0, True)
    code, out, _ = command("compare", path, "--store", store, "--json", "--only", "known")
    assert (json.loads(out)["counts"]["known"], len(json.loads(out)["facts"])) == (1, 1)
    assert json.loads(command("compare", path, "--store", store, "--json", "--only", "new")[1])["facts"] == []
    assert command("compare", path, "--store", store, "-o", tmp_path / "c.html")[0] == 0
    assert "<article" in (tmp_path / "c.html").read_text(encoding="utf-8")
    code, _, told = command("compare", "IL2", "IL21", "--store", store)
    assert (code, "query compare gene=IL2" in told) == (2, True)
