"""The commands about articles: `il21kg load` and `il21kg read`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from il21kg.cli.console import (
    begins_with_json,
    complain,
    echo_json,
    path_type,
    progress,
    show,
    terms_option,
)
from il21kg.cli.corpus import (
    Corpus,
    Readers,
    columns_options,
    load_corpus,
    named_columns,
    workers_options,
)
from il21kg.cli.proposing import Asked, asking, propose_options
from il21kg.cli.stores import decisions_option, opened, remembered, store_option
from il21kg.errors import Il21kgError, InputError

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph
    from il21kg.pipeline import Outcome

about_option: Final = click.option(
    "--about",
    metavar="SYMBOL",
    help="The gene, where the article does not say it: symbol or HGNC id (one article only).",
)


def files_or_keys(articles: tuple[str, ...], about: str | None) -> tuple[list[Path], list[str]]:
    """Give the files among what was named, or the keys of the store; raises InputError for both together."""
    from glob import has_magic

    paths = [Path(each) for each in articles if each == "-" or has_magic(each) or Path(each).exists()]
    keys = [each for each in articles if Path(each) not in paths]
    if paths and keys:
        raise InputError(
            f"“{keys[0]}” is no file, and keys of the store are not told together with files.",
            "Check the path, or give either files or keys.",
        )
    if about is not None and len(paths) != 1:
        raise InputError("--about names the gene of one article.", "Give it with one file.")
    return paths, keys


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
@decisions_option
@click.option("--strict", is_flag=True, help="Do not save a graph with warnings either.")
@click.option(
    "--validate",
    "shapes",
    callback=lambda _, __, value: value == "full",
    type=click.Choice(["full", "off"]),
    default="full",
    help="off: save many texts unchecked, and check them later: il21kg validate --pending.",
)
@propose_options
@columns_options
@workers_options
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
    decisions: Path | None,
    strict: bool,
    shapes: bool,
    workers: int | None,
    retry: bool,
    fail_fast: bool,
    as_json: bool,
    asked: Asked | None,
    **given: str | None,
) -> int:
    """Read articles into the store.

    Their graphs are validated first; without ARTICLE it is the sample that ships with il21kg. Each article is
    saved whole or not at all. Reading the same article again writes nothing; a changed text replaces what the
    older one said.

    A TABLE (.tsv, .csv, .jsonl, also .gz; .parquet; - for JSON lines on standard input) has a text in each
    row, a FOLDER its articles and tables, or what il21kg parts has written. Of many texts, those that fail
    are set aside, and the rest is loaded; a load that was ended goes on when it is started again.
    """
    named, readers = named_columns(given), Readers(workers, given["dask"], given["ray"])
    if named or retry or as_json or fail_fast or not shapes or any(readers) or _is_corpus(articles):
        _check_one(about, source, url, asked)
        terms = remembered(store, terms)
        corpus = Corpus(terms, not no_quotes, strict, shapes, readers, fail_fast, named, decisions)
        return load_corpus(articles, store, corpus, retry=retry, as_json=as_json)
    if len(articles) > 1:
        _check_one(about, source, url)
    graph = opened(store, remembered(store, terms), decisions)
    manner = {"about": about, "key": source, "url": url, "quotes": not no_quotes, "strict": strict}
    return _load_articles(articles, graph, store, asked, manner)


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


def _check_one(about: str | None, source: str | None, url: str | None, asked: Asked | None = None) -> None:
    """Refuse what is said of one article where there are several, and to ask a model about many."""
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
    if asked is not None:
        raise InputError(
            "--propose is for single articles: not for tables, folders, or more than 20 files.",
            "Give the articles themselves, or leave --propose away.",
        )


def _load_articles(
    articles: tuple[Path, ...],
    graph: "KnowledgeGraph",
    store: str | None,
    asked: Asked | None,
    manner: Mapping[str, Any],
) -> int:
    """Load articles one after another; `manner` is what `KnowledgeGraph.load` takes beside them."""
    from il21kg.ask.disagreements import tell_lines
    from il21kg.pipeline import check_keys, make_reader
    from il21kg.show.outcome import tell_briefly, tell_outcome

    check_keys(articles)
    reader = make_reader(graph.terms)
    model = asking(asked, graph.place, alone=len(articles) < 2) if asked else None
    failures: list[Il21kgError] = []
    outcomes: list[Outcome] = []
    with progress(len(articles)) as advance:
        for article in articles or (None,):
            try:
                outcome = graph.load(article, reader=reader, asking=model, **manner)
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
@propose_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def read(article: Path, about: str | None, terms: Path | None, as_json: bool, asked: Asked | None) -> None:
    """Show what is read from an article.

    Sections, sentences with their statements, citations, and what gave nothing. Nothing is stored. With
    --propose a model is asked about each sentence, and each of its proposals is told with what became of it;
    its answers are kept where --proposals says.
    """
    from il21kg import pipeline
    from il21kg.ask.disagreements import tell_lines, within
    from il21kg.show.account import tell_reading
    from il21kg.show.reading_json import to_json

    model = asking(asked) if asked else None
    reading = pipeline.read(pipeline.make_reader(terms), article, about, asking=model)
    checked = pipeline.check(reading)
    contrary = within(checked)
    if as_json:
        values = to_json(reading, checked.left_out, [each.contradiction for each in contrary])
        echo_json(values)
    else:
        show(tell_reading(reading, checked.left_out, [*tell_lines(contrary)]))
