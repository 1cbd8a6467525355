"""All language data of `ontology/`, ready for use: terms by name, frames, cues, layout, journals, works."""

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from il21kg.document import LayoutRule
from il21kg.errors import InputError
from il21kg.index import Lazy, kept
from il21kg.lexicon import Compiled, compile_rows
from il21kg.names import CURATED, LABEL, RELATED, SYNONYM, Name, key, normal, tokens, unpacked
from il21kg.resources import folder, texts
from il21kg.terms import KINDS, Cue, Frame, Journal, Relation, Term, Work


@dataclass(frozen=True)
class Vocabulary:
    """All language data, ready for use."""

    terms: Mapping[str, Term]
    """By IRI; classes that are only ancestors included."""
    names: Mapping[str, tuple[Name, ...]]
    """Normalised name → its candidates, best rank first."""
    longest: Mapping[str, int]
    """First token of a normalised name → length in tokens of the longest name that begins with it."""
    frames: tuple[Frame, ...]
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
    relations_by_key: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)

    def look_up(self, words: str) -> tuple[Name, ...]:
        """Give the candidates for a name, best first; empty when it is unknown."""
        return self.names.get(key(words), ())

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """Give all super-classes of a term, sorted."""
        found: set[str] = set()
        waiting = [iri]
        while waiting:
            term = self.terms.get(waiting.pop())
            for parent in term.parents if term else ():
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return tuple(sorted(found))

    @cached_property
    def longest_name(self) -> int:
        """Length in tokens of the longest name."""
        return max(self.longest.values(), default=0)


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """Read the data that ships with il21kg, then a folder of the user's (`--terms`), whose rows replace ours.

    What was compiled from the same files by the same program before is taken from the index on disk.
    Raises InputError naming the file and the line when a file does not parse.
    """
    own = {
        f"{part}/{name}": text
        for part in ("reading", "vocabulary")
        for name, text in texts(folder("ontology") / part, ".ttl").items()
    }
    theirs = _theirs(extra) if extra is not None else {}
    seen = hashlib.sha256()
    for name, text in (*own.items(), *theirs.items()):
        seen.update(f"{name}\0{text}\0".encode())
    digest = seen.hexdigest()
    # An index holds for one program; the program's own text is the version nobody forgets to raise.
    for name, text in texts(files(__package__), ".py").items():
        seen.update(f"{name}\0{text}\0".encode())
    seen.update((sys.implementation.cache_tag or sys.version).encode())
    compiled = Compiled(*kept(seen.hexdigest(), lambda: compile_rows(own, theirs, str(extra))))
    return _vocabulary(compiled, digest)


def _theirs(extra: Path) -> dict[str, str]:
    """Read the files of a folder of the user's, where anything may be wrong."""
    if not extra.is_dir():
        raise InputError(f"no folder of terms at {extra}", "Give --terms a folder that holds .ttl files.")
    found = {}
    for file in sorted(extra.glob("*.ttl")):
        try:
            found[file.name] = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise InputError(f"{file}: not UTF-8 in line {line}.", "Save the file as UTF-8.") from error
        except OSError as error:
            raise InputError(
                f"{file}: {error.strerror}.", "Give --terms a folder of readable files."
            ) from error
    if not found:
        raise InputError(f"{extra}: no .ttl file in this folder of terms", "Write terms there as Turtle.")
    return found


def _vocabulary(compiled: Compiled, digest: str) -> Vocabulary:
    relations = tuple(Relation(*row) for row in compiled.relations)
    by_key: dict[str, tuple[Relation, ...]] = {}
    for relation in relations:
        by_key[relation.key] = (*by_key.get(relation.key, ()), relation)
    return Vocabulary(
        terms=Lazy(compiled.terms, lambda row: Term(*row)),
        names=Lazy(compiled.names, unpacked),
        longest=compiled.longest,
        frames=tuple(Frame(*row) for row in compiled.frames),
        relations=relations,
        cues=tuple(Cue(*row) for row in compiled.cues),
        words=compiled.words,
        layout=tuple(LayoutRule(*row) for row in compiled.layout),
        journals={row[0]: Journal(*row) for row in compiled.journals},
        works={row[0]: Work(*row) for row in compiled.works},
        releases=compiled.releases,
        digest=digest,
        replaced=compiled.replaced,
        relations_by_key=by_key,
    )


__all__ = [
    "CURATED",
    "KINDS",
    "LABEL",
    "RELATED",
    "SYNONYM",
    "Cue",
    "Frame",
    "Journal",
    "Name",
    "Relation",
    "Term",
    "Vocabulary",
    "Work",
    "key",
    "load_vocabulary",
    "normal",
    "tokens",
]
