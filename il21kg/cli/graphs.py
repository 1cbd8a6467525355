"""The commands about whole graphs: `il21kg validate` and `il21kg export`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from il21kg.cli.console import echo, path_type, show, terms_option
from il21kg.cli.stores import opened, remembered, store_option
from il21kg.errors import InputError

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph


@click.command(epilog="Example: il21kg validate il21.ttl --strict")
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
@click.option("--pending", is_flag=True, help="Check what was loaded with --validate off.")
@click.option("--strict", is_flag=True, help="Count warnings as violations.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def validate(
    file: Path | None,
    texts: tuple[Path, ...],
    store: str | None,
    terms: Path | None,
    pending: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Check a graph against the shapes, and its claims against the words it quotes.

    The graph of a file, or of the store, whose texts are compared where they are still at hand. The exit code
    is 1 when it does not conform.
    """
    from il21kg.graph.findings import render, to_json

    if pending:
        if file is not None or texts:
            raise InputError("--pending is for the graph in the store.", "Leave out the file and --text.")
        report = opened(store, remembered(store, terms)).validate_pending(strict=strict)
    elif file is not None:
        from il21kg.graph.texts import validate_file

        report = validate_file(file, texts, terms)
    elif texts:
        raise InputError(
            "--text is for the graph in a file.", "Name the file: il21kg validate FILE.ttl --text …"
        )
    else:
        report = opened(store, remembered(store, terms)).validate()
    show(to_json(report) if as_json else render(report), plain=as_json)
    return report.exit_code(strict)


@click.command(epilog="Example: il21kg export il21.ttl")
@click.argument("file", required=False, type=path_type)
@click.option("-o", "--output", metavar="FILE", type=path_type, help="The same as FILE.")
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="turtle, ntriples, json-ld, rdf-xml or trig; table, parquet, cx2, graphml, nanopub, sssom, kgx-tsv "
    "or kgx-jsonl. Default: by the file's ending.",
)
@click.option(
    "--no-quotes", is_flag=True, help="Leave out the words of the evidence; keep offsets and hashes."
)
@click.option(
    "--graphs", is_flag=True, help="Each document's own graph instead, named by its version (TriG)."
)
@store_option
def export(
    file: Path | None,
    output: Path | None,
    format_: str | None,
    no_quotes: bool,
    graphs: bool,
    store: str | None,
) -> None:
    """Write the graph to a file.

    As Turtle, or in another format; without FILE, or with -, to standard output. KGX is two files:
    kg_nodes.tsv and kg_edges.tsv for FILE kg.
    """
    from il21kg.show.files.formats import PAIRS, named

    if file and output and file != output:
        raise InputError("FILE and -o name two files.", "Name one of them.")
    graph, file = opened(store), file or output
    file = None if file == Path("-") else file
    if graphs:
        _export_graphs(graph, file, format_, not no_quotes)
    elif file is None:
        for piece in graph.pieces(format_ or "turtle", quotes=not no_quotes):
            echo(piece, nl=False)
    elif format_ and named(format_) in PAIRS:
        _export_pair(graph, file, format_, not no_quotes)
    else:
        graph.export(file, format_, quotes=not no_quotes)
        echo(f"Written: {file}", err=True)


def _export_pair(graph: "KnowledgeGraph", file: Path, format_: str, quotes: bool) -> None:
    from il21kg.text.quotes import counted

    kept, paths = graph.to_kgx(file, format_, quotes=quotes)
    for path, n, what in zip(paths, (kept.nodes, kept.edges), ("node", "edge"), strict=True):
        echo(f"Written: {path} ({counted(n, what)})", err=True)
    for reason, n in sorted(kept.left_out.items()):
        echo(f"Left out: {counted(n, 'claim')}: {reason}", err=True)


def _export_graphs(graph: "KnowledgeGraph", file: Path | None, format_: str | None, quotes: bool) -> None:
    from il21kg.files import write_file

    if (format_ or (file.suffix if file else "") or "trig").lower().lstrip(".") != "trig":
        raise InputError("--graphs writes TriG: other formats here hold one graph.", "Name a .trig file.")
    if file is None:
        echo(graph.graphs_to_bytes(quotes=quotes), nl=False)
    else:
        graph.check_outside(file)
        write_file(file, graph.graphs_to_bytes(quotes=quotes))
        echo(f"Written: {file}", err=True)
