"""Where sentences end: at a stop that is no abbreviation, no number, no part of a name."""

import pytest
from sayings import vocabulary

from il21kg.text.layout import compiled
from il21kg.text.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It binds IL4. It acts.", ["It binds IL4.", "It acts."]),
        ("It binds IL4, e.g. in E. coli. It acts.", ["It binds IL4, e.g. in E. coli.", "It acts."]),
        ("It binds IL4.[12] It acts.", ["It binds IL4.[12]", "It acts."]),
        ("It needs vitamin D. IL-4 acts.", ["It needs vitamin D.", "IL-4 acts."]),
        ("It stops the cell. p53 acts.", ["It stops the cell.", "p53 acts."]),
        ("It is a gene.The protein acts.", ["It is a gene.", "The protein acts."]),
        ("It has p.Arg12 changed.", ["It has p.Arg12 changed."]),
        ("It is 4.5 kb. it acts.", ["It is 4.5 kb. it acts."]),
        ("Does it act? It does!", ["Does it act?", "It does!"]),
        ("No stop at all", ["No stop at all"]),
        (" .. ", []),
    ],
)
def test_the_sentences_of_a_stretch(text: str, sentences: list[str]) -> None:
    words = compiled(vocabulary().layout).words
    assert [text[start:end] for start, end in split(text, 0, len(text), words)] == sentences


def test_only_the_stretch_is_split() -> None:
    words = compiled(vocabulary().layout).words
    assert list(split("One. Two. Three.", 5, 9, words)) == [(5, 9)]
