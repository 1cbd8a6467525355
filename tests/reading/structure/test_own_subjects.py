"""Verbs that bring their subject with them, or have none: each decision of the room by itself."""

import pytest
from rooms import place, verb_of

from il21kg.reading.structure import own_subjects
from il21kg.reading.structure.subjects import Holds, Where


@pytest.mark.parametrize(
    ("holds", "text", "verb", "expected"),
    [
        (own_subjects.is_hindered, "IL4 prevents IL21 from inducing apoptosis.", 1, True),
        (own_subjects.is_hindered, "IL4 reduces the ability of IL6 to bind JAK1.", 1, True),
        (own_subjects.is_hindered, "IL4 lost its ability to bind IL6.", 0, True),
        (own_subjects.is_hindered, "Loss of its ability to bind IL6 is seen.", 0, True),
        (own_subjects.is_hindered, "IL4 has the ability to bind IL6.", 0, False),
        (own_subjects.is_hindered, "IL4 acts by inducing apoptosis.", 0, False),
        (own_subjects.is_noun, "IL21 is an inhibitor of apoptosis.", 1, True),
        (own_subjects.is_noun, "IL21 is an inhibitor of apoptosis.", 0, False),
        (own_subjects.only_exists, "There is a pseudogene.", 0, True),
        (own_subjects.only_exists, "It is a kinase.", 0, False),
        (own_subjects.follows, "IL21 binds IL4, thereby inducing apoptosis.", 1, True),
        (own_subjects.follows, "IL21 binds IL4, inducing apoptosis.", 1, False),
        (own_subjects.is_preposition, "IL21 is a cytokine with antiviral activity.", 1, True),
        (own_subjects.is_preposition, "IL21 is a cytokine with antiviral activity.", 0, False),
        (own_subjects.has_subject_inside, "Data show a role for IL21 in apoptosis.", 0, True),
        (own_subjects.has_subject_inside, "IL21 plays a role in apoptosis.", 0, False),
        (own_subjects.is_first, "IL21 binds IL4 and induces apoptosis.", 0, True),
        (own_subjects.is_first, "IL21 binds IL4 and induces apoptosis.", 1, False),
        (own_subjects.is_fronted, "Together with IL4 promotes apoptosis.", 0, True),
        (own_subjects.is_fronted, "In macrophages promotes apoptosis.", 0, True),
        (own_subjects.is_fronted, "In macrophages IL4 promotes apoptosis.", 0, False),
        (own_subjects.is_fronted, "In T cells it promotes apoptosis.", 0, False),
        (own_subjects.is_fronted, "IL4 promotes apoptosis.", 0, False),
    ],
)
def test_whether_a_verb_is_of_this_sort(holds: Holds, text: str, verb: int, expected: bool) -> None:
    assert holds(*verb_of(text, verb)) == expected


@pytest.mark.parametrize(
    ("where", "text", "verb", "expected"),
    [
        (own_subjects.nobody, "IL4 induces apoptosis.", 0, "not said"),
        (own_subjects.left_out, "Together with IL4 promotes apoptosis.", 0, "left out"),
        (own_subjects.of_noun, "IL21 binds IL4 and is an activator of JAK1.", 2, "as of is an"),
        (own_subjects.of_first_noun, "IL21, the ligand of IL21R, binds STAT3.", 0, "IL21"),
        (own_subjects.of_main_clause, "By inducing apoptosis, IL21 limits growth.", 0, "IL21"),
        (own_subjects.of_main_clause, "By inducing apoptosis IL21 limits growth.", 0, "not said"),
        (own_subjects.of_clause_before, "IL21 binds IL4, thereby inducing apoptosis.", 1, "as of binds"),
        (own_subjects.of_preposition, "IL21 is a cytokine with antiviral activity.", 1, "as of is a"),
        (own_subjects.of_preposition, "A cytokine with antiviral activity.", 0, "cytokine"),
        (own_subjects.within_verb, "Data show a role for IL21 in apoptosis.", 0, "IL21"),
        (own_subjects.within_verb, "Data show a role for this gene in apoptosis.", 0, "this gene"),
        (own_subjects.opens_sentence, "Induces apoptosis.", 0, "left out"),
        (own_subjects.opens_sentence, "Capable of inducing apoptosis.", 0, "left out"),
    ],
)
def test_where_its_subject_stands(where: Where, text: str, verb: int, expected: str) -> None:
    cut, found = verb_of(text, verb)
    assert place(cut, where(cut, found)) == expected
