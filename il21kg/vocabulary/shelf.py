"""The folder of terms: Turtle of the user's own, and the terminologies that were added, compiled.

    terms.json            the manifest: each terminology, in the order in which clashes are settled
    rows-hgnc-….jsonl.gz  what was read of one, so that others can come and go without its original
    index-…/              the compiled index of all of them (`trie`)
    mine.ttl              Turtle of the user's: its rows replace ours

A change writes new files beside the old ones and then the manifest in one step, so that a change that is
broken off leaves what was there. The manifest names its files with their hashes. Against who may write to the
manifest that proves nothing: what is compiled is read only where folder and files are the user's own.
"""

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from il21kg.collector import without_collection
from il21kg.errors import InputError, Unavailable
from il21kg.files import (
    DATA_LIMIT,
    is_trusted,
    needed,
    open_lock,
    read_bounded,
    read_json,
    try_lock,
    unpack,
    write_whole,
)
from il21kg.namespaces import compact
from il21kg.text.quotes import counted
from il21kg.vocabulary.index import ADVICE, FILES, FORMAT, Clash, Made, Trie, compile_index, digest, digest_in
from il21kg.vocabulary.lexicon import branches, shipped_names
from il21kg.vocabulary.sources.entries import OBSOLETE, Entry, Terminology, told, without_branches
from il21kg.vocabulary.spelling import key

MANIFEST: Final = "terms.json"
_FIELDS: Final = attrgetter(*(field.name for field in fields(Entry)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A terminology on the shelf: an entry of the manifest."""

    name: str
    """What it is called here: `hgnc`."""
    title: str
    source: str
    """The path or the address it was read from."""
    release: str
    licence: str
    date: str
    added: str
    """When it was added, to the second, in UTC."""
    sha256: str
    """Of the file it was read from."""
    rows: str
    """File of its entries."""
    rows_sha256: str
    terms: int
    names: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of terms, as its manifest tells it."""

    folder: Path
    kept: tuple[Kept, ...] = ()
    index_name: str = ""
    """Folder of the compiled index; empty where nothing was added."""
    index_sha256: str = ""
    index_format: str = FORMAT
    names_in_index: int = 0
    clashes: int = 0

    @property
    def turtle(self) -> tuple[Path, ...]:
        """The user's own files, by name."""
        return tuple(sorted(self.folder.glob("*.ttl")))

    @property
    def names(self) -> tuple[str, ...]:
        """The terminologies, in their order."""
        return tuple(each.name for each in self.kept)

    @property
    def releases(self) -> tuple[str, ...]:
        """IRIs of the releases that say one."""
        found = (each.release for each in self.kept)
        return tuple(release for release in found if release.startswith(("http://", "https://")))

    @property
    def digest(self) -> str:
        """SHA-256 over what was added, in its order; empty where nothing was."""
        told = [(each.name, each.sha256, each.rows_sha256) for each in self.kept]
        return hashlib.sha256(json.dumps([self.index_format, told]).encode()).hexdigest() if told else ""

    def find(self, name: str) -> Kept:
        """Give a terminology by its name; raise InputError when it is not here."""
        for each in self.kept:
            if each.name == name:
                return each
        there = ", ".join(self.names) or "nothing"
        raise InputError(f"{self.folder}: no terminology {name!r} was added.", f"There is: {there}.")

    def index(self) -> Trie | None:
        """Map the compiled index; None where nothing was added.

        Raises InputError, saying what to do, when it is missing, changed, of another version of il21kg, or
        others than the user may write to it.
        """
        if not self.kept:
            return None
        _check_trusted(self.folder, self.index_name)
        if self.index_format != FORMAT:
            raise InputError(f"{self.folder}: its index is of another version of il21kg.", ADVICE)
        folder = self.folder / self.index_name
        if digest_in(folder) != self.index_sha256:
            raise InputError(f"{folder}: the index is not what terms.json says; it has been changed.", ADVICE)
        return Trie(folder)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Give what was read of a terminology; raise InputError when its file is gone or was changed."""
        each = self.find(name)
        file = self.folder / each.rows
        with needed(file, f"Add {name} again, or remove it."):
            data = read_bounded(file, DATA_LIMIT)
        if hashlib.sha256(data).hexdigest() != each.rows_sha256:
            raise InputError(f"{file}: has been changed or cut short.", f"Add {name} again, or remove it.")
        return tuple(_entry(json.loads(line)) for line in unpack(data).splitlines())


def place(chosen: Path | None = None) -> Path:
    """Give the folder of terms: the one chosen, `$IL21KG_TERMS`, or `il21kg/terms` in the data folder.

    The data folder is `$XDG_DATA_HOME`, else `~/.local/share`. Raises Unavailable on a machine that has no
    such place.
    """
    own = chosen or os.environ.get("IL21KG_TERMS")
    if own:
        return Path(own)
    base = Path(os.environ.get("XDG_DATA_HOME", ""))
    if base.is_absolute():
        return base / "il21kg" / "terms"
    try:
        return Path.home() / ".local" / "share" / "il21kg" / "terms"
    except RuntimeError as error:
        raise Unavailable("There is no home folder to keep terms in.", "Give --terms DIR.") from error


def open_shelf(chosen: Path | None = None) -> Shelf | None:
    """Open the folder of terms for reading; None where nobody chose one and the person's is not there.

    Raises InputError when a chosen folder is not there or holds no terms, or the manifest is broken.
    """
    try:
        folder = place(chosen)
    except Unavailable:
        return None
    asked = chosen is not None or bool(os.environ.get("IL21KG_TERMS"))
    if not folder.is_dir():
        if asked:
            raise InputError(
                f"no folder of terms at {folder}",
                "Give --terms a folder that holds .ttl files, or make it: il21kg terms add --terms DIR ...",
            )
        return None
    shelf = read_shelf(folder)
    if asked and not shelf.turtle and not shelf.kept:
        raise InputError(
            f"{folder}: no .ttl file in this folder of terms, and no terminology was added",
            "Write terms there as Turtle, or add some: il21kg terms add --terms DIR ...",
        )
    return shelf


def read_shelf(folder: Path) -> Shelf:
    """Read the manifest of a folder, which may not be there; raise InputError when it cannot be read."""
    file = folder / MANIFEST
    try:
        data = read_json(file)
        index = data["index"]
        return Shelf(
            folder,
            tuple(Kept(**{**each, "remarks": tuple(each["remarks"])}) for each in data["terminologies"]),
            index["folder"],
            index["sha256"],
            index["format"],
            index["names"],
            index["clashes"],
        )
    except FileNotFoundError:
        return Shelf(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{file}: the manifest cannot be read ({error}).",
            "Mend it, or remove the folder and add the terminologies again.",
        ) from error


def manifest(shelf: Shelf) -> dict[str, Any]:
    """Give the manifest as plain values for JSON."""
    return {
        "index": {
            "format": shelf.index_format,
            "folder": shelf.index_name,
            "sha256": shelf.index_sha256,
            "names": shelf.names_in_index,
            "clashes": shelf.clashes,
        },
        "terminologies": [asdict(each) for each in shelf.kept],
    }


def _open_to_others(folder: Path, index: str = "") -> Path | None:
    """Give what another user may have written, or may yet write, of manifest and index; None for nothing."""
    names = (MANIFEST, index, *(f"{index}/{name}" for name in FILES)) if index else (MANIFEST,)
    places = (folder.resolve(), *(folder / name for name in names))
    return next((each for each in places if os.path.lexists(each) and not is_trusted(each)), None)


def _check_trusted(folder: Path, index: str = "") -> None:
    if (found := _open_to_others(folder, index)) is not None:
        raise InputError(
            f"{found}: another user may write to it, so no terms are taken that were compiled there.",
            f"If all there is yours: chmod -R go-w {folder}\n"
            "If not, add the terminologies in a folder of your own: il21kg terms add --terms DIR ...",
        )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A terminology that is to be added."""

    name: str
    terminology: Terminology
    source: str
    sha256: str


def change(
    folder: Path, add: Sequence[Arrival] = (), remove: Iterable[str] = ()
) -> tuple[Shelf, tuple[Clash, ...]]:
    """Add and remove terminologies and compile all of them anew; give the shelf and the clashes.

    One that is there under the same name is replaced and keeps its place in the order; others come last.
    Raises InputError for a name to remove that is not there and for a folder that others may write to,
    Unavailable when it cannot be written or another process is changing it. Whatever happens, the folder
    holds either what it held or all that was asked.
    """
    try:
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        _check_trusted(folder)
        with _locked(folder), without_collection():  # a third of the time
            old = read_shelf(folder)
            gone = {old.find(name).name for name in remove}
            shelf, clashes = _made(old, {each.name: _pruned(each) for each in add}, gone)
            said = json.dumps(manifest(shelf), ensure_ascii=False, indent=1)
            write_whole(folder / MANIFEST, said.encode(), closed=True)
            _sweep(old, shelf)
            return shelf, clashes
    except OSError as error:
        raise Unavailable(
            f"{folder}: cannot be written ({error.strerror or error}).", "Check your rights and the disk."
        ) from error


def _made(old: Shelf, new: Mapping[str, Arrival], gone: set[str]) -> tuple[Shelf, tuple[Clash, ...]]:
    """Write the files of a changed shelf beside the old ones."""
    kept: list[Kept] = []
    layers: list[tuple[Entry, ...]] = []
    known = shipped_names() if new else {}
    asked = {entry.iri for each in new.values() for entry in each.terminology.entries}
    names = [*(name for name in old.names if name not in gone), *(n for n in new if n not in old.names)]
    for name in names:
        if name in new:
            layers.append(new[name].terminology.entries)
            kept.append(_keep(old.folder, _compared(new[name], known)))
        else:
            layers.append(old.entries(name))
            kept.append(old.find(name))
        for entry in layers[-1]:
            if entry.iri in asked and entry.iri not in known and entry.label and entry.kind != OBSOLETE:
                known[entry.iri] = (entry.label, *(said for said, _ in (*entry.names, *entry.symbols)))
    if not kept:
        return Shelf(old.folder), ()
    made = compile_index(layers)
    sha256 = digest(made.files)
    place = f"index-{sha256[:16]}"
    _place_index(old.folder, place, made, sha256)
    shelf = replace(Shelf(old.folder), kept=tuple(kept), index_name=place, index_sha256=sha256)
    return replace(shelf, names_in_index=made.names, clashes=len(made.clashes)), made.clashes


def _keep(folder: Path, new: Arrival) -> Kept:
    """Write the entries of a terminology."""
    entries = new.terminology.entries
    lines = "\n".join(
        json.dumps(_line(entry), ensure_ascii=False, separators=(",", ":")) for entry in entries
    )
    data = gzip.compress(lines.encode(), 6, mtime=0)
    sha256 = hashlib.sha256(data).hexdigest()
    rows = f"rows-{new.name}-{sha256[:8]}.jsonl.gz"
    write_whole(folder / rows, data, closed=True)
    found = new.terminology
    return Kept(
        name=new.name,
        title=found.title,
        source=new.source,
        release=found.release,
        licence=found.licence,
        date=found.date,
        added=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sha256=new.sha256,
        rows=rows,
        rows_sha256=sha256,
        terms=sum(1 for entry in entries if entry.kind != "obsolete"),
        names=sum(len(entry.names) + len(entry.symbols) for entry in entries),
        remarks=found.remarks,
    )


def _line(entry: Entry) -> list[Any]:
    """Give the fields of an entry without those at the end that say nothing."""
    values = list(_FIELDS(entry))
    while values and values[-1] in (None, ()):
        values.pop()
    return values


def _entry(values: list[Any]) -> Entry:
    plain: list[Any] = [tuple(map(_tuple, value)) if isinstance(value, list) else value for value in values]
    return Entry(*plain)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _place_index(folder: Path, name: str, made: Made, sha256: str) -> None:
    """Write a compiled index whole: into a folder of another name, which then takes the right one."""
    target = folder / name
    with suppress(InputError):
        if digest_in(target) == sha256 and not _open_to_others(folder, name):
            return
    fresh = Path(tempfile.mkdtemp(dir=folder, prefix="new-"))
    try:
        for file, data in made.files.items():
            write_whole(fresh / file, data, closed=True)
        fresh.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _sweep(old: Shelf, new: Shelf) -> None:
    """Remove what the old manifest names and the new one does not; all else in the folder is the user's."""
    for name in _named(old) - _named(new):
        file = old.folder / name
        with suppress(OSError):
            shutil.rmtree(file) if file.is_dir() and not file.is_symlink() else file.unlink()


def _named(shelf: Shelf) -> set[str]:
    names = {shelf.index_name, *(each.rows for each in shelf.kept)}
    return {name for name in names if name and Path(name).name == name}


def _compared(new: Arrival, known: Mapping[str, tuple[str, ...]]) -> Arrival:
    """Tell of the terms that have an identifier known by other names: one of the two may be a slip."""
    strange = [
        f"{compact(entry.iri)} “{entry.label}” (elsewhere “{known[entry.iri][0]}”)"
        for entry in new.terminology.entries
        if entry.iri in known
        and entry.label
        and entry.kind != OBSOLETE
        and not _meet(entry, known[entry.iri])
    ]
    if not strange:
        return new
    are = f"{counted(len(strange), 'identifier')} {'is' if len(strange) == 1 else 'are'}"
    remark = f"{are} known by another name; look whether one is a slip: {told(strange)}."
    terminology = replace(new.terminology, remarks=(*new.terminology.remarks, remark))
    return replace(new, terminology=terminology)


def _meet(entry: Entry, names: Iterable[str]) -> bool:
    """Tell whether a term has one of the names."""
    own = {entry.label, *(name for name, _ in (*entry.names, *entry.symbols))}
    return not {key(name) for name in own}.isdisjoint(map(key, names))


def _pruned(new: Arrival) -> Arrival:
    """Leave out the branches of `ontology/reading/branches.ttl`: no terms of their terminology's kind."""
    entries = without_branches(new.terminology.entries, branches())
    gone = len(new.terminology.entries) - len(entries)
    if not gone:
        return new
    remark = f"{gone} terms of branches that are no terms of its kind are left out."
    told = replace(new.terminology, entries=entries, remarks=(*new.terminology.remarks, remark))
    return replace(new, terminology=told)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time change a folder."""
    descriptor = open_lock(folder / ".lock", make=True)
    assert descriptor is not None
    with os.fdopen(descriptor, "rb"):
        if not try_lock(descriptor, write=True):
            raise Unavailable(
                f"{folder}: another il21kg is changing these terms.", "Wait for it, then try again."
            )
        yield
