"""The commands about what is loaded: `il21kg documents`, `il21kg stats` and `il21kg retract`."""

import click

from il21kg.cli import completion
from il21kg.cli.console import echo, echo_json, show
from il21kg.cli.stores import opened, store_option


@click.command(epilog="Example: il21kg documents --json")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array instead.")
@click.option("--failed", is_flag=True, help="Those that could not be loaded instead, with the reason.")
def documents(store: str | None, as_json: bool, failed: bool) -> None:
    """List what is loaded.

    Each document with its gene, where it came from, with which terms it was read, and how much it gave.
    """
    from dataclasses import asdict

    from il21kg.show.corpus import tell_failed
    from il21kg.store.inventory import tell, to_values

    if failed:
        aside = opened(store).failed()
        values = [asdict(each) for each in aside]
        if as_json:
            echo_json(values)
        else:
            echo(tell_failed(aside))
        return
    held = opened(store).holdings()
    if as_json:
        echo_json(to_values(held))
    else:
        show(tell(held))


@click.command(epilog="Example: il21kg stats --json")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
@click.option(
    "--void", is_flag=True, help="Print a description of the dataset (DCAT, VoID) as Turtle instead."
)
@click.option("--endpoint", metavar="URL", help="Where the graph can be asked; for --void.")
@click.option("--title", metavar="WORDS", default="", help="What the dataset is called; for --void.")
@click.option(
    "--licence", metavar="NAME", default="", help="An SPDX name, as CC-BY-4.0, or an address; for --void."
)
@click.option(
    "--creator", "creators", metavar="WHO", multiple=True, help="An ORCID, an address or a name; for --void."
)
@click.option("--issued", metavar="DATE", default="", help="The day of publication; for --void.")
@click.option(
    "--file", "files", metavar="URL", multiple=True, help="Where it can be got as a file; for --void."
)
def stats(
    store: str | None, as_json: bool, void: bool, endpoint: str | None, title: str, licence: str,
    creators: tuple[str, ...], issued: str, files: tuple[str, ...],
) -> None:  # fmt: skip
    """Count what is loaded.

    Statements by kind, certainty, tier and gene; the things they name; triples, and room on the disk. With
    --void, the dataset describes itself: whose it is say the options, or a file graph.toml in the store.
    """
    from il21kg.store.imprint import imprint
    from il21kg.store.statistics import tell, to_values

    kg = opened(store)
    if void:
        said = imprint(title=title, licence=licence, creators=creators, issued=issued, files=files)
        echo(kg.to_void(endpoint, said), nl=False)
        return
    told = kg.statistics()
    if as_json:
        echo_json(to_values(told))
    else:
        show(tell(told))


@click.command(epilog="Example: il21kg retract il21")
@click.argument("source", shell_complete=completion.documents)
@store_option
def retract(source: str, store: str | None) -> None:
    """Withdraw a document.

    SOURCE is its key, IRI, path or hash. The graph is then as if it had never been loaded.
    """
    gone = opened(store).retract(source)
    echo(f"Withdrawn: {gone.key} ({gone.title or gone.name}, {gone.sha256[:16]})")
