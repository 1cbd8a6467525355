"""The items of a list, by the words that open it; a list in one sentence."""

import pytest
from rooms import told
from sayings import page, reader, vocabulary

from il21kg.reading.claims.lists import is_name, open_lists, opens_list, read_item, read_list
from il21kg.reading.discourse import Discourse, open_document
from il21kg.reading.topic import find_topic
from il21kg.text.document import Document


def about_il21(text: str) -> tuple[Document, Discourse]:
    document = page(text)
    return document, open_document(document, find_topic(document, vocabulary(), "IL21"), reader().grammar)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IL-21 acts on several cells, such as:\n- B cells\n- macrophages\n- fnords\n",
            [f"Interleukin-21 acts_on_cell {cell}" for cell in ("B cell", "macrophage", "?fnords")],
        ),
        (
            "Target cells of IL-21 include:\n- NK cells\n",
            ["Interleukin-21 acts_on_cell natural killer cell"],
        ),
        (
            "Diseases associated with IL21 are:\n- asthma\n- psoriasis\n",
            ["IL21 associated_with_disease asthma", "IL21 associated_with_disease psoriasis"],
        ),
        ("Remarks:\n- B cells\n- macrophages\n", []),
        (
            "IL21 Gene\n\nSynonym(s)\n\nZa21, Za22 and Za23\n",
            ["IL21 named Za21", "IL21 named Za22", "IL21 named Za23"],
        ),
    ],
)
def test_items_are_read_by_what_opens_their_list(text: str, expected: list[str]) -> None:
    document, discourse = about_il21(text)
    lists, said = open_lists(document), []
    for sentence in document.sentences:
        if sentence.header is not None or is_name(lists, sentence, reader().grammar):
            statements, lists = read_item(lists, sentence, discourse)
            said += told(statements)
    assert said == expected


@pytest.mark.parametrize(
    ("text", "expected", "opens"),
    [
        (
            "Diseases associated with IL21 include psoriasis and asthma.",
            ["IL21 associated_with_disease psoriasis", "IL21 associated_with_disease asthma"],
            True,
        ),
        (
            "Diseases associated with it are: psoriasis, asthma.",
            ["IL21 associated_with_disease psoriasis", "IL21 associated_with_disease asthma"],
            True,
        ),
        ("Diseases associated with IL21 are rare.", [], True),
        ("A disease associated with IL21 includes asthma.", [], True),  # one thing has no members
        ("Diseases of the liver include hepatitis.", [], False),
    ],
)
def test_a_list_in_one_sentence(text: str, expected: list[str], opens: bool) -> None:
    document, discourse = about_il21(text)
    sentence = document.sentences[0].span
    assert told(read_list(sentence, discourse)[0]) == expected
    assert opens_list(sentence, discourse) == opens
