"""All language data, ready for use: terms by name, frames, cues, layout, journals, works.

It joins what ships in `ontology/`, Turtle of the user's, and the terminologies that were added to the folder
of terms.
"""

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from il21kg.files import DATA_LIMIT, in_utf8, needed, read_bounded
from il21kg.resources import folder, texts
from il21kg.text.citations import Journal, Work
from il21kg.text.layout import LayoutRule
from il21kg.vocabulary.cache import kept
from il21kg.vocabulary.classes import (
    CueKind,
    CueScope,
    Direction,
    FrameKind,
    Level,
    TermKind,
    Tie,
    Trait,
    Turn,
    WordClass,
)
from il21kg.vocabulary.layers import Names, Terms
from il21kg.vocabulary.lexicon import Compiled, compile_rows
from il21kg.vocabulary.rows import Cue, Frame, Predicate, Relation, Term
from il21kg.vocabulary.shelf import Shelf, open_shelf
from il21kg.vocabulary.spelling import CURATED, LABEL, RELATED, SYNONYM, Name, key, keys, normal, tokens

#: Where the program stands that makes rows: an index holds for this text of it.
_COMPILERS: Final = (".", "text", "vocabulary")


@dataclass(frozen=True)
class Vocabulary:
    """All language data, ready for use."""

    terms: Terms
    """By IRI; classes that are only ancestors, and obsolete terms, included."""
    names: Names
    """Normalised name → its candidates, best first."""
    frames: tuple[Frame, ...]
    predicates: tuple[Predicate, ...]
    """The entries whose forms are in the frames and the classes of words."""
    relations: tuple[Relation, ...]
    cues: tuple[Cue, ...]
    words: Mapping[str, Mapping[str, str]]
    """Closed-class words by class (`determiner`, `preposition`, ...): words → their role."""
    layout: tuple[LayoutRule, ...]
    journals: Mapping[str, Journal]
    works: Mapping[str, Work]
    releases: tuple[str, ...]
    """IRIs of the terminology releases the terms were taken from."""
    digest: str
    """SHA-256 over all files read, in hex: another digest, another reading."""
    replaced: tuple[str, ...] = ()
    """Terms of the package that a folder of the user's replaced."""
    added: tuple[str, ...] = ()
    """Names of the terminologies that were added, in their order: a name's `layer` counts them from 1."""
    relations_by_key: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    traits: Mapping[str, frozenset[Trait]] = field(default_factory=dict)
    """Key of a relation → what it is like: the traits of all its rows."""
    amounts: Mapping[str, str] = field(default_factory=dict)
    """Key of a relation that may act on the amount of a molecule → the key it then has."""
    ties: Mapping[Tie, str] = field(default_factory=dict)
    """What the reader says by itself → the key of the relation it then takes."""

    def has(self, key: str, trait: Trait) -> bool:
        """Tell whether the relation of a key has a trait; one that is not known has none."""
        return trait in self.traits.get(key, ())

    def look_up(self, words: str) -> tuple[Name, ...]:
        """Give the candidates for a name, best first; empty when it is unknown.

        Names that need support of the text are left out: `candidates` gives them.
        """
        return tuple([name for name in self.candidates(words) if not name.weak])

    def candidates(self, words: str) -> tuple[Name, ...]:
        """Give the candidates for a name as it is written, those that need support of the text included."""
        node = self.names.node(key(words))
        return fitting(node.names, words) if node.exact else node.names

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """Give all super-classes of a term, sorted."""
        words: set[str] = set()
        waiting = [iri]
        while waiting:
            term = self.terms.get(waiting.pop())
            for parent in term.parents if term else ():
                if parent not in words:
                    words.add(parent)
                    waiting.append(parent)
        return tuple(sorted(words))


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """Read the data that ships with il21kg, then a folder of terms, by default the person's (`shelf.place`).

    Its Turtle replaces our rows; the terminologies added to it stand behind both. What was compiled from the
    same files by the same program before is taken from the index on disk. Raises InputError naming the file
    and the line when a file does not parse, or saying what to do about an index that cannot be used.
    """
    shelf = open_shelf(extra)
    own = {
        f"{part}/{name}": text
        for part in ("reading", "vocabulary")
        for name, text in texts(folder("ontology") / part, ".ttl").items()
    }
    theirs = {} if shelf is None else _theirs(shelf)
    seen = hashlib.sha256()
    for name, text in (*own.items(), *theirs.items()):
        seen.update(f"{name}\0{text}\0".encode())
    known = seen.copy()
    if shelf is not None:
        known.update(shelf.digest.encode())
    digest = known.hexdigest()
    # An index holds for one program; the program's own text is the version nobody forgets to raise.
    for wing in _COMPILERS:
        for name, text in texts(folder(wing), ".py").items():
            seen.update(f"{name}\0{text}\0".encode())
    seen.update((sys.implementation.cache_tag or sys.version).encode())
    where = str(shelf.folder) if shelf else ""
    compiled = Compiled(*kept(seen.hexdigest(), lambda: compile_rows(own, theirs, where)))
    return _vocabulary(compiled, digest, shelf)


def fitting(names: Sequence[Name], words: str) -> tuple[Name, ...]:
    """Give the candidates that fit how the words are written; of those of one term the best."""
    found = {}
    for name in names:
        if name.iri not in found and name.fits(words):
            found[name.iri] = name
    return tuple(found.values())


def _theirs(shelf: Shelf) -> dict[str, str]:
    """Read the Turtle in a folder of the user's, where anything may be wrong."""
    found = {}
    for file in shelf.turtle:
        with needed(file, "Give --terms a folder of readable files."):
            found[file.name] = in_utf8(read_bounded(file, DATA_LIMIT), file)
    return found


def _by_class(words: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Key the classes by their members: a look-up of a member needs no comparison of letters."""
    members: dict[str, WordClass] = {str(each): each for each in WordClass}
    return {members.get(name, name): known for name, known in words.items()}


def _frame(row: tuple[Any, ...]) -> Frame:
    frame = Frame(*row)
    direction = Direction(frame.direction) if frame.direction else None
    return replace(frame, kind=FrameKind(frame.kind), shape=Turn(frame.shape), direction=direction)


def _relation(row: tuple[Any, ...]) -> Relation:
    relation = Relation(*row)
    kinds, subject_kinds = (tuple(map(TermKind, each)) for each in (relation.kinds, relation.subject_kinds))
    level, traits = Level(relation.level), tuple(map(Trait, relation.traits))
    tie = Tie(relation.tie) if relation.tie else None
    return replace(relation, level=level, kinds=kinds, subject_kinds=subject_kinds, traits=traits, tie=tie)


def _cue(row: tuple[Any, ...]) -> Cue:
    cue = Cue(*row)
    return replace(cue, kind=CueKind(cue.kind), scope=CueScope(cue.scope))


def _vocabulary(compiled: Compiled, digest: str, shelf: Shelf | None) -> Vocabulary:
    trie = None if shelf is None else shelf.index()
    common = frozenset(form for word in compiled.words.get("common-word", ()) for form in keys(word))
    relations = tuple(map(_relation, compiled.relations))
    by_key: dict[str, tuple[Relation, ...]] = {}
    for relation in relations:
        by_key[relation.key] = (*by_key.get(relation.key, ()), relation)
    return Vocabulary(
        terms=Terms(compiled.terms, trie),
        names=Names(compiled.names, frozenset(compiled.beginnings), common, trie),
        frames=tuple(map(_frame, compiled.frames)),
        predicates=tuple(Predicate(*row) for row in compiled.predicates),
        relations=relations,
        cues=tuple(map(_cue, compiled.cues)),
        words=_by_class(compiled.words),
        layout=tuple(LayoutRule(*row) for row in compiled.layout),
        journals={row[0]: Journal(*row) for row in compiled.journals},
        works={row[0]: Work(*row) for row in compiled.works},
        releases=tuple(sorted({*compiled.releases, *(shelf.releases if shelf else ())})),
        digest=digest,
        replaced=compiled.replaced,
        added=shelf.names if shelf else (),
        relations_by_key=by_key,
        traits={
            key: frozenset(trait for row in rows for trait in row.traits) for key, rows in by_key.items()
        },
        amounts={row.key: row.amount for row in relations if row.amount},
        ties={row.tie: row.key for row in relations if row.tie},
    )


__all__ = [
    "CURATED",
    "LABEL",
    "RELATED",
    "SYNONYM",
    "Cue",
    "Frame",
    "Name",
    "Predicate",
    "Relation",
    "Term",
    "Vocabulary",
    "fitting",
    "key",
    "load_vocabulary",
    "normal",
    "tokens",
]
