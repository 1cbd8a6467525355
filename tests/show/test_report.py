"""Articles with their facts as pages: the text as it stands, its marks, what stands beside it, the index."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from chromium import browser, in_browser

from il21kg.errors import Il21kgError, InputError
from il21kg.knowledge import KnowledgeGraph
from il21kg.pipeline import Checked, check, make_reader, read
from il21kg.reading.reader import Reader
from il21kg.show.report.beside import findings_html, papers_html, unread_html
from il21kg.show.report.beyond import not_at_hand
from il21kg.show.report.facts import Beyond, Elsewhere, facts_html, facts_told
from il21kg.show.report.files import pages_of_files
from il21kg.show.report.index import address, to_index
from il21kg.show.report.marks import Mark, marks, standing
from il21kg.show.report.page import Page, to_page
from il21kg.show.report.text import text_html
from il21kg.show.report.words import defined, identifier, listed, safe

ARTICLE = """IL4 Gene

Please login to see the pictures.
Please login to see the tables.
Please login to see the drawings.

Definition

IL4 is a cytokine. It may induce apoptosis (Writer et al. 2001). It does not bind IL21.
Natural killer (NK) cells are small. Is IL4 useful?

General information

Diseases associated with IL4 include:
  • psoriasis
  • asthma

Literature

1. Writer A et al (2001) A short title. Blood 98: 45-67.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return make_reader()


Check = Callable[[str], Checked]


@pytest.fixture(scope="module")
def checked(reader: Reader) -> Check:
    """Read and check a text."""
    return lambda text: check(read(reader, text=text, key="toy"))


@pytest.fixture(scope="module")
def article(checked: Check) -> Checked:
    return checked(ARTICLE)


@pytest.fixture(scope="module")
def page(article: Checked) -> Page:
    return to_page(article)


def bare(html: str) -> str:
    """The words of HTML, in their order, with one blank for each gap."""
    return " ".join(
        unescape(re.sub(r"<[^>]*>", "", re.sub(r"<summary>.*?</summary>|</(p|li|h\d)>", " ", html))).split()
    )


# --- the text


def test_the_text_stands_as_it_is(article: Checked) -> None:
    html = text_html(article.article, marks(article.article, article.report.findings))
    plain = re.sub(r"^\s*(•|\d+\.) ", "", ARTICLE, flags=re.MULTILINE)
    assert bare(html) == " ".join(plain.split())


def in_text(checked: Checked) -> list[tuple[str, str, str]]:
    """The marked words of a text: their classes, the facts they are of, and the words."""
    html = text_html(checked.article, marks(checked.article, ()))
    found = re.findall(
        r'<(?:a|span) class="m ([^"]*)"(?: href="[^"]*")?(?: data-f="([^"]*)")?[^>]*>([^<]*)<', html
    )
    return [(classes, facts, unescape(words)) for classes, facts, words in found]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "IL21 induces apoptosis.",
            [
                ("k-protein", "1s", "IL21"),
                ("says stated first", "1r", "induces"),
                ("k-process", "1o", "apoptosis"),
            ],
        ),
        (
            "IL21 may induce apoptosis.",
            [
                ("k-protein", "1s", "IL21"),
                ("says hedged first cue", "1r 1c", "may"),
                ("says hedged", "1r", " induce"),
                ("k-process", "1o", "apoptosis"),
            ],
        ),
        (
            "IL21 does not bind IL4.",
            [
                ("k-protein", "1s", "IL21"),
                ("says denied first", "1r", "does "),
                ("says denied cue", "1r 1c", "not"),
                ("says denied", "1r", " bind"),
                ("k-protein", "1o", "IL4"),
            ],
        ),
        (
            "IL21 induces fnordin.",
            [
                ("k-protein", "1s", "IL21"),
                ("says loose first", "1r", "induces"),
                ("k-unresolved", "1o", "fnordin"),
            ],
        ),
        ("IL21 and apoptosis.", [("k-gene idle", "", "IL21"), ("k-process idle", "", "apoptosis")]),
    ],
)
def test_words_are_marked_by_what_they_are(
    checked: Check, text: str, marked: list[tuple[str, str, str]]
) -> None:
    assert in_text(checked(f"IL21 Gene\n\nDefinition\n\n{text}")) == marked


def test_marks_that_meet_are_cut_and_keep_their_words(article: Checked) -> None:
    text = article.article.document.text
    start = text.index("Natural killer (NK) cells")
    overlapping = [
        Mark(start, start + 19, "object", "cell", fact=1),
        Mark(start + 8, start + 25, "object", "process", fact=2),
        Mark(start + 16, start + 18, "subject", "cell", fact=3),
    ]
    html = text_html(article.article, overlapping)
    cut = re.findall(r'data-f="([^"]*)"( tabindex="-1")?[^>]*>([^<]*)<', html)
    assert cut == [
        ("1o", "", "Natural "),
        ("1o 2o", "", "killer ("),
        ("1o 2o 3s", "", "NK"),
        ("1o 2o", ' tabindex="-1"', ")"),
        ("2o", ' tabindex="-1"', " cells"),
    ]


def test_lines_of_the_page_are_folded_and_sentences_that_gave_nothing_are_told(article: Checked) -> None:
    html = text_html(article.article, ())
    assert "<summary>3 lines of the page, not read</summary>" in html
    unread = re.findall(r'<span id="s\d+" class="unread" title="not read: ([^"]*)">([^<]*)<', html)
    assert unread == [("asked, not said", "Is IL4 useful?")]


# --- the facts and what stands beside the text


def test_facts_stand_under_their_headings(article: Checked) -> None:
    html = facts_html(article, Beyond())
    headings = re.split(r"<h3>(.*?)</h3>", html)
    counts = dict(zip(headings[1::2], (part.count("<details") for part in headings[2::2]), strict=True))
    assert counts == {"Definition": 4, "General information": 2}
    assert facts_told(article) == "6 facts: 4 stated, 1 hedged, 1 denied"
    assert "IL4 may induce apoptosis" not in html
    claims = [bare(claim) for claim in re.findall(r'<span class="claim">(.*?)</summary>', html)]
    assert claims[1:3] == [
        "Interleukin-4 may positively regulate apoptotic process? hedged",
        "Interleukin-4 not: interacts with Interleukin-21✕ denied",
    ]


def test_a_fact_tells_how_it_was_read_and_what_else_says_it(article: Checked) -> None:
    from il21kg.graph.identity import statement_iri

    hedged = next(each for each in article.article.reading.statements if each.hedge_cues)
    told = {statement_iri(hedged): [Elsewhere("Other (2020-01-01)", "Definition", "It <may> induce it.")]}
    html = facts_html(article, Beyond(told))
    assert "hedged, by “may”" in html and "tier A, confidence 0." in html
    assert 'href="http://purl.obolibrary.org/obo/GO_0006915"' in html
    assert '<a href="#c1">Writer et al. 2001</a>' in html
    assert "Other (2020-01-01), Definition<blockquote>It &lt;may&gt; induce it.</blockquote>" in html


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("IL21 induces apoptosis.", "stated"),
        ("IL21 may induce apoptosis.", "hedged"),
        ("IL21 may induce fnordin.", "hedged loose"),
        ("IL21 does not induce apoptosis.", "denied"),
    ],
)
def test_how_a_fact_stands(checked: Check, text: str, stands: str) -> None:
    assert standing(checked(f"IL21 Gene\n\n{text}").article.reading.statements[-1]) == stands


def test_facts_are_counted_by_certainty_and_those_not_asserted_besides(checked: Check) -> None:
    mixed = checked("IL21 Gene\n\nIL21 binds IL4. It may induce fnordin. It inhibits fnordin in mice.")
    assert facts_told(mixed) == "3 facts: 2 stated, 1 hedged; 2 of them not asserted"
    assert in_text(mixed)[-2:] == [("context", "3x", "in "), ("k-species context", "3x", "mice")]


def test_papers_findings_and_what_was_not_read(article: Checked) -> None:
    papers = papers_html(article)
    assert "Writer A et al (2001). A short title. <i>Blood</i> <b>98</b>: 45-67" in papers
    assert "cited 1 time in the text" in papers and 'href="#r1"' in papers
    findings = findings_html(article)
    assert findings.startswith("<p>The graph conforms: 0 violations, ")
    assert re.findall(r'href="(#n\d+)"', papers)[0][1:] in re.findall(r'id="(n\d+)"', findings)
    assert "Is IL4 useful? <i>asked, not said</i>" in unread_html(article)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (safe("<a 'b' \x00&>"), "&lt;a &#x27;b&#x27; \ufffd&amp;&gt;"),
        (identifier("javascript:alert(1)"), "<code>javascript:alert(1)</code>"),
        (identifier(None), ""),
        (defined([("a", "<b>"), ("c", "")]), "<dl><dt>a</dt><dd><b></dd></dl>"),
        (listed([]), ""),
        (listed(["x"], "y"), '<ul class="y"><li>x</li></ul>'),
    ],
)
def test_words_of_the_page(written: str, html: str) -> None:
    assert written == html


# --- the page


def test_a_page_loads_nothing_and_is_the_same_each_time(article: Checked, page: Page) -> None:
    assert to_page(article).html == page.html
    assert "default-src 'none'; img-src data:" in page.html
    assert not re.search(r'\s(on\w+|style)="|<link|<script src|src="http', page.html)
    assert page.html.count('<img class="only-') == 2
    assert "{{" not in page.html
    assert (page.gene, page.number, page.facts["hedged"]) == ("IL4", 6, 1)
    assert "<iframe sandbox" in page._repr_html_() and repr(page).startswith("Page('toy', ")


def test_each_address_within_a_page_is_there(page: Page) -> None:
    there = set(re.findall(r'id="([^"]+)"', page.html))
    assert set(re.findall(r'href="#([^"]+)"', page.html)) <= there


HOSTILE = """<script>alert(1)</script> IL4 Gene

Definition

IL4 induces "><img src=x onerror=alert(1)> apoptosis. It binds </script><svg onload=alert(2)>.
"""


def test_hostile_words_stay_words(reader: Reader) -> None:
    html = to_page(check(read(reader, text=HOSTILE, about="IL4", key="toy"))).html
    assert html.count("<script") == html.count("</script>") == 1
    assert "<img src=x" not in html and "<svg onload" not in html


def test_an_article_without_facts_has_a_page(checked: Check) -> None:
    empty = to_page(checked("IL4 Gene\n\nNothing of note."))
    assert "No fact was read." in empty.html and empty.number == 0
    assert 'id="figure"' not in empty.html and 'href="#figure"' not in empty.html


def test_only_its_own_script_and_style_count(page: Page) -> None:
    for tag in ("script", "style"):
        (code,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page.html, re.DOTALL)
        digest = b64encode(sha256(code.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page.html


def touched(page: Page, script: str, folder: Path, **how: Any) -> Any:
    """Touch a page in a browser; the policy of the page would keep the script of a test out."""
    return in_browser(re.sub(r"<meta http-equiv=.*", "", page.html), script, folder, **how)


MARKS = """
const later = () => new Promise(resolve => setTimeout(resolve, 30));
const marked = words => [...document.querySelectorAll('[data-f]')].find(each => each.textContent === words);
if (document.readyState !== 'complete') await new Promise(resolve => addEventListener('load', resolve));
await later();
"""
LIT = "[...document.querySelectorAll('.lit')].map(mark => [mark.dataset.role, mark.textContent])"


@browser
def test_a_mark_leads_to_its_fact_and_back(page: Page, tmp_path: Path) -> None:
    out = touched(
        page,
        f"""{MARKS}
        const mark = marked('apoptosis');
        out.reached = mark.tabIndex;
        mark.focus(); mark.click(); await later();
        const opened = [...document.querySelectorAll('details.fact')].filter(each => each.open);
        out.open = opened.map(each => each.querySelector('.claim').textContent);
        out.chosen = opened[0].classList.contains('chosen');
        out.lit = {LIT};
        out.focus = document.activeElement.tagName;
        document.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Escape' }})); await later();
        out.shut = [document.querySelectorAll('details.fact[open]').length, {LIT}.length];
        out.back = document.activeElement === mark;
        document.querySelectorAll('details.fact summary')[2].click(); await later();
        out.denied = {LIT};
        const key = key => document.dispatchEvent(new KeyboardEvent('keydown', {{ key }}));
        out.steps = [];
        for (const each of ['j', 'j', 'k']) {{
          key(each); await later();
          const open = [...document.querySelectorAll('details.fact[open]')];
          out.steps.push(open.map(each => each.dataset.n).join());
        }}
        by('search').value = 'psoriasis'; by('search').dispatchEvent(new Event('input'));
        out.found = [...document.querySelectorAll('details.fact:not([hidden])')].length;
        by('theme').click();
        out.theme = document.documentElement.dataset.theme;
        """,
        tmp_path,
    )
    assert out["reached"] == 0 and out["chosen"] and out["focus"] == "SUMMARY"
    assert out["open"] == ["Interleukin-4 may positively regulate apoptotic process"]
    assert out["lit"] == [["subject", "It"], ["relation", "may"], [None, " induce"], ["object", "apoptosis"]]
    assert out["shut"] == [0, 0] and out["back"]
    assert out["denied"][0] == ["subject", "It"]
    assert "".join(words for _, words in out["denied"]) == "Itdoes not bindIL21"
    assert out["steps"] == ["4", "5", "4"]
    assert out["found"] == 1 and out["theme"] == "dark"


@browser
def test_on_a_phone_the_facts_of_a_mark_come_up_from_below(page: Page, tmp_path: Path) -> None:
    out = touched(
        page,
        f"""{MARKS}
        out.first = document.querySelector('.chosen .claim').textContent;
        out.wider = document.documentElement.scrollWidth - innerWidth;
        marked('psoriasis').click(); await later();
        const aside = document.querySelector('aside');
        out.place = getComputedStyle(aside).position;
        out.bottom = Math.round(aside.getBoundingClientRect().bottom) - innerHeight;
        const seen = [...document.querySelectorAll('details.fact')].filter(each => each.checkVisibility());
        out.seen = seen.map(each => each.querySelector('.claim').textContent);
        by('close').click();
        out.after = getComputedStyle(aside).position;
        """,
        tmp_path,
        size=(500, 800),
        address="#f2",
    )
    assert out["first"] == "Interleukin-4 may positively regulate apoptotic process"
    assert out["wider"] <= 0
    assert (out["place"], out["bottom"], out["after"]) == ("fixed", 0, "static")
    assert out["seen"] == ["IL4 associated with psoriasis"]


# --- of files, of a store, of many


def test_pages_of_files(tmp_path: Path) -> None:
    (tmp_path / "il4.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "genes.tsv").write_text("symbol\ttext\nIL21\tIL21 induces apoptosis.\n", encoding="utf-8")
    failed: list[Il21kgError] = []
    pages = [*pages_of_files([tmp_path], None, None, "../index.html", failed.append)]
    assert [(each.gene, each.number) for each in pages] == [("IL21", 1), ("IL4", 6)]
    assert [each.exit_code for each in failed] == [2]
    assert 'href="../index.html">All articles' in pages[0].html
    index = to_index(pages)
    assert "2 articles, 7 facts" in index
    rows = re.findall(r'<tr data-words="([^"]*)"><td>(\w+)</td><td><a href="([^"]*)">', index)
    assert [(gene, link) for _, gene, link in rows] == [(each.gene, address(each)) for each in pages]
    assert "psoriasis" in rows[1][0] and "apoptotic process" in rows[0][0]


def test_pages_of_a_store_tell_what_other_documents_say(tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    graph.load(text="IL4 Gene\n\nIL4 induces apoptosis.", key="one")
    graph.load(text="IL4 Gene\n\nIt is known: IL4 induces apoptosis. IL4 inhibits apoptosis.", key="two")
    one, two = graph.pages()
    assert (one.key, two.key) == ("one", "two")
    assert "<blockquote>It is known: IL4 induces apoptosis.</blockquote>" in one.html
    assert "contradicted" in one.html
    assert graph.page("two").html == two.html
    with pytest.raises(InputError, match="holds 2 documents"):
        graph.page()
    lost = tmp_path / "lost.txt"
    lost.write_text(ARTICLE, encoding="utf-8")
    graph.load(lost)
    lost.unlink()
    with pytest.raises(InputError, match=str(not_at_hand(["lost"]).args[0])):
        graph.page("lost")


def test_pages_of_rows_of_a_table_that_was_loaded(tmp_path: Path) -> None:
    table = tmp_path / "genes.tsv"
    table.write_text("symbol\ttext\nIL4\tIL4 induces apoptosis.\nIL21\tIL21 binds IL4.\n", encoding="utf-8")
    graph = KnowledgeGraph(tmp_path / "store")
    graph.load_all([table])
    assert [(page.gene, page.number) for page in graph.pages()] == [("IL21", 1), ("IL4", 1)]
    table.write_text("symbol\ttext\nIL4\tIL4 inhibits apoptosis.\nIL21\tIL21 binds IL4.\n", encoding="utf-8")
    lost: list[str] = []
    assert [page.gene for page in graph.pages(lost=lost.append)] == ["IL21"]
    assert lost == ["genes-il4"]


Run = Callable[..., tuple[int, str, str]]


def test_the_command(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("il4.txt").write_text(ARTICLE, encoding="utf-8")
    code, _, err = command("report", "il4.txt", "-o", "il4.html")
    assert code == 0 and "Written: il4.html (1 article)" in err
    assert command("load", "il4.txt")[0] == command("load")[0] == 0
    code, _, err = command("report", "-o", "pages")
    assert code == 0 and "Written: pages (2 articles)" in err
    assert sorted(path.name for path in Path("pages").rglob("*.html")) == [
        "il21-sample.html",
        "il4.html",
        "index.html",
    ]
    assert Path("pages/articles/il21-sample.html").stat().st_size < 200_000
    stored = Path("pages/articles/il4.html").read_text(encoding="utf-8")
    single = Path("il4.html").read_text(encoding="utf-8")
    assert (
        "IL21 Gene (2022-03-23), General information<blockquote>It may" in stored
    )  # NK cells, named there too
    assert "<blockquote>It may" not in single and "index.html" not in single
    assert command("report", "-o", "all.html")[0] == 2
    assert command("report", "il4.txt", "il21-sample", "-o", "x")[0] == 2
    Path("il4.txt").unlink()
    code, _, err = command("report", "il4", "-o", "x.html")
    assert code == 2 and "not at hand any more: il4" in err and not Path("x.html").exists()


def test_each_reason_against_a_triple_has_words_on_the_page() -> None:
    from il21kg.reading.statements import Unasserted
    from il21kg.show.report.facts import _WHY_NOT

    assert set(_WHY_NOT) == set(Unasserted)
