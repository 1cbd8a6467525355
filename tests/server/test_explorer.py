"""The pages in a real browser: found, gone to, asked and downloaded; by keys alone; with hostile names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import DOWN, ENTER, IS_HERE, Browser, browsing, waiting_for
from sites import HOSTILE, Site

pytestmark = pytest.mark.skipif(not IS_HERE, reason="Chromium and its driver are not installed")


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def browser(downloads: Path) -> Iterator[Browser]:
    with browsing(downloads) as one:
        yield one


def opened(browser: Browser, site: Site, path: str, words: str = "") -> None:
    """Open a page, and wait until it is there."""
    browser.open(site.address + path)
    browser.wait("document.querySelector('main h1')")
    if words:
        browser.wait(f"document.querySelector('main').innerText.includes({words!r})")


def test_from_a_name_to_its_sentence_on_to_a_neighbour_and_back(browser: Browser, site: Site) -> None:
    opened(browser, site, "/")
    browser.press("/", "aa")
    browser.wait("document.querySelectorAll('[role=option]').length")
    browser.press(DOWN, ENTER)
    browser.wait("document.querySelector('h1').innerText == 'AAA'")
    assert browser.path == "/nodes/hgnc:1"
    browser.click(".fact summary")
    assert browser.wait("document.querySelector('.fact [open] blockquote').innerText").startswith("Sentence ")
    assert browser.run("document.querySelectorAll('.fact [open] mark').length") > 0
    browser.click(".picture [role=link]")
    browser.wait("document.querySelector('h1').innerText != 'AAA'")
    browser.back()
    browser.wait("document.querySelector('h1').innerText == 'AAA'")
    assert browser.path == "/nodes/hgnc:1"


def test_a_question_is_asked_by_keys_alone(browser: Browser, site: Site) -> None:
    opened(browser, site, "/questions")
    browser.tab_to("at.href && at.href.endsWith('/questions/activities')")
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press(ENTER)
    browser.wait("location.pathname == '/questions/activities' && document.querySelector('[name=gene]')")
    browser.tab_to("at.name == 'gene'")
    browser.press("aaa")
    browser.wait("document.querySelector('[name=gene] + [role=listbox] [role=option]')")
    browser.press(DOWN)
    assert browser.run("document.activeElement.getAttribute('aria-activedescendant')")
    browser.press(ENTER)
    browser.wait("location.search == '?gene=hgnc%3A1'")


def test_an_answer_sorts_and_downloads(browser: Browser, site: Site, downloads: Path) -> None:
    opened(browser, site, "/questions/counts", "rows")
    column = "[...document.querySelectorAll('tbody tr')].map(row => row.cells[0].innerText)"
    kinds = browser.run(column)
    assert len(set(kinds)) > 2
    for turn in (False, True):
        browser.click("th button")
        assert browser.run(column) == sorted(kinds, reverse=turn)
        assert browser.run("document.querySelector('th').ariaSort") == ("descending" if turn else "ascending")
    browser.click(".files a[download$='.csv']")
    file = waiting_for(lambda: next(iter(downloads.glob("counts*.csv")), None))
    waiting_for(lambda: len(file.read_text(encoding="utf-8").splitlines()) == len(kinds) + 1)
    assert (
        "gene=CCC" in browser.run("document.querySelector('main').innerText")
        or browser.path == "/questions/counts"
    )


def test_plain_words_lead_to_a_question_or_to_what_is_near(browser: Browser, site: Site) -> None:
    opened(browser, site, "/ask?words=which+cells+does+AAA+act+on", "Understood from")
    assert browser.run("location.pathname + ' ' + document.querySelector('[name=gene]').value") == (
        "/questions/target-cells AAA"
    )
    browser.wait("document.querySelector('main .fact summary')")
    assert HOSTILE in browser.text  # the cell, in its row and in its sentence
    opened(browser, site, "/articles/one", "is not at hand")
    opened(browser, site, "/ask?words=who+goes+there", "Near to it are")
    assert browser.run("document.querySelectorAll('main li a').length") == 3


def test_a_picture_is_shown_whole_when_that_is_asked(browser: Browser, site: Site) -> None:
    browser.size(360, 800)
    try:
        opened(browser, site, "/nodes/hgnc:1")
        cut = "(each => each.scrollWidth > each.clientWidth)(document.querySelector('.picture'))"
        assert browser.run(cut)
        browser.click("button[aria-pressed]")
        assert not browser.run(cut)
    finally:
        browser.size(1400, 900)


def test_the_first_page_asks_of_the_genes_that_are_there(browser: Browser, site: Site) -> None:
    opened(browser, site, "/")
    browser.click("a[href*='Which+cells']")
    browser.wait("location.pathname == '/questions/target-cells'")
    assert "AAA" in browser.path


def test_a_figure_is_drawn_from_a_form(browser: Browser, site: Site) -> None:
    opened(browser, site, "/figures?kind=path")
    browser.tab_to("at.name == 'of'")
    browser.press("AAA", "\ue004", "rash", ENTER)
    assert "rash" in browser.wait("(document.querySelector('.picture img') || {}).alt")
    assert browser.wait("document.querySelector('.picture img').naturalWidth > 0")
    assert browser.path == "/figures?kind=path&of=AAA&with=rash"
    opened(browser, site, "/figures?kind=path&of=AAA&with=none", "none")


def test_a_mistake_in_sparql_is_shown_at_its_place(browser: Browser, site: Site) -> None:
    opened(browser, site, "/query?query=SELECT+*+%7B%0A+%3Fs+%3Fp+%7D", "line 2")
    browser.click("main > button")
    assert browser.run("document.activeElement.selectionStart") == len("SELECT * {\n ?s ?p }")
    opened(browser, site, "/query?query=SELECT+*+%7B+%3Fs+a+%3Fo+%7D+LIMIT+3", "3 rows")
    opened(browser, site, "/query?query=DESCRIBE+hgnc%3A1", "A graph")


HOSTILE_PAGES = (
    "/nodes/CL:2",
    "/documents",
    "/documents/two",
    "/questions/target-cells?gene=AAA",
    "/ask?words=%3Cimg",
)


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_hostile_names_are_shown_as_they_are_and_run_nowhere(browser: Browser, site: Site, path: str) -> None:
    opened(browser, site, path, HOSTILE)
    assert browser.run("document.querySelectorAll('main img, main script').length") == 0
    assert browser.run("document.title") != "broken"


@pytest.mark.parametrize(
    "path", ["/", "/nodes/hgnc:1", "/documents/one", "/questions/counts", "/query", "/figures?of=AAA"]
)
def test_a_phone_shows_pages_whole_and_each_field_has_a_name(browser: Browser, site: Site, path: str) -> None:
    browser.size(360, 800)
    browser.complaints()
    try:
        opened(browser, site, path)
        assert browser.complaints() == []
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")
        nameless = (
            "[...document.querySelectorAll('input, select, textarea')].filter(each => !each.labels.length)"
        )
        assert browser.run(f"{nameless}.length") == 0
        assert browser.run("document.querySelectorAll('h1').length") == 1
    finally:
        browser.size(1400, 900)


#: Relative luminance and contrast as WCAG 2 has them.
CONTRAST = """(() => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((each) => each / 255)
    .map((each) => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [.2126, .7152, .0722][at], 0);
  const below = (each) => { for (; each; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (!colour.endsWith(', 0)')) return colour; } };
  const wrong = [];
  for (const each of document.querySelectorAll('body *:not(svg *, .unseen, .skip)')) {
    if (![...each.childNodes].some((part) => part.nodeType == 3 && part.data.trim())) continue;
    const [a, b] = [light(getComputedStyle(each).color), light(below(each))];
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < 4.5) wrong.push([each.tagName, each.className, contrast]);
  }
  return wrong;
})()"""


@pytest.mark.parametrize("path", ["/nodes/hgnc:1", "/documents/one", "/questions/counts"])
def test_words_stand_out_in_both_themes(browser: Browser, site: Site, path: str) -> None:
    opened(browser, site, path)
    seen = set()
    for _ in range(2):
        assert browser.run(CONTRAST) == []
        seen.add(browser.run("document.documentElement.dataset.theme"))
        browser.click("#theme")
    assert seen == {"light", "dark"}


def test_pages_and_what_they_need_are_small(site: Site) -> None:
    page = site.get("/", "text/html")
    needed = {*re.findall(r'(?:src|href)="(/page/[^"]+)"', page.text)}
    for script in [each for each in needed if each.endswith("app.js")]:
        needed |= {f"/page/{name}" for name in re.findall(r'from "\./([\w.]+)"', site.get(script).text)}
    weight = sum(len(site.get(path).body) for path in needed)
    assert len(needed) > 6
    assert len(page.body) + weight < 150_000
