"""The command `il21kg report`: articles with their facts, as pages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from il21kg.cli.articles import about_option, files_or_keys
from il21kg.cli.console import complain, echo, path_type, terms_option
from il21kg.cli.stores import opened, remembered, store_option
from il21kg.errors import Il21kgError, InputError

if TYPE_CHECKING:
    from il21kg.show.report.page import Page


@click.command(epilog="Example: il21kg report il21 -o il21.html; il21kg report genes.tsv -o pages")
@click.argument("articles", nargs=-1, metavar="[KEY|ARTICLE|TABLE|FOLDER|-]...")
@click.option(
    "-o",
    "--output",
    "place",
    type=path_type,
    required=True,
    help="A .html file for one article; else a folder, with an index.",
)
@about_option
@store_option
@terms_option
def report(
    articles: tuple[str, ...], place: Path, about: str | None, store: str | None, terms: Path | None
) -> int:
    """Write articles with their facts marked.

    One page for each that loads nothing. What is a file or a folder is read, and not stored; a KEY is of the
    store (see il21kg documents); without either it is all that is stored. From the store, each fact tells
    what other documents say as well.
    """
    one = place.suffix.lower() in (".html", ".htm")
    failures: list[Il21kgError] = []
    pages = _pages(articles, about, store, remembered(store, terms), failures, "" if one else "../index.html")
    written = _one(pages, place) if one else _all(pages, place)
    for failure in failures:
        complain(failure)
    if written:
        echo(f"Written: {place} ({written} article{'' if written == 1 else 's'})", err=True)
    return max((failure.exit_code for failure in failures), default=0)


def _pages(
    articles: tuple[str, ...],
    about: str | None,
    store: str | None,
    terms: Path | None,
    failures: list[Il21kgError],
    home: str,
) -> "Iterator[Page]":
    """Give the pages of files, or of what is stored; what fails is added to the failures."""
    from il21kg.show.report.files import pages_of_files

    paths, keys = files_or_keys(articles, about)
    if paths:
        yield from pages_of_files(paths, terms, about, home, failures.append)
    else:
        yield from _stored(keys, store, terms, failures, home)


def _stored(
    keys: list[str], store: str | None, terms: Path | None, failures: list[Il21kgError], home: str
) -> "Iterator[Page]":
    from il21kg.show.report.beyond import not_at_hand

    lost: list[str] = []
    yield from opened(store, terms).pages(*keys, home=home, lost=lost.append)
    if lost:
        failures.append(not_at_hand(lost))


def _one(pages: "Iterator[Page]", file: Path) -> int:
    from il21kg.files import write_file

    page, another = next(pages, None), next(pages, None)
    if another is not None:
        raise InputError(f"{file} is one page, and there are several articles.", "Give -o a folder.")
    if page is not None:
        write_file(file, page.html.encode())
    return int(page is not None)


def _all(pages: "Iterator[Page]", folder: Path) -> int:
    """Write each page as it comes, and the index at the end."""
    from il21kg.files import made, write_file
    from il21kg.show.report.index import address, to_index

    told = []
    for page in pages:
        made((folder / address(page)).parent)
        write_file(folder / address(page), page.html.encode())
        told.append(replace(page, html=""))
    if told:
        write_file(folder / "index.html", to_index(told).encode())
    return len(told)
