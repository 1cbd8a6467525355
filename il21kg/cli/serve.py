"""The commands that let others ask: `il21kg serve`, `il21kg mcp`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from il21kg.cli.console import echo, terms_option
from il21kg.cli.people import orcid_option, person
from il21kg.cli.stores import decisions_option, remembered, store_option
from il21kg.errors import InputError

if TYPE_CHECKING:
    from il21kg.server.graph import Settings
    from il21kg.server.review import Bench
    from il21kg.server.serving import Place

_timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="End a query after so long.",
)


@click.command(epilog="Example: il21kg serve --port 8021")
@store_option
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to serve at; 0.0.0.0 for all.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8021,
    show_default=True,
    help="The port; 0 takes one that is free.",
)
@click.option(
    "--texts/--no-texts",
    default=None,
    help="Show whole texts, where they are at hand. Default: to this machine alone.",
)
@click.option("--cors", is_flag=True, help="Let pages of other sites ask.")
@_timeout_option
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="How many queries run at once.",
)
@terms_option
@click.option("--review", is_flag=True, help="Let a curator at this machine decide, at /review.")
@orcid_option
@decisions_option
def serve(
    store: str | None,
    host: str,
    port: int,
    texts: bool | None,
    cors: bool,
    timeout: float,
    workers: int,
    terms: Path | None,
    review: bool,
    orcid: str | None,
    decisions: Path | None,
) -> None:
    """Serve the graph: pages to look at it, SPARQL, JSON.

    It is only read. While it is served, il21kg load may go on: what it saves is served a moment later.
    """
    try:
        from il21kg.server.graph import Settings
        from il21kg.server.serving import Place, serve
    except ImportError as error:
        raise InputError(
            f"Serving needs {error.name}, which is not installed.", "Install it: pip install 'il21kg[server]'"
        ) from error
    place = Place(host, port, cors)
    if not place.local:
        echo(f"Whoever reaches {host} can read the graph: there is no password.", err=True)

    def told(address: str) -> None:
        if review:
            echo(f"Review: {address}review", err=True)
        whom = "only this machine reaches it" if place.local else "other machines reach it"
        echo(f"Serving {folder} at {address} ({whom}).\nSPARQL: {address}sparql\nCtrl-C ends.", err=True)

    folder = store_folder(store)
    shown = place.local if texts is None else texts
    settings = Settings(folder, remembered(store, terms), timeout, workers, shown)
    serve(settings, place, told, _bench(settings, place, orcid, decisions) if review else None)


def _bench(settings: "Settings", place: "Place", orcid: str | None, decisions: Path | None) -> "Bench":
    """Make the place where a curator decides; raise InputError where others could decide as well."""
    from il21kg.curation.record import note
    from il21kg.server.review import Bench

    if not place.local or place.cors:
        raise InputError(
            "A review is for this machine alone: whoever reaches the page decides in your name.",
            "Leave out --host and --cors, or --review.",
        )
    if decisions is not None:
        note(decisions)  # there may be none yet
    return Bench(settings.folder, settings.terms, decisions, person(orcid))


@click.command(epilog="Example: il21kg mcp --store il21kg-store")
@store_option
@_timeout_option
@terms_option
def mcp(store: str | None, timeout: float, terms: Path | None) -> None:
    """Let an assistant ask the graph, by the Model Context Protocol.

    It is started by the assistant, and talks to it on standard input and output. It only reads.
    """
    try:
        from il21kg.server.agents import serve_agents
        from il21kg.server.graph import Settings
    except ImportError as error:
        raise InputError(
            f"This needs {error.name}, which is not installed.", "Install it: pip install 'il21kg[mcp]'"
        ) from error
    folder = store_folder(store)
    serve_agents(Settings(folder, remembered(store, terms), timeout, workers=1))


def store_folder(store: str | None) -> Path:
    """Give the folder of a store; raise InputError for one that is in no folder."""
    from il21kg.store.store import FOLDER

    where = store or os.environ.get("IL21KG_STORE") or FOLDER
    if where == ":memory:":
        raise InputError(
            "The memory of a new process holds no graph to serve.", "Load into a folder: il21kg load"
        )
    if where.startswith(("http://", "https://")):
        raise InputError(f"{where} is served already.", "Name the folder of a store with --store.")
    return Path(where)
