"""The wording of a sentence shows what its parts know, and is one value."""

import pytest
from rooms import opened
from sayings import reader, vocabulary


def test_a_wording_shows_the_words_and_what_they_are_looked_up_in() -> None:
    wording = opened("IL-4 binds JAK1. It is large.").wording
    assert wording.sentence.text == "IL-4 binds JAK1."
    assert [word.text for word in wording.clauses.words] == ["IL", "-", "4", "binds", "JAK", "1", "."]
    assert wording.phrases.span(4, 6).text == "JAK1"
    assert wording.setting.topic.label == "IL21"
    assert wording.grammar is reader().grammar
    assert wording.vocabulary is vocabulary()


def test_a_wording_is_not_changed() -> None:
    wording = opened("IL-4 binds JAK1.").wording
    with pytest.raises(AttributeError):
        wording.sentence = wording.phrases.span(0, 1)  # type: ignore[misc]
