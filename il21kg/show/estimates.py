"""Tells how much of what a text says was read, as far as that can be told from what is unread.

about 71 % of what is said, by what is unread (nine times in ten 55–84 %)
"""

from collections.abc import Iterator
from typing import Any

from il21kg.reading.estimate import Unread, estimate


def estimate_value(unread: Unread) -> dict[str, Any]:
    """Give the estimate as plain values: facts found and missed, their share, and what it rests on."""
    guess = estimate(unread)
    shares = {"recall": guess.recall, "low": guess.low, "high": guess.high}
    return {
        **{name: None if share is None else round(share, 3) for name, share in shares.items()},
        "found": round(guess.found, 1),
        "missed": round(guess.missed, 1),
        "unread_words": unread.words,
        "unread_names": unread.names,
        "unsure_statements": unread.unsure,
    }


def tell_estimate(unread: Unread) -> Iterator[str]:
    """Write the estimate as a line; none where there is nothing to read."""
    guess = estimate(unread)
    if guess.recall is not None and guess.low is not None and guess.high is not None:
        share = f"about {100 * guess.recall:.0f} % of what is said, by what is unread"
        yield f"  read        {share} (nine times in ten {100 * guess.low:.0f}–{100 * guess.high:.0f} %)"
