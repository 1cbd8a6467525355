"""Stretches of chunks in which the subject of a clause may stand."""

import pytest
from rooms import opened, verbs

from il21kg.reading.claims.progress import Progress
from il21kg.reading.structure.places import back, ending, head_of, is_reduced, left_of, verb_before
from il21kg.reading.structure.tagset import ChunkKind


def words(rooms: Progress, first: int, last: int) -> str:
    """Say the words of some chunks."""
    return rooms.clauses.low(rooms.chunks[first].first, rooms.chunks[last - 1].last)


@pytest.mark.parametrize(
    ("text", "phrase", "head"),
    [
        ("IL4 and IL6 induce apoptosis.", "il 4 and il 6", "il 6"),
        ("In T cells, IL4 and IL6 induce apoptosis.", "il 4 and il 6", "il 6"),
        ("In addition to IL4, IL6 induces apoptosis.", "il 6", "il 6"),
        ("Loss of IL4 induces apoptosis.", "loss of il 4", "loss of il 4"),
        ("IL6 and two forms of IL4 induce apoptosis.", "il 6 and two forms of il 4", "two forms of il 4"),
    ],
)
def test_the_noun_phrase_that_ends_before_a_verb_and_its_head(text: str, phrase: str, head: str) -> None:
    rooms = opened(text)
    *_, (verb, _, _) = verbs(rooms)
    first, last = left_of(rooms.cut, verb - 1)
    assert (words(rooms, first, last), words(rooms, head_of(rooms.cut, verb - 1), verb)) == (phrase, head)
    region = ending(rooms.cut, verb - 1)
    assert region is not None and not region.is_object


def test_the_object_of_a_verb_before_is_known_as_one() -> None:
    rooms = opened("It binds IL4, which induces apoptosis.")
    noun = next(i for i, _, _ in verbs(rooms)) + 1
    phrase = ending(rooms.cut, noun)
    assert phrase is not None and phrase.is_object
    assert verb_before(rooms.cut, noun) == noun - 1


@pytest.mark.parametrize(
    ("text", "reduced"),
    [
        ("A protein encoded by IL4 binds IL6.", ["encoded"]),
        ("A gene associated with asthma encodes LCK.", ["associated with"]),
        ("The protein is encoded by IL4.", []),
        ("IL4 binds IL6.", []),
    ],
)
def test_a_participle_that_follows_its_noun(text: str, reduced: list[str]) -> None:
    rooms = opened(text)
    found = [trigger for k, _, trigger in verbs(rooms) if is_reduced(rooms.cut, k)]
    assert [rooms.clauses.low(trigger.first, trigger.last) for trigger in found] == reduced


def test_chunks_of_some_kinds_are_passed_over_backwards() -> None:
    rooms = opened("IL4, also, binds IL6.")
    verb = next(k for k, _, _ in verbs(rooms))
    over = frozenset({ChunkKind.COMMA, ChunkKind.ADVERB})
    assert back(rooms.cut, verb - 1, over) == 0
    assert back(rooms.cut, verb - 1, over | {ChunkKind.NP}) == -1
