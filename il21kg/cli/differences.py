"""The command that compares two graphs: `il21kg diff`."""

from pathlib import Path

import click

from il21kg.cli.articles import about_option
from il21kg.cli.console import echo, echo_json, report_options, show, terms_option


@click.command(epilog="Example: il21kg diff before.ttl il21kg-store --format markdown")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--document", metavar="KEY", help="Compare what this document says only.")
@report_options("differences")
@about_option
@terms_option
def diff(
    one: str,
    other: str,
    document: str | None,
    format_: str,
    as_json: bool,
    about: str | None,
    terms: Path | None,
) -> int:
    """Say what B says otherwise than A.

    Each is a store, a file with a graph (.ttl, .nt, …), or an article, which is read. Facts that were gained,
    lost, or changed in certainty, tier, direction or identifier are told with their sentences. The exit code
    is 1 when there are any.
    """
    from il21kg.knowledge import graph_at
    from il21kg.show.differences import headline, markdown, tell, to_values

    before, after = (graph_at(place, terms, about) for place in (one, other))
    found = before.differences(after, document)
    if as_json or format_ == "json":
        echo_json(to_values(found))
    elif format_ == "markdown":
        echo(markdown(found, one, other))
    else:
        show("\n".join(filter(None, (headline(found, one, other), tell(found)))))
    return int(bool(found))
