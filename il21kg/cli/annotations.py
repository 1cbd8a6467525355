"""The commands that exchange with annotation tools: `il21kg annotations export|import|formats`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from il21kg.cli.articles import about_option, files_or_keys
from il21kg.cli.console import InOrder, complain, echo, echo_json, path_type, terms_option
from il21kg.cli.people import orcid_option, person
from il21kg.cli.stores import opened, remembered, store_option
from il21kg.errors import Il21kgError, InputError

if TYPE_CHECKING:
    from il21kg.annotation.annotated import AnnotatedText

_NAMES: Final = "bioc, pubannotation, web, doccano or doccano-spans"


@click.group(cls=InOrder, epilog="Example: il21kg annotations export il21 --format bioc -o il21.json")
def annotations() -> None:
    """Exchange texts with annotation tools.

    What is read goes out into BioC, PubAnnotation, Web Annotation and doccano, and what people mark there
    comes in. What is lost in each says il21kg annotations formats.
    """


@annotations.command(epilog="Example: il21kg annotations export il21.txt --format pubannotation")
@click.argument("articles", nargs=-1, metavar="[KEY|ARTICLE|TABLE|FOLDER|-]...")
@click.option("--format", "name", metavar="NAME", required=True, help=f"{_NAMES}.")
@click.option("-o", "--output", "place", type=path_type, help="The file. Default: standard output.")
@click.option("--names", is_flag=True, help="Mark the known names that are in no fact, too.")
@about_option
@store_option
@terms_option
def export(
    articles: tuple[str, ...],
    name: str,
    place: Path | None,
    names: bool,
    about: str | None,
    store: str | None,
    terms: Path | None,
) -> int:
    """Write texts with what is said in them as marks.

    What is a file or a folder is read, and not stored; a KEY is of the store (see il21kg documents); without
    either it is all that is stored. Names stand with their identifiers, facts as relations between them, each
    with its certainty. Offsets count characters (code points).
    """
    from il21kg.annotation.formats import format_named
    from il21kg.files import write_file

    form, failures = format_named(name), list[Il21kgError]()
    texts = list(_texts(articles, about, store, remembered(store, terms), failures, names=names))
    for failure in failures:
        complain(failure)
    if texts and place is not None and place != Path("-"):
        write_file(place, form.write(texts).encode())
        echo(f"Written: {place} ({len(texts)} text{'' if len(texts) == 1 else 's'})", err=True)
    elif texts:
        echo(form.write(texts), nl=False)
    return max((failure.exit_code for failure in failures), default=0)


def _texts(
    articles: tuple[str, ...],
    about: str | None,
    store: str | None,
    terms: Path | None,
    failures: list[Il21kgError],
    *,
    names: bool,
) -> "Iterator[AnnotatedText]":
    """Give the texts of files, or of what is stored; what fails is added to the failures."""
    from il21kg.annotation.annotated import annotated
    from il21kg.corpus.unstored import checked_files
    from il21kg.show.report.beyond import not_at_hand

    paths, keys = files_or_keys(articles, about)
    if paths:
        for checked in checked_files(paths, terms, about, failures.append):
            yield annotated(checked, names=names)
        return
    lost: list[str] = []
    yield from opened(store, terms).annotated(*keys, names=names, lost=lost.append)
    if lost:
        failures.append(not_at_hand(lost))


@annotations.command("import", epilog="Example: il21kg annotations import marked.jsonl --gold gold")
@click.argument("files", nargs=-1, metavar="FILE...", required=True, type=path_type)
@click.option("--format", "name", metavar="NAME", help=f"{_NAMES}. Default: by what is in the file.")
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="ARTICLE",
    type=path_type,
    help="A text that a Web Annotation is about. Repeatable.",
)
@click.option("--about", metavar="SYMBOL", help="The gene, where the file does not say it.")
@click.option("--gold", metavar="DIR", type=path_type, help="Write annotations that il21kg eval reads.")
@click.option(
    "--decisions", metavar="FILE", type=path_type, help="Add what it decides of what is read to this file."
)
@orcid_option
@click.option("--accept", is_flag=True, help="Accept what is as it was read; for --decisions.")
@terms_option
@click.option("--json", "as_json", is_flag=True, help="Print the texts with their marks as JSON.")
def import_(
    files: tuple[Path, ...], name: str | None, texts: tuple[Path, ...], about: str | None, gold: Path | None,
    decisions: Path | None, orcid: str | None, accept: bool, terms: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Read what was marked in an annotation tool.

    Says how much there is in each text. With --gold it becomes annotations to measure the reading by. With
    --decisions each text is read again: of what is read and not marked it is decided that the text does not
    say so, what is marked otherwise is corrected, and what is marked only is added.
    """
    from il21kg.measure.from_tools import write_gold

    sources = _sources(texts)
    found = [each for file in files for each in _read(file, name, sources)]
    found = [replace(each, symbol=about) if about and not each.symbol else each for each in found]
    if gold is not None:
        for path in write_gold(found, gold):
            echo(f"Written: {path}", err=True)
    if decisions is not None:
        _decide(found, decisions, person(orcid), terms, accept=accept)
    if as_json:
        echo_json([asdict(each) for each in found])
    elif gold is None and decisions is None:
        for each in found:
            echo(_told(each))


def _decide(texts: "list[AnnotatedText]", file: Path, who: str, terms: Path | None, *, accept: bool) -> None:
    """Add what texts decide to a file; what makes no decision is told."""
    from il21kg.annotation.decided import Curating, decided, told
    from il21kg.curation.decisions import now
    from il21kg.curation.record import note
    from il21kg.pipeline import make_reader, read

    by = Curating(who, now(), accept)
    reader = make_reader(terms)
    made = [
        decided(read(reader, text=each.text, key=each.key, about=each.symbol or None), each, by)
        for each in texts
    ]
    for why in (why for each in made for why in each.undecided):
        echo(f"Not decided: {why}", err=True)
    decisions = [decision for each in made for decision in each.decisions]
    note(file, *decisions)
    echo(f"Written: {file} ({', '.join(told(decisions)) or 'no decision'})", err=True)


def _read(file: Path, name: str | None, texts: Mapping[str, str]) -> "list[AnnotatedText]":
    from il21kg.annotation.formats import format_named, guessed
    from il21kg.files import OWN_LIMIT, read_bounded

    try:
        data = read_bounded(file, OWN_LIMIT)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}", "Check the path and your rights.") from error
    return format_named(name or guessed(data, file)).read(data, str(file), texts)


def _sources(paths: Iterable[Path]) -> dict[str, str]:
    """Give the texts of files by their keys; raises InputError where two files have one key."""
    files, texts = dict[str, Path](), dict[str, str]()
    for path in dict.fromkeys(paths):
        key, text = _text(path)
        if (other := files.setdefault(key, path)) != path:
            raise InputError(
                f"{other} and {path} have one key, “{key}”: annotations name their text by it.",
                "Give one of them, or another name to one.",
            )
        texts[key] = text
    return texts


def _text(path: Path) -> tuple[str, str]:
    """Give the key of a file, and its text."""
    from il21kg.files import TEXT_LIMIT, read_bounded
    from il21kg.text.keys import source_key
    from il21kg.text.source import read_source

    try:
        return source_key(path.name), read_source(read_bounded(path, TEXT_LIMIT), path.name).text
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", "Check the path and your rights.") from error


def _told(text: "AnnotatedText") -> str:
    from il21kg.text.quotes import counted

    known = sum(bool(each.identifier) for each in text.denotations)
    hedged = sum(each.certainty == "hedged" for each in text.relations)
    denied = sum(each.negated for each in text.relations)
    return (
        f"{text.key or 'a text'}: {counted(len(text.text), 'character')}, "
        f"{counted(len(text.denotations), 'mark')} ({known} with an identifier), "
        f"{counted(len(text.relations), 'relation')} ({hedged} hedged, {denied} denied)"
    )


@annotations.command(epilog="Example: il21kg annotations formats")
def formats() -> None:
    """List the formats, and what is lost in each."""
    from il21kg.annotation.formats import FORMATS

    for name, form in FORMATS.items():
        echo(f"{name:<14} {form.title}")
        lost = "; ".join(each.words for each in form.lost) or "nothing"
        echo(f"{'':<14} lost: {lost}")
