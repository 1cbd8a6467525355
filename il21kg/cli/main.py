"""One command per verb; heavy imports inside the command.

Results go to standard output, messages to standard error. Exit codes: 0 done; 1 the graph does not conform,
or `why` finds nothing; 2 wrong input or usage; 3 the machine says no; 130 Ctrl-C.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from il21kg.cli import completion
from il21kg.cli.console import (
    be_lenient,
    begins_with_json,
    corpus_progress,
    echo,
    path_type,
    progress,
    show,
    terms_option,
    visible,
)
from il21kg.cli.measure import coverage, eval_, frames, silver
from il21kg.cli.terms import ground
from il21kg.cli.terms import terms as terms_group
from il21kg.errors import Il21kgError, InputError, Unavailable
from il21kg.text.quotes import counted

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph
    from il21kg.pipeline import Outcome
    from il21kg.vocabulary.vocabulary import Vocabulary

Command = TypeVar("Command", bound=Callable[..., Any])

#: Characters of a cell of a table that a terminal shows.
_WIDEST: Final = 80

store_option: Final = click.option(
    "--store",
    metavar="WHERE",
    envvar="IL21KG_STORE",
    help="A folder, :memory:, or the address of a SPARQL endpoint. Default: $IL21KG_STORE, or il21kg-store.",
)
about_option: Final = click.option(
    "--about",
    metavar="SYMBOL",
    help="The gene, where the article does not say it: symbol or HGNC id (one article only).",
)


class _Group(click.Group):
    """Lists the commands in the order of the pipeline, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from il21kg.resources import VERSION

        echo(f"il21kg {VERSION}")
        context.exit()


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: il21kg load, then il21kg query target-cells",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def commands() -> None:
    """Read an encyclopaedia article about a gene into a knowledge graph that can be asked."""


def _columns(command: Command) -> Command:
    """Add the options that name the columns of a table."""
    told = {
        "url": "the address it was taken from",
        "title": "its title",
        "id": "what its key is made of",
        "about": "the gene it is about",
        "text": "the text",
    }
    for name, what in told.items():
        option = click.option(f"--{name}-column", metavar="NAME", help=f"Of a table: the column with {what}.")
        command = option(command)
    return command


@commands.command(epilog="Example: il21kg load il21.txt; il21kg load genes.tsv.gz --about-column symbol")
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

    A TABLE (.tsv, .csv, .jsonl, also .gz; - for JSON lines on standard input) has a text in each row, a
    FOLDER its articles and tables. Of many texts, those that fail are set aside, and the rest is loaded; a
    load that was ended goes on when it is started again.
    """
    from il21kg.pipeline import check_keys

    named = {name.removesuffix("_column"): column for name, column in columns.items() if column}
    if named or retry or as_json or fail_fast or workers or _is_corpus(articles):
        _check_one(about, source, url)
        corpus = _Corpus(_remembered(store, terms), not no_quotes, strict, workers, fail_fast, named)
        return _load_corpus(articles, store, corpus, retry=retry, as_json=as_json)
    if len(articles) > 1:
        _check_one(about, source, url)
    check_keys(articles)
    return _load_articles(articles, about, store, _remembered(store, terms), source, url, no_quotes, strict)


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
    found = files(paths if again is None else sorted({*again.values()}))
    check_keys([each for each in found if not is_table(each)])
    for each in filter(is_table, found):
        echo(f"{each}: {columns_of(each, columns)}", err=True)
    total = None if Path("-") in found else len(again) if again is not None else count(found)
    with corpus_progress(total) as told:
        tally = graph.load_all(
            found,
            columns=columns,
            quotes=corpus.quotes,
            strict=corpus.strict,
            workers=corpus.workers or cores(),
            fail_fast=corpus.fail_fast,
            only=again,
            told=told,
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
    from il21kg.show.account import tell_briefly, tell_outcome

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
        _complain(failure)
    refused = any(outcome.state == "refused" for outcome in outcomes)
    return max([int(refused), *(failure.exit_code for failure in failures)])


@commands.command(epilog="Example: il21kg read il21.txt --json")
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
    from il21kg.show import account

    found = pipeline.read(pipeline.make_reader(terms), article, about)
    checked = pipeline.check(found)
    contrary = within(checked)
    if as_json:
        values = account.to_json(found, checked.left_out, [each.contradiction for each in contrary])
        echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        show(account.tell_reading(found, checked.left_out, [*tell_lines(contrary)]))


@commands.command(epilog="Example: il21kg validate il21.ttl --strict")
@click.argument("file", required=False, metavar="[FILE.ttl]", type=path_type)
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE",
    multiple=True,
    type=path_type,
    help="An article the graph was made from: every quote is compared with it. Repeatable.",
)
@store_option
@terms_option
@click.option("--strict", is_flag=True, help="Count warnings as violations.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def validate(
    file: Path | None,
    texts: tuple[Path, ...],
    store: str | None,
    terms: Path | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Check a graph against the shapes, and its claims against the words it quotes.

    The graph of a file, or of the store, whose texts are compared where they are still at hand. The exit code
    is 1 when it does not conform.
    """
    from il21kg.graph.findings import render, to_json

    if file is not None:
        from il21kg.graph.texts import validate_file

        report = validate_file(file, texts, terms)
    elif texts:
        raise InputError(
            "--text is for the graph in a file.", "Name the file: il21kg validate FILE.ttl --text …"
        )
    else:
        report = _graph(store, _remembered(store, terms)).validate()
    show(to_json(report) if as_json else render(report), plain=as_json)
    return report.exit_code(strict)


@commands.command(epilog="Example: il21kg query diseases gene=IL21 --format csv")
@click.argument("query", metavar="NAME|FILE.rq|-", shell_complete=completion.questions)
@click.argument("parameters", nargs=-1, metavar="[PARAM=VALUE]...", shell_complete=completion.parameters)
@store_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "tsv", "json", "ttl"]),
    default="table",
    show_default=True,
    help="json is SPARQL 1.1 JSON results.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="End the query after so long.",
)
@click.option(
    "--limit",
    metavar="ROWS",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="Show so many rows at most.",
)
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

        return load_vocabulary(_remembered(store, None))

    text = sys.stdin.read(LONGEST + 1) + "\n" if query == "-" else query
    values: dict[str, list[str]] = {}
    for name, value in map(_parameter, parameters):
        values.setdefault(name, []).append(value)
    with open_store(store) as opened:
        result = run(opened, text, values, vocabulary, Limits(timeout, limit))
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


@commands.command(epilog="Example: il21kg queries")
def queries() -> None:
    """List the questions of the catalogue.

    Each with its parameters and their defaults.
    """
    from il21kg.ask.queries import catalogue

    questions = catalogue()
    width = max(len(each.name) for each in questions)
    for each in questions:
        echo(f"{each.name:{width}}  {each.question}")
        for parameter in each.parameters:
            default = "any" if parameter.default == "UNDEF" else parameter.default
            echo(f"{'':{width}}    {parameter.name}={default}  {parameter.meaning}")


@commands.command(epilog="Example: il21kg export il21.ttl")
@click.argument("file", required=False, type=path_type)
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="turtle, ntriples, json-ld, rdf-xml or trig. Default: by the file's ending.",
)
@click.option(
    "--no-quotes", is_flag=True, help="Leave out the words of the evidence; keep offsets and hashes."
)
@click.option(
    "--graphs", is_flag=True, help="Each document's own graph instead, named by its version (TriG)."
)
@store_option
def export(file: Path | None, format_: str | None, no_quotes: bool, graphs: bool, store: str | None) -> None:
    """Write the graph to a file.

    As Turtle, or in another format; without FILE, or with -, to standard output.
    """
    graph = _graph(store)
    if graphs:
        _export_graphs(graph, file, format_, not no_quotes)
    elif file is None or file == Path("-"):
        echo(graph.to_bytes(format_ or "turtle", quotes=not no_quotes), nl=False)
    else:
        graph.export(file, format_, quotes=not no_quotes)
        echo(f"Written: {file}", err=True)


@commands.command(epilog="Example: il21kg neighborhood IL21 --hops 2 -o il21.html")
@click.argument("node", shell_complete=completion.nodes)
@click.option(
    "--hops",
    metavar="N",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    help="How many edges away.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=60,
    show_default=True,
    help="How many nodes at most.",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=path_type,
    help="A .html, .svg, .png, .dot, .graphml or .json file; without it a tree in the terminal.",
)
@store_option
@terms_option
def neighborhood(
    node: str, hops: int, limit: int, file: Path | None, store: str | None, terms: Path | None
) -> None:
    """Show what lies around a node.

    NODE is a name, a CURIE or an IRI. Without a file it is a tree in the terminal.
    """
    from il21kg.show.pictures import FORMATS, to_tree

    if file is not None and file.suffix.lower() not in FORMATS:
        raise InputError(
            f"{file}: no picture has the ending “{file.suffix}”", f"There are: {', '.join(FORMATS)}"
        )
    graph = _graph(store, _remembered(store, terms)).neighborhood(node, hops, limit)
    if file is None:
        echo(to_tree(graph), nl=False)
        return
    from il21kg.files import write_file

    picture = FORMATS[file.suffix.lower()](graph)
    write_file(file, picture.encode() if isinstance(picture, str) else picture)
    echo(f"Written: {file} ({len(graph)} nodes, {graph.number_of_edges()} edges)", err=True)


@commands.command(epilog="Example: il21kg figure IL21 -o il21.svg")
@click.argument("node", shell_complete=completion.nodes)
@click.option(
    "-o", "--output", "file", type=path_type, required=True, help="An .svg or .png file, 16:9, for a slide."
)
@click.option("--title", default="", metavar="TEXT", help="A title of your own; else what was found.")
@click.option("--kinds", default="", metavar="KIND,…", help="Only things of these kinds: cell,disease.")
@click.option("--no-papers", is_flag=True, help="Leave the papers out.")
@click.option("--dark", is_flag=True, help="Light on dark.")
@click.option(
    "--width",
    metavar="N",
    type=click.IntRange(320, 8000),
    default=1600,
    show_default=True,
    help="Width in pixels.",
)
@store_option
@terms_option
def figure(
    node: str,
    file: Path,
    title: str,
    kinds: str,
    no_papers: bool,
    dark: bool,
    width: int,
    store: str | None,
    terms: Path | None,
) -> None:
    """Draw a gene for a slide.

    NODE is a name, a CURIE or an IRI. Gene and product are one; each relation is written once.
    """
    from il21kg.files import write_file
    from il21kg.show.pictures import pixels
    from il21kg.show.summary import to_summary

    if file.suffix.lower() not in (".svg", ".png"):
        raise InputError(f"{file}: no figure has the ending “{file.suffix}”", "There are: .svg, .png")
    graph = _graph(store, _remembered(store, terms)).summary(node)
    wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
    svg = to_summary(graph, title=title, kinds=wanted, papers=not no_papers, dark=dark, width=width)
    write_file(file, pixels(svg, 1) if file.suffix.lower() == ".png" else svg.encode())
    echo(f"Written: {file}", err=True)


@commands.command(epilog="Example: il21kg documents --json")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array instead.")
@click.option("--failed", is_flag=True, help="Those that could not be loaded instead, with the reason.")
def documents(store: str | None, as_json: bool, failed: bool) -> None:
    """List what is loaded.

    Each document with its gene, where it came from, with which terms it was read, and how much it gave.
    """
    import json
    from dataclasses import asdict

    from il21kg.show.corpus import tell_failed
    from il21kg.store.inventory import tell, to_values

    if failed:
        aside = _graph(store).failed()
        values = [asdict(each) for each in aside]
        echo(json.dumps(values, ensure_ascii=False, indent=1) if as_json else tell_failed(aside))
        return
    held = _graph(store).holdings()
    if as_json:
        echo(json.dumps(to_values(held), ensure_ascii=False, indent=1))
    else:
        show(tell(held))


@commands.command(epilog="Example: il21kg retract il21")
@click.argument("source", shell_complete=completion.documents)
@store_option
def retract(source: str, store: str | None) -> None:
    """Withdraw a document.

    SOURCE is its key, IRI, path or hash. The graph is then as if it had never been loaded.
    """
    gone = _graph(store).retract(source)
    echo(f"Withdrawn: {gone.key} ({gone.title or gone.name}, {gone.sha256[:16]})")


@commands.command(epilog="Example: il21kg why IL21 dysregulationContributesTo psoriasis")
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
    import json

    from il21kg.ask.answers import as_values, tell

    answer = _graph(store, _remembered(store, terms)).why(subject, predicate, object)
    if as_json:
        echo(json.dumps(as_values(answer), ensure_ascii=False, indent=1))
    else:
        show(tell(answer))
    return 0 if answer else 1


for each in (terms_group, ground, eval_, silver, coverage, frames):
    commands.add_command(each)


# --- edges


def main() -> None:
    """Run a command; tell errors as one message each, and exit with their code.

    What nobody foresaw is told in one line too; with `IL21KG_TRACEBACK` set, by its traceback.
    """
    be_lenient()
    try:
        _check_arguments(sys.argv[1:])
        code = commands.main(prog_name="il21kg", standalone_mode=False)
        sys.stdout.flush()
    except Il21kgError as error:
        _complain(error)
        code = error.exit_code
    except click.ClickException as error:
        vars(error)["message"] = visible(error.message)
        error.show()
        code = 2
    except (KeyboardInterrupt, click.Abort) as error:
        if isinstance(error.__cause__, EOFError):  # click takes it for Ctrl-D
            _complain(fault := _unforeseen(error.__cause__))
            code = fault.exit_code
        else:
            echo("Stopped.", err=True)
            code = 130
    except OSError as error:
        # What is still unwritten would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0  # the reader of our output has had enough, as `head` has
        if not isinstance(error, BrokenPipeError):
            fault = Unavailable(f"The output cannot be written: {error}", "Check the disk it goes to.")
            _complain(fault)
            code = fault.exit_code
    except Exception as error:
        if os.environ.get("IL21KG_TRACEBACK"):
            raise
        _complain(_unforeseen(error))
        code = 3
    sys.exit(code if isinstance(code, int) else 0)


def _check_arguments(arguments: list[str]) -> None:
    for each in arguments:
        try:
            each.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                f"“{each}” is not UTF-8.", "Rename the file, or set the terminal to UTF-8."
            ) from error


def _unforeseen(error: Exception) -> Unavailable:
    if isinstance(error, MemoryError):
        return Unavailable("There is not enough memory for this.", "Give less at once.")
    if isinstance(error, RecursionError):
        return Unavailable("The input is nested too deep.", "Give it flatter, or in parts.")
    if isinstance(error, UnicodeError):
        return Unavailable(f"A name or text is not UTF-8: {error}.", "Rename the file, or mend the text.")
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Unavailable(
        f"Something nobody foresaw: {what}",
        "Please report this, with what IL21KG_TRACEBACK=1 il21kg ... prints.",
    )


def _graph(store: str | None, terms: Path | None = None) -> "KnowledgeGraph":
    from il21kg.knowledge import KnowledgeGraph

    return KnowledgeGraph(store, terms)


def _export_graphs(graph: "KnowledgeGraph", file: Path | None, format_: str | None, quotes: bool) -> None:
    from il21kg.files import write_file

    written_to = file is not None and file != Path("-")
    if (format_ or (file.suffix if file and written_to else "") or "trig").lower().lstrip(".") != "trig":
        raise InputError("--graphs writes TriG: other formats here hold one graph.", "Name a .trig file.")
    data = graph.graphs_to_bytes(quotes=quotes)
    if file is None or not written_to:
        echo(data, nl=False)
    else:
        write_file(file, data)
        echo(f"Written: {file}", err=True)


def _remembered(store: str | None, terms: Path | None) -> Path | None:
    """Give the terms that were named, or those that the store was read with; say so when these are gone."""
    from il21kg.store.origins import terms_of
    from il21kg.store.store import FOLDER

    if terms is not None:
        return terms
    folder, remark = terms_of(Path(store or FOLDER))
    if remark:
        echo(remark, err=True)
    return folder


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputError(f"“{text}” is no parameter.", "Write PARAM=VALUE, for example gene=IL21.")
    return name, value


def _complain(error: Il21kgError) -> None:
    echo(f"il21kg: {error.message}", err=True)
    if error.advice:
        echo("\n".join(f"  {line}" for line in error.advice.splitlines()), err=True)


if __name__ == "__main__":
    main()
