"""Chooses the noun that a clause hangs on: each noun before it is weighed by a table of reasons.

"a glycoprotein of the nuclear lumen that binds IL-4": a lumen binds nothing, so "that" is the glycoprotein.
What came second, and by how much, is kept: a choice with a small margin is told as such.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from il21kg.reading.structure.agreement import ONE, agree, number_of_item
from il21kg.reading.structure.phrases import Item
from il21kg.reading.structure.places import Cut, is_indefinite
from il21kg.reading.structure.tagset import ChunkKind
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import TermKind, Trait, WordClass

#: Kinds of nouns (`Phrases.hint`) of which no clause about a molecule is.
NO_ACTORS: Final = (TermKind.PROCESS, TermKind.KIND, TermKind.COMPONENT, TermKind.ANATOMY)
#: Kinds of names that only few verbs speak of.
_PLACES: Final = frozenset(
    {TermKind.COMPONENT, TermKind.ANATOMY, TermKind.BAND, TermKind.CHROMOSOME, TermKind.ARM}
)
#: A noun with this weight or less cannot be what a clause is about.
IMPOSSIBLE: Final = -6
#: A second noun that is no more points behind was nearly taken.
_CLOSE: Final = 1
#: Classes of nouns that only point at what they are of: "a component of the complex which".
_POINTING: Final = (WordClass.PART_NOUN, WordClass.FAMILY_NOUN, WordClass.NUMBER_WORD)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A clause behind a noun phrase: its verb, the number that wants, and how it is joined."""

    trigger: Trigger
    number: str
    """one, several, or empty where the verb does not say."""
    close: bool
    """No comma stands before its pronoun: it says which of several is meant, "the kinase that"."""


@dataclass(frozen=True, slots=True)
class Site:
    """A noun that a clause may hang on."""

    at: int
    """Its chunk."""
    steps: int
    """How many nouns stand between."""


Holds: TypeAlias = Callable[[Cut, Hanging, Site], bool]


@dataclass(frozen=True, slots=True)
class Weight:
    """A reason for or against a noun."""

    name: str
    points: int
    holds: Holds
    example: str
    """A sentence in which it decides: the verb between bars, the noun between braces."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A noun with the reasons for and against it."""

    site: Site
    reasons: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """The noun that was chosen, and the one that came second."""

    best: Weighed
    second: Weighed | None = None

    @property
    def margin(self) -> int | None:
        """How many points the second is behind; None where there was no choice."""
        return None if self.second is None else self.best.points - self.second.points

    @property
    def rival(self) -> Site | None:
        """The second noun, where it was nearly taken."""
        margin = self.margin
        return (
            self.second.site if self.second is not None and margin is not None and margin <= _CLOSE else None
        )


def attach(cut: Cut, hanging: Hanging, nouns: Sequence[int]) -> Attachment | None:
    """Choose among nouns, nearest first; of equals the nearest. None where a clause can be about none."""
    weighed = [_weigh(cut, hanging, Site(at, steps)) for steps, at in enumerate(nouns)]
    ranked = sorted(weighed, key=lambda each: (-each.points, each.site.steps))
    possible = [each for each in ranked if each.points > IMPOSSIBLE]
    return Attachment(possible[0], ranked[1] if len(ranked) > 1 else None) if possible else None


def _weigh(cut: Cut, hanging: Hanging, site: Site) -> Weighed:
    held = [weight for weight in WEIGHTS if weight.holds(cut, hanging, site)]
    points = sum(weight.points for weight in held) - site.steps
    return Weighed(site, tuple(weight.name for weight in held), points)


def _item(cut: Cut, site: Site) -> Item:
    chunk = cut.chunks[site.at]
    return cut.phrases.item(chunk.first, chunk.last)


def _disagrees(cut: Cut, hanging: Hanging, site: Site) -> bool:
    return not agree(hanging.number, number_of_item(cut, _item(cut, site)))


def _acts_not(cut: Cut, hanging: Hanging, site: Site) -> bool:
    item = _item(cut, site)
    acting = cut.phrases.tail(item.first, item.last, WordClass.ACTING_PROCESS) is not None
    return not acting and cut.phrases.hint(item.first, item.last) in NO_ACTORS


def _is_place(cut: Cut, hanging: Hanging, site: Site) -> bool:
    """Whether all that it may name are places, which the verb cannot speak of."""
    item = _item(cut, site)
    named = [m for m in cut.clauses.mentions if m.last == item.last and m.first >= item.first]
    vocabulary = cut.grammar.vocabulary
    kinds = {vocabulary.terms[name.iri].kind for mention in named for name in mention.names}
    rows = vocabulary.relations_by_key.get(hanging.trigger.frame.family, ())
    admitted = {kind for row in rows for kind in row.subject_kinds}
    return bool(kinds and admitted) and kinds <= _PLACES and kinds.isdisjoint(admitted)


def _is_family(cut: Cut, hanging: Hanging, site: Site) -> bool:
    """Whether it is a family, and the verb says what one molecule does."""
    item = _item(cut, site)
    if cut.grammar.has(hanging.trigger.frame.family, Trait.OF_FAMILIES):
        return False
    apart = site.at + 1 < len(cut.chunks) and cut.chunks[site.at + 1].kind == ChunkKind.COMMA
    family = cut.phrases.tail(item.first, item.last, WordClass.FAMILY_NOUN) is not None
    return family and not (hanging.number == ONE and apart)


def _is_open(cut: Cut, hanging: Hanging, site: Site) -> bool:
    """Whether it is new and a clause without comma may say which: "a receptor of IL-4 that"."""
    item = _item(cut, site)
    pointing = any(cut.phrases.tail(item.first, item.last, each) is not None for each in _POINTING)
    return hanging.close and not pointing and _indefinite(cut, site.at)


def _indefinite(cut: Cut, at: int) -> bool:
    first = cut.chunks[at].first
    return is_indefinite(cut, cut.chunks[at]) or (
        first > 0 and cut.clauses.words[first - 1].low in ("a", "an")
    )


#: Reasons for and against a noun; each noun between costs a point.
WEIGHTS: Final = (
    Weight("number", -8, _disagrees, "It binds {proteins} of a virus that |induce| apoptosis."),
    Weight("no actor", -8, _acts_not, "It binds {the protein} of a process that |induces| apoptosis."),
    Weight("place", -8, _is_place, "It binds {the protein} of chromosome 4 that |induces| apoptosis."),
    Weight("family", -8, _is_family, "It binds {the kinase} of the Abc family that |phosphorylates| IL4."),
    Weight("new", 2, _is_open, "It binds {a sensor} of IL4 that |induces| apoptosis."),
)
