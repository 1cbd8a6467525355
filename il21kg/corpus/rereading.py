"""Reads the articles of a store again, each as it was read when it was loaded.

articles(store, origins, make_reader)(document)     None where its text is not what it was, or not there
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from il21kg.errors import Il21kgError
from il21kg.store.origins import Origin, text_of, version_of
from il21kg.store.store import Store

if TYPE_CHECKING:  # the reading: 100 ms that nobody waits for whose texts are not at hand
    from il21kg.corpus.rows import Rows
    from il21kg.pipeline import Article
    from il21kg.proposers.proposing import Asking
    from il21kg.reading.reader import Reader


def articles(
    store: Store,
    origins: Mapping[str, Origin],
    reader: "Callable[[Path | None], Reader]",
    *,
    tables: bool = False,
) -> "Callable[[str], Article | None]":
    """Give what gives the article of a document version, by its IRI.

    `reader` gives what reads with a folder of terms. Rows of `tables` are read only where that is
    wanted: the whole table is read for the first of them.
    """
    rows = _rows() if tables else None

    def article(document: str) -> "Article | None":
        version, origin = store.version(document), origins.get(version_of(document))
        return _article(*version, origin, reader, rows, store.folder) if version and origin else None

    return article


def _rows() -> "Rows":
    from il21kg.corpus.rows import Rows

    return Rows()


def _article(
    key: str,
    sha256: str,
    origin: Origin,
    reader: "Callable[[Path | None], Reader]",
    rows: "Rows | None",
    folder: Path | None,
) -> "Article | None":
    row = rows.text(origin.path, sha256) if rows is not None and origin.path else None
    if row is None and text_of(origin, sha256) is None:
        return None
    from il21kg.pipeline import read

    path, terms = (None if each is None else Path(each) for each in (origin.path, origin.terms))
    try:
        if row is None:
            return read(reader(terms), path, origin.about, key, asking=_answers(origin, folder))
        return read(reader(terms), about=origin.about, key=key, text=row.data.decode(), url=row.url)
    except Il21kgError:  # the folder of terms has gone since
        return None


def _answers(origin: Origin, folder: Path | None) -> "Asking | None":
    """Give the answers that were kept of the model that proposed something; it is not asked again."""
    if origin.model is None or origin.answers is None:
        return None
    from il21kg.proposers.kept import Kept
    from il21kg.proposers.proposing import Asking, Silent

    return Asking(Silent(origin.model), Kept((folder or Path()) / origin.answers))
