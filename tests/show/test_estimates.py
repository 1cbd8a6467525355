"""How much was read, told as a line and as plain values."""

from il21kg.reading.estimate import Unread
from il21kg.show.estimates import estimate_value, tell_estimate


def test_nothing_to_read_is_not_told() -> None:
    assert list(tell_estimate(Unread())) == []
    assert estimate_value(Unread())["recall"] is None


def test_what_is_unread_lowers_the_share() -> None:
    full, half = (estimate_value(Unread(statements=4, words=words)) for words in (0, 40))
    assert full["recall"] > half["recall"]
    assert half["low"] <= half["recall"] <= half["high"]
    assert (half["unread_words"], half["unread_names"], half["unsure_statements"]) == (40, 0, 0)


def test_the_line_says_the_figures_in_percent() -> None:
    unread = Unread(statements=4, words=10)
    value = estimate_value(unread)
    (line,) = tell_estimate(unread)
    low, share, high = (f"{100 * value[name]:.0f}" for name in ("low", "recall", "high"))
    assert line == (
        f"  read        about {share} % of what is said, by what is unread (nine times in ten {low}–{high} %)"
    )
