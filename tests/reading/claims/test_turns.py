"""A clause is read by the turn of speech of its frame: each turn finds its two ends elsewhere."""

import pytest
from rooms import clause, party, told

from il21kg.reading.claims.turns import read_clause
from il21kg.vocabulary.classes import Turn

IT = "the topic (coreference)"


@pytest.mark.parametrize(
    ("text", "verb", "turn", "expected", "subject"),
    [
        (
            "It binds IL4.",
            0,
            Turn.SUBJECT_OBJECT,
            ["Interleukin-21 interacts_with Interleukin-4"],
            IT,
        ),
        (
            "It is secreted.",
            0,
            Turn.PREDICATE_WORD,
            ["Interleukin-21 localizes_to extracellular region"],
            IT,
        ),
        (
            "It binds IL2RG and is phosphorylated by JAK1.",
            1,
            Turn.SUBJECT_OBJECT,
            ["Janus kinase 1 modified_by Interleukin-21"],
            IT,
        ),
        # nobody is said to do it: the word itself is the object
        (
            "It is phosphorylated.",
            0,
            Turn.SUBJECT_OBJECT,
            ["Interleukin-21 modified_by ?phosphorylated"],
            IT,
        ),
        ("IL4 is induced.", 0, Turn.SUBJECT_OBJECT, [], "IL4"),
        # two verbs are one: what is called so is what is encoded
        (
            "It encodes a protein called Interleukin-21.",
            1,
            Turn.SUBJECT_OBJECT,
            ["IL21 encodes Interleukin-21"],
            "protein",
        ),
        ("The transcript encodes a protein.", 0, Turn.SUBJECT_OBJECT, [], "transcript"),
        (
            "Alternative splicing results in two transcript variants.",
            0,
            Turn.SUBJECT_OBJECT,
            ["IL21 has_variant multiple transcript variants"],
            "the topic (elided)",
        ),
        (
            "Two pseudogenes have been found.",
            0,
            Turn.PSEUDOGENES,
            ["IL21 homolog_of ?pseudogenes"],
            "pseudogenes",
        ),
        (
            "A pseudogene of IL4 has been identified.",
            0,
            Turn.OBJECT_FIRST,
            ["IL4 homolog_of ?pseudogene"],
            "pseudogene of IL4",
        ),
        (
            "Mutations in this gene have been found in asthma.",
            0,
            Turn.OBSERVED,
            ["IL21 associated_with_disease asthma"],
            f"{IT}: mutation",
        ),
        # a part that binds: so does the whole
        (
            "Its catalytic domain binds IL4.",
            0,
            Turn.SUBJECT_OBJECT,
            ["Interleukin-21 interacts_with Interleukin-4"],
            IT,
        ),
    ],
)
def test_what_a_clause_says(text: str, verb: int, turn: Turn, expected: list[str], subject: str) -> None:
    given = clause(text, verb)
    made, _ = read_clause(given.rooms, given.k, given.trigger)
    assert (given.trigger.frame.shape, told(made.statements), party(made.subject)) == (
        turn,
        expected,
        subject,
    )
