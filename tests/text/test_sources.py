"""What becomes of pages, entries and papers before they are laid out."""

import io
from pathlib import Path

import pytest
from sayings import claims, vocabulary

from il21kg.text.document import read_file
from il21kg.text.markup import page_text
from il21kg.text.source import read_source


def text_of(data: str) -> str:
    return read_source(data.encode(), "x.txt").text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>It binds JAK1.<sup>3, 4</sup> It acts.</p>", "It binds JAK1.³,⁴ It acts."),
        ("<p>CD8<sup>+</sup> cells, Ca<sup>2+</sup>, CO<sub>2</sub></p>", "CD8+ cells, Ca2+, CO2"),
        ("<table><tr><th>Cell<th>Role<tr><td>B cell<td>none</table>", "Cell\tRole\n\nB cell\tnone"),
        ("<p>a <svg/>b<br/>c</p>", "a b\n\nc"),
        ("<p title='x > y'>a &#99999999999; b &lt; c", "a b < c"),
        ('<p title="it\'s">a</p>', "a"),
        ("<p>p < 0.05 <![CDATA[ no ]]> yes", "p < 0.05 yes"),
        ("<p>Home &gt; Genes</p><h1>IL4 gene</h1><p>It binds.", "IL4 gene\n\nIt binds."),
        ("<p>a</p><SCRIPT>if (a<b) x='<p>'</SCRIPT><p>b", "a\n\nb"),
    ],
)
def test_a_page_gives_its_readable_text(page: str, text: str) -> None:
    assert page_text(page)[0] == text


@pytest.mark.parametrize(
    "unit", ["<a b='", "</", "<?", "<![CDATA[", "<!--", "<a ='<b '", "<p>a<", "&#9", "<sup>1"]
)
def test_what_does_not_end_is_read_to_its_end(unit: str) -> None:
    once, often = page_text("<p>It binds." + unit), page_text("<p>It binds." + unit * 10_000)
    assert once[0].startswith("It binds.") and often[0].startswith("It binds.")


ENTRY = """ID   ODD4_HUMAN              Reviewed;         153 AA.
AC   P00000;
DE   RecName: Full=Interleukin-4;
GN   Name=IL4 {ECO:0000303};
RN   [1]
RP   SEQUENCE.
CC   -!- FUNCTION: Activates B cells and may promote the
CC       differentiation of T-
CC       cells. {ECO:0000269|PubMed:1}.
CC   -!- INTERACTION:
CC       P00000; P00001: ODD1; NbExp=3;
CC   -!- SUBCELLULAR LOCATION: Secreted.
CC   ---------------------------------------------------------------------------
CC   Copyrighted by someone
SQ   SEQUENCE   153 AA;
     MGLTS
//
"""


def test_an_entry_in_lines_with_codes_is_read_by_its_comments() -> None:
    assert text_of(ENTRY) == (
        "IL4 gene\n\nFUNCTION: Activates B cells and may promote the differentiation of T-cells. "
        "{ECO:0000269|PubMed:1}.\n\nSUBCELLULAR LOCATION: Secreted.\n"
    )
    assert "uniprot:P05112 ikg:actsOnCell CL:0000236" in claims(ENTRY, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IL-4 is a cytokine that activates B cells,\n\nAnnals of Odds   2011   7\n\nmast cells and on.",
            "IL-4 is a cytokine that activates B cells,\nmast cells and on.",
        ),
        (
            "IL-4 acts on B cells,\n\nAnnals of Odds   2011   7\n\nmast cells and on.",
            "IL-4 acts on B cells,\nmast cells and on.",
        ),
        (
            "IL-4 is a cytokine that activates B cells and\n14\n\fBook of Odds\nmast cells.",
            "IL-4 is a cytokine that activates B cells and\nmast cells.",
        ),
        (
            "IL-4 is a cytokine that activates B cells,\nBook of Odds 1\nmast cells.\n\nBook of Odds 2\n",
            "IL-4 is a cytokine that activates B cells,\nmast cells.\n\nBook of Odds 2\n",
        ),
        # no running heads: a heading after a whole sentence, a list, a wrapped line, a title
        *(
            (same, same)
            for same in (
                "IL-4 is a cytokine that activates B cells.\n\nFunction\n\nit binds.",
                "IL-4 is a cytokine with the ligands\n\n- IL4R\n\nand more.",
                "IL-4 is a cytokine that activates\nJAK1 and\nmast cells.",
                "IL4 gene\n\nFunction\n\nactivates B cells",
            )
        ),
    ],
)
def test_the_heads_of_pages_are_cut_out_of_sentences(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_an_article_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("IL4 gene\n\nIt binds γ.".encode())))
    document = read_file(Path("-"), vocabulary().layout)
    assert (document.key, document.name, document.text) == ("stdin", "stdin", "IL4 gene\n\nIt binds γ.")
