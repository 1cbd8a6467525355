"""The commands about many texts: `il21kg load` of them, and `il21kg parts`."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from il21kg.cli.console import corpus_progress, echo, echo_json, path_type, show, terms_option
from il21kg.cli.ending import telling_where_it_ended
from il21kg.errors import InputError

if TYPE_CHECKING:
    from il21kg.corpus.columns import Columns
    from il21kg.corpus.loading import Runner, Tally
    from il21kg.knowledge import KnowledgeGraph

_FEW: Final = 5
"""Names that are listed, at most."""

Command = TypeVar("Command", bound=Callable[..., Any])


def columns_options(command: Command) -> Command:
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


def named_columns(given: dict[str, str | None]) -> dict[str, str]:
    """Give the columns that were named, by what they hold: `--text-column NAME` is `text`."""
    columns = {name.removesuffix("_column"): given[name] for name in given if name.endswith("_column")}
    return {name: column for name, column in columns.items() if column}


def workers_options(command: Command) -> Command:
    """Add the options that say who reads."""
    for name, engine in (("ray", "Ray"), ("dask", "Dask")):
        told = f"Let a cluster of {engine} read many texts; local: one on this machine, for this once."
        command = click.option(f"--{name}", metavar="ADDRESS|local", help=told)(command)
    return click.option(
        "--workers",
        metavar="N",
        type=click.IntRange(1, 256),
        help="So many processes read many texts. Default: the cores. The graph is the same.",
    )(command)


class Readers(NamedTuple):
    """Who reads the texts of a corpus."""

    workers: int | None
    dask: str | None
    ray: str | None

    def runner(self) -> "Runner":
        """Give what reads; raises InputError where two engines are named."""
        from il21kg.corpus import engines, workers

        if self.dask and self.ray:
            raise InputError("--dask and --ray are two engines.", "Name one of them.")
        count = self.workers or workers.cores()
        for opened, address in ((engines.dask, self.dask), (engines.ray, self.ray)):
            if address:
                return engines.on_engine(opened, address, count)
        return workers.runner(count)


class Corpus(NamedTuple):
    """How a corpus is loaded."""

    terms: Path | None
    quotes: bool
    strict: bool
    shapes: bool
    readers: "Readers"
    fail_fast: bool
    columns: dict[str, str]
    decisions: Path | None


def load_corpus(
    paths: tuple[Path, ...], store: str | None, corpus: Corpus, *, retry: bool, as_json: bool
) -> int:
    """Load many texts, or the parts that were made of them, and tell what became of them."""
    from il21kg.corpus.parting import is_parts
    from il21kg.knowledge import KnowledgeGraph
    from il21kg.show.corpus import to_values

    graph = KnowledgeGraph(store, corpus.terms, corpus.decisions)
    if paths and all(map(is_parts, paths)):
        tally = _load_parts(graph, paths, corpus)
    else:
        again = _set_aside(graph, paths) if retry else None
        tally = _load_texts(graph, paths, corpus, again)
    graph.keep(to_values(tally))
    return _tell(tally, graph.place, as_json=as_json)


def _load_parts(graph: "KnowledgeGraph", paths: tuple[Path, ...], corpus: Corpus) -> "Tally":
    with corpus_progress(None) as tell_progress, telling_where_it_ended(graph.place):
        return graph.load_parts(
            paths,
            strict=corpus.strict,
            shapes=corpus.shapes,
            fail_fast=corpus.fail_fast,
            told=tell_progress,
        )


def _load_texts(
    graph: "KnowledgeGraph", paths: tuple[Path, ...], corpus: Corpus, again: dict[str, Path] | None
) -> "Tally":
    """Load the texts of paths, or what failed before, with the columns that were named then."""
    from il21kg.corpus.columns import Columns

    columns = Columns(**(corpus.columns or ({} if again is None else _named_before(graph))))
    sources = _sources(paths if again is None else sorted({*again.values()}), columns)
    total = _total(sources) if again is None else len(again)
    with corpus_progress(total) as tell_progress, telling_where_it_ended(graph.place):
        return graph.load_all(
            sources,
            columns=columns,
            quotes=corpus.quotes,
            strict=corpus.strict,
            shapes=corpus.shapes,
            run=corpus.readers.runner(),
            fail_fast=corpus.fail_fast,
            only=again,
            told=tell_progress,
        )


def _sources(paths: "Iterable[Path]", columns: "Columns") -> list[Path]:
    """Give the files of paths; say what is passed over, and which columns of tables are taken."""
    from il21kg.corpus.tables import is_table
    from il21kg.corpus.texts import columns_of, files, passed_over

    sources = files(paths)
    for folder in filter(Path.is_dir, paths):
        if left := passed_over(folder):
            echo(f"{folder}: passed over: {_few(left)}", err=True)
    for each in filter(is_table, sources):
        try:
            echo(f"{each}: {columns_of(each, columns)}", err=True)
        except InputError:
            if len(sources) == 1:
                raise  # of several it is told when it is its turn, and the rest goes on
    return sources


def _few(names: Sequence[str]) -> str:
    """Give the first of some names.

    >>> _few(["a", "b"]), _few(["a", "b", "c", "d", "e", "f"])
    ('a, b', 'a, b, c, d, e and 1 more')
    """
    more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def _total(sources: list[Path]) -> int | None:
    from il21kg.corpus.texts import count

    return None if Path("-") in sources else count(sources)


def _tell(tally: "Tally", place: str, *, as_json: bool, kept: str = "store") -> int:

    from il21kg.show.corpus import tell, to_values

    if as_json:
        echo_json(to_values(tally))
    else:
        show(tell(tally, place, kept=kept))
    return 2 if tally.states["failed"] else int(tally.states["refused"] > 0)


def _set_aside(graph: "KnowledgeGraph", paths: tuple[Path, ...]) -> dict[str, Path]:
    """Give what failed before, by place, with its file."""
    if paths:
        raise InputError("--retry loads what failed before, and takes no articles.", "Leave them out.")
    again = {each.place: each.file for each in graph.failed()}
    if lost := [place for place, file in again.items() if not file.exists()]:
        echo(f"Not there any more: {_few(lost)}", err=True)
    return {place: file for place, file in again.items() if file.exists()}


def _named_before(graph: "KnowledgeGraph") -> dict[str, str]:
    """Give the columns that were named when texts failed."""
    from il21kg.corpus.tables import is_table

    before = {tuple(sorted(each.columns.items())) for each in graph.failed() if is_table(each.file)}
    if len(before) > 1:
        raise InputError(
            "What failed is of tables for which different columns were named.",
            "Load each table again, with its columns: what is in the store already is not read again.",
        )
    return dict(*before)


@click.command(epilog="Example: il21kg parts genes.tsv.gz -o parts; il21kg load parts")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE|TABLE|FOLDER|-...", type=path_type)
@click.option("-o", "--output", metavar="DIR", required=True, type=path_type, help="The folder of the parts.")
@terms_option
@click.option(
    "--no-quotes", is_flag=True, help="Leave out the words of the evidence; keep offsets and hashes."
)
@click.option("--strict", is_flag=True, help="Do not write a graph with warnings either.")
@columns_options
@workers_options
@click.option("--part-size", metavar="N", type=click.IntRange(1, 2000), help="So many texts a part: 250.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def parts(
    articles: tuple[Path, ...],
    output: Path,
    terms: Path | None,
    no_quotes: bool,
    strict: bool,
    workers: int | None,
    dask: str | None,
    ray: str | None,
    part_size: int | None,
    as_json: bool,
    **columns: str | None,
) -> int:
    """Read many texts into files that any bulk loader takes.

    Their graphs are validated first. Each file holds those of some texts as sorted lines of N-Quads, packed,
    and is named by its content; il21kg-parts.jsonl says what is in it, SHA256SUMS its checksum. The same
    texts give the same files, whoever reads them. Started again, it goes on, and parts of other texts go;
    il21kg load DIR loads them.
    """
    from il21kg.corpus.columns import Columns
    from il21kg.corpus.loading import tally_of
    from il21kg.corpus.parting import DOCUMENTS, write_parts
    from il21kg.corpus.parts import parts_of
    from il21kg.corpus.texts import descriptions
    from il21kg.corpus.work import Manner
    from il21kg.text.quotes import counted

    chosen = Columns(**named_columns(columns))
    sources, before = _sources(articles, chosen), {each.name for each in parts_of(output)}
    manner, run = Manner(terms, not no_quotes, strict), Readers(workers, dask, ray).runner()
    with corpus_progress(_total(sources)) as tell_progress, telling_where_it_ended(str(output)):
        made = write_parts(descriptions(sources, chosen), output, manner, run, part_size or DOCUMENTS)
        tally = tally_of(made, tell_progress)
    if gone := before - {each.name for each in parts_of(output)}:
        told = f"{counted(len(gone), 'part')} that {'was' if len(gone) == 1 else 'were'} there before"
        echo(f"{output}: {told}, of other texts or read otherwise, went.", err=True)
    return _tell(tally, str(output), as_json=as_json, kept="parts")
