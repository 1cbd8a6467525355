"""Audits graphs of anybody's: opens what a place names, and gives what was found in all places together.

    audit(["nodes.tsv", "edges.tsv", "dataset.ttl"]).found

Places that are named together are one graph. RDF that is large is put into a database on the disk first.
"""

import codecs
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from il21kg.audit.checks import Checker
from il21kg.audit.findings import Audit, Tally
from il21kg.audit.rdf import Rdf
from il21kg.audit.tables import ENDINGS, is_table, read_table, tables_in
from il21kg.audit.values import Part, Told
from il21kg.errors import InputError, SyntaxFault, Unavailable
from il21kg.files import DATA_LIMIT, MEGABYTE, needed, read_bounded
from il21kg.graph.proof.cues import cue_words
from il21kg.graph.rdf_file import is_graph
from il21kg.limits import DEEPEST, check_rdf
from il21kg.store.address import is_remote
from il21kg.store.folder import is_store
from il21kg.store.imprint import Imprint
from il21kg.store.store import Store, open_store
from il21kg.text.document import read_file
from il21kg.text.quotes import one_blank
from il21kg.vocabulary.vocabulary import Vocabulary

EXAMPLES: Final = 5
"""How many examples of each finding are kept, where nothing else is said."""

_LARGE: Final = 32 * MEGABYTE
"""RDF of more bytes is not held in memory."""
_AT_ONCE: Final = 50_000
"""Quads that are put into a database in one step."""
_LINES: Final = (".nt", ".nq", ".ttl", ".trig")
"""What the engine reads without holding it."""
_ADVICE: Final = f"Give RDF (.ttl, .nt, .trig, .rdf, .jsonld), tables ({', '.join(ENDINGS)}), or a store."


def audit(
    places: Sequence[str],
    vocabulary: Vocabulary,
    texts: Iterable[Path] = (),
    most: int = EXAMPLES,
) -> Audit:
    """Audit the graph that lies at some places: files, folders, stores.

    `texts` are sources: every quote has to stand in one of them. `most` examples of each finding are kept.
    Raises InputError for what cannot be read.
    """
    sources = [read_file(each, vocabulary.layout) for each in texts]
    checker = Checker(
        Tally(most),
        vocabulary,
        cue_words(vocabulary),
        tuple(one_blank(source.text) for source in sources),
        {source.name: source.sha256 for source in sources},
    )
    files = [file for place in places for file in _files(place)]
    tables = tables_in([Path(file) for file in files if is_table(Path(file))])
    for file in files:
        if not is_table(Path(file)):
            _take(checker, _parts_of(file))
    checker.closed = any(not table.edges for table in tables)
    checker.bare = not checker.closed
    for table in tables:
        _take(checker, read_table(table))
    return checker.end(tuple(places), nodes=checker.closed and any(table.edges for table in tables))


def _take(checker: Checker, parts: Iterable[Part]) -> None:
    for part in parts:
        checker.take(part)


def _files(place: str) -> Iterator[str]:
    """Give the files of a folder, or the place itself: a file or a store."""
    path = Path(place)
    if is_remote(place) or not path.is_dir() or is_store(path):
        yield place
        return
    found = [each for each in sorted(path.iterdir()) if each.is_file() and (is_table(each) or is_graph(each))]
    if not found:
        raise InputError(f"{place}: nothing here that can be audited.", _ADVICE)
    yield from map(str, found)


def _parts_of(place: str) -> Iterator[Part]:
    """Give what stands in a file of RDF, or in a store."""
    path = Path(place)
    if is_remote(place) or path.is_dir():
        with open_store(place) as store:
            yield from _parts_of_store(store)
        return
    if not path.exists():
        raise InputError(f"{place}: nothing is there.", _ADVICE)
    if not is_graph(path):
        raise InputError(f"{place}: its ending says nothing of what it is.", _ADVICE)
    with _loaded(path) as engine:
        yield from Rdf(engine, graphs=True).parts()


def _parts_of_store(store: Store) -> Iterator[Part]:
    """Give what a store holds; of an endpoint it is brought here first."""
    yield from _told(store.imprint)
    if isinstance(store.engine, ox.Store):
        yield from Rdf(store.engine, graphs=False).parts()
        return
    with tempfile.TemporaryDirectory() as folder:
        engine = ox.Store(folder)
        _pour(engine, (ox.Quad(each.subject, each.predicate, each.object) for each in store.triples()))
        yield from Rdf(engine, graphs=False).parts()


def _told(imprint: Imprint) -> Iterator[Told]:
    """Give what is told of a store beside it."""
    yield Told(
        (imprint.licence,) if imprint.licence else (),
        imprint.creators,
        (imprint.issued,) if imprint.issued else (),
    )


@contextmanager
def _loaded(path: Path) -> Iterator[ox.Store]:
    """Give a file of RDF in an engine: in memory, or on the disk where it is large."""
    held = path.stat().st_size <= _LARGE or path.suffix.lower() not in _LINES
    if not held:
        _check_depth(path)
    with tempfile.TemporaryDirectory() as folder:
        engine = ox.Store() if held else ox.Store(folder)
        with _told_of(path):
            if held:
                _fill(engine, path)
            else:
                _pour(engine, ox.parse(path=str(path), base_iri=path.absolute().as_uri()))
        yield engine


def _pour(engine: ox.Store, quads: Iterator[ox.Quad]) -> None:
    """Put quads into a database by and by: the engine holds what it is given at once."""
    while batch := list(islice(quads, _AT_ONCE)):
        engine.bulk_extend(batch)


def _fill(engine: ox.Store, path: Path) -> None:
    """Put a file into an engine whose bytes have been looked through before."""
    with needed(path, "Check the path."):
        data = read_bounded(path, DATA_LIMIT).removeprefix(codecs.BOM_UTF8)
    format_ = ox.RdfFormat.from_extension(path.suffix.removeprefix(".")) or ox.RdfFormat.TURTLE
    check_rdf(data, format_.file_extension, str(path))
    engine.load(data, format=format_, base_iri=path.absolute().as_uri())


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Raise SyntaxFault for a file that does not parse, Unavailable where a database finds no room."""
    try:
        yield
    except SyntaxError as error:
        raise SyntaxFault(f"{path}: {error.msg}", error.lineno or 1, error.offset or 1) from error
    except OSError as error:
        advice = "It takes as much room for a while; TMPDIR names another folder for it."
        raise Unavailable(f"{path}: it cannot be put into a database ({error}).", advice) from error


def _check_depth(path: Path) -> None:
    """Raise InputError for a file of triples about triples: the engine follows them without end."""
    with path.open("rb") as file:
        opened = sum(len(re.findall(rb"<<\(", piece)) for piece in iter(partial(file.read, 1 << 20), b""))
    if opened > DEEPEST:
        raise InputError(f"{path}: too many triples about triples for a file this large.", "Part the file.")
