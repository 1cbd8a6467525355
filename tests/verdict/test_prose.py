"""Claims in prose: markup taken out, places kept, sentences read."""

import pytest

from il21kg.errors import InputError
from il21kg.pipeline import make_reader
from il21kg.verdict.claims import Claims
from il21kg.verdict.prose import claims_of_prose, without_markup

READER = make_reader()


def claims(text: str) -> Claims:
    return claims_of_prose(text, "a.md", READER, None)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**IL-4** binds *IL4R*.", "IL-4 binds IL4R."),
        ("It [binds](https://example.org/a_(b)) `IL4R`[^2].", "It binds IL4R."),
        ("## IL-4 ##\nIt binds.", "IL-4\n\nIt binds."),
        ("* one\n  + two\n- [x] three", "• one\n  • two\n• three"),
        ("> said\n\n---\n\n![a](b) <br>end", "\n\n\n\n end"),
        ("```py\nx = 1\n```\nIt binds.", "\nIt binds."),
        ("a_b and 2*3*4 and CD4_x stay", "a_b and 2*3*4 and CD4_x stay"),
        ("Yes, IL-4 binds. Sure! Right: it binds.", "IL-4 binds. it binds."),
        (r"IL\-4 \*may\*", "IL-4 *may*"),
    ],
)
def test_markup_is_taken_out(markdown: str, plain: str) -> None:
    found = without_markup(markdown)
    assert found.text == plain
    assert len(found.places) == len(plain)
    kept = {(markdown[place], letter) for place, letter in zip(found.places, plain, strict=True)}
    assert {(one, other) for one, other in kept if one != other and other not in "•\n "} == set()


def test_a_claim_keeps_its_sentence_and_where_it_stands() -> None:
    text = "Sure!\n\n- **IL-4** may [induce](x) apoptosis.\n- It does not bind STAT6.\n"
    found = claims(text).claims
    told = [(str(each), each.hedged, each.negated, each.place, each.words) for each in found]
    assert told == [
        (
            "Interleukin-4 – may positively regulate → apoptotic process",
            *(True, False, "a.md:3:5", "IL-4 may induce apoptosis."),
        ),
        (
            "Interleukin-4 – not: interacts with → Signal transducer and activator of transcription 6",
            *(False, True, "a.md:4:3", "It does not bind STAT6."),
        ),
    ]
    spans = [text[slice(*each.span)] for each in found if each.span]
    assert spans == ["IL-4** may [induce](x) apoptosis.", "It does not bind STAT6."]


def test_words_in_marks_are_a_quote() -> None:
    found = claims("IL-4 induces apoptosis (“it induces apoptosis of tumours”), a “real” effect.").claims
    assert {each.quote for each in found} == {"it induces apoptosis of tumours"}


def test_what_is_set_apart_is_a_quote_and_is_not_read() -> None:
    text = "IL-4 induces apoptosis.\n\n> It may *induce* the\n> apoptosis of tumours.\n\n> so it is\n"
    told = [(each.subject, each.quote, each.place) for each in claims(text).claims]
    assert told == [
        ("Interleukin-4", "", "a.md:1:1"),
        ("", "It may induce the apoptosis of tumours.", "a.md:3:1"),
    ]


def test_a_sentence_of_which_nothing_is_read_is_kept() -> None:
    found = claims("IL-4 gene\n\nIL-4, STAT6, asthma, ever again.\n").claims
    assert [(each.subject, each.words) for each in found] == [("", "IL-4, STAT6, asthma, ever again.")]


def test_a_table_of_claims_is_read_and_another_one_is_told() -> None:
    text = (
        "IL-4 binds STAT6.\n\n| **Subject** | Relation | Object |\n|:--|---|--:|\n"
        "| IL-4 | may *induce* | apoptosis |\n| IL-4 | binds | |\n\n| a | b |\n|---|---|\n| IL-4 | STAT6 |\n"
    )
    found = claims(text)
    assert [(str(each), each.place) for each in found.claims if not each.words] == [
        ("IL-4 – may induce → apoptosis", "a.md:5")
    ]
    assert [each.words for each in found.claims if each.words] == ["IL-4 binds STAT6."]
    assert found.left[0] == "a.md:6: not read (subject, relation or object is empty)"
    assert found.left[1].startswith("a.md:8: no column is called as one with the subject of a claim")
    assert found.left[1].endswith("The table is not read.")


def test_no_text_is_no_claim() -> None:
    with pytest.raises(InputError, match="there is no text"):
        claims("  \n")
