"""The forms of verbs and nouns."""

import pytest
from sayings import vocabulary

from il21kg.vocabulary.inflection import conjugate, irregular_verbs, plural


@pytest.mark.parametrize(
    "forms",
    [
        "tether tethers tethered tethered tethering",
        "catalyze catalyzes catalyzed catalyzed catalyzing",
        "modify modifies modified modified modifying",
        "convey conveys conveyed conveyed conveying",
        "express expresses expressed expressed expressing",
        "attach attaches attached attached attaching",
        "bind binds bound bound binding",
        "drive drives drove driven driving",
        "transfer transfers transferred transferred transferring",
    ],
)
def test_a_verb_is_conjugated(forms: str) -> None:
    assert " ".join(conjugate(forms.split()[0], irregular_verbs(vocabulary().words))) == forms


@pytest.mark.parametrize(
    ("noun", "many"),
    [("inhibitor", "inhibitors"), ("activity", "activities"), ("assay", "assays"), ("complex", "complexes")],
)
def test_a_noun_has_a_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
