"""Whose a name is: not the topic's where it is called so as one of a kind, or where another gene bears it."""

import pytest
from rooms import clause
from sayings import vocabulary

from il21kg.reading.claims.ends import subject_end
from il21kg.reading.claims.naming import names_another, one_of_a_kind
from il21kg.vocabulary.classes import Tie

NAMED = next(each for each in vocabulary().relations if each.tie == Tie.NAME)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Epithelial cells called podocytes bind IL4.", False),
        ("B cells are called lymphocytes.", True),
        ("JAK1, also known as Za11, binds IL4.", True),
    ],
)
def test_a_class_that_is_narrowed_by_a_name_does_not_bear_it(text: str, names: bool) -> None:
    given = clause(text)
    reference = given.party.references[0]
    phrase = given.rooms.phrases.span(given.trigger.first, given.trigger.last)
    assert reference.names
    assert bool(one_of_a_kind(given.rooms.wording, reference, phrase).names) == names


@pytest.mark.parametrize(
    ("text", "bracket", "another"),
    [
        ("It is called Za11.", False, False),
        ("It is called IL-21.", True, False),
        ("It is called JAK1.", True, True),  # "IL-21 (JAK1)"
        ("It is called JAK1.", False, False),  # who says so plainly is believed
        ("It is known as the Za11 family.", False, True),
        ("It is known as Za11 proteins.", False, True),
        ("It is known as Za syndrome.", False, True),
        ("IL4 is also called IL-4.", False, False),
    ],
)
def test_a_name_that_cannot_be_that_of_its_bearer(text: str, bracket: bool, another: bool) -> None:
    given = clause(text)
    rooms, (item, *_) = given.rooms, given.region.items
    bearer = subject_end(rooms.wording, given.party.references[0], NAMED, known=True)
    assert bearer
    name, phrase = (
        rooms.phrases.span(item.start, item.last),
        rooms.phrases.span(given.trigger.first, given.trigger.last),
    )
    assert names_another(rooms.wording, name, bearer, phrase, bracket=bracket) == another
