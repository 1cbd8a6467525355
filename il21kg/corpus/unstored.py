"""Reads files, folders and tables into checked articles that no store takes: for pages and annotations."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from il21kg import pipeline
from il21kg.corpus.tables import Unreadable
from il21kg.corpus.texts import Text, descriptions
from il21kg.errors import Il21kgError, InputError
from il21kg.pipeline import Article, Checked
from il21kg.reading.reader import Reader
from il21kg.text.document import read_document


def checked_files(
    paths: Iterable[Path], terms: Path | None, about: str | None, failed: Callable[[Il21kgError], None]
) -> Iterator[Checked]:
    """Read and check each text; one that cannot be read is told to `failed`, and the rest goes on.

    So is a second text of one key. `-` is one article on standard input. `about` names the gene where a text
    does not. Raises InputError for a path that is not there.
    """
    reader, seen = pipeline.make_reader(terms), set[str]()
    for read in _readings(paths, reader, about):
        try:
            article = read()
            key = article.document.key
            if key in seen:
                raise InputError(f"Two texts have the key “{key}”; one is left out.", "Rename its file.")
            seen.add(key)
            checked = pipeline.check(article)
        except Il21kgError as error:
            failed(error)
        else:
            yield checked


def _readings(paths: Iterable[Path], reader: Reader, about: str | None) -> Iterator[Callable[[], Article]]:
    for path in paths:
        if path == Path("-"):
            yield partial(pipeline.read, reader, path, about)
        else:
            yield from (partial(_read, each, reader, about) for each in descriptions([path]))


def _read(text: Text | Unreadable, reader: Reader, about: str | None) -> Article:
    if isinstance(text, Unreadable):
        raise InputError(f"{text.place}: cannot be read ({text.reason})", "Check the file and your rights.")
    document = read_document(text.data, text.name, reader.vocabulary.layout, text.key or None)
    return pipeline.understand(reader, document, about or text.symbol, text.url)
