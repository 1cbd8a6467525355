"""Where bands lie: which places share a stretch, which lie within others."""

import pytest

from il21kg.vocabulary.karyotype import agree, lies_in, stretches


@pytest.mark.parametrize(
    ("stated", "known", "same"),
    [
        ("4q27", "4q27", True),
        ("4q2", "4q27", True),
        ("4q27.1", "4q27", True),
        ("4q", "4q27", True),
        ("4", "4q27", True),
        ("4q26", "4q27", False),
        ("4p", "4q27", False),
        ("5", "4q27", False),
        ("1q21.3", "1q21-q22", True),
        ("1q23", "1q21-q22", False),
        ("2q11", "2p11.2-q12", True),
        ("14q32", "14q32.33 alternate reference locus", True),
        ("Y", "X and Yp11.3", True),
        ("Xq28", "Xq27-qter", True),
        ("4q27", "mitochondria", None),
    ],
)
def test_locations_agree_when_they_share_a_stretch(stated: str, known: str, same: bool | None) -> None:
    assert agree(stated, known) is same


def test_the_short_arm_counts_down() -> None:
    (short,), (long,) = stretches("4p16"), stretches("4q16")
    assert short.high < 0 < long.low


@pytest.mark.parametrize(
    ("place", "whole", "within"),
    [
        ("4q27", "4q27", True),
        ("4q27", "4q26-q28", True),
        ("4q27.1", "4q27", True),
        ("4q27", "4", True),
        ("4q27", "4q27.1", False),
        ("4q27", "5", False),
        ("X and Yp11.3", "X and Y", True),
        ("X and Yp11.3", "X", False),
        ("4q27", "mitochondria", False),
    ],
)
def test_a_place_lies_in_a_wider_one(place: str, whole: str, within: bool) -> None:
    assert lies_in(place, whole) is within
