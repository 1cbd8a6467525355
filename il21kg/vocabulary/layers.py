"""Joins the vocabulary that ships with the terminologies that were added, as one set of names and terms.

A look-up goes word by word: a key leads to its candidates and says whether a longer name begins with it. What
was looked up is kept, within a bound: most words of a text were met before.
"""

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, Final, NamedTuple

from il21kg.vocabulary.index import Trie
from il21kg.vocabulary.rows import Term
from il21kg.vocabulary.sources.entries import OBSOLETE
from il21kg.vocabulary.spelling import RELATED, Name, unpacked

#: Keys, and terms, that are kept at most, before it begins anew.
_KEPT: Final = 1 << 17


class Node(NamedTuple):
    """What a key leads to."""

    names: tuple[Name, ...]
    """Candidates, best first: by rank, by the order of the terminologies, by IRI."""
    exact: bool
    """One of them asks how it is written, or for support."""
    more: bool
    """A longer name begins with it."""
    small: bool
    """One of them is a name in small letters too, and without support."""


NOTHING: Final = Node((), False, False, False)
#: No name, and longer names begin with it.
_BEGINNING: Final = Node((), False, True, True)


class Names(Mapping[str, tuple[Name, ...]]):
    """Normalised name → its candidates, best first."""

    def __init__(
        self,
        own: Mapping[str, str],
        begins: Set[str],
        common: Set[str] = frozenset(),
        added: Trie | None = None,
    ) -> None:
        """Join our names (packed) and those added; `common`: keys that are ordinary words as well."""
        self._own = own
        self._begins = begins
        self._common = common
        self._added = added
        #: Key → node, of those met.
        self.known: dict[str, Node] = {}

    def node(self, key: str) -> Node:
        """Give the node of a key, `NOTHING` for one that no name is or begins with."""
        known = self.known.get(key)
        if known is not None:
            return known
        if len(self.known) >= _KEPT:
            self.known.clear()
        node = self.known[key] = self._look_up(key)
        return node

    def _look_up(self, key: str) -> Node:
        line = self._own.get(key)
        names = unpacked(line) if line is not None else ()
        more = key in self._begins
        if self._added is not None:
            found, longer = self._added.names(key)
            more = more or longer
            if found:
                names = self._joined(key, names, found)
        if not names:  # most keys: two words that stand side by side in some text
            return _BEGINNING if more else NOTHING
        exact = any(name.asks for name in names)
        small = not exact or any(name.fits(key) and not name.weak for name in names)
        return Node(names, exact, more, small)

    def _joined(
        self, key: str, names: tuple[Name, ...], found: Collection[tuple[Name, bool]]
    ) -> tuple[Name, ...]:
        ours = {name.iri: name.rank for name in names}
        common = key in self._common
        others = {name.iri for name, _ in found if name.rank == RELATED} - ours.keys()
        if len(others) > 1:  # "p40": an alias of ours that several others have as well
            names = tuple(replace(name, weak=True) if name.rank == RELATED else name for name in names)
        added = (
            replace(name, weak=True) if weak or (common and name.written) else name
            for name, weak in found
            if ours.get(name.iri, 9) > name.rank
        )
        return tuple(sorted((*names, *added), key=lambda n: (n.rank, n.layer, n.iri, n.written)))

    def __getitem__(self, key: str) -> tuple[Name, ...]:
        names = self.node(key).names
        if not names:
            raise KeyError(key)
        return names

    def get(self, key: str, default: Any = None) -> Any:
        """Give the candidates or the default; a miss, the usual end, costs no exception."""
        return self.node(key).names or default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self.node(key).names)

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        if self._added is not None:
            yield from (key for key in self._added.keys() if key not in self._own)  # noqa: SIM118

    def __len__(self) -> int:
        return len(self._own) if self._added is None else sum(1 for _ in self)


class Terms(Mapping[str, Term]):
    """IRI → term; made of its row at first use. Of a term that both have, our row holds."""

    def __init__(self, own: Mapping[str, tuple[Any, ...]], added: Trie | None = None) -> None:
        """Join our rows and those added."""
        self._own = own
        self._added = added
        self._made: dict[str, Term] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """Give the term or the default; a miss costs no exception."""
        made = self._made.get(key)
        if made is None:
            made = self._make(key)
            if made is None:
                return default
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[key] = made
        return made

    def _make(self, iri: str) -> Term | None:
        row = self._own.get(iri)
        ours = None if row is None else Term(*row)
        row = None if self._added is None else self._added.row(iri)
        theirs = None if row is None else Term(*(*row[:-1], True))  # its last field: it is added
        if ours is None or theirs is None:
            return ours or theirs
        if theirs.kind in ("", OBSOLETE):
            return ours
        if ours.kind == "ancestor":  # we only say what it is above
            return replace(theirs, label=ours.label, parents=ours.parents or theirs.parents)
        return replace(ours, location=theirs.location, families=theirs.families)

    def parents(self, iri: str) -> tuple[str, ...]:
        """Give the nearest super-classes of a term, by our row, else by that of an added terminology."""
        term = self.get(iri)
        if term is not None and (term.parents or self._added is None):
            return tuple(term.parents)
        row = None if self._added is None else self._added.row(iri)
        return () if row is None else Term(*row).parents

    def __getitem__(self, key: str) -> Term:
        made: Term | None = self.get(key)
        if made is None:
            raise KeyError(key)
        return made

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        if self._added is not None:
            yield from (iri for iri in self._added.iris() if iri not in self._own)

    def __len__(self) -> int:
        return len(self._own) if self._added is None else sum(1 for _ in self)
