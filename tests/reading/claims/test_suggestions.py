"""What is suggested, unknown, refuted or without evidence."""

import pytest
from sayings import claim, said


@pytest.mark.parametrize(
    "sentence",
    """
Studies of patients suggest a role for this gene in regulating phagocytosis.
These findings suggest a role of IL-21 in apoptosis.
IL-21 was detected in many cells, suggesting a role for this protein in psoriasis.
IL-21 is suspected of playing a role in psoriasis.
IL-21 is believed to be a regulator of apoptosis.
There may be a role for IL-21 in apoptosis.
The gene is a candidate gene for psoriasis.
IL-21 has little effect on B cells.
IL-21 plays little role in psoriasis.
IL-21 seldom activates B cells.
""".strip().splitlines(),
)
def test_a_suggested_role_is_hedged(sentence: str) -> None:
    found = [s for s in said(sentence) if s.not_asserted is None]
    assert found and {s.certainty for s in found} == {"hedged"}


@pytest.mark.parametrize(
    "sentence",
    """
The role of IL-21 in apoptosis is unknown.
The role of IL-21 in psoriasis is not clear.
The role of this gene in apoptosis remains to be determined.
It has not been shown that IL-21 induces apoptosis.
It remains to be shown that IL-21 induces apoptosis.
It is not clear that IL-21 induces apoptosis.
No evidence was found that IL-21 induces apoptosis.
No association of IL21 with psoriasis was found.
IL21 was not found to be associated with psoriasis.
Studies failed to show that IL-21 induces apoptosis.
It was once thought that IL-21 induces apoptosis.
""".strip().splitlines(),
)
def test_what_is_unknown_or_refuted_is_not_stated(sentence: str) -> None:
    assert [claim(s) for s in said(sentence) if s.not_asserted is None and s.certainty == "stated"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no evidence that IL-21 induces apoptosis.",
        "We found no evidence that IL-21 induces apoptosis.",
    ],
)
def test_a_claim_without_evidence_is_a_denied_one(sentence: str) -> None:
    (found,) = said(sentence)
    assert (found.negated, found.not_asserted) == (True, "negated")
    assert [c.text for c in found.negation_cues] == ["no evidence"]


@pytest.mark.parametrize(
    "sentence",
    ["It may be a cytokine that induces apoptosis.", "It may be a cytokine involved in apoptosis."],
)
def test_what_may_be_a_kind_may_do_what_the_kind_does(sentence: str) -> None:
    assert [s.certainty for s in said(sentence)] == ["hedged", "hedged"]


def test_a_gerund_has_the_hedge_of_its_verb_and_ability_its_denial() -> None:
    found = said("It may play a role in inducing apoptosis. It lacks the ability to bind IL4.")
    assert [(s.relation, s.certainty, s.negated) for s in found] == [
        ("induces", "hedged", False),
        ("interacts_with", "stated", True),
    ]
    found = said("It lacks a tail and instead binds IL4. It seems that IL-21, a cytokine, binds IL2.")
    assert [(s.relation, s.certainty, s.negated) for s in found] == [
        ("has_part", "stated", True),
        ("interacts_with", "stated", False),
        ("is_a", "stated", False),
        ("interacts_with", "hedged", False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "IL-21 plays a role in the pathogenesis of glue ear disease.",
        "IL-21 is critical for the onset of glue ear disease.",
    ],
)
def test_a_role_in_the_course_of_a_disease_is_an_association(sentence: str) -> None:
    (found,) = said(sentence)
    assert (found.relation, found.object.label) == ("associated_with_disease", "glue ear disease")
