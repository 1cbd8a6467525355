"""What a name is short for, also in brackets: whose name it is, and where the name ends."""

import pytest
from sayings import claims

LOCUS = "hgnc:6005 RO:0001025 CHR:9606-chr4"
KINASE = "uniprot:Q9HBE4 RO:0002436 uniprot:P23458"
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IL21 is short for Zorkin Factor.", [ZORK]),
        ("IL21 is also known as “Zorkin Factor.", [ZORK]),
        ("IL21 stands for Keeper of Zorkin 7.", ['hgnc:6005 skos:altLabel "Keeper of Zorkin 7"']),
        ('IL21 stands for "Keeper of Zorkin 7.', ['hgnc:6005 skos:altLabel "Keeper of Zorkin 7"']),
        ("IL21 is known as keeper of zorkin.", ['hgnc:6005 skos:altLabel "keeper of zorkin"']),
        ("IL21 is known as ZOK7 of the north.", ['hgnc:6005 skos:altLabel "ZOK7"']),
        # What stands before a bracket has the name in it.
        ("IL-21 binds JAK1 (short for Januskin 9).", [KINASE, 'hgnc:6190 skos:altLabel "Januskin 9"']),
        ("IL-21 binds JAK1 (also known as Januskin 9).", [KINASE, 'hgnc:6190 skos:altLabel "Januskin 9"']),
        (
            "The gate for IL-21 (also known as Zorkin 7) is small.",
            ['"gate for IL-21" skos:altLabel "Zorkin 7" unresolved'],
        ),
        # No name: what a thing is too short for, and half of what stands in quotation marks.
        ("IL21 is too short for translation.", ["uniprot:Q9HBE4 biolink:related_to GO:0006412 relation"]),
        ("IL21 is known as “Zorkin from the north”.", []),
    ],
)
def test_whose_name_it_is(text: str, expected: list[str]) -> None:
    assert claims(text) == expected
