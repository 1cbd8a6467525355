"""The commands about articles: `il21kg load` and `il21kg read`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from il21kg.cli.console import (
    begins_with_json,
    complain,
    corpus_progress,
    echo,
    path_type,
    progress,
    show,
    terms_option,
)
from il21kg.cli.stores import remembered, store_option
from il21kg.errors import Il21kgError, InputError

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph
    from il21kg.pipeline import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])

about_option: Final = click.option(
    "--about",
    metavar="SYMBOL",
    help="The gene, where the article does not say it: symbol or HGNC id (one article only).",
)


def _columns(command: Command) -> Command:
    """Add the options that name the columns of a table."""
    meanings = {
        "url": "the address it was taken from",
        "title": "its title",
        "id": "what its key is made of",
        "about": "the gene it is about",
        "text": "the text",
    }
    for name, what in meanings.items():
        option = click.option(f"--{name}-column", metavar="NAME", help=f"Of a table: the column with {what}.")
        command = option(command)
    return command


@click.command(epilog="Example: il21kg load il21.txt; il21kg load genes.tsv.gz --about-column symbol")
@click.argument("articles", nargs=-1, metavar="[ARTICLE|TABLE|FOLDER|-]...", type=path_type)
@about_option
@store_option
@terms_option
@click.option(
    "--source",
    metavar="KEY",
    help="The source's key, instead of the file's name (one article only).",
)
@click.option(
    "--url", metavar="ADDRESS", help="Where the article was taken from: noted, not asked (one article only)."
)
@click.option(
    "--no-quotes", is_flag=True, help="Leave out the words of the evidence; keep offsets and hashes."
)
@click.option("--strict", is_flag=True, help="Do not save a graph with warnings either.")
@_columns
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="So many processes read many texts. Default: the cores. The graph is the same.",
)
@click.option("--retry", is_flag=True, help="Load again what failed before (il21kg documents --failed).")
@click.option("--fail-fast", is_flag=True, help="Of many texts: stop at the first that fails.")
@click.option("--json", "as_json", is_flag=True, help="Of many texts: print the report as JSON.")
def load(
    articles: tuple[Path, ...],
    about: str | None,
    store: str | None,
    terms: Path | None,
    source: str | None,
    url: str | None,
    no_quotes: bool,
    strict: bool,
    workers: int | None,
    retry: bool,
    fail_fast: bool,
    as_json: bool,
    **columns: str | None,
) -> int:
    """Read articles into the store.

    Their graphs are validated first; without ARTICLE it is the sample that ships with il21kg. Each article is
    saved whole or not at all. Reading the same article again writes nothing; a changed text
    replaces what the older one said.

    A TABLE (.tsv, .csv, .jsonl, also .gz; .parquet; - for JSON lines on standard input) has a text in each
    row, a FOLDER its articles and tables. Of many texts, those that fail are set aside, and the rest is
    loaded; a load that was ended goes on when it is started again.
    """
    from il21kg.pipeline import check_keys

    named = {name.removesuffix("_column"): column for name, column in columns.items() if column}
    if named or retry or as_json or fail_fast or workers or _is_corpus(articles):
        _check_one(about, source, url)
        corpus = _Corpus(remembered(store, terms), not no_quotes, strict, workers, fail_fast, named)
        return _load_corpus(articles, store, corpus, retry=retry, as_json=as_json)
    if len(articles) > 1:
        _check_one(about, source, url)
    check_keys(articles)
    return _load_articles(articles, about, store, remembered(store, terms), source, url, no_quotes, strict)


#: More files than these are loaded as a corpus: told all together, and not one by one.
_MANY: Final = 20


def _is_corpus(articles: tuple[Path, ...]) -> bool:
    """Tell whether there are many texts, or may be."""
    from glob import has_magic

    from il21kg.corpus.tables import is_table

    return len(articles) > _MANY or any(
        begins_with_json()
        if each == Path("-")
        else each.is_dir() or is_table(each) or (has_magic(str(each)) and not each.exists())
        for each in articles
    )


def _check_one(about: str | None, source: str | None, url: str | None) -> None:
    """Refuse what is said of one article where there are several."""
    given = {
        "--source": (source, "names one article", "--id-column"),
        "--url": (url, "is the address of one article", "--url-column"),
        "--about": (about, "names the gene of one article", "--about-column"),
    }
    for option, (value, what, column) in given.items():
        if value is not None:
            raise InputError(
                f"{option} {what}, and there are several.",
                f"Load them one by one. In a table, a column says it: {column} NAME",
            )


class _Corpus(NamedTuple):
    """How a corpus is loaded."""

    terms: Path | None
    quotes: bool
    strict: bool
    workers: int | None
    fail_fast: bool
    columns: dict[str, str]


def _load_corpus(
    paths: tuple[Path, ...], store: str | None, corpus: _Corpus, *, retry: bool, as_json: bool
) -> int:
    import json

    from il21kg.corpus.columns import Columns
    from il21kg.corpus.tables import is_table
    from il21kg.corpus.texts import columns_of, count, files
    from il21kg.corpus.workers import cores
    from il21kg.knowledge import KnowledgeGraph
    from il21kg.pipeline import check_keys
    from il21kg.show.corpus import tell, to_values

    graph, columns = KnowledgeGraph(store, corpus.terms), Columns(**corpus.columns)
    again = _set_aside(graph, paths) if retry else None
    sources = files(paths if again is None else sorted({*again.values()}))
    check_keys([each for each in sources if not is_table(each)])
    for each in filter(is_table, sources):
        echo(f"{each}: {columns_of(each, columns)}", err=True)
    total = None if Path("-") in sources else len(again) if again is not None else count(sources)
    with corpus_progress(total) as tell_progress:
        tally = graph.load_all(
            sources,
            columns=columns,
            quotes=corpus.quotes,
            strict=corpus.strict,
            workers=corpus.workers or cores(),
            fail_fast=corpus.fail_fast,
            only=again,
            told=tell_progress,
        )
    report = to_values(tally)
    graph.keep(report)
    if as_json:
        echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        show(tell(tally, graph.place))
    return 2 if tally.states["failed"] else int(tally.states["refused"] > 0)


def _set_aside(graph: "KnowledgeGraph", paths: tuple[Path, ...]) -> dict[str, Path]:
    """Give what failed before, by place, with its file."""
    if paths:
        raise InputError("--retry loads what failed before, and takes no articles.", "Leave them out.")
    again = {each.place: each.file for each in graph.failed()}
    if lost := [place for place, file in again.items() if not file.exists()]:
        echo(f"Not there any more: {', '.join(lost[:3])}{' …' if len(lost) > 3 else ''}", err=True)
    return {place: file for place, file in again.items() if file.exists()}


def _load_articles(
    articles: tuple[Path, ...],
    about: str | None,
    store: str | None,
    terms: Path | None,
    source: str | None,
    url: str | None,
    no_quotes: bool,
    strict: bool,
) -> int:
    from il21kg.ask.disagreements import tell_lines
    from il21kg.knowledge import KnowledgeGraph
    from il21kg.pipeline import make_reader
    from il21kg.show.outcome import tell_briefly, tell_outcome

    graph, reader = KnowledgeGraph(store, terms), make_reader(terms)
    failures: list[Il21kgError] = []
    outcomes: list[Outcome] = []
    with progress(len(articles)) as advance:
        for article in articles or (None,):
            try:
                outcome = graph.load(
                    article, about, key=source, url=url, quotes=not no_quotes, strict=strict, reader=reader
                )
            except Il21kgError as error:
                failures.append(error)
            else:
                outcomes.append(outcome)
                if len(articles) > 1:
                    show(tell_briefly(outcome, [*tell_lines(graph.disagreements())]))
            advance()
    if len(articles) < 2:
        for outcome in outcomes:
            contrary = [*tell_lines(graph.disagreements())]
            show(tell_outcome(outcome, next_store=store, contradictions=contrary))
    for failure in failures:
        complain(failure)
    refused = any(outcome.state == "refused" for outcome in outcomes)
    return max([int(refused), *(failure.exit_code for failure in failures)])


@click.command(epilog="Example: il21kg read il21.txt --json")
@click.argument("article", metavar="ARTICLE|-", type=path_type)
@about_option
@terms_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def read(article: Path, about: str | None, terms: Path | None, as_json: bool) -> None:
    """Show what is read from an article.

    Sections, sentences with their statements, citations, and what gave nothing. Nothing is stored.
    """
    import json

    from il21kg import pipeline
    from il21kg.ask.disagreements import tell_lines, within
    from il21kg.show.account import tell_reading
    from il21kg.show.reading_json import to_json

    reading = pipeline.read(pipeline.make_reader(terms), article, about)
    checked = pipeline.check(reading)
    contrary = within(checked)
    if as_json:
        values = to_json(reading, checked.left_out, [each.contradiction for each in contrary])
        echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        show(tell_reading(reading, checked.left_out, [*tell_lines(contrary)]))
