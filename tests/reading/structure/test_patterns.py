"""What a trigger of a frame is translated to, and what that matches."""

from dataclasses import replace

import pytest
from sayings import vocabulary

from il21kg.errors import InputError
from il21kg.reading.structure.patterns import Pattern, translate, verbs
from il21kg.reading.structure.tagset import Form
from il21kg.vocabulary.vocabulary import Vocabulary


def speaking(*triggers: str) -> Vocabulary:
    frame = replace(vocabulary().frames[0], triggers=triggers)
    return replace(vocabulary(), frames=(frame,))


def only(trigger: str) -> Pattern:
    patterns = {pattern.source: pattern for each in translate(speaking(trigger)).values() for pattern in each}
    (pattern,) = patterns.values()
    return pattern


@pytest.mark.parametrize(
    ("trigger", "words", "end"),
    [
        ("<lift>", "lifted it", 7),
        ("<lift>", "lifter", None),
        ("<lift> of?", "lifts of frogs", 9),
        ("<lift> ~2 (frog|toad) in", "lifting big green toad in ponds", 26),
        ("<lift> ~2 (frog|toad) in", "lifting a big green toad in ponds", None),
        ("<lift> ~2 (frog|toad) in", "lifting , toad in ponds", None),
        ("<lift> to", "lifts frogs to it", None),
        ("<lift> to", "lifts quickly to it", 17),
        ("<be>? keen on", "keen on it", 8),
        ("keen on-site", "keen on - site ponds", 15),
    ],
)
def test_a_pattern_matches_its_trigger(trigger: str, words: str, end: int | None) -> None:
    match = only(trigger).regex.match(f"{words} ")
    assert (match and match.end()) == end


@pytest.mark.parametrize(
    ("trigger", "beginnings", "forms", "verb_last", "literal", "second"),
    [
        ("<lift:P> by", {"lift", "lifts", "lifted", "lifting"}, "P", False, 2, {"by"}),
        ("<lift:F>", {"lift", "lifts", "lifted", "lifting"}, "F", True, 1, set()),
        ("<lift> of?", {"lift", "lifts", "lifted", "lifting"}, "", True, 1, set()),
        ("(frog|pond life) of", {"frog", "pond"}, "noun", False, 2, {"of"}),
        ("(a|an)? frog", {"frog"}, "noun", False, 1, set()),
    ],
)
def test_a_pattern_is_found_by_its_first_words(
    trigger: str, beginnings: set[str], forms: str, verb_last: bool, literal: int, second: set[str]
) -> None:
    pattern = only(trigger)
    assert set(translate(speaking(trigger))) == beginnings
    assert (pattern.forms, pattern.verb_last, pattern.literal) == (forms, verb_last, literal)
    assert pattern.second == second


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("lift", {"lifted": Form.PAST, "lifting": Form.GERUND}),
        ("cry", {"cries": Form.THIRD_PERSON, "cried": Form.PAST, "crying": Form.GERUND}),
        ("blaze", {"blazes": Form.THIRD_PERSON, "blazed": Form.PAST, "blazing": Form.GERUND}),
        ("fizz", {"fizzes": Form.THIRD_PERSON, "fizz": Form.BASE}),
        ("bind", {"bound": Form.PAST, "binds": Form.THIRD_PERSON}),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: dict[str, Form]) -> None:
    assert forms.items() <= verbs(speaking(f"<{verb}>"))[verb].items()


@pytest.mark.parametrize("trigger", ["~2", "<be>?", "(a|an)? ~3"])
def test_a_trigger_without_a_fixed_word_is_refused(trigger: str) -> None:
    with pytest.raises(InputError, match="has no fixed word"):
        translate(speaking(trigger))
