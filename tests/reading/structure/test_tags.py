"""What each word is to its sentence."""

import pytest
from rooms import tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL-4 may not bind STAT3.", "may/modal not/neg ./dot"),
        (
            "It has been reported that IL-4 binds STAT3.",
            "It/topic has/aux been/aux reported/gov that/rel ./dot",
        ),
        (
            "The kinase, which binds STAT3, was found in the liver.",
            "The/det ,/comma which/rel ,/comma was/aux found/gov in/prep the/det ./dot",
        ),
        (
            "Several receptors such as IL4R are known.",
            "Several/quant such/such as/+such are/aux known/gov ./dot",
        ),
        ("It binds both IL4 and IL6.", "It/topic both/det and/conj ./dot"),
        ("Two small proteins bind IL10.", "Two/quant ./dot"),
        (
            "It is involved in apoptosis together with JAK1.",
            "It/topic is/aux in/prep together/prep with/+prep ./dot",
        ),
        ("IL-4 strongly induces apoptosis.", "strongly/adv ./dot"),
        (
            "It acts: first on B cells; then on T cells.",
            "It/topic :/colon first/adv on/prep ;/stop then/adv on/prep ./dot",
        ),
        ("IL21 is expressed in liver (at low levels).", "is/aux in/prep (/lpar at/prep )/rpar ./dot"),
        ("Neither IL4 nor IL6 binds it.", "Neither/neg nor/conj it/topic ./dot"),
        ("This gene encodes a kinase.", "This/topic gene/+topic a/det ./dot"),
    ],
)
def test_each_word_has_its_tag(text: str, expected: str) -> None:
    assert tags(text) == expected
