"""The words of a sentence that make a clause no frame reads."""

import pytest
from sayings import reader

from il21kg.reading.structure.tags import tag
from il21kg.reading.structure.triggers import find_triggers
from il21kg.reading.structure.unread import REDUCED, VERB, find_unread
from il21kg.vocabulary.mentions import cut, find_names


def unread(text: str) -> dict[str, str]:
    """Give the unread words of a sentence with what they are."""
    grammar, words = reader().grammar, tuple(cut(text, 0))
    mentions = find_names(words, grammar.vocabulary)
    tagged = tag(words, mentions, grammar)
    found = find_unread(tagged, find_triggers(tagged, mentions, grammar), mentions, grammar)
    return {words[i].text: what for i, what in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lectin undulates the helix.", {"undulates": VERB}),
        ("This protein may perforate the helix.", {"perforate": VERB}),
        ("The helix was not directly soldered.", {"soldered": VERB}),
        ("It is a lectin soldered to rafts.", {"soldered": REDUCED}),
        ("It was soldered and undulates the helix.", {"soldered": VERB, "undulates": VERB}),
        (
            "This enzyme undulates fibres soldered to rafts and was purified.",
            {"undulates": VERB, "soldered": REDUCED, "purified": VERB},
        ),
        ("It is a soldered lectin.", {}),  # before its noun it is a modifier
        ("This protein perforates the helix.", {}),  # of the topic: another relation
        ("It induces apoptosis.", {}),  # a frame reads it
        ("This gene products are many.", {}),
    ],
)
def test_verbs_and_participles_that_no_frame_reads(text: str, expected: dict[str, str]) -> None:
    assert unread(text) == expected
