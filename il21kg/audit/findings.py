"""The findings of an audit: how many of each check, and the first of them with their places."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from il21kg.audit.catalogue import BY_ID, CHECKS, Check, Severity


@dataclass(frozen=True, slots=True)
class Example:
    """One thing that was found."""

    where: str
    """File and line, or the node."""
    what: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one check."""

    check: Check
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found."""

    places: tuple[str, ...]
    claims: int
    things: int
    sourced: int
    """Claims that name a source."""
    evident: int
    """Claims with evidence."""
    licences: tuple[str, ...]
    prefixes: Mapping[str, int]
    """How often identifiers of each register stand there, by falling number."""
    found: tuple[Found, ...]
    """In the order of the ids of checks."""

    def of(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(each.count for each in self.found if each.check.severity == severity)

    @property
    def exit_code(self) -> int:
        """Give 1 where there is an error, or nothing that could be audited, else 0."""
        return int(self.of(Severity.ERROR) > 0 or not (self.claims or self.things))


@dataclass(slots=True)
class Tally:
    """Counts findings, and keeps the first of each."""

    most: int
    """How many of each check are kept."""
    counts: Counter[str] = field(default_factory=Counter)
    kept: dict[str, list[Example]] = field(default_factory=dict)

    def add(self, check: str, where: str, what: str) -> None:
        """Count what was found of a check (its id), at a place."""
        self.counts[BY_ID[check].id] += 1
        examples = self.kept.setdefault(check, [])
        if len(examples) < self.most:
            examples.append(Example(where, what))

    def found(self) -> tuple[Found, ...]:
        """Give what was found, in the order of the checks."""
        return tuple(
            Found(each, self.counts[each.id], tuple(self.kept[each.id]))
            for each in CHECKS
            if self.counts[each.id]
        )
