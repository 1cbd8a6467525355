"""Which words a database leaves out at the beginning of a sentence, and where none are left out."""

import pytest
from rooms import clauses
from sayings import reader

from il21kg.reading.structure.completion import complete, introduces
from il21kg.reading.structure.phrases import Phrases


def completed(text: str) -> str:
    """Say the chunks in their words, and in brackets the relation of each verb that was put in."""
    cut = clauses(text)
    chunks = complete(cut, Phrases(text, cut, reader().grammar)).chunks
    return " ".join(
        f"[{chunk.trigger.frame.family}]"
        if chunk.trigger is not None and chunk.first == chunk.last
        else text[cut.words[chunk.first].start : cut.words[chunk.last - 1].end]
        for chunk in chunks
    )


@pytest.mark.parametrize(
    "expected",
    [
        "[is_a] Kinase .",
        "[is_a] Growth factor that induces apoptosis .",
        "[is_a] Putative receptor for IL-7 .",
        "[is_a] Probable transcription factor .",
        "[is_a] Probably kinase .",
        "[is_a] Chemokine with kinase activity .",
        "[is_a] Kinase required for apoptosis .",
        "[is_a] Inhibitor of apoptosis .",
        "[is_a] Member of the TNF family .",
        "[is_a] Essential component of the complement system .",
        "[localizes_to] Nucleus .",
        "[localizes_to] Possibly nucleus .",
        "[localizes_to] Cytoplasm , nucleus and mitochondrion .",
        "[localizes_to] Nucleus ; [localizes_to] cytoplasm .",
        "[is_a] Kinase ; induces apoptosis ; [localizes_to] nucleus .",
        "Isoform 3 : [localizes_to] Nucleus .",
    ],
)
def test_the_verb_that_is_left_out(expected: str) -> None:
    text = expected.replace("[is_a] ", "").replace("[localizes_to] ", "")
    assert completed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is a kinase .",  # it has its verb
        "The kinase binds LCK .",
        "Kinase phosphorylates LCK .",
        "Kinase activity depends on LCK .",
        "Cytokine signaling is lost .",
        "Isoform 3 : Inhibits apoptosis .",
        "A kinase .",  # an article: a heading or a piece of something, no comment of a database
        "Two kinases .",
        "Members of the TNF family .",  # several are no one thing
        "Transcription factors bind DNA .",
        "Interleukin-7 receptor .",  # a name
        "Spleen .",  # no part of a cell
        "Nucleus and spleen .",
        "Receptor binding to IL7 .",
    ],
)
def test_where_no_verb_is_left_out(text: str) -> None:
    assert completed(text) == text


@pytest.mark.parametrize(
    ("before", "verb", "expected"),
    [
        ("In T cells,", "induces apoptosis.", True),
        ("In vitro,", "binds LCK.", True),
        ("Together with LCK,", "induces apoptosis.", True),
        ("After infection, in macrophages,", "induces apoptosis.", True),
        ("Isoform 2:", "Inhibits apoptosis.", True),
        ("Kinase, isoform 2:", "inhibits apoptosis.", False),
        ("LCK", "induces apoptosis.", False),
        ("LCK,", "induces apoptosis.", False),
        ("In T cells", "induces apoptosis.", False),
        ("In T cells LCK", "induces apoptosis.", False),
        ("In the nucleus, LCK and SYK", "induce apoptosis.", False),
    ],
)
def test_an_introduction_is_no_subject(before: str, verb: str, expected: bool) -> None:
    cut = clauses(f"{before} {verb}")
    chunks = [chunk for chunk in cut.chunks if cut.words[chunk.last - 1].end <= len(before)]
    assert introduces(chunks, cut, reader().grammar) is expected
