"""Short forms and other names: whose they are, and what is no name."""

import pytest
from sayings import said


def test_a_capital_a_ends_a_name() -> None:
    found = said("It binds coenzyme A (CoA).")
    assert [
        (s.subject.span.text, s.object.label) for s in found if s.relation == "named" and s.subject.span
    ] == [("coenzyme A", "CoA")]


def test_a_short_form_is_known_in_both_numbers() -> None:
    found = said("It stimulates natural killer cells (NKCs). It acts on the NKC.")
    assert found[-1].object.iri == "http://purl.obolibrary.org/obo/CL_0000623"


def test_two_short_forms_of_two_long_ones() -> None:
    found = said("It is a member of the strange lectin/strange lectin-like domain (SL/SLLD) superfamily.")
    named = [(s.subject.span.text, s.object.label) for s in found if s.relation == "named" and s.subject.span]
    assert named == [("strange lectin", "SL"), ("strange lectin-like domain", "SLLD")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The protein is also known as CSIF.", ["CSIF"]),
        ("The protein is also called 'stemkine'.", ["stemkine"]),
        ("The protein is also designated as a member of the C-9 family.", []),
        ("The protein is referred to as the 'master helper of lymphocytes' by some.", []),
        ("The proteins are also known as granulins.", []),
        ("This gene is also known as Marlow disease.", []),
    ],
)
def test_a_gene_is_not_named_by_a_disease_a_family_or_half_a_quotation(
    sentence: str, names: list[str]
) -> None:
    found = [s for s in said(sentence) if s.relation == "named"]
    assert [s.object.label for s in found] == names
