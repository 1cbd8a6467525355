"""What one graph says otherwise than another: facts gained, lost, and changed.

IL-4 induces apoptosis.  →  IL-4 may induce apoptosis.      certainty: stated → hedged
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from il21kg.namespaces import compact
from il21kg.store.facts import TRAITS, Fact, Thing
from il21kg.vocabulary.vocabulary import Vocabulary

Alike: TypeAlias = frozenset[tuple[str, str]]
"""Pairs of predicates that differ in certainty only, by IRI."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise in a fact."""

    what: str
    """A trait (`certainty`, `tier`, `direction`, …), `relation`, `subject` or `object`."""
    before: str
    """Its value; an identifier of an end, the IRI of a relation. Empty where there was none."""
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that is said otherwise."""

    before: Fact
    after: Fact
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """How two graphs differ; each part in a fixed order."""

    gained: tuple[Fact, ...] = ()
    lost: tuple[Fact, ...] = ()
    changed: tuple[Changed, ...] = ()
    facts: tuple[int, int] = (0, 0)
    """How many facts each of the two has."""

    def __bool__(self) -> bool:
        """Be true where they differ."""
        return bool(self.gained or self.lost or self.changed)

    def __str__(self) -> str:
        """Say how much differs: `2 gained, 1 lost, 1 of another certainty`; else `the same claims`."""
        sure = sum(any(part.what in _SURE for part in each.changes) for each in self.changed)
        counts = (
            (len(self.gained), "gained"),
            (len(self.lost), "lost"),
            (sure, "of another certainty"),
            (len(self.changed) - sure, "changed otherwise"),
        )
        return ", ".join(f"{n:,} {what}" for n, what in counts if n) or "the same claims"


#: Whether something is said, maybe said, or denied.
_SURE: Final = ("certainty", "denial")


def alike(vocabulary: Vocabulary) -> Alike:
    """Give the predicates that differ in certainty only: those of one row of the table of relations."""
    rows = (row for rows in vocabulary.relations_by_key.values() for row in rows)
    return frozenset(pair for row in rows for pair in ((row.stated, row.hedged), (row.hedged, row.stated)))


def compare(before: Iterable[Fact], after: Iterable[Fact], same: Alike) -> Differences:
    """Compare two graphs by their facts.

    A fact of one kind with the same ends, or with the same words of the same sentence for an end, is the same
    fact, changed: in certainty, tier, direction, or identifier.
    """
    one, other = frozenset(before), frozenset(after)
    lost, gained = set(one - other), set(other - one)
    changed: list[Changed] = []
    for keys in (_by_ends, _by_object_words, _by_subject_words):
        for each in _pairs(lost, gained, keys, same):
            if each.before in lost and each.after in gained:
                lost.remove(each.before)
                gained.remove(each.after)
                changed.append(each)
    changed.sort(key=lambda each: (each.before, each.after))
    return Differences(tuple(sorted(gained)), tuple(sorted(lost)), tuple(changed), (len(one), len(other)))


Keys: TypeAlias = Callable[[Fact], Iterator[tuple[str, ...]]]


def _by_ends(fact: Fact) -> Iterator[tuple[str, ...]]:
    yield fact.kind, fact.subject.id, fact.object.id


def _by_object_words(fact: Fact) -> Iterator[tuple[str, ...]]:
    yield from ((fact.kind, fact.subject.id, *rest) for rest in _in_sentences(fact, fact.object))


def _by_subject_words(fact: Fact) -> Iterator[tuple[str, ...]]:
    yield from ((fact.kind, fact.object.id, *rest) for rest in _in_sentences(fact, fact.subject))


def _in_sentences(fact: Fact, end: Thing) -> Iterator[tuple[str, str]]:
    """Give each word of an end with each of its sentences, which without words is a place of a document."""
    for each in fact.sentences:
        sentence = each.quote or f"{each.document}:{each.start}-{each.end}"
        yield from ((words, sentence) for words in end.words)


def _pairs(lost: Iterable[Fact], gained: Iterable[Fact], keys: Keys, same: Alike) -> list[Changed]:
    """Give the facts that may be the same ones, those that differ least first."""
    found: dict[tuple[str, ...], list[Fact]] = {}
    for fact in gained:
        for key in keys(fact):
            found.setdefault(key, []).append(fact)
    pairs = {(fact, other) for fact in lost for key in keys(fact) for other in found.get(key, ())}
    changed = [Changed(fact, other, tuple(_changes(fact, other, same))) for fact, other in pairs]
    return sorted(changed, key=lambda each: (len(each.changes), each.before, each.after))


def _changes(before: Fact, after: Fact, same: Alike) -> Iterator[Change]:
    for what, one, other in (
        ("subject", before.subject, after.subject),
        ("object", before.object, after.object),
    ):
        if one != other:
            yield Change(what, compact(one.id), compact(other.id))
    if before.relation != after.relation and (before.relation, after.relation) not in same:
        yield Change("relation", before.relation, after.relation)
    old, new = dict(before.traits), dict(after.traits)
    for what in TRAITS:
        if old.get(what) != new.get(what):
            yield Change(what, old.get(what, ""), new.get(what, ""))
