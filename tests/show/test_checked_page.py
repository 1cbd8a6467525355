"""The page of verdicts: each claim once, nothing of it is markup, and the buttons show and hide."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import browser, in_browser

import il21kg
from il21kg.show.checked_page import to_html
from il21kg.show.verdict_page import button, row, verdict_page

Run = Callable[..., tuple[int, str, str]]
ROWS = (
    "IL4\tbinds\tSTAT6",
    "IL4\tbinds\tSTAT3",
    "IL4\tinhibits\tapoptosis",
    "IL4\tbinds\t<b>x</b>",
    "IL4\tbinds",
)


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    (tmp_path / "il4.txt").write_text(
        "IL4 gene\n\nIL-4 may inhibit apoptosis. IL-4 does not bind STAT3.\nIL-4 binds STAT6.\n",
        encoding="utf-8",
    )
    file = tmp_path / "claims.tsv"
    file.write_text("\n".join(("subject\trelation\tobject", *ROWS)), encoding="utf-8")
    return file


def test_each_claim_stands_on_the_page_once_what_is_amiss_first(claims: Path) -> None:
    page = to_html(il21kg.check(claims, claims.with_name("il4.txt")))
    assert re.findall(r'<article class="(\w+)"', page) == ["denied", "weaker", "unknown", "stated"]
    assert '<mark title="cue">may</mark>' in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page
    assert "claims.tsv:6: not read (2 columns, and the header has 3)</p>" in page


def test_the_command_writes_the_page_and_says_how_the_claims_stand(command: Run, claims: Path) -> None:
    page = claims.with_name("page.html")
    code, told, _ = command("check", claims, "--text", claims.with_name("il4.txt"), "-o", page)
    assert (code, told) == (
        1,
        f"4 claims: 1 denied; 1 stated, but weaker; 1 names unknown; 1 stated\n{page}\n",
    )
    assert page.read_text(encoding="utf-8").count("<article ") == 4


def test_a_page_of_verdicts_has_a_button_for_each_and_its_words_are_no_markup() -> None:
    page = verdict_page(
        "A & B",
        "1 of <2>",
        'Words, "so"',
        [button("new", 1200, "a < b")],
        [row("new", "odd", "<p>x</p>")],
        "\n<hr>",
    )
    assert page.count("A &amp; B") == 2
    assert "<p>1 of &lt;2&gt;</p>" in page
    assert page.count("Words, &quot;so&quot;") == 2
    assert 'data-verdict="new" title="a &lt; b">new 1,200</button>' in page
    assert '<article class="odd" data-verdict="new">' in page
    assert "</main>\n<hr>\n<script>" in page


@browser
def test_a_button_hides_the_claims_of_its_verdict(claims: Path, tmp_path: Path) -> None:
    page = to_html(il21kg.check(claims, claims.with_name("il4.txt")))
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    script = """
        document.querySelector("#verdicts button[data-verdict=stated]").click();
        out.shown = [...document.querySelectorAll("article:not([hidden])")].map(each => each.dataset.verdict);
        out.told = document.getElementById("shown").textContent;
        out.wide = document.documentElement.scrollWidth <= innerWidth;
    """
    found = in_browser(page, script, tmp_path / "browser", size=(600, 800))
    assert found == {
        "shown": ["denied", "stated, but weaker", "names unknown"],
        "told": "3 shown",
        "wide": True,
    }
