"""Kinds can be told apart by any eye, in both themes, and what is written on them can be read."""

from itertools import combinations

import pytest
from sight import SIGHT, contrast, difference, lab

from il21kg.show.colours import COLOURS, CORNERS, INKS, OUTLINES
from il21kg.show.drawing import outline
from il21kg.vocabulary.kinds import SHOWN

FAR = 10.0
#: What stands in one picture most often.
OFTEN = ("gene", "protein", "family", "cell", "process", "function", "disease")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [  # of the test data of Sharma and others
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ],
)
def test_the_formula_gives_the_figures_of_its_authors(
    one: tuple[float, float, float], other: tuple[float, float, float], apart: float
) -> None:
    assert difference(one, other) == pytest.approx(apart, abs=5e-5)
    assert difference(other, one) == pytest.approx(apart, abs=5e-5)


def near(sight: str, dark: bool, pairs: list[tuple[str, str]]) -> list[tuple[str, str, float]]:
    """Pairs whose boxes are filled with colours that are too much alike."""
    seen = {kind: lab(colours[2 if dark else 0], sight) for kind, colours in COLOURS.items()}
    return [(a, b, apart) for a, b in pairs if (apart := round(difference(seen[a], seen[b]), 1)) < FAR]


ALL = list(combinations(COLOURS, 2))


@pytest.mark.parametrize("dark", [False, True])
def test_all_kinds_are_told_apart_by_their_colours(dark: bool) -> None:
    assert len(ALL) == 171
    assert near("normal", dark, ALL) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHT)
def test_kinds_of_one_outline_are_told_apart_by_any_eye(sight: str, dark: bool) -> None:
    alike = [(a, b) for a, b in ALL if OUTLINES[a] == OUTLINES[b]]
    assert len(alike) > 25
    assert near(sight, dark, alike) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHT)
def test_no_two_of_the_kinds_that_meet_most_look_the_same_to_any_eye(sight: str, dark: bool) -> None:
    often = list(combinations(OFTEN, 2))
    assert near(sight, dark, often) == []


def test_outlines_differ_as_drawn() -> None:
    assert set(OUTLINES) == set(COLOURS) == set(SHOWN)
    assert set(OUTLINES.values()) == set(CORNERS)
    drawn = {name: outline(kind, 0, 0, 60, 26) for kind, name in OUTLINES.items()}
    assert len(set(drawn.values())) == len(CORNERS)
    assert outline("cell", 0, 0, 60, 26) != outline("cell", 0, 0, 60, 10)  # never rounder than it is high


@pytest.mark.parametrize("dark", [False, True])
def test_text_is_readable_on_every_kind_and_borders_stand_out(dark: bool) -> None:
    ink, page = INKS["ink"][dark], INKS["page"][dark]
    for fill, line in ((colours[2 * dark], colours[2 * dark + 1]) for colours in COLOURS.values()):
        assert contrast(fill, ink) >= 4.5
        assert contrast(line, page) >= 3
    for name in ("ink", "soft", "no"):
        assert contrast(INKS[name][dark], page) >= 4.5
