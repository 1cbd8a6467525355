"""The command `il21kg audit`: what a graph of anybody's leaves untold."""

from pathlib import Path

import click

from il21kg.cli.console import echo, echo_json, path_type, report_options, show, terms_option


@click.command(epilog="Example: il21kg audit nodes.tsv edges.tsv dataset.ttl --format markdown")
@click.argument("places", nargs=-1, metavar="[FILE|FOLDER|STORE]...")
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE",
    multiple=True,
    type=path_type,
    help="A source: every quote has to stand in one of them. Repeatable.",
)
@click.option(
    "--examples",
    metavar="N",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How many of each finding are shown.",
)
@report_options("findings")
@terms_option
def audit(
    places: tuple[str, ...],
    texts: tuple[Path, ...],
    examples: int,
    format_: str,
    as_json: bool,
    terms: Path | None,
) -> int:
    """Look through a graph of anybody's.

    For sources, licences, prefixes, identifiers, labels, quotes, hedges, denials, edges that lead nowhere.
    Given are RDF (.ttl, .nt, .trig, .rdf, .jsonld), tables of nodes and edges of KGX or BioCypher, and
    stores; all together are one graph. Without any it is the store. With whole terminologies (--terms) labels
    and obsolete identifiers are told. The exit code is 1 when there is an error.
    """
    import os

    from il21kg.audit.auditing import audit
    from il21kg.audit.telling import markdown, tell, to_values
    from il21kg.store.store import FOLDER
    from il21kg.vocabulary.vocabulary import load_vocabulary

    given = places or (os.environ.get("IL21KG_STORE") or FOLDER,)
    found = audit(given, load_vocabulary(terms), texts, examples)
    if as_json or format_ == "json":
        echo_json(to_values(found))
    elif format_ == "markdown":
        echo(markdown(found))
    else:
        show(tell(found))
    return found.exit_code
