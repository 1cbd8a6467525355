"""What a sentence leaves to the next one: the topic's nouns, other things' nouns, whom it was about."""

import pytest
from rooms import opened, reference, verbs

from il21kg.reading.claims.memory import remembered
from il21kg.reading.claims.turns import read_clause
from il21kg.reading.discourse import Discourse


def after(text: str) -> tuple[Discourse, Discourse]:
    """What was said before a sentence, and after it."""
    rooms = start = opened(text)
    for k, _, trigger in verbs(start):
        made, step = read_clause(rooms, k, trigger)
        rooms = step.after(k, made, {**step.said, k: made.statements})
    return start.discourse, remembered(rooms, silent=not any(rooms.said.values()))


@pytest.mark.parametrize(
    ("text", "kinds", "others", "subject"),
    [
        ("IL-21 is small cytokine.", {"cytokine"}, set(), ""),
        ("IL-21 is small.", set(), set(), ""),
        ("IL-4 is small cytokine.", set(), {"cytokine"}, "IL-4"),
        ("IL-4 binds JAK1.", set(), set(), "IL-4"),
        ("It binds a receptor.", set(), {"receptor"}, "the topic (coreference)"),
        ("IL-4 and IL-6 bind JAK1.", set(), set(), ""),
        ("It binds two receptors.", set(), set(), "the topic (coreference)"),
    ],
)
def test_what_is_remembered(text: str, kinds: set[str], others: set[str], subject: str) -> None:
    before, then = after(text)
    assert then.kind_words - before.kind_words == kinds
    assert then.other_nouns - before.other_nouns == others
    assert (reference(then.last_subject) if then.last_subject else "") == subject
