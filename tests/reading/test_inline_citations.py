"""Where the text cites a paper, what is said there has it as its publication; nothing else has."""

from pathlib import Path

import pytest

from il21kg.knowledge import load
from il21kg.namespaces import BIOLINK, IKG
from il21kg.pipeline import Article, make_reader, read
from il21kg.reading.inline_citations import find_inline_citations, supported

READER = make_reader()
LIST = """
Literature

  1. Writer Y, Helper Z (2009) A study of cells. J Examples 12:370-372.
  2. Other-Name B, Third C (2001) A study of lists. J Examples 13: 65-68.
  3. van der Example D et al. (2001) A third study. J Examples 13: 70.
  4. Twice E (2015) A first paper. J Examples 14: 1.
  5. Twice E (2015) A second paper. J Examples 14: 2.
"""


def article(folder: Path, prose: str) -> Article:
    path = folder / "il4.txt"
    path.write_text(f"IL4 gene\n\n{prose}\n{LIST}", encoding="utf-8")
    return read(READER, path)


@pytest.mark.parametrize(
    ("prose", "places"),
    [
        ("IL-4 activates B cells (Writer Y et al. 2009).", [("Writer Y et al. 2009", 1)]),
        ("IL-4 activates B cells (Writer and Helper, 2009).", [("Writer and Helper, 2009", 1)]),
        ("IL-4 activates B cells (see Other-Name & Third 2001).", [("Other-Name & Third 2001", 2)]),
        ("IL-4 activates B cells (van der Example et al., 2001).", [("van der Example et al., 2001", 3)]),
        (
            "IL-4 activates B cells (Writer et al. 2009; reviewed in Other-Name 2001).",
            [("Writer et al. 2009", 1), ("Other-Name 2001", 2)],
        ),
        ("Writer et al. (2009) showed that IL-4 activates B cells.", [("Writer et al. (2009)", 1)]),
        ("IL-4 activates B cells [2].", [("2", 2)]),
        ("IL-4 activates B cells.[1,3] It binds IL4R.", [("1,3", 1), ("1,3", 3)]),
        ("IL-4 activates B cells [1–3].", [("1–3", 1), ("1–3", 2), ("1–3", 3)]),
        ("IL-4 activates B cells (Nobody 1999).", [("Nobody 1999", "no entry")]),
        ("IL-4 activates B cells (Twice 2015).", [("Twice 2015", "more than one entry")]),
        ("IL-4 activates B cells [9].", [("9", "no entry 9")]),
        ("IL-4 activates B cells (PMID: 7654321).", [("PMID: 7654321", "7654321/")]),
        (
            "IL-4 activates B cells (PubMed:7654321, PubMed:7654322).",
            [("PubMed:7654321", "7654321/"), ("PubMed:7654322", "7654322/")],
        ),
        ("IL-4 activates B cells (doi:10.1000/ab.c).", [("doi:10.1000/ab.c", "10.1000/ab.c")]),
        ("IL-4 activates B cells.¹,² It binds IL4R.", [("¹,²", 1), ("¹,²", 2)]),
        ("IL-4 activates macrophages³ and others.", [("³", 3)]),
        # no citations
        ("IL-4 acts on Ca²⁺ and on 5 cm² of skin, 10⁹ cells.", []),
        ("IL-4 activates B cells (since 2009).", []),
        ("IL-4 (interleukin 4) activates B cells (in about 2001 cases).", []),
        ("IL-4 activates B cells (Writer).", []),
    ],
)
def test_the_places_that_cite(tmp_path: Path, prose: str, places: list[tuple[str, int | str]]) -> None:
    found = article(tmp_path, prose)
    for each in found.inline:
        assert found.document.text[each.span.start : each.span.end] == each.span.text
    assert len(found.inline) == len(places)
    for each, (words, paper) in zip(found.inline, places, strict=True):
        assert each.span.text == words
        if isinstance(paper, int):
            assert each.citation is not None
            assert (each.citation.ordinal, each.work, each.problem) == (paper, None, None)
        else:
            assert each.citation is None
            assert (each.work or each.problem or "").find(paper) >= 0


@pytest.mark.parametrize(
    ("prose", "facts"),
    [
        # a place supports what stands between it and the place before it
        (
            "IL-4 is expressed in T cells [1] and acts on B cells [2].",
            {("T cell", 1), ("B cell", 2)},
        ),
        ("IL-4 acts on B cells [1] and macrophages.", {("B cell", 1)}),
        (
            "IL-4 acts on B cells and macrophages [1,2].",
            {("B cell", 1), ("B cell", 2), ("macrophage", 1), ("macrophage", 2)},
        ),
        # a single place before the fact is about the sentence
        ("As shown before [2], IL-4 activates B cells.", {("B cell", 2)}),
        ("Writer et al. (2009) showed that IL-4 activates B cells.", {("B cell", 1)}),
        # the next sentence has none
        ("IL-4 activates B cells [1]. IL-4 activates macrophages.", {("B cell", 1)}),
        ("IL-4 activates B cells.", set()),
        ("IL-4 activates B cells [8].", set()),
    ],
)  # fmt: skip
def test_what_a_place_supports(tmp_path: Path, prose: str, facts: set[tuple[str, int]]) -> None:
    found = article(tmp_path, prose)
    pairs = supported(found.reading.statements, found.inline)
    assert {(s.object.label, p.citation.ordinal) for s, p in pairs if p.citation} == facts


def test_the_graph_proves_each_publication(tmp_path: Path) -> None:
    path = tmp_path / "il4.txt"
    path.write_text(
        "IL4 gene\n\nIL-4 activates B cells [2]. It binds IL4R (PMID: 7654321)."
        f" It acts on macrophages [9].\n{LIST}",
        encoding="utf-8",
    )
    kg = load(path)
    assert kg.report is not None
    assert kg.report.conforms
    assert [f.quote for f in kg.report.findings if f.shape == "C8"] == ["9"]
    rows = kg.query("cited-facts").to_dicts()
    assert [(row["words"], row["object"], row["cited"]) for row in rows] == [
        ("activates", "B cell", "2. Other-Name B, Third C (2001)"),
        ("binds", "Interleukin-4 receptor", ""),
    ]
    assert len(kg.query("paper-support").rows) == 2
    assert [each.notes[-1] for each in kg.why("IL4", "acts on", "B cell")] == [
        "the text cites Other-Name 2001"
    ]
    assert [each.notes[-1] for each in kg.why("IL4", "interacts with", "IL4R")] == [
        "the text cites PMID:7654321"
    ]
    ask = f"""ASK {{ ?statement <{BIOLINK.publications}> ?paper ; <{IKG.evidence}> ?sentence .
        ?paper <{IKG.citedAt}> ?words . FILTER NOT EXISTS {{ ?words <{IKG.inSection}> ?section }} }}"""
    assert kg.query(ask).truth is False


def test_a_document_without_places_yields_none(tmp_path: Path) -> None:
    found = article(tmp_path, "IL-4 activates B cells.")
    assert find_inline_citations(found.document, found.citations) == ()
