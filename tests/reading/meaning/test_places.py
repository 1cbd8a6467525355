"""Bands and chromosomes."""

from sayings import claims

GENE, PROTEIN = "hgnc:6005", "uniprot:Q9HBE4"


def test_an_arm_with_its_band_in_brackets() -> None:
    assert f"{GENE} RO:0001025 CHR:9606-chr4q27" in claims(
        "IL21 lies on the long arm of chromosome 4 (4q27)."
    )
