"""Verbs behind the noun phrase that is their subject, or its last part: each decision by itself."""

import pytest
from rooms import place, verb_of

from il21kg.reading.structure import near_subjects
from il21kg.reading.structure.subjects import Holds, Where


@pytest.mark.parametrize(
    ("holds", "text", "verb", "expected"),
    [
        (near_subjects.is_qualifier, "IL21 binds a protein encoded by IL4.", 1, True),
        (near_subjects.is_qualifier, "IL21 binds IL4.", 0, False),
        (near_subjects.explains_it, "It binds IL2RG, a receptor.", 1, True),
        (near_subjects.explains_it, "IL4 is a receptor.", 0, False),
        (near_subjects.names_another, "IL21 is induced by a protein called Za11.", 1, True),
        (near_subjects.names_another, "IL21 is induced by the protein called Za11.", 1, False),
        (near_subjects.is_bare_noun, "IL21 is a cytokine, with a key role in apoptosis.", 1, True),
        (near_subjects.is_bare_noun, "IL21 plays a role in apoptosis.", 0, False),
    ],
)
def test_whether_a_verb_is_of_this_sort(holds: Holds, text: str, verb: int, expected: bool) -> None:
    assert holds(*verb_of(text, verb)) == expected


@pytest.mark.parametrize(
    ("where", "text", "verb", "expected"),
    [
        (near_subjects.of_qualified, "IL21 binds a protein encoded by IL4.", 1, "protein?"),
        (near_subjects.of_qualified, "IL21 binds the tail of the protein encoded by IL4.", 1, "tail"),
        (near_subjects.of_qualified, "It is a copy of a gene located on chromosome 5.", 1, "as of is a"),
        (near_subjects.of_interrupted, "It is a protein that in humans induces apoptosis.", 1, "as of is a"),
        (near_subjects.of_explained, "It binds IL2RG, a receptor.", 1, "IL2RG"),
        (near_subjects.of_explained, "It is a kinase, a cytokine.", 1, "as of is a"),
        # what explains the name may as well explain the noun before it
        (near_subjects.of_explained, "It is a receptor for IL4, a kinase.", 2, "IL4?"),
        (near_subjects.of_explained, "It binds the gamma chain of IL2RG, a receptor.", 1, "IL2RG?"),
        (near_subjects.of_noun_alone, "IL21 is induced by a protein called Za11.", 1, "protein"),
        (
            near_subjects.of_clause_around,
            "IL21 is a cytokine, with a key role in apoptosis.",
            1,
            "as of is a",
        ),
        (near_subjects.of_phrase, "IL4 and IL6 bind JAK1.", 0, "IL4, IL6"),
        (near_subjects.of_phrase, "IL21 binds IL4 and JAK1 binds IL6.", 1, "JAK1"),
        (near_subjects.of_phrase, "The kinase encoded by JAK1 binds IL6.", 1, "as of encoded"),
    ],
)
def test_where_its_subject_stands(where: Where, text: str, verb: int, expected: str) -> None:
    cut, found = verb_of(text, verb)
    assert place(cut, where(cut, found)) == expected
