"""The commands about terms: `il21kg terms add|list|show|remove|lock`, and `il21kg ground`."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from il21kg.cli.console import InOrder, echo, echo_json
from il21kg.errors import InputError
from il21kg.files import read_json

if TYPE_CHECKING:
    from il21kg.vocabulary.index import Clash
    from il21kg.vocabulary.shelf import Arrival, Kept, Shelf
    from il21kg.vocabulary.sources.providers import Progress

_SHOWN_CLASHES: Final = 5
_folder: Final = click.option(
    "--terms",
    metavar="DIR",
    envvar="IL21KG_TERMS",
    type=click.Path(path_type=Path),
    help="The folder of terms. Default: $IL21KG_TERMS, or il21kg/terms in your data folder.",
)


@click.group(cls=InOrder, epilog="Example: il21kg terms add hgnc cl mondo uberon")
def terms() -> None:
    """Add whole terminologies.

    They are compiled into one index, kept in your data folder or in --terms DIR, that every command reads.
    """


@terms.command(epilog="Example: il21kg terms add hgnc cl mondo uberon my-terms.tsv")
@click.argument("what", nargs=-1, metavar="[PATH|NAME]...")
@click.option("--name", metavar="NAME", help="What to call it; default: by its file.")
@click.option(
    "--kind", metavar="KIND", help="The kind of its terms, where identifiers do not tell: disease, cell, ..."
)
@click.option(
    "--lock",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take only what has the SHA-256 this file tells.",
)
@_folder
def add(
    what: tuple[str, ...], name: str | None, kind: str | None, lock: Path | None, terms: Path | None
) -> None:
    """Add terminologies.

    PATH is a file: HGNC's complete set, OBO, OWL, Turtle, SKOS, SSSOM, or a table with id, label, synonyms;
    each may be a .gz. NAME is hgnc, cl, mondo, uberon, go, so, mondo-omim or mondo-doid: taken from the
    package that ships it (cellxgene-ontology-guide for cl, mondo, uberon), or downloaded. The order
    is the order in which clashes of names are settled. One that is there already is replaced. Without PATH or
    NAME what is there is compiled anew.
    """
    from il21kg.vocabulary.kinds import check_kinds
    from il21kg.vocabulary.shelf import change, place, read_shelf

    check_kinds([] if kind is None else [kind])
    _check_name(name, what)
    folder = place(terms)
    if not what and not read_shelf(folder).kept:
        raise InputError(f"{folder}: nothing is there to compile.", "Say what to add: il21kg terms add hgnc")
    arrivals = _brought(what, kind, name, lock)
    if sys.stderr.isatty():
        echo("Compiling the index ...", err=True)
    shelf, clashes = change(folder, arrivals)
    _tell_list(shelf)
    for arrival in arrivals:
        for remark in shelf.find(arrival.name).remarks:
            echo(f"  {arrival.name}: {remark}", err=True)
    _tell_clashes(shelf, clashes)


def _check_name(name: str | None, what: tuple[str, ...]) -> None:
    """Refuse a name that stands for several terminologies, or that is none."""
    if name is None:
        return
    if len(what) != 1:
        raise InputError("--name names one terminology.", "Add them one by one.")
    if not name.replace("-", "").replace(".", "").replace("_", "").isalnum():
        raise InputError(f"“{name}” is no name for a terminology.", "Write letters, digits, - . and _ only.")


def _brought(what: tuple[str, ...], kind: str | None, name: str | None, lock: Path | None) -> "list[Arrival]":
    """Read files, or bring what is known by its name; refuse a release that the lock does not name."""
    from il21kg.vocabulary.sources.providers import bring

    wanted = _locked(lock)
    arrivals = []
    for each in what:
        with _progress(each) as progress:
            arrival = bring(each, kind, name, progress)
        if wanted and wanted.get(arrival.name) != arrival.sha256:
            raise InputError(
                f"{each}: its SHA-256 is {arrival.sha256}, and {lock} says {wanted.get(arrival.name)}.",
                "Take the release that the lock names, or write a new lock: il21kg terms lock",
            )
        arrivals.append(arrival)
    return arrivals


@terms.command(name="list", epilog="Example: il21kg terms list")
@click.option("--json", "as_json", is_flag=True, help="Print the manifest instead.")
@_folder
def list_(as_json: bool, terms: Path | None) -> None:
    """List what was added.

    In the order in which clashes are settled, with release, licence, and SHA-256.
    """
    from il21kg.vocabulary.shelf import manifest, place, read_shelf

    shelf = read_shelf(place(terms))
    if as_json:
        echo_json(manifest(shelf))
    else:
        _tell_list(shelf)


@terms.command(epilog="Example: il21kg terms show mondo-omim")
@click.argument("name")
@_folder
def show(name: str, terms: Path | None) -> None:
    """Show one terminology.

    Where it comes from, what it holds, what could not be read, and the clashes of its names with the others.
    """
    from collections import Counter

    from il21kg.vocabulary.index import clashes_in
    from il21kg.vocabulary.shelf import place, read_shelf

    shelf = read_shelf(place(terms))
    kept = shelf.find(name)
    for label, value in (
        ("title", kept.title),
        ("source", kept.source),
        ("release", kept.release),
        ("licence", kept.licence or "the file says none"),
        ("date", kept.date),
        ("added", kept.added),
        ("sha256", kept.sha256),
        ("terms", f"{kept.terms:,}"),
        ("names", f"{kept.names:,}"),
    ):
        echo(f"{label:8}  {value}")
    for kind, count in Counter(entry.kind or "no kind" for entry in shelf.entries(name)).most_common():
        echo(f"{'':8}  {count:,} {kind}")
    for remark in kept.remarks:
        echo(f"{'remark':8}  {remark}")
    at = shelf.names.index(name) + 1
    clashes = [clash for clash in clashes_in(shelf.folder / shelf.index_name) if at in clash.layers]
    _tell_clashes(shelf, clashes)


@terms.command(epilog="Example: il21kg terms lock -o terms.lock")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="Write it to this file.")
@_folder
def lock(file: Path | None, terms: Path | None) -> None:
    """Print the lock.

    Source, release, licence, date and SHA-256 of each terminology, as JSON: others take the same with
    il21kg terms add --lock FILE.
    """
    from il21kg.files import write_file
    from il21kg.vocabulary.shelf import manifest, place, read_shelf

    text = json.dumps(manifest(read_shelf(place(terms))), ensure_ascii=False, indent=1) + "\n"
    if file is None:
        echo(text, nl=False)
    else:
        write_file(file, text.encode())
        echo(f"Written: {file}", err=True)


@terms.command(epilog="Example: il21kg terms remove uberon")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_folder
def remove(names: tuple[str, ...], terms: Path | None) -> None:
    """Remove terminologies.

    What stays is compiled anew; no original is needed.
    """
    from il21kg.vocabulary.shelf import change, place

    shelf, clashes = change(place(terms), remove=names)
    _tell_list(shelf)
    _tell_clashes(shelf, clashes)


@click.command(epilog='Example: il21kg ground "IL-21 acts on NK cells"')
@click.argument("text")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Ask for terms of this kind; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print the candidates as JSON.")
@_folder
def ground(text: str, kinds: tuple[str, ...], as_json: bool, terms: Path | None) -> None:
    """Show what the names of a text stand for.

    For each name, the longest at its place, the candidates: identifier, label, kind, terminology, how it
    matches, and why it was chosen, passed over, or is ambiguous. TEXT is the text itself, or - for standard
    input.
    """
    from il21kg.reading import candidates
    from il21kg.vocabulary.kinds import check_kinds
    from il21kg.vocabulary.vocabulary import load_vocabulary

    check_kinds(kinds)
    names = candidates.ground(sys.stdin.read() if text == "-" else text, load_vocabulary(terms), kinds)
    if as_json:
        echo_json(candidates.to_values(names))
    elif names:
        echo(candidates.to_lines(names))
    else:
        echo("No name in it is known.", err=True)


def _tell_list(shelf: "Shelf") -> None:
    for each in shelf.kept:
        echo(f"{each.name:16} {each.terms:>7,} terms {each.names:>8,} names  {_release(each)}")
    if shelf.kept:
        echo(f"{shelf.names_in_index:,} different names, in {shelf.folder}")
    else:
        echo(f"Nothing was added to {shelf.folder}.")
    if shelf.turtle:
        echo(f"Turtle of your own: {', '.join(file.name for file in shelf.turtle)}")


def _release(each: "Kept") -> str:
    return "  ".join(part for part in (each.release or "no release", each.licence, each.sha256[:16]) if part)


def _tell_clashes(shelf: "Shelf", clashes: "Sequence[Clash]") -> None:
    from il21kg.namespaces import compact

    if not clashes:
        return
    echo(f"{len(clashes):,} names are claimed by two terminologies; the one added first has them:", err=True)
    for clash in clashes[:_SHOWN_CLASHES]:
        first, second = (shelf.names[layer - 1] for layer in clash.layers)
        echo(
            f"  “{clash.name}”  {compact(clash.first)} ({first}), not {compact(clash.second)} ({second})",
            err=True,
        )


def _locked(lock: Path | None) -> dict[str, str]:
    """Give the hashes a lock file tells, by name of the terminology."""
    if lock is None:
        return {}
    try:
        manifest = read_json(lock)
        return {each["name"]: each["sha256"] for each in manifest["terminologies"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{lock}: is no lock of terms ({error}).", "il21kg terms lock writes one."
        ) from error


@contextmanager
def _progress(what: str) -> "Iterator[Progress | None]":
    """Show a bar on a terminal while something is downloaded."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)
