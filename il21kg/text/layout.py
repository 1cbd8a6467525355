"""The rules of the layout, ready to match: what the lines of a page look like, and the words that tell."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from il21kg.errors import InputError
from il21kg.text.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """One row of `ontology/reading/layout.ttl`: a line of this shape is a block of this kind."""

    name: str
    """Local name of the row."""
    kind: str
    """Kind of the line or of the words: title, date, notice, heading, item, abbreviation, ..."""
    pattern: str
    """Regular expression that the line without outer blanks, or the word, must match in full."""
    examples: tuple[str, ...]
    """Lines that it matches; run as tests."""
    counter_examples: tuple[str, ...]
    """Lines that it must not match; run as tests."""
    order: int
    """Rules are tried by rising order; the first that matches wins."""


HEADINGS: Final = ("heading", "literature", "synonyms", "apparatus")
FURNITURE: Final = ("date", "german", "author", "notice", "banner", "quality")
_WORDS: Final = (
    *("abbreviation", "abbreviation-before-number", "abbreviation-or-end", "starter", "tail", "aside"),
    *(f"{language.lower()}-word" for language in LANGUAGES.values()),
)


class Rules(NamedTuple):
    """The rules of one layout, compiled."""

    lines: tuple[tuple[str, re.Pattern[str]], ...]
    """Kind and pattern, in order."""
    any_line: re.Pattern[str]
    """All of them in one: most lines are prose and match none."""
    words: dict[str, re.Pattern[str]]
    """Kind → one pattern for all rows of that kind."""


@lru_cache(maxsize=8)
def compiled(layout: tuple[LayoutRule, ...]) -> Rules:
    """Compile the rules of a layout; raises InputError that names each pattern that is none."""
    faults: list[str] = []
    lines: list[tuple[str, re.Pattern[str]]] = []
    words: dict[str, list[str]] = {kind: [] for kind in _WORDS}
    for rule in sorted(layout, key=lambda r: (r.order, r.name)):
        try:
            pattern = re.compile(rule.pattern)
        except re.error as error:
            faults.append(f"layout rule {rule.name}: the pattern does not compile: {error}")
        else:
            words.get(rule.kind, []).append(rule.pattern)
            lines += [(rule.kind, pattern)] * (rule.kind not in words)
    if faults:
        raise InputError("\n".join(faults), "Mend the patterns of the layout rules.")
    unnamed = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for _, pattern in lines]
    return Rules(tuple(lines), _either(unnamed), {kind: _either(rows) for kind, rows in words.items()})


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")
