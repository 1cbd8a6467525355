"""What clauses of a sentence share: a means, the pairs of "respectively", two opposites."""

import pytest
from rooms import opened, told, verbs

from il21kg.reading.claims.progress import Progress
from il21kg.reading.claims.sharing import Said, with_means, with_pairs, without_opposites
from il21kg.reading.claims.turns import read_clause

KILLS, EATS = "apoptotic process", "phagocytosis"


def read_alone(text: str) -> Progress:
    """Read each clause of a sentence by itself."""
    rooms = opened(text)
    for k, _, trigger in verbs(rooms):
        made, step = read_clause(rooms, k, trigger)
        rooms = step.after(k, made, {**step.said, k: made.statements})
    return rooms


def every(said: Said) -> list[str]:
    return [line for clause in said.values() for line in told(clause)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It blocks phagocytosis by inducing apoptosis.", [[f"Interleukin-21 induces {KILLS}"], []]),
        (
            "It blocks phagocytosis by binding IL4 and IL6.",
            [
                [
                    "Interleukin-21 interacts_with Interleukin-4",
                    "Interleukin-21 interacts_with Interleukin-6",
                ],
                [],
                [],
            ],
        ),
        ("It blocks phagocytosis and induces apoptosis.", [[], []]),
        ("It blocks phagocytosis by binding fnords.", [["Interleukin-21 interacts_with ?fnords"], []]),
    ],
)
def test_the_means_of_a_claim(text: str, expected: list[list[str]]) -> None:
    rooms = read_alone(text)
    said = with_means(rooms, max(rooms.said), rooms.said)
    assert [told(claim.means) for clause in said.values() for claim in clause] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IL-4 and IL-6 induce apoptosis and phagocytosis, respectively.",
            [f"Interleukin-4 induces {KILLS}", f"Interleukin-6 induces {EATS}"],
        ),
        (
            "IL-4 and IL-6 respectively induce apoptosis and phagocytosis.",
            [f"Interleukin-4 induces {KILLS}", f"Interleukin-6 induces {EATS}"],
        ),
        (
            "IL-4 and IL-6 induce apoptosis and phagocytosis.",
            [f"Interleukin-{n} induces {what}" for what in (KILLS, EATS) for n in (4, 6)],
        ),
        (
            "IL-4, IL-6 and IL-10 induce apoptosis and phagocytosis, respectively.",
            [f"Interleukin-{n} induces {what} (ambiguous)" for what in (KILLS, EATS) for n in (4, 6, 10)],
        ),
    ],
)
def test_the_pairs_of_respectively(text: str, expected: list[str]) -> None:
    rooms = read_alone(text)
    assert every(with_pairs(rooms, rooms.said)) == expected


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It promotes or inhibits apoptosis.", " (ambiguous)"),
        ("It increases or decreases apoptosis.", " (ambiguous)"),
        ("It promotes and inhibits apoptosis.", ""),
    ],
)
def test_of_two_opposites_neither_is_asserted(text: str, mark: str) -> None:
    rooms = read_alone(text)
    expected = [f"Interleukin-21 {how} {KILLS}{mark}" for how in ("induces", "inhibits")]
    assert every(without_opposites(rooms, rooms.said)) == expected


@pytest.mark.parametrize(
    "text", ["It promotes apoptosis or inhibits phagocytosis.", "It promotes or regulates apoptosis."]
)
def test_what_is_no_opposite_is_asserted(text: str) -> None:
    rooms = read_alone(text)
    assert rooms.said
    assert without_opposites(rooms, rooms.said) == rooms.said
