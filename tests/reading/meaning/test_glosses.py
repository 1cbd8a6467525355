"""What a name is short for, also in brackets: whose name it is, and where the name ends."""

import pytest
from sayings import claims

LOCUS = "hgnc:6005 RO:0001025 CHR:9606-chr4"

ZORK = 'hgnc:6005 skos:altLabel "Zorkin Factor"'


@pytest.mark.parametrize(
    "gloss",
    [
        "(IL21 stands for Zorkin Factor)",
        "(IL21 stands for: Zorkin Factor)",
        "(IL21 stands for “Zorkin Factor”)",
        '(IL21 stands for "Zorkin Factor)',
        "(IL21 stands for «Zorkin Factor)",
        "(IL21, short for Zorkin Factor)",
        "(short for Zorkin Factor)",
        "(the abbreviation IL21 stands for Zorkin Factor)",
        "(also known as: Zorkin Factor)",
        "(alias Zorkin Factor)",
        "(aka “Zorkin Factor)",
        ", short for Zorkin Factor,",
        ", also known as Zorkin Factor,",
    ],
)
def test_a_gloss_gives_a_name(gloss: str) -> None:
    blank = "" if gloss.startswith(",") else " "
    assert claims(f"The IL21 gene{blank}{gloss} is located on chromosome 4.") == [ZORK, LOCUS]
