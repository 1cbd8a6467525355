"""Verbs that have the subject of another clause, or one beyond a comma: each decision by itself."""

import pytest
from rooms import place, verb_of

from il21kg.reading.structure import shared_subjects
from il21kg.reading.structure.shared_subjects import agents
from il21kg.reading.structure.sides import right_of
from il21kg.reading.structure.subjects import Holds, Where


@pytest.mark.parametrize(
    ("holds", "text", "verb", "expected"),
    [
        (shared_subjects.is_purpose, "IL21 is cleaved by CASP3 to induce apoptosis.", 1, True),
        (shared_subjects.is_purpose, "IL21 binds CASP3 to induce apoptosis.", 1, False),
        (shared_subjects.is_participle, "IL21 binds IL4, inducing apoptosis.", 1, True),
        (shared_subjects.is_participle, "IL21 binds IL4 and induces apoptosis.", 1, False),
        (shared_subjects.names_it, "IL21, also known as Za11, induces apoptosis.", 0, True),
        (shared_subjects.names_it, "IL21 induces apoptosis.", 0, False),
        (shared_subjects.is_apposed_adjective, "IL21 binds IL4, known to regulate apoptosis.", 1, True),
        (shared_subjects.is_apposed_adjective, "IL21 binds IL4, inducing apoptosis.", 1, False),
    ],
)
def test_whether_a_verb_is_of_this_sort(holds: Holds, text: str, verb: int, expected: bool) -> None:
    assert holds(*verb_of(text, verb)) == expected


@pytest.mark.parametrize(
    ("where", "text", "verb", "expected"),
    [
        (shared_subjects.of_purpose, "IL21 is cleaved by CASP3 to induce apoptosis.", 1, "CASP3"),
        (shared_subjects.of_pronoun, "IL21 inhibits IL4, which induces apoptosis.", 1, "IL4"),
        (shared_subjects.of_pronoun, "IL21 is a cytokine that induces apoptosis.", 1, "as of is a"),
        (shared_subjects.of_conjunct, "IL21 binds IL4 and induces apoptosis.", 1, "as of binds"),
        (shared_subjects.of_verb, "IL21 binds IL4 to help induce apoptosis.", 2, "as of help"),
        (shared_subjects.of_named, "IL21, also known as Za11, induces apoptosis.", 0, "IL21"),
        (shared_subjects.of_named, "It binds IL4, also known as Za11.", 1, "IL4"),
        # a nucleus does not act
        (shared_subjects.of_nearest, "IL21 binds IL4, known to regulate apoptosis.", 1, "IL4"),
        (
            shared_subjects.of_nearest,
            "It is found in the nucleus, known to regulate apoptosis.",
            1,
            "as of found in",
        ),
        # it is the cleavage that leads to it
        (shared_subjects.of_participle, "IL21 is cleaved by CASP3, leading to apoptosis.", 1, "not said"),
        (shared_subjects.of_participle, "IL21 binds IL4, inducing apoptosis.", 1, "as of binds"),
        (
            shared_subjects.of_insertion,
            "IL21, together with IL4, induces apoptosis.",
            0,
            "IL21, together with IL4",
        ),
        (shared_subjects.of_insertion, "IL21, IL4, and IL6, induce apoptosis.", 0, "IL21, IL4, IL6"),
    ],
)
def test_where_its_subject_stands(where: Where, text: str, verb: int, expected: str) -> None:
    cut, found = verb_of(text, verb)
    assert place(cut, where(cut, found)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL21 is cleaved by CASP3.", "CASP3"),
        ("IL21 is cleaved by CASP3 and CASP8.", "CASP3, CASP8"),
        ("IL21 is cleaved in cells by CASP3.", "CASP3"),
        ("IL21 is induced by IL4, and a kinase binds it.", "IL4"),
        ("IL21 is cleaved.", "not said"),
    ],
)
def test_who_does_what_a_passive_says(text: str, expected: str) -> None:
    cut, verb = verb_of(text)
    assert place(cut, agents(cut, verb.k, len(right_of(cut, verb.k)))) == expected
