"""The pages of articles that are read and not stored: of files, folders and tables."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from il21kg.corpus.unstored import checked_files
from il21kg.errors import Il21kgError
from il21kg.show.report.page import Page, to_page


def pages_of_files(
    paths: Iterable[Path],
    terms: Path | None,
    about: str | None,
    home: str,
    failed: Callable[[Il21kgError], None],
) -> Iterator[Page]:
    """Write the page of each text; one that cannot be read is told to `failed`, and the rest goes on.

    `home` is the address of an index; the rest is as for `corpus.unstored.checked_files`.
    """
    for checked in checked_files(paths, terms, about, failed):
        yield to_page(checked, home=home)
