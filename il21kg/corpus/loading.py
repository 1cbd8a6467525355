"""Loads a corpus into a store: many texts, of which each is saved whole or not at all.

texts → those that are new → read and checked, by the workers → stored, by this process → one `Loaded` each

What the store holds already is not read again, so that a load that was ended goes on where it was.
"""

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text
from il21kg.corpus.work import Manner, Work, reader, work
from il21kg.errors import Il21kgError, InputError, Unavailable
from il21kg.files import MEGABYTE
from il21kg.graph.identity import run_name, source_iri, version_name
from il21kg.namespaces import PREFIXES
from il21kg.reading.estimate import Unread
from il21kg.resources import VERSION
from il21kg.store.contribution import holds, replace_telling
from il21kg.store.differences import Differences
from il21kg.store.documents import Version
from il21kg.store.origins import Origin, is_row, version_of
from il21kg.store.store import Store
from il21kg.store.unchecked import looked_at, put_off, unchecked
from il21kg.text.source import read_source

UNIT = 50
"""Texts that a worker takes at a time."""
_AT_ONCE = 80_000
"""Triples that are stored in one step: so much memory is taken, and so much is read again after a kill."""
_SEEN = 500
"""Texts that are looked at, at most, before what became of them is told."""
_LOOKED_AT: Final = 4 * MEGABYTE
"""Bytes of texts that are looked at together; a longer one is looked at alone."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a text of a corpus."""

    place: str
    key: str
    """The key of its document; empty where it has none, for what is no text."""
    state: str
    """`saved`, `replaced` (an older version), `unchanged`, `refused` (breaks a shape), `failed`, `empty`."""
    version: str = ""
    """IRI of the document version; empty when it is not in the store."""
    reason: str = ""
    """Why it is not."""
    about: str | None = None
    """The gene that was named, if any."""
    work: Work | None = None
    """What the reading gave; None where nothing was read."""
    differences: Differences | None = None
    """What a replaced version said otherwise."""
    origin: Origin | None = None
    """Where its text came from, where that was known before."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a corpus: what was settled at a glance, and the texts to be read."""

    settled: list[Loaded] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


Runner = Callable[[Iterator[Unit], Manner], Iterator[tuple[Unit, list[Work]]]]
"""Reads the texts of units, and gives each unit with its work, in any order."""


def one_by_one(units: Iterator[Unit], manner: Manner) -> Iterator[tuple[Unit, list[Work]]]:
    """Read the texts in this process."""
    for unit in units:
        yield unit, work(unit.texts, manner)


def load(
    texts: Iterable[Text | Unreadable],
    store: Store,
    manner: Manner,
    origins: Mapping[str, Origin],
    run: Runner = one_by_one,
) -> Generator[Loaded, None, None]:
    """Load texts, and give what became of each, stored when it is given.

    `origins` says which gene was named for a version that the store holds. Raises Unavailable when the store
    fails: what was given until then is stored, all of it.
    """
    check_putting_off(store, manner)
    waiting: list[Work] = []
    triples = 0
    alone = store.local and store.is_empty()
    for unit, done in run(units_of(texts, _Sieve(store, manner, origins).settled, UNIT), manner):
        if manner.fail_fast and (any(each.reason for each in unit.settled) or any(map(_is_lost, done))):
            yield from stored([*waiting, *until_lost(done)], store, manner, alone=alone)
            yield from unit.settled
            return
        yield from unit.settled
        waiting += done
        triples += sum(each.ready.ntriples.count("\n") for each in done if each.ready)
        if triples >= _AT_ONCE:
            yield from stored(waiting, store, manner, alone=alone)
            store.settle()
            waiting, triples = [], 0
    yield from stored(waiting, store, manner, alone=alone)
    if len(waiting) >= UNIT:
        store.settle()


def check_putting_off(store: Store, manner: Manner) -> None:
    """Raise InputError where nothing is to be validated, and no list of that can be kept."""
    if not manner.shapes and store.notes is None:
        raise InputError(
            f"{store.place} keeps no list of what was not validated.", "Leave out --validate off."
        )


def until_lost(done: list[Work]) -> list[Work]:
    """Give what was read up to the first text that failed or is refused, with it."""
    return done[: next((n for n, each in enumerate(done, 1) if _is_lost(each)), len(done))]


def _is_lost(each: Work) -> bool:
    return each.ready is None


def units_of(
    texts: Iterable[Text | Unreadable],
    settled_at_a_glance: Callable[[Sequence[Text | Unreadable]], Iterable[Loaded | None]],
    size: int,
) -> Iterator[Unit]:
    """Cut texts into units of this size, without those that are settled at a glance."""
    unit = Unit()
    for portion in _portions(texts):
        for text, settled in zip(portion, settled_at_a_glance(portion), strict=True):
            if settled is not None:
                unit.settled.append(settled)
            elif isinstance(text, Text):
                unit.texts.append(text)
            if len(unit.texts) >= size or len(unit.settled) >= _SEEN:
                yield unit
                unit = Unit()
    yield unit


def _portions(texts: Iterable[Text | Unreadable]) -> Iterator[list[Text | Unreadable]]:
    """Part texts: so many are looked at together, and no more than memory is to hold."""
    portion: list[Text | Unreadable] = []
    room = _LOOKED_AT
    for text in texts:
        portion.append(text)
        room -= len(text.data) if isinstance(text, Text) else 0
        if len(portion) >= _SEEN or room <= 0:
            yield portion
            portion, room = [], _LOOKED_AT
    if portion:
        yield portion


# --- before reading


_APART: Final = "name a column that tells rows apart (--id-column)"
_ANOTHER: Final = "load it by itself under another key (--source KEY)"


class Once:
    """Tells which texts cannot be read: those that are none, and those that come twice."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def settled(self, texts: Iterable[Text | Unreadable]) -> list[Loaded | None]:
        """Give what became of each text without reading it; None when it is to be read."""
        return [self._settled(each) for each in texts]

    def _settled(self, text: Text | Unreadable) -> Loaded | None:
        if isinstance(text, Unreadable):
            return Loaded(text.place, "", "failed", reason=text.reason)
        if not text.data:
            return Loaded(text.place, text.key, "empty")
        other = self._places.setdefault(text.key, text.place)
        if other != text.place:
            what = _APART if is_row(text.place) else _ANOTHER
            return Loaded(
                text.place, text.key, "failed", reason=f"its key “{text.key}” is that of {other}: {what}"
            )
        return None


class _Sieve:
    """Tells which texts need not be read: those that cannot be, and those that are in the store."""

    def __init__(self, store: Store, manner: Manner, origins: Mapping[str, Origin]) -> None:
        self._store, self._manner, self._origins = store, manner, origins
        self._once = Once()
        self._empty = store.is_empty()
        self._digest = "" if self._empty else reader(manner.terms).vocabulary.digest
        self._unchecked = unchecked(store.notes) if store.notes and manner.shapes else ()

    def settled(self, texts: Iterable[Text | Unreadable]) -> list[Loaded | None]:
        """Give what became of each text without reading it; None when it is to be read."""
        seen = [*texts]
        settled = self._once.settled(seen)
        unread = [each for each, known in zip(seen, settled, strict=True) if known is None]
        wanted = {each.place: self._version(each) for each in unread if isinstance(each, Text)}
        held = self._store.held(filter(None, wanted.values()))
        return [
            known or (_unchanged(each, version) if (version := wanted.get(each.place)) in held else None)
            for each, known in zip(seen, settled, strict=True)
        ]

    def _version(self, text: Text) -> Version | None:
        """Give the version that the store would hold of a text, read by this program with these terms.

        None where it is to be read whatever the store holds.
        """
        if self._manner.strict or self._empty:
            return None
        try:
            name = version_name(text.key, read_source(text.data, text.name).sha256)
        except InputError:
            return None
        origin = self._origins.get(name)
        if origin is None or (origin.about, origin.quotes) != (text.symbol, self._manner.quotes):
            return None
        if name in self._unchecked:
            return None
        decided = self._manner.decisions.digest(text.key)
        run = run_name(name, "il21kg", VERSION, self._digest, decided)
        return Version(source_iri(text.key), PREFIXES["doc"] + name, run, text.name, text.url or "")


def _unchanged(text: Text | Unreadable, version: Version) -> Loaded:
    return Loaded(text.place, text.key if isinstance(text, Text) else "", "unchanged", version.document)


# --- after reading


def stored(done: list[Work], store: Store, manner: Manner, *, alone: bool = False) -> Iterator[Loaded]:
    """Store what was read: what is new in one step, the rest one by one.

    `alone`: all that the store has was put there by this load.
    """
    versions = [version_of(each.ready.version) for each in done if each.ready]
    if store.notes is not None and not manner.shapes:
        put_off(store.notes, versions)
    yield from _stored(done, store, manner, alone)
    if store.notes is not None and manner.shapes:
        looked_at(store.notes, versions)


def _stored(done: list[Work], store: Store, manner: Manner, alone: bool) -> Iterator[Loaded]:
    new = [each for each in done if each.ready and store.document(each.ready.source) is None]
    try:
        store.add((each.ready.ntriples for each in new if each.ready), alone=alone)
        at_once = {each.text.place for each in new}
    except Unavailable:
        raise
    except Il21kgError:  # one of them: which one is seen when each is by itself
        at_once = set()
    for each in sorted(done, key=lambda each: each.text.place not in at_once):  # what is stored is told first
        yield loaded(each, "saved") if each.text.place in at_once else _put(each, store, manner)


def _put(each: Work, store: Store, manner: Manner) -> Loaded:
    ready = each.ready
    if ready is None:
        return loaded(each, "failed" if each.conforms else "refused", each.reason)
    try:
        source = store.document(ready.source)
        if source and source.name not in ("", ready.name):
            return loaded(each, "failed", f"its key “{each.text.key}” is that of {source.name} in the store")
        if holds(store, ready):
            return loaded(each, "unchanged")
        old, differences = replace_telling(store, ready, reader(manner.terms).vocabulary)
        return replace(loaded(each, "replaced" if old else "saved"), differences=differences)
    except Unavailable:
        raise
    except Il21kgError as error:
        return loaded(each, "failed", error.in_one_line)


def loaded(each: Work, state: str, reason: str = "") -> Loaded:
    """Say what became of a text that was read."""
    version = each.ready.version if each.ready and not reason else ""
    return Loaded(each.text.place, each.text.key, state, version, reason, each.text.symbol, each)


# --- all together

_TOLD: Final = 10
"""Texts of which it is told what they say otherwise."""


@dataclass(slots=True)
class Tally:
    """What became of a corpus: the sum of what became of its texts."""

    states: "Counter[str]" = field(default_factory=Counter)
    statements: int = 0
    left_out: int = 0
    broken: "Counter[str]" = field(default_factory=Counter)
    """The statements that were left out, by the code of the shape that they broke."""
    unknown_genes: "Counter[str]" = field(default_factory=Counter)
    """Texts that are about a gene which the vocabulary does not know, by what it is called."""
    sentences: "Counter[str]" = field(default_factory=Counter)
    unread: Unread = field(default_factory=Unread)
    findings: "Counter[tuple[str, str, str]]" = field(default_factory=Counter)
    facts: "Counter[str]" = field(default_factory=Counter)
    """What the versions that were replaced said otherwise: facts `gained`, `lost`, `changed`."""
    otherwise: list[Loaded] = field(default_factory=list)
    """The first of these texts, by place."""
    failed: list[Loaded] = field(default_factory=list)
    """Those that failed or were refused."""
    seconds: float = 0.0

    def add(self, each: Loaded) -> None:
        """Count one more."""
        self.states[each.state] += 1
        if each.reason:
            self.failed.append(each)
        if (found := each.differences) is not None:
            self.facts.update(gained=len(found.gained), lost=len(found.lost), changed=len(found.changed))
            if found:
                self.otherwise = sorted([*self.otherwise, each], key=lambda each: each.place)[:_TOLD]
        if each.work is not None:
            self.statements += each.work.statements
            self.left_out += each.work.left_out
            self.broken += each.work.broken
            self.unknown_genes.update(filter(None, (each.work.unknown_gene,)))
            self.sentences += each.work.sentences
            self.unread += each.work.unread
            self.findings += each.work.findings


def tally_of(corpus: Iterable[Loaded], told: Callable[[Loaded], None]) -> Tally:
    """Take what became of each text of a corpus, call `told` with it, and give all of it together."""
    tally, begun = Tally(), time.monotonic()
    for each in corpus:
        tally.add(each)
        told(each)
    tally.seconds = time.monotonic() - begun
    return tally
