"""A claim is made of a verb, its subject and one object: its relation, ends and cues, and where it stands."""

import pytest
from rooms import Clause, clause, told

from il21kg.reading.claims.claims import Saying, make, say, say_how
from il21kg.reading.claims.cues import Cues
from il21kg.reading.meaning.objects import read_objects
from il21kg.reading.statements import Statement


def claims(given: Clause) -> list[Statement]:
    """Say a clause of each of its objects."""
    objects = read_objects(given.rooms.wording.lookup, given.trigger.frame, given.region)
    return [s for each in objects for s in say(given.rooms.wording, given.trigger, given.party, each)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It induces apoptosis.", ["Interleukin-21 induces apoptotic process"]),
        (
            "IL4 and IL6 bind JAK1.",
            ["Interleukin-4 interacts_with Janus kinase 1", "Interleukin-6 interacts_with Janus kinase 1"],
        ),
        ("Mutations in it cause asthma.", ["IL21 causes_disease asthma"]),
        ("It does not bind IL4.", ["Interleukin-21 interacts_with Interleukin-4 (negated)"]),
        ("It binds asthma.", ["Interleukin-21 interacts_with asthma (kind)"]),
        ("It binds IL-21.", []),  # nothing is said to act on itself
    ],
)
def test_a_claim_for_each_subject_and_object(text: str, expected: list[str]) -> None:
    assert told(claims(clause(text))) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "certainty", "direction"),
    [
        ("It induces apoptosis.", "induces", "stated", "increased"),
        ("It may inhibit apoptosis.", "may inhibit", "hedged", "decreased"),
        ("It has been found to bind JAK1.", "has been found to bind", "stated", None),
        ("Mutations in it cause asthma.", "cause", "stated", None),
    ],
)
def test_how_a_claim_is_said(text: str, phrase: str, certainty: str, direction: str | None) -> None:
    (claim,) = claims(clause(text))
    assert (claim.trigger.text, claim.certainty, claim.direction) == (phrase, certainty, direction)


def test_a_claim_with_evidence_of_its_own_keeps_it_in_the_order_of_the_text() -> None:
    given = clause("It binds IL4.")
    wording, (candidate,) = (
        given.rooms.wording,
        read_objects(given.rooms.wording.lookup, given.trigger.frame, given.region),
    )
    words = [given.rooms.phrases.span(i, i + 1) for i in (2, 0, 2)]
    saying = Saying(given.trigger.frame, words[0], tuple(words), wording.sentence, Cues())
    (claim,) = make(wording, saying, given.party, candidate)
    assert [span.text for span in claim.evidence] == ["It", "IL"]
    assert say_how(wording, given.trigger, candidate, (), wording.sentence).phrase.text == "binds"
