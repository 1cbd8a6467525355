"""What a text defines before its first sentence, and what a sentence leaves to the next ones: values."""

import pytest
from rooms import short_forms
from sayings import page, reader, vocabulary

from il21kg.reading.claims.sentences import read_sentence
from il21kg.reading.discourse import Discourse, open_document
from il21kg.reading.topic import find_topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It acts on natural killer (NK) cells.", "NK = ?, NKs = ?"),
        ("It acts on natural killer cells (NKCs).", "NKC = natural killer cell, NKCs = natural killer cell"),
        (
            "It binds colony stimulating factor 2 (CSF2).",
            "CSF2 = Colony stimulating factor 2, CSF2s = Colony stimulating factor 2",
        ),
        (
            "It is found in systemic lupus erythematosus (SLE).",
            "SLE = systemic lupus erythematosus, SLEs = systemic lupus erythematosus",
        ),
        ("It binds strange lectin protein (SLP).", "SLP = ?, SLPs = ?"),
        ("It binds IL4.", ""),
        (
            "It acts on mast cells (MCs) and dendritic cells (DCs).",
            "DC = dendritic cell, DCs = dendritic cell, MC = mast cell, MCs = mast cell",
        ),
        (
            "SLE (systemic lupus erythematosus) is rare.",
            "SLE = systemic lupus erythematosus, SLEs = systemic lupus erythematosus",
        ),
        ("It binds Janus kinase 1 (JAK1).", "JAK1 = Janus kinase 1, JAK1s = Janus kinase 1"),
        ("It was seen twice (see below).", ""),
        ("It acts on plasma cells (PCs).", "PC = plasma cell, PCs = plasma cell"),
    ],
)
def test_the_short_forms_of_a_text(text: str, expected: str) -> None:
    assert short_forms(text) == expected


def heard(text: str) -> list[Discourse]:
    """The discourse before each sentence of a text about IL21, and after the last."""
    document = page(text)
    discourse = open_document(document, find_topic(document, vocabulary(), "IL21"), reader().grammar)
    found = [discourse]
    for sentence in document.sentences:
        _, discourse = read_sentence(sentence.span, discourse)
        found.append(discourse)
    return found


def test_a_sentence_is_read_twice_alike_after_the_same_discourse() -> None:
    document = page("IL21 is a cytokine. The cytokine induces apoptosis. It binds a receptor.")
    discourse = open_document(document, find_topic(document, vocabulary(), "IL21"), reader().grammar)
    for sentence in document.sentences:
        before = (discourse.kind_words, discourse.other_nouns, discourse.last_subject, discourse.encoding)
        first, after = read_sentence(sentence.span, discourse)
        again, after_again = read_sentence(sentence.span, discourse)
        assert first
        assert (first, after) == (again, after_again)
        assert before == (
            discourse.kind_words,
            discourse.other_nouns,
            discourse.last_subject,
            discourse.encoding,
        )
        discourse = after


@pytest.mark.parametrize(
    ("text", "kinds", "others"),
    [
        ("IL21 is a cytokine.", {"cytokine"}, set()),
        ("IL21 binds a receptor.", set(), {"receptor"}),
        ("IL21 is a cytokine and binds a receptor.", {"cytokine"}, {"receptor"}),
        ("Apoptosis is induced.", set(), set()),
    ],
)
def test_nouns_that_a_sentence_leaves(text: str, kinds: set[str], others: set[str]) -> None:
    before, after = heard(text)
    by_name = {"interleukin"}
    assert (set(before.kind_words), set(before.other_nouns)) == (by_name, set())
    assert (set(after.kind_words), set(after.other_nouns)) == (by_name | kinds, others)


def test_the_subject_stays_where_a_sentence_has_none() -> None:
    _, first, second = heard("IL4 induces apoptosis. In the liver.")
    assert first.last_subject is not None
    assert first.last_subject.words == "IL4"
    assert second.last_subject == first.last_subject


def test_a_symbol_that_stands_for_something_keeps_that() -> None:
    opened = heard("IL21 induces apoptosis.")[0]
    name, other = vocabulary().look_up("IL4")[:1], vocabulary().look_up("IL21")[:1]
    assert name
    assert other
    named = opened.after(names={"Za11": name})
    assert named.short_forms["Za11"] == name
    assert named.after(names={"Za11": other}).short_forms["Za11"] == name
    assert "Za11" not in opened.short_forms
