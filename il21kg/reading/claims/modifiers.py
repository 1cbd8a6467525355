"""Reads what the modifier of a noun says: "a STAT3-binding protein" binds STAT3."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from il21kg.reading.claims.claims import make, say_how
from il21kg.reading.claims.progress import Progress
from il21kg.reading.meaning.grounded import Grounded
from il21kg.reading.meaning.grounding import ground
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import How, Statement
from il21kg.reading.structure.phrases import Item, Region
from il21kg.reading.structure.tagset import Tag
from il21kg.reading.structure.triggers import Trigger
from il21kg.vocabulary.classes import HintRole, TermKind, Tie, Trait, WordClass
from il21kg.vocabulary.vocabulary import Frame

#: Tags of the words that a name is made of; an adverb or "novel" before it is none of them.
_NAMING: Final = frozenset({Tag.WORD, Tag.NUMBER, Tag.HYPHEN, Tag.SLASH})
#: Kinds of what makes a molecule; all else may be specific for anything: "a serine-specific kinase".
_MAKERS: Final = (HintRole.CELL, HintRole.ANATOMY)


def read_modifiers(progress: Progress, trigger: Trigger, party: Party, region: Region) -> list[Statement]:
    """Say what the kinds that a verb gives to its subject say by their modifiers."""
    if not (progress.has(trigger, Trait.CLASSIFYING) or progress.has(trigger, Trait.ENCODING)):
        return []
    return [each for item in region.items for each in _of_kind(progress, trigger, party, item)]


def _of_kind(progress: Progress, trigger: Trigger, party: Party, item: Item) -> Iterator[Statement]:
    """Read the modifiers of one kind; a domain or subunit that binds is not what binds."""
    part = progress.phrases.tail(item.first, item.last, WordClass.PART_NOUN)
    if part is not None or progress.phrases.tail(item.first, item.last, WordClass.PROTEIN_NOUN) is None:
        return
    for i in range(item.first, item.last - 1):
        frame = progress.grammar.modifiers.get(progress.clauses.words[i].low)
        candidate = _said(progress, frame, item, i) if frame is not None else None
        if frame is None or candidate is None:
            continue
        saying = say_how(progress.wording, trigger, candidate, (progress.sentence,), progress.sentence)
        saying = replace(saying, frame=frame, phrase=progress.phrases.span(i, i + 1))
        yield from make(progress.wording, saying, party, candidate)


def _said(progress: Progress, frame: Frame, item: Item, i: int) -> Candidate | None:
    """Ground what a modifier says: the place that its own word is, or the name before its last word."""
    if frame.family == progress.key(Tie.COMPARTMENT):
        place = ground(progress.wording.lookup, i, i + 1, progress.grammar.kinds(frame.family))
        return Candidate(place, frame.family, hint=TermKind.COMPONENT)
    return _named(progress, frame, item, i) if i > item.first else None


def _named(progress: Progress, frame: Frame, item: Item, i: int) -> Candidate | None:
    """Ground the name before the last word of a modifier."""
    end = i - (progress.clauses.words[i - 1].text == "-")
    first = _without_adjectives(progress, item.first, end)
    nobody = (progress.phrases.tail(first, end, each) for each in (WordClass.STRETCH, WordClass.RATE))
    if first >= end or ("", first) in nobody:
        return None  # "a novel domain-containing protein", "a rate-limiting enzyme"
    kinds = progress.grammar.kinds(frame.family)
    first, grounded = _ground(progress, first, end, kinds)
    hint = progress.phrases.hint(first, end)
    if frame.family == progress.key(Tie.EXPRESSION):
        made = grounded.of(kinds) or hint in _MAKERS
        return Candidate(grounded, frame.family, hint=hint) if made and not _acts(progress, item) else None
    return Candidate(grounded, frame.family, hint=hint)


def _acts(progress: Progress, item: Item) -> bool:
    """Whether a kind acts on cells, so that it may be specific for them: "a T cell-specific mitogen"."""
    tail = progress.phrases.tail(item.first, item.last, WordClass.CELL_NOUN)
    return tail is not None and progress.clauses.words[tail[1] - 1].low != "transcription"


def _ground(progress: Progress, first: int, end: int, kinds: Sequence[str]) -> tuple[int, Grounded]:
    """Ground a name, or its last words where only they are known: "nuclear RNA"."""
    for start in range(first, end):
        grounded = ground(progress.wording.lookup, start, end, kinds)
        if grounded.of(kinds) and (start == first or not grounded.of((TermKind.KIND,))):
            return start, grounded
    return first, replace(ground(progress.wording.lookup, first, end, kinds), term=None, how=How.UNRESOLVED)


def _without_adjectives(progress: Progress, first: int, end: int) -> int:
    """Return where a name begins: behind "novel" and "ubiquitously expressed"."""
    words, adjectives = progress.clauses.words, progress.grammar.words(WordClass.FAMILY_ADJECTIVE)
    while first < end and not _NAMING.issuperset(progress.clauses.tags[first:end]):
        first += 1
    while first < end and words[first + 1].text != "-" and _is_adjective(words[first].low, adjectives):
        first += 1
    return first


def _is_adjective(word: str, adjectives: Collection[str]) -> bool:
    return word in adjectives or word.endswith("ed")
