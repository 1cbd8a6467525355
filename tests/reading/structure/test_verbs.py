"""Matched verbs among their neighbours: which are verbs, in which voice, and where their helpers begin."""

import pytest
from sayings import reader

from il21kg.reading.structure.tags import Tagged, tag
from il21kg.reading.structure.triggers import find_triggers
from il21kg.reading.structure.verbs import group_start, previous
from il21kg.vocabulary.mentions import Mention, cut, find_names


def tagged(text: str) -> tuple[Tagged, list[Mention]]:
    grammar, words = reader().grammar, tuple(cut(text, 0))
    mentions = list(find_names(words, grammar.vocabulary))
    return tag(words, mentions, grammar), mentions


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("IL-4 binds IL4R.", ["active"]),
        ("IL4R is bound by IL-4.", ["passive"]),
        ("Ligands bound by IL-4 act.", ["passive"]),
        ("IL-4 may help induce apoptosis.", ["active"]),
        ("The bound ligands are small.", []),
        ("The binding of a ligand is slow.", []),
        ("IL4 binding proteins are small.", []),
    ],
)
def test_the_voice_of_a_verb(text: str, voices: list[str]) -> None:
    words, mentions = tagged(text)
    found = [
        each for each in find_triggers(words, mentions, reader().grammar) if each.frame.family != "other"
    ]
    assert ["passive" if each.passive else "active" for each in found if each.form != "noun"] == voices


@pytest.mark.parametrize(
    ("text", "verb", "group", "before"),
    [
        ("IL-4 has been shown to induce apoptosis.", "induce", "has", "4"),
        ("IL-4 is not able to induce apoptosis.", "induce", "is", "4"),
        ("IL-4 directly induces apoptosis.", "induces", "induces", "4"),
    ],
)
def test_where_the_helpers_of_a_verb_begin(text: str, verb: str, group: str, before: str) -> None:
    words, _ = tagged(text)
    at = next(i for i, word in enumerate(words.words) if word.text == verb)
    first = group_start(at, words, reader().grammar)
    assert words.words[first].text == group
    assert words.words[previous(first, words.tags)].text == before
