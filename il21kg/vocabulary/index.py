"""The compiled index of added terminologies: names and terms in files that are mapped, not loaded.

`names.trie` holds all keys of names and their beginnings, `terms.trie` the IRIs; the numbers that the tries
give (marisa-trie) lead into `rows.bin`: for each key its candidates, for each IRI its row.
`clashes.json` lists the names that two terminologies claim.
"""

import hashlib
import json
import marshal
import mmap
import struct
from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from il21kg.errors import InputError
from il21kg.files import needed, read_json
from il21kg.vocabulary.lexicon import band_names
from il21kg.vocabulary.rows import Term
from il21kg.vocabulary.sources.entries import OBSOLETE, Entry
from il21kg.vocabulary.spelling import (
    CURATED,
    LABEL,
    RELATED,
    SYNONYM,
    Name,
    beginnings,
    forms,
    print_of,
    variants,
)

#: Changes whenever what is written here changes.
FORMAT: Final = "il21kg-terms-5"
#: Diseases have names of this form, but a text that writes it says something of the disease itself.
_SUSCEPTIBLE: Final = "susceptibility to "
FILES: Final = ("names.trie", "terms.trie", "rows.bin", "clashes.json")
_HEAD: Final = struct.Struct("<16sIIIQ")
#: Kinds whose names genes were given, and took along as aliases.
_THINGS: Final = ("disease", "cell", "anatomy", "process", "component", "chemical")
#: Number of the term, how it has to be written (0: in any way), rank, layer, 1 where it needs support.
_CANDIDATE: Final = struct.Struct("<IIBBB")
#: The fields of a term as a tuple; `astuple` would copy what is in them.
_FIELDS: Final = attrgetter(*(field.name for field in fields(Term)))
_Candidate = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Clash:
    """A name that two added terminologies give to different terms of one kind."""

    name: str
    first: str
    """IRI of the term that has it by the declared order."""
    second: str
    layers: tuple[int, int]
    """Places of the two terminologies in the order, from 1."""


@dataclass(frozen=True, slots=True)
class Made:
    """A compiled index, in bytes."""

    files: Mapping[str, bytes]
    names: int
    """How many different keys there are."""
    terms: int
    clashes: tuple[Clash, ...]


def compile_index(layers: Sequence[Sequence[Entry]]) -> Made:
    """Compile terminologies, in the order in which their clashes are settled."""
    import marisa_trie

    terms = _merged(layers)
    ids = marisa_trie.Trie(terms)
    by_key: dict[str, list[_Candidate]] = {}
    roots = _roots(terms)
    for layer, entries in enumerate(layers, 1):
        for entry in entries:
            term = terms[entry.iri]
            if term.kind not in (OBSOLETE, "") and entry.iri not in roots:
                _collect(by_key, entry, term, ids[entry.iri], layer)
    kinds = {ids[iri]: term.kind for iri, term in terms.items()}
    for key in [key for key, candidates in by_key.items() if len(candidates) > 1]:
        by_key[key] = _without_old_names(by_key[key], kinds)
    trie = marisa_trie.Trie([*by_key, *(longer := beginnings(by_key))])
    numbered = [""] * len(trie)
    for key, number in trie.items():
        numbered[number] = key
    rows = [marshal.dumps(_FIELDS(terms[iri])) for _, iri in sorted((ids[iri], iri) for iri in terms)]
    data = _packed(numbered, by_key, set(longer), rows)
    clashes = tuple(_clashes(by_key, terms, {ids[iri]: iri for iri in terms}))
    files = {
        "names.trie": trie.tobytes(),
        "terms.trie": ids.tobytes(),
        "rows.bin": data,
        "clashes.json": json.dumps([asdict(clash) for clash in clashes]).encode(),
    }
    return Made(files, len(by_key), len(terms), clashes)


def _packed(
    names: Sequence[str],
    by_key: Mapping[str, Sequence[_Candidate]],
    begins: Container[str],
    rows: Sequence[bytes],
) -> bytes:
    """Return the file of rows: head, where each row begins, the candidates of each key, the rows."""
    starts, more = array("I", [0]), bytearray()
    flat: list[_Candidate] = []
    for key in names:
        candidates = by_key.get(key, ())
        flat += candidates if len(candidates) < 2 else sorted(candidates, key=_in_order)
        starts.append(len(flat))
        more.append(key in begins)
    offsets = array("Q", [0])
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    head = _HEAD.pack(FORMAT.encode(), len(names), len(rows), len(flat), 0)
    packed = b"".join([_CANDIDATE.pack(*candidate) for candidate in flat])
    parts = (head, offsets.tobytes(), starts.tobytes(), bytes(more), packed)
    return b"".join([*map(_padded, parts), *rows])


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 8)


def _in_order(candidate: _Candidate) -> tuple[int, int, int, int]:
    """Give what sorts the candidates of a key: rank, layer, term, and how it has to be written."""
    number, written, rank, layer, _ = candidate
    return rank, layer, number, written


def _merged(layers: Sequence[Sequence[Entry]]) -> dict[str, Term]:
    """Give one term for each IRI: the first row that says what it is, with the matches of all."""
    terms: dict[str, Term] = {}
    for entry in (entry for layer in layers for entry in layer):
        known = terms.get(entry.iri)
        if known is None or (known.kind in ("", OBSOLETE) and entry.kind not in ("", OBSOLETE)):
            terms[entry.iri] = Term(
                entry.iri, entry.kind, entry.label,
                matches=_united(known.matches if known else (), entry.matches),
                product=entry.product, gene=entry.gene, parents=entry.parents, notation=entry.notation,
                chromosome=entry.chromosome, location=entry.location, families=entry.families,
            )  # fmt: skip
        elif entry.kind != OBSOLETE:
            terms[entry.iri] = replace(
                known,
                matches=_united(known.matches, entry.matches),
                parents=known.parents or entry.parents,
                product=known.product or entry.product,
            )
    return terms


def _roots(terms: Mapping[str, Term]) -> frozenset[str]:
    """Give the terms at the top, as "cell" and "disease": words that say no more than the kind are no names.

    Families are many small trees, and their tops are families as well.
    """
    above = {parent for term in terms.values() for parent in term.parents if term.kind != "family"}
    return frozenset(iri for iri in above if iri in terms and not terms[iri].parents)


def _united(
    one: tuple[tuple[str, str], ...], two: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({*one, *two}))


def _collect(by_key: dict[str, list[_Candidate]], entry: Entry, term: Term, number: int, layer: int) -> None:
    """Add a candidate under each key of each name of an entry."""
    weak = set(entry.weak)
    names = [(name, rank, prints) for name, rank in entry.names for prints in _acronym(name)]
    names += [(name, LABEL, 0) for name in band_names(term)]
    names += [(name, rank, _exact(name)) for name, rank in entry.symbols]
    for name, rank, written in names:
        keys = [(form, rank) for form in forms(name, term.kind, turned=rank < CURATED)]
        keys += [(form, max(rank, SYNONYM)) for form in variants(name, term.kind)]
        for form, settled in keys:
            if len(form) > 1 and not form.isdigit() and not form.startswith(_SUSCEPTIBLE):
                known = by_key.setdefault(form, [])
                if not any(c[0] == number and c[1] in (0, written) and c[2] <= settled for c in known):
                    known.append((number, written, settled, layer, int(name in weak)))


def _without_old_names(candidates: list[_Candidate], kinds: Mapping[int, str]) -> list[_Candidate]:
    """Leave out aliases of genes that are proper names of other things: genes were named after diseases."""
    if any(c[2] < CURATED and kinds[c[0]] in _THINGS for c in candidates):
        return [c for c in candidates if c[2] != RELATED or kinds[c[0]] not in ("gene", "protein")]
    return candidates


def _acronym(name: str) -> tuple[int, ...]:
    """Give how a name has to be written: in any way, or, of capitals alone ("SLE"), so, or with an s."""
    if " " not in name and name.isupper() and name.isalpha():
        return print_of(name), print_of(f"{name}s")
    return (0,)


def _exact(symbol: str) -> int:
    """Give how a symbol has to be written: "SET" in its capitals; "IL21" and "c-ABL" in any, being no words.

    Its plural is another name: "UCPs" are a family, not UCP1.
    """
    return print_of(symbol) if len(symbol) < 3 or symbol.isalpha() else 0


def _clashes(
    by_key: Mapping[str, Sequence[_Candidate]], terms: Mapping[str, Term], iris: Mapping[int, str]
) -> Iterator[Clash]:
    """Find names that terminologies give, at their best rank, to different terms of one kind."""
    for key, candidates in by_key.items():
        if len(candidates) < 2 or len({c[3] for c in candidates}) < 2:
            continue
        best: dict[str, _Candidate] = {}
        for c in sorted(candidates, key=_in_order):
            kind = terms[iris[c[0]]].kind
            first = best.setdefault(kind, c)
            if c[0] != first[0] and c[3] != first[3] and c[2] == first[2]:
                yield Clash(key, iris[first[0]], iris[c[0]], (first[3], c[3]))


class Trie:
    """A compiled index, mapped."""

    def __init__(self, folder: Path) -> None:
        """Map the files; raise InputError when they are not there or are not of this program."""
        import marisa_trie

        try:
            self._keys = marisa_trie.Trie().mmap(str(folder / "names.trie"))
            self._iris = marisa_trie.Trie().mmap(str(folder / "terms.trie"))
            with (folder / "rows.bin").open("rb") as file:
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            name, keys, terms, candidates, _ = _HEAD.unpack_from(data)
        except (OSError, ValueError, RuntimeError, struct.error) as error:
            raise InputError(f"{folder}: the index of terms cannot be read ({error}).", ADVICE) from error
        if name.rstrip(b"\0") != FORMAT.encode() or keys != len(self._keys) or terms != len(self._iris):
            raise InputError(f"{folder}: the index of terms is another program's, or broken.", ADVICE)
        at = _HEAD.size + -_HEAD.size % 8
        self._offsets = data[at : (at := at + 8 * (terms + 1))].cast("Q")
        size = 4 * (keys + 1)
        self._starts = data[at : at + size].cast("I")
        at += size + -size % 8
        self._more = data[at : at + keys]
        at += keys + -keys % 8
        self._candidates = data[at : at + _CANDIDATE.size * candidates]
        at += len(self._candidates) + -len(self._candidates) % 8
        self._rows = data[at:]

    def names(self, key: str) -> tuple[list[tuple[Name, bool]], bool]:
        """Give the candidates of a key, best first, and whether longer names begin with it.

        Beside each candidate stands whether it needs support of the text.
        """
        number = self._keys.get(key)
        if number is None:
            return [], False
        first, last = self._starts[number], self._starts[number + 1]
        found = [
            (Name(self._iris.restore_key(term), rank, layer, written), bool(weak))
            for term, written, rank, layer, weak in (
                _CANDIDATE.unpack_from(self._candidates, i * _CANDIDATE.size) for i in range(first, last)
            )
        ]
        return found, bool(self._more[number])

    def row(self, iri: str) -> tuple[Any, ...] | None:
        """Give the fields of a term, or None."""
        number = self._iris.get(iri)
        if number is None:
            return None
        return tuple(marshal.loads(self._rows[self._offsets[number] : self._offsets[number + 1]]))

    def keys(self) -> Iterator[str]:
        """Give the keys of names, without mere beginnings."""
        for key, number in self._keys.items():
            if self._starts[number] < self._starts[number + 1]:
                yield key

    def iris(self) -> Iterator[str]:
        """Give the IRIs of all terms."""
        yield from self._iris

    def __len__(self) -> int:
        return len(self._iris)


def clashes_in(folder: Path) -> tuple[Clash, ...]:
    """Give the clashes found when an index was compiled; raise InputError when they are not there."""
    try:
        data = read_json(folder / "clashes.json")
        return tuple(Clash(**{**each, "layers": tuple(each["layers"])}) for each in data)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"{folder}: the index of terms cannot be read ({error}).", ADVICE) from error


#: What to do about an index that cannot be used.
ADVICE: Final = "Compile it again: il21kg terms add, without a name, makes it anew of what is kept there."


def digest(files: Mapping[str, bytes]) -> str:
    """Give the SHA-256 over the files of an index, in hex."""
    seen = hashlib.sha256()
    for name in FILES:
        seen.update(files[name])
    return seen.hexdigest()


def digest_in(folder: Path) -> str:
    """Give the SHA-256 over the files of an index in a folder; raise InputError when one is not there."""
    seen = hashlib.sha256()
    with needed(f"{folder}: the index of terms", ADVICE):
        for name in FILES:
            with (folder / name).open("rb") as file:
                while piece := file.read(1 << 18):
                    seen.update(piece)
    return seen.hexdigest()
