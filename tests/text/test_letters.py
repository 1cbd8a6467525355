"""Letters written in more than one way: a text reads as its plain form, and its places stay its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sayings import claims, page, read, said

from il21kg.text.folding import fold
from il21kg.vocabulary.spelling import key


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("IL-21 promotes the matu-\nration of macrophages.", "IL-21 promotes the maturation of macrophages."),
        ("IL-21 binds the T cell-\nmediated signal.", "IL-21 binds the T cell-mediated signal."),
        ("IL-21 inhibits IL-1ß and TNF-ß.", "IL-21 inhibits IL-1β and TNF-β."),
        ("IL\u221221 activates JAK\u22121.", "IL-21 activates JAK-1."),
        ("IL\u201021 acti\u00advates natural kil\u00ad\nler cells.", "IL-21 activates natural killer cells."),
        ("IL-21 in\ufb02uences in\ufb02ammation.", "IL-21 influences inflammation."),
        ("IL-21 acti\u200bvates \ufeffB\u200b cells.", "IL-21 activates B cells."),
        ("IL-21 activates CD4\u207a T cells.", "IL-21 activates CD4+ T cells."),
        ("IL-21 activates B cells\u00b9\u2074.", "IL-21 activates B cells."),
        (
            "IL-21 activates B cells.\u00b2 It inhibits macrophages.",
            "IL-21 activates B cells. It inhibits macrophages.",
        ),
        ("IL-21 is associated with Behc\u0327et disease.", "IL-21 is associated with Behçet disease."),
        ("\uff29\uff2c\uff0d\uff12\uff11 activates B cells.", "IL-21 activates B cells."),
    ],
)
def test_a_text_reads_as_its_plain_form(written: str, clean: str) -> None:
    assert claims(written) == claims(clean) != []


def test_the_places_are_those_of_the_text() -> None:
    written = "IL-21 acti\u00advates natural kil-\nler cells and the matu\u00adration of macro\u00adphages."
    for statement in said(written):
        for span in (statement.subject.span, statement.object.span, statement.trigger):
            assert span is None or written[span.start : span.end] == span.text
    assert next(statement.trigger.text for statement in said(written)) == "acti\u00advates"


@given(st.text(alphabet="aB1 -\n\r\u00ad\u200b\ufb01\u00b2\u207aßé\u0301\u2212.", max_size=40))
def test_each_plain_character_has_a_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert fold(folded.text.replace("\u0301", "")).text.count("\u00ad") == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straße", "straße"),
        ("ß-catenin", "beta catenin"),
        ("IL1₂ß", "il 12 beta"),
        ("IL2\u0300 and q\u0301", "il 2 and q"),
        ("Ca\u00b2\u207a channel", "ca 2 + channel"),
        ("anti-\ninflammatory", "anti inflammatory"),
    ],
)
def test_the_key_of_odd_letters(text: str, expected: str) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("IL-21 binds vitamin D. IL-4 activates B cells.", 2),
        ("It is found in E. coli and by A. Writer.", 1),
        ("IL-21 binds “JAK1.” „IL-4“ activates B cells.", 2),
    ],
)
def test_a_single_capital_before_a_symbol_ends_a_sentence(text: str, count: int) -> None:
    assert len(page(text).sentences) == count


def test_names_in_german_and_french_quotation_marks() -> None:
    for quoted in ("„Interleukin-21“", "«Interleukin-21»", "‚Interleukin-21‘"):
        labels = {s.object.label for s in read(f"IL-21 ({quoted}) activates B cells.").statements}
        assert labels == {"Interleukin-21", "B cell"}
    stands = read("The IL21 gene (IL21 stands for „Odd factor 21“) is a protein-coding gene.").statements
    assert [s.object.label for s in stands if s.predicate.endswith("altLabel")] == ["Odd factor 21"]
