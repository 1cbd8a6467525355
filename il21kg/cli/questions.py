"""The commands that ask: `il21kg query`, `il21kg queries` and `il21kg why`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from il21kg.cli import completion
from il21kg.cli.console import echo, echo_json, show, terms_option
from il21kg.cli.stores import opened, remembered, store_option
from il21kg.errors import InputError
from il21kg.text.quotes import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from il21kg.ask.result import Result
    from il21kg.vocabulary.vocabulary import Vocabulary

#: Characters of a cell of a table that a terminal shows.
_WIDEST: Final = 80


format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "tsv", "json", "ttl"]),
    default="table",
    show_default=True,
    help="json is SPARQL 1.1 JSON results.",
)
timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="End the query after so long.",
)
limit_option = click.option(
    "--limit",
    metavar="ROWS",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="Show so many rows at most.",
)


@click.command(epilog="Example: il21kg query diseases gene=IL21 --format csv")
@click.argument("query", metavar="NAME|FILE.rq|-", shell_complete=completion.questions)
@click.argument("parameters", nargs=-1, metavar="[PARAM=VALUE]...", shell_complete=completion.parameters)
@store_option
@format_option
@timeout_option
@limit_option
def query(
    query: str, parameters: tuple[str, ...], store: str | None, format_: str, timeout: float, limit: int
) -> None:
    """Ask the graph a question.

    NAME is a question of the catalogue (il21kg queries); a file and standard input (-) hold SPARQL.
    A parameter may be given several times, and PARAM=any asks for all.
    """
    from il21kg.ask.queries import run
    from il21kg.limits import LONGEST, Limits
    from il21kg.store.store import open_store

    def vocabulary() -> "Vocabulary":
        from il21kg.vocabulary.vocabulary import load_vocabulary

        return load_vocabulary(remembered(store, None))

    text = sys.stdin.read(LONGEST + 1) + "\n" if query == "-" else query
    values: dict[str, list[str]] = {}
    for name, value in map(_parameter, parameters):
        values.setdefault(name, []).append(value)
    with open_store(store) as opened:
        result = run(opened, text, values, vocabulary, Limits(timeout, limit))
    _show_result(result, format_, limit)
    if result.kind == "rows" and not result.rows:
        _tell_defaults(text, values)


def _tell_defaults(query: str, given: "Mapping[str, list[str]]") -> None:
    """Say what a question was asked of that nobody named: it may be nothing of this graph."""
    from il21kg.ask.catalogue import find_question

    left = [each for each in find_question(query).parameters if each.name not in given]
    if asked := ", ".join(f"{each.name}={each.default}" for each in left if each.default != "UNDEF"):
        echo(f"Asked of {asked}; name another, or any: {left[0].name}=any", err=True)


@click.command(epilog='Example: il21kg ask "which cells does IL-21 act on?"')
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@store_option
@terms_option
@format_option
@timeout_option
@limit_option
@click.option(
    "--sparql", "only_sparql", is_flag=True, help="Print the SPARQL of the question instead of its answer."
)
def ask(
    words: tuple[str, ...],
    store: str | None,
    terms: Path | None,
    format_: str,
    timeout: float,
    limit: int,
    only_sparql: bool,
) -> None:
    """Ask the graph in plain words.

    They are matched with the questions of the catalogue (il21kg queries); which one was understood, and the
    command that asks the same, are told first.
    """
    from il21kg.limits import Limits

    kg = opened(store, remembered(store, terms))
    kg.limits = Limits(timeout, limit)
    asked = kg.ask(" ".join(words))
    if only_sparql:
        echo(asked.sparql, nl=False)
        return
    echo(f"{asked.understood.question.question}\n  {asked.understood.command}", err=True)
    _show_result(asked.result, format_, limit)


def _show_result(result: "Result", format_: str, limit: int) -> None:
    """Print an answer, and say beside it what a reader of it should know."""
    if result.kind == "rows" and not result.rows and format_ == "table":
        echo("No rows.", err=True)
    widest = _WIDEST if sys.stdout.isatty() else None
    echo(result.to_text(format_, widest), nl=False)
    if format_ in ("csv", "tsv") and (formulas := result.formulas()):
        echo(
            f"{counted(formulas, 'cell')} begin with =, +, - or @: a spreadsheet may run them as formulas.",
            err=True,
        )
    if result.cut:
        echo(f"Cut after {limit:,} rows: there are more (--limit).", err=True)


@click.command(epilog="Example: il21kg queries")
@click.option(
    "--format",
    "format_",
    default="text",
    show_default=True,
    type=click.Choice(["text", "ttl"]),
    help="text, or Turtle in the terms of the SPARQL examples of the field.",
)
@click.option("--endpoint", metavar="URL", help="Where they can be asked; for Turtle.")
def queries(format_: str, endpoint: str | None) -> None:
    """List the questions of the catalogue.

    Each with its parameters and their defaults.
    """
    if format_ == "ttl":
        from il21kg.show.files.examples import examples

        echo(examples(endpoint), nl=False)
        return
    from il21kg.ask.catalogue import catalogue

    questions = catalogue()
    width = max(len(each.name) for each in questions)
    for each in questions:
        echo(f"{each.name:{width}}  {each.question}")
        for parameter in each.parameters:
            default = "any" if parameter.default == "UNDEF" else parameter.default
            echo(f"{'':{width}}    {parameter.name}={default}  {parameter.meaning}")


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputError(f"“{text}” is no parameter.", "Write PARAM=VALUE, for example gene=IL21.")
    return name, value


@click.command(epilog="Example: il21kg why IL21 dysregulationContributesTo psoriasis")
@click.argument("subject", shell_complete=completion.nodes)
@click.argument("predicate", required=False, shell_complete=completion.relations)
@click.argument("object", required=False, shell_complete=completion.nodes)
@store_option
@terms_option
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def why(
    subject: str,
    predicate: str | None,
    object: str | None,
    store: str | None,
    terms: Path | None,
    as_json: bool,
) -> int:
    """Show the sentence behind a triple.

    Or what was found instead; the exit code is then 1. Names, CURIEs and IRIs are understood. The words of
    the sentence are marked s (subject), r (relation), o (object), c (cue).
    """
    from il21kg.ask.answers import as_values, tell

    answer = opened(store, remembered(store, terms)).why(subject, predicate, object)
    if as_json:
        echo_json(as_values(answer))
    else:
        show(tell(answer))
    return 0 if answer else 1
