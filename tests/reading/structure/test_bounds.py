"""Where the words of one clause end among those of another."""

import pytest
from rooms import opened, verbs

from il21kg.reading.claims.progress import Progress
from il21kg.reading.structure.bounds import begins, pied, qualifies
from il21kg.reading.structure.tagset import ChunkKind


def words(rooms: Progress, first: int, last: int) -> str:
    """Say the words of some chunks."""
    return rooms.clauses.low(rooms.chunks[first].first, rooms.chunks[last - 1].last)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("It binds a domain and a tail, and two ligands inhibit it.", "two ligands"),
        ("It binds IL4, IL6, and two kinases bind IL10.", "two kinases"),
        ("It binds LCK and FYN, and SYK phosphorylates it.", "syk"),
        ("It binds IL4 and IL6, but IL10 inhibits it.", "il 10"),
        ("It binds IL4 and IL6 inhibits it.", "il 6"),
        ("It binds IL4 and also IL6 inhibits it.", "il 6"),
    ],
)
def test_where_the_subject_of_a_later_verb_begins(text: str, subject: str) -> None:
    rooms = opened(text)
    *_, (verb, _, _) = verbs(rooms)
    first = begins(rooms.cut, verb)
    assert first is not None
    assert words(rooms, first, verb) == subject


@pytest.mark.parametrize("text", ["IL4 binds IL6.", "Induces apoptosis."])
def test_a_subject_that_begins_its_sentence_begins_after_nothing(text: str) -> None:
    rooms = opened(text)
    *_, (verb, _, _) = verbs(rooms)
    assert begins(rooms.cut, verb) is None


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("It binds two kinases, which inhibit IL4.", "which"),
        ("It binds two kinases, all of which inhibit IL4.", "all of which"),
        ("It binds kinases, some of which inhibit IL4.", "some of which"),
        ("It binds the domain of a kinase, which inhibits IL4.", "which"),
        ("It is a kinase that inhibits IL4.", "that"),
    ],
)
def test_where_a_relative_clause_begins(text: str, opening: str) -> None:
    rooms = opened(text)
    pronoun = next(i for i, chunk in enumerate(rooms.chunks) if chunk.kind == ChunkKind.RELATIVE)
    assert words(rooms, pied(rooms.cut, pronoun), pronoun + 1) == opening


@pytest.mark.parametrize(
    ("text", "qualifying"),
    [
        ("A repressor required for apoptosis binds IL4.", ["required for"]),
        ("A factor essential for growth binds LCK.", ["essential for"]),
        ("A protein known to function as a kinase binds IL4.", ["known to function as"]),
        ("Apoptosis is required for growth.", []),
        ("It is known to function as a kinase.", []),
        ("It appears to induce apoptosis.", []),
        ("A protein encoded by IL4 binds IL6.", []),
    ],
)
def test_an_adjective_with_its_words_qualifies_the_noun_before_it(text: str, qualifying: list[str]) -> None:
    rooms = opened(text)
    found = [trigger for _, _, trigger in verbs(rooms) if qualifies(rooms.cut, trigger)]
    assert [rooms.clauses.low(trigger.first, trigger.last) for trigger in found] == qualifying
